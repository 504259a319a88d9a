"""What is frozen of a month with its report: the figures, those of each service and team, which teams each service has, which
sentences it tells in which words, which sections auditbot filled in, and how the months beside it are told."""

from typing import Any

from domain.report import BELOW, BESIDE, FILLED, Report, Section
from storage.months import PARTS, as_now_with_parts
from storage.months_beside import beside_now
from storage.nouns import Nouns
from storage.report_rooms import destinations
from storage.report_teams import TEAMS, teams_now
from storage.sentences import FROZEN


def frozen(ledger: Nouns, one: Report, *, with_parts: bool = True) -> dict[str, Any] | None:
    """The month's figures as they are now, with those of each service and team, the numbers and versions of the confirmed
    sentences and the sections that nobody wrote, as they are kept; None where there are no figures."""
    rooms = [each.room for each in destinations(ledger, one.month) if ":" in each.room] if with_parts else []
    counted, parts = as_now_with_parts(ledger, one.month, rooms)
    if counted.figures is None:
        return None
    told = [[each.id, each.version] for each in ledger.sentences.confirmed(one.month)]
    kept = {
        PARTS: {room: part.as_values() for room, part in parts.items()},
        TEAMS: {service: sorted(of) for service, of in teams_now(ledger).items()},
        FROZEN: told,
        FILLED: [str(section) for section in Section if section not in one.written],
        BELOW: ledger.policy.hide_below,
        BESIDE: beside_now(ledger, one.month),
    }
    return counted.figures.as_values() | kept
