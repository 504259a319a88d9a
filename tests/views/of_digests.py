"""What digests say of audits: one's own that are due, those of others that are late, and those that nobody has moderated; as it
is said in the morning, and as the message reads later."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import insert

from cards.elements import Card
from cards.notice import Post
from domain.draft import SAID_BEFORE, Draft
from scheduler.compose import Composer
from storage.ledger import Ledger
from storage.tables import rounds
from tests.office.council import IDS, put_audit
from tests.office.people import Office

READERS = ("auditor", "learner", "other head", "plt", "moderator")
DUE = ("2018-01-08", "2018-01-08", "2018-01-10", "2018-01-10", "2018-01-11", "2018-01-11")
NOBODYS = ("manager", "west manager", "south manager", "moderator", "director", "other head")
"""Who is of no team: the Practice Learning Team hears of their late audits."""


def leave_due_audits(office: Office) -> None:
    """Six of the auditor's are late or nearly due, six others of no team are late, six wait to be moderated; all were told."""
    office.does(_put)
    office.delivers()


def _put(ledger: Ledger) -> None:
    """In a round of their own, from which nobody is exempted."""
    other = insert(rounds).returning(rounds.c.id)
    of = {"round_id": ledger.connection.execute(other, {"month": "2017-08", "theme": "Planning"}).scalar_one()}
    for n, (due, whose) in enumerate(zip(DUE, NOBODYS, strict=True)):
        put_audit(ledger, 161 + n, due=date.fromisoformat(due), **of)
        put_audit(ledger, 171 + n, auditor=whose, due=date(2018, 1, 2), **of)
        put_audit(ledger, 181 + n, submitted=date(2017, 12, 20), grade="good", **of)
    _find(ledger, 191, "leaver", "leaver", {"concern": "yes"}, of)
    _find(ledger, 192, "learner", "auditor", {"concern": "yes"}, of)
    _find(ledger, 193, "learner", "learner", {"concern": "no", SAID_BEFORE: str(IDS["auditor"])}, of)
    for who in READERS:
        content = {"day": ledger.today.day.isoformat()}
        ledger.outbox.put("digest", f"person:{IDS[who]}", f"digest of the gallery:{who}", content)


def _find(ledger: Ledger, number: int, whose: str, said_by: str, said: dict[str, str], of: dict[str, int]) -> None:
    """A case of concern, and nobody has raised it."""
    put_audit(ledger, number, auditor=whose, **of)
    ledger.drafts.save(Draft(number, IDS[said_by]), said, ledger.now)


def digests(compose: Composer, ledger: Ledger) -> Iterator[tuple[str, Card]]:
    for who in READERS:
        made = compose(ledger, "digest", f"person:{IDS[who]}", {"day": ledger.today.day.isoformat()})
        assert isinstance(made, Post), who
        yield f"digest to {who}", made.card
