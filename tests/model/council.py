"""The model's own picture of a council: plain lists of people, teams, actions and covers, and what each act changes in it."""

from dataclasses import dataclass, field
from datetime import date

from tests.model.days import Days

PLT, DIRECTOR = "plt", "director"


@dataclass
class Member:
    """`hour` None: the policy's; `days`: weekdays they work; `weekly`: one ordinary digest a week."""

    number: int
    roles: set[str]
    team: int | None = None
    works_here: bool = True
    hour: int | None = None
    days: set[int] = field(default_factory=lambda: {0, 1, 2, 3, 4})
    weekly: bool = False


@dataclass
class Team:
    number: int
    service: int
    manager: int


@dataclass
class Work:
    """An action. `climbed`: the rung it stands on; `went_up`: the last day on which somebody further up was told;
    `asked_by`, `done_by`: whoever did so, and whom they stood in for."""

    number: int
    team: int
    owner: int
    due: date
    concern: bool = False
    status: str = "open"
    climbed: int = 0
    went_up: date | None = None
    handed_on: date | None = None
    snoozed: date | None = None
    snoozes: int = 0
    asked: str = ""
    asked_by: frozenset[int] = frozenset()
    wanted: date | int | None = None
    done_by: frozenset[int] = frozenset()
    ask_on: date | None = None


@dataclass
class Audit:
    number: int
    auditor: int
    due: date
    submitted: date | None = None
    moderated: bool = False


@dataclass
class Away:
    person: int
    cover: int
    first: date
    last: date


@dataclass
class Numbers:
    """The policy as far as the model goes by it."""

    first_reminder: int = 5
    second_reminder: int = 1
    head_after: int = 5
    concern_after: int = 1
    director_after: int = 10
    impact_after: int = 20
    moderate_within: int = 5
    digest_hour: int = 9
    closures: frozenset[date] = frozenset()


@dataclass
class Council:
    people: dict[int, Member]
    teams: dict[int, Team]
    heads: dict[int, int | None]
    work: dict[int, Work] = field(default_factory=dict)
    audits: dict[int, Audit] = field(default_factory=dict)
    aways: list[Away] = field(default_factory=list)
    numbers: Numbers = field(default_factory=Numbers)
    days: Days = field(default_factory=Days)

    def here(self, number: int | None) -> int | None:
        """The same person, if they still work here."""
        return number if number is not None and self.people[number].works_here else None

    def manager(self, team: int) -> int | None:
        return self.here(self.teams[team].manager)

    def head(self, team: int) -> int | None:
        return self.here(self.heads[self.teams[team].service])

    def holding(self, role: str) -> set[int]:
        return {p.number for p in self.people.values() if role in p.roles and p.works_here}

    def cover_of(self, person: int, day: date) -> int | None:
        """Who does this person's work that day in their place; nobody where they are there, or the cover has left."""
        for away in self.aways:
            if away.person == person and away.first <= day <= away.last and self.here(away.cover):
                return away.cover
        return None

    def present(self, people: set[int], day: date) -> set[int]:
        return {self.cover_of(person, day) or person for person in people}

    def stands_for(self, person: int, day: date) -> set[int]:
        """The person, and those whose work they do that day."""
        return {person} | {p for p in self.people if self.here(p) and self.cover_of(p, day) == person}

    def services(self, person: int) -> set[int]:
        """Where a person works: their team's service, those of the teams they manage, those they head."""
        own = {self.people[person].team} | {t.number for t in self.teams.values() if t.manager == person}
        found = {self.teams[team].service for team in own if team}
        return found | {service for service, head in self.heads.items() if head == person and self.has_teams(service)}

    def has_teams(self, service: int) -> bool:
        return any(team.service == service for team in self.teams.values())

    # What each act changes -------------------------------------------------------------------------------------------

    def complete(self, work: Work, by: frozenset[int], day: date, *, too_early: bool) -> None:
        work.status = "awaiting-acceptance" if work.concern or work.went_up else "complete"
        work.done_by = by
        self.decline(work)
        work.ask_on = self.days.after(day, self.numbers.impact_after) if too_early else None

    def say_impact(self, work: Work, day: date, *, too_early: bool) -> None:
        work.ask_on = self.days.after(day, self.numbers.impact_after) if too_early else None

    def accept(self, work: Work) -> None:
        work.status = "complete"

    def open_again(self, work: Work) -> None:
        """Returned or reopened: with its old due date, on the rung it stood on."""
        work.status, work.ask_on = "open", None

    def close(self, work: Work) -> None:
        work.status = "not-applicable"
        self.decline(work)

    def ask(self, work: Work, kind: str, by: frozenset[int], wanted: date | int) -> None:
        work.asked, work.asked_by, work.wanted = kind, by, wanted

    def decline(self, work: Work) -> None:
        """Nothing waits for a decision any more."""
        work.asked, work.asked_by = "", frozenset()

    def give_more_time(self, work: Work, until: date) -> None:
        """The only thing that moves the due date, and that stops the ladder."""
        work.due, work.climbed, work.snoozed = until, 0, None
        self.decline(work)

    def hand_over(self, work: Work, to: int, day: date) -> None:
        """Due date and lateness stay."""
        work.owner, work.handed_on, work.snoozed = to, day, None
        if work.asked == "handover":
            self.decline(work)

    def snooze(self, work: Work, until: date) -> None:
        work.snoozed, work.snoozes = until, work.snoozes + 1
