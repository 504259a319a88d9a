"""Draws what is said of exemplars, from what they are when it goes: to people without the text, to the training channel with
it, as long as it is in the library."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from cards import exemplar_notices, exemplars
from cards.elements import Card
from cards.exemplar_notices import NOWHERE, POSTED, TELLS, WAITING, since
from cards.notice import Post
from cards.view import View
from domain.exemplar import Exemplar, may_decide
from domain.person import Actor
from storage.copies import Copy
from storage.ledger import Ledger

Content = Mapping[str, Any]


def post(kind: str, ledger: Ledger, reader: Actor, content: Content) -> Post | None:
    """None where it has gone on since, or does not wait for this reader."""
    one = ledger.exemplars.get(content.get("exemplar", 0))
    if one is None or one.state is not TELLS[kind] or not _is_true(kind, reader, one, content):
        return None
    return Post(_card(kind, ledger, reader, one), {one.reference: one.version})


def _is_true(kind: str, reader: Actor, one: Exemplar, content: Content) -> bool:
    """It waits for this reader, and was not proposed anew since, which is told by itself; it still has no channel."""
    if kind == WAITING:
        return may_decide(reader, one) and content.get("proposed", since(one)) == since(one)
    return kind != NOWHERE or one.posts == 0


KINDS: Mapping[str, Callable[[Ledger, Actor, Content], Post | None]] = {kind: partial(post, kind) for kind in TELLS}


def draw_again(ledger: Ledger, reader: Actor, copy: Copy) -> Card | None:
    one = ledger.exemplars.get(copy.content["exemplar"])
    return _card(copy.kind, ledger, reader, one) if one else None


def post_in_channel(ledger: Ledger, _kind: str, content: Content) -> Post | None:
    """None where it was withdrawn before it went."""
    one = ledger.exemplars.get(content["exemplar"])
    if one is None or not one.is_in_library:
        return None
    return Post(exemplars.in_channel(one), {one.reference: one.version})


def draw_channel_again(ledger: Ledger, copy: Copy) -> Card | None:
    one = ledger.exemplars.get(copy.content["exemplar"])
    return exemplars.in_channel(one) if one and copy.kind == POSTED else None


def _card(kind: str, ledger: Ledger, reader: Actor, one: Exemplar) -> Card:
    view = View.of(ledger, reader, ledger.today.day, (), {one.by, one.decided_by})
    return exemplar_notices.card(kind, one, view)
