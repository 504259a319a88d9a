"""CSV as spreadsheets write it: UTF-8 with or without a mark, cp1252 or UTF-16; commas, semicolons or tabs."""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

from tracker.faults import NotRight

_DELIMITERS = ",;\t"
_LONGEST_CELL = 10_000_000


def rows_of_csv(file: Path) -> Iterator[tuple[int, list[str]]]:
    """Rows numbered as a spreadsheet numbers them, blank ones included. Raises NotRight."""
    text = decoded(file.read_bytes())
    if text[:4].lower() == "sep=" and text[5:6] in "\r\n":
        text = text.split("\n", 1)[-1]
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(_lines(text), delimiter=_delimiter(text), strict=True)
    number = 0
    try:
        for number, row in enumerate(rows, 1):
            yield number, row
    except csv.Error:
        raise NotRight(f"A quotation mark is not closed in row {number + 1}. Save the file as CSV once more.") from None


def decoded(content: bytes) -> str:
    """The file's text. A mark at its beginning says what it is; else it is UTF-8, or what Excel calls ANSI."""
    if content.startswith(codecs.BOM_UTF8):
        return _as(content, "utf-8-sig")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _as(content, "utf-16")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _as(content, "cp1252")


def _as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise NotRight("Its letters cannot be read. Save it as “CSV UTF-8”.") from None


def _lines(text: str) -> Iterator[str]:
    """Line by line, without breaking where only Unicode sees the end of a line."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _delimiter(text: str) -> str:
    """Whichever the line of headings has most of."""
    heading = next((line for line in _lines(text) if line.strip()), "")
    return max(_DELIMITERS, key=heading.count)
