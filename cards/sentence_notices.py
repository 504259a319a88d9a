"""What is said of a sentence for the report: that it waits for a second pair of eyes, and what became of it. The sentence itself
stands in none of these messages: it is read on its card, by those who may."""

from collections.abc import Mapping

from cards.elements import Actions, Button, Card, Line, Text
from cards.places import Place
from cards.sentences import BETTER
from cards.view import View
from domain.sentence import Sentence, SentenceState, may_decide, may_see

WAITING, CONFIRMED, SENT_BACK, GONE = (
    f"sentence-{what}" for what in ("waiting", "confirmed", "sent-back", "withdrawn")
)
TELLS: Mapping[str, SentenceState] = {
    WAITING: SentenceState.WAITING,
    CONFIRMED: SentenceState.CONFIRMED,
    SENT_BACK: SentenceState.SENT_BACK,
    GONE: SentenceState.WITHDRAWN,
}
"""In which state each is true."""
_PUSH: Mapping[SentenceState, str] = {
    SentenceState.WAITING: "waits for a second pair of eyes",
    SentenceState.CONFIRMED: "was confirmed",
    SentenceState.SENT_BACK: "was sent back",
    SentenceState.WITHDRAWN: "was withdrawn",
}


def card(one: Sentence, view: View) -> Card:
    """As it stands, when it is posted and whenever it has gone on."""
    push = f"A sentence for the report of {one.month:%B %Y} {_PUSH[one.state]}"
    said: Line = f"{push}."
    if one.state is not SentenceState.WAITING:
        said = (f"{push} by ", view.mention(one.decided_by), f": “{one.answer}”" if one.answer else ".")
    label = "Read and decide" if may_decide(view.who, one) else "See all"
    ways = (Actions((Button(label, BETTER, f"{one.month:%Y-%m}:1"),)),) if may_see(view.who, one) else ()
    return Card(push, (Text(said), *ways), str(Place("posted")))
