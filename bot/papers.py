"""The report's files as the settings have them: with the council's own template, which is tried before it is needed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.finding import Finding
from bot.settings import Settings, WrongSetting
from cards.elements import Document
from cards.report_files import Paper, document
from domain.person import Actor
from domain.programme import month_named
from domain.report_sheet import ReportSheet
from domain.reporting import ReportVerb, may, sees_all
from reports.charts import charts
from reports.contents import contents, marking
from reports.word import NotATemplate, Template
from reports.workbook import report_workbook
from storage.ledger import Ledger
from storage.report_sheets import sheet_of


@dataclass(frozen=True)
class Papers:
    """Makes what somebody asked for, as they may have it when it is made."""

    template: Template

    def __call__(self, ledger: Ledger, reader: Actor, content: Mapping[str, Any]) -> Document | None:
        month, paper = month_named(content["month"]), Paper(content["paper"])
        one = ledger.reports.latest(month) if month else None
        if month is None or not sees_all(reader) or (one and not may(reader, ReportVerb.SEE, one)):
            return None
        sheet = sheet_of(ledger, month)
        return document(paper, month, self.made(paper, sheet), marking(sheet)) if sheet else None

    def made(self, paper: Paper, sheet: ReportSheet) -> bytes:
        makers: Mapping[Paper, Callable[[ReportSheet], bytes]] = {
            Paper.WORD: lambda of: self.template.filled_in(contents(of), charts(of)),
            Paper.WORKBOOK: report_workbook,
        }
        return makers[paper](sheet)

    def of_month(self, ledger: Ledger, paper: Paper, month: date) -> bytes | None:
        """In full, for the operator; None where the month has no round."""
        sheet = sheet_of(ledger, month)
        return self.made(paper, sheet) if sheet else None


def papers(settings: Settings) -> Papers:
    """Raises WrongSetting."""
    return Papers(report_template(settings))


def report_template(settings: Settings) -> Template:
    """Raises WrongSetting, with what is wrong with the template."""
    if settings.report_template is None:
        return Template.shipped("report")
    try:
        return Template.at(settings.report_template).tried()
    except NotATemplate as fault:
        raise WrongSetting(f"AUDITBOT_REPORT_TEMPLATE: {fault.sentence}") from None


def own_template(settings: Settings) -> Finding:
    """For `doctor`."""
    try:
        report_template(settings)
    except WrongSetting as fault:
        return Finding("report template", str(fault))
    return Finding("report template")
