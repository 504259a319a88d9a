"""Draws what those above are told of a case of concern, from the data as they are when it goes and whenever they change."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from cards import concern_above
from cards.concern_above import Told
from cards.concern_view import of_concerns
from cards.elements import Card
from cards.failures import NO_LONGER_THEIRS
from cards.messenger import Never
from cards.notice import Post
from cards.view import View
from domain.oversight import standings
from domain.person import Actor
from storage.copies import Copy
from storage.ledger import Ledger
from storage.summons import ABOVE

Content = Mapping[str, Any]


def draw_again(ledger: Ledger, reader: Actor, copy: Copy) -> Card | None:
    told = _told(ledger, copy.kind, copy.content)
    if told is None:
        return None
    cleared = told.concern.id in copy.cleared_concerns
    return concern_above.card(told, _view(ledger, reader, told), cleared=cleared)


def goes_on(ledger: Ledger, content: Content) -> bool:
    """Whether somebody still has to say that they have it."""
    concern = ledger.concerns.get(content.get("concern", 0))
    return concern is not None and bool(concern.unanswered)


def _told(ledger: Ledger, kind: str, content: Content) -> Told | None:
    concern = ledger.concerns.get(content.get("concern", 0))
    of_failed = content.get("kind", ""), content.get("person"), content.get("trouble", "")
    return Told(kind, concern, *of_failed) if concern else None


def _view(ledger: Ledger, reader: Actor, told: Told) -> View:
    return of_concerns(ledger, reader, [told.concern], also=[told.whom])


def _post(kind: str, ledger: Ledger, reader: Actor, content: Content) -> Post | None:
    """None where it was seen to meanwhile. Where its reader may see it no longer, it must not end in silence."""
    told = _told(ledger, kind, content)
    if told is None or not told.is_true(ledger.today.day):
        return None
    if not standings(reader, told.concern, ledger.people.seniors()):
        raise Never(NO_LONGER_THEIRS)
    view = _view(ledger, reader, told)
    return Post(concern_above.card(told, view), {told.concern.reference: told.concern.version})


POST = {kind: partial(_post, kind) for kind in ABOVE}
"""By the notice's kind."""
