"""Late actions that have climbed to their reader: one message, by team manager, with what the reader can do about each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cards.actions import row
from cards.elements import Actions, Block, Button, Card, List, Mention, Text
from cards.places import Place
from cards.view import View
from cards.words import count, listed
from domain.action import Action
from domain.person import Team

MOST = 10
PLACE = str(Place("posted"))


@dataclass(frozen=True, slots=True)
class Drifted:
    """`actions`: those that climbed, whatever has become of them since; `more`: those beyond that do not fit."""

    actions: Sequence[Action]
    view: View
    more: Sequence[Action] = ()


def card(drifted: Drifted) -> Card:
    """Push preview and first line: 4 actions have drifted in North and West."""
    everything = (*drifted.actions, *drifted.more)
    number, where = len(everything), listed(sorted({action.team.name for action in everything}))
    said = f"{count(number, 'action')} {'has' if number == 1 else 'have'} drifted in {where}"
    done = sum(not action.is_open for action in drifted.actions)
    blocks: list[Block] = [Text(f"{said}."), *(block for group in _groups(drifted) for block in group)]
    blocks += [Text(f"And {count(len(drifted.more), 'more action')}.", "muted")] if drifted.more else []
    blocks += [Text(f"{done} of them {'is' if done == 1 else 'are'} done since.", "muted")] if done else []
    return Card(said, (*blocks, Actions((Button("All that is overdue", "list", "overdue"),))), PLACE)


def _groups(drifted: Drifted) -> Iterator[tuple[Block, Block]]:
    for team, actions in groupby(in_order(drifted.actions), key=lambda action: action.team):
        rows = tuple(row(a, drifted.view, with_owner=a.owner_id != team.manager_id) for a in actions)
        yield Text((_answers_for(team, drifted.view), f" ({len(rows)})")), List(rows)


def in_order(actions: Sequence[Action]) -> list[Action]:
    """By team, the latest first."""
    return sorted(actions, key=lambda action: (action.team.name, action.due, action.id))


def _answers_for(team: Team, view: View) -> Mention | str:
    return view.mention(team.manager_id) if team.manager_id else f"{team.name}, without a manager"


def people_in(actions: Sequence[Action]) -> set[int | None]:
    """Whom the card mentions beside the owners."""
    return {action.team.manager_id for action in actions}
