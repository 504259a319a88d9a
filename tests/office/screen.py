"""What a person has before them, read from neutral cards: the words as one text, and the buttons by their labels."""

from collections.abc import Iterator
from dataclasses import dataclass

from cards.elements import (
    Actions,
    Button,
    Card,
    Day,
    Divider,
    Fields,
    Form,
    Image,
    Input,
    Line,
    Link,
    List,
    Mention,
    Moment,
    Strong,
    Text,
)
from domain.calendar import in_london


def words(line: Line) -> str:
    """A run of text as one reads it; people by their role, instants in London."""
    return line if isinstance(line, str) else "".join(_span(span) for span in line)


def _span(span: object) -> str:
    if isinstance(span, str):
        return span
    if isinstance(span, Mention):
        return f"@{span.label}"
    if isinstance(span, Moment):
        return f"{in_london(span.at):%-d %b %H:%M}"
    if isinstance(span, Day):
        return f"{span.on:%-d %b %Y}"
    assert isinstance(span, Strong | Link)
    return span.text if isinstance(span, Strong) else span.label


@dataclass(frozen=True)
class Pressable:
    """A button with the line it stands in."""

    button: Button
    line: str


def lines_of(shown: Card | Form) -> list[str]:
    blocks = shown.blocks if isinstance(shown, Card) else shown.inputs
    return [line for block in blocks for line in _lines(block)]


def _lines(block: object) -> Iterator[str]:
    if isinstance(block, Text):
        yield words(block.line)
    elif isinstance(block, Fields):
        yield from (f"{label}: {words(value)}" for label, value in block.pairs)
    elif isinstance(block, List):
        yield from (f"{words(row.title)} | {words(row.detail)}" for row in block.rows)
    elif isinstance(block, Input):
        yield f"{block.label} [{block.kind}]"
    elif isinstance(block, Image):
        yield block.alt
    else:
        assert isinstance(block, Actions | Divider)


def pressables(shown: Card | Form) -> list[Pressable]:
    found = []
    for block in shown.blocks if isinstance(shown, Card) else shown.inputs:
        if isinstance(block, Actions):
            found += [Pressable(button, "") for button in block.buttons]
        if isinstance(block, List):
            found += [Pressable(b, words(row.title)) for row in block.rows for b in row.actions]
    return found
