"""Draws each notice of the outbox from the data as they are when it goes, for the one person who is to read it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cards import competence_notices, dashboard, exemplar_notices, notices, report_notices
from cards import failures as of_failures
from cards.dashboard import Dashboard
from cards.elements import Card, Document
from cards.failures import NOT_LET_IN
from cards.messenger import Never
from cards.month_chart import DrawMonths
from cards.notice import Composed, File, HomePage, Post, Refresh, Withdrawal
from cards.notices import Happening
from cards.report_files import MakePaper
from cards.roll_up import KIND as ROLL_UP
from cards.roll_up import DrawBars
from cards.view import View
from domain.admission import may_be_told
from domain.calendar import london_day
from domain.person import Actor, Person
from scheduler import (
    asked_sign_off,
    covers,
    daily,
    draft_report,
    failures,
    letters,
    no_report,
    of_allocation,
    of_audits,
    of_competence,
    of_concerns,
    of_concerns_above,
    of_exemplars,
    of_recommendations,
    of_reports,
    of_sentences,
    outdated,
    plans,
    roll_up,
)
from scheduler.readdress import to_others
from storage.copies import Copy, copy_of
from storage.kinds import kind_of
from storage.ledger import Ledger
from storage.meant import ESCALATION
from storage.report_rooms import KIND as REPORT
from storage.summons import KIND as CONCERN

CHANNEL = "channel:"
Again = Callable[[Ledger, Actor, Copy], Card | None]
POSTED: Mapping[str, Callable[[Ledger, Actor, Mapping[str, Any]], Post | None]] = {
    "digest": daily.post_digest,
    ESCALATION: daily.post_escalation,
    "cover-set": covers.post_arranged,
    "cover-ended": covers.post_ended,
    "audit-taken-back": of_allocation.post_taken_back,
    **dict.fromkeys(of_allocation.EXEMPTIONS, of_allocation.post_exemption),
    of_allocation.EXEMPTIONS[0]: of_allocation.post_asked,
    of_competence.KIND: of_competence.post,
    competence_notices.CONFIRMED: of_competence.post_confirmed,
    CONCERN: of_concerns.post,
    **of_concerns_above.POST,
    of_concerns.NEWS: of_concerns.post_news,
    **of_exemplars.KINDS,
    **draft_report.KINDS,
    report_notices.ASKED: asked_sign_off.post,
    report_notices.NONE: no_report.post,
    report_notices.OUTDATED: outdated.post,
    **of_sentences.KINDS,
    plans.KIND: plans.post,
    of_recommendations.KIND: of_recommendations.post,
}
"""The kinds that are drawn in a way of their own."""
CHANGES = frozenset({"update", "clear", "hide", "withdraw"})
"""Of what was said before."""
RETIRED = frozenset({"undelivered", "no-account"})
"""Kinds that an earlier version put: what they were to say stands in the PLT's digest now."""
AGAIN: Mapping[str, Again] = {
    "digest": daily.draw_digest_again,
    ESCALATION: daily.draw_escalation_again,
    **dict.fromkeys(of_audits.KINDS, of_audits.draw_again),
    **dict.fromkeys(of_allocation.EXEMPTIONS, of_allocation.draw_exemption_again),
    CONCERN: of_concerns.draw_again,
    **dict.fromkeys(of_concerns_above.POST, of_concerns_above.draw_again),
    of_concerns.NEWS: of_concerns.draw_news_again,
    **dict.fromkeys(of_exemplars.KINDS, of_exemplars.draw_again),
    **dict.fromkeys(draft_report.KINDS, draft_report.draw_again),
    report_notices.ASKED: asked_sign_off.draw_again,
    report_notices.NONE: no_report.draw_again,
    report_notices.OUTDATED: outdated.draw_again,
    **dict.fromkeys(of_sentences.KINDS, of_sentences.draw_again),
    of_recommendations.KIND: of_recommendations.draw_again,
    of_failures.ASKS: failures.draw_again,
}
"""How their posted copies are drawn again."""
IN_CHANNEL: Mapping[str, Callable[[Ledger, str, Mapping[str, Any]], Post | None]] = {
    **dict.fromkeys(of_audits.KINDS, of_audits.post_in_channel),
    exemplar_notices.POSTED: of_exemplars.post_in_channel,
}
"""What may be said where nobody in particular reads."""
ReadableWorkbook = Callable[[Ledger, Actor, date], tuple[bytes, int]]
"""A workbook of what somebody may see, and how many actions are in it."""


@dataclass(frozen=True)
class Composer:
    """`workbook`, `paper` and what draws charts are given by the wiring: making them is not this room's business. Without a
    drawer, what would be a chart is said in words alone."""

    workbook: ReadableWorkbook
    draw_bars: DrawBars | None = None
    paper: MakePaper = lambda _ledger, _reader, _content: None
    draw_months: DrawMonths | None = None

    def __call__(self, ledger: Ledger, kind: str, recipient: str, content: Mapping[str, Any]) -> Composed | None:
        if kind in CHANGES:
            return self._change(ledger, kind, copy_of(ledger.connection, int(content["of"])))
        if kind == "letter":
            return letters.about(ledger, self, int(content["of"]))
        if kind == "waiting-letter":
            return letters.of_what_waits(ledger, int(content["person"]))
        if recipient.startswith(CHANNEL):
            return self._in_channel(ledger, kind, content)
        forward = to_others(ledger, kind, recipient, content)
        if forward is not None:
            return forward if forward.to else None
        reader = self._reader(ledger, recipient)
        if reader is None:
            if self._goes_on(ledger, kind, content):
                raise Never(NOT_LET_IN)  # it must not stop in silence: the PLT hears that it did not arrive
            return None
        match kind:
            case "home":
                return HomePage(dashboard.card(Dashboard.of(ledger, reader, london_day(ledger.now))))
            case "export":
                return self._export(ledger, reader, content)
            case _:
                return self._post(ledger, reader, kind, content)

    def _in_channel(self, ledger: Ledger, kind: str, content: Mapping[str, Any]) -> Post | None:
        if kind == REPORT:
            return of_reports.post_in_channel(ledger, content, self.draw_months)
        return IN_CHANNEL[kind](ledger, kind, content) if kind in IN_CHANNEL else None

    def _goes_on(self, ledger: Ledger, kind: str, content: Mapping[str, Any]) -> bool:
        if kind == ESCALATION:
            return bool(daily.drifted(ledger, content["actions"]))
        return kind_of(kind).urgent and of_concerns_above.goes_on(ledger, content)

    def _change(self, ledger: Ledger, kind: str, copy: Copy | None) -> Composed | None:
        """What was sent before is brought up to date or taken back; for somebody who has left nothing of it stays."""
        if copy is None or (copy.sought and not kind_of(kind).takes_back):
            return None
        if kind == "withdraw":
            return Withdrawal(copy.message, copy.sought)
        drawn = self._drawn_again(ledger, copy)
        if drawn is None and kind_of(kind).takes_back:  # what was written would stay for ever, and nobody would know
            raise Never("cannot be drawn")
        return replace(drawn, sought=copy.sought) if drawn else None

    def _drawn_again(self, ledger: Ledger, copy: Copy) -> Refresh | None:
        if copy.recipient.startswith(CHANNEL):
            card = self._channel_again(ledger, copy)
            return Refresh(copy.conversation, copy.message, card) if card else None
        reader = self._reader(ledger, copy.recipient)
        if reader is None:
            person = self._person(ledger, copy.recipient)
            reader, copy = Actor(person) if person else None, copy.of_nobody_here()
        return self._refresh(ledger, reader, copy) if reader else None

    def _channel_again(self, ledger: Ledger, copy: Copy) -> Card | None:
        if copy.kind == REPORT:
            return of_reports.draw_again(ledger, copy.content, self.draw_months)
        if copy.kind == exemplar_notices.POSTED:
            return of_exemplars.draw_channel_again(ledger, copy)
        return of_audits.draw_channel_again(ledger, copy)

    def _person(self, ledger: Ledger, recipient: str) -> Person | None:
        kind, _, number = recipient.partition(":")
        return ledger.people.get(int(number)) if kind == "person" else None

    def _reader(self, ledger: Ledger, recipient: str) -> Actor | None:
        """Who will read it; nobody who has left or would not be let in is told anything."""
        today = london_day(ledger.now)
        person = self._person(ledger, recipient)
        if person is None or not person.active:
            return None
        account = ledger.people.behind(person.account, today).account if person.account else None
        return ledger.people.actor(person, today) if may_be_told(account, person) else None

    def _post(self, ledger: Ledger, reader: Actor, kind: str, content: Mapping[str, Any]) -> Post | None:
        if kind in POSTED:
            return POSTED[kind](ledger, reader, content)
        if kind == "account-changed":
            return self._account(ledger, content)
        if kind in of_audits.KINDS:
            return of_audits.post(ledger, reader, kind, content)
        if kind in RETIRED:
            return None
        if kind == ROLL_UP:
            card = roll_up.card(ledger, reader, content, self.draw_bars)
            return Post(card) if card else None
        if kind in of_failures.KINDS:
            return failures.post(ledger, reader, kind, content)
        if kind not in notices.KINDS:
            raise LookupError(f"no notice is of the kind {kind}")
        happening = self._happening(ledger, kind, content)
        if not happening.is_true:
            return None
        subjects = {action.reference: action.version for action in happening.actions}
        return Post(notices.card(happening, self._view(ledger, reader, happening)), subjects)

    def _refresh(self, ledger: Ledger, reader: Actor, copy: Copy) -> Refresh | None:
        if copy.kind == "account-changed":
            return Refresh(copy.conversation, copy.message, notices.account_settled())
        if copy.kind in AGAIN:
            card = AGAIN[copy.kind](ledger, reader, copy)
            return Refresh(copy.conversation, copy.message, card) if card else None
        if copy.kind not in notices.KINDS:
            return None
        happening = self._happening(ledger, copy.kind, copy.content)
        card = notices.card(happening, self._view(ledger, reader, happening, copy.cleared))
        return Refresh(copy.conversation, copy.message, card)

    def _happening(self, ledger: Ledger, kind: str, content: Mapping[str, Any]) -> Happening:
        actions = ledger.actions.some(content.get("actions", []))
        request = ledger.requests.get(content["request"]) if content.get("request") else None
        note = ledger.notes.get(content["note"]) if content.get("note") else None
        told = content.get("completion")
        past = ledger.actions.completions(actions[0].id) if told and actions else []
        completion = next((c for c in past if c.id == told), None)
        return Happening(kind, actions, content.get("by"), request, note, completion, content.get("to"))

    def _view(self, ledger: Ledger, reader: Actor, happening: Happening, cleared: frozenset[int] = frozenset()) -> View:
        asked = happening.request
        also = {happening.by, happening.to, *((asked.to_owner, asked.asked_by, asked.in_place_of) if asked else ())}
        return View.of(ledger, reader, london_day(ledger.now), happening.actions, also, cleared)

    def _account(self, ledger: Ledger, content: Mapping[str, Any]) -> Post | None:
        person = ledger.people.get(int(content["person"]))
        if person is None or person.account == content["account"]:
            return None
        card = notices.account_changed(f"{person.name} ({person.email})", f"{person.id}={content['account']}")
        return Post(card, {f"person:{person.id}": 0})

    def _export(self, ledger: Ledger, reader: Actor, content: Mapping[str, Any]) -> File | None:
        if "paper" in content:
            paper = self.paper(ledger, reader, content)
            return File(paper) if paper else None
        today = london_day(ledger.now)
        made, number = self.workbook(ledger, reader, today)
        return File(Document(f"auditbot-export-{today.isoformat()}.xlsx", made, notices.export_ready(number)))
