"""How people write what points at somebody: dates, ages, references, addresses, as patterns for whoever takes them out.

A group named `keep` is what a pattern is known by and what stays: the "in" of "in May".
"""

import re
from collections.abc import Mapping, Sequence

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_CERTAIN = r"(?:january|february|april|june|july|september|october|november|december)"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:r(?:s)?)?|fri|sat(?:ur)?|sun)(?:day)?"
_UNITS = "first second third fourth fifth sixth seventh eighth ninth".split()
_TENS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"
_ORDINAL = rf"(?:(?:twenty|thirty)[\s-]+)?(?:{'|'.join(_UNITS)})|{'|'.join(_TENS.split())}"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{_ORDINAL})"
_YEAR = r"(?:(?:19|20)\d\d(?:/\d\d)?|['’]?\d\d)"
_APART, _BETWEEN = r"[\s,./'’‐-―-]{0,3}", r"(?:\.|\s?[/‐-―-]\s?)"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TIES = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_IN_WORDS = rf"(?:(?:{_TIES})(?:[\s-](?:{_ONES})\b)?|{_TEENS}|{_ONES})"
_NUMBER = rf"(?:\d{{1,2}}(?:\.\d+|\s?½|\s\d/\d)?|{_IN_WORDS}(?:[\s-]and[\s-]a[\s-]half)?)"
_JOINED = r"\s*(?:[‐-―-]|to|and|or|&)\s*"
_NUMBERS = rf"{_NUMBER}\b(?:(?:\s*,\s*{_NUMBER}\b)*{_JOINED}{_NUMBER}\b)?"
_IN_LETTERS = (
    rf"(?:two\s+thousand(?:\s+and)?\s+{_IN_WORDS}"
    rf"|(?:nineteen|twenty)[\s-](?:{_TEENS}|(?:{_TIES})(?:[\s-](?:{_ONES}))?))\b"
)
"""A year in words."""
_ABOUT = "of|about|just|only|between|nearly|almost|around|roughly|approximately|approx\\.?|barely|over|under|now|still|not yet"
_LENGTH = r"(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)"
_SPAN = rf"{_NUMBER}[\s-]*{_LENGTH}\b(?:[\s,-]*(?:and\s+)?{_NUMBER}[\s-]*{_LENGTH}\b)*\.?"
_COUNTED = (
    r"(?:visits?|meetings?|reviews?|times?|child(?:ren)?|siblings?|contacts?|attempts?|conferences?|referrals?|parties|party"
    r"|assessments?|plans?|percentile|centile|person|worker|strategy|quarter|half)"
)
_CHILD = (
    "he|she|they|who|boys?|girls?|child(?:ren)?|siblings?|sons?|daughters?|brothers?|sisters?|twins?|bab(?:y|ies)|infants?"
    "|toddlers?|teenagers?|pupils?"
)
_ENDS = r"(?=\s*(?:[.,;:!?)\]]|$|\n|and\b(?!\s+\d)|but\b|when\b|at\b|now\b))"


def _pattern(*ways: str) -> re.Pattern[str]:
    return re.compile("|".join(ways), re.IGNORECASE)


_AGES = _pattern(
    rf"\b(?:{_NUMBER}(?:\s*,\s*|{_JOINED}))*{_SPAN}[\s-]*(?:olds?\b|of\s+age\b)",
    rf"\bage[sd]?\b[\s:]*(?:(?:{_ABOUT}|is|was)\s+)*{_NUMBERS}(?:[\s-]*{_LENGTH}\b)?",
    rf"(?P<keep>\b(?:{_CHILD})(?:\s*[,(]\s*|\s+of\s+|\s+(?:is|was|are|were)\s+)(?:(?:{_ABOUT})\s+)*)"
    rf"{_NUMBER}\b(?:(?:\s*,\s*|{_JOINED}){_NUMBER}\b)*(?:[\s-]*{_LENGTH}\b)?{_ENDS}",
    r"\b\d{1,2}\s?y/?o\b",
    rf"\bturn(?:ed|s|ing)?\s+{_NUMBER}\b",
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL})\s+birthday",
    r"\b\d{1,2}\s*(?:years?|yrs?|y)\b[\s,]*(?:and\s+)?\d{1,2}\s*(?:months?|mths?|m)\b(?:[\s,]*(?:and\s+)?\d{1,2}\s*(?:days?|d)\b)?",
)
_DATES = re.compile(
    "|".join(
        (
            rf"(?i:\b(?:{_WEEKDAY}\b{_APART})?(?:the\s+)?(?:{_DAY}{_JOINED}(?:the\s+)?)?{_DAY}{_APART}(?:of{_APART})?"
            rf"{_MONTHS}(?![^\W\d_])\.?(?:{_APART}(?:{_YEAR}|{_IN_LETTERS})\b)?)",
            rf"(?i:\b{_MONTHS}\b{_APART}(?:the\s+)?(?:{_DAY}\b(?:{_APART}{_YEAR}\b)?|(?:19|20)\d\d\b))",
            rf"(?<!\d)\d{{1,4}}{_BETWEEN}\d{{1,2}}{_BETWEEN}\d{{1,4}}(?!\d)",
            r"(?<!\d)\d{1,2} \d{1,2} (?:19|20)\d\d(?!\d)",
            r"(?<![\d/])(?!24/7(?!\d))(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?![\d/])",
            r"(?<!\d)(?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d(?!\d)",
            r"(?<![\d.])\d{1,2}\.(?:0[1-9])(?![\d%])",
            rf"(?i:\b{_WEEKDAY}\b{_APART}(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\b(?:/\d{{1,2}}\b(?:/\d{{2,4}}\b)?)?(?![:.]\d))",
            rf"(?i:\b(?:on|since|until|till|by|before|after|from)\s+the\s+(?:{_ORDINAL})\b)(?=\s*(?:[.,;:!?)]|$))",
            rf"(?i:\b{_IN_LETTERS})",
            r"(?i:\b(?:christmas|boxing|new\s+year['’]?s)\s+(?:day|eve)\b)|(?i:\bgood\s+friday\b|\beaster\s+(?:sunday|monday)\b)",
            rf"(?i:(?<!\d)\d{{1,2}}(?:st|nd|rd|th)\b(?!\s+{_COUNTED}\b))",
            r"(?<![\d£$€])(?<!Act )(?<!Together )(?:19|20)\d\d(?:\s?[/‐-―-]\s?\d{2,4})?s?(?!\d)",
            rf"(?i:\b{_CERTAIN}\b)|\b(?:March|May|August|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b",
            rf"(?i:(?P<keep>\b(?:in|since|until|till|during|early|late|mid|last|next)[\s-]+){_MONTHS}\b)",
        )
    )
)
_FLAT = r"(?i:\b(?:flat|apartment|apt\.?) \d{1,4}[a-z]?)"
_ROAD, _BESIDE = "(?:street|road|avenue|lane|crescent|terrace)", r"(?:of|to|in|on|at|from|and|the|a|by|near)\b"
PATTERNS: Mapping[str, re.Pattern[str]] = {
    "[a link]": re.compile(r"(?i:https?://|www\.)[^\s\[\]]+"),
    "[an e-mail address]": re.compile(r"[^\s\[\]@]+@[^\s\[\]]*|@[^\s\[\]]+"),
    "[a postcode]": re.compile(r"(?i:\b[a-z]{1,2}\d[a-z\d]?\s*\d(?!st\b|nd\b|rd\b|th\b)[a-z]{2}\b)"),
    "[an address]": re.compile(
        rf"(?:{_FLAT},?\s+)?\b\d{{1,4}}[a-zA-Z]?,? (?i:(?:(?!{_BESIDE})[a-z][\w'’-]* ){{1,2}}{_ROAD}\b)|{_FLAT}\b|"
        r"\b\d{1,4}[a-zA-Z]?,? (?:[A-Z][\w'’-]* ){1,3}(?:Street|Road|Avenue|Lane|Close|Drive|Court|Crescent|Terrace|Gardens"
        r"|Way|Place|Grove|Square|Hill|Park|Row|Walk)\b"
    ),
    "[an age]": _AGES,
    "[a date]": _DATES,
    "[a phone number]": re.compile(r"(?<!\d)(?:\+\d|0)(?:[\s().-]*\d){8,13}(?!\d)"),
    "[a reference]": re.compile(
        r"(?i:(?<![^\W_])(?:au|a|c)\s?[‐-―-]\s?\d+|(?<![^\W_])au\s?\d+)|(?<!\d)\d{2,4}(?:\s\d{2,4}){2,}(?!\d)"
        r"|(?i:(?P<keep>(?:\bcase|\bref(?:erence)?|\bfile|#)[\s:.#]{0,3}(?:no\.?\s?)?)(?=\w*\d\w*\d)[\w/-]+)"
    ),
}
"""What stands instead, and how it is written: looked for in this order."""
token = re.compile(r"(?<![^\W_])[^\W_]+(?:[-/_.][^\W_]+)*")
_MIXED, _OF_LAW = re.compile(r"[A-Z]{1,5}[-/]?\d{2,}\w*"), re.compile(r"S\d{1,3}|Y\d{1,2}|COVID-19")


def is_reference(match: re.Match[str]) -> bool:
    """Whether a word looks like a number that something is known by: four digits in a row, many digits, or capitals before
    some. The year of an act, a section of it and a sum of money are none."""
    said, before = match.group(), match.string[: match.start()]
    if _OF_LAW.fullmatch(said) or before.endswith(("£", "$", "€")):
        return False
    if re.fullmatch(r"(?:19|20)\d\d", said) and before.endswith(("Act ", "Together ")):
        return False
    many = sum(letter.isdigit() for letter in said) > 4 and not re.fullmatch(r"[\d.]+-[\d.]+", said)
    return many or re.search(r"\d{4}", said) is not None or _MIXED.match(said) is not None


def spaced(references: Sequence[str]) -> re.Pattern[str] | None:
    """These references, however their letters and digits are set apart; a short one is too like any other number."""
    bare = [re.sub(r"[\W_]+", "", reference) for reference in references]
    ways = [r"[\W_]{0,2}".join(map(re.escape, one)) for one in bare if len(one) > 2]
    return re.compile(r"(?<!\d)(?:" + "|".join(ways) + r")(?!\d)", re.IGNORECASE) if ways else None


def literal(words: Sequence[str], flags: int = 0) -> re.Pattern[str]:
    """These words wherever no letter goes before or after; the longest first."""
    ways = [re.escape(word) + (r"(?![^\W\d_])" if word[-1].isalpha() else "") for word in sorted(words, key=len)[::-1]]
    return re.compile(r"(?<![^\W\d_])(?:" + "|".join(ways) + ")", flags)


def placed(places: Sequence[str]) -> re.Pattern[str]:
    """These teams and services, as they are written, with the word “team” if it stands by."""
    ways = "|".join(re.escape(place) for place in sorted(places, key=len)[::-1])
    return re.compile(rf"(?<![^\W_])(?:[Tt]eam\s+)?(?:{ways})(?:\s+[Tt]eam)?(?![^\W_])")
