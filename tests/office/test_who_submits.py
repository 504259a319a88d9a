"""Who fills in and submits an audit, at every stage and by every way in, against a table that is written here by hand."""

from datetime import date

import pytest
from sqlalchemy import update

from cards.replies import FormErrors, NextForm, OpenForm, Show
from domain.draft import STEPS
from handlers.ask import Knock
from storage.tables import audits
from tests.office.council import HOME, IDS, account_of, put_audit, put_cover
from tests.office.filled_in import STEP_1
from tests.office.people import Office

MAY = {("auditor", "to do"), ("learner", "to do")}
"""The auditor; and, who covers for them today. All others, and all at any other stage, do not."""
OVER_ALL = ("plt", "second plt", "director")
SEES = {
    "to do": {"auditor", "learner", *OVER_ALL},
    "to moderate": {"auditor", "learner", *OVER_ALL, "moderator"},
    "moderated": {"auditor", "learner", *OVER_ALL, "manager", "head of service"},
    "taken back": {*OVER_ALL},
}
STAGES: dict[str, dict[str, object]] = {
    "to do": {},
    "to moderate": {"submitted": date(2018, 1, 5), "grade": "good"},
    "moderated": {
        "submitted": date(2018, 1, 5),
        "grade": "good",
        "admissibility": "immediate",
        "moderated": date(2018, 1, 8),
    },
    "taken back": {"taken_back": date(2018, 1, 8)},
}
EVERYBODY = sorted(set(IDS) - {"leaver"})
PRESSES = ("audit_fill", "audit_more", *(f"audit_step_{step}" for step in STEPS))
SENT = {name.replace("__", "."): said for name, said in STEP_1.items()}
CONTEXT = {"about": "AU-71", "version": "1", "draft": "0", "step": "1", "places": "1"}


def knocks(office: Office, who: str, number: int = 71) -> list[Knock]:
    """Each way in, as the platform would bring it."""
    plain = (account_of(who), HOME)
    context = CONTEXT | {"about": f"AU-{number}"}
    from_card = [
        Knock(*plain, "press", does, office.now, office.key(), about=f"AU-{number}", version=1)
        for does in PRESSES
        if does != "audit_more"
    ]
    inside = [
        Knock(*plain, "press", does, office.now, office.key(), form=SENT, context=context) for does in PRESSES[1:]
    ]
    sent = [
        Knock(*plain, "form", does, office.now, office.key(), form=SENT, context=context)
        for does in ("audit_step", "audit_submit")
    ]
    typed = Knock(*plain, "command", "/audits", office.now, office.key(), words=f"submit {number}")
    return [typed, *from_card, *inside, *sent]


def stands(office: Office) -> list[tuple[object, ...]]:
    with office.ledger() as ledger:
        run = ledger.connection.exec_driver_sql
        return [
            tuple(row) for table in ("audits", "drafts", "areas", "actions") for row in run(f"select * from {table}")
        ]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("who", EVERYBODY)
def test_only_the_auditor_and_todays_cover_get_into_the_form_and_only_while_it_is_to_do(
    office: Office, who: str, stage: str
) -> None:
    office.does(put_audit, 71)
    office.does(put_cover, "auditor", "learner", "2018-01-08", "2018-01-12")
    if STAGES[stage]:
        changed = update(audits).where(audits.c.id == 71).values(**STAGES[stage])
        office.does(lambda ledger: ledger.connection.execute(changed))
    before = stands(office)

    for knock in knocks(office, who):
        reply = office.desk.answer(knock)
        if (who, stage) in MAY:
            assert isinstance(reply, OpenForm | NextForm | FormErrors), knock
            continue
        assert isinstance(reply, Show | FormErrors), knock
        sentence = reply.card.fallback if isinstance(reply, Show) else next(iter(reply.errors.values()))
        seen = who in SEES[stage]
        assert (sentence == "There is no audit AU-71 that you can see.") is not seen, sentence
        assert stands(office) == before
    assert (stands(office) != before) is ((who, stage) in MAY)
    assert office.faults == []


@pytest.mark.parametrize("who", ["west manager", "outside moderator", "other head"])
def test_what_is_absent_and_what_is_not_theirs_get_the_same_answer(office: Office, who: str) -> None:
    office.does(put_audit, 71)
    for theirs, absent in zip(knocks(office, who), knocks(office, who, 9999), strict=True):
        assert repr(office.desk.answer(theirs)) == repr(office.desk.answer(absent)).replace("9999", "71")


@pytest.mark.parametrize("stage", STAGES)
def test_closing_the_form_tells_nobody_else_anything(office: Office, stage: str) -> None:
    office.does(put_audit, 71)
    office.person("auditor").says("/audits submit AU-71").fills(**STEP_1)
    if STAGES[stage]:
        changed = update(audits).where(audits.c.id == 71).values(**STAGES[stage])
        office.does(lambda ledger: ledger.connection.execute(changed))
    for who in EVERYBODY:
        office.desk.answer(
            Knock(account_of(who), HOME, "closed", "audit_step", office.now, office.key(), context=CONTEXT)
        )
    told = {who: office.was_told(who) for who in EVERYBODY}
    saved = ["Your audit is saved up to step 1 of 5"] if stage == "to do" else []
    assert {who: said for who, said in told.items() if said} == ({"auditor": saved} if saved else {})
    assert office.faults == []
