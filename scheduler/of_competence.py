"""Draws the notice about an auditor's standing, from what was kept of it."""

from collections.abc import Mapping
from typing import Any

from cards import competence_notices
from cards.notice import Post
from cards.view import View
from domain.person import Actor
from storage.ledger import Ledger

KIND = "competence"


def post_confirmed(ledger: Ledger, reader: Actor, content: Mapping[str, Any]) -> Post | None:
    """None where it is not theirs."""
    one = ledger.competences.get(content.get("competence", 0))
    if one is None or one.by != reader.id:
        return None
    return Post(
        competence_notices.confirmed(one, View.of(ledger, reader, ledger.today.day, (), {one.by, one.person_id}))
    )


def post(ledger: Ledger, reader: Actor, content: Mapping[str, Any]) -> Post | None:
    """None where it has been changed again since: of that there is another notice."""
    told = ledger.competences.of(reader.id)
    if not told or told[-1].id != content["competence"]:
        return None
    return Post(competence_notices.told(told[-1], View.of(ledger, reader, ledger.today.day, (), {told[-1].by})))
