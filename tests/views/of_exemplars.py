"""All that is seen of exemplars: the library, one in every state, its forms, and what is told of it."""

from collections.abc import Iterator, Mapping

from sqlalchemy import update

from cards.elements import Card
from cards.exemplar_notices import TELLS
from cards.notice import Post
from domain.theme import AREAS
from handlers.ask import Knock
from scheduler.compose import Composer
from storage.ledger import Ledger
from storage.tables import exemplars
from tests.office.council import HOME, IDS, account_of
from tests.office.judged import put_exemplary
from tests.office.people import Office

READERS = ("moderator", "plt", "auditor", "director", "manager", "outside moderator")
STATES = ("waiting", "sent back", "accepted", "withdrawn")
PRESSES = (
    ("moderator", "exemplar_propose", "AU-705", 0), ("moderator", "exemplar_propose", "AU-702", 0),
    ("plt", "exemplar_return", "exemplar:1", 1), ("plt", "exemplar_withdraw", "exemplar:3", 2),
    ("plt", "exemplars", "1:Planning", 0),
    *((who, does, f"exemplar:{n}", 0) for who in READERS for does in ("exemplar", "exemplar_whole") for n in (1, 2, 3, 4, 9)),
)  # fmt: skip


def furnish_exemplars(office: Office) -> None:
    """One in each state, and one audit that is to be anonymised."""
    for number in range(701, 706):
        office.does(put_exemplary, number)
    for number in range(701, 705):
        office.person("moderator").says(f"/audits show AU-{number}").presses("Anonymise").fills()
    office.does(_decide)


def _decide(ledger: Ledger) -> None:
    decided = {"decided_by": IDS["plt"], "decided_at": ledger.now, "answer": "Too plain", "version": 2}
    for number, state in enumerate(STATES[1:], start=2):
        ledger.connection.execute(update(exemplars).where(exemplars.c.id == number).values(state=state, **decided))


def fill_exemplars(ledger: Ledger, said: Mapping[str, str]) -> None:
    text = {area: {"evidence": said["how"], "impact": said["done"]} for area in AREAS}
    ledger.connection.execute(update(exemplars).values(text=text, answer=said["reason"]))


def asked_of_exemplars(office: Office) -> Iterator[tuple[str, Knock]]:
    for who in READERS:
        for words in ("exemplars", "exemplars plan", "show AU-705"):
            yield f"{who}: /audits {words}", Knock(account_of(who), HOME, "command", "/audits", office.now, words=words)
    for who, does, about, version in PRESSES:
        place = "exemplars:1::"
        knock = Knock(account_of(who), HOME, "press", does, office.now, about=about, version=version, place=place)
        yield f"{who}: {does} {about}", knock
    form = {"impact.evidence": "Brellick, 3/12, 4/12, 5/12 and 6/12"}
    context = {"about": "AU-705", "version": "1", "seen": "0"}
    yield (
        "moderator: doubtful",
        Knock(account_of("moderator"), HOME, "form", "exemplar_propose", office.now, form=form, context=context),
    )


def told_of_exemplars(compose: Composer, ledger: Ledger) -> Iterator[tuple[str, Card]]:
    for number in range(1, 5):
        for kind in TELLS:
            made = compose(ledger, kind, f"person:{IDS['plt']}", {"exemplar": number, "version": 2})
            yield from ((f"{kind} of {number}", post.card) for post in (made,) if isinstance(post, Post))
        made = compose(ledger, "exemplar", "channel:#training", {"exemplar": number})
        yield from ((f"exemplar {number} in channel", post.card) for post in (made,) if isinstance(post, Post))
