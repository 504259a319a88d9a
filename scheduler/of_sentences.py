"""Draws what is said of sentences for the report, from what they are when it goes."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from cards.elements import Card
from cards.notice import Post
from cards.sentence_notices import TELLS, WAITING, card
from cards.view import View
from domain.person import Actor
from domain.sentence import Sentence, may_decide
from storage.copies import Copy
from storage.ledger import Ledger

Content = Mapping[str, Any]


def post(kind: str, ledger: Ledger, reader: Actor, content: Content) -> Post | None:
    """None where it has gone on since, or does not wait for this reader."""
    one = ledger.sentences.get(content.get("sentence", 0))
    if one is None or one.state is not TELLS[kind] or one.version != content.get("version"):
        return None
    if kind == WAITING and not may_decide(reader, one):
        return None
    return Post(_card(ledger, reader, one), {one.reference: one.version})


KINDS: Mapping[str, Callable[[Ledger, Actor, Content], Post | None]] = {kind: partial(post, kind) for kind in TELLS}


def draw_again(ledger: Ledger, reader: Actor, copy: Copy) -> Card | None:
    one = ledger.sentences.get(copy.content["sentence"])
    return _card(ledger, reader, one) if one else None


def _card(ledger: Ledger, reader: Actor, one: Sentence) -> Card:
    return card(one, View.of(ledger, reader, ledger.today.day, (), {one.by, one.decided_by}))
