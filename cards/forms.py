"""The forms of an action: each says once what it is about, asks the fewest questions that do, and knows where it was opened."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from cards.asking import NO_NAMES
from cards.elements import Day, Divider, Form, Input, Option, Strong, Text
from cards.words import due_words, short_date, shorten, times
from domain.action import Action
from domain.calendar import Today
from domain.impact import Difference
from domain.person import Team

DIFFERENCE = (
    Option(Difference.YES, "Yes"),
    Option(Difference.TOO_EARLY, "Too early to say"),
    Option(Difference.NO, "No"),
)
_SINCE = tuple(
    replace(option, label="Still too early to say") if option.value == Difference.TOO_EARLY else option
    for option in DIFFERENCE
)
_MAY_BE_EMPTY = "It may stay empty while it is too early to say."
PLACE_LENGTH, CASE_LENGTH, TEXT_LENGTH = 200, 40, 1000
WHERE = "Supervision note, plan, case note …"


def _context(action: Action, place: str) -> dict[str, str]:
    return {"about": action.reference, "version": str(action.version), "place": place}


def _what(action: Action, today: Today) -> Text:
    return Text((f"{shorten(action.text, 300)}\n{_case(action, today)}",))


def _case(action: Action, today: Today) -> str:
    return f"Case {action.case_ref} · {due_words(action, today.day, today.calendar)}"


def complete(action: Action, today: Today, place: str) -> Form:
    inputs: tuple[Input | Text, ...] = (
        *_of_concern(action),
        _what(action, today),
        Input("done", "What was done?", "multiline", hint=NO_NAMES),
        Input("recorded_in", "Where is it recorded?", placeholder=WHERE, max_length=PLACE_LENGTH),
        Input("difference", "Did it make a difference for the child?", "radio", options=DIFFERENCE),
        Input("how", "What changed, or why not?", "multiline", required=False),
    )
    return Form(f"Complete {action.reference}", "complete", inputs, "Mark complete", context=_context(action, place))


def _of_concern(action: Action) -> tuple[Text, ...]:
    """Whoever may complete it knows that; it is not complete before somebody above has accepted it."""
    return (
        (Text((Strong("Case of concern"), " · it waits to be accepted once you have sent this")),)
        if action.concern
        else ()
    )


def impact(action: Action, today: date, place: str) -> Form:
    """The question that was too early when the action was completed, with what was done then."""
    done = action.completion
    said = f"{shorten(action.text, 300)}\nCase {action.case_ref}"
    if done:
        said += f" · completed {short_date(done.on, today)}: “{shorten(done.outcome.done, 300)}”"
    inputs = (
        Text(said),
        Input("difference", "Did it make a difference for the child?", "radio", options=_SINCE),
        Input("how", "What changed, or why not?", "multiline", required=False, hint=f"{NO_NAMES} {_MAY_BE_EMPTY}"),
    )
    return Form(f"Did {action.reference} help?", "impact", inputs, "Save", context=_context(action, place))


def reason(action: Action, today: Today, place: str, does: str, title: str, question: str, submit: str) -> Form:
    """One question: why. Used to return, reopen, decline and close."""
    inputs = (_what(action, today), Input("reason", question, "multiline", hint=NO_NAMES))
    return Form(title, does, inputs, submit, context=_context(action, place))


def more_time(action: Action, place: str, suggested: date) -> Form:
    inputs = (
        Text(
            (f"{shorten(action.text, 300)}\nDue ", Day(action.due), ". Your head of service decides on the new date.")
        ),
        Input("due", "New date", "date", value=suggested.isoformat()),
        Input("reason", "Why is more time needed?", "multiline", hint=NO_NAMES),
    )
    return Form(f"More time for {action.reference}", "more_time", inputs, "Ask", context=_context(action, place))


def snooze(action: Action, today: Today, place: str, suggested: date, most: int) -> Form:
    done = f" Snoozed {times(action.snoozes)} so far." if action.snoozes else ""
    said = f"It can be snoozed {times(most)} at most.{done} Everybody who sees the action sees it, your head of service too."
    inputs = (
        _what(action, today),
        Input("until", "No reminders before", "date", value=suggested.isoformat(), hint="Any day before it is due."),
        Text(f"The due date stays, and so does what happens when it is late. {said}", "muted"),
    )
    return Form(f"Snooze {action.reference}", "snooze", inputs, "Snooze", context=_context(action, place))


def give_time(action: Action, today: Today, place: str, suggested: date) -> Form:
    inputs = (
        _what(action, today),
        Input("due", "New date", "date", value=suggested.isoformat()),
        Input("reason", "Why is the delay accepted?", "multiline", hint=NO_NAMES),
    )
    return Form(f"New date for {action.reference}", "give_time", inputs, "Accept it", context=_context(action, place))


def ask(action: Action, today: Today, place: str) -> Form:
    inputs = (_what(action, today), Input("question", "Your question", "multiline", hint=NO_NAMES))
    return Form(f"Ask about {action.reference}", "ask", inputs, "Ask", context=_context(action, place))


def take_over(action: Action, today: Today, place: str) -> Form:
    inputs = (
        _what(action, today),
        Text("It becomes yours to complete. The due date stays, and its owner is told.", "muted"),
        Input("reason", "Why?", "multiline", hint=NO_NAMES),
    )
    return Form(f"Take over {action.reference}", "take_over", inputs, "Take over", context=_context(action, place))


def reassign(action: Action, today: Today, place: str) -> Form:
    inputs = (
        _what(action, today),
        Input("owner", "New owner", "person", hint="The due date stays. Outside the service the PLT has to approve."),
        Input("reason", "Why?", "multiline", hint=NO_NAMES),
    )
    return Form(f"Reassign {action.reference}", "reassign", inputs, "Reassign", context=_context(action, place))


def note(action: Action, today: Today, place: str) -> Form:
    inputs = (_what(action, today), Input("note", "Note", "multiline", hint=NO_NAMES))
    return Form(f"Note on {action.reference}", "note", inputs, "Add the note", context=_context(action, place))


def add(teams: Sequence[Team], due: date, said: Mapping[str, str], doubts: Sequence[Text] = (), seen: str = "") -> Form:
    """A new action. With `doubts` it is the same form again, holding what was typed; `seen` marks what they were about."""
    choices = tuple(Option(str(team.id), f"{team.name} · {team.service}") for team in teams)
    asked: tuple[Input | Text | Divider, ...] = (
        Input("case_ref", "Case reference", value=said.get("case_ref", ""), max_length=CASE_LENGTH),
        Input("team", "Team", "select", options=choices, value=said.get("team", "")),
        Input("audit", "Audit", required=False, value=said.get("audit", ""), placeholder="AU-7", max_length=12),
        Input(
            "text",
            "What is to be done?",
            "multiline",
            value=said.get("text", ""),
            hint=NO_NAMES,
            max_length=TEXT_LENGTH,
        ),
        Input("due", "Due", "date", value=said.get("due", "") or due.isoformat()),
    )
    context = {"place": said.get("place", ""), "hinted": seen}
    return Form("Add an audit action", "add", (*doubts, *asked), "Add", context={k: v for k, v in context.items() if v})


def add_if_sure(form: Form, seen: str) -> Form:
    """The same with a box to tick, for what must not happen by accident."""
    tick = Input(
        "sure", "Add it all the same?", "checkbox", required=False, options=(Option(seen, "Yes, I have checked this"),)
    )
    return replace(form, inputs=(*form.inputs, tick))


def choose_several(actions: Sequence[Action], today: Today, place: str) -> Form:
    options = tuple(Option(a.reference, f"{a.reference}  {shorten(a.text, 60)}", _case(a, today)) for a in actions)
    chosen = Input("chosen", "Which have been done?", "checkbox", options=options)
    return Form("Complete several", "choose_several", (chosen,), "Next", context={"place": place})


def several(actions: Sequence[Action], place: str) -> Form:
    """One form for all of them: for each what was done, where it is recorded, and whether it made a difference."""
    inputs: list[Input | Text | Divider] = []
    for a in actions:
        inputs += [Divider()] if inputs else []
        inputs += [
            *_of_concern(a),
            Text((f"{a.reference}  {shorten(a.text, 120)} · case {a.case_ref}",)),
            Input(f"done.{a.id}", "What was done?", "multiline"),
            Input(f"recorded_in.{a.id}", "Where is it recorded?", placeholder=WHERE, max_length=PLACE_LENGTH),
            Input(f"difference.{a.id}", "Did it make a difference for the child?", "select", options=DIFFERENCE),
            Input(f"how.{a.id}", "What changed, or why not?", "multiline", required=False),
        ]
    chosen = {"place": place, "chosen": " ".join(str(a.id) for a in actions)}
    return Form("Complete several", "several", tuple(inputs), "Mark complete", context=chosen)
