"""The part of the PLT's digest on what could not be delivered: what, to whom, why, and what to do about it.

What went wrong with several messages to one person in one way is one line: they ask for one thing to be done.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from cards.elements import Block, Span, Text
from cards.failures import NO_LONGER_THEIRS, Failure, speaks_of, why
from cards.words import count, listed

MOST, NAMED = 10, 4
MAYBE = "perhaps"
"""The trouble of what may or may not have arrived."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A message that did not arrive; `letter`: what went wrong with the e-mail in its place, None if there was none."""

    failure: Failure
    trouble: str
    place: str
    letter: str | None = None

    @property
    def alike(self) -> tuple[str, str, str, str]:
        """Lines are made of those that are the same in this."""
        return self.place, str(self.failure.to), why(self.trouble), self.letter or ""


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
    groups = [list(group) for _, group in groupby(sorted(lost, key=lambda one: one.alike), key=lambda one: one.alike)]
    lines = [*map(_nobody, unreachable), *map(_line, groups)]
    blocks: list[Block] = [Text(f"Could not be delivered · {len(lost) + len(unreachable)}", "heading")]
    blocks += [Text(line) for line in lines[:MOST]]
    blocks += [Text(f"And {count(len(lines) - MOST, 'more line')}.", "muted")] if len(lines) > MOST else []
    blocks += [Text(_for_the_operator(lost), "muted")] if lost else []
    return News(tuple(_said(lost, unreachable)), tuple(blocks))


def _said(lost: Sequence[Lost], unreachable: Sequence[Unreachable]) -> Iterator[str]:
    if lost:
        yield f"{count(len(lost), 'message')} could not be delivered"
    if unreachable:
        yield f"{count(len(unreachable), 'person', 'people')} cannot be reached"


def _line(group: Sequence[Lost]) -> tuple[Span, ...]:
    first = group[0]
    words = [speaks_of(one.failure) for one in group]
    more = [f"{len(words) - NAMED} more"] if len(words) > NAMED else []
    about = listed([*words[:NAMED], *more])
    if first.place == "file":
        return (
            "An export sent to ",
            first.failure.to,
            f" is still in Slack. {why(first.trouble)} Please delete it there.",
        )
    return ("To ", first.failure.to, f": {about}. {_happened(first)} {_to_do(first, len(group) > 1)}")


def _happened(lost: Lost) -> str:
    said = "Nobody can tell whether it arrived." if lost.trouble == MAYBE else why(lost.trouble)
    if lost.letter is None:
        return said
    by_mail = "may or may not have reached them" if lost.letter == MAYBE else "did not go, either"
    return f"{said} An e-mail in its place {by_mail}."


def _to_do(lost: Lost, several: bool) -> str:
    these = "these" if several else "this"
    if lost.trouble == NO_LONGER_THEIRS:
        return f"Please tell {these} to whoever answers for it now."
    if lost.place == "channel":
        return f"Please see that auditbot is in the channel (/invite @auditbot), and pass {these} on there yourself."
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
