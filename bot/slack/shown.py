"""Private lists that are on people's screens just now, so that what others change on them shows there too.

Slack lets a private message be replaced by the address that came with a press on it, for half an hour and five times; by
a command's own address it cannot. So a list counts from its first press on. Kept in memory alone: after a restart a list
is no longer brought up to date, and its buttons say what happened meanwhile.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from cards.elements import Actions, Card, List

LASTS, USES, MOST = 25 * 60.0, 3, 2000  # a form may stand open for a while, and needs the address as well


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

    def put(self, account: str, workspace: str, card: Card, response_url: str, now: float) -> None:
        """Remember the card, unless it is nothing that could be shown again."""
        seen = frozenset(references(card))
        if not (card.place and response_url and seen):
            return
        key = (account, card.place)
        self._entries.pop(key, None)
        self._entries[key] = Entry(account, workspace, card.place, response_url, seen, now + LASTS)
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
            yield from (button.about for button in block.buttons if button.about.startswith(("A-", "C-")))
