"""How else somebody writes a name that the council knows: in small letters, without its accents, letter by letter, with a gap in
it or with none between its parts. A part that is a word as well counts in small letters only beside another part."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from unicodedata import normalize

from domain.beginnings import ABBREVIATIONS, ALSO_NAMES, BEGINNINGS
from domain.naming import KNOWN, STARTERS
from domain.smart import is_verb

SHORTEST, SHORTEST_WITH_GAPS, MOST_PARTS = 3, 5, 4
_WORD = re.compile(r"[^\W\d_]+")
_WORDS = BEGINNINGS | ABBREVIATIONS | ALSO_NAMES | KNOWN | STARTERS
_CLOSE = 3
"""So many characters at most stand between two pieces of one name."""


@dataclass(frozen=True, slots=True)
class _Names:
    """Squeezed: `whole` names in any order of their parts, `parts` that are no words, and how each of them may begin."""

    whole: frozenset[str]
    parts: frozenset[str]
    beginnings: frozenset[str]


def spelt(text: str, people: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where these people's names stand, from each word on the longest first."""
    names = _names(tuple(people))
    for stretch in _stretches(text, names):
        if _is_whole(stretch, names) or _is_part(stretch, names):
            yield stretch[0].start(), stretch[-1].end()


def whole_names(text: str, people: Sequence[str]) -> list[str]:
    """What of it is a name of one of these people with two parts at least, however it is written."""
    names = _names(tuple(people))
    found = (text[s[0].start() : s[-1].end()] for s in _stretches(text, names) if _is_whole(s, names))
    return list(dict.fromkeys(found))


def _is_whole(stretch: Sequence[re.Match[str]], names: _Names) -> bool:
    said = _squeezed(stretch)
    return said in names.whole and (len(stretch) > 1 or not _is_ordinary(said))


def _is_part(stretch: Sequence[re.Match[str]], names: _Names) -> bool:
    said = _squeezed(stretch)
    if len(stretch) == 1:
        return said in names.parts or said.removesuffix("s") in names.parts
    is_word = all(_is_ordinary(word.group()) for word in stretch)
    return len(said) >= SHORTEST_WITH_GAPS and said in names.parts and not is_word


def _squeezed(stretch: Iterable[re.Match[str]]) -> str:
    return "".join(word.group() for word in stretch)


def _stretches(text: str, names: _Names) -> Iterator[Sequence[re.Match[str]]]:
    """All that may be a name: the longest first of those that begin with the same word."""
    words = list(_WORD.finditer(_folded(text)))
    for first in range(len(words)):
        after, said = first, ""
        while after < len(words) and _goes_on(words, first, after):
            said += words[after].group()
            if said not in names.beginnings and said.removesuffix("s") not in names.beginnings:
                break
            after += 1
        yield from (words[first:end] for end in range(after, first, -1))


def _goes_on(words: Sequence[re.Match[str]], first: int, n: int) -> bool:
    return n == first or words[n].start() - words[n - 1].end() <= _CLOSE


@lru_cache(maxsize=4)
def _names(people: tuple[str, ...]) -> _Names:
    whole: set[str] = set()
    parts: set[str] = set()
    for name in people:
        folded = [_folded(part) for part in _WORD.findall(name) if part[0].isupper()]
        folded = [part for part in folded if part not in KNOWN | STARTERS][:MOST_PARTS]
        if len(folded) > 1:
            whole |= {"".join(some) for many in (2, len(folded)) for some in permutations(folded, many)}
        parts |= {part for part in folded if len(part) >= SHORTEST and not _is_ordinary(part)}
    beginnings = frozenset(name[:end] for name in whole | parts for end in range(1, len(name) + 1))
    return _Names(frozenset(whole), frozenset(parts), beginnings)


def _is_ordinary(word: str) -> bool:
    return word in ("a", "i") if len(word) == 1 else word in _WORDS or is_verb(word)


def _folded(text: str) -> str:
    """In small letters without accents, each letter in its place."""
    return "".join(normalize("NFD", letter)[0].lower()[0] for letter in text)
