"""An auditor at the form of an audit: ordinary answers for each step, and the way through all of them."""

from cards.elements import Input
from domain.audit import Audit
from tests.office.people import Answer, Colleague, Office

EVIDENCE, IMPACT = "The plan names no dates", "The child does not know what comes next"


def areas(*names: str, score: str = "1") -> dict[str, Answer]:
    return {
        f"{name}__{kind}": said
        for name in names
        for kind, said in (("score", score), ("evidence", EVIDENCE), ("impact", IMPACT))
    }


STEP_1 = areas("impact", "experience")
STEP_2 = areas("aspect1", "aspect2", score="2")
STEP_3: dict[str, Answer] = {**areas("aspect3"), "grade": "not-yet-good", "age_band": "5-9"}
STEP_4: dict[str, Answer] = {
    "action__1": "Agree a plan with dates at the next supervision",
    "due__1": "2018-02-01",
    "findings": ("SMART plans", "drift and delay"),
    "concern": "no",
}
ALL = (STEP_1, STEP_2, STEP_3, STEP_4)
WORRY: dict[str, Answer] = {
    "worry": "Nobody has seen the child since the plan was made",
    "unsafe": "no",
    "first": "Visit the child within two working days",
    "first_due": "2018-01-12",
}
"""What is asked where it is a case of concern."""


def fills_in(auditor: Colleague, reference: str = "AU-71", steps: int = len(ALL), **otherwise: Answer) -> Colleague:
    """So many steps, with some answers otherwise than usual: each where its step asks for it."""
    auditor.says(f"/audits submit {reference}")
    for usual in ALL[:steps]:
        asked = (
            {i.name.replace(".", "__") for i in auditor.form.inputs if isinstance(i, Input)} if auditor.form else set()
        )
        auditor.fills(**{**usual, **{name: said for name, said in otherwise.items() if name in asked}})
    return auditor


def raises(auditor: Colleague, reference: str = "AU-71", **otherwise: Answer) -> Colleague:
    """All steps up to the case of concern, and that one."""
    return fills_in(auditor, reference, concern="yes").fills(**{**WORRY, **otherwise})


def audit(office: Office) -> Audit:
    with office.ledger() as ledger:
        found: Audit = ledger.audits.get(71)
    return found


def drafts(office: Office) -> list[dict[str, object]]:
    with office.ledger() as ledger:
        return [dict(row) for row in ledger.connection.exec_driver_sql("select * from drafts").mappings()]


def title(who: Colleague) -> str:
    return who.form.title if who.form else ""


def held(who: Colleague, name: str) -> object:
    assert who.form is not None
    return next(i.value for i in who.form.inputs if isinstance(i, Input) and i.name == name)
