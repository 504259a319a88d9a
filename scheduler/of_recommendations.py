"""Draws the notice of a recommendation to its owner, from the data as they are when it goes and whenever they change."""

from collections.abc import Mapping
from typing import Any

from cards import recommendations as cards
from cards.elements import Card
from cards.notice import Post
from cards.view import View
from domain.person import Actor
from domain.recommendation import Recommendation
from storage.copies import Copy
from storage.ledger import Ledger

KIND = "recommended"


def post(ledger: Ledger, reader: Actor, content: Mapping[str, Any]) -> Post | None:
    """None where it is done, or another's by now."""
    one = ledger.recommendations.get(content.get("recommendation", 0))
    if one is None or not one.is_open or one.owner_id not in reader.selves:
        return None
    return Post(_card(ledger, reader, one), {one.reference: one.version})


def draw_again(ledger: Ledger, reader: Actor, copy: Copy) -> Card | None:
    one = ledger.recommendations.get(copy.content.get("recommendation", 0))
    return _card(ledger, reader, one) if one else None


def _card(ledger: Ledger, reader: Actor, one: Recommendation) -> Card:
    return cards.told(one, View.of(ledger, reader, ledger.today.day, (), {one.owner_id}))
