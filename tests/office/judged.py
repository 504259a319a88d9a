"""Audits of an auditor that are done and moderated, as a record counts them."""

from datetime import date

from sqlalchemy import insert

from storage.ledger import Ledger
from storage.tables import areas, audits, rounds, tags
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


WRITTEN = {
    "impact": ("On 12 December 2017 Brellick moved home; case 412087 shows how.", "She sleeps and goes to school."),
    "experience": ("Her words are in the plan.", "She knows what happens next."),
    "aspect1": ("Each step answers the analysis.", ""),
}


def put_exemplary(ledger: Ledger, number: int, **said: object) -> None:
    """An admissible audit with something in three of its areas, which its moderator marked as an example."""
    put_judged(ledger, number, exemplar=True, **said)  # type: ignore[arg-type]
    rows = [{"audit_id": number, "area": a, "score": 2, "evidence": e, "impact": i} for a, (e, i) in WRITTEN.items()]
    ledger.connection.execute(insert(areas), rows)


def put_november(ledger: Ledger) -> int:
    """Another round; returns its id."""
    new = insert(rounds).returning(rounds.c.id)
    return int(ledger.connection.execute(new, {"month": "2017-11", "theme": "Assessment"}).scalar_one())
