"""What a cell means, by its column's kind: the value in Python's own type, or a sentence that says what would be right."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from domain.action import parse_reference
from domain.case_list import OLDEST, is_band
from domain.naming import is_case_ref
from domain.policy import EARLIEST_HOUR, LATEST_HOUR
from tracker.columns import Column
from tracker.dates import a_date, a_moment, a_month, an_age_band
from tracker.faults import NotRight, either, nearest, quoted
from tracker.frozen import read as read_figures
from tracker.guarding import unguarded
from tracker.limits import LONGEST_NAME, check_length, check_shorter

_YES_NO = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}
_SAME_AS = {
    "doesn't-yet-meet-good": "not-yet-good",
    "doesn’t-yet-meet-good": "not-yet-good",
    "immediately-admissible": "immediate",
    "admissible-with-development-needs": "development",
    "completed": "complete",
    "n/a": "not-applicable",
    "no-longer-applicable": "not-applicable",
    "too-early-to-say": "too-early",
}
_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+")
_ACCOUNT = re.compile(r"[UW][A-Z0-9]{2,}")


def value_of(column: Column, cell: Any) -> Any:
    """The cell's value, None where it is empty. Raises NotRight."""
    if isinstance(cell, str):
        cell = unguarded(cell)
    if cell is None or cell == "":
        return None
    if isinstance(cell, str):
        check_length(column, cell)
    return _READERS[column.kind](column, cell)


def as_text(cell: Any) -> str:
    """A number that a spreadsheet made of a reference is written without its .0, a date in words."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, (date, datetime)):
        return f"{cell:%-d %b %Y}"
    return str(cell)


def _text(_column: Column, cell: Any) -> str:
    return as_text(cell)


def _name(_column: Column, cell: Any) -> str:
    return " ".join(as_text(cell).split())


def _case(_column: Column, cell: Any) -> str:
    said = re.sub(r"^(\d+)\.0+$", r"\1", " ".join(as_text(cell).split()))
    if not is_case_ref(said):
        raise NotRight(
            f"{quoted(said)} is not a case reference. It has a number in it, and no name: write it as 412087."
        )
    return said


def _band(_column: Column, cell: Any) -> str:
    """As chat takes it, too: of any other no figures by age could be made."""
    said = an_age_band(cell).strip().replace("–", "-")
    if not is_band(said):
        raise NotRight(f"{quoted(said)} is not an age band. Write it as 5-9, with ages from 0 to {OLDEST}.")
    return said


def _email(_column: Column, cell: Any) -> str:
    address = str(cell).strip().lower().removeprefix("mailto:")
    if not _EMAIL.fullmatch(address):
        raise NotRight(f"{quoted(str(cell))} is not an email address. Write one, such as plt@council.example.")
    return address


def _emails(column: Column, cell: Any) -> tuple[str, ...] | None:
    parts = re.split(r"[;,\n]", as_text(cell))
    return tuple(sorted({_email(column, part) for part in parts if part.strip()})) or None


def _account(_column: Column, cell: Any) -> str:
    account = str(cell).strip().upper()
    if not _ACCOUNT.fullmatch(account):
        raise NotRight(
            f"{quoted(str(cell))} is not a Slack member ID. It begins with U, such as U012AB3CD; or leave it empty."
        )
    return account


def _yes_no(_column: Column, cell: Any) -> bool:
    said = _YES_NO.get(as_text(cell).strip().lower())
    if said is None:
        raise NotRight(f"{quoted(as_text(cell))} is neither yes nor no. Write yes or no.")
    return said


def _choice(column: Column, cell: Any) -> str:
    word = re.sub(r"[\s_\-–]+", "-", as_text(cell).strip().lower())
    word = _SAME_AS.get(word, word)
    if word not in column.choices:
        choices = either(column.choices)
        raise NotRight(f"{quoted(as_text(cell))} is not known here. Write {choices}.{nearest(word, column.choices)}")
    return word


def _choices(column: Column, cell: Any) -> tuple[str, ...] | None:
    parts = re.split(r"[;,\n]", as_text(cell))
    return tuple(sorted({_choice(column, part) for part in parts if part.strip()})) or None


def _tags(_column: Column, cell: Any) -> tuple[str, ...] | None:
    parts = [" ".join(part.split()) for part in as_text(cell).split(";")]
    for part in parts:
        check_shorter(part, LONGEST_NAME)
    return tuple(sorted({part for part in parts if part})) or None


def _whole(cell: Any, says: str) -> int:
    digits = re.sub(r"\.0+$", "", as_text(cell).strip())
    if not (digits.isascii() and digits.isdigit() and 0 < len(digits) < 10):
        raise NotRight(f"{quoted(as_text(cell))} {says}")
    return int(digits)


def _score(_column: Column, cell: Any) -> int:
    says = "is not a score. Write 1 (not yet good), 2 (good) or 3 (outstanding)."
    score = _whole(cell, says)
    if score not in (1, 2, 3):
        raise NotRight(f"{quoted(as_text(cell))} {says}")
    return score


def _count(_column: Column, cell: Any) -> int:
    return _whole(cell, "is not a whole number. Write 0, 1 or 2.")


def _hour(_column: Column, cell: Any) -> int:
    says = f"is not an hour of the working day. Write a whole number from {EARLIEST_HOUR} to {LATEST_HOUR}."
    hour = _whole(as_text(cell).strip().removesuffix(":00"), says)
    if not EARLIEST_HOUR <= hour <= LATEST_HOUR:
        raise NotRight(f"{quoted(as_text(cell))} {says}")
    return hour


def _setting(_column: Column, cell: Any) -> str:
    """One number, or days between semicolons, in one way of writing them."""
    parts = [part.strip() for part in re.split("[;,\n]", as_text(cell)) if part.strip()]
    if parts and all(re.fullmatch(r"\d+(\.0+)?", part) for part in parts):
        return "; ".join(str(_whole(part, "is not a whole number.")) for part in parts)
    try:
        return "; ".join(sorted({a_date(part).isoformat() for part in parts}))
    except NotRight:
        says = "is neither a whole number nor a day. Write it as 20, or as 2018-12-27; 2018-12-28."
        raise NotRight(f"{quoted(as_text(cell))} {says}") from None


def _number(_column: Column, cell: Any) -> int:
    says = "is not a number from 1. Leave it empty to add a new row."
    number = _whole(cell, says)
    if number < 1:
        raise NotRight(f"{quoted(as_text(cell))} {says}")
    return number


def _reference(prefix: str) -> Callable[[Column, Any], int]:
    def read(_column: Column, cell: Any) -> int:
        number = parse_reference(as_text(cell), prefix)
        if not number:
            raise NotRight(f"{quoted(as_text(cell))} is not a reference. Write it as {prefix}-17.")
        return number

    return read


def _audits(column: Column, cell: Any) -> tuple[int, ...] | None:
    read, parts = _reference("AU"), re.split(r"[;,\n]", as_text(cell))
    return tuple(sorted({read(column, part.strip()) for part in parts if part.strip()})) or None


_READERS: dict[str, Callable[[Column, Any], Any]] = {
    "text": _text,
    "line": _text,
    "name": _name,
    "case": _case,
    "email": _email,
    "account": _account,
    "yes_no": _yes_no,
    "choice": _choice,
    "choices": _choices,
    "tags": _tags,
    "score": _score,
    "number": _number,
    "count": _count,
    "hour": _hour,
    "setting": _setting,
    "action": _reference("A"),
    "audit": _reference("AU"),
    "audits": _audits,
    "concern": _reference("C"),
    "recommendation": _reference("R"),
    "step": _reference("P"),
    "emails": _emails,
    "figures": lambda _column, cell: read_figures(as_text(cell)),
    "date": lambda _column, cell: a_date(cell),
    "moment": lambda _column, cell: a_moment(cell),
    "month": lambda _column, cell: a_month(cell),
    "band": _band,
}
