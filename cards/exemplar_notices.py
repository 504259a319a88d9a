"""What is said of an exemplar: that it waits for a second pair of eyes, what became of it, and that it has nowhere to go.

The text itself stands in none of these messages: it is read on its card, by those who may.
"""

from collections.abc import Mapping

from cards.elements import Actions, Block, Button, Card, Line, Text
from cards.exemplars import LIBRARY, TITLE, WITHDRAWN
from cards.places import Place
from cards.view import View
from domain.exemplar import Exemplar, ExemplarState, may_decide, may_see

POSTED = "exemplar"
WAITING, ACCEPTED, SENT_BACK, GONE, NOWHERE = (
    f"exemplar-{what}" for what in ("waiting", "accepted", "sent-back", "withdrawn", "no-channel")
)
TELLS: Mapping[str, ExemplarState] = {
    WAITING: ExemplarState.WAITING,
    ACCEPTED: ExemplarState.ACCEPTED,
    SENT_BACK: ExemplarState.SENT_BACK,
    GONE: ExemplarState.WITHDRAWN,
    NOWHERE: ExemplarState.ACCEPTED,
}
"""In which state each is true."""
_PUSH: Mapping[str, str] = {
    WAITING: "An anonymised audit waits for a second pair of eyes",
    ACCEPTED: f"{TITLE} was accepted",
    SENT_BACK: f"{TITLE} was sent back",
    GONE: WITHDRAWN.removesuffix("."),
    NOWHERE: "The training channel is not set",
}
WHERE = "Set the channel under “/actions settings”, Channels, Training."
_LOST = "It was accepted for the library, and is not posted: there is no training channel. "
_ON = "It has gone on since: “/audits exemplars” shows how it stands."


def since(one: Exemplar) -> int:
    """What tells one proposing of it from the next."""
    return int(one.at.timestamp() * 1000)


def card(kind: str, one: Exemplar, view: View) -> Card:
    """As it is posted, and as it is drawn again when it has gone on."""
    push = _PUSH[kind]
    blocks: list[Block] = [Text(_said(kind, one, view))]
    if one.state is not TELLS[kind]:
        blocks = [Text(f"{push}: {one.theme}."), Text(_became(one, view), "muted")]
    return Card(push, (*blocks, *_ways(one, view)), str(Place("posted")))


def _said(kind: str, one: Exemplar, view: View) -> Line:
    push, by = _PUSH[kind], view.mention(one.decided_by)
    match kind:
        case "exemplar-waiting":
            return (f"{push}: {one.theme}, proposed by ", view.mention(one.by), ".")
        case "exemplar-no-channel":
            return f"{push}. {TITLE}, {one.theme}: {_LOST}{WHERE}" if one.posts == 0 else f"{push}: {one.theme}. {_ON}"
        case "exemplar-accepted":
            return (f"{push} by ", by, f": {one.theme}. It is in the library.")
    return (f"{push} by ", by, f": {one.theme}.\n“{one.answer}”")


def _became(one: Exemplar, view: View) -> Line:
    if one.state is ExemplarState.WAITING:
        return _ON
    return (f"It was {one.state} by ", view.mention(one.decided_by), ".")


def _ways(one: Exemplar, view: View) -> list[Block]:
    """To its card, for whoever may read it as it now stands."""
    if not may_see(view.who, one):
        return []
    label = "Read and decide" if may_decide(view.who, one) else "Read it"
    return [Actions((Button(label, "exemplar", one.reference), Button("All examples", LIBRARY)))]
