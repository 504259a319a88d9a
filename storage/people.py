"""People, their roles and accounts, the teams and services they answer for, and who covers for whom."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, exists, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from domain.admission import Account
from domain.person import Actor, Person, Role, Team
from storage.leavers import works_here
from storage.prepared import Prepared
from storage.responsible import OF_TEAM
from storage.tables import accounts, covers, people, roles, services, teams

_COLUMNS = [column for column in people.c if column.name != "active"]
_WORKS_HERE = works_here().label("active")
_PERSON = select(*_COLUMNS, _WORKS_HERE, roles.c.role).select_from(
    people.outerjoin(roles, roles.c.person_id == people.c.id)
)
_TODAYS = and_(covers.c.first_day <= bindparam("today"), covers.c.last_day >= bindparam("today"))
_COVERS_SOMEBODY = exists().where(covers.c.cover_id == people.c.id, _TODAYS)
_FLAGS: list[ColumnElement[Any]] = [
    accounts.c[name] for name in ("workspace", "guest", "stranger", "bot", "deactivated", "checked_at")
]
_FLAGS.append(accounts.c.email.label("account_email"))
_KNOCK = Prepared(
    select(*_COLUMNS, _WORKS_HERE, roles.c.role, _COVERS_SOMEBODY.label("covers_somebody"), *_FLAGS)
    .select_from(
        people.outerjoin(roles, roles.c.person_id == people.c.id).outerjoin(
            accounts, accounts.c.account == people.c.account
        )
    )
    .where(people.c.account == bindparam("account"))
)
_ACCOUNT = select(accounts, accounts.c.email.label("account_email")).where(accounts.c.account == bindparam("account"))
_BY_ID = _PERSON.where(people.c.id.in_(bindparam("ids", expanding=True)))
_BY_EMAIL = _PERSON.where(people.c.email == bindparam("email"))
_BY_ACCOUNT = _PERSON.where(people.c.account == bindparam("account"))
_WITH_ROLE = _PERSON.where(
    works_here(),
    people.c.id.in_(select(roles.c.person_id).where(roles.c.role.in_(bindparam("roles", expanding=True)))),
)
_COVERED = _PERSON.where(
    works_here(), people.c.id.in_(select(covers.c.person_id).where(covers.c.cover_id == bindparam("cover"), _TODAYS))
)
_COVERING = select(covers.c.cover_id).where(covers.c.person_id.in_(bindparam("ids", expanding=True)), _TODAYS)
_TEAM = select(teams.c.id, *OF_TEAM).select_from(teams.join(services, services.c.id == teams.c.service_id))
_ANSWERED_FOR = _TEAM.where(
    or_(
        teams.c.manager_id.in_(bindparam("ids", expanding=True)),
        services.c.head_id.in_(bindparam("ids", expanding=True)),
    )
).order_by(teams.c.name)
_HOME_READERS = _PERSON.where(people.c.home_opened_at.is_not(None), works_here())
# In one statement: two introductions of one account may come at once.
_TOLD: dict[str, Any] = {"sqlite": sqlite.insert(accounts), "postgresql": postgresql.insert(accounts)}
_REMEMBER: dict[str, Any] = {
    dialect: told.on_conflict_do_update(
        index_elements=["account"],
        set_={name: told.excluded[name] for name in Account.__slots__ if name != "account"},
    )
    for dialect, told in _TOLD.items()
}


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who stands behind an account: each part is None where it is not known."""

    person: Person | None
    account: Account | None
    covers_somebody: bool = False


class People:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def behind(self, account: str, today: date) -> Visitor:
        """Person and account in one question, as every press begins with it."""
        rows = _KNOCK.rows(self._connection, {"account": account, "today": today})
        if not rows:
            row = self._connection.execute(_ACCOUNT, {"account": account}).one_or_none()
            return Visitor(None, _account(account, row) if row else None)
        first = rows[0]
        known = _account(account, first) if first.checked_at else None
        return Visitor(_person(rows), known, bool(first.covers_somebody))

    def actor(self, person: Person, today: date) -> Actor:
        """The person with all they cover for today."""
        return Actor(person, self.covered_by(person.id, today))

    def covered_by(self, person_id: int, today: date) -> tuple[Person, ...]:
        """Those whose work this person does today."""
        return tuple(self._persons(_COVERED, {"cover": person_id, "today": today}))

    def covering(self, ids: Collection[int], today: date) -> set[int]:
        """The ids of those who stand in for any of these people today."""
        return set(self._connection.execute(_COVERING, {"ids": list(ids), "today": today}).scalars())

    def all(self) -> list[Person]:
        """Everybody, those who have left as well."""
        return self._persons(_PERSON, {})

    def get(self, person_id: int) -> Person | None:
        return self.named([person_id]).get(person_id)

    def named(self, ids: Iterable[int | None]) -> dict[int, Person]:
        """People by id; those that do not exist are left out."""
        wanted = sorted({i for i in ids if i is not None})
        return {p.id: p for p in self._persons(_BY_ID, {"ids": wanted})} if wanted else {}

    def by_email(self, email: str) -> Person | None:
        return next(iter(self._persons(_BY_EMAIL, {"email": email.strip().lower()})), None)

    def by_account(self, account: str) -> Person | None:
        return next(iter(self._persons(_BY_ACCOUNT, {"account": account})), None)

    def holding(self, *wanted: Role) -> list[Person]:
        """All who hold one of the roles and work here."""
        return self._persons(_WITH_ROLE, {"roles": [str(role) for role in wanted]})

    def seniors(self) -> list[Person]:
        """Those above a head of service: directors and PLT who work here."""
        return self.holding(Role.DIRECTOR, Role.PLT)

    def home_readers(self) -> list[Person]:
        """Those who have opened their home page and so expect it to be up to date."""
        return self._persons(_HOME_READERS, {})

    def teams(self) -> list[Team]:
        return [_team(row) for row in self._connection.execute(_TEAM.order_by(teams.c.name))]

    def team(self, team_id: int) -> Team | None:
        row = self._connection.execute(_TEAM.where(teams.c.id == team_id)).one_or_none()
        return _team(row) if row else None

    def teams_answered_for(self, ids: Collection[int]) -> list[Team]:
        """The teams these people manage, and those of the services they head."""
        return [_team(row) for row in self._connection.execute(_ANSWERED_FOR, {"ids": list(ids)})]

    def services_around(self, actor: Actor) -> frozenset[int]:
        """The same of somebody and of all whom they cover for."""
        return frozenset(one for person in (actor.person, *actor.covers) for one in self.services_of(person))

    def services_of(self, person: Person) -> set[int]:
        """The services a person works in: their team's, those of the teams they manage, those they head."""
        own = [self.team(person.team_id)] if person.team_id else []
        return {team.service_id for team in [*own, *self.teams_answered_for([person.id])] if team}

    def remember(self, account: Account) -> None:
        """Keep what the platform said of an account, in place of what it said before."""
        values = {name: getattr(account, name) for name in Account.__slots__}
        self._connection.execute(_REMEMBER[self._connection.dialect.name], values)

    def attach(self, person_id: int, account: str) -> None:
        self._connection.execute(update(people).where(people.c.id == person_id).values(account=account))

    def opened_home(self, person_id: int, at: datetime) -> None:
        self._connection.execute(update(people).where(people.c.id == person_id).values(home_opened_at=at))

    def _persons(self, statement: Select[Any], values: dict[str, Any]) -> list[Person]:
        by_id: dict[int, list[Any]] = {}
        for row in self._connection.execute(statement, values):
            by_id.setdefault(row.id, []).append(row)
        return [_person(rows) for rows in by_id.values()]


def _person(rows: Any) -> Person:
    """One person from as many rows as they have roles."""
    row = rows[0]
    held = frozenset(Role(r.role) for r in rows if r.role)
    return Person(row.id, row.name, row.account, held, row.email, row.team_id, row.active)


def _team(row: Any) -> Team:
    return Team(*row)


def _account(account: str, row: Any) -> Account:
    return Account(
        account, row.workspace, row.account_email, row.guest, row.stranger, row.bot, row.deactivated, row.checked_at
    )
