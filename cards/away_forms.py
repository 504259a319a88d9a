"""The forms of an absence: a new one, another cover or other days, and how it ends sooner."""

from datetime import date

from cards.away import when, who
from cards.elements import Form, Input, Line, Option, Span, Text
from cards.view import View
from cards.words import short_date
from domain.absence import Absence
from domain.calendar import A_DAY
from domain.person import Role

_COVER = "They see and do the audit work of whoever is away, and get their messages."
TODAY, TOMORROW = "today", "tomorrow"


def new(view: View, place: str, suggested: date) -> Form:
    """A new absence; the PLT says whose."""
    whose = Input("person", "Who is away?", "person", value=view.who.person.account or "")
    inputs = (
        *([whose] if view.who.holds(Role.PLT) else []),
        Input("first_day", "First day away", "date", value=suggested.isoformat()),
        Input("last_day", "Last day away", "date"),
        _cover(view),
    )
    return Form("Away", "absence", inputs, context={"place": place})


def change(absence: Absence, view: View, place: str) -> Form:
    """The same for one that there is; its first day can no longer be changed once it has begun."""
    own, begun = absence.person_id == view.who.id, absence.first_day <= view.today
    whose: tuple[Span, ...] = ("You",) if own else (view.mention(absence.person_id),)
    since = f"{'have' if own else 'has'} been away since {short_date(absence.first_day, view.today)}"
    said = (*whose, f" {since if begun else 'will be away'}.")
    first = Input("first_day", "First day away", "date", value=absence.first_day.isoformat())
    inputs: tuple[Text | Input, ...] = (
        Text(said),
        *([] if begun else [first]),
        Input("last_day", "Last day away", "date", value=absence.last_day.isoformat()),
        _cover(view, absence.cover_id),
    )
    return Form("Change an absence", "absence", inputs, context=_context(absence, place))


def _cover(view: View, person_id: int | None = None) -> Input:
    account = (view.mention(person_id).account if person_id else None) or ""
    beyond = "" if view.who.holds(Role.PLT) else " Somebody of your service; for somebody of another, ask the PLT."
    return Input("cover", "Who covers?", "person", value=account, hint=_COVER + beyond)


def end(absence: Absence, view: View, place: str) -> Form:
    """How an absence ends sooner: not at all begun, from today, or from tomorrow."""
    about: Line = (f"{when(absence, view.today)}. ", *_as_spans(who(absence, view)))
    if absence.first_day > view.today:
        asked: Text | Input = Text("It has not begun, and will not.")
    else:
        options = (Option(TODAY, "Today: the cover ends at once"), Option(TOMORROW, "Tomorrow: today is the last day"))
        asked = Input("back", "Back at work from", "radio", options=options[: 1 + (absence.last_day > view.today)])
    return Form("End an absence", "end_absence", (Text(about), asked), "End it", context=_context(absence, place))


def _as_spans(line: Line) -> tuple[Span, ...]:
    return (line,) if isinstance(line, str) else line


def _context(absence: Absence, place: str) -> dict[str, str]:
    return {"about": str(absence.id), "seen": seen(absence), "place": place}


def seen(absence: Absence) -> str:
    """A mark of how it stands: whoever changes it has seen it so."""
    return f"{absence.cover_id} {absence.first_day} {absence.last_day}"


def back_on(said: str, today: date) -> date | None:
    return {TODAY: today, TOMORROW: today + A_DAY}.get(said)
