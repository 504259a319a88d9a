"""Builds the outbox's worker as the settings have it: the same one for `run`, and for whatever else must say what waits."""

from collections.abc import Callable
from datetime import date

from bot.clock import Clock
from bot.mail import letter_box
from bot.papers import papers
from bot.settings import Settings
from bot.slack.ask_desk import Desk
from bot.slack.deliver import SlackMessenger, client
from bot.slack.known import Known
from bot.slack.lookup import Lookup
from domain.person import Actor
from reports import month_chart, roll_up_chart
from scheduler.compose import Composer
from scheduler.deliver import Deliverer
from storage.ledger import Ledger, Store
from storage.visible import Scope
from tracker import workbook_of

MARGIN = 10.0
"""Seconds that the clocks of several copies may differ by, and a send may be held up by our own machine."""


def build_deliverer(
    settings: Settings,
    clock: Clock,
    store: Store,
    desk: Desk,
    known: Known,
    *,
    tried: Callable[[str], None] = lambda _outcome: None,
    margin: float = MARGIN,
) -> Deliverer:
    """`tried` is told what came of each try. It is woken by whatever is put in the outbox through this store."""
    slack = client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url, settings.slack_timeout)
    deliverer = Deliverer(
        store, SlackMessenger(slack),
        Composer(readable_workbook, roll_up_chart.draw, papers(settings), month_chart.draw), clock.wall, now=clock.now,
        resolve=Lookup(store, slack, desk, known, clock.now), observe=lambda _kind, outcome, _seconds: tried(outcome),
        mailer=letter_box(settings, clock.wall),
        pace=settings.pace, workspace_pace=settings.workspace_pace, client_timeout=settings.slack_timeout, margin=margin,
    )  # fmt: skip
    store.after_commit = deliverer.wake
    return deliverer


def readable_workbook(ledger: Ledger, reader: Actor, _today: date) -> tuple[bytes, int]:
    """All that somebody may see, with the number of actions in it; every table for those who see everything."""
    scope = Scope.of(reader)
    actions = ledger.lists.ids(scope)
    return workbook_of(ledger, None if scope.everything else actions, reader)[0], len(actions)
