"""Text as somebody typed it, made safe for Slack: it shows as it was typed, and can become neither a mention, a link, a
broadcast or a date, nor bold, code or a quotation. This is the only place where anything is escaped.

Slack has no escape for its own marks (`*`, `_`, `~`, a backtick). What it always shows as it stands is the fallback of a
date it cannot format, so runs of marks are put into such a date. A `>` that begins a line gets a soft hyphen before it.
"""

import re
from collections.abc import Callable

# What must not pass: control characters but tab and line break, and those that turn the direction of writing around.
_UNSEEN = "\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_MARKS = "*_~`＊＿～｀"
_ANY = re.compile(f"[&<>＞{_MARKS}{_UNSEEN}]")
_ANY_PLAIN = re.compile(f"[&<>{_UNSEEN}]")
_HIDDEN = re.compile(f"[{_UNSEEN}]")
_RUN = re.compile(f"[{_MARKS}]+")
_QUOTING = re.compile("^(?=&gt;|＞)", re.MULTILINE)
AS_TYPED = "<!date^00000000^{_}|%s>"


def mrkdwn(text: str) -> str:
    """For a text object of the type mrkdwn."""
    if not _ANY.search(text):
        return text
    entities = _QUOTING.sub("\u00ad", _entities(text))
    return _RUN.sub(_as_typed, entities)


def plain(text: str) -> str:
    """For a text object of the type plain_text, and for the fallback of a message."""
    return _entities(text) if _ANY_PLAIN.search(text) else text


def literal(text: str) -> str:
    """For the sentence at an input of a form, of which Slack shows every sign as it stands, to whoever typed it alone."""
    return _HIDDEN.sub("", text.replace("\r\n", "\n"))


def _entities(text: str) -> str:
    return literal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _as_typed(run: re.Match[str]) -> str:
    return AS_TYPED % run.group()


def unescape(text: str) -> str:
    """What a person typed, from what Slack hands on of it."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def shortened_plain(text: str, limit: int) -> str:
    """Plain text of at most so many characters once escaped; never empty, which Slack would refuse."""
    shown = fitting(text, limit, plain)
    return shown if shown.strip() else "–"


def fitting(text: str, limit: int, escape: Callable[[str], str] = mrkdwn) -> str:
    """The text escaped; where that is longer than the limit, as much of its beginning as fits, and an ellipsis."""
    whole = escape(text)
    if len(whole) <= limit:
        return whole
    if whole == text:
        return text[: limit - 1].rstrip() + "…"
    low, high = 0, min(len(text), limit)
    while low < high:
        middle = (low + high + 1) // 2
        if len(escape(text[:middle])) < limit:
            low = middle
        else:
            high = middle - 1
    return escape(text[:low].rstrip()) + "…"
