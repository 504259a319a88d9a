"""The part of the PLT's digest on what could not be delivered: what, to whom, why, and what to do about it.

What went wrong with several messages to one person in one way is one line: they ask for one thing to be done.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from cards.elements import Block, Span, Text
from cards.failures import NO_LONGER_THEIRS, PUBLIC, SHARED, Failure, speaks_of, why
from cards.words import count, listed
from storage.doubt import PERHAPS
from storage.kinds import kind_of

MOST, NAMED = 10, 4
_INVITE = "see that auditbot is in the channel (/invite @auditbot)"


@dataclass(frozen=True, slots=True)
class Lost:
    """A message that did not arrive, or that could not be taken out of the chat platform; `letter`: what went wrong with the
    e-mail in its place, None if there was none. `perhaps`: whether it ever came there is not known."""

    failure: Failure
    trouble: str
    place: str
    letter: str | None = None
    perhaps: bool = False

    @property
    def alike(self) -> tuple[str, ...]:
        """Lines are made of those that are the same in this."""
        stays = f"{self.failure.kind} {self.perhaps}" if self.stays else ""
        return stays, self.place, str(self.failure.to), why(self.trouble), self.letter or ""

    @property
    def stays(self) -> bool:
        return kind_of(self.failure.kind).takes_back


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Somebody who has no account; `told`: by e-mail, that messages wait for them."""

    to: Span
    email: str
    since: date
    told: bool


@dataclass(frozen=True, slots=True)
class News:
    """`said` are sentences for the digest's first line, without their full stops."""

    said: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()


NOTHING = News()


def news(lost: Sequence[Lost], unreachable: Sequence[Unreachable]) -> News:
    if not lost and not unreachable:
        return NOTHING
    away, still = [one for one in lost if not one.stays], [one for one in lost if one.stays]
    blocks = list(
        _part("Could not be delivered", len(away) + len(unreachable), [*map(_nobody, unreachable), *_lines(away)])
    )
    blocks += _part("Could not be taken out of Slack", len(still), _lines(still))
    blocks += [Text(_for_the_operator(lost), "muted")] if lost else []
    return News(tuple(_said(len(away), len(still), len(unreachable))), tuple(blocks))


def _part(heading: str, number: int, lines: Sequence[tuple[Span, ...]]) -> Iterator[Block]:
    if lines:
        yield Text(f"{heading} · {number}", "heading")
        yield from (Text(line) for line in lines[:MOST])
    if len(lines) > MOST:
        yield Text(f"And {count(len(lines) - MOST, 'more line')}.", "muted")


def _lines(lost: Sequence[Lost]) -> list[tuple[Span, ...]]:
    groups = groupby(sorted(lost, key=lambda one: one.alike), key=lambda one: one.alike)
    return [_line(list(group)) for _, group in groups]


def _said(away: int, still: int, unreachable: int) -> Iterator[str]:
    if away:
        yield f"{count(away, 'message')} could not be delivered"
    if still:
        yield f"{count(still, 'old message or file', 'old messages or files')} could not be taken out of Slack"
    if unreachable:
        yield f"{count(unreachable, 'person', 'people')} cannot be reached"


def _line(group: Sequence[Lost]) -> tuple[Span, ...]:
    first = group[0]
    words = [speaks_of(one.failure) for one in group]
    words = list(dict.fromkeys(words)) if first.stays else words
    more = [f"{len(words) - NAMED} more"] if len(words) > NAMED else []
    about = listed([*words[:NAMED], *more])
    if first.stays:
        return (*_what_stays(first, about), f" {why(first.trouble)} Please have it deleted there.")
    return ("To ", first.failure.to, f": {about}. {_happened(first)} {_to_do(first, len(group) > 1)}")


def _what_stays(first: Lost, about: str) -> tuple[Span, ...]:
    stays = "may still" if first.perhaps else "still"
    if first.place == "file":
        return "An export sent to ", first.failure.to, f" {'may still be' if first.perhaps else 'is still'} in Slack."
    shows = "show" if first.perhaps else "shows"
    return "What was said to ", first.failure.to, f" of {about} {stays} {shows} case and words in Slack."


def _happened(lost: Lost) -> str:
    said = "Nobody can tell whether it arrived." if lost.trouble == PERHAPS else why(lost.trouble)
    if lost.letter is None:
        return said
    by_mail = "may or may not have reached them" if lost.letter == PERHAPS else "did not go, either"
    return f"{said} An e-mail in its place {by_mail}."


def _to_do(lost: Lost, several: bool) -> str:
    these = "these" if several else "this"
    if lost.trouble == NO_LONGER_THEIRS:
        return f"Please tell {these} to whoever answers for it now."
    if lost.trouble == SHARED:
        return f"Please set another channel under “/actions settings”, Channels, and pass {these} on there yourself."
    if lost.place == "channel" and lost.failure.kind == "audit-submitted":
        mend = "set a private channel under “/actions settings”, Channels" if lost.trouble == PUBLIC else _INVITE
        return f"Each moderator was told directly instead. Please {mend}."
    if lost.place == "channel":
        return f"Please {_INVITE}, and pass {these} on there yourself."
    return f"Please see to their account, and tell them {these} yourself."


def _nobody(one: Unreachable) -> tuple[Span, ...]:
    meanwhile = "An e-mail told them so. " if one.told else ""
    return (
        "Nothing reaches ", one.to, f": there is no account with the address {one.email}. Messages have waited since "
        f"{one.since.day} {one.since:%B %Y}, and go by themselves once there is one. {meanwhile}Please see to it that the "
        "account exists and that “people” has its address; until then tell them yourself.",
    )  # fmt: skip


def _for_the_operator(lost: Sequence[Lost]) -> str:
    numbers = [str(one.failure.number) for one in lost]
    more = [f"{len(numbers) - 2 * MOST} more"] if len(numbers) > 2 * MOST else []
    named = listed([*numbers[: 2 * MOST], *more])
    one = len(lost) == 1
    return (
        f"They are not sent again by themselves. Whoever looks after auditbot can have {'it' if one else 'them'} tried "
        f"again, by {'its number' if one else 'their numbers'}: {named}."
    )
