"""Posting a report that is signed off: its figures stay as they are from now on, and each channel gets its part once."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from cards.answers import NOTHING
from cards.replies import Replace, Reply
from domain.audit_round import AuditRound
from domain.refusal import Overtaken, Refusal
from domain.report import BELOW, BESIDE, Report, ReportState
from domain.reporting import ReportVerb
from handlers import load_report, load_round, show_report, tell_recommendation
from handlers.ask import Ask
from storage import report_rooms
from storage.history import State
from storage.ledger import Ledger
from storage.months import PARTS
from storage.report_figures import frozen
from storage.report_teams import TEAMS

CHANGED = (
    "The figures have changed since the report was signed off, or the sentences confirmed for it. Take the sign-off back, look "
    "at what has changed, and have it signed off again."
)
MOVING = ("actions", "opinions")
MOVING_WITHIN: Mapping[str, Collection[str]] = {
    "concerns": ("open", "closed"), "learning": ("actions",), "sampled": ("services", "teams"),
}  # fmt: skip
HOW_TOLD = (BELOW, TEAMS)
"""What is frozen of how figures are told: below what counts are hidden, never less than then, and which teams a service has."""
NOWHERE = (
    "No channel is left that it could be posted in. Set them under “/actions settings”, Channels: All services, Practice "
    "Learning Team, services and teams."
)


def post(ask: Ask, ledger: Ledger) -> Reply:
    """Also where it is posted already, in the channels that were set since."""
    one = load_report.as_seen(ask, ledger, ReportVerb.POST)
    if one.state is ReportState.POSTED:
        return _post_further(ask, ledger, one)
    if has_changed(one.figures or {}, frozen(ledger, one)):
        raise Overtaken(f"{CHANGED} {NOTHING}")
    of, _ = load_report.seen(ask, ledger)
    saved = _posted(ask, ledger, one)
    _freeze(ask, ledger, of, one)
    return Replace(show_report.one_of(ask, ledger, saved))


def _posted(ask: Ask, ledger: Ledger, one: Report) -> Report:
    after = one.changed(state=ReportState.POSTED, posted_by=ask.who.id, posted_at=ask.now)
    told: State = {"rooms": report_rooms.put(ledger, one)}
    saved = load_report.save(ask, ledger, "posted", one, after, told)
    tell_recommendation.posted(ask, ledger, one.month)
    return saved


def _post_further(ask: Ask, ledger: Ledger, one: Report) -> Reply:
    rooms = report_rooms.put(ledger, one)
    if not rooms:
        raise Refusal(f"{NOWHERE} {NOTHING}")
    saved = load_report.save(ask, ledger, "posted in further channels", one, one.changed(), {"rooms": rooms})
    return Replace(show_report.one_of(ask, ledger, saved))


def _freeze(ask: Ask, ledger: Ledger, of: AuditRound, one: Report) -> None:
    """The round keeps the published table, as the council's tables have it."""
    table = (one.figures or {}).get("table")
    if of.figures != table:
        load_round.save(ask, ledger, "figures posted", of, of.changed(figures=table))


def has_changed(kept: Mapping[str, Any], now: Mapping[str, Any] | None) -> bool:
    """Whether it is another than what was signed off, without what moves on day by day: how far actions and cases of concern
    have come, and what is said of being audited. Of these it is posted how they stood at the sign-off."""
    return _settled(kept, kept) != _settled(now or {}, kept)


def _settled(figures: Mapping[str, Any], kept: Mapping[str, Any]) -> str:
    """As they are kept, in whatever order. What an earlier sign-off did not keep cannot have changed since. What services
    have is what their teams had together, as they were then and were called: so the parts of the teams alone are compared."""
    told = {name: value for name, value in _without(figures).items() if name in kept and name not in HOW_TOLD}
    rooms = [room for room in kept.get(PARTS, {}) if room.startswith("team:")]
    parts = {room: _without(own) for room, own in figures.get(PARTS, {}).items() if room in rooms}
    beside = {of: _without(one) if isinstance(one, Mapping) else one for of, one in told.get(BESIDE, {}).items()}
    return json.dumps(told | {PARTS: parts, BESIDE: beside}, sort_keys=True, default=str)


def _without(figures: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in figures.items() if name not in MOVING}
    for name in MOVING_WITHIN.keys() & kept.keys():
        if isinstance(kept[name], Mapping):  # a part has the number of its cases of concern alone
            kept[name] = {each: value for each, value in kept[name].items() if each not in MOVING_WITHIN[name]}
    return kept
