"""A line of a card as Slack's mrkdwn, or as plain text where Slack takes nothing else."""

import re
from datetime import datetime
from urllib.parse import urlsplit

from bot.slack.escape import fitting, mrkdwn, plain
from cards.elements import Day, Line, Link, Mention, Moment, Span, Strong
from domain.calendar import in_london, noon

_ACCOUNT = re.compile(r"[UW][A-Z0-9]{2,}")
_DATE = "{date_short_pretty}"
UNBROKEN = "\u200b"  # between a letter and a mark, so that Slack takes the mark for one


def as_mrkdwn(line: Line, limit: int) -> str:
    """At most so many characters; "" where there is nothing to read."""
    if isinstance(line, str):
        return fitting(line, limit)
    text = ""
    for span in line:
        part = _joined(text, _span(span))
        if len(text) + len(part) > limit:
            return _ended(text, span, limit)
        text += part
    return text


def as_plain(line: Line) -> str:
    """What it says, unescaped, for places that show neither mentions nor dates."""
    return line if isinstance(line, str) else "".join(_words(span) for span in line)


def _joined(text: str, part: str) -> str:
    """Slack takes an asterisk between two letters for an asterisk; something unseen between them makes it a mark."""
    if text and part and ((text[-1].isalnum() and part[0] == "*") or (text[-1] == "*" and part[0].isalnum())):
        return UNBROKEN + part
    return part


def _ended(text: str, span: Span, limit: int) -> str:
    """The whole spans so far, and as much of the next as fits: all of those in angle brackets, or nothing."""
    room = limit - len(text)
    if room < 1:
        return text
    return text + (fitting(span, room) if isinstance(span, str) else "…")


def is_account(text: str | None) -> bool:
    return bool(text and _ACCOUNT.fullmatch(text))


def _span(span: Span) -> str:
    match span:
        case str():
            return mrkdwn(span)
        case Strong(text):
            return _strong(text)
        case Mention(account, label):
            return f"<@{account}>" if is_account(account) else mrkdwn(label)
        case Moment(at):
            return f"<!date^{int(at.timestamp())}^{_DATE} at {{time}}|{_moment(at)}>"
        case Day(on):
            return f"<!date^{int(noon(on).timestamp())}^{_DATE}|{on:%a} {on.day} {on:%b %Y}>"
        case Link(label, url):
            return f"<{_address(url)}|{_label(label)}>" if _address(url) else mrkdwn(label)


def _strong(text: str) -> str:
    """Slack's bold ends with the line."""
    if "\n" in text:
        return "\n".join(map(_strong, text.split("\n")))
    bare = text.strip()
    return f"*{mrkdwn(bare)}*" if bare else ""


def _words(span: Span) -> str:
    match span:
        case str():
            return span
        case Strong(text):
            return text
        case Mention(_, label) | Link(label, _):
            return label
        case Moment(at):
            return _moment(at)
        case Day(on):
            return f"{on:%a} {on.day} {on:%b %Y}"


def _moment(at: datetime) -> str:
    there = in_london(at)
    return f"{there:%a} {there.day} {there:%b %Y} at {there:%H:%M}"


def _address(url: str) -> str:
    """ "" for anything but an address on the web: such a link is shown as its label."""
    if urlsplit(url).scheme not in ("http", "https") or any(c.isspace() for c in url):
        return ""
    return plain(url).replace("|", "%7C")


def _label(label: str) -> str:
    return plain(" ".join(label.split())) or "–"
