"""Which cases are drawn, and whether for a core or a learning audit: as many as are wanted, evenly over teams and age bands."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from domain.allocation import Case, Conditions
from domain.audit import AuditKind
from domain.audit_round import Target

Kinds = frozenset[AuditKind]


def evenly(cases: Iterable[Case], fits: Callable[[Case], bool]) -> Iterator[Case]:
    """Those that fit, in an order of which every beginning holds as many of each team as can be, and then of each age band."""
    piles: dict[tuple[int, str], deque[Case]] = defaultdict(deque)
    for case in sorted(cases, key=lambda c: (c.key, c.team.id)):
        piles[case.team.id, case.age_band].append(case)
    teams, bands = Counter[int](), Counter[str]()
    while piles:
        team, band = least = min(piles, key=lambda pile: (teams[pile[0]], bands[pile[1]], *pile))
        case = piles[least].popleft()
        if not piles[least]:
            del piles[least]
        if fits(case):
            teams[team] += 1
            bands[band] += 1
            yield case


def draw(cases: Iterable[Case], number: int | None, conditions: Conditions) -> list[Case]:
    """So many cases that can be dealt and are wanted (None: as many as targets ask for), none of them twice."""
    places = _Places(conditions)
    stock = [case for case in _once(cases) if number is not None or case.team.service_id in conditions.wanted]
    return list(islice(evenly(stock, places.take), number))


def kinds_of(cases: Sequence[Case], conditions: Conditions) -> Mapping[Case, Kinds]:
    """The kind of audit each case is drawn for, in the order of drawing; both where nothing is said of its service. Cases that
    cannot be dealt, or are not wanted, are left out. No other choice deals more of them."""
    places = _Places(conditions)
    drawn = list(evenly(_once(cases), places.take))
    either: dict[int, int] = Counter()
    found: dict[Case, Kinds] = {}
    for case in drawn:
        kinds, service = conditions.kinds(case), case.team.service_id
        if len(kinds) > 1 and (limit := places.core_left(service)) is not None:
            kinds = frozenset({AuditKind.CORE if either[service] < limit else AuditKind.LEARNING})
            either[service] += 1
        found[case] = kinds
    return found


def _once(cases: Iterable[Case]) -> list[Case]:
    return list({case.key: case for case in cases}.values())


@dataclass
class _Places:
    """How many cases of each service have been taken, by the kinds of audit they can be drawn for."""

    conditions: Conditions

    def __post_init__(self) -> None:
        self._taken: Counter[tuple[int, Kinds]] = Counter()

    def take(self, case: Case) -> bool:
        """Whether there is a place for it beside all that were taken; then it has it."""
        kinds, service = self.conditions.kinds(case), case.team.service_id
        if not kinds:
            return False
        self._taken[service, kinds] += 1
        if (wanted := self.conditions.wanted.get(service)) is None or self._fits(service, wanted):
            return True
        self._taken[service, kinds] -= 1
        return False

    def core_left(self, service: int) -> int | None:
        """Places of core audits that remain for cases which can be drawn for either; None where there is no limit."""
        wanted = self.conditions.wanted.get(service)
        return None if wanted is None else max(0, wanted.core) - self._taken[service, frozenset({AuditKind.CORE})]

    def _fits(self, service: int, wanted: Target) -> bool:
        core, learning = max(0, wanted.core), max(0, wanted.learning)
        only_core = self._taken[service, frozenset({AuditKind.CORE})]
        only_learning = self._taken[service, frozenset({AuditKind.LEARNING})]
        together = sum(self._taken[service, kinds] for kinds in _KINDS)
        return only_core <= core and only_learning <= learning and together <= core + learning


_KINDS: tuple[Kinds, ...] = (frozenset({AuditKind.CORE}), frozenset({AuditKind.LEARNING}), frozenset(AuditKind))
