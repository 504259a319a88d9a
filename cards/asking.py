"""What several forms ask in the same words."""

from cards.elements import Option

NO_NAMES = "About practice. No names: the case reference is enough."
YES, NO = "yes", "no"
YES_NO = (Option(YES, "Yes"), Option(NO, "No"))
