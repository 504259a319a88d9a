"""A council that lives through some weeks by chance: every step saved as handlers save it, and written into a plain diary."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random

from sqlalchemy import insert

from domain.action import Action
from domain.calendar import london_day
from domain.completion import Outcome
from domain.impact import Difference
from domain.ladder import Rung
from domain.person import Role, Team
from domain.request import Request, RequestKind, RequestState
from domain.roll_up import Figures
from storage.history import Entry
from storage.ledger import Ledger, Store
from storage.tables import people, roles, services, teams

OUTCOME = Outcome("Done", "Plan", Difference.YES)
HEAD, PLT, MANAGER, OTHER_MANAGER, OTHER_HEAD = 1, 2, 3, 4, 5
NORTH = Team(1, "North", 1, "11-25", MANAGER, HEAD)
WEST = Team(2, "West", 1, "11-25", MANAGER, HEAD)
SOUTH = Team(3, "South", 2, "Early Help", OTHER_MANAGER, OTHER_HEAD)
TEAMS = (NORTH, WEST, SOUTH)


@dataclass(frozen=True)
class Page:
    """How an action stood from an instant on."""

    at: datetime
    team: int
    is_open: bool
    due: date


@dataclass
class Council:
    store: Store
    chance: Random
    pages: dict[int, list[Page]] = field(default_factory=dict)
    deeds: list[tuple[str, date, int]] = field(default_factory=list)

    def furnish(self, at: datetime) -> None:
        with self.store.writing(at) as ledger:
            run = ledger.connection.execute
            run(insert(people), [{"id": n, "email": f"p{n}@council.example", "name": f"Role {n}"} for n in range(1, 6)])
            run(insert(roles), [{"person_id": PLT, "role": str(Role.PLT)}])
            run(
                insert(services),
                [{"id": t.service_id, "name": t.service, "head_id": t.head_id} for t in (NORTH, SOUTH)],
            )
            named = ("id", "name", "service_id", "manager_id")
            run(insert(teams), [{name: getattr(team, name) for name in named} for team in TEAMS])

    def lives(self, at: datetime) -> None:
        """Something happens to somebody's work, or a new action is sent."""
        with self.store.writing(at) as ledger:
            number = self.chance.choice([*self.pages, None, None]) if self.pages else None
            before = ledger.actions.get(number) if number else None
            after = self._step(ledger, before, at) if before else self._add(ledger, at)
            if after:
                self.pages.setdefault(after.id, []).append(Page(at, after.team.id, after.is_open, after.due))

    def _add(self, ledger: Ledger, at: datetime) -> Action:
        day, number = london_day(at), len(self.pages) + 1
        due, team = day + timedelta(days=self.chance.randint(1, 12)), self.chance.choice(TEAMS)
        new = Action(number, "412087", team, MANAGER, "Rewrite the plan", day, due, due)
        ledger.actions.add(new)
        ledger.record(Entry("program", "test", "added", new.reference))
        return new

    def _step(self, ledger: Ledger, was: Action, at: datetime) -> Action | None:
        steps = {
            "open": ("complete", "complete", "close", "more time", "decide", "escalate", "note"),
            "awaiting-acceptance": ("accept", "return"),
            "complete": ("return", "note"),
            "not-applicable": ("reopen",),
        }
        step = self.chance.choice(steps[was.status]).replace(" ", "_")
        now: Action | None = getattr(self, f"_{step}")(ledger, was, at)
        if now:
            assert ledger.actions.save(was, now)
            ledger.record(Entry("program", "test", "changed", was.reference))
        return now

    def _complete(self, ledger: Ledger, was: Action, at: datetime) -> Action:
        self.deeds.append(("done", london_day(at), was.id))
        _lapse(ledger, was, at)
        return was.completed(OUTCOME, by=MANAGER, on=london_day(at), at=at)

    def _close(self, ledger: Ledger, was: Action, at: datetime) -> Action:
        ledger.notes.add(was.id, "closed", HEAD, at, "Case closed")
        _lapse(ledger, was, at)
        return was.not_applicable(at)

    def _return(self, ledger: Ledger, was: Action, at: datetime) -> Action:
        ledger.notes.add(was.id, "returned", HEAD, at, "Not recorded")
        return was.reopened()

    def _reopen(self, ledger: Ledger, was: Action, at: datetime) -> Action:
        ledger.notes.add(was.id, "reopened", HEAD, at, "It came back")
        return was.reopened()

    def _accept(self, _ledger: Ledger, was: Action, at: datetime) -> Action:
        return was.accepted(at)

    def _note(self, ledger: Ledger, was: Action, at: datetime) -> None:
        ledger.notes.add(was.id, "note", HEAD, at, "Please hurry")

    def _escalate(self, _ledger: Ledger, was: Action, at: datetime) -> Action | None:
        if was.rung == Rung.DIRECTOR:
            return None
        self.deeds.append(("drifted", london_day(at), was.id))
        return was.escalated(Rung(was.rung + 1), london_day(at))

    def _more_time(self, ledger: Ledger, was: Action, at: datetime) -> Action | None:
        if was.asked:
            return None
        self.deeds.append(("asked", london_day(at), was.id))
        to_due = max(was.due, london_day(at)) + timedelta(days=self.chance.randint(1, 9))
        kind = RequestKind.MORE_TIME
        ledger.requests.add(Request(was.id, kind, MANAGER, at, "A meeting", was.due, to_due))
        return was.asking(kind, MANAGER)

    def _decide(self, ledger: Ledger, was: Action, at: datetime) -> Action | None:
        wanted = ledger.requests.waiting(was.id)
        if wanted is None:
            return None
        state = self.chance.choice([RequestState.ACCEPTED, RequestState.ACCEPTED, RequestState.DECLINED])
        assert ledger.requests.settle(replace(wanted, state=state, decided_by=HEAD, decided_at=at))
        assert wanted.to_due
        return was.moved(wanted.to_due) if state is RequestState.ACCEPTED else was.unanswered()

    def figures(self, teams_of: set[int], at: datetime, monday: date) -> Figures:
        """As somebody would count who had watched: how it stood at this instant, and what the seven days before brought."""
        stood = [[page for page in pages if page.at <= at][-1:] for pages in self.pages.values()]
        open_ones = [page for pages in stood for page in pages if page.is_open and page.team in teams_of]
        late = sum(page.due < london_day(at) for page in open_ones)
        week = [(what, n) for what, day, n in self.deeds if 0 < (monday - day).days <= 7 and self._team(n) in teams_of]
        done, asked = ([what for what, _ in week].count(name) for name in ("done", "asked"))
        return Figures(len(open_ones), late, done, len({n for what, n in week if what == "drifted"}), asked)

    def _team(self, number: int) -> int:
        return self.pages[number][0].team


def _lapse(ledger: Ledger, was: Action, at: datetime) -> None:
    if waiting := ledger.requests.waiting(was.id):
        ledger.requests.settle(waiting.lapsed(at))
