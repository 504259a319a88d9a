"""Whatever people do and however time passes: a case of concern is said as often as the model has it, to whom the model has it,
and the director hears of it when the model has it."""

import os
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import event, select, update

from cards.elements import Card
from cards.messenger import Never, NotNow, Unknown
from domain.action import Action
from domain.calendar import london_day
from domain.concern import Capacity, Concern
from handlers.ask import Ask, Knock
from handlers.new_concern import raise_it
from scheduler.tick import Ticker
from storage.engine import open_engines
from storage.history import Entry
from storage.ledger import Ledger, Store
from storage.tables import outbox, roles, services, teams
from tests.conftest import HISTORY_KEY
from tests.databases import SqliteFiles
from tests.model.register import DIRECTOR, HEAD, MANAGER, PLT, Case, Register
from tests.office.council import HOME, IDS, account_of, put_cover
from tests.office.people import Office
from tests.office.pigeonholes import Pigeonholes

RUNS = int(os.environ.get("AUDITBOT_MODEL_RUNS", "11"))
STEPS = 24
KINDS = ("concern", "concern-unanswered", "concern-unreached")
NAMES = {number: name for name, number in IDS.items()}
AWAY = st.sampled_from([MANAGER, HEAD, DIRECTOR])
COVERS = st.sampled_from(["west manager", "other head"])
PEOPLE = st.sampled_from([MANAGER, HEAD, DIRECTOR, "west manager", "south manager", "other head", *PLT, "auditor"])
CHOSEN = st.sampled_from([MANAGER, HEAD, DIRECTOR, PLT[0]])
BUSY, LOST, UNANSWERED = "asks to wait", "never came there", "came there, and nobody was told"
HOURS, DAYS = st.sampled_from([1, 29, 61, 120, 7 * 60]), st.sampled_from([16 * 60, 24 * 60, 65 * 60])
"""Minutes: within a day, and up to a weekend."""


class Choosy(Pigeonholes):
    """Refuses whatever goes to these accounts, for good; and passes through what it `stumbles` over next."""

    refused: set[str]
    stumbles: list[str]

    def post(self, conversation: str, card: Card, token: str) -> str:
        if conversation in self.refused:
            raise Never("user_disabled")
        fault = self.stumbles.pop() if self.stumbles else ""
        if fault == BUSY:
            raise NotNow("ratelimited", 7)
        if fault == LOST:
            raise Unknown("timeout")
        message = super().post(conversation, card, token)
        if fault == UNANSWERED:
            raise Unknown("timeout")
        return message


class Concerns(RuleBasedStateMachine):
    folder: Path
    files: SqliteFiles

    def __init__(self) -> None:
        super().__init__()
        self.engines = open_engines(self.files.new(self.folder))
        for engine in (self.engines.writing, self.engines.reading):
            event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
        self.office, self.register, self.read = Office(Store(self.engines, HISTORY_KEY)), Register(), 0
        self.office.slack = slack = Choosy()
        slack.refused, slack.stumbles = set(), []
        self.slack = slack
        self.ticker = Ticker(self.office.store, lambda: self.office.now)
        self.office._worker._attempts.__dict__["messenger"] = slack
        self.office._worker._attempts.addresses._messenger = slack

    def teardown(self) -> None:
        self.engines.dispose()

    @initialize(headless=st.booleans())
    def one_is_raised(self, headless: bool) -> None:
        """Without a head of service and a director the two of the PLT answer."""
        self.register.headless = headless
        if headless:
            self.office.does(_without_head)
        self.somebody_raises_one()

    @precondition(lambda self: len(self.register.cases) < 3)
    @rule()
    def somebody_raises_one(self) -> None:
        self.office.does(self._raise)
        self.register.cases.append(Case(len(self.register.cases) + 1, self.office.now))
        self._is_said()

    @precondition(lambda self: self.register.cases)
    @rule(who=PEOPLE, which=st.integers(0, 2))
    def somebody_presses(self, who: str, which: int) -> None:
        case = self.register.cases[which % len(self.register.cases)]
        knock = Knock(account_of(who), HOME, "press", "have_concern", self.office.now, self.office.key())
        self.office.answer(replace(knock, about=f"C-{case.number}"))
        self.register.has_it(case, who)

    @rule(minutes=HOURS)
    def hours_pass(self, minutes: int) -> None:
        self._time_passes(minutes)

    @rule(minutes=DAYS)
    def days_pass(self, minutes: int) -> None:
        self._time_passes(minutes)

    def _time_passes(self, minutes: int) -> None:
        day = london_day(self.office.now)
        self.office.now += timedelta(minutes=minutes)
        self.office._keep_accounts_fresh()
        if london_day(self.office.now) != day:
            self.register.covers.clear()
        self._is_said()

    @rule(person=AWAY, cover=COVERS)
    def somebody_is_away_for_today(self, person: str, cover: str) -> None:
        if person not in self.register.covers:
            day = london_day(self.office.now).isoformat()
            self.office.does(put_cover, person, cover, day, day)
            self.register.covers[person] = cover
            self._is_said()

    @precondition(lambda self: self.register.covers)
    @rule()
    def they_are_back_early(self) -> None:
        person = min(self.register.covers)
        del self.register.covers[person]
        self.office.does(_ends, person)
        self._is_said()

    @rule(who=CHOSEN)
    def slack_refuses_somebody(self, who: str) -> None:
        self.slack.refused.add(account_of(who))
        self.register.refused.add(who)

    @precondition(lambda self: self.register.refused)
    @rule()
    def slack_takes_them_again(self) -> None:
        self.slack.refused.clear()
        self.register.refused.clear()

    @rule(faults=st.lists(st.sampled_from([BUSY, LOST, UNANSWERED]), min_size=1, max_size=3))
    def slack_will_stumble(self, faults: list[str]) -> None:
        """Over the next messages: each is said once nevertheless, to the same people."""
        self.slack.stumbles = faults

    @precondition(lambda self: self.register.cases)
    @rule()
    def the_head_closes_the_first(self) -> None:
        case = self.register.cases[0]
        if not case.closed:
            self.office.does(_close, case.number)
            case.closed = True

    @precondition(lambda self: self.register.cases and self.register.cases[0].closed)
    @rule()
    def the_first_is_opened_again(self) -> None:
        self.office.does(_reopen, self.register.cases[0].number)
        self.register.opens_again(self.register.cases[0], self.office.now)
        self._is_said()

    @rule(manager=st.sampled_from([MANAGER, "south manager"]))
    def the_team_gets_another_manager(self, manager: str) -> None:
        self.office.does(_manages, manager)
        self.register.manager = manager
        self._is_said()

    @invariant()
    def the_register_knows_who_has_it_and_whom_it_did_not_reach(self) -> None:
        with self.office.ledger() as ledger:
            for case in self.register.cases:
                concern = ledger.concerns.get(case.number)
                assert [duty.is_done for duty in _duties(concern)] == [duty.has_it for duty in case.duties]
                if not case.closed:
                    assert [bool(d.trouble) for d in _duties(concern)] == [d.out_of_reach for d in case.duties]

    def _is_said(self) -> None:
        """The clock ticks, twice, and the worker says what waits: exactly what the model says."""
        meant = self.register.minute(self.office.now)
        for _ in range(2):
            self.ticker.tick()
            self.office.delivers()
        assert not self.office.faults, self.office.faults
        assert self._heard() == meant

    def _heard(self) -> Counter[tuple[str, str]]:
        new, self.read = self.slack.posted[self.read :], len(self.slack.posted)
        told = select(outbox.c.kind, outbox.c.recipient).where(
            outbox.c.token.in_([posted.token for posted in new]), outbox.c.kind.in_(KINDS)
        )
        with self.engines.reading.connect() as connection:
            rows = connection.execute(told).all()
        return Counter((NAMES[int(row.recipient.partition(":")[2])], row.kind) for row in rows)

    def _raise(self, ledger: Ledger) -> None:
        who = ledger.people.actor(ledger.people.named([IDS["auditor"]])[IDS["auditor"]], ledger.today.day)
        ask = Ask(who, Knock(account_of("auditor"), HOME, "form", "raise", self.office.now))
        team, day = ledger.people.team(1), ledger.today.day
        assert team
        action = Action(0, "412087", team, IDS[MANAGER], "Visit", day, day, day)
        raise_it(ask, ledger, Concern(0, "412087", team, "No visit", day), [action])


def _ends(ledger: Ledger, person: str) -> None:
    (absence,) = [a for a in ledger.absences.of([IDS[person]], ledger.today.day) if a.person_id == IDS[person]]
    assert absence.id
    ledger.absences.remove(absence.id)


def _close(ledger: Ledger, number: int) -> None:
    concern = ledger.concerns.get(number)
    assert concern
    closed = concern.closed(IDS[HEAD], ledger.now, "Visited", "Safe", ledger.today.day)
    ledger.save_concern(concern, closed, Entry("program", "none", "closed", concern.reference))


def _reopen(ledger: Ledger, number: int) -> None:
    concern = ledger.concerns.get(number)
    assert concern
    opened = concern.reopened(ledger.today.day, ledger.now)
    ledger.save_concern(concern, opened, Entry("program", "none", "reopened", concern.reference))


def _manages(ledger: Ledger, name: str) -> None:
    ledger.connection.execute(update(teams).where(teams.c.id == 1).values(manager_id=IDS[name]))


def _without_head(ledger: Ledger) -> None:
    ledger.connection.execute(update(services).values(head_id=None))
    ledger.connection.execute(roles.delete().where(roles.c.role == "director"))


def _duties(concern: Concern | None) -> list[Any]:
    assert concern
    return [concern.duties[capacity] for capacity in (Capacity.TEAM_MANAGER, Capacity.HEAD_OF_SERVICE)]


@pytest.mark.timeout(600)  # on a machine that does much else; alone it takes a few seconds
def test_a_case_of_concern_is_said_until_it_is_answered(sqlite_files: SqliteFiles, tmp_path: Path) -> None:
    class Here(Concerns):
        folder, files = tmp_path, sqlite_files

    how = settings(
        max_examples=RUNS,
        stateful_step_count=STEPS,
        deadline=None,
        phases=[Phase.generate],  # to shrink what failed takes minutes; its steps are printed as they are
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Here, settings=how)
