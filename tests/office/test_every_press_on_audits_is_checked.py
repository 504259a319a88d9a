"""Every command, press and form that is about one audit, tried by everybody at every stage: only what the table allows changes
anything; all others are told the same as of an audit that there is not, and nothing is written but that they tried."""

from collections import Counter

import pytest

from cards.replies import Reply
from domain.admission import NOT_KNOWN
from storage.ledger import Ledger
from tests import who_may_audits
from tests.office import audit_crowd
from tests.office.audit_doors import DOORS, WITHOUT_A_VERB_IN_CHAT, AuditDoor
from tests.office.people import Office
from tests.office.test_every_press_is_checked import one_sentence, went_as_meant

ABSENT = 999_999
A_FEW = 6
_STANDS = """select a.*, (select version from drafts d where d.audit_id = a.id),
    (select count(*) from audit_notes n where n.audit_id = a.id), (select count(*) from moderations m where m.audit_id = a.id),
    (select count(*) from actions x where x.audit_id = a.id), (select version from opinions o where o.audit_id = a.id),
    (select count(*) from tags t where t.audit_id = a.id)
    from audits a order by a.id"""


Tries = dict[int, tuple[str, AuditDoor]]


def hears_outcome(who: str, stage: str) -> bool:
    """Here it was moderated inside the council."""
    told = who_may_audits.HEARS_OUTCOME - {"external moderator"} - who_may_audits.UNTOLD.get(stage, frozenset())
    return stage in who_may_audits.MODERATED and who in told


def tries(stage: str) -> Tries:
    """By the number of an audit of its own. Who sees it tries every door; of the others each tries every sixth, so that several
    of them come to each."""
    found = []
    for place, who in enumerate(who_may_audits.EVERYBODY):
        sees, hears = who_may_audits.allowed(who, stage), hears_outcome(who, stage)
        found += [
            (who, door) for n, door in enumerate(DOORS)
            if sees or (hears and door.needs == "moderate") or (n + place) % A_FEW == 0
        ]  # fmt: skip
    return dict(enumerate(found, start=1))


def prepared(office: Office, stage: str) -> Tries:
    """Everybody, and an audit for each try."""
    found = tries(stage)

    def make(ledger: Ledger) -> None:
        audit_crowd.gather(ledger)
        audit_crowd.put(ledger, stage, ((number, who) for number, (who, _) in found.items()))

    office.does(make)
    return found


def stands(office: Office) -> dict[int, tuple[object, ...]]:
    """All that could have been changed about each audit."""
    with office.ledger() as ledger:
        return {row[0]: tuple(row) for row in ledger.connection.exec_driver_sql(_STANDS)}


def noted(office: Office) -> Counter[str]:
    """How many refusals the history holds of each audit."""
    asked = "select subject from history where verb in ('refused', 'overtaken')"
    with office.ledger() as ledger:
        return Counter(ledger.connection.exec_driver_sql(asked).scalars())


def told_of(office: Office) -> set[int]:
    """Of which audits somebody is to be told."""
    with office.ledger() as ledger:
        found = ledger.connection.exec_driver_sql("select content from outbox where kind like 'audit%'").scalars()
        return {number for content in map(audit_crowd.read, found) for number in content["audits"]}


def as_it_should(who: str, door: AuditDoor, stage: str, number: int, reply: Reply) -> bool:
    """Whether they got through where they may, and otherwise heard no more than they should."""
    allowed, said = who_may_audits.allowed(who, stage), one_sentence(reply)
    if door.needs in allowed:
        return went_as_meant(door, reply)  # type: ignore[arg-type]
    if who == "somebody who has left":
        return said == NOT_KNOWN
    if door.needs == "moderate" and hears_outcome(who, stage):
        by = "you" if who == "plt who changed the outcome" else "plt who changed the outcome"
        return said.startswith(f"AU-{number} was moderated by {by} on 9 Jan: ")
    unseen = said == f"There is no audit AU-{number} that you can see."
    return unseen if "see" not in allowed else said != "" and not unseen


@pytest.mark.parametrize("stage", audit_crowd.STAGES)
def test_only_who_may_changes_anything_and_all_others_hear_what_they_hear_of_none(office: Office, stage: str) -> None:
    tried = prepared(office, stage)
    before = stands(office)
    wrong = []
    for number, (who, door) in tried.items():
        reply = office.desk.answer(door.knock(audit_crowd.account(who), number, office.now, office.key()))
        if not as_it_should(who, door, stage, number, reply):  # type: ignore[arg-type]
            wrong.append((who, door.kind, door.does, reply))

    after = stands(office)
    through = {n for n, (who, door) in tried.items() if door.needs in who_may_audits.allowed(who, stage)}
    changing = {n for n in through if tried[n][1].changes}
    assert wrong == []
    assert {n for n in before if before[n] != after[n]} == changing
    assert noted(office) == Counter(f"AU-{n}" for n in before if n not in through)
    assert told_of(office) <= changing
    assert office.faults == []


@pytest.mark.parametrize("who", ["manager of another team", "other external moderator", "other auditor"])
def test_what_is_absent_and_what_is_not_theirs_get_the_same_answer(office: Office, who: str) -> None:
    prepared(office, "moderated")
    for door in DOORS:
        knocks = [door.knock(audit_crowd.account(who), number, office.now, office.key()) for number in (17, ABSENT)]
        theirs, absent = (repr(office.desk.answer(knock)) for knock in knocks)
        assert theirs == absent.replace(str(ABSENT), "17")


def test_the_table_has_a_way_in_for_every_verb() -> None:
    assert {door.needs for door in DOORS} == who_may_audits.VERBS - WITHOUT_A_VERB_IN_CHAT
