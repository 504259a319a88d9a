"""Who is away when and who covers: the card of it, and the quiet line on the home page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cards.elements import Actions, Block, Button, Card, Line, List, Row, Strong, Text
from cards.places import Place
from cards.view import View
from cards.words import capital, short_date
from domain.absence import Absence
from domain.person import Actor, Role
from storage.ledger import Ledger
from storage.lists import PAGE

NEITHER = "You have no absence planned, and you cover for nobody."
HEADING = "Away, and who covers"
ENDS = "Whoever covers sees and does the other's audit work meanwhile, and gets their messages. It ends by itself."
ADD = Button("Add an absence", "absence", opens_form=True)
ALL = Button("Everybody's absences", "away")


@dataclass(frozen=True, slots=True)
class Away:
    """The absences a reader may know of: their own, those in which they cover, and for the PLT everybody's."""

    view: View
    absences: Sequence[Absence]

    @classmethod
    def of(cls, ledger: Ledger, who: Actor, *, everybodys: bool = False) -> "Away":
        """Those that are not over."""
        today = ledger.today.day
        found = ledger.absences.coming(today) if everybodys else ledger.absences.of([who.id], ending_from=today)
        also = {p for one in found for p in (one.person_id, one.cover_id)}
        return cls(View.of(ledger, who, today, (), also), found)


def card(away: Away, number: int) -> Card:
    """A page of them, with the way to a new one."""
    pages = max(1, -(-len(away.absences) // PAGE))
    number = min(max(1, number), pages)
    shown = away.absences[(number - 1) * PAGE : number * PAGE]
    blocks: list[Block] = [Text(HEADING, "heading"), List(rows(away, shown)) if shown else Text(_none(away.view))]
    blocks += [Text(f"Page {number} of {pages}", "muted")] if pages > 1 else []
    turns = [Button("Previous", "away", str(number - 1))] if number > 1 else []
    turns += [Button("Next", "away", str(number + 1))] if number < pages else []
    blocks += [Text(ENDS, "muted"), Actions((ADD, *turns))]
    return Card(HEADING, tuple(blocks), str(Place("away", number)))


def _none(view: View) -> str:
    return "Nobody has an absence planned." if view.who.holds(Role.PLT) else NEITHER


def rows(away: Away, shown: Sequence[Absence]) -> tuple[Row, ...]:
    return tuple(
        Row((Strong(when(one, away.view.today)),), who(one, away.view), _buttons(one, away.view)) for one in shown
    )


def who(absence: Absence, view: View) -> Line:
    me = view.who.id
    if absence.person_id == me:
        return ("You are away. ", view.mention(absence.cover_id), " covers for you.")
    if absence.cover_id == me:
        return ("You cover for ", view.mention(absence.person_id), ".")
    return (view.mention(absence.person_id), " is away. ", view.mention(absence.cover_id), " covers.")


def _buttons(absence: Absence, view: View) -> tuple[Button, ...]:
    if absence.person_id != view.who.id and not view.who.holds(Role.PLT):
        return ()
    about = str(absence.id)
    return Button("Change", "absence", about, opens_form=True), Button("End it", "end_absence", about, opens_form=True)


def days(absence: Absence, today: date) -> str:
    """until Fri 19 Jan, once it has begun; else from Mon 15 Jan to Fri 19 Jan, or on the one day."""
    first, last = short_date(absence.first_day, today), short_date(absence.last_day, today)
    if absence.first_day <= today:
        return "today" if absence.last_day == today else f"until {last}"
    return f"on {first}" if first == last else f"from {first} to {last}"


def when(absence: Absence, today: date) -> str:
    """The same as a line's beginning: Until Fri 19 Jan, or Mon 15 Jan to Fri 19 Jan."""
    said = days(absence, today).removeprefix("on ").removeprefix("from ")
    return capital(said)


def lines(away: Away) -> list[Text]:
    """For the home page, where somebody is away or covers today: You cover for Team manager, North until Fri 19 Jan."""
    return [Text(_line(one, away.view), "muted") for one in away.absences if one.is_on(away.view.today)]


def _line(absence: Absence, view: View) -> Line:
    until = days(absence, view.today)
    if absence.person_id == view.who.id:
        return (f"You are away {until}. ", view.mention(absence.cover_id), " covers for you.")
    return ("You cover for ", view.mention(absence.person_id), f" {until}.")
