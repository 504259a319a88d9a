"""Whether a text looks as if it held a person's name. It can only guess, so it asks; the person who writes decides.

A capital inside a sentence is what gives a name away; words that bear one for another reason are known below. A sentence
begins with one anyway: there a name is told by what follows it, unless the word is a thing to do or a thing of the trade.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from domain.beginnings import ABBREVIATIONS, BEGINNINGS
from domain.smart import is_verb

KNOWN = frozenset(
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
    together year key stage plans audit audits action actions assessments reviews""".split()
)
STARTERS = frozenset(
    """the a an some most many more other others another its his her their our one two three research
    nobody everyone everybody somebody they it this that these those there he she we you what which who how when
    nothing something anything each all both none parents parent mother father mum dad child children sibling siblings
    grandparents carers professionals staff agencies partners analysis chronology genogram history evidence contact visits
    meetings decision decisions threshold letter report referral consent case file note notes records recording voice
    views wishes feelings risk risks oversight management direction feedback step steps progress change""".split()
)
_LETTERS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_REFERENCE = re.compile(r"\w+(?:[ ./-]+\w+)*")
_CAPITALISED = re.compile(r"(?<![^\W\d_])(?<![^\W\d_][-'’])(?![a-z])" + _LETTERS.pattern)  # the others pass quickly
_TITLED = re.compile(
    rf"\b(?:Miss|Prof|Sir|Aunt|Uncle|Nan|Baby)\.? (?![a-z]){_LETTERS.pattern}"
    rf"|\b(?i:mr|mrs|ms|mx|dr)\b\.? (?!(?:the|a|to|of|and)\b){_LETTERS.pattern}"
)
_INITIALS = re.compile(r"\b(?:[A-Z]\. ?){2,}")
_FOLLOWED = re.compile(
    r"['’]s\b|, \d{1,2}\b| and [^\W\d_a-z]| (?:(?:also|always|never|now|often|only|still|then) )?"
    r"(?:to|is|was|has|had|needs|should|must|will|says|said|did|does|lives|lived|went|goes|came|comes|asked|asks|wants|wanted|likes|liked|felt|feels|told|tells|can"
    r"|could|would|may|might|(?:did|does|has|is|was|would|could|ca|wo)n['’]t|seems|seemed|appears|appeared|thinks|thought|knows"
    r"|knew|loves|loved|hates|hated|enjoys|enjoyed|plays|played|cries|cried|ran|runs|stays|stayed|moved|moves|left|sleeps|slept"
    r"|eats|ate|misses|attends|attended|refuses|refused|agrees|agreed|denies|denied|disclosed|discloses|struggles|struggled"
    r"|helps|helped|sees|saw|speaks|spoke|talks|talked|gets|got|takes|took|became|becomes|tried|tries|hit|hurts|turned)\b"
)
_SURNAME = re.compile(rf" (?![a-z])({_LETTERS.pattern})")
_SENTENCE = re.compile(r"(?:^|[.!?:;\n])\s*(?:(?:[\"“‘(•–*-]|\d{1,2}[.)]|[a-z][.)])\s*)*")
_SHORTHAND = re.compile(r"[^\W\d_]{1,2}[A-Z]+s?|[A-Z]+s")  # GPs, IROs, PhD
_REFERENCE = re.compile(r"[^\W_][\w/.:#() -]*")
_ENDING = re.compile(r"(?:n['’]t|['’](?:s|ll|re|ve|d|m))$")
_LETTER_ALONE = re.compile(r"(?<![^\W_])(?<![^\W_][-–&/'’.])(?![AIS]\b)[A-Z](?![^\W_]|[-–&/]\w|['’](?!s\b)|\.? ?\d)")
_A_LETTER = re.compile(r"(?<=[^\W\d_] )(?:S|A)(?=\. |\.?$| (?:is|was|has|had|said|says|and)\b|['’]s\b)")


def looks_like_name(text: str, also_known: frozenset[str] = frozenset()) -> list[str]:
    """The parts of the text that look like a person's name. `also_known`: words that are not, such as team names."""
    known = _known(also_known)
    starts = {match.end() for match in _SENTENCE.finditer(text)}
    found = [_bare(m.group().strip()) for pattern in (_TITLED, _INITIALS) for m in pattern.finditer(text)]
    for match in _CAPITALISED.finditer(text):
        begins = match.start() in starts
        if _is_capitalised(match.group()) and (_acts(text, match, known) if begins else not _is_known(match, known)):
            found.append(_bare(match.group()))
    return list(dict.fromkeys(found))


def may_be_name(text: str, people: Iterable[str] = ()) -> list[str]:
    """The same, and whatever else may be a name, for a text that is passed round: the parts of these people's names, a word
    that begins a sentence or is written in capitals and is none that is known to do so."""
    named = _parts(people)
    starts = {match.end() for match in _SENTENCE.finditer(text)}
    found = looks_like_name(text)
    for match in _CAPITALISED.finditer(text):
        word = match.group()
        if not word[0].isupper() or len(word) == 1:
            continue
        stands_out = word.isupper() or match.start() in starts
        if _bare(word).casefold() in named or (stands_out and not _is_word(word)):
            found.append(_bare(word))
    return list(dict.fromkeys(found))


def named_in(text: str, people: Iterable[str]) -> list[str]:
    """The words of the text that are parts of these people's names, with a capital: no guess."""
    named = _parts(people)
    words = [_bare(match.group()) for match in _CAPITALISED.finditer(text)]
    return list(dict.fromkeys(word for word in words if word[0].isupper() and word.casefold() in named))


def _parts(people: Iterable[str]) -> frozenset[str]:
    """Of their names, without words that are none by themselves."""
    ours = {part for name in people for part in _LETTERS.findall(name) if len(part) > 1 and part[0].isupper()}
    return frozenset(part.casefold() for part in ours) - KNOWN - STARTERS


def letters_alone(text: str) -> Iterator[re.Match[str]]:
    """A letter that stands for somebody: “child J. said”."""
    yield from _LETTER_ALONE.finditer(text)
    yield from _A_LETTER.finditer(text)


def _is_word(word: str) -> bool:
    """Whether a word that begins a sentence, or is written in capitals, does so for another reason than being a name."""
    if _SHORTHAND.fullmatch(word) and not word.isupper():
        return True
    parts = _ENDING.sub("", word).split("-") if not word.casefold().endswith(("n't", "n’t")) else ["not"]
    return all(part.islower() or _is_ordinary(part.casefold(), is_short=word.isupper()) for part in parts)


def _is_ordinary(word: str, *, is_short: bool) -> bool:
    if is_short and word in ABBREVIATIONS:
        return True
    ways = {word, word.removesuffix("s")} if len(word) > 5 else {word}
    return bool(ways & (KNOWN | STARTERS | BEGINNINGS)) or is_verb(word)


@lru_cache
def _known(also: frozenset[str]) -> frozenset[str]:
    return KNOWN | {word.lower() for name in also for word in name.split()}


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and not word.isupper() and not _SHORTHAND.fullmatch(word)


def _bare(word: str) -> str:
    return re.sub(r"['’]s$", "", word)


def _is_known(match: re.Match[str], known: frozenset[str]) -> bool:
    return all(part.islower() or part.lower() in known for part in _bare(match.group()).split("-"))


def _acts(text: str, match: re.Match[str], known: frozenset[str]) -> bool:
    """Whether the word that begins a sentence is followed by what a person does or has, by an age or by a surname."""
    bare = _bare(match.group())
    if bare.lower() in known | STARTERS | BEGINNINGS or is_verb(bare) or _TITLED.match(text, match.start()):
        return False
    return bare != match.group() or _FOLLOWED.match(text, match.end()) is not None or _has_surname(text, match, known)


def _has_surname(text: str, match: re.Match[str], known: frozenset[str]) -> bool:
    """Whether the next word may be a name as well."""
    after = _SURNAME.match(text, match.end())
    return (
        after is not None and _is_capitalised(after.group(1)) and _bare(after.group(1)).lower() not in known | STARTERS
    )


def is_case_ref(text: str) -> bool:
    """A case is known by its reference alone: letters and numbers, with a space, dash, dot or stroke between
    them, a digit, and at most two letters in a row that are not all capitals. A formula of a spreadsheet is none."""
    if not _REFERENCE.fullmatch(text):
        return False
    words = _LETTERS.findall(text)
    if not _REFERENCE.fullmatch(text):
        return False
    return any(letter.isdigit() for letter in text) and all(len(word) <= 2 or word.isupper() for word in words)
