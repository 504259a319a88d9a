"""Draws the notices about covers, from the absence as it is when they go."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cards import cover_notices
from cards.notice import Post
from cards.view import View
from domain.person import Actor
from storage.ledger import Ledger

Content = Mapping[str, Any]


def post_arranged(ledger: Ledger, reader: Actor, content: Content) -> Post | None:
    """None where it is over by now, or was taken back or given to somebody else: of that there is another notice."""
    absence = ledger.absences.get(int(content["absence"]))
    if absence is None or absence.last_day < ledger.today.day or reader.id not in (absence.person_id, absence.cover_id):
        return None
    view = _view(ledger, reader, absence.person_id, absence.cover_id, content["by"])
    return Post(cover_notices.arranged(absence, content["by"], view))


def post_ended(ledger: Ledger, reader: Actor, content: Content) -> Post:
    person, cover, by = (int(content[name]) for name in ("person", "cover", "by"))
    last = date.fromisoformat(content["last"]) if content.get("last") else None
    return Post(cover_notices.ended(person, cover, last, by, _view(ledger, reader, person, cover, by)))


def _view(ledger: Ledger, reader: Actor, *also: int) -> View:
    return View.of(ledger, reader, ledger.today.day, (), also)
