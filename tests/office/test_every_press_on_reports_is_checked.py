"""Every command, press and form on a month's report, a sentence and what other sources say, tried by everybody in every state:
only what the table allows changes anything; all others are told the same as of what there is not."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from cards.replies import Reply
from domain.admission import NOT_KNOWN
from handlers import follow_up_commands, summary_commands
from storage.ledger import Ledger
from tests import who_may_reports
from tests.office import report_doors
from tests.office.people import Office
from tests.office.report_doors import FREE_DOORS, PLAN_DOORS, REPORT_DOORS, SENTENCE_DOORS, ReportDoor
from tests.office.test_every_press_is_checked import one_sentence
from tests.who_may_reports import EVERYBODY, EVIDENCE, PLAN, REPORT, SENTENCE, Table, allowed

A_FEW = 4
_TABLES = ("reports", "sentences", "evidence", "rounds", "outbox")
OF_EVERYBODY = {"command": {"help", "better"}, "press": {"better"}, "form": set[str]()}
"""Each shows everybody their own, or is tried in a test of its own."""


def stands(office: Office) -> list[tuple[object, ...]]:
    with office.ledger() as ledger:
        run = ledger.connection.exec_driver_sql
        return [tuple(row) for table in _TABLES for row in run(f"select * from {table}")]


def tried(
    office: Office, doors: Sequence[ReportDoor], table: Table, state: str, put: Callable[[Ledger], None]
) -> Iterator[tuple[str, ReportDoor]]:
    """Each door by everybody who sees anything, each time of what is as it was put; of the others each tries every fourth, so
    that several of them come to each."""
    for place, who in enumerate(EVERYBODY):
        for number, door in enumerate(doors):
            if allowed(table, who, state) or (number + place) % A_FEW == 0:
                office.does(put)
                yield who, door


def wrong(office: Office, table: Table, state: str, who: str, door: ReportDoor) -> str:
    """What is not as it should be; "" where nothing is."""
    may, before = allowed(table, who, state), stands(office)
    reply = _knock(office, who, door)
    changed = stands(office) != before
    if door.needs in may:
        return "" if changed == door.changes and (door.changes or not one_sentence(reply)) else f"{reply}"
    if changed or not one_sentence(reply):
        return f"{reply}"
    if may or who == "somebody who has left":
        return "" if may or one_sentence(reply) == NOT_KNOWN else f"{reply}"
    return "" if repr(_knock(office, who, door, absent=True)) == repr(reply) else f"{reply}"


def _knock(office: Office, who: str, door: ReportDoor, *, absent: bool = False) -> Reply:
    with office.ledger() as ledger:
        one, said = ledger.reports.latest(report_doors.DECEMBER), ledger.sentences.get(1)
    version = said.version if "sentence" in door.does and said else one.version if one else 0
    knock = door.knock(who, office.now, office.key(), version, absent=absent)
    return office.desk.answer(knock)  # type: ignore[return-value]


@pytest.mark.parametrize("state", REPORT)
def test_only_who_may_changes_a_report_and_all_others_hear_what_they_hear_of_none(office: Office, state: str) -> None:
    office.does(report_doors.gather)
    found = tried(office, REPORT_DOORS, REPORT, state, lambda ledger: report_doors.put_report(ledger, state))
    assert [
        (who, door.kind, door.does, said) for who, door in found if (said := wrong(office, REPORT, state, who, door))
    ] == []
    assert office.faults == []


@pytest.mark.parametrize("state", SENTENCE)
def test_only_who_may_changes_a_sentence_and_all_others_hear_what_they_hear_of_none(office: Office, state: str) -> None:
    office.does(report_doors.gather)
    found = tried(office, SENTENCE_DOORS, SENTENCE, state, lambda ledger: report_doors.put_sentence(ledger, state))
    assert [
        (who, door.kind, door.does, said) for who, door in found if (said := wrong(office, SENTENCE, state, who, door))
    ] == []
    assert office.faults == []


def test_only_who_may_picks_a_sentence_or_keeps_what_other_sources_say(office: Office) -> None:
    office.does(report_doors.gather)
    found = tried(office, FREE_DOORS, EVIDENCE, "", report_doors.put_note)
    assert [
        (who, door.kind, door.does, said) for who, door in found if (said := wrong(office, EVIDENCE, "", who, door))
    ] == []
    assert office.faults == []


def test_only_who_reads_a_report_reads_the_annual_plan_and_has_its_files(office: Office) -> None:
    office.does(report_doors.gather)
    found = tried(office, PLAN_DOORS, PLAN, "", report_doors.put_note)
    assert [
        (who, door.kind, door.does, said) for who, door in found if (said := wrong(office, PLAN, "", who, door))
    ] == []
    assert office.faults == []


def test_every_way_in_is_tried_or_shows_everybody_their_own() -> None:
    kinds = {
        "command": {*summary_commands.TYPED} - {*follow_up_commands.TYPED},
        "press": {*summary_commands.PRESSED} - {*follow_up_commands.PRESSED},
        "form": {*summary_commands.SENT} - {*follow_up_commands.SENT},
    }
    doors = (*REPORT_DOORS, *SENTENCE_DOORS, *FREE_DOORS, *PLAN_DOORS)
    for kind, table in kinds.items():
        names = {name.removeprefix("summary ") for name in table}
        sections = {name for name in names if name.startswith("report_write_")} if kind == "press" else set()
        known = {door.does for door in doors if door.kind == kind} | OF_EVERYBODY[kind] | sections
        assert names - known == set(), kind


def test_the_tables_have_a_way_in_for_every_verb() -> None:
    assert {door.needs for door in REPORT_DOORS} | {"see"} == who_may_reports.REPORT_VERBS
    assert {door.needs for door in SENTENCE_DOORS} | {"see"} == who_may_reports.SENTENCE_VERBS
    assert {door.needs for door in FREE_DOORS} == who_may_reports.EVIDENCE_VERBS
