"""An escalation whose reader is another by the time it goes: whoever is to hear it hears it, once, and it is written down."""

import pytest
from sqlalchemy import select, update

from storage.tables import accounts, outbox, people, services
from tests.office.council import IDS, account_of, put_cover
from tests.office.people import Office
from tests.office.test_back_by_then import drift
from tests.office.test_who_hears_instead import leaves

OUTCOME = {"done": "Done", "recorded_in": "Plan", "difference": "yes"}
PASSED_ON = "escalation passed on"


def passed_on_to(office: Office, reference: str = "A-17") -> list[object]:
    with office.ledger() as ledger:
        kept = [each.entry for each in ledger.history.of(reference)]
    return [entry.after["meant"] for entry in kept if entry.verb == PASSED_ON]


def states(office: Office) -> list[tuple[str, str]]:
    with office.ledger() as ledger:
        said = select(outbox.c.recipient, outbox.c.state).where(outbox.c.kind == "escalation").order_by(outbox.c.id)
        return [tuple(row) for row in ledger.connection.execute(said)]


def test_what_the_owner_would_hear_in_the_heads_place_goes_to_the_director(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-10")
    office.plans("2018-01-17 09:00")
    office.does(put_cover, "head of service", "manager", "2018-01-17", "2018-01-19")

    names = ("manager", "head of service", "director")
    assert drift(office, *names) == {"manager": 0, "head of service": 0, "director": 1}
    assert passed_on_to(office) == [[f"person:{IDS['director']}"]]


def test_of_two_of_which_the_cover_owns_one_each_goes_its_own_way(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-10")
    office.has("A-18", due="2018-01-10", owner="west manager", team="West")
    office.plans("2018-01-17 09:00")
    office.does(put_cover, "head of service", "manager", "2018-01-17", "2018-01-19")

    names = ("manager", "head of service", "director")
    assert drift(office, *names) == {"manager": 1, "head of service": 0, "director": 1}
    assert "A-18" in office.person("manager").reads().sees
    assert "A-17" in office.person("director").reads().sees


def test_what_is_passed_on_is_in_the_history_with_for_whom_it_was_meant_first(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-10")
    office.plans("2018-01-17 09:00")
    leaves(office, "head of service")
    office.delivers()

    assert office.history("A-17") == ["escalated to the head of service", PASSED_ON]
    with office.ledger() as ledger:
        first = ledger.history.of("A-17")[0].entry
    assert first.after["meant"] == [f"person:{IDS['head of service']}"]
    assert "told" not in first.after
    assert passed_on_to(office) == [[f"person:{IDS['director']}"]]


def test_whoever_it_was_passed_on_to_hears_that_it_was_closed(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-10")
    office.plans("2018-01-17 09:00")
    office.does(put_cover, "head of service", "manager", "2018-01-17", "2018-01-17")
    office.delivers()
    office.turns_to("2018-01-18 09:00")
    office.person("plt").says("/actions show A-17").presses("No longer applicable").fills(reason="Moved away")

    assert office.was_told("director").count("An audit action no longer applies") == 1


# Once -----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def long_silent(any_office: Office) -> Office:
    """There is no account of the head of service, whose message waits; a week later the director was told."""
    office = any_office
    office.has("A-17", due="2018-01-10")
    office.does(lambda ledger: ledger.connection.execute(_account_of_head(None)))
    office.wakes("2018-01-17 09:00")
    office.wakes("2018-01-24 09:00")
    assert drift(office, "director", "head of service") == {"director": 1, "head of service": 0}
    office.turns_to("2018-01-25 09:00")
    office.wall = office.now
    return office


def _account_of_head(account: str | None) -> object:
    return update(people).where(people.c.id == IDS["head of service"]).values(account=account)


def test_the_director_who_knows_is_not_told_again_once_the_head_has_left(long_silent: Office) -> None:
    leaves(long_silent, "head of service")

    assert drift(long_silent, "director") == {"director": 1}
    assert {state for _, state in states(long_silent)} == {"sent", "dropped"}


def test_a_new_head_hears_what_waited_for_the_old_one(long_silent: Office) -> None:
    new = update(services).where(services.c.id == 1).values(head_id=IDS["moderator"])
    long_silent.does(lambda ledger: ledger.connection.execute(new))

    assert drift(long_silent, "director", "moderator") == {"director": 1, "moderator": 1}


def test_what_was_said_of_an_earlier_due_date_is_no_reason_to_say_nothing(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-03")
    office.wakes("2018-01-17 09:00")
    assert drift(office, "director") == {"director": 1}
    office.person("director").reads().presses("Accept a new date", on="A-17").fills(due="2018-01-24", reason="Court")
    office.plans("2018-01-31 09:00")
    leaves(office, "head of service")

    assert drift(office, "director") == {"director": 2}


# Nothing is reported as lost that nobody needs to hear ---------------------------------------------------------------


@pytest.fixture
def not_let_in(any_office: Office) -> Office:
    """The head of service is a guest by now, whom nothing is told."""
    any_office.has("A-17", due="2018-01-10")
    any_office.plans("2018-01-17 09:00")
    guest = update(accounts).where(accounts.c.account == account_of("head of service")).values(guest=True)
    any_office.does(lambda ledger: ledger.connection.execute(guest))
    return any_office


def test_what_is_done_by_then_is_not_reported(not_let_in: Office) -> None:
    not_let_in.person("manager").says("/actions done A-17").fills(**OUTCOME)
    not_let_in.delivers()

    assert states(not_let_in) == [(f"person:{IDS['head of service']}", "dropped")]


def test_what_is_still_late_is_reported(not_let_in: Office) -> None:
    not_let_in.delivers()

    assert states(not_let_in) == [(f"person:{IDS['head of service']}", "failed")]


def test_what_is_done_by_the_time_a_leaver_would_hear_it_is_not_reported(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-10")
    office.plans("2018-01-17 09:00")
    office.person("manager").says("/actions done A-17").fills(**OUTCOME)
    leaves(office, "head of service")
    office.delivers()

    assert states(office) == [(f"person:{IDS['head of service']}", "dropped")]
