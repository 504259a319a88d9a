"""Private lists that are on people's screens just now: Slack lets them be replaced for half an hour, five times each.

Kept in memory alone. After a restart a list is no longer brought up to date; its buttons still say what happened.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from cards.elements import Actions, Card, List

LASTS, USES, MOST = 29 * 60.0, 5, 2000


@dataclass(slots=True)
class Entry:
    """A list on somebody's screen. `seen` are the references on it."""

    account: str
    workspace: str
    place: str
    response_url: str
    seen: frozenset[str]
    until: float
    uses: int = USES


class Shown:
    """`now` is given in seconds, by any clock that only runs forward."""

    def __init__(self) -> None:
        self._entries: OrderedDict[tuple[str, str], Entry] = OrderedDict()

    def put(self, account: str, workspace: str, card: Card, response_url: str, now: float, uses: int = USES) -> None:
        """Remember the card, unless it is nothing that could be shown again."""
        seen = frozenset(references(card))
        if not (card.place and response_url and seen) or uses < 1:
            return
        key = (account, card.place)
        self._entries.pop(key, None)
        self._entries[key] = Entry(account, workspace, card.place, response_url, seen, now + LASTS, uses)
        while len(self._entries) > MOST:
            self._entries.popitem(last=False)

    def forget(self, account: str, place: str) -> None:
        self._entries.pop((account, place), None)

    def showing(self, changed: Iterable[str], now: float) -> list[Entry]:
        """Those that show anything of this, and can still be replaced; each counts as used once."""
        wanted = frozenset(changed)
        for key in [key for key, entry in self._entries.items() if entry.until < now or entry.uses < 1]:
            del self._entries[key]
        found = [entry for entry in self._entries.values() if not wanted.isdisjoint(entry.seen)]
        for entry in found:
            entry.uses -= 1
        return found


def references(card: Card) -> Iterable[str]:
    """What the buttons on it are about; those of a row are all about the same."""
    for block in card.blocks:
        if isinstance(block, List):
            yield from (row.actions[0].about for row in block.rows if row.actions)
        elif isinstance(block, Actions):
            yield from (button.about for button in block.buttons if button.about.startswith("A-"))
