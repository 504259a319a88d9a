"""Every command, press and form that is about one case of concern, tried by everybody in every state: only what the table allows
changes anything; all others are told the same as of one that there is not, and nothing is written but that they tried."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from cards.replies import Reply
from domain.admission import NOT_KNOWN
from handlers import concern_commands
from handlers.ask import Knock
from storage.ledger import Ledger
from tests import who_may_concerns
from tests.office import concern_doors
from tests.office.concern_doors import DOORS, NOT_ABOUT_ONE, ConcernDoor
from tests.office.concern_stories import RAISED
from tests.office.council import put_audit
from tests.office.people import Colleague, Office
from tests.office.test_every_press_is_checked import one_sentence, went_as_meant
from tests.office.test_every_press_on_audits_is_checked import noted

ABSENT = 999_999
A_FEW = 5
RAISED_OTHERS = ("auditor of its audit", "moderator of its audit")
"""The same people as those who raised some of them."""
STATES = [state for state in who_may_concerns.TABLE if "no director" not in state]
"""The office has a director."""
_STANDS = """select c.*, (select count(*) from concern_notes n where n.concern_id = c.id),
    (select count(*) from duties d where d.concern_id = c.id and d.at is not null),
    (select count(*) from actions a where a.concern = 'C-' || c.id), (select a.version from actions a where a.id = c.id)
    from concerns c order by c.id"""
Tries = dict[int, tuple[str, ConcernDoor]]


def tries(state: str) -> Tries:
    """By the number of a case of concern of its own. Who sees it tries every door; of the others each tries every fifth, so that
    several of them come to each."""
    found = []
    for place, who in enumerate(who_may_concerns.EVERYBODY):
        sees = bool(who_may_concerns.allowed(who, state))
        found += [(who, door) for n, door in enumerate(DOORS) if sees or (n + place) % A_FEW == 0]
    return dict(enumerate(found, start=1))


def prepared(office: Office, state: str) -> Tries:
    found = tries(state)

    def make(ledger: Ledger) -> None:
        concern_doors.gather(ledger)
        concern_doors.put(ledger, state, ((number, who, door) for number, (who, door) in found.items()))
        ledger.connection.exec_driver_sql("update numbers set last = 10000")

    office.does(make)
    return found


def stands(office: Office) -> dict[int, tuple[object, ...]]:
    """All that could have been changed about each."""
    with office.ledger() as ledger:
        return {row[0]: tuple(row) for row in ledger.connection.exec_driver_sql(_STANDS)}


def unseen(number: int) -> str:
    return f"There is no case of concern C-{number} that you can see."


def as_it_should(who: str, door: ConcernDoor, state: str, number: int, reply: Reply) -> bool:
    """Whether they got through where they may, and otherwise heard no more than they should."""
    allowed, said = who_may_concerns.allowed(who, state), one_sentence(reply)
    if door.needs == "acknowledge" and door.needs in allowed:
        return said.startswith(f"You have C-{number}, as ")
    if door.words and door.needs in allowed:
        return said == f"Your update of C-{number} is saved."
    if door.needs in allowed:
        return went_as_meant(door, reply)  # type: ignore[arg-type]
    if who == "somebody who has left":
        return said == NOT_KNOWN
    return said == unseen(number) if not allowed else said not in ("", unseen(number))


@pytest.mark.parametrize("state", STATES)
def test_only_who_may_changes_anything_and_all_others_hear_what_they_hear_of_none(office: Office, state: str) -> None:
    tried = prepared(office, state)
    before = stands(office)
    wrong = []
    for number, (who, door) in tried.items():
        reply = office.desk.answer(door.knock(concern_doors.account(who), number, office.now, office.key()))
        if not as_it_should(who, door, state, number, reply):  # type: ignore[arg-type]
            wrong.append((who, door.kind, door.does, reply))

    after = stands(office)
    through = {n for n, (who, door) in tried.items() if door.needs in who_may_concerns.allowed(who, state)}
    assert wrong == []
    assert {n for n in before if before[n] != after[n]} == {n for n in through if tried[n][1].changes}
    assert noted(office) == Counter(f"C-{n}" for n in before if n not in through)
    assert office.faults == []


@pytest.mark.parametrize("who", ["manager of another team", "moderator of its audit", "owner of one of its actions"])
def test_what_is_absent_and_what_is_not_theirs_get_the_same_answer(office: Office, who: str) -> None:
    prepared(office, "raised")
    for door in DOORS:
        knocks = [door.knock(concern_doors.account(who), n, office.now, office.key()) for n in (17, ABSENT)]
        theirs, absent = (repr(office.desk.answer(knock)) for knock in knocks)
        assert theirs == absent.replace(str(ABSENT), "17")
        assert unseen(17) in theirs


def test_the_register_and_the_home_page_show_them_to_those_of_the_table_alone(office: Office) -> None:
    prepared(office, "raised")
    for who in who_may_concerns.EVERYBODY:
        if who_may_concerns.allowed(who, "raised") or who in RAISED_OTHERS:
            continue
        somebody = Colleague(office, concern_doors.account(who))
        for shown in (somebody.says("/concerns"), somebody.says("/concerns closed"), somebody.opens_home()):
            assert not re.search(r"\bC-\d", shown.sees), who
    with office.ledger() as ledger:
        assert ledger.connection.exec_driver_sql("select count(*) from history where verb = 'opened'").scalar() == 0


@pytest.mark.parametrize(
    ("audit", "may"),
    [
        ("", who_may_concerns.RAISE),
        ("AU-7", who_may_concerns.RAISE_FROM_AN_AUDIT_TO_MODERATE - who_may_concerns.SEE_IT_ONCE_MODERATED),
        ("AU-8", who_may_concerns.RAISE_FROM_AN_AUDIT_OF_A_GUEST - who_may_concerns.SEE_IT_ONCE_MODERATED),
    ],
)
def test_only_who_may_raises_one_alone_or_from_an_audit(office: Office, audit: str, may: frozenset[str]) -> None:
    office.does(concern_doors.gather)
    said = {"submitted": office.now.date(), "grade": "good", "case_ref": "412087"}
    if audit:
        guest = "outside moderator" if audit == "AU-8" else None
        office.does(put_audit, int(audit.removeprefix("AU-")), moderator=guest, **said)
    raised = set()
    for who in who_may_concerns.EVERYBODY:
        knock = _raises(office, who, audit)
        if "is raised" in repr(office.desk.answer(knock)):
            raised.add(who)
        office.does(_close_all)  # else the next one would be asked whether it is the same worry

    with office.ledger() as ledger:
        count = ledger.connection.exec_driver_sql("select count(*) from concerns").scalar()
    assert (raised, count) == (may, len(may))
    assert office.faults == []


def _close_all(ledger: Ledger) -> None:
    ledger.connection.exec_driver_sql("update concerns set state = 'closed'")


def _raises(office: Office, who: str, audit: str) -> Knock:
    door = ConcernDoor("form", "raise_concern", "see")
    said = {**RAISED, "case_ref": "412087", "team": "1", "audit": audit, "due.1": "2018-01-12"}
    said = {name.replace("__", "."): value for name, value in said.items()}
    knock = door.knock(concern_doors.account(who), 1, office.now, office.key())
    return replace(knock, form=said, context={"place": "", "places": "1"})


def test_every_way_in_is_tried_or_is_not_about_one() -> None:
    kinds = {"command": concern_commands.TYPED, "press": concern_commands.PRESSED, "form": concern_commands.SENT}
    for kind, table in kinds.items():
        tried = {door.does for door in DOORS if door.kind == kind} | NOT_ABOUT_ONE[kind]
        assert tried == {name.removeprefix("concerns ") if kind == "command" else name for name in table}


def test_the_table_has_a_way_in_for_every_verb() -> None:
    assert {door.needs for door in DOORS} == who_may_concerns.VERBS
