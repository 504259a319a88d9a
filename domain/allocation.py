"""To whom a case may go: never to its own team's auditor, never again so soon, and learning audits to learners alone
(domain page, "The cycle" 2). What cannot be met is said in a sentence, case by case."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from domain.audit import AuditKind
from domain.audit_round import Target
from domain.person import Person, Role, Team

NOBODY = "nobody was chosen"


@dataclass(frozen=True, slots=True)
class Case:
    """A case that may be audited. `age_band` "" where it is not known."""

    case_ref: str
    team: Team
    age_band: str = ""

    @property
    def key(self) -> str:
        return key_of(self.case_ref)

    @property
    def name(self) -> str:
        return f"Case {self.case_ref} ({self.team.name})"


@dataclass(frozen=True, slots=True)
class Again:
    """A case that is to be audited again, as was decided when a case of concern was closed. `after`: that one's reference."""

    case: Case
    after: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An auditor who can be dealt to. `teams`: their own and those they manage; `load`: audits of the round they have already."""

    id: int
    kind: AuditKind
    teams: frozenset[int] = frozenset()
    load: int = 0

    def may_take(self, case: Case) -> bool:
        return case.team.id not in self.teams


@dataclass(frozen=True, slots=True)
class Dealt:
    """A case with the auditor it would go to; None: to nobody yet."""

    case: Case
    kind: AuditKind = AuditKind.CORE
    auditor_id: int | None = None


@dataclass(frozen=True)
class Conditions:
    """`wanted`: what is still to be dealt of a service's cases, by service; one that is not in it takes any number.
    `audited`: the cases that were audited less than so many `months` ago, by key, with the day. `services`: their names.
    `again`: the cases to be audited again, by key: these however lately they were, and whatever is wanted."""

    candidates: Sequence[Candidate]
    wanted: Mapping[int, Target] = field(default_factory=dict)
    audited: Mapping[str, date] = field(default_factory=dict)
    months: int = 12
    services: Mapping[int, str] = field(default_factory=dict)
    again: Mapping[str, Again] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[int, Candidate]:
        return {candidate.id: candidate for candidate in self.candidates}

    def allowed(self, case: Case) -> tuple[Candidate, ...]:
        """All who may take the case, whatever its kind; nobody where it was audited so lately."""
        return () if self.is_barred(case) else tuple(c for c in self.candidates if c.may_take(case))

    def is_barred(self, case: Case) -> bool:
        """Whether it was audited so lately that it is not audited again."""
        return case.key in self.audited and case.key not in self.again

    def left_out(self, rows: Sequence["Dealt"]) -> list[Case]:
        """The cases to be audited again that are not among these rows."""
        there = {row.case.key for row in rows}
        return [again.case for key, again in self.again.items() if key not in there]

    def beside(self, rows: Sequence["Dealt"]) -> "Conditions":
        """The same for dealing more, where these rows stand already."""
        held, counts = loads(rows, self), _counts(rows)
        candidates = tuple(replace(c, load=held[c.id]) for c in self.candidates)
        wanted = {
            service: Target(
                max(0, target.core - counts[service, AuditKind.CORE]),
                max(0, target.learning - counts[service, AuditKind.LEARNING]),
            )
            for service, target in self.wanted.items()
        }
        return replace(self, candidates=candidates, wanted=wanted)

    def kinds(self, case: Case) -> frozenset[AuditKind]:
        return frozenset(candidate.kind for candidate in self.allowed(case))


def key_of(case_ref: str) -> str:
    """Two spellings of one reference are one case."""
    return case_ref.strip().casefold()


def audited_since(today: date, months: int) -> date:
    """A case audited after this day is not audited again today. `months` before `today`, or the last day of that month."""
    years, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    first = date(years, month + 1, 1)
    following = date(years + month // 11, (month + 1) % 12 + 1, 1)
    return first.replace(day=min(today.day, (following - first).days))


def kind_of(person: Person) -> AuditKind | None:
    """What this person audits; None where they are no auditor. Confirmed competence counts where both stand."""
    if Role.CORE_AUDITOR in person.roles:
        return AuditKind.CORE
    return AuditKind.LEARNING if Role.LEARNER in person.roles else None


def broken(row: Dealt, conditions: Conditions) -> str:
    """Which rule the row breaks, in words that follow the case's name; "" where none."""
    if conditions.is_barred(row.case):
        return _lately(row.case, conditions)
    candidate = conditions.by_id.get(row.auditor_id or 0)
    if row.auditor_id is None:
        return ""
    if candidate is None:
        return "its auditor takes no part in this round any more"
    if not candidate.may_take(row.case):
        return "its auditor is of the case's own team"
    if candidate.kind is not row.kind:
        return "learners do learning audits, and core auditors core ones"
    return ""


def unmet(rows: Sequence[Dealt], conditions: Conditions) -> list[str]:
    """Every condition that these rows do not meet, a sentence each: first the cases, then the round as a whole."""
    named = ((row.case.name, why(row, rows, conditions)) for row in rows)
    return [*(f"{name}: {said}." for name, said in named if said), *overall(rows, conditions)]


def why(row: Dealt, rows: Sequence[Dealt], conditions: Conditions) -> str:
    """What is wrong with this one of the rows; "" where nothing is."""
    if row.auditor_id is None:
        return f"not dealt, as {_why_not(row, rows, conditions)}"
    against = broken(row, conditions)
    return f"cannot be sent so, as {against}" if against else ""


def overall(rows: Sequence[Dealt], conditions: Conditions) -> list[str]:
    """What the round as a whole lacks: cases to be audited again, its targets, and an even spread."""
    return [*_left_out(rows, conditions), *_targets(rows, conditions), *_spread(rows, conditions)]


def _left_out(rows: Sequence[Dealt], conditions: Conditions) -> Iterator[str]:
    for case in conditions.left_out(rows):
        yield f"{case.name}: to be audited again after {conditions.again[case.key].after}, and not in the proposal."


def loads(rows: Sequence[Dealt], conditions: Conditions) -> Mapping[int, int]:
    """How many audits of the round each candidate would have."""
    dealt = Counter(row.auditor_id for row in rows)
    return {candidate.id: candidate.load + dealt[candidate.id] for candidate in conditions.candidates}


def _lately(case: Case, conditions: Conditions) -> str:
    on = conditions.audited[case.key]
    return f"its last audit is of {on:%-d %b %Y}, less than {conditions.months} months ago"


def _why_not(row: Dealt, rows: Sequence[Dealt], conditions: Conditions) -> str:
    if conditions.is_barred(row.case):
        return _lately(row.case, conditions)
    if not conditions.candidates:
        return "there is no auditor to deal to"
    if not conditions.kinds(row.case):
        return "every auditor who takes part is of its own team"
    wanted = conditions.wanted.get(row.case.team.service_id)
    if wanted is None:
        return NOBODY
    counts = _counts(rows)
    lacking = [kind for kind in AuditKind if counts[row.case.team.service_id, kind] < _of(wanted, kind)]
    if not lacking:
        return f"no more audits of {row.case.team.service} are asked for"
    if conditions.kinds(row.case).isdisjoint(lacking):
        return f"only {lacking[0]} audits are still wanted of {row.case.team.service}, and nobody who does them may take it"
    return NOBODY


def _targets(rows: Sequence[Dealt], conditions: Conditions) -> Iterator[str]:
    counts = _counts(rows)
    for service, wanted in sorted(conditions.wanted.items()):
        for kind in AuditKind:
            has, asked = counts[service, kind], _of(wanted, kind)
            name = conditions.services.get(service, "A service")
            if has and not asked:
                yield f"{name}: {has} {kind} {'audit' if has == 1 else 'audits'}, and none is wanted."
            elif has != asked:
                off = f"{asked - has} too few" if has < asked else f"{has - asked} too many"
                yield f"{name}: {has} of the {asked} {kind} audits that are wanted, {off}."


def _counts(rows: Sequence[Dealt]) -> Counter[tuple[int, AuditKind]]:
    return Counter((row.case.team.service_id, row.kind) for row in rows if row.auditor_id is not None)


def _of(target: Target, kind: AuditKind) -> int:
    return target.core if kind is AuditKind.CORE else target.learning


def _spread(rows: Sequence[Dealt], conditions: Conditions) -> Iterator[str]:
    """Said of each kind of auditor whose numbers differ by more than the one that cannot be divided."""
    number = loads(rows, conditions)
    for kind, name in ((AuditKind.CORE, "Core auditors"), (AuditKind.LEARNING, "Learners")):
        found = [number[candidate.id] for candidate in conditions.candidates if candidate.kind is kind]
        if found and rows and max(found) - min(found) > 1:
            yield f"{name}: between {min(found)} and {max(found)} audits each, as not everybody may take every case, or by hand."
