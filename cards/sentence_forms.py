"""The forms of a sentence on what changed: its words, and why one is sent back or withdrawn."""

from collections.abc import Mapping

from cards.asking import NO_NAMES, NO_REFERENCES
from cards.elements import Form, Input, Strong, Text
from cards.words import shorten
from domain.sentence import LONGEST, Sentence

STAYS = "Nobody can be known by it: leave it as it is"
REASON = 600
_HOW = (
    "What auditbot found to be telling stands in brackets now, such as [a date]. It can only guess. Say in one or two plain "
    "sentences what changed for a child, so that nobody can tell which one."
)


def words(source: str, original: str, text: str, context: Mapping[str, str], does: str = "sentence_pick") -> Form:
    """`original`: what was said, to look at beside it; "" where it is only mended."""
    said = [Text((Strong(f"What was said in {source}"), f"\n{shorten(original, 2000)}"), "muted")] if original else []
    asked = Input("text", "The sentence", "multiline", value=text[:LONGEST], hint=NO_REFERENCES, max_length=LONGEST)
    then = Text("Somebody else reads it and confirms it. Then it goes into the report.", "muted")
    return Form("What changed", does, (Text(_HOW), *said, asked, then), "Put it forward", context=context)


def send_back(one: Sentence, context: Mapping[str, str]) -> Form:
    hint = f"Say what, without writing it again. Whoever picked it reads this. {NO_NAMES}"
    why = Input("reason", "What is to be changed?", "multiline", hint=hint, max_length=REASON)
    return Form("Send it back", "sentence_return", (Text(one.text), why), "Send back", context=context)


def withdraw(one: Sentence, context: Mapping[str, str]) -> Form:
    told = Text("It leaves the report at once, also where that is posted.", "muted")
    why = Input("reason", "Why is it withdrawn?", "multiline", hint=NO_NAMES, max_length=REASON)
    return Form("Withdraw it", "sentence_withdraw", (Text(one.text), why, told), "Withdraw", context=context)
