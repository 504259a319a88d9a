"""The real thing under the model's eye: store, desk, tick, outbox and composer, with a list in place of Slack."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any

from sqlalchemy import delete, event, insert, select, text, update

from cards.elements import Card
from domain.absence import Absence, check_absence
from domain.calendar import LONDON
from domain.person import Role
from domain.policy import DEFAULT, Policy
from domain.preference import Preference
from domain.refusal import Refusal
from handlers.ask import Knock
from handlers.desk import Desk
from scheduler.compose import Composer
from scheduler.deliver import Deliverer
from scheduler.tick import Ticker
from storage.engine import open_engines
from storage.kinds import those
from storage.ledger import Store
from storage.tables import accounts, actions, audits, outbox, people, posted, roles, rounds, services, teams
from tests.model.council import Audit, Away, Council, Member, Numbers, Team, Work
from tests.model.said import Said
from tests.office.pigeonholes import Pigeonholes

HOME = "T0HOME"
ROLES = {"plt": Role.PLT, "director": Role.DIRECTOR, "head": Role.HEAD_OF_SERVICE, "manager": Role.TEAM_MANAGER}
SPOKEN, DRAWN_AGAIN = ("digest", "escalation"), those(lambda kind: kind.repeatable)
STATE = ("status", "due", "owner_id", "rung", "handed_on", "snoozed_until", "asked")
AFTER_ALL = "2035-01"  # no month is over that could have a report, so that nobody is told that there is none
_HASTY = "PRAGMA synchronous=OFF"  # the years need not outlive the machine's power


class Product:
    """`now` is London's clock as UTC; everything is done at that instant."""

    def __init__(self, url: str, council: Council) -> None:
        self.engines = open_engines(url)
        for engine in (self.engines.writing, self.engines.reading):
            event.listen(engine, "connect", lambda connection, _record: connection.execute(_HASTY))
        self.store = Store(self.engines, b"a key for tests alone")
        self.now = datetime(2018, 1, 1, tzinfo=UTC)
        self.wall = datetime(2018, 1, 1, tzinfo=UTC)
        self.slack, self._read, self._keys = Pigeonholes(), 0, count(1)
        self.faults: list[Exception] = []
        self.desk = Desk(self.store, lambda: HOME, self._report)
        self.tickers = [Ticker(self.store, lambda: self.now) for _ in range(2)]
        draw = Composer(lambda _ledger, _who, _today: (b"", 0))
        hasty: dict[str, Any] = {"pace": 0, "workspace_pace": 0, "sleep": self._sleep}
        self.worker = Deliverer(self.store, self.slack, draw, lambda: self.wall, now=lambda: self.now, **hasty)
        self._furnish(council)

    def close(self) -> None:
        self.engines.dispose()

    def turns_to(self, day: date, at: time) -> None:
        """The machine's clock goes on whatever the council's does: what waits to be tried again is tried."""
        self.wall += timedelta(hours=1)
        self.now = datetime.combine(day, at, LONDON).astimezone(UTC)

    # What people do, by the way they do it ----------------------------------------------------------------------------

    def press(self, who: int, does: str, work: Work) -> None:
        self._knock(Knock(account(who), HOME, "press", does, self.now, self._key(), about=f"A-{work.number}"))

    def form(self, who: int, does: str, work: Work, **said: str) -> None:
        context = {"about": f"A-{work.number}", "version": "0", "place": "posted:1::"}
        self._knock(Knock(account(who), HOME, "form", does, self.now, self._key(), form=said, context=context))

    def has(self, work: Work, day: date) -> None:
        row = {"id": work.number, "case_ref": "412087", "team_id": work.team, "owner_id": work.owner, "version": 1}
        row |= {"text": "Rewrite the plan", "sent": day, "due": work.due, "original_due": work.due, "status": "open"}
        self._write(insert(actions), row | {"concern": "C-1" if work.concern else ""})

    def has_audit(self, audit: Audit) -> None:
        row = {"id": audit.number, "round_id": 1, "kind": "core", "case_ref": "412087", "team_id": 1, "due": audit.due}
        self._write(insert(audits), row | {"auditor_id": audit.auditor})

    def stands(self, audit: Audit) -> None:
        """The audit is submitted and moderated as the model has it."""
        outcome = "immediate" if audit.moderated else None
        of = update(audits).where(audits.c.id == audit.number)
        self._write(of.values(submitted=audit.submitted, grade="good", admissibility=outcome))

    def is_away(self, wanted: Away, today: date) -> bool:
        """False where it is refused."""
        absence = Absence(wanted.person, wanted.cover, wanted.first, wanted.last)
        with self.store.writing(self.now) as ledger:
            try:
                check_absence(absence, ledger.absences.of([wanted.person, wanted.cover]), today)
            except Refusal:
                return False
            ledger.absences.add(absence)
            return True

    def leaves(self, person: int, *, closed: bool) -> None:
        """The council takes them off its list; or their account is closed, and the list says nothing yet."""
        account_of = accounts.c.account == account(person)
        off = update(people).where(people.c.id == person).values(active=False)
        self._write(update(accounts).where(account_of).values(deactivated=True) if closed else off)

    def prefers(self, member: Member) -> None:
        with self.store.writing(self.now) as ledger:
            wish = Preference(member.hour, frozenset(member.days), member.weekly)
            ledger.preferences.put(member.number, wish)

    def goes_by(self, numbers: Numbers) -> None:
        with self.store.writing(self.now) as ledger:
            assert ledger.policies.save(policy(numbers), ledger.policies.get().version)

    # What is heard ----------------------------------------------------------------------------------------------------

    def tick(self, copies: int = 1) -> None:
        for ticker in self.tickers[:copies]:
            ticker.tick()

    def tells(self) -> set[int]:
        """Who is told at once of what people did, which is not the clock's business: it is not delivered here.

        Nor is what changes messages that stand already, wherever they stand.
        """
        others = (text("state = 'pending'"), outbox.c.kind.not_in(SPOKEN))
        with self.engines.reading.connect() as connection:
            found = connection.execute(select(outbox.c.kind, outbox.c.recipient).where(*others)).all()
        if found:
            self._write(delete(outbox).where(*others))
        return {int(recipient.partition(":")[2]) for kind, recipient in found if kind not in DRAWN_AGAIN}

    def post(self) -> list[Said]:
        """Deliver the digests and escalations that wait."""
        self.worker.run_until_idle(limit=600)
        new, self._read = self.slack.posted[self._read :], len(self.slack.posted)
        assert not self.faults, self.faults
        return [self._said(one.token, one.card) for one in new]

    def state(self) -> dict[int, tuple[Any, ...]]:
        """Every action as the database has it."""
        found = select(actions.c.id, *(actions.c[name] for name in STATE))
        with self.engines.reading.connect() as connection:
            return {row[0]: tuple(row[1:]) for row in connection.execute(found)}

    def _said(self, token: str, card: Card) -> Said:
        with self.engines.reading.connect() as connection:
            told = connection.execute(select(outbox).where(outbox.c.token == token)).one()
            marks = select(posted.c.subject, posted.c.part).where(posted.c.outbox_id == told.id)
            parts = {row.subject: row.part for row in connection.execute(marks)}
        return Said(told.kind, int(told.recipient.partition(":")[2]), card, parts)

    def _knock(self, knock: Knock) -> None:
        self._write(update(accounts).values(checked_at=self.now))
        self.desk.answer(knock)

    def _write(self, statement: Any, values: Any = None) -> None:
        with self.store.writing(self.now) as ledger:
            ledger.connection.execute(statement, values)

    def _report(self, fault: Exception) -> str:
        self.faults.append(fault)
        return "E-1"

    def _key(self) -> str:
        return f"key-{next(self._keys)}"

    def _sleep(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)

    def _furnish(self, council: Council) -> None:
        everybody = council.people.values()
        with self.store.writing(self.now) as ledger:
            run = ledger.connection.execute
            run(insert(people), [_person(member) for member in everybody])
            run(insert(roles), [{"person_id": m.number, "role": str(ROLES[r])} for m in everybody for r in m.roles])
            run(insert(rounds), {"id": 1, "month": AFTER_ALL, "theme": "Planning"})
            run(insert(accounts), [_account(member, self.now) for member in everybody])
            heads = council.heads.items()
            run(insert(services), [{"id": s, "name": f"Service {s}", "head_id": head} for s, head in heads])
            run(insert(teams), [_team(team) for team in council.teams.values()])
            for member in everybody:
                run(update(people).where(people.c.id == member.number).values(team_id=member.team))


def _person(member: Member) -> dict[str, object]:
    row = {"id": member.number, "email": f"p{member.number}@council.example", "active": True}
    return row | {"name": f"Person {member.number}", "account": account(member.number)}


def _account(member: Member, now: datetime) -> dict[str, object]:
    return {"account": account(member.number), "workspace": HOME, "checked_at": now}


def _team(team: Team) -> dict[str, object]:
    row = {"id": team.number, "name": f"Team {team.number}", "service_id": team.service}
    return row | {"manager_id": team.manager}


def account(person: int) -> str:
    return f"U0P{person}"


def policy(numbers: Numbers) -> Policy:
    return DEFAULT.changed(
        first_reminder=numbers.first_reminder,
        second_reminder=numbers.second_reminder,
        escalate_after=numbers.head_after,
        concern_escalate_after=numbers.concern_after,
        escalate_further_after=numbers.director_after,
        impact_after=numbers.impact_after,
        moderate_within=numbers.moderate_within,
        digest_hour=numbers.digest_hour,
        closures=numbers.closures,
    )
