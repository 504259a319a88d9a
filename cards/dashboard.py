"""The home page as data and as a card; drawn when somebody opens it, and again whenever something on it has changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cards.actions import row, tally
from cards.away import Away, lines
from cards.concern_view import of_concerns
from cards.concerns import row as concern_row
from cards.elements import Actions, Block, Button, Card, Fields, Line, List, Row, Text
from cards.places import Place
from cards.view import View
from cards.words import count
from domain.action import Action
from domain.person import AUDITORS, MODERATORS, Actor, Role, Team
from storage.concern_lists import Register, actions_of, register
from storage.decisions import asked_about, waiting_for
from storage.ledger import Ledger
from storage.lists import Page
from storage.visible import Scope

CONCERNS_SHOWN = 5
MINE_SHOWN = 5
WAITING_SHOWN = 5
TEAMS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Dashboard:
    """What one person's home page shows today. `concerns`: the most pressing ones they see, as rows, and how many in all."""

    view: View
    concerns: Sequence[Row]
    all_concerns: int
    mine: Page
    waiting: Sequence[Action]
    teams: Sequence[Team]
    counts: dict[int, tuple[int, int]]
    away: Away

    @classmethod
    def of(cls, ledger: Ledger, who: Actor, today: date) -> "Dashboard":
        mine = ledger.lists.mine(sorted(who.selves), today)
        waiting = [*waiting_for(ledger, who), *asked_about(ledger, who)]
        sees_all = who.holds(Role.PLT, Role.DIRECTOR)
        teams = ledger.people.teams() if sees_all else ledger.people.teams_answered_for(who.selves)
        counts = ledger.lists.counts_by_team(Scope.of(who, [t.id for t in teams]), today) if teams else {}
        view = View.of(ledger, who, today, [*mine.actions, *waiting])
        page = register(ledger.concerns, who, today)
        return cls(view, _rows(ledger, who, page), page.total, mine, waiting, teams, counts, Away.of(ledger, who))


def _rows(ledger: Ledger, who: Actor, page: Register) -> tuple[Row, ...]:
    shown = page.concerns[:CONCERNS_SHOWN]
    actions, view = actions_of(ledger, shown), of_concerns(ledger, who, shown) if shown else None
    return tuple(concern_row(one, actions[one.reference], view) for one in shown) if view else ()


def card(board: Dashboard) -> Card:
    work = [*_mine(board), *_waiting(board), *_teams(board)]
    blocks = [*_concerns(board), *lines(board.away), *work, Actions(tuple(_buttons(board)))]
    return Card("Your audit actions", tuple(blocks), str(Place("home")))


def _concerns(board: Dashboard) -> list[Block]:
    """Before all else, to those whom they concern."""
    if not board.concerns:
        return []
    more = board.all_concerns - len(board.concerns)
    rest: list[Block] = [Text(f"{more} more: press “Cases of concern” below.", "muted")] if more else []
    return [Text(f"Cases of concern · {board.all_concerns} open", "heading"), List(tuple(board.concerns)), *rest]


def _mine(board: Dashboard) -> list[Block]:
    page = board.mine
    if not page.total:
        return [Text("Your actions", "heading"), Text("You have no open actions.")]
    shown = tuple(row(a, board.view, with_owner=bool(board.view.who.covers)) for a in page.actions[:MINE_SHOWN])
    more = page.total - len(shown)
    rest: list[Block] = [Text(f"{count(more, 'more action')}: press “My actions” below.", "muted")] if more else []
    return [Text(f"Your actions · {tally(page)}", "heading"), List(shown), *rest]


def _waiting(board: Dashboard) -> list[Block]:
    if not board.waiting:
        return []
    shown = tuple(row(a, board.view) for a in board.waiting[:WAITING_SHOWN])
    return [Text(f"Waiting for you · {len(board.waiting)}", "heading"), List(shown)]


def _teams(board: Dashboard) -> list[Block]:
    """Per team, the fullest of overdue work first; teams with nothing open come last."""
    if not board.teams:
        return []

    def rank(team: Team) -> tuple[int, bool, str]:
        total, late = board.counts.get(team.id, (0, 0))
        return -late, not total, team.name

    fullest = sorted(board.teams, key=rank)
    pairs: list[tuple[str, Line]] = [(f"{t.name} · {t.service}", _team_words(board, t)) for t in fullest[:TEAMS_SHOWN]]
    left = len(board.teams) - TEAMS_SHOWN
    rest: list[Block] = [Text(f"{count(left, 'more team')}: “/actions team NAME”.", "muted")] if left > 0 else []
    groups: list[Block] = [Fields(tuple(pairs[i : i + 10])) for i in range(0, len(pairs), 10)]
    return [Text("Teams" if len(board.teams) > 1 else "Your team", "heading"), *groups, *rest]


def _team_words(board: Dashboard, team: Team) -> str:
    total, late = board.counts.get(team.id, (0, 0))
    return f"{total} open, {late} overdue" if late else f"{total} open" if total else "nothing open"


def _buttons(board: Dashboard) -> list[Button]:
    found = [Button("My actions", "list", "mine")]
    if board.view.who.holds(*AUDITORS):
        found.append(Button("My audits", "audits"))
    if board.teams:
        found += [Button("All open", "list", "team"), Button("Overdue", "list", "overdue")]
    if board.all_concerns or board.teams or board.view.who.holds(Role.PLT, *AUDITORS, *MODERATORS):
        found.append(Button("Cases of concern", "concerns"))
    if len(board.waiting) > WAITING_SHOWN:
        found.append(Button("All that waits", "list", "waiting"))
    if board.view.who.holds(Role.PLT, *AUDITORS, *MODERATORS):
        found.append(Button("Add an action", "add", opens_form=True))
    return [*found, Button("Away", "away"), Button("Settings", "settings"), Button("Help", "help")]
