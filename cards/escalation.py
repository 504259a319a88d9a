"""Late actions that have climbed to their reader: one message, by team manager, with what the reader can do about each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from cards.actions import row
from cards.elements import Actions, Block, Button, Card, List, Mention, Row, Text
from cards.places import Place
from cards.view import View
from cards.words import count, listed, short_date
from domain.action import Action
from domain.ladder import Rung
from domain.person import Role, Team
from domain.silence import UNKNOWN, Silence

MOST = 10
PLACE = str(Place("posted"))


@dataclass(frozen=True, slots=True)
class Drifted:
    """`actions`: those that climbed, whatever has become of them since; `more`: those beyond that do not fit; `silences`:
    whether reminders were answered, by the action's number."""

    actions: Sequence[Action]
    view: View
    more: Sequence[Action] = ()
    silences: Mapping[int, Silence] = field(default_factory=dict)


def card(drifted: Drifted) -> Card:
    """Push preview and heading: 4 audit actions have drifted in North and West."""
    everything = (*drifted.actions, *drifted.more)
    number, where = len(everything), listed(sorted({action.team.name for action in everything}))
    said = f"{count(number, 'audit action')} {'has' if number == 1 else 'have'} drifted in {where}"
    done = sum(not action.is_open for action in drifted.actions)
    blocks: list[Block] = [Text(said, "heading"), *(block for group in _groups(drifted) for block in group)]
    blocks += [Text(f"And {count(len(drifted.more), 'more action')}.", "muted")] if drifted.more else []
    blocks += [Text(f"{done} of them {'is' if done == 1 else 'are'} done since.", "muted")] if done else []
    return Card(said, (*blocks, Actions((Button("All that is overdue", "list", "overdue"),))), PLACE)


def no_longer_theirs() -> Card:
    """In place of one whose reader may see none of it any more, as their cover is over."""
    said = "The actions of this message are no longer yours to see."
    return Card(said, (Text(said),), PLACE)


def _groups(drifted: Drifted) -> Iterator[tuple[Block, Block]]:
    for team, actions in groupby(in_order(drifted.actions), key=lambda action: action.team):
        rows = tuple(_row(action, drifted) for action in actions)
        yield Text((_answers_for(team, drifted.view), f" ({len(rows)})")), List(rows)


def _row(action: Action, drifted: Drifted) -> Row:
    """Two of the four answers are shown: Accept a new date, Ask the manager; the others stand first in the menu."""
    facts = [*_silence(drifted.silences.get(action.id, UNKNOWN), action, drifted.view), *_others(action, drifted.view)]
    shown = 2 if action.rung else 1
    return row(action, drifted.view, with_owner=action.owner_id != action.team.manager_id, shown=shown, also=facts)


def _silence(silence: Silence, action: Action, view: View) -> Iterator[str]:
    """No answer to 5 reminders; last note on Wed 10 Jan, 2 reminders since."""
    reminders = count(silence.reminders, "reminder")
    if silence.answered is None:
        if silence.reminders and not action.asked:
            yield f"no answer to {reminders}"
        return
    what = "last note" if silence.by_note else "more time last asked"
    since = f", {reminders} since" if silence.reminders else ""
    yield f"{what} on {short_date(silence.answered, view.today)}{since}"


def _others(action: Action, view: View) -> Iterator[str]:
    """Who has it beside the reader, once it has gone all the way."""
    if action.rung < Rung.DIRECTOR:
        return
    head = action.team.head_id
    if head in view.who.selves:
        directors = any(Role.DIRECTOR in person.roles and person.id != action.owner_id for person in view.seniors)
        yield f"{'the director' if directors else 'the Practice Learning Team'} has it, too"
    elif head not in (None, action.owner_id) and action.handed_on is None:  # it may have been the head's own before
        yield "the head of service has it, too"


def in_order(actions: Sequence[Action]) -> list[Action]:
    """By team, the latest first; what belongs to a case of concern, and the teams that have such, before all others."""
    of_concern = {action.team.name for action in actions if action.concern}
    return sorted(actions, key=lambda a: (a.team.name not in of_concern, a.team.name, *a.pressing))


def _answers_for(team: Team, view: View) -> Mention | str:
    return view.mention(team.manager_id) if team.manager_id else f"{team.name}, without a manager"


def people_in(actions: Sequence[Action]) -> set[int | None]:
    """Whom the card mentions beside the owners."""
    return {action.team.manager_id for action in actions}
