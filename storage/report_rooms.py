"""Where a month's report goes: to all services, to the Practice Learning Team, and to each service and team its own part."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.policy import Policy
from domain.report import Report, reference_of
from storage.channels import ALL, PLT
from storage.copies import refresh_many
from storage.months import PARTS
from storage.nouns import Nouns
from storage.outbox import Notice

KIND = "report"
Figures = Mapping[str, Any]
_OF_PROGRAMME: Mapping[str, str] = {ALL: "all", PLT: "plt"}


@dataclass(frozen=True, slots=True)
class Destination:
    """`room`: all, plt, service:3 or team:4; `channel` "" where there is none; `put`: what was put for it, None if nothing."""

    room: str
    name: str
    channel: str
    put: Notice | None = None

    @property
    def is_in_doubt(self) -> bool:
        """Nobody can tell whether it arrived."""
        return self.put is not None and self.put.is_in_doubt

    @property
    def is_refused(self) -> bool:
        return self.put is not None and self.put.state in ("failed", "dropped") and not self.is_in_doubt

    def as_it_was_tried(self, month: date) -> str:
        """How a button names what was put for it, as often as it was tried by then: report:2017-12 team:4 1."""
        return f"{KIND}:{month:%Y-%m} {self.room} {self.put.tries if self.put else 0}"


def key(month: date, room: str) -> str:
    """A channel is told once of a month, whatever the edition: what is corrected later is drawn again where it stands."""
    return f"{KIND}:{month:%Y-%m}:{room}"


def destinations(ledger: Nouns, month: date, figures: Figures | None = None) -> list[Destination]:
    """All services first, then the PLT, then each service and team by name. `figures`: those frozen with the edition; a service
    or team that is no part of them hears nothing of it."""
    found: dict[str, tuple[str, str]] = {}
    for one in ledger.channels.all():
        room = _OF_PROGRAMME.get(one.name, "") if one.kind == "programme" else one.reference
        if room and (figures is None or ":" not in room or room in figures.get(PARTS, {})):
            found[room] = one.name, one.channel
    rooms = sorted(found, key=lambda room: list(_OF_PROGRAMME.values()).index(room) if ":" not in room else len(found))
    put = ledger.outbox.under_some(key(month, room) for room in rooms)
    return [Destination(room, *found[room], put.get(key(month, room))) for room in rooms]


def put(ledger: Nouns, one: Report) -> list[str]:
    """A notice for each that has a channel and was not told yet; returns their rooms."""
    told = []
    for each in destinations(ledger, one.month, one.figures):
        content = {"month": f"{one.month:%Y-%m}", "room": each.room}
        if each.channel and ledger.outbox.put(KIND, f"channel:{each.channel}", key(one.month, each.room), content):
            told.append(each.room)
    return told


def hide_more(ledger: Nouns, was: Policy, now: Policy, mark: str) -> None:
    """Every posted report is drawn again where policy hides more from now on; where it hides less they stay as they are. `mark`
    tells one change of the policy from the next."""
    if now.hide_below > was.hide_below:
        reports = [reference_of(month) for month in ledger.reports.posted_months()]
        refresh_many(ledger.connection, ledger.outbox, reports, f"policy:{mark}")
