"""All that is seen of the monthly report."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import update

from cards.elements import Card, Document
from cards.notice import File, Post
from cards.report_files import Paper, document
from cards.report_notices import TELLS
from domain.counted import Facts
from domain.counting import month_figures
from domain.person import Actor
from domain.policy import DEFAULT
from domain.report import ReportState, Section
from domain.reporting import begun
from handlers.ask import Knock
from reports.contents import FULL
from scheduler.compose import Composer
from storage.ledger import Ledger
from storage.tables import reports
from tests.office.council import HOME, IDS, account_of
from tests.office.people import Office

READERS = ("plt", "second plt", "director", "head of service", "manager", "moderator")


def furnish_reports(office: Office) -> None:
    """December's, of which each section is written."""
    office.does(_write)


def _write(ledger: Ledger) -> None:
    written = {"narrative": dict.fromkeys(Section, "-"), "written_by": IDS["plt"], "writers": frozenset({IDS["plt"]})}
    december = begun(date(2017, 12, 1), ledger.now)
    ledger.reports.begin(december.changed(**written))


def fill_reports(ledger: Ledger, said: Mapping[str, str]) -> None:
    narrative = {str(section): said["text"] for section in Section}
    ledger.connection.execute(update(reports).values(narrative=narrative, change=said["reason"]))


def a_paper(_ledger: Ledger, _reader: Actor, content: Mapping[str, Any]) -> Document:
    return document(Paper(content["paper"]), date.fromisoformat(content["month"]), b"a paper", FULL)


def told_of_papers(compose: Composer, ledger: Ledger) -> Iterator[tuple[str, Card]]:
    for paper in Paper:
        told = {"paper": str(paper), "month": "2017-12-01"}
        made = compose(ledger, "export", f"person:{IDS['plt']}", told)
        assert isinstance(made, File)
        yield f"export to plt, {paper}", made.document.card


def asked_of_reports(office: Office) -> Iterator[tuple[str, Knock]]:
    for state in ReportState:
        kept = {"state": str(state), "signed_by": IDS["second plt"], "signed_at": office.now, "edition": 2}
        kept |= {"figures": month_figures(Facts(), None, DEFAULT).as_values()}
        office.does(lambda ledger, kept=kept: ledger.connection.execute(update(reports).values(**kept)))
        for who in READERS:
            for words in ("", "2017-12", "2016-01", "files 2017-12", "help"):
                knock = Knock(account_of(who), HOME, "command", "/summary", office.now, words=words)
                yield f"{who}: /summary {words}, {state}", knock
            for does in ("report_whole", "report_correct"):
                yield f"{who}: {does}, {state}", _press(office, who, does)
    draft = {"state": str(ReportState.DRAFT)}
    office.does(lambda ledger: ledger.connection.execute(update(reports).values(**draft)))
    for section in Section:
        yield f"plt: write {section}", _press(office, "plt", f"report_write_{section}")
    for text in ("Ask Mr Xyzzy.", "Case 412087"):
        form, context = {"text": text}, {"about": "report:2017-12", "section": "next", "seen": ""}
        knock = Knock(account_of("plt"), HOME, "form", "report_write", office.now, form=form, context=context)
        yield "plt: a doubtful section", knock


def _press(office: Office, who: str, does: str) -> Knock:
    with office.ledger() as ledger:
        one = ledger.reports.latest(date(2017, 12, 1))
    return Knock(account_of(who), HOME, "press", does, office.now, about="report:2017-12", version=one.version)


def told_of_reports(compose: Composer, ledger: Ledger) -> Iterator[tuple[str, Card]]:
    for state in ReportState:
        ledger.connection.execute(update(reports).values(state=str(state)))
        for kind in TELLS:
            made = compose(ledger, kind, f"person:{IDS['plt']}", {"month": "2017-12"})
            yield from ((f"{kind} to plt, {state}", post.card) for post in (made,) if isinstance(post, Post))
