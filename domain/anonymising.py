"""What in a text points at somebody, and the text without it: names, dates, ages, references, and where one is to be reached
(domain page, "The cycle" 8: a good audit may be anonymised).

It takes out too much rather than too little, as people read the result and mend it; it can only guess, so two of them do.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.naming import letters_alone, may_be_name, named_in
from domain.spelling import spelt, whole_names
from domain.telling import PATTERNS, is_reference, literal, placed, spaced, token

NAME, PLACE, REFERENCE = "[a name]", "[a team]", "[a reference]"
_DONE = re.compile("|".join(re.escape(said) for said in (NAME, PLACE, REFERENCE, *PATTERNS)))
_TWICE = re.compile(r"(\[an? [a-z -]+\])(?:[\s-]*\1)+")
LONGEST_NAME = 200
_OURS = re.compile(r"(?<![^\W_])(?:AU|A|C)-\d+")


@dataclass(frozen=True, slots=True)
class Known:
    """What the council knows to be telling: the audit's references, its people, its teams and services; and the names that
    were found in any part of the audit, which are names in all of them."""

    references: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    found: tuple[str, ...] = ()


NOTHING = Known()


@dataclass(frozen=True, slots=True)
class Trace:
    """A part of a text that points at somebody, and what stands there instead."""

    begins: int
    ends: int
    instead: str


def anonymised(text: str, known: Known = NOTHING) -> str:
    """The text with a plain placeholder for each trace in it. Nothing that `traces` would find is left, and doing it again
    changes nothing: nothing is taken out of a placeholder, so that every pass leaves less to look at."""
    while found := _found(text, known):
        text = _without(text, found)
    return _TWICE.sub(r"\1", text)


def traces(text: str, known: Known = NOTHING) -> list[str]:
    """The parts of the text that point at somebody, each once, in their order."""
    return list(dict.fromkeys(text[trace.begins : trace.ends].strip() for trace in _found(text, known)))


def words(text: str) -> frozenset[str]:
    """What of it could be the reference of a case, as `certain` compares it."""
    return frozenset(found.casefold() for match in token.finditer(text) if len(found := match.group()) > 2)


def certain(text: str, known: Known, cases: Collection[str]) -> list[str]:
    """The parts that point at somebody without any guessing: references of audits, actions and cases, and parts of the names of
    the council's people. `cases`: the references of cases among its `words`."""
    patterns = [pattern for pattern in (_references(known), _OURS) if pattern]
    found = [match.group().strip() for pattern in patterns for match in pattern.finditer(text)]
    found += [m.group() for m in token.finditer(text) if m.group().casefold() in cases]
    return list(dict.fromkeys([*found, *named_in(text, known.people), *whole_names(text, known.people)]))


def _found(text: str, known: Known) -> list[Trace]:
    """In the order of the text; where two overlap, the one that is looked for first."""
    done = [Trace(match.start(), match.end(), match.group()) for match in _DONE.finditer(text)]
    taken: list[Trace] = []
    for trace in _every(text, known):
        if not any(trace.begins < other.ends and other.begins < trace.ends for other in (*done, *taken)):
            taken.append(trace)
    return sorted(taken, key=lambda trace: trace.begins)


def _every(text: str, known: Known) -> Iterator[Trace]:
    told = ((REFERENCE, _references(known)), (NAME, _people(known)))
    for instead, pattern in (*told, *PATTERNS.items()):
        for match in pattern.finditer(text) if pattern else ():
            begins = match.end("keep") if "keep" in pattern.groupindex and match["keep"] else match.start()  # type: ignore[union-attr]
            yield Trace(begins, match.end(), instead)
    yield from (Trace(m.start(), m.end(), REFERENCE) for m in token.finditer(text) if is_reference(m))
    if places := _places(known):
        yield from (Trace(m.start(), m.end(), PLACE) for m in places.finditer(text))
    yield from (Trace(begins, ends, NAME) for begins, ends in spelt(text, known.people))
    if names := [*dict.fromkeys([*may_be_name(text, known.people), *known.found])]:
        yield from (Trace(m.start(), m.end(), NAME) for m in literal(names).finditer(text))
    yield from (Trace(m.start(), m.end(), NAME) for m in letters_alone(text))


def _without(text: str, found: Sequence[Trace]) -> str:
    parts, at = [], 0
    for trace in found:
        parts += [text[at : trace.begins], trace.instead]
        at = trace.ends
    return "".join([*parts, text[at:]])


@lru_cache
def _references(known: Known) -> re.Pattern[str] | None:
    return spaced(known.references)


@lru_cache
def _people(known: Known) -> re.Pattern[str] | None:
    """However it is written; a part of one counts where it has a capital, which the look-out for names judges."""
    whole = [name for name in known.people if len(name.split()) > 1]
    return literal(whole, re.IGNORECASE) if whole else None


@lru_cache
def _places(known: Known) -> re.Pattern[str] | None:
    return placed(known.places) if known.places else None
