"""What the two are told of a cover: that it is arranged, for which days and by whom; and that it ends sooner than was meant."""

from datetime import date

from cards.away import ENDS, days
from cards.elements import Card, Span, Text
from cards.view import View
from domain.absence import Absence


def arranged(absence: Absence, by: int, view: View) -> Card:
    on = f" {days(absence, view.today)}. "
    if absence.cover_id == view.who.id:
        said: tuple[Span, ...] = ("You cover for ", view.mention(absence.person_id), on)
        who: tuple[Span, ...] = ("They",) if by == absence.person_id else (view.mention(by),)
        return _card("You cover for somebody", (*said, *who, " set this."), ENDS)
    said = (view.mention(absence.cover_id), f" covers for you{on}")
    return _card("Somebody covers for you", (*said, view.mention(by), " set this."), ENDS)


def ended(person_id: int, cover_id: int, last_day: date | None, by: int, view: View) -> Card:
    """`last_day`: the last one that it is still for, if there is any."""
    after = " after today. " if last_day == view.today else ". "
    if cover_id == view.who.id:
        said: tuple[Span, ...] = ("You no longer cover for ", view.mention(person_id), after)
        who: tuple[Span, ...] = ("They",) if by == person_id else (view.mention(by),)
        return _card("You no longer cover for somebody", (*said, *who, " ended it."))
    said = (view.mention(cover_id), f" no longer covers for you{after}")
    return _card("Nobody covers for you any more", (*said, view.mention(by), " ended it."))


def _card(push: str, said: tuple[Span, ...], more: str = "") -> Card:
    return Card(push, (Text(said), *([Text(more, "muted")] if more else [])))
