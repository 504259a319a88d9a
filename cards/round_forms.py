"""The forms of a round: its month and theme first, then what the theme brings along and can be altered."""

from collections.abc import Mapping, Sequence
from datetime import date

from cards.elements import Form, Input, Option, Text
from cards.round_changes import DUE
from domain.audit_round import ASPECTS, AuditRound, Target
from domain.theme import Theme
from storage.channels import Room

ASPECT_LENGTH, REASON_LENGTH = 150, 1000
_REASON = "For example performance data on timeliness, or findings of July to September. No names."
_TARGETS = "How many audits of each service's cases there are to be. Empty means none."


def choose(
    months: Sequence[date],
    themes: Sequence[Theme],
    chosen: str,
    context: Mapping[str, str],
    title: str = "Plan a month",
) -> Form:
    """`months`: those that may be planned; none where the round is there already, which `title` names then."""
    options = tuple(Option(f"{month:%Y-%m}", f"{month:%B %Y}") for month in months)
    month = [Input("month", "Which month?", "select", options=options, value=options[0].value)] if options else []
    theme = Input(
        "theme", "Which theme?", "select", value=chosen, options=tuple(Option(t.name, t.name) for t in themes)
    )
    return Form(title, "round_theme", (*month, theme), "Next", context=context)


def plan(
    drafted: AuditRound,
    services: Sequence[Room],
    context: Mapping[str, str],
    doubts: Sequence[str] = (),
    *,
    aspects_stay: bool = False,
) -> Form:
    """Everything of a round but its month and theme. `aspects_stay`: some of its audits are submitted already."""
    inputs: tuple[Input | Text, ...] = (
        *(Text(sentence) for sentence in doubts),
        Text(f"{drafted.name} · {drafted.theme}"),
        *(_fixed(drafted) if aspects_stay else _aspects(drafted)),
        Input("reason", "Why this theme?", "multiline", False, drafted.reason, hint=_REASON, max_length=REASON_LENGTH),
        *(Input(name, words.capitalize(), "date", value=_iso(drafted, name)) for name, words in DUE.items()),
        *([Text(_TARGETS, "muted")] if services else []),
        *(asked for room in services for asked in _targets(room, drafted.targets.get(room.id, Target()))),
    )
    return Form("Round", "round_save", inputs, "Save", context=context)


def _fixed(drafted: AuditRound) -> list[Text]:
    return [Text(f"Its aspects stay, as audits are submitted already: {'; '.join(a for a in drafted.aspects if a)}.")]


def _aspects(drafted: AuditRound) -> list[Input]:
    return [
        Input(name, f"Aspect {n}", value=said, max_length=ASPECT_LENGTH)
        for n, (name, said) in enumerate(zip(ASPECTS, drafted.aspects, strict=True), start=1)
    ]


def _iso(drafted: AuditRound, name: str) -> str:
    day: date | None = getattr(drafted, name)
    return day.isoformat() if day else ""


def _targets(room: Room, target: Target) -> tuple[Input, Input]:
    return (
        Input(f"core.{room.id}", f"{room.name}: core audits", required=False, value=_number(target.core), max_length=4),
        Input(
            f"learning.{room.id}", f"{room.name}: learning audits", required=False, value=_number(target.learning), max_length=4
        ),
    )  # fmt: skip


def _number(count: int) -> str:
    return str(count) if count else ""
