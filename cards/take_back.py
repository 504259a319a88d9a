"""Taking an audit back from its auditor, and giving it to another: the form, and what who had it is told."""

from collections.abc import Mapping, Sequence
from datetime import date

from cards.asking import NO_NAMES, YES_NO
from cards.audit_words import KINDS, name_of
from cards.elements import Card, Form, Input, Option, Span, Text
from cards.places import Place
from cards.unraised import found_by, has_left
from cards.view import View
from cards.words import listed, short_date
from domain.allocation import Candidate
from domain.audit import Audit
from domain.person import Person
from domain.unraised import Unraised

NOBODY = "nobody"
MOST_OPTIONS = 95
ASK_THEM = "Ask them before you take it back. "
RAISE_FIRST = "If it is one, raise it first: “/concerns raise {}”."


def form(
    audit: Audit,
    view: View,
    others: Sequence[Candidate],
    people: Mapping[int, Person],
    context: Mapping[str, str],
    *,
    unraised: Unraised | None = None,
    due: date | None = None,
) -> Form:
    """`others`: who may take it, the fewest audits first. `unraised`: what was found in it and not
    raised. `due`: unless another day is chosen, where none of the time for it is left."""
    options = [Option(NOBODY, "Nobody: it is not audited in this round")]
    options += [_option(candidate, people) for candidate in others[:MOST_OPTIONS]]
    begun = "Some of it is filled in already. That is discarded." if audit.id in view.begun else ""
    inputs: tuple[Input | Text, ...] = (
        _about(audit, view),
        *([Text(begun)] if begun else []),
        *(_is_it_one(unraised, view) if unraised else ()),
        Input("auditor", "Who audits it instead?", "select", options=tuple(options)),
        *(
            [Input("due", "By when, if somebody does?", "date", value=due.isoformat(), hint=_dates(audit, view))]
            if due
            else []
        ),
        Input("reason", "Why?", "multiline", hint=f"The PLT and directors read this. {NO_NAMES}"),
    )
    return Form(f"Take back {audit.reference}", "take_back", inputs, "Take back", context=context)


def _about(audit: Audit, view: View) -> Text:
    band = f", {audit.age_band}" if audit.age_band else ""
    case = f"{name_of(audit)}\nCase {audit.case_ref}, {audit.team.name}{band}, with "
    return Text((case, view.mention(audit.auditor_id), "."))


def _is_it_one(found: Unraised, view: View) -> tuple[Text, Input]:
    """By whom it was found, and what comes first: whoever has left is not asked any more."""
    asked = "" if has_left(found, view) else ASK_THEM
    hint = asked + RAISE_FIRST.format(found.audit.reference)
    return Text(found_by(found, view)), Input("concern", "Is it a case of concern?", "radio", options=YES_NO, hint=hint)


def _dates(audit: Audit, view: View) -> str:
    """The days of its round that whoever sets another has to think of."""
    days = ((audit.round.moderation_due, "moderation"), (audit.round.report_due, "report"))
    said = listed([f"{what} {short_date(day, view.today)}" for day, what in days if day])
    return f"The round of {audit.round.name}: {said}." if said else ""


def _option(candidate: Candidate, people: Mapping[int, Person]) -> Option:
    name = people[candidate.id].name if candidate.id in people else "Somebody"
    return Option(str(candidate.id), f"{name} · {KINDS[candidate.kind]} · {candidate.load} in this round")


def told(reference: str, by: int | None, view: View) -> Card:
    """To who had it: no case and no reason, as the audit is not theirs to see any more, and the message stays."""
    push = "An audit was taken back from you"
    said: tuple[Span, ...] = (
        f"{reference} was taken back by ",
        view.mention(by),
        ". You do not need to do it. They can tell you why.",
    )
    return Card(push, (Text(said),), str(Place("posted")))
