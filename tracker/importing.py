"""A council's tracker comes in: all of it in one transaction, or nothing and a list of every fault."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from itertools import islice
from pathlib import Path

from domain.calendar import london_day
from storage.bulk import snapshot
from storage.ledger import Ledger, Store
from tracker import announcing
from tracker.action_rows import plan_actions
from tracker.announcing import given_to
from tracker.audit_rows import plan_audits
from tracker.changes import Plan
from tracker.closed_concerns import remark_left_to_do
from tracker.concern_rows import plan_concerns
from tracker.faults import Fault, NotRight
from tracker.layout import BY_NAME
from tracker.leavers import remark_leavers
from tracker.people_rows import plan_people
from tracker.present import Present
from tracker.programme_rows import plan_programme
from tracker.references import check_references
from tracker.report import Report
from tracker.report_layout import READ_ALONE
from tracker.report_rows import plan_reports
from tracker.rows import Rows, rows_of
from tracker.save import save
from tracker.sheets import Sheets, read
from tracker.staff_rows import plan_absences, plan_policy, plan_preferences

_TAKEN_IN = tuple(name for name in BY_NAME if name not in {table.name for table in READ_ALONE})
_READ_ALONE = (
    "are there to be read, and are not taken in: a report is signed off and posted where it was read. The figures that were "
    "published come in with rounds, and what follows from the reports in tables of its own."
)


def import_path(
    store: Store,
    path: Path,
    now: datetime,
    *,
    dry_run: bool = False,
    announce: bool = False,
) -> Report:
    """Import a folder of CSV files or a workbook. Tells nobody unless `announce`."""
    sheets = read(path)
    tables = {name: rows_of(sheets.by_table.pop(name)) for name in _TAKEN_IN if name in sheets.by_table}
    if dry_run:
        with snapshot(store, now) as ledger:
            plan = planned(ledger, sheets, tables)
            return _report(plan, dry_run=True, told=len(given_to(plan, ledger)) if announce and not plan.faults else 0)
    with store.writing(now) as ledger:
        ledger.history.lock()
        plan = planned(ledger, sheets, tables)
        if plan.faults:
            return _report(plan)
        given = given_to(plan, ledger) if announce else {}
        announcing.announce(given, ledger, save(plan, ledger))
        return _report(plan, told=len(given))


def _report(plan: Plan, *, dry_run: bool = False, told: int = 0) -> Report:
    counts = {name: plan.counts[name] for name in plan.tables}
    return Report(counts, tuple(plan.faults), tuple(plan.remarks), dry_run, told)


def planned(ledger: Ledger, sheets: Sheets, tables: dict[str, Rows]) -> Plan:
    """What would be done, and all faults in the order of tables and rows."""
    plan = Plan(Present(ledger.connection), tables, london_day(ledger.now), ledger.policy)
    for found in tables.values():
        plan.faults += found.faults
    check_references(plan)
    plan_policy(plan)
    plan_people(plan)
    plan_absences(plan)
    plan_preferences(plan)
    plan_programme(plan)
    plan_audits(plan)
    plan_concerns(plan)
    plan_actions(plan)
    plan_reports(plan)
    remark_left_to_do(plan)
    remark_leavers(plan)
    order = {found.file: place for place, found in enumerate(tables.values())}
    for said in (plan.faults, plan.remarks):
        said.sort(key=lambda fault: (order[fault.file], fault.row))
    plan.faults[:0] = sheets.faults
    plan.remarks += _passed_over(sheets)
    return plan


def _passed_over(sheets: Sheets) -> Iterator[Fault]:
    """What an export has to be read alone, if there is a row in it."""
    for name, sheet in sheets.by_table.items():
        with suppress(NotRight):
            if len(list(islice(sheet.rows, 2))) > 1:
                yield Fault(sheet.file, 0, "", f"{name} {_READ_ALONE}")
