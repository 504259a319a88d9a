"""All that is seen of recommendations."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import update

from cards.elements import Card
from cards.notice import Post
from domain.recommendation import Recommendation, RecommendationState
from handlers.ask import Knock
from scheduler.compose import Composer
from scheduler.of_recommendations import KIND
from storage.ledger import Ledger
from storage.tables import recommendation_notes, recommendations
from tests.office.council import HOME, IDS, account_of
from tests.office.people import Office

READERS = ("west manager", "plt", "director", "moderator")
DOES = tuple(f"recommendation_{what}" for what in ("add", "change", "note", "finish", "drop"))


def furnish_recommendations(office: Office) -> None:
    """Twelve of November's, whose report is posted; the first is done, of the third progress is noted."""
    office.does(_recommend)


def _recommend(ledger: Ledger) -> None:
    by, owner, due = IDS["plt"], IDS["west manager"], date(2018, 3, 1)
    for number in range(1, 13):
        one = Recommendation(number, date(2017, 11, 1), "-", due, by, ledger.now, "Planning", "-", owner_id=owner)
        done = one.changed(state=RecommendationState.DONE, closed_at=ledger.now, closed_by=owner, outcome="-")
        ledger.recommendations.add(done if number == 1 else one)
    ledger.recommendation_notes.add(3, "progress", owner, ledger.now, "-")


def fill_recommendations(ledger: Ledger, said: Mapping[str, str]) -> None:
    run = ledger.connection.execute
    texts = {"text": said["text"], "measure": said["reason"], "outcome": said["note"]}
    run(update(recommendations).values(texts | {"tags": [said["reason"]]}))
    run(update(recommendation_notes).values(text=said["note"]))


def asked_of_recommendations(office: Office) -> Iterator[tuple[str, Knock]]:
    for who in READERS:
        for words in ("recommendations", "show R-1", "show R-3", "show", "plan 2017", "plan soon"):
            yield (
                f"{who}: /summary {words}",
                Knock(account_of(who), HOME, "command", "/summary", office.now, words=words),
            )
        yield (
            f"{who}: the plan's second page",
            Knock(account_of(who), HOME, "press", "annual_plan", office.now, about="plan:2017 2"),
        )
        for does in DOES:
            yield f"{who}: {does}", Knock(account_of(who), HOME, "press", does, office.now, about="R-3", version=1)


def told_of_recommendations(compose: Composer, ledger: Ledger) -> Iterator[tuple[str, Card]]:
    content = {"recommendation": 3, "for": {str(IDS["west manager"]): [3]}}
    found = compose(ledger, KIND, f"person:{IDS['west manager']}", content)
    if isinstance(found, Post):
        yield KIND, found.card
