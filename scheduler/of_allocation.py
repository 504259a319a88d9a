"""Draws what is said about allocation beside the audits themselves: that one was taken back, and of exemptions."""

from collections.abc import Mapping
from typing import Any

from cards import exemptions, take_back
from cards.elements import Card
from cards.notice import Post
from cards.view import View
from domain.audit import Audit, Stage
from domain.exemption import Exemption, ExemptionState, may_decide, may_see
from domain.person import Actor, Role
from storage.audit_lists import of_round
from storage.copies import Copy
from storage.ledger import Ledger

Content = Mapping[str, Any]


def post_taken_back(ledger: Ledger, reader: Actor, content: Content) -> Post | None:
    """None where it is theirs again by now."""
    found = ledger.audits.some(content.get("audits", ()))
    if not found or (found[0].auditor_id in reader.selves and not found[0].taken_back):
        return None
    view = View.of(ledger, reader, ledger.today.day, (), {content["by"]})
    return Post(take_back.told(found[0].reference, content["by"], view))


EXEMPTIONS = tuple(exemptions.KINDS.values())


def post_exemption(ledger: Ledger, reader: Actor, content: Content) -> Post | None:
    """None where it is not theirs to see, or waits for the reader's decision no more."""
    one = ledger.exemptions.get(content.get("exemption", 0))
    if one is None:
        return None
    waits = one.state is ExemptionState.ASKED
    if not may_see(reader, one) or (waits and not may_decide(reader, one, ledger.people.seniors())):
        return None
    card = _exemption(ledger, reader, exemptions.KINDS[one.state], one)
    return Post(card, {one.reference: 0}) if card else None


def post_asked(ledger: Ledger, reader: Actor, content: Content) -> Post | None:
    """None once somebody has decided."""
    one = ledger.exemptions.get(content.get("exemption", 0))
    return post_exemption(ledger, reader, content) if one and one.state is ExemptionState.ASKED else None


def draw_exemption_again(ledger: Ledger, reader: Actor, copy: Copy) -> Card | None:
    one = ledger.exemptions.get(copy.content["exemption"])
    return _exemption(ledger, reader, copy.kind, one) if one else None


def _exemption(ledger: Ledger, reader: Actor, kind: str, one: Exemption) -> Card | None:
    of = ledger.rounds.get(one.round_id)
    left = _left(ledger, one) if reader.holds(Role.PLT) and one.state is ExemptionState.ACCEPTED else []
    ids = {one.person_id, one.asked_by, one.decided_by}
    people = ledger.people.named(ids) | {reader.id: reader.person}
    view = View(reader, ledger.today.day, people, ledger.people.seniors(), ledger.policy)
    return exemptions.notice(kind, one, of, view, left) if of else None


def _left(ledger: Ledger, one: Exemption) -> list[Audit]:
    """The audits of the round that are still with who is exempted."""
    there = of_round(ledger.audits, one.round_id)
    return [audit for audit in there if audit.stage is Stage.TO_DO and audit.auditor_id == one.person_id]
