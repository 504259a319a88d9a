"""The database's side: the made-up council with many more people to write to, notices about its real actions, and what became
of them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from sqlalchemy import Select, and_, func, insert, not_, select, text

from bot.playground import COUNCIL
from domain.calendar import ENGLAND
from domain.concern import Capacity, Concern
from domain.person import Role
from playground.people import Person
from scheduler import chase
from storage.engine import open_engines
from storage.history import Entry
from storage.kinds import those
from storage.ledger import Store
from storage.summons import KIND, summon
from storage.tables import accounts, outbox, people, roles, services, teams
from tests.conftest import HISTORY_KEY
from tests.crash.verdict import Put
from tracker import import_path

PEOPLE = range(1001, 1061)
CONCERNS, FIRST_OF_THEIRS = 5, 901
FILES = 0.02  # the share of notices that are files: they are looked for by their title
NOW = datetime(2018, 1, 13, 12, 0, tzinfo=UTC)
WORKSPACE = "T0COUNCIL"
UNSETTLED = text("state in ('pending', 'sending')")


def account(number: int) -> str:
    return f"U0COLLEAGUE{number}"


def colleagues() -> list[Person]:
    return [Person(account(n), f"Practice Learning Team, {n}", f"plt-{n}@council.example") for n in PEOPLE]


@dataclass(frozen=True)
class UnderWay:
    """A notice that somebody held when one was killed. `lasting`: how many seconds the lease was given."""

    token: str
    lasting: float


class Council:
    def __init__(self, url: str) -> None:
        self.store = Store(open_engines(url), HISTORY_KEY)
        assert import_path(self.store, COUNCIL, NOW).is_good
        with self.store.writing(NOW) as ledger:
            rows = [{"id": n, "email": f"plt-{n}@council.example", "name": f"Role {n}"} for n in PEOPLE]
            ledger.connection.execute(insert(people), [row | {"account": account(row["id"])} for row in rows])
            ledger.connection.execute(insert(roles), [{"person_id": n, "role": str(Role.PLT)} for n in PEOPLE])
            known = {"workspace": WORKSPACE, "checked_at": NOW}
            ledger.connection.execute(insert(accounts), [{"account": account(n)} | known for n in PEOPLE])
        with self.store.reading(NOW) as ledger:
            self._actions = sorted(action.id for action in ledger.actions.some(range(1, 200)))

    def put(self, number: int, chance: Random, among: Sequence[int] = PEOPLE) -> None:
        """So many notices to people drawn by chance, in one transaction."""
        with self.store.writing(NOW) as ledger:
            for _ in range(number):
                file = chance.random() < FILES
                content = {} if file else {"actions": [chance.choice(self._actions)], "by": PEOPLE[0]}
                kind, to = "export" if file else "noted", f"person:{chance.choice(among)}"
                assert ledger.outbox.put(kind, to, f"crash:{chance.getrandbits(64)}", content)

    def raises(self, number: int) -> None:
        """So many cases of concern, each of a team of its own whose manager and head of service are two of the colleagues."""
        with self.store.writing(NOW) as ledger:
            for n in range(number):
                of, (manager, head) = FIRST_OF_THEIRS + n, (PEOPLE[2 * n], PEOPLE[2 * n + 1])
                ledger.connection.execute(insert(services), {"id": of, "name": f"Service {of}", "head_id": head})
                team = {"id": of, "name": f"Team {of}", "service_id": of, "manager_id": manager}
                ledger.connection.execute(insert(teams), team)
                found = ledger.people.team(of)
                assert found
                concern = Concern(of, f"41{of}", found, "No visit", ledger.today.day, raised_at=NOW)
                told = concern.with_duties(summon(ledger, concern, list(Capacity)))
                ledger.add_concern(told, Entry("program", "none", "raised", concern.reference))

    def goes_on(self, mornings: int) -> None:
        """The reminders of so many working mornings later: nobody has said that they have them."""
        day = ENGLAND.add(NOW.date(), mornings)
        with self.store.writing(NOW + (day - NOW.date())) as ledger:
            ledger.history.lock()
            chase.run(ledger)

    def reminders(self) -> int:
        """How many were put of which none took the place."""
        return len([row for row in self._rows(select(outbox).where(outbox.c.kind == KIND)) if row.state == "sent"])

    def under_way(self) -> list[UnderWay]:
        found = self._rows(select(outbox).where(text("state = 'sending'"), outbox.c.conversation != ""))
        return [UnderWay(row.token, (row.not_before - row.sending_since).total_seconds()) for row in found]

    def waits(self) -> int:
        return int(self._rows(select(func.count()).select_from(outbox).where(UNSETTLED))[0][0])

    def refused_at_the_door(self) -> int:
        """How many notices wait at this moment because nobody listened at Slack's address."""
        return len(self._rows(select(outbox.c.id).where(UNSETTLED, outbox.c.trouble == "not reachable")))

    def became(self) -> list[Put]:
        """Every message; what may be done twice is none, and of reminders alike that wait one is enough."""
        done_with = and_(text("state = 'dropped'"), outbox.c.trouble.like("done with %"))
        messages = (
            select(outbox)
            .where(outbox.c.kind.not_in(those(lambda kind: kind.repeatable)), not_(done_with))
            .order_by(outbox.c.id)
        )
        whose = {f"person:{row.id}": row.account for row in self._rows(select(people.c.id, people.c.account))}
        return [
            Put(row.id, whose[row.recipient], row.token, row.state, row.urgent, row.lane)
            for row in self._rows(messages)
        ]

    def close(self) -> None:
        self.store.engines.dispose()

    def _rows(self, question: Select) -> list:
        with self.store.engines.reading.connect() as connection:
            return list(connection.execute(question))


@contextmanager
def opened(url: str) -> Iterator[Council]:
    council = Council(url)
    try:
        yield council
    finally:
        council.close()
