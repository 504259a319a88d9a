"""A worker with its surroundings: a clock that is turned, a list for the chat, and notices that say their own number."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, insert, select

from cards.elements import Card, Document, Image
from cards.letter import Letter
from cards.notice import Composed, File, HomePage, Post, Refresh, Withdrawal
from domain.calendar import A_DAY
from scheduler.deliver import Deliverer
from storage.ledger import Ledger, Store
from storage.tables import outbox, people, posted, roles
from tests.deliver.chat import Chat
from tests.deliver.mailbox import Mailbox

WALL = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
COUNCIL_TIME = datetime(2018, 1, 10, 9, 30, tzinfo=UTC)
TIMEOUT, MARGIN = 30.0, 10.0


def person(number: int) -> str:
    return f"person:{number}"


def conversation(number: int) -> str:
    return f"D-U{number}"


@dataclass
class PostRoom:
    store: Store
    chat: Chat = field(default_factory=Chat)
    mail: Mailbox = field(default_factory=Mailbox)
    time: datetime = WALL
    no_longer_true: set[str] = field(default_factory=set)
    subjects: dict[str, Mapping[str, int]] = field(default_factory=dict)
    drawn: list[str] = field(default_factory=list)
    numbers: int = 0

    def has_people(self, *numbers: int, account: bool = True, role: str = "team-manager") -> None:
        rows = [
            {"id": n, "email": f"person{n}@example.org", "name": f"Role {n}", "account": f"U{n}" if account else None}
            for n in numbers
        ]
        with self.store.engines.writing.begin() as connection:
            connection.execute(insert(people), rows)
            connection.execute(insert(roles), [{"person_id": n, "role": role} for n in numbers])

    def wall(self) -> datetime:
        return self.time

    def pass_time(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)

    def worker(self, **settings: Any) -> Deliverer:
        """A worker as a process of its own would have it; time passes while it sleeps."""
        settings = {
            "now": lambda: COUNCIL_TIME,
            "pace": 1.0,
            "workspace_pace": 0,
            "client_timeout": TIMEOUT,
            "margin": MARGIN,
        } | settings
        return Deliverer(self.store, self.chat, self.compose, self.wall, sleep=self.pass_time, **settings)

    def council_time(self) -> datetime:
        """The council's clock, going on as the machine's does."""
        return COUNCIL_TIME + (self.time - WALL)

    def put(self, text: str, to: str, kind: str = "words", *, urgent: bool = False, **content: object) -> int:
        """Put a notice that says this text; returns its number in the outbox."""
        self.numbers += 1
        key = f"{kind}:{text}:{self.numbers}"
        with self.store.writing(COUNCIL_TIME) as ledger:
            ledger.outbox.put(kind, to, key, {"text": text} | content, urgent=urgent)
            found = ledger.connection.execute(select(outbox.c.id).where(outbox.c.key == key)).scalar_one()
        return int(found)

    def compose(self, ledger: Ledger, kind: str, recipient: str, content: Mapping[str, Any]) -> Composed | None:
        text = content.get("text") or f"{kind} about {content.get('of') or content['person']}"
        self.drawn.append(text)
        if text in self.no_longer_true:
            return None
        card = Card(text)
        match kind:
            case "update":
                return Refresh("D-U1", "m1", card)
            case "home":
                return HomePage(card)
            case "letter" | "waiting-letter":
                return Letter("person@council.example", text, f"{text}.")
            case "withdraw":
                return Withdrawal("f1")
            case "file":
                return File(Document(text, b"", card))
            case "picture":
                return Post(Card(text, (Image("The same in words", b"a picture"),)))
        return Post(card, self.subjects.get(text, {}))

    def row(self, number: int) -> Row[Any]:
        with self.store.engines.reading.connect() as connection:
            return connection.execute(select(outbox).where(outbox.c.id == number)).one()

    def reports(self, day: date) -> tuple[list[int], list[int]]:
        """The numbers of the messages, and the people without an account, of which the PLT is told on this day."""
        with self.store.writing(self.council_time()) as ledger:
            ledger.failures.report(day)
            ledger.unreached.report(day)
            failed = [each.id for each in ledger.failures.reported(day - A_DAY, day)]
            return failed, [person for person, _, _ in ledger.unreached.reported(day - A_DAY, day)]

    def states(self) -> list[str]:
        with self.store.engines.reading.connect() as connection:
            return list(connection.execute(select(outbox.c.state).order_by(outbox.c.id)).scalars())

    def copies(self) -> list[tuple[int, str]]:
        with self.store.engines.reading.connect() as connection:
            found = connection.execute(select(posted.c.outbox_id, posted.c.subject).order_by(posted.c.id))
            return [(row.outbox_id, row.subject) for row in found]
