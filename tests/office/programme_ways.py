"""Every way into the running of the programme: rounds, themes, allocation, exemptions, samples, records and competence. Each with
who gets through, written by hand from the domain page, and the knock that goes there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert

from handlers.ask import Answers, Knock
from storage.ledger import Ledger
from storage.proposals import mark_of
from storage.tables import exemptions, proposals, rounds
from tests import who_may_audits
from tests.office import audit_crowd
from tests.office.audit_crowd import PERSON
from tests.office.council import HOME
from tests.office.judged import put_judged

PLT = frozenset({"plt", "cover of the plt", "plt who audited it", "plt who changed the outcome"})
DIRECTORS = frozenset({"director", "cover of the director"})
MODERATORS = frozenset({who for who in who_may_audits.EVERYBODY if "moderat" in who and "external" not in who})
GUESTS = frozenset({"external moderator", "other external moderator"})
AUDITORS = frozenset({
    "auditor", "cover of the auditor", "auditor who moderates", "learner whose it is", "other auditor", "other learner",
    "moderator who covers for the auditor", "plt who audited it",
})  # fmt: skip
ASKED_OF, LEARNER = "other auditor", "learner whose it is"
OPEN, PROPOSAL = "1", "proposal:1::1"


@dataclass(frozen=True)
class Way:
    """`sees`: who knows what it is about and is told why they may not. `absent`: what a knock names that there is not, in place
    of what there is. `now`: what the knock needs as things stand."""

    kind: str
    does: str
    may: frozenset[str] = PLT
    about: str = ""
    absent: str = ""
    sees: frozenset[str] = frozenset()
    changes: bool = False
    says: Answers = field(default_factory=dict, hash=False)
    context: Mapping[str, str] = field(default_factory=dict, hash=False)
    place: str = ""
    now: Callable[[Ledger], dict[str, Any]] = lambda _ledger: {}

    def knock(self, ledger: Ledger, account: str, at: datetime, key: str, *, absent: bool = False) -> Knock:
        """The same of what there is not where it is `absent`."""
        about = self.absent or self.about if absent else self.about
        plain = Knock(account, HOME, "press", self.does, at, key, about=about, place=self.place)
        if self.kind == "command":
            return replace(plain, kind="command", does="/audits", words=f"{self.does} {about}".strip(), about="")
        now = self.now(ledger)
        context = {"about": about, "place": self.place, **self.context, **now.pop("context", {})}
        form = plain if self.kind == "press" else replace(plain, kind="form", about="", form=self.says, context=context)
        return replace(form, **now)


def _version(month: str) -> Callable[[Ledger], dict[str, Any]]:
    def now(ledger: Ledger) -> dict[str, Any]:
        found = ledger.rounds.of_month(date.fromisoformat(f"{month}-01"))
        assert found
        return {"version": found.version, "context": {"version": str(found.version)}}

    return now


def _mark(ledger: Ledger) -> dict[str, Any]:
    return {"version": mark_of(ledger.proposals.of(1))}


def _row(ledger: Ledger) -> dict[str, Any]:
    row = ledger.proposals.of(1)[0]
    return {"about": str(row.id), "context": {"about": str(row.id), "seen": str(row.dealt.auditor_id or "")}}


_ROUND = {"audits_due": "2018-02-14", "moderation_due": "2018-02-21", "report_due": "2018-03-01", "reason": "",
          "aspect1": "One", "aspect2": "Two", "aspect3": "Three"}  # fmt: skip
_CONFIRMED = {"by": "U0MODERATOR", "audits": ("81",), "note": "A clear learning audit"}
_LEARNER, _AUDITOR, _NOBODY = str(PERSON[LEARNER]), str(PERSON["auditor"]), "999999"
_READERS = PLT | DIRECTORS
_RECORDS = PLT | DIRECTORS | MODERATORS
WAYS = (
    Way("command", "moderate", _READERS | MODERATORS | GUESTS),
    Way("command", "round", _READERS),
    Way("command", "round", _READERS, about="2018-02", absent="2031-01"),
    Way("command", "allocate", _READERS, about="2017-12", absent="2031-01"),
    Way("command", "auditors", _RECORDS),
    Way("command", "exempt", PLT | DIRECTORS | AUDITORS, about="2017-12", absent="2031-01"),
    Way("press", "moderation", _READERS | MODERATORS | GUESTS),
    Way("press", "sample"),
    Way("press", "rounds", _READERS),
    Way("press", "round", _READERS, about="2018-02", absent="2031-01"),
    Way("press", "round_plan"),
    Way("press", "round_change", about="2018-02", absent="2031-01", now=_version("2018-02")),
    Way("press", "themes", _READERS),
    Way("press", "theme"),
    Way("press", "theme", about="Planning", absent="No such theme"),
    Way("press", "auditors", _RECORDS),
    Way("press", "record", _RECORDS | {LEARNER}, about=_LEARNER, absent=_NOBODY),
    Way("press", "to_core", about=_LEARNER, absent=_NOBODY, sees=_RECORDS | {LEARNER}),
    Way(
        "press", "to_learning", about=_AUDITOR, absent=_NOBODY,
        sees=_RECORDS | {"auditor", "cover of the auditor"},
    ),
    Way("press", "allocation_page", _READERS, place=PROPOSAL),
    Way("press", "allocation_add", about=OPEN, absent="9"),
    Way("press", "allocation_change", now=_row),
    Way("press", "exemption_ask", PLT | AUDITORS, about=OPEN, absent="9"),
    Way("press", "exemption_decline", DIRECTORS, about="1", absent="9", sees=PLT | {ASKED_OF}),
    Way("form", "round_theme", about="2018-02", absent="2031-01", says={"theme": "Planning"}, now=_version("2018-02")),
    Way("form", "round_save", about="2018-02", absent="2031-01", changes=True, says=_ROUND, now=_version("2018-02")),
    Way(
        "form", "theme_save", about="Planning", absent="No such theme", changes=True,
        says={"aspect1": "One", "aspect2": "Two", "aspect3": "Three"}, context={"version": "0"},
    ),
    Way("press", "round_open", about="2018-02", absent="2031-01", changes=True, now=_version("2018-02")),
    Way("press", "round_close", about="2018-02", absent="2031-01", changes=True, now=_version("2018-02")),
    Way("press", "round_reopen", about="2017-11", absent="2031-01", changes=True, now=_version("2017-11")),
    Way("form", "round_close", about="2017-11", absent="2031-01", changes=True, now=_version("2017-11")),
    Way(
        "form", "to_core", about=_LEARNER, absent=_NOBODY, sees=_RECORDS | {LEARNER}, changes=True, says=_CONFIRMED,
        context={"held": "learner"},
    ),
    Way(
        "form", "to_learning", about=_AUDITOR, absent=_NOBODY, sees=_RECORDS | {"auditor", "cover of the auditor"},
        changes=True, says={"note": "They asked for it"}, context={"held": "core-auditor"},
    ),
    Way("form", "sample", changes=True, says={"round": "1", "number": "1", "moderator": "all"}),
    Way("form", "allocation_change", changes=True, says={"auditor": "nobody"}, now=_row),
    Way("press", "allocation_again", changes=True, place=PROPOSAL, now=_mark),
    Way("press", "allocation_send", changes=True, place=PROPOSAL, now=_mark),
    Way("form", "allocate", about=OPEN, absent="9", changes=True, says={"lines": "412003, West"}),
    Way("press", "allocation_discard", changes=True, place=PROPOSAL, now=_mark),
    Way("press", "exemption_withdraw", PLT, about="3", absent="9", sees=DIRECTORS | {LEARNER}, changes=True),
    Way("form", "exempt", PLT | AUDITORS, OPEN, "9", changes=True, says={"reason": "Long leave", "person": _AUDITOR}),
    Way("press", "exemption_accept", DIRECTORS, about="1", absent="9", sees=PLT | {ASKED_OF}, changes=True),
    Way(
        "form", "decline_exemption", DIRECTORS, about="2", absent="9", sees=PLT | {"other learner"}, changes=True,
        says={"reason": "There is nobody else"},
    ),
)  # fmt: skip
"""In an order in which somebody who may do all of them can."""
OF_EVERYBODY = {"command": {"mine", "record", "help"}, "press": {"audits"}, "form": set[str]()}
"""What everybody sees of their own, and nothing else."""


def set_up(ledger: Ledger) -> None:
    """A round in each state, a proposal, two exemptions that wait, one that holds, and a learner whose audit is moderated."""
    audit_crowd.gather(ledger)
    run = ledger.connection.execute
    run(insert(rounds), {"id": 3, "month": "2018-02", "theme": "Assessment", "state": "planned"})
    for case_ref, auditor in (("412001", "auditor"), ("412002", "other auditor")):
        row = {"round_id": 1, "case_ref": case_ref, "team_id": 1, "kind": "core", "auditor_id": PERSON[auditor]}
        run(insert(proposals), row)
    for who in (ASKED_OF, "other learner"):
        asked = {"round_id": 1, "person_id": PERSON[who], "asked_by": PERSON[who], "asked_at": ledger.now}
        run(insert(exemptions), asked | {"reason": "Long leave", "state": "asked"})
    held = {"round_id": 1, "person_id": PERSON[LEARNER], "asked_by": PERSON[LEARNER], "asked_at": ledger.now}
    decided = {"decided_by": PERSON["director"], "decided_at": ledger.now}
    run(insert(exemptions), held | decided | {"reason": "Long leave", "state": "accepted"})
    put_judged(ledger, 81, auditor="learner", kind="learning")
