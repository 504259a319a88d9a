"""What each channel will read of a report, and what those read who see a channel's part of it: nothing in it can be pressed that
belongs to a channel."""

from collections.abc import Sequence
from dataclasses import replace

from cards.elements import Actions, Block, Button, Card, List, Row, Strong, Text
from cards.places import Place
from cards.report_sheet import ONE
from domain.report import Report
from storage.report_rooms import Destination

PREVIEW = "report_preview"
WHO_READS = (
    "Channels, heads of service and team managers read the figures as far as they are told, what was found and the confirmed "
    "sentences; in their files heads and managers read the recommendations to their services, too. What is written in the "
    "sections is read by the Practice Learning Team and the director alone."
)
CHARTS = "Charts of the same figures stand below it in the channel."


def rooms(one: Report, found: Sequence[Destination]) -> Card:
    """Each with its channel, and a button that shows what it reads."""
    heading = f"Who reads what of the report of {one.name}"
    rows = tuple(_row(one, each) for each in found)
    said = Text(f"{WHO_READS} Nothing is posted by looking.", "muted")
    back = Actions((Button("Back to the report", ONE, one.reference),))
    return Card(heading, (Text(heading, "heading"), said, List(rows), back), str(Place(ONE, rest=f"{one.month:%Y-%m}")))


def _row(one: Report, each: Destination) -> Row:
    see = Button("See it", "report_part", f"{one.reference} {each.room}")
    return Row((Strong(each.name),), each.channel or "no channel is set", (see,))


def seen(one: Report, of: Destination, drawn: Card, ways: Sequence[Button] = (), *, whole: bool) -> Card:
    """A channel's card, shown to somebody alone. `ways`: to the files and to further parts that are theirs; `whole`: it tells of
    all services."""
    blocks: list[Block] = [block for block in drawn.blocks if not isinstance(block, Actions)]
    charts = f" {CHARTS}" if whole and of.channel else ""
    reads = "This is what the channel of {} reads." if of.channel else "This is what is told of {}; no channel is set."
    said = f"{reads.format(of.name)}{charts}"
    buttons = [Actions(tuple(ways))] if ways else []
    place = str(Place(ONE, rest=f"{one.month:%Y-%m}"))
    return replace(drawn, blocks=(*blocks, Text(said, "muted"), *buttons), place=place, private=False)
