"""Text as a document can hold it: dates and months in words, a text as its paragraphs, and no character that no file may have."""

import re
from datetime import date
from typing import Any

_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def month_name(month: date) -> str:
    return f"{month:%B %Y}"


def day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def cleaned(value: Any) -> Any:
    """The same values, however deep, their texts without control characters."""
    if isinstance(value, str):
        return _NO_TEXT.sub("", value)
    if isinstance(value, dict):
        return {name: cleaned(part) for name, part in value.items()}
    return [cleaned(part) for part in value] if isinstance(value, list) else value
