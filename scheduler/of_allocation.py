"""Draws what is said about allocation beside the audits themselves: that an audit was taken back."""

from collections.abc import Mapping
from typing import Any

from cards import take_back
from cards.notice import Post
from cards.view import View
from domain.person import Actor
from storage.ledger import Ledger

Content = Mapping[str, Any]


def post_taken_back(ledger: Ledger, reader: Actor, content: Content) -> Post | None:
    """None where it is theirs again by now."""
    found = ledger.audits.some(content.get("audits", ()))
    if not found or (found[0].auditor_id in reader.selves and not found[0].taken_back):
        return None
    note = ledger.audit_notes.get(content["note"])
    view = View.of(ledger, reader, ledger.today.day, (), {content["by"]})
    return Post(take_back.told(found[0].reference, content["by"], note.text if note else "", view))
