"""All that is asked of auditors: the list, each record, both forms with their second step; and what the auditor is told."""

from collections.abc import Iterator

from cards.elements import Card
from cards.notice import Post
from domain.person import Role
from handlers.ask import Knock
from scheduler.compose import Composer
from storage.ledger import Ledger
from tests.office.council import HOME, IDS, account_of
from tests.office.judged import put_judged
from tests.office.people import Office

WORD = "strong evidence statements"


def leave_records(office: Office) -> None:
    """The learner joined the core group, went back, and joined it again, and there is another one; the core auditor has a
    changed grade."""
    for number in range(501, 513):
        office.does(put_judged, number, auditor="learner", kind="learning", strengths=(WORD,))
    office.does(put_judged, 520, admissibility="inadmissible", auditor_grade="outstanding")
    for does, said in (("to_core", {"audits": tuple(map(str, range(501, 513)))}), ("to_learning", {}), ("to_core", {})):
        form = {"by": account_of("moderator"), "note": "A note", "audits": ("501",)} | said
        office.desk.answer(_form(office, does, **form))
    office.does(lambda ledger: ledger.roles.give(IDS["west manager"], Role.LEARNER))
    office.does(put_judged, 530, auditor="west manager", kind="learning")


def asked_of_auditors(office: Office) -> Iterator[tuple[str, Knock]]:
    """Each with a name for it."""
    for who in ("plt", "moderator", "outside moderator", "manager", "learner", "auditor"):
        for words in ("auditors", "record"):
            yield f"{who}: audits {words}", Knock(account_of(who), HOME, "command", "/audits", office.now, words=words)
    for who, about in (("plt", "learner"), ("plt", "auditor"), ("moderator", "learner"), ("auditor", "learner")):
        yield f"{who}: record of {about}", _press(office, who, "record", about)
    yield "plt: to_learning", _press(office, "plt", "to_learning", "learner")
    yield "plt: to_core", _press(office, "plt", "to_core", "west manager")
    yield "plt: to_learning asked again", _form(office, "to_learning", note="What Mr Xyzzy wanted")


def _press(office: Office, who: str, does: str, about: str) -> Knock:
    place = "auditors:1::"
    return Knock(account_of(who), HOME, "press", does, office.now, about=str(IDS[about]), version=0, place=place)


def _form(office: Office, does: str, **said: str | tuple[str, ...]) -> Knock:
    context = {"about": str(IDS["learner"]), "place": "auditors:1::"}
    return Knock(account_of("plt"), HOME, "form", does, office.now, form=said, context=context)


def told_of_competence(compose: Composer, ledger: Ledger) -> Iterator[tuple[str, Card]]:
    last = ledger.competences.of(IDS["learner"])[-1]
    made = compose(ledger, "competence", f"person:{IDS['learner']}", {"competence": last.id})
    assert isinstance(made, Post)
    yield "competence to learner", made.card
    named = compose(ledger, "competence-confirmed", f"person:{IDS['moderator']}", {"competence": last.id})
    assert isinstance(named, Post)
    yield "competence-confirmed to moderator", named.card
