"""Every way in to a month's report, a sentence on what changed and what other sources say: what it needs of the tables in
tests/who_may_reports.py, and the knock that goes there; and the people of those tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import delete, insert

from domain.evidence import Evidence
from domain.person import Role
from domain.report import ReportState, Section
from domain.reporting import begun
from domain.sentence import Sentence, SentenceState
from handlers.ask import Answers, Knock
from storage import report_rooms
from storage.history import fingerprint
from storage.ledger import Ledger
from storage.report_figures import frozen
from storage.tables import (
    accounts,
    audits,
    evidence,
    outbox,
    people,
    report_lists,
    reports,
    roles,
    rounds,
    sentences,
    services,
    teams,
)
from tests.office.council import HOME, IDS, account_of, put_cover
from tests.office.judged import put_exemplary

DECEMBER = date(2017, 12, 1)
AT = datetime(2018, 1, 9, 15, tzinfo=UTC)
_KNOWN = {
    "plt": "plt", "other plt": "second plt", "director": "director", "head of service": "head of service",
    "team manager": "manager", "moderator": "moderator", "external moderator": "outside moderator", "auditor": "auditor",
    "learner": "learner", "somebody who has left": "leaver",
}  # fmt: skip
_MORE: dict[str, tuple[Role, ...]] = {
    "moderator who audited it": (Role.MODERATOR, Role.CORE_AUDITOR),
    "social worker": (),
    "cover that is over": (),
    **dict.fromkeys(
        ("cover of the plt", "cover of the director", "cover of the head of service", "cover of the team manager",
         "cover of the moderator", "cover of the auditor"), (),
    ),
}  # fmt: skip
_NUMBERS = {who: 60 + n for n, who in enumerate(_MORE)}


@dataclass(frozen=True)
class ReportDoor:
    """`needs` is the verb of the table; `changes` says whether going through changes something at once. `about`: on which
    button it stands; `absent`: the same of something that there is not."""

    kind: str
    does: str
    needs: str
    about: str
    absent: str
    changes: bool = False
    says: Answers = field(default_factory=dict, hash=False)
    context: Mapping[str, str] = field(default_factory=dict, hash=False)

    def knock(self, who: str, at: datetime, key: str, version: int, *, absent: bool = False) -> Knock:
        named = self.absent if absent else self.about
        plain = Knock(account(who), HOME, self.kind, self.does, at, key)  # type: ignore[arg-type]
        if self.kind == "command":
            return replace(plain, does="/summary", words=f"{self.does} {named}".strip())
        if self.kind == "press":
            return replace(plain, about=named, version=version)
        context = {"about": named, "version": str(version), "place": "", **self.context}
        return replace(plain, form=self.says, context=context)


_EDITION = ("report:2017-12 1", "report:2016-01 1")
_IN_DOUBT = ("report:2017-12 service:1 1", "report:2016-01 service:1 1")
_REPORT, _NONE = ("report:2017-12", "report:2016-01"), ("sentence:1", "sentence:99")
_WHY = {"reason": "Say it in plainer words"}
_NOTE = {"source": "Dip sample", "dated": "2017-12-12", "text": "Seven of ten."}
REPORT_DOORS = (
    ReportDoor("command", "month", "see", "2017-12", "2016-01"),
    ReportDoor("press", "report", "see", *_REPORT),
    ReportDoor("press", "report_part", "see", "report:2017-12 team:1", "report:2016-01 team:1"),
    ReportDoor("press", "report_preview", "read-all", *_REPORT),
    ReportDoor("press", "report_whole", "read-all", *_REPORT),
    ReportDoor("command", "files", "see", "2017-12", "2016-01", changes=True),
    ReportDoor("press", "report_word", "see", *_REPORT, changes=True),
    ReportDoor("press", "report_workbook", "see", *_REPORT, changes=True),
    ReportDoor("press", "report_ask", "ask", *_EDITION, changes=True),
    ReportDoor("press", "report_sign", "sign-off", *_EDITION, changes=True),
    ReportDoor("press", "report_take_back", "take-back", *_EDITION, changes=True),
    ReportDoor("press", "report_post", "post", *_EDITION, changes=True),
    ReportDoor("press", "report_again", "post-again", *_IN_DOUBT, changes=True),
    ReportDoor("press", "report_arrived", "post-again", *_IN_DOUBT, changes=True),
    ReportDoor("press", "report_correct", "correct", *_EDITION),
    ReportDoor("form", "report_correct", "correct", *_EDITION, changes=True, says={"change": "An audit was missing."}),
    ReportDoor("press", "report_write_next", "write", *_REPORT),
    ReportDoor(
        "form",
        "report_write",
        "write",
        *_REPORT,
        changes=True,
        says={"text": "Two plans a team."},
        context={"section": "next", "seen": fingerprint("1 -")[:16]},
    ),
)
SENTENCE_DOORS = (
    ReportDoor("press", "sentence_change", "change", *_NONE),
    ReportDoor("press", "sentence_confirm", "decide", *_NONE, changes=True),
    ReportDoor("press", "sentence_return", "decide", *_NONE),
    ReportDoor("press", "sentence_withdraw", "withdraw", *_NONE),
    ReportDoor("form", "sentence_change", "change", *_NONE, changes=True, says={"text": "Home became calm."}),
    ReportDoor("form", "sentence_return", "decide", *_NONE, changes=True, says=_WHY),
    ReportDoor("form", "sentence_withdraw", "withdraw", *_NONE, changes=True, says=_WHY),
)
_PICKED = ("2017-12 AU-81/impact", "2017-12 AU-99/impact")
FREE_DOORS = (
    ReportDoor("command", "pack", "see", "2017-07..2017-12", "2019-07..2019-12", changes=True),
    ReportDoor("command", "evidence", "see", "", ""),
    ReportDoor("command", "evidence", "add", "add", "add"),
    ReportDoor("press", "evidence", "see", "1", "1"),
    ReportDoor("press", "evidence_add", "add", "", ""),
    ReportDoor("press", "evidence_withdraw", "withdraw", "evidence:1", "evidence:99", changes=True),
    ReportDoor("form", "evidence_add", "add", "", "", changes=True, says=_NOTE),
    ReportDoor("press", "sentence_pick", "add", *_PICKED),
    ReportDoor(
        "form",
        "sentence_pick",
        "add",
        *_PICKED,
        changes=True,
        says={"text": "Home became calm."},
        context={"seen": "1"},
    ),
)
"""What has no state."""
PLAN_DOORS = (
    ReportDoor("command", "plan", "see", "2017", "1999"),
    ReportDoor("press", "annual_plan", "see", "plan:2017 1", "plan:1999 1"),
    ReportDoor("press", "annual_plan_word", "see", "plan:2017 1", "plan:1999 1", changes=True),
    ReportDoor("press", "annual_plan_workbook", "see", "plan:2017 1", "plan:1999 1", changes=True),
)
"""The annual plan, of which each reads their own."""


def account(who: str) -> str:
    return f"U0D{_NUMBERS[who]}" if who in _MORE else account_of(_KNOWN[who])


def gather(ledger: Ledger) -> None:
    """The people of the tables, and the audit of December that the sentence is made from."""
    run = ledger.connection.execute
    run(insert(people), [_person(who) for who in _MORE])
    run(insert(roles), [{"person_id": _NUMBERS[who], "role": str(r)} for who, held in _MORE.items() for r in held])
    known = {"workspace": HOME, "checked_at": ledger.now, "guest": False}
    run(insert(accounts), [known | {"account": account(who)} for who in _MORE])
    for who in (who for who in _MORE if who.startswith("cover of the ")):
        IDS[who] = _NUMBERS[who]
        put_cover(ledger, _KNOWN[who.removeprefix("cover of the ")], who, "2018-01-01", "2018-01-10")
    IDS["cover that is over"] = _NUMBERS["cover that is over"]
    put_cover(ledger, "moderator", "cover that is over", "2018-01-01", "2018-01-09")
    put_exemplary(ledger, 81)
    run(audits.update().values(auditor_id=_NUMBERS["moderator who audited it"], submitted_by=IDS["auditor"]))


def _person(who: str) -> dict[str, Any]:
    number = _NUMBERS[who]
    return {"id": number, "email": f"d{number}@council.example", "name": who, "account": account(who), "active": True}


def put_report(ledger: Ledger, state: str) -> None:
    """December's in this state, as if nothing had happened to it yet; written by "plt", signed off by the other. Once posted, it
    is not known whether it arrived in the channel of the first service."""
    run = ledger.connection.execute
    run(delete(report_lists))
    run(delete(reports))
    run(delete(outbox).where(outbox.c.kind.in_(("report", "report-asked"))))
    run(rounds.update().values(figures=None))
    run(teams.update().where(teams.c.id == 1).values(channel="#north"))
    written = {"narrative": {Section.ANALYSIS: "-"}, "written_by": IDS["plt"], "writers": frozenset({IDS["plt"]})}
    one = begun(DECEMBER, AT).changed(**written, state=ReportState(state))
    if state != "draft":
        one = one.changed(figures=frozen(ledger, one), signed_by=IDS["second plt"], signed_at=AT)
    ledger.reports.begin(one)
    if state == "posted":
        put_in_doubt(ledger)


def put_in_doubt(ledger: Ledger) -> None:
    run, room = ledger.connection.execute, "service:1"
    run(services.update().where(services.c.id == 1).values(channel="#11-25"))
    ledger.outbox.put("report", "channel:#11-25", report_rooms.key(DECEMBER, room), {"month": "2017-12", "room": room})
    in_doubt = {"state": "failed", "trouble": "unknown", "attempts": 1}
    run(outbox.update().where(outbox.c.key == report_rooms.key(DECEMBER, room)).values(**in_doubt))


def put_sentence(ledger: Ledger, state: str) -> None:
    ledger.connection.execute(delete(sentences))
    ledger.sentences.add(Sentence(None, DECEMBER, "-", SentenceState(state), IDS["plt"], AT, audit_id=81, answer="-"))


def put_note(ledger: Ledger) -> None:
    ledger.connection.execute(delete(evidence))
    ledger.evidence.add(Evidence(None, DECEMBER, "Dip sample", "-", (), IDS["plt"], AT))
    put_sentence(ledger, "waiting")
