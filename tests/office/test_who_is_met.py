"""What is kept of accounts: those of people of ours, and nothing that tells who else works for the council."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import event, select

from handlers.ask import Knock, Profile
from storage.tables import accounts, answered, people
from tests.office.council import HOME, IDS, SOME_DAY, account_of
from tests.office.people import Office

EMAIL = "manager@council.example"
ELSEWHERE = "T0PARTNER"


@pytest.fixture
def office(office: Office) -> Office:
    """A manager who has never been met."""
    office.does(lambda ledger: ledger.connection.execute(people.update().values(account=None).where(MANAGER)))
    return office


MANAGER = people.c.id == IDS["manager"]


def kept(office: Office, account: str) -> tuple[str, str] | None:
    """Workspace and e-mail that are kept of an account."""
    with office.ledger() as ledger:
        found = ledger.connection.execute(
            select(accounts.c.workspace, accounts.c.email).where(accounts.c.account == account)
        ).one_or_none()
    return tuple(found) if found else None


def account_of_the_manager(office: Office) -> str | None:
    with office.ledger() as ledger:
        found: str | None = ledger.connection.execute(select(people.c.account).where(MANAGER)).scalar_one()
    return found


@pytest.fixture
def writes(office: Office) -> Iterator[list[str]]:
    """The statements that changed something, from here on."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen.append(statement.split()[0].upper())

    event.listen(office.store.engines.writing, "before_cursor_execute", note)
    yield seen
    event.remove(office.store.engines.writing, "before_cursor_execute", note)


@pytest.mark.parametrize("says", ["meet", "hear_of"])
@pytest.mark.parametrize(
    ("profile", "account"),
    [
        (Profile("U0NEW", HOME, EMAIL), "U0NEW"),
        (Profile("U0NEW", HOME, " Manager@Council.example "), "U0NEW"),
        (Profile("U0NEW", HOME, EMAIL, guest=True), "U0NEW"),
        (Profile("U0NEW", ELSEWHERE, EMAIL), None),
        (Profile("U0NEW", "", EMAIL), None),
        (Profile("U0NEW", HOME, EMAIL, stranger=True), None),
        (Profile("U0NEW", HOME, EMAIL, bot=True), None),
        (Profile("U0NEW", HOME, EMAIL, deactivated=True), None),
        (Profile("U0NEW", HOME, "nobody@council.example"), None),
    ],
)
def test_only_an_account_of_the_home_workspace_is_believed_to_be_the_persons(
    office: Office, says: str, profile: Profile, account: str | None
) -> None:
    getattr(office.desk, says)(profile, office.now)
    assert account_of_the_manager(office) == account


@pytest.mark.parametrize("says", ["meet", "hear_of"])
def test_a_foreign_account_with_the_address_of_somebody_who_has_one_is_not_put_before_the_plt(
    office: Office, says: str
) -> None:
    getattr(office.desk, says)(Profile("U0NEW", ELSEWHERE, "worker@council.example"), office.now)
    assert office.planned() == []
    getattr(office.desk, says)(Profile("U0NEW", HOME, "worker@council.example"), office.now)
    assert office.planned() == [("account-changed", "plt"), ("account-changed", "second plt")]


def test_of_people_who_have_nothing_to_do_with_the_audits_nothing_is_written_at_all(
    office: Office, writes: list[str]
) -> None:
    office.desk.hear_of(Profile("U0COLLEAGUE", HOME, "colleague@council.example"), office.now)
    assert (kept(office, "U0COLLEAGUE"), writes) == (None, [])


def test_what_changes_about_an_account_of_ours_is_kept(office: Office) -> None:
    office.desk.hear_of(Profile(account_of("worker"), HOME, "worker@council.example", deactivated=True), office.now)
    assert kept(office, account_of("worker")) == (HOME, "worker@council.example")
    assert "does not know you here" in office.person("worker").says("/actions mine").sees


def test_of_somebody_unknown_who_knocks_it_is_only_kept_that_they_did(office: Office) -> None:
    office.profiles["U0COLLEAGUE"] = Profile("U0COLLEAGUE", HOME, "colleague@council.example")
    assert "does not know you here" in office.stranger("U0COLLEAGUE").says("/actions mine").sees
    assert kept(office, "U0COLLEAGUE") == (HOME, "")


def test_whoever_was_turned_away_is_let_in_once_the_plt_has_added_them(office: Office) -> None:
    office.profiles["U0COLLEAGUE"] = Profile("U0COLLEAGUE", HOME, "colleague@council.example")
    colleague = office.stranger("U0COLLEAGUE").says("/actions mine")
    row = {"id": 99, "email": "colleague@council.example", "name": "Colleague", "active": True}
    office.does(lambda ledger: ledger.connection.execute(people.insert(), row))
    office.later(minutes=2)

    assert "does not know you here" not in colleague.says("/actions mine").sees
    assert kept(office, "U0COLLEAGUE") == (HOME, "colleague@council.example")


def test_old_keys_are_forgotten_when_somebody_knocks_and_not_when_a_stranger_changes(office: Office) -> None:
    old = {"key": "press:old", "at": SOME_DAY.replace(year=2017)}
    office.does(lambda ledger: ledger.connection.execute(answered.insert(), old))
    count = select(answered.c.key)

    office.desk.hear_of(Profile(account_of("worker"), HOME), office.now)
    with office.ledger() as ledger:
        assert ledger.connection.execute(count).scalars().all() == ["press:old"]
    office.desk.meet(Profile(account_of("worker"), HOME), office.now)
    with office.ledger() as ledger:
        assert ledger.connection.execute(count).scalars().all() == []


def test_a_list_that_is_drawn_again_for_somebody_no_longer_let_in_leaves_no_word_in_their_name(office: Office) -> None:
    office.has("A-17", owner="worker")
    office.desk.hear_of(Profile(account_of("worker"), HOME, deactivated=True), office.now)
    before = written(office)

    knock = Knock(account_of("worker"), HOME, "press", "refresh", office.now, place="mine:1:17:")
    office.answer(knock)
    assert written(office) == before

    office.person("worker").says("/actions mine")
    assert written(office) == before + 1


def written(office: Office) -> int:
    with office.ledger() as ledger:
        return len(list(ledger.history.all()))
