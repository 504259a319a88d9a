"""A refusal is an answer, not an accident: its sentence is what the person reads, so it says what happened and what to do."""

from collections.abc import Mapping


class Refusal(Exception):
    """Raised by a rule that will not let something happen; nothing was changed."""

    def __init__(self, sentence: str, *, field: str = "") -> None:
        """`field` names the form's input that the sentence belongs to, where there is one."""
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field

    @property
    def faults(self) -> Mapping[str, str]:
        """By the input that each sentence belongs to."""
        return {self.field: self.sentence}


class Several(Refusal):
    """More than one input of a form will not do; each is told."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        field, sentence = next(iter(faults.items()))
        super().__init__(sentence, field=field)
        self._faults = dict(faults)

    @property
    def faults(self) -> Mapping[str, str]:
        return self._faults


class Barred(Refusal):
    """It is not for this person, whichever input it shows at: that they tried is written down."""


class Overtaken(Refusal):
    """Somebody else changed the thing first; the sentence says who did what, and when."""


def unseen(reference: str) -> Refusal:
    """The one answer for what is absent and for what is not the asker's to see."""
    return Refusal(f"There is no action {reference} that you can see.")


def unseen_audit(reference: str) -> Refusal:
    """The same for audits."""
    return Refusal(f"There is no audit {reference} that you can see.")


def unseen_concern(reference: str) -> Refusal:
    """The same for cases of concern."""
    return Refusal(f"There is no case of concern {reference} that you can see.")
