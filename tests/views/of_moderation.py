"""All that is seen of audits once they are submitted: the queue, every form of a moderation, every notice, in every stage."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import insert, select, update

from cards.elements import Card
from cards.moderation_notices import KINDS
from cards.notice import Post, Refresh
from domain.theme import AREAS
from handlers.ask import Knock
from scheduler.compose import Composer
from storage.ledger import Ledger
from storage.tables import areas, audit_notes, audits, moderations, opinions, posted
from tests.office.council import HOME, IDS, account_of, put_audit
from tests.office.people import Office
from tests.office.screen import pressables

WAITS, DONE, AGAIN, CHALLENGED, GIVEN = 202, 203, 204, 205, 206
JUDGED = {"grade": "good", "missed": "no", "exemplar": "yes", "strengths": ("strong evidence statements",)}
READERS = ("auditor", "moderator", "manager", "head of service", "plt", "outside moderator")
PRESSES = (
    ("moderator", "moderation", "2", 0), ("moderator", "moderate_immediate", "AU-202", 1),
    ("moderator", "moderate_development", "AU-202", 1), ("moderator", "moderate_inadmissible", "AU-202", 1),
    ("moderator", "change_outcome", "AU-203", 0), ("plt", "give_audit", "AU-202", 1), ("plt", "give_audit", "AU-203", 0),
    ("outside moderator", "second_moderation", "AU-204", 0), ("outside moderator", "decide_challenge", "AU-205", 0),
    ("plt", "sample", "", 0), ("manager", "challenge", "AU-203", 0), ("manager", "opinion", "AU-203", 0),
    ("auditor", "reply", "AU-203", 0),
    ("manager", "moderate_immediate", "AU-203", 1),
)  # fmt: skip


def furnish_moderation(office: Office) -> None:
    """AU-202 waits; AU-203 was moderated and replied to; AU-204 waits for a second moderation; AU-205 is challenged; AU-206 was
    given to a moderator."""
    plain = {"submitted": date(2017, 12, 20), "grade": "not-yet-good", "good_features": True}
    for number in (WAITS, DONE, AGAIN, CHALLENGED):
        office.does(put_audit, number, case_ref=str(number), **plain)
        office.does(_judge_areas, number)
    office.has("A-91", audit=DONE, case_ref=str(DONE))
    for _ in (DONE, AGAIN, CHALLENGED):
        moderator = office.person("moderator").says("/audits moderate")
        last = [p for p in pressables(moderator.card) if p.button.label == "Inadmissible"][-1]
        moderator.presses_on(last)
        moderator.fills(
            **{**JUDGED, "missed": "no", "exemplar": "no"}, feedback="Too brief.", reason="Nothing shows it"
        )
    office.person("auditor").says("/audits show AU-203").presses("Reply").fills(note="Thank you.")
    manager = office.person("manager").says("/audits show AU-203").presses("Answer two questions")
    manager.fills(fair="yes", useful="partly", line="It helped us plan")
    office.does(_ask_again)
    office.does(put_audit, GIVEN, case_ref=str(GIVEN), moderator="moderator", **plain)


def _judge_areas(ledger: Ledger, number: int) -> None:
    rows = [{"audit_id": number, "area": a, "score": 2, "evidence": "Notes", "impact": "Safer"} for a in AREAS]
    ledger.connection.execute(insert(areas), rows)


def _ask_again(ledger: Ledger) -> None:
    run, given = ledger.connection.execute, {"second_id": IDS["outside moderator"]}
    run(update(audits).where(audits.c.id == AGAIN).values(second="waiting", **given))
    run(update(audits).where(audits.c.id == CHALLENGED).values(challenge="waiting", **given))


def fill_moderation(ledger: Ledger, said: Mapping[str, str]) -> None:
    run = ledger.connection.execute
    run(update(areas).values(evidence=said["how"], impact=said["done"]))
    run(update(audits).where(audits.c.id >= WAITS).values(feedback=said["note"], case_ref=said["case_ref"]))
    run(update(moderations).values(feedback=said["note"]))
    run(update(opinions).values(text=said["note"]))
    run(update(audit_notes).values(text=said["reason"]))


def asked_of_moderation(office: Office) -> Iterator[tuple[str, Knock]]:
    for who in READERS:
        for words in ("moderate", "mine", *(f"show AU-{number}" for number in (WAITS, DONE, AGAIN, CHALLENGED))):
            yield f"{who}: /audits {words}", Knock(account_of(who), HOME, "command", "/audits", office.now, words=words)
    for who, does, about, version in PRESSES:
        place = f"moderate:1:{WAITS}.{DONE}:"
        known = {"about": about, "version": version, "place": place}
        yield f"{who}: {does} {about}", Knock(account_of(who), HOME, "press", does, office.now, **known)  # type: ignore[arg-type]


def notices_of_moderation(compose: Composer, ledger: Ledger) -> Iterator[tuple[str, Card]]:
    """Each to everybody, and as it is drawn in the channel."""
    noted = {row.audit_id: row.id for row in ledger.connection.execute(select(audit_notes))}
    made = {row.audit_id: row.id for row in ledger.connection.execute(select(moderations))}
    for kind in sorted(KINDS):
        for number in (WAITS, DONE, AGAIN, CHALLENGED, GIVEN):
            content = {"audits": [number], "by": IDS["moderator"], "judgement": made.get(number)}
            content |= {"note": noted.get(number)}
            for recipient in (*(f"person:{IDS[who]}" for who in READERS), "channel:C0MODERATORS"):
                match compose(ledger, kind, recipient, content):
                    case Post(card=card) | Refresh(card=card):
                        yield f"{kind} to {recipient}", card


def clear_moderation(ledger: Ledger) -> None:
    """The copies that speak of AU-203 no longer show it."""
    ledger.connection.execute(
        update(posted).where(posted.c.subject == f"AU-{DONE}").values(cleared_on=ledger.today.day)
    )
