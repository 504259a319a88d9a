"""Whether a text looks as if it held a person's name. It can only guess, so it asks; the person who writes decides.

A capital inside a sentence is what gives a name away; words that bear one for another reason are known below.
"""

import re

_KNOWN = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december christmas easter england wales london council children act section early help
    practice learning team manager head service director moderator auditor core learner social worker family court
    school police health care plan child need protection conference review north south east west legal panel english
    outstanding good smart i ofsted british sign language safeguarding assessment planning""".split()
)
_WORD = re.compile(r"[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)*")
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Aunt|Uncle|Nan|Baby)\.? [A-Z]\w*")
_INITIALS = re.compile(r"\b(?:[A-Z]\. ?){2,}")
_ACTS = re.compile(r"^([A-Z][a-z]+)(?:['’]s\b| (?:to|is|was|has|needs|should|must|will|says|said|and [A-Z]))")
_SENTENCE = re.compile(r"(?:^|[.!?:;\n])\s*[\"“‘(•–-]*\s*")
_DOERS = frozenset(
    """manager auditor moderator worker team family parents mother father child nobody everyone they it this that he she
    we you""".split()
)


def looks_like_name(text: str, also_known: frozenset[str] = frozenset()) -> list[str]:
    """The parts of the text that look like a person's name. `also_known`: words that are not, such as team names."""
    known = _KNOWN | {word.lower() for name in also_known for word in name.split()}
    starts = {match.end() for match in _SENTENCE.finditer(text)}
    found = [m.group().strip() for pattern in (_TITLED, _INITIALS) for m in pattern.finditer(text)]
    found += [m.group() for m in _WORD.finditer(text) if m.start() not in starts and not _is_known(m.group(), known)]
    found += [
        m.group(1) for start in sorted(starts) if (m := _ACTS.match(text[start:])) and not _acts(m.group(1), known)
    ]
    return list(dict.fromkeys(found))


def _is_known(word: str, known: frozenset[str]) -> bool:
    return re.sub(r"['’]s$", "", word).lower() in known


def _acts(word: str, known: frozenset[str]) -> bool:
    return word.lower() in known | _DOERS
