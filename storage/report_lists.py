"""The lists of a report's files: kept when it is signed off, apart from its figures, as the files alone read them."""

from datetime import date, timedelta

from sqlalchemy import bindparam, delete, insert, select, text

from domain.evidence import MONTHS
from domain.programme import after
from domain.recommendation import led_to
from domain.report import Report
from domain.report_lists import Lists
from storage.audit_lines import lines_of
from storage.nouns import Nouns
from storage.tables import audits, opinions, report_lists

_OPINIONS = (
    select(opinions.c.audit_id, opinions.c.version)
    .join(audits, audits.c.id == opinions.c.audit_id)
    .where(audits.c.round_id == bindparam("round"), text("opinions.text <> ''"))
)
_OF = report_lists.c.report_id == bindparam("of")
_KEPT = select(report_lists.c.lists).where(_OF)


def keep(ledger: Nouns, one: Report) -> None:
    """In place of those of an earlier sign-off."""
    ledger.connection.execute(delete(report_lists).where(_OF), {"of": one.id})
    ledger.connection.execute(
        insert(report_lists), {"report_id": one.id, "lists": lists_now(ledger, one.month).as_values()}
    )


def lists_of(ledger: Nouns, one: Report) -> Lists:
    """As they were when it was signed off; of a draft as they are now."""
    signed = one.figures is not None
    kept = ledger.connection.execute(_KEPT, {"of": one.id}).scalar() if signed else None
    return Lists.of_values(kept) if kept else lists_now(ledger, one.month)


def lists_now(ledger: Nouns, month: date) -> Lists:
    of = ledger.rounds.of_month(month)
    asked = {"round": of.id if of else 0}
    lines = lines_of(ledger.connection, asked["round"])
    audited = {line.team for line in lines}
    stands = ledger.evidence.between(after(month, 1 - MONTHS), after(month) - timedelta(days=1))
    return Lists(
        frozenset(each.id for each in stands if each.id is not None),
        {row.audit_id: row.version for row in ledger.connection.execute(_OPINIONS, asked)},
        led_to(ledger.recommendations.up_to(month)),
        {f"team:{team.id}": team.name for team in ledger.people.teams() if team.name in audited},
        lines,
    )
