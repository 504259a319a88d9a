"""Whoever is away is not told: their cover is, once; and of what a leaver should know, whoever answers for it now."""

from collections.abc import Callable

import pytest

from handlers import tell
from handlers.ask import Ask, Knock, Profile
from tests.office.council import HOME, IDS, account_of, put_cover
from tests.office.people import Office

OUTCOME = {"done": "Done", "recorded_in": "Plan", "difference": "yes"}
NEW = {"case_ref": "412087", "team": "1", "text": "Visit the child within two days and record it"}


def away(office: Office, who: str, cover: str, last: str = "2018-01-12") -> None:
    office.does(put_cover, who, cover, "2018-01-08", last)


def leaves(office: Office, who: str) -> None:
    gone = f"update people set active = false where id = {IDS[who]}"
    office.does(lambda ledger: ledger.connection.exec_driver_sql(gone))


def complete(office: Office, who: str, **said: str) -> None:
    office.person(who).says("/actions done A-17").fills(**{**OUTCOME, **said})


def ask_for_time(office: Office, who: str) -> None:
    office.person(who).says("/actions extend A-17").fills(due="2018-01-24", reason="A meeting")


def ask_and_decline(office: Office) -> None:
    ask_for_time(office, "worker")
    office.person("head of service").says("/actions waiting").presses("Decline more time").fills(reason="No")


def give_to_worker(office: Office) -> None:
    office.person("plt").says("/actions reassign A-18").fills(owner=account_of("worker"), reason="Theirs")


def return_it(office: Office) -> None:
    complete(office, "worker")
    office.person("plt").says("/actions show A-17").presses("Return").fills(reason="Not recorded")


def close_it(office: Office) -> None:
    office.person("plt").says("/actions show A-17").presses("No longer applicable").fills(reason="Case closed")


def accept_it(office: Office) -> None:
    office.does(lambda ledger: ledger.connection.exec_driver_sql("update actions set concern = 'C-1' where id = 17"))
    complete(office, "worker")
    office.person("head of service").says("/actions waiting").presses("Accept", on="A-17")


def note_it(office: Office) -> None:
    office.person("plt").says("/actions note A-17 Please record the date")


HAPPENINGS: dict[str, Callable[[Office], None]] = {
    "returned": return_it,
    "closed": close_it,
    "accepted": accept_it,
    "noted": note_it,
    "more-time-decided": ask_and_decline,
    "reassigned": give_to_worker,
}


@pytest.mark.parametrize("kind", HAPPENINGS)
def test_the_cover_hears_in_place_of_the_owner_who_is_away(any_office: Office, kind: str) -> None:
    office = any_office
    office.has("A-17", owner="worker")
    office.has("A-18", owner="manager")
    away(office, "worker", "west manager")
    HAPPENINGS[kind](office)
    told = [who for what, who in office.planned() if what == kind]
    assert "west manager" in told
    assert "worker" not in told


def test_when_they_are_back_they_hear_again_and_nothing_is_repeated(any_office: Office) -> None:
    office = any_office
    office.has("A-17", owner="worker")
    away(office, "worker", "west manager")
    note_it(office)
    assert office.heard_by("west manager") == ["A note was added to an audit action"]
    assert "A-17  Rewrite the plan" in office.person("west manager").reads().sees

    office.turns_to("2018-01-15 09:00")
    note_it(office)
    assert office.heard_by("worker") == ["A note was added to an audit action"]
    assert len(office.heard_by("west manager")) == 1


def test_whoever_stands_for_two_hears_once(any_office: Office) -> None:
    office = any_office
    office.has("A-17", owner="worker")
    away(office, "worker", "west manager")
    away(office, "manager", "west manager")
    note_it(office)
    assert office.planned() == [("noted", "west manager")]


def test_the_cover_of_the_team_manager_who_is_an_owner_too_hears_once(office: Office) -> None:
    office.has("A-17", owner="west manager")
    away(office, "manager", "west manager")
    note_it(office)
    assert office.planned() == [("noted", "west manager")]


def test_a_cover_is_not_told_of_what_they_did_in_that_place(any_office: Office) -> None:
    office = any_office
    office.has("A-17", owner="worker")
    away(office, "worker", "west manager")
    complete(office, "west manager")
    assert office.planned() == [("completed", "head of service"), ("completed", "manager")]


def test_the_cover_is_not_told_of_what_the_absent_one_did_all_the_same(office: Office) -> None:
    office.has("A-17", owner="worker")
    away(office, "worker", "west manager")
    complete(office, "worker")
    assert ("completed", "west manager") not in office.planned()


def test_the_heads_cover_is_asked_for_more_time_and_decides(any_office: Office) -> None:
    office = any_office
    office.has("A-17")
    away(office, "head of service", "other head")
    ask_for_time(office, "manager")
    assert office.planned() == [("more-time-asked", "other head")]
    office.person("other head").reads().presses("Accept more time", on="A-17")
    assert office.action("A-17").due.isoformat() == "2018-01-24"


def test_a_new_action_is_told_to_the_cover(any_office: Office) -> None:
    office = any_office
    away(office, "manager", "west manager")
    office.person("plt").says("/actions add").fills(**NEW)
    assert office.heard_by("west manager") == ["You have 1 new audit action"]
    assert office.heard_by("manager") == []
    assert "Mark complete" in office.person("west manager").reads().buttons


def test_a_cover_of_the_plt_is_asked_about_a_handover(office: Office) -> None:
    office.has("A-17")
    away(office, "plt", "director")
    office.person("manager").says("/actions reassign A-17").fills(owner=account_of("south manager"), reason="Moved")
    assert office.planned() == [("handover-asked", "director"), ("handover-asked", "second plt")]
    office.person("director").reads().presses("Approve handover", on="A-17")
    assert office.action("A-17").owner_id == IDS["south manager"]


def test_two_of_the_plt_who_cover_for_each_other_one_after_the_other_hear_once(office: Office) -> None:
    office.has("A-17")
    away(office, "plt", "second plt")
    office.person("manager").says("/actions reassign A-17").fills(owner=account_of("south manager"), reason="Moved")
    assert office.planned() == [("handover-asked", "second plt")]


@pytest.mark.parametrize("gone", [("worker",), ("worker", "manager"), ("worker", "manager", "head of service")])
def test_of_an_owner_who_has_left_the_next_who_answers_for_it_hears(any_office: Office, gone: tuple[str, ...]) -> None:
    office = any_office
    office.has("A-17", owner="worker")
    for who in gone:
        leaves(office, who)
    office.person("plt").says("/actions show A-17").presses("Add a note").fills(note="Please see to it")
    told = {1: ["manager"], 2: ["head of service"], 3: ["second plt"]}[len(gone)]
    assert [who for _, who in office.planned()] == told


def test_a_cover_who_has_left_stands_in_for_nobody(office: Office) -> None:
    office.has("A-17", owner="worker")
    away(office, "worker", "leaver")
    note_it(office)
    assert office.planned() == [("noted", "manager"), ("noted", "worker")]


def assigned(office: Office, references: list[str]) -> None:
    def tells(ledger: object) -> None:
        found = ledger.actions.some([int(name[2:]) for name in references])  # type: ignore[attr-defined]
        plt = ledger.people.get(IDS["plt"])  # type: ignore[attr-defined]
        knock = Knock(account_of("plt"), HOME, "form", "add", office.now)
        tell.assigned(Ask(ledger.people.actor(plt, office.now.date()), knock), ledger, found)  # type: ignore[attr-defined, arg-type]

    office.does(tells)


def test_several_new_actions_are_one_message_to_each_owner(any_office: Office) -> None:
    office = any_office
    for number in range(1, 6):
        office.has(f"A-{number}", owner="worker" if number < 3 else "manager")
    assigned(office, [f"A-{number}" for number in range(1, 6)])
    assert office.heard_by("worker") == ["You have 2 new audit actions"]
    assert office.heard_by("manager") == ["You have 3 new audit actions"]


def test_what_is_new_for_two_is_one_message_to_who_covers_for_both(any_office: Office) -> None:
    office = any_office
    for number, owner in ((1, "worker"), (2, "manager"), (3, "west manager")):
        office.has(f"A-{number}", owner=owner)
    away(office, "worker", "west manager")
    away(office, "manager", "west manager")
    assigned(office, ["A-1", "A-2", "A-3"])
    assert office.planned() == [("assigned", "west manager")]
    assert office.heard_by("west manager") == ["You have 3 new audit actions"]


def test_of_more_than_fits_the_count_is_whole_and_a_button_leads_to_the_list(office: Office) -> None:
    for number in range(1, 14):
        office.has(f"A-{number}")
    assigned(office, [f"A-{number}" for number in range(1, 14)])
    assert office.heard_by("manager") == ["You have 13 new audit actions"]
    shown = office.person("manager").reads()
    assert sum(line.startswith("A-") for line in shown.sees.splitlines()) == 10
    assert "And 3 more actions." in shown.sees
    assert "Your actions · 13 open" in shown.presses("My actions").sees


def test_a_cover_of_the_plt_is_asked_about_a_changed_account_and_confirms_it(any_office: Office) -> None:
    office = any_office
    away(office, "plt", "director")
    office.profiles["U0NEW"] = Profile("U0NEW", HOME, "manager@council.example")
    office.stranger("U0NEW").says("/actions mine")
    assert office.planned() == [("account-changed", "director"), ("account-changed", "second plt")]
    office.person("director").reads().presses("Confirm the new account")
    assert office.history("person:1") == ["account matched"]
    assert office.stranger("U0NEW").says("/actions mine").sees == "You have no open actions."
