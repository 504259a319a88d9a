"""Every way in that is about one case of concern: what it needs of the table in tests/who_may_concerns.py, the knock that goes
there, and one case of concern for each who tries it in any state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert

from domain.concern import Capacity
from handlers.ask import Answers, Knock
from storage.ledger import Ledger
from storage.tables import actions, concerns, duties, services, teams
from tests.office import audit_crowd
from tests.office.audit_crowd import AT, PERSON
from tests.office.council import HOME, IDS, account_of, put_cover

WITHOUT_MANAGER, WITHOUT_HEAD = 21, 22
OTHER = 50_000
_TEAMS = {"without a manager": WITHOUT_MANAGER, "without a head": WITHOUT_HEAD}
_RAISERS = ("auditor", "moderator", "external moderator")
_HERE = {
    "auditor of its audit": "auditor",
    "moderator of its audit": "moderator",
    "cover of the owner": "other learner",
}
"""Who stands behind these names of the table; behind the others somebody of that name."""


@dataclass(frozen=True)
class ConcernDoor:
    """`needs` is the verb of the table; `changes` says whether going through changes something at once."""

    kind: str
    does: str
    needs: str
    changes: bool = False
    says: Answers = field(default_factory=dict, hash=False)
    words: str = ""

    def knock(self, account: str, number: int, at: datetime, key: str) -> Knock:
        reference = f"C-{number}"
        plain = Knock(account, HOME, self.kind, self.does, at, key, about=reference)  # type: ignore[arg-type]
        if self.kind == "command":
            typed = f"{self.does} {reference} {self.words}".strip()
            return replace(plain, does="/concerns", words=typed, about="")
        if self.kind == "press":
            return plain
        said = {name: value.replace("A-", f"A-{number}") for name, value in self.says.items()}  # type: ignore[union-attr]
        return replace(plain, about="", form=said, context={"about": reference, "version": "1", "place": ""})


_WHY: Mapping[str, str] = {"reason": "Because of the plan"}
_ENDS = {"outcome": "The child is seen each week", "difference": "Safe at home", "reaudit_on": "2018-04-03"}
_ACTION = {"action.1": "Visit each week", "due.1": "2018-01-19"}
DOORS = (
    ConcernDoor("command", "show", "see"),
    ConcernDoor("command", "update", "update"),
    ConcernDoor("command", "update", "update", changes=True, words="The visit was made"),
    ConcernDoor("command", "review", "review"),
    ConcernDoor("command", "close", "close"),
    ConcernDoor("command", "reopen", "reopen"),
    ConcernDoor("press", "concern", "see"),
    ConcernDoor("press", "concern_whole", "see"),
    ConcernDoor("press", "have_concern", "acknowledge", changes=True),
    ConcernDoor("press", "concern_update", "update"),
    ConcernDoor("press", "concern_review", "review"),
    ConcernDoor("press", "concern_action", "add-an-action"),
    ConcernDoor("press", "concern_take_out", "take-an-action-out"),
    ConcernDoor("press", "concern_close", "close"),
    ConcernDoor("press", "concern_reopen", "reopen"),
    ConcernDoor("form", "concern_update", "update", changes=True, says={"text": "The visit was made"}),
    ConcernDoor("form", "concern_review", "review", changes=True, says={"text": "Seen", "due": "2018-01-19"}),
    ConcernDoor("form", "concern_action", "add-an-action", changes=True, says=_ACTION),
    ConcernDoor("form", "concern_take_out", "take-an-action-out", changes=True, says={**_WHY, "action": "A-"}),
    ConcernDoor("form", "concern_close", "close", changes=True, says=_ENDS),
    ConcernDoor("form", "concern_reopen", "reopen", changes=True, says={**_WHY, **_ACTION}),
)
NOT_ABOUT_ONE = {
    "command": {"open", "closed", "raise", "help"},
    "press": {"concerns", "raise_concern", "concern_more"},
    "form": {"raise_concern"},
}


def account(who: str) -> str:
    if who == "owner of one of its actions":
        return account_of("worker")
    name = _HERE.get(who, who.removesuffix(" who raised it"))
    return audit_crowd.account(name)


def gather(ledger: Ledger) -> None:
    """The people of the audits; teams without somebody who answers for them; and a cover for whoever owns the actions."""
    audit_crowd.gather(ledger)
    run = ledger.connection.execute
    run(insert(services), {"id": 9, "name": "Without a head", "head_id": None})
    run(insert(teams), {"id": WITHOUT_MANAGER, "name": "Hill", "service_id": 1, "manager_id": None})
    run(insert(teams), {"id": WITHOUT_HEAD, "name": "Lake", "service_id": 9, "manager_id": PERSON["team manager"]})
    IDS["other learner"] = PERSON["other learner"]
    put_cover(ledger, "worker", "other learner", "2018-01-01", "2018-01-10")


def put(ledger: Ledger, state: str, tries: Iterable[tuple[int, str, ConcernDoor]]) -> None:
    """C-n with its action A-n and another one for each who tries; where it is to be closed, nothing of it is left to do."""
    found = list(tries)
    run = ledger.connection.execute
    run(insert(concerns), [_concern(number, who, state) for number, who, _ in found])
    run(insert(duties), [_duty(number, capacity, state) for number, _, _ in found for capacity in Capacity])
    run(insert(actions), [_action(number, state, door) for number, _, door in found])
    others = [_action(number, state, door) | {"id": OTHER + number} for number, _, door in found]
    run(insert(actions), others)


def _concern(number: int, who: str, state: str) -> dict[str, Any]:
    name = who.removesuffix(" who raised it").removeprefix("cover of the ")
    closed = state.startswith("closed")
    by = PERSON[name] if "who raised it" in who and name in _RAISERS else None
    row: dict[str, Any] = {
        "id": number, "case_ref": str(400_000 + number), "team_id": _team(state), "text": "-", "unsafe": False,
        "raised_on": AT.date(), "raised_at": AT, "raised_by": by, "version": 1, "outcome": "", "difference": "",
    }  # fmt: skip
    row |= {"review_due": None if closed else date(2018, 1, 24), "closed_at": AT if closed else None}
    kept = "working" if "worked on" in state else "closed" if closed else state.split(",")[0].split()[0]
    return row | {"state": kept, "closed_by": PERSON["head of service"] if closed else None}


def _team(state: str) -> int:
    return next((team for words, team in _TEAMS.items() if words in state), 1)


def _duty(number: int, capacity: Capacity, state: str) -> dict[str, Any]:
    has_it = not state.startswith("raised") or f"the {capacity} has it" in state
    by, at = (PERSON["head of service"], AT) if has_it else (None, None)
    row = {"concern_id": number, "capacity": str(capacity), "by_id": by, "at": at, "told": [], "times": 1}
    return row | {"again_at": None, "trouble": ""}


def _action(number: int, state: str, door: ConcernDoor) -> dict[str, Any]:
    done, due = door.needs == "close", date(2018, 2, 1)
    row: dict[str, Any] = {
        "id": number, "case_ref": str(400_000 + number), "team_id": _team(state), "owner_id": IDS["worker"], "version": 1,
        "text": "Visit the child", "sent": AT.date(), "due": due, "original_due": due, "concern": f"C-{number}",
    }  # fmt: skip
    return row | {"status": "not-applicable" if done else "open", "closed_at": AT if done else None}
