"""All that is seen of the monthly report."""

from collections.abc import Iterator, Mapping

from sqlalchemy import update

from domain.report import ReportState, Section
from domain.reporting import begun
from handlers.ask import Knock
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
    december = begun(ledger.today.day.replace(year=2017, month=12, day=1), ledger.now)
    ledger.reports.begin(december.changed(**written))


def fill_reports(ledger: Ledger, said: Mapping[str, str]) -> None:
    narrative = {str(section): said["text"] for section in Section}
    ledger.connection.execute(update(reports).values(narrative=narrative, change=said["reason"]))


def asked_of_reports(office: Office) -> Iterator[tuple[str, Knock]]:
    for state in ReportState:
        kept = {"state": str(state), "signed_by": IDS["second plt"], "signed_at": office.now, "edition": 2}
        office.does(lambda ledger, kept=kept: ledger.connection.execute(update(reports).values(**kept)))
        for who in READERS:
            for words in ("", "2017-12", "2016-01", "help"):
                knock = Knock(account_of(who), HOME, "command", "/summary", office.now, words=words)
                yield f"{who}: /summary {words}, {state}", knock
