"""Audits of an auditor that are done and moderated, as a record counts them."""

from datetime import date

from sqlalchemy import insert

from storage.ledger import Ledger
from storage.tables import audits, rounds, tags
from tests.office.council import IDS, TEAMS


def put_judged(
    ledger: Ledger, number: int, *, auditor: str = "auditor", strengths: tuple[str, ...] = (), **said: object
) -> None:
    """A core audit of December of a case of North, immediately admissible, unless said otherwise."""
    row = {"id": number, "round_id": 1, "kind": "core", "case_ref": f"41{number:04}", "team_id": TEAMS["North"]}
    row |= {"submitted": date(2017, 12, 8), "admissibility": "immediate", "moderated": date(2017, 12, 12)}
    row |= {"auditor_id": IDS[auditor], "moderator_id": IDS["moderator"], "grade": "good"}
    ledger.connection.execute(insert(audits), row | said)
    for tag in strengths:
        ledger.connection.execute(insert(tags), {"audit_id": number, "kind": "strength", "tag": tag})


def put_november(ledger: Ledger) -> int:
    """Another round; returns its id."""
    new = insert(rounds).returning(rounds.c.id)
    return int(ledger.connection.execute(new, {"month": "2017-11", "theme": "Assessment"}).scalar_one())
