"""The rolling programme of rounds, and one round: its dates, how far it has come, and its figures as they are now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cards.audit_words import OUTCOMES
from cards.elements import Actions, Block, Button, Card, Confirm, Divider, Fields, Line, List, Row, Strong, Text
from cards.figures import lines
from cards.history import history
from cards.places import Place
from cards.round_changes import DUE, changes
from cards.view import View
from cards.words import count, listed, short_date
from domain.audit import Admissibility, AuditKind
from domain.audit_round import AuditRound, RoundState
from domain.figures import Figures
from domain.person import Role
from domain.progress import Course, Left, Progress
from storage.history import Kept

PROGRAMME, ONE = "rounds", "round"
HEADING = "Audit rounds"
SHOWN = 6
_PARTS = (
    (RoundState.OPEN, "Open"),
    (RoundState.PLANNED, "Months ahead"),
    (RoundState.CLOSED, "Past"),
)
STATES = {RoundState.PLANNED: "Planned", RoundState.OPEN: "Open", RoundState.CLOSED: "Closed"}
_OPEN = Confirm("Open this round?", "Its audits can then be allocated and judged.", "Open it")
_REOPEN = Confirm(
    "Reopen this round?", "It can then be changed, and audits can be allocated and submitted in it again.", "Reopen"
)


@dataclass(frozen=True, slots=True)
class RoundSheet:
    """One round with all that a card says of it. `services`: their names by id; `figures`: None before any are moderated."""

    round: AuditRound
    course: Course
    figures: Figures | None
    services: Mapping[int, str]
    history: Sequence[Kept] = ()

    @property
    def by_name(self) -> list[tuple[str, Mapping[AuditKind, Progress]]]:
        """How far each service has come, by the service's name."""
        return sorted(
            ((self.services.get(number, "–"), kinds) for number, kinds in self.course.services.items()),
            key=lambda one: one[0],
        )


def programme(rounds: Sequence[AuditRound], left: Mapping[int, Left], view: View) -> Card:
    """`rounds`: the latest month first; `left`: by id of the round, for those that are open."""
    blocks: list[Block] = [Text(HEADING, "heading")]
    for state, heading in _PARTS:
        found = [one for one in rounds if one.state is state]
        found = found[::-1] if state is RoundState.PLANNED else found
        rows = tuple(_row(one, left.get(one.id), view) for one in found[:SHOWN])
        blocks += [Text((Strong(heading),)), List(rows)] if rows else []
        rest = [one.name for one in found[SHOWN:]]
        blocks += [Text(f"Also {_named(rest)}: “/audits round 2017-12” shows one.", "muted")] if rest else []
    if not rounds:
        blocks.append(Text("No round is planned yet."))
    plan = (Button("Plan a month", "round_plan", opens_form=True),) if view.who.holds(Role.PLT) else ()
    blocks.append(Actions((*plan, Button("Themes", "themes"), Button("Auditors", "auditors"))))
    return Card(HEADING, tuple(blocks), str(Place(PROGRAMME)))


def _named(names: Sequence[str]) -> str:
    return listed([*names[:SHOWN], *([f"{len(names) - SHOWN} more"] if len(names) > SHOWN else [])])


def _row(one: AuditRound, left: Left | None, view: View) -> Row:
    facts = [_dates(one, view)] + ([left_words(left)] if left and not left.is_nothing else [])
    detail = " · ".join(fact for fact in facts if fact)
    return Row(
        (Strong(one.name), f"  {one.theme}"), detail, (Button("Show", "round", one.reference), *_changes(one, view))
    )


def _dates(one: AuditRound, view: View) -> str:
    said = [f"{words} {short_date(day, view.today)}" for name, words in DUE.items() if (day := getattr(one, name))]
    return ", ".join(said)


def left_words(left: Left) -> str:
    """3 audits are still to do and 2 wait to be moderated."""
    to_do = f"{count(left.to_do, 'audit is', 'audits are')} still to do" if left.to_do else ""
    waiting = (
        count(left.to_moderate, "waits", "wait") if to_do else count(left.to_moderate, "audit waits", "audits wait")
    )
    return listed([words for words in (to_do, f"{waiting} to be moderated" if left.to_moderate else "") if words])


def _changes(one: AuditRound, view: View) -> tuple[Button, ...]:
    """What the row offers beside showing it, to the PLT alone; closing needs to be seen first."""
    if not view.who.holds(Role.PLT):
        return ()
    change = Button("Change", "round_change", one.reference, one.version, opens_form=True)
    match one.state:
        case RoundState.PLANNED:
            return (Button("Open", "round_open", one.reference, one.version, "primary", _OPEN), change)
        case RoundState.OPEN:
            return (change,)
        case RoundState.CLOSED:
            return (Button("Reopen", "round_reopen", one.reference, one.version, confirm=_REOPEN),)


def card(sheet: RoundSheet, view: View) -> Card:
    one = sheet.round
    title = f"{one.name} · {one.theme}"
    ends = (_deal(one), _close(one, sheet.course.left)) if one.is_open and view.who.holds(Role.PLT) else ()
    blocks: list[Block] = [
        Text(title, "heading"),
        Fields(_facts(one, view)),
        *([Text((Strong("Reason"), f"  {one.reason}"))] if one.reason else []),
        *_progress(sheet),
        *_figures(sheet),
        Actions((*_changes(one, view), *ends, Button("All rounds", "rounds"))),
        Divider(),
        Text(history(sheet.history, view, lambda kept: changes(kept, sheet.services, view)), "muted"),
    ]
    return Card(title, tuple(blocks), str(Place(ONE, rest=one.reference)))


def _deal(one: AuditRound) -> Button:
    return Button("Allocate cases", "allocation_add", str(one.id), opens_form=True)


def _close(one: AuditRound, left: Left) -> Button:
    still = "Nothing is left to do." if left.is_nothing else f"{left_words(left)}. {_stay(left)}"
    return Button(
        "Close", "round_close", one.reference, one.version, "", Confirm("Close this round?", still, "Close it")
    )


def _stay(left: Left) -> str:
    """What becomes of them where the round is closed."""
    said = ["What is to do is kept, and can be submitted only once the round is reopened."] if left.to_do else []
    said += ["What waits can be moderated all the same."] if left.to_moderate else []
    return " ".join(said)


def _facts(one: AuditRound, view: View) -> tuple[tuple[str, Line], ...]:
    aspects = "\n".join(f"{n}. {aspect}" for n, aspect in enumerate(one.aspects, start=1) if aspect)
    pairs: list[tuple[str, Line]] = [("State", STATES[one.state])]
    pairs += [
        (words.capitalize(), short_date(day, view.today)) for name, words in DUE.items() if (day := getattr(one, name))
    ]
    return (*pairs, ("Aspects", aspects or "none given"))


def _progress(sheet: RoundSheet) -> list[Block]:
    """Each service against its targets; what stays undone in a closed round is said as well."""
    one, left = sheet.round, sheet.course.left
    pairs = tuple((name, words) for name, kinds in sheet.by_name if (words := _service(kinds)))
    blocks: list[Block] = [Text((Strong("How far it has come"),)), Fields(pairs)] if pairs else []
    if not one.targets:
        blocks.append(Text("No targets are set for its services.", "muted"))
    if one.is_open and (lacking := _lacking(sheet)):
        blocks.append(Text(lacking))
    if not left.is_nothing:
        stay = f" {_stay(left)}" if one.state is RoundState.CLOSED else ""
        blocks.append(Text(f"{left_words(left)}.{stay}"))
    return blocks


def _service(kinds: Mapping[AuditKind, Progress]) -> str:
    return "\n".join(f"{kind.capitalize()}: {_stages(p)}" for kind, p in kinds.items() if not p.is_nothing)


def _stages(p: Progress) -> str:
    """10 of 12 allocated, 8 submitted, 6 moderated."""
    of = f" of {p.target}" if p.target else ""
    return f"{p.allocated}{of} allocated, {p.submitted} submitted, {p.moderated} moderated"


def _lacking(sheet: RoundSheet) -> str:
    """6 core audits and 1 learning audit in 11-25 have yet to be moderated; "" where all targets are reached."""
    said, much = [], 0
    for name, kinds in sheet.by_name:
        words = [count(p.lacking, f"{kind} audit") for kind, p in kinds.items() if p.lacking]
        said += [f"{listed(words)} in {name}"] if words else []
        much += sum(p.lacking for p in kinds.values())
    have = "has" if much == 1 else "have"
    return f"To reach its targets, {'; '.join(said)} {have} yet to be moderated." if said else ""


def _figures(sheet: RoundSheet) -> list[Block]:
    if sheet.figures is None:
        return []
    posted = sheet.round.figures is not None
    heading = "Figures, as they were posted" if posted else "Figures, as they are now"
    blocks: list[Block] = [Divider(), Text((Strong(heading),))]
    return [*blocks, Text("\n".join(lines(sheet.figures))), Text(_NOTE, "muted")]


_NOTE = (
    "Core audits alone. Practice is counted over the admissible ones, which leaves out "
    f"“{OUTCOMES[Admissibility.INADMISSIBLE].lower()}”."
)
