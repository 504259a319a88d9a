"""What is frozen of a month with its report: the figures, those of each service and team, and which sentences it tells."""

from typing import Any

from domain.report import Report
from storage.months import PARTS, as_now, part_as_now
from storage.nouns import Nouns
from storage.report_rooms import destinations
from storage.sentences import FROZEN


def frozen(ledger: Nouns, one: Report) -> dict[str, Any] | None:
    """The month's figures as they are now, with those of each service and team and the numbers of the confirmed sentences, as
    they are kept; None where there are no figures."""
    now = as_now(ledger, one.month).figures
    if now is None:
        return None
    told = [each.id for each in ledger.sentences.confirmed(one.month)]
    rooms = [each.room for each in destinations(ledger, one.month) if ":" in each.room]
    parts = {room: part_as_now(ledger, one.month, room).as_values() for room in rooms}
    return now.as_values() | {PARTS: parts, FROZEN: told}
