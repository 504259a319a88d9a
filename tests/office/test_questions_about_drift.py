"""Whoever asked about a late action hears the answer: no note after it, none once it is closed, and nobody who may not see it."""

import pytest
from sqlalchemy import delete, update

from domain.person import Role
from storage.tables import actions, roles, services
from tests.office.council import IDS, TEAMS, account_of, put_cover
from tests.office.people import Office

HEARD = "A note was added to an audit action"


@pytest.fixture
def asked(any_office: Office) -> Office:
    """On 24 January the head of service and the director know of A-17, and the head asks what holds it up."""
    any_office.has("A-17", due="2018-01-10", owner="worker")
    any_office.wakes("2018-01-24 09:00")
    _ask(any_office, "head of service")
    return any_office


def _ask(office: Office, who: str) -> None:
    office.person(who).reads().presses("Ask the manager", on="A-17").fills(question="What holds it up?")


def note(office: Office, who: str, words: str = "The school has not answered") -> None:
    office.person(who).says(f"/actions note A-17 {words}")


def notes_heard(office: Office, who: str) -> int:
    return office.was_told(who).count(HEARD)


@pytest.mark.parametrize("answers", ["worker", "manager"])
def test_the_answer_is_heard_and_nothing_after_it(asked: Office, answers: str) -> None:
    note(asked, answers)
    note(asked, answers, "They have now")

    assert notes_heard(asked, "head of service") == 1


def test_a_note_of_the_plt_is_heard_but_is_no_answer(asked: Office) -> None:
    note(asked, "plt", "They were rung up")
    note(asked, "worker")
    note(asked, "plt", "Thank you")

    assert notes_heard(asked, "head of service") == 2


def test_the_owners_cover_answers_in_their_place(asked: Office) -> None:
    asked.does(put_cover, "worker", "west manager", "2018-01-22", "2018-01-26")
    note(asked, "west manager")
    note(asked, "west manager", "They have now")

    assert notes_heard(asked, "head of service") == 1


def test_who_asks_again_waits_again(asked: Office) -> None:
    note(asked, "worker")
    head = asked.person("head of service").says("/actions show A-17")
    head.presses("Ask the manager").fills(question="And now?")
    note(asked, "worker", "They have now")

    assert notes_heard(asked, "head of service") == 2


def test_two_who_asked_hear_the_one_answer(asked: Office) -> None:
    _ask(asked, "director")
    note(asked, "worker")
    note(asked, "worker", "They have now")

    assert (notes_heard(asked, "head of service"), notes_heard(asked, "director")) == (1, 1)


def test_a_note_on_a_closed_action_answers_nobody(asked: Office) -> None:
    asked.person("plt").says("/actions show A-17").presses("No longer applicable").fills(reason="Case closed")
    note(asked, "plt", "Filed")

    assert notes_heard(asked, "head of service") == 0


def test_whose_role_is_gone_hears_nothing_of_it(asked: Office) -> None:
    _ask(asked, "director")
    gone = delete(roles).where(roles.c.person_id == IDS["director"], roles.c.role == str(Role.DIRECTOR))
    asked.does(lambda ledger: ledger.connection.execute(gone))
    note(asked, "worker")

    assert (notes_heard(asked, "director"), notes_heard(asked, "head of service")) == (0, 1)


def test_of_what_has_moved_to_another_service_the_head_there_hears(asked: Office) -> None:
    moved = update(actions).where(actions.c.id == 17).values(team_id=TEAMS["South"])
    asked.does(lambda ledger: ledger.connection.execute(moved))
    note(asked, "worker")

    assert notes_heard(asked, "head of service") == 0
    assert notes_heard(asked, "director") == 1


def test_a_new_head_of_service_hears_the_answer_to_what_the_old_one_asked(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-10", owner="worker")
    office.wakes("2018-01-17 09:00")
    _ask(office, "head of service")
    new = update(services).where(services.c.head_id == IDS["head of service"]).values(head_id=IDS["other head"])
    office.does(lambda ledger: ledger.connection.execute(new))
    note(office, "worker")

    assert (notes_heard(office, "head of service"), notes_heard(office, "other head")) == (0, 1)


def test_what_the_cover_asked_is_answered_to_the_head_who_is_back(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-10", owner="worker")
    office.does(put_cover, "head of service", "other head", "2018-01-15", "2018-01-17")
    office.wakes("2018-01-17 09:00")
    _ask(office, "other head")
    office.turns_to("2018-01-18 10:00")
    note(office, "worker")

    assert (notes_heard(office, "other head"), notes_heard(office, "head of service")) == (0, 1)
    assert office.person("other head").account == account_of("other head")


def test_the_new_head_hears_the_answer_also_once_it_has_gone_to_the_director(asked: Office) -> None:
    new = update(services).where(services.c.head_id == IDS["head of service"]).values(head_id=IDS["other head"])
    asked.does(lambda ledger: ledger.connection.execute(new))
    note(asked, "worker")

    assert (notes_heard(asked, "other head"), notes_heard(asked, "director")) == (1, 1)


def test_the_answer_is_the_new_heads_and_not_who_covered_for_them_on_the_day_it_was_given(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-10", owner="worker")
    office.wakes("2018-01-17 09:00")
    _ask(office, "head of service")
    office.delivers()
    new = update(services).where(services.c.head_id == IDS["head of service"]).values(head_id=IDS["other head"])
    office.does(lambda ledger: ledger.connection.execute(new))
    office.does(put_cover, "other head", "south manager", "2018-01-17", "2018-01-17")
    note(office, "worker")
    office.turns_to("2018-01-18 09:00")

    assert (notes_heard(office, "other head"), notes_heard(office, "south manager")) == (1, 0)
