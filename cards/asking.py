"""What several forms ask in the same words."""

from cards.elements import Option

NO_NAMES = "About practice. No names: the case reference is enough."
NO_REFERENCES = "About practice, in plain words. No names, and no case references."
"""For what goes into a report."""
YES, NO = "yes", "no"
YES_NO = (Option(YES, "Yes"), Option(NO, "No"))
