"""All that is seen of the teams' plans."""

from collections.abc import Iterator, Mapping

from sqlalchemy import update

from cards.elements import Card
from cards.notice import Post
from handlers.ask import Knock
from scheduler.compose import Composer
from scheduler.plans import KIND
from storage.ledger import Ledger
from storage.tables import plan_items, plan_reviews, team_notes
from tests.office.council import HOME, IDS, account_of
from tests.office.people import Office
from tests.office.team_plan_stories import planning_in_teams

READERS = ("west manager", "head of service", "plt", "director", "moderator")
PRESSES = (
    ("team_note", "team:2 2017-11"), ("plan_add", "team:2"), ("plan_change", "P-2"), ("plan_close", "P-2"),
    ("plan_review", "team:2"), ("team_plan", "team:2"),
)  # fmt: skip


def furnish_team_plans(office: Office) -> None:
    planning_in_teams(office)


def fill_team_plans(ledger: Ledger, said: Mapping[str, str]) -> None:
    run = ledger.connection.execute
    run(update(plan_items).values(text=said["text"], outcome=said["reason"]))
    run(update(plan_reviews).values(text=said["note"]))
    run(update(team_notes).values(text=said["reason"]))


def asked_of_team_plans(office: Office) -> Iterator[tuple[str, Knock]]:
    for who in READERS:
        for words in ("team", "team West", "team Nowhere"):
            yield (
                f"{who}: /summary {words}",
                Knock(account_of(who), HOME, "command", "/summary", office.now, words=words),
            )
        for does, about in PRESSES:
            yield f"{who}: {does}", Knock(account_of(who), HOME, "press", does, office.now, about=about)


def told_of_team_plans(compose: Composer, ledger: Ledger) -> Iterator[tuple[str, Card]]:
    found = compose(ledger, KIND, f"person:{IDS['head of service']}", {"head": IDS["head of service"]})
    if isinstance(found, Post):
        yield KIND, found.card
