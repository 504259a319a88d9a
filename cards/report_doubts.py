"""A posted report of which nobody can tell whether it arrived in a channel: the PLT looks there, and says so."""

from datetime import date

from cards.elements import Actions, Button, Card, Confirm, Row, Strong, Text
from cards.failures import why
from cards.places import Place
from storage.doubt import ARRIVED
from storage.outbox import Notice
from storage.report_rooms import Destination

ASKS = "Please look there, and press what you have found."
ONCE_SAID = (
    "What stands there is then never changed by auditbot: what is corrected later, please pass on there yourself."
)
_AGAIN = Confirm("Post it again?", "Only where it is not there: the channel would have it twice.", "Post it again")
_ARRIVED = Confirm("It arrived?", ONCE_SAID, "It arrived")


def row(month: date, each: Destination) -> Row:
    """One of those on the report's own card."""
    return Row((Strong(each.name),), f"May or may not have arrived. {ASKS}", ways(month, each))


def ways(month: date, each: Destination) -> tuple[Button, ...]:
    about = each.as_it_was_tried(month)
    found = Button("It arrived", "report_arrived", about, confirm=_ARRIVED)
    return (found, Button("Post it again", "report_again", about, confirm=_AGAIN)) if each.channel else (found,)


def question(month: date, each: Destination) -> Card:
    """To each of them; once one has answered, how it stands now."""
    what = f"The report of {month:%B %Y} to the channel of {each.name}"
    if each.put is None or not each.is_in_doubt:
        return _card(Text(f"{what} {_now(each.put)}"))
    return _card(Text(f"{what} may or may not have arrived. {ASKS}"), Actions(ways(month, each)))


def _card(*blocks: Text | Actions) -> Card:
    return Card("Did the report arrive?", blocks, str(Place("posted")))


def _now(put: Notice | None) -> str:
    if put is None:
        return "is not posted."
    if put.state == "sent":
        return "has arrived, as one of you has seen." if put.trouble == ARRIVED else "was posted again."
    return f"was not posted. {why(put.trouble)}" if put.state in ("failed", "dropped") else "is being posted again."
