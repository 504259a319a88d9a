"""The counts of a digest in words: the push preview, the first line and the headings, which all say the same numbers."""

from collections.abc import Iterator, Sequence

from cards.digest_parts import GOES, MINE, TO_DIRECTOR, WENT, Digest, Part
from cards.words import capital, count, short_date


def headline(digest: Digest) -> str:
    """4 audit actions need you today: 1 goes to the head of service tomorrow, 2 more late, 1 due soon."""
    audits = _audits(digest, digest.to_do.push)
    said = [*digest.concerns.push, *_needs(digest), *_waits(digest), *audits, *digest.news.said]
    return ". ".join(dict.fromkeys(said))


def _needs(digest: Digest) -> Iterator[str]:
    """Of one kind alone: 1 audit action is late."""
    number, kinds = digest.number(*MINE), [part for part in MINE if digest.number(part)]
    if len(kinds) == 1:
        yield f"{count(number, 'audit action')} {_state(kinds[0], digest, number)}"
    elif kinds:
        told = [_counted(part, digest) for part in kinds]
        yield f"{count(number, 'audit action')} need you today: {', '.join(told)}"


def _counted(part: Part, digest: Digest) -> str:
    number = digest.number(part)
    if part in (*WENT, *GOES):
        return f"{number} {_climbs(part, digest, number)}"
    more = "more " if part is Part.LATE else ""
    return f"{number} {more if digest.number(*WENT, *GOES) else ''}{_NAMES[part]}"


_NAMES = {Part.LATE: "late", Part.TODAY: "due today", Part.SOON: "due soon"}


def _state(part: Part, digest: Digest, number: int) -> str:
    if part in _NAMES:
        return f"{'is' if number == 1 else 'are'} {_NAMES[part]}"
    return _climbs(part, digest, number)


def _climbs(part: Part, digest: Digest, number: int) -> str:
    """Went to your head of service today; goes to the director tomorrow."""
    if part in WENT:
        return f"went to {_whom(part, digest)} today"
    return f"{'goes' if number == 1 else 'go'} to {_whom(part, digest)} {_next(digest)}"


def _whom(part: Part, digest: Digest) -> str:
    """Whom it climbs to, as far as one word serves for all of them: a head hears nothing of what is their own."""
    if part in TO_DIRECTOR:
        return "the director"
    found, me = digest.parts.get(part, ()), digest.view.who.id
    if any(action.team.head_id in (None, action.owner_id) for action in found):
        return "the director or the PLT"
    own = all(me in (action.owner_id, action.team.manager_id) for action in found)
    return "your head of service" if own else "the head of service"


def first_line(digest: Digest) -> Iterator[str]:
    """3 actions need you, 1 of them goes to your head of service tomorrow. Of the rest the headings keep count."""
    yield from (*digest.concerns.said, *digest.concerns.told)
    number, climbing = digest.number(*MINE), [part for part in (*WENT, *GOES) if digest.number(part)]
    needs = f"{count(number, 'action')} {'needs' if number == 1 else 'need'} you"
    if len(climbing) == 1 and digest.number(climbing[0]) == number:
        yield f"{needs} and {_climbs(climbing[0], digest, number)}"
    elif number:
        told = [
            f"{digest.number(part)}{of} {_climbs(part, digest, digest.number(part))}" for part, of in _of_them(climbing)
        ]
        yield ", ".join([needs, *told])
    yield from (*_waits(digest), *_audits(digest, digest.to_do.said), *digest.news.said)


def _of_them(climbing: list[Part]) -> Iterator[tuple[Part, str]]:
    """Said once: 1 of them went to the director today, 1 goes to your head of service tomorrow."""
    yield from ((part, "" if n else " of them") for n, part in enumerate(climbing))


def _waits(digest: Digest) -> Iterator[str]:
    waiting = digest.parts.get(Part.DECIDE, ())
    if waiting and all(not action.is_open for action in waiting):
        yield f"{count(len(waiting), 'completed action')} {'waits' if len(waiting) == 1 else 'wait'} for you"
    elif waiting:
        yield f"{count(len(waiting), 'audit action')} {'waits' if len(waiting) == 1 else 'wait'} for your decision"
    if helped := digest.number(Part.HELPED):
        yield f"Please say whether {count(helped, 'completed action')} helped"
    if left := digest.number(Part.LEFT):
        yield f"{count(left, 'open action')} of people who have left {'waits' if left == 1 else 'wait'} for a new owner"


def _audits(digest: Digest, to_do: Sequence[str]) -> list[str]:
    return [*to_do, *digest.to_judge.said, *([digest.unmoderated.said] if digest.unmoderated.said else [])]


def heading(part: Part, digest: Digest) -> str:
    return f"{_title(part, digest)} · {digest.ordinary(part)}"


def _title(part: Part, digest: Digest) -> str:
    if part in (*WENT, *GOES):
        said = _climbs(part, digest, 1)
        return capital(said)
    return "Also late" if part is Part.LATE and digest.number(*WENT, *GOES) else _TITLES[part]


_TITLES = {
    Part.LATE: "Late",
    Part.TODAY: "Due today",
    Part.SOON: "Due soon",
    Part.DECIDE: "Waiting for your decision",
    Part.HELPED: "Did it make a difference for the child?",
    Part.LEFT: "Open work of people who have left",
}
THEN = {
    Part.WENT_TO_DIRECTOR: "Went to the director that day",
    Part.WENT_TO_HEAD: "Went to the head of service that day",
    Part.GOES_TO_DIRECTOR: "Was to go to the director next",
    Part.GOES_TO_HEAD: "Was to go to the head of service next",
    Part.LATE: "Was late",
    Part.TODAY: "Was due that day",
    Part.SOON: "Was due soon",
    Part.DECIDE: "Waited for your decision",
    Part.HELPED: "Did it make a difference for the child?",
    Part.LEFT: "Open work of people who have left",
}
"""The same headings on a later day."""


def _next(digest: Digest) -> str:
    tomorrow = (digest.next_day - digest.day).days == 1
    return "tomorrow" if tomorrow else f"on {short_date(digest.next_day, digest.day)}"
