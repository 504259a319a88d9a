"""Whether a text looks as if it held a person's name. It can only guess, so it asks; the person who writes decides.

A capital inside a sentence is what gives a name away; words that bear one for another reason are known below. A sentence
begins with one anyway: there a name is told by what follows it, unless the word is a thing to do or a thing of the trade.
"""

import re
from functools import lru_cache

from domain.smart import is_verb

_KNOWN = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january
    february march april may june july august september october november december jan feb mar apr jun jul aug sep sept
    oct nov dec christmas easter eid ramadan diwali england wales scotland ireland britain uk
    london council local authority children child's act section law public outline early help practice learning team
    manager head service services director adviser personal officer reviewing independent moderator auditor core group
    learner social worker work family families conference court school nursery education college university police
    health visitor nurse hospital housing probation youth offending justice adult mental care carer plan planning
    pathway child in need protection looked after leaving strategy meeting review north south east west central legal
    panel english british sign language polish urdu arabic somali romanian outstanding good smart i safeguarding board
    assessment single threshold signs of safety graded profile supervision record ofsted working
    together year key stage""".split()
)
_STARTERS = frozenset(
    """the a an some most many more other others another its his her their our one two three research
    nobody everyone everybody somebody they it this that these those there he she we you what which who how when
    nothing something anything each all both none parents parent mother father mum dad child children sibling siblings
    grandparents carers professionals staff agencies partners analysis chronology genogram history evidence contact visits
    meetings decision decisions threshold letter report referral consent case file note notes records recording voice
    views wishes feelings risk risks oversight management direction feedback step steps progress change""".split()
)
_LETTERS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CAPITALISED = re.compile(r"(?<![^\W\d_])(?<![^\W\d_][-'’])(?![a-z])" + _LETTERS.pattern)  # the others pass quickly
_TITLED = re.compile(
    r"\b(?:Miss|Prof|Sir|Aunt|Uncle|Nan|Baby)\.? [^\W\d_a-z]\w*|\b(?i:mr|mrs|ms|mx|dr)\b\.? (?!(?:the|a|to|of|and)\b)[^\W\d_]\w*"
)
_INITIALS = re.compile(r"\b(?:[A-Z]\. ?){2,}")
_FOLLOWED = re.compile(r"['’]s\b| (?:to|is|was|has|needs|should|must|will|says|said|and [^\W\d_a-z])")
_SENTENCE = re.compile(r"(?:^|[.!?:;\n])\s*(?:(?:[\"“‘(•–*-]|\d{1,2}[.)]|[a-z][.)])\s*)*")
_SHORTHAND = re.compile(r"[^\W\d_]{1,2}[A-Z]+s?|[A-Z]+s")  # GPs, IROs, PhD


def looks_like_name(text: str, also_known: frozenset[str] = frozenset()) -> list[str]:
    """The parts of the text that look like a person's name. `also_known`: words that are not, such as team names."""
    known = _known(also_known)
    starts = {match.end() for match in _SENTENCE.finditer(text)}
    found = [m.group().strip() for pattern in (_TITLED, _INITIALS) for m in pattern.finditer(text)]
    for match in _CAPITALISED.finditer(text):
        begins = match.start() in starts
        if _is_capitalised(match.group()) and (_acts(text, match, known) if begins else not _is_known(match, known)):
            found.append(_bare(match.group()))
    return list(dict.fromkeys(found))


@lru_cache
def _known(also: frozenset[str]) -> frozenset[str]:
    return _KNOWN | {word.lower() for name in also for word in name.split()}


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and not word.isupper() and not _SHORTHAND.fullmatch(word)


def _bare(word: str) -> str:
    return re.sub(r"['’]s$", "", word)


def _is_known(match: re.Match[str], known: frozenset[str]) -> bool:
    return all(part.islower() or part.lower() in known for part in _bare(match.group()).split("-"))


def _acts(text: str, match: re.Match[str], known: frozenset[str]) -> bool:
    """Whether the word that begins a sentence is followed by what a person does or has."""
    bare = _bare(match.group())
    if bare.lower() in known | _STARTERS or is_verb(bare):
        return False
    return bare != match.group() or _FOLLOWED.match(text, match.end()) is not None


def is_case_ref(text: str) -> bool:
    """A case is known by its reference alone: it has a digit, and at most two letters in a row that are not all capitals."""
    words = _LETTERS.findall(text)
    return any(letter.isdigit() for letter in text) and all(len(word) <= 2 or word.isupper() for word in words)
