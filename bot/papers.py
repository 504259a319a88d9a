"""The report's files as the settings have them: with the council's own templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.settings import Settings
from bot.templates import Templates, templates
from cards.elements import Document
from cards.report_files import Paper, document
from cards.report_offer import whole_sheet
from cards.report_words import span
from domain.person import Actor
from domain.recommendation import year_name
from domain.report_sheet import ReportSheet
from domain.reporting import READERS, ReportVerb, may, sees_all
from reports.charts import charts
from reports.contents import FULL, contents, marking
from reports.pack import pack_charts, pack_contents
from reports.plan import marking as of_plan
from reports.plan import plan_contents, plan_workbook
from reports.workbook import report_workbook
from storage.ledger import Ledger
from storage.pack_sheets import pack_of
from storage.plan_sheets import plan_of
from storage.told_sheets import told_sheet_of


@dataclass(frozen=True)
class Papers:
    """Makes what somebody asked for, as they may have it when it is made."""

    templates: Templates

    def __call__(self, ledger: Ledger, reader: Actor, content: Mapping[str, Any]) -> Document | None:
        match Paper(content["paper"]):
            case Paper.WORD | Paper.WORKBOOK as paper:
                return self._report(ledger, reader, paper, _month(content["month"]))
            case Paper.PACK if sees_all(reader):
                return self._pack(ledger, _month(content["month"]), _month(content["last"]))
            case Paper.PLAN | Paper.PLAN_WORKBOOK as paper if reader.holds(*READERS):
                return self._plan(ledger, reader, paper, int(content["year"]))
        return None

    def of_month(self, ledger: Ledger, paper: Paper, month: date) -> bytes | None:
        """In full, for the operator; None where the month has no round."""
        sheet = whole_sheet(ledger, month)
        return self._made(paper, sheet) if sheet else None

    def of_months(self, ledger: Ledger, first: date, last: date) -> bytes:
        """The inspection pack."""
        sheet = pack_of(ledger, first, last)
        return self.templates["pack"].filled_in(pack_contents(sheet), pack_charts(sheet.run))

    def _report(self, ledger: Ledger, reader: Actor, paper: Paper, month: date) -> Document | None:
        sheet = whole_sheet(ledger, month) if sees_all(reader) else _told_sheet(ledger, reader, month)
        if sheet is None:
            return None
        name = f"practice-audits-{month:%Y-%m}"
        return document(paper, f"the report of {month:%B %Y}", name, self._made(paper, sheet), marking(sheet))

    def _made(self, paper: Paper, sheet: ReportSheet) -> bytes:
        if paper is Paper.WORKBOOK:
            return report_workbook(sheet)
        return self.templates["report"].filled_in(contents(sheet), charts(sheet))

    def _pack(self, ledger: Ledger, first: date, last: date) -> Document:
        name = f"inspection-pack-{first:%Y-%m}-to-{last:%Y-%m}"
        return document(
            Paper.PACK, f"the inspection pack of {span(first, last)}", name, self.of_months(ledger, first, last), FULL
        )

    def _plan(self, ledger: Ledger, reader: Actor, paper: Paper, year: int) -> Document:
        plan = plan_of(ledger, year, reader)
        made = (
            plan_workbook(plan)
            if paper is Paper.PLAN_WORKBOOK
            else self.templates["plan"].filled_in(plan_contents(plan))
        )
        return document(paper, f"the annual plan of {year_name(year)}", f"annual-plan-{year}", made, of_plan(plan))


def _told_sheet(ledger: Ledger, reader: Actor, month: date) -> ReportSheet | None:
    one = ledger.reports.posted(month)
    if one is None or not may(reader, ReportVerb.SEE, one):
        return None
    return told_sheet_of(ledger, month, ledger.people.services_around(reader))


def _month(named: str) -> date:
    return date.fromisoformat(f"{named}-01")


def papers(settings: Settings) -> Papers:
    """Raises WrongSetting."""
    return Papers(templates(settings))
