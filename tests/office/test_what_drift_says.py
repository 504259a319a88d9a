"""What a head of service and a director read of a late action: how often it was recalled, who answered, and who else has it."""

import pytest

from bot.slack import render
from tests.office.council import put_cover
from tests.office.people import Office

WEEK = ("2018-01-10", "2018-01-11", "2018-01-12", "2018-01-15", "2018-01-16")


def lives_through(office: Office, *days: str) -> None:
    for day in days:
        office.wakes(f"{day} 09:00")


def test_reminders_without_an_answer_are_counted_as_they_were_sent(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-10")
    lives_through(office, *WEEK, "2018-01-17")
    assert (
        "5 working days late, due Wed 10 Jan · no answer to 5 reminders"
        in office.person("head of service").reads().sees
    )


def test_what_was_never_recalled_is_not_said_to_be_unanswered(office: Office) -> None:
    office.has("A-17", due="2018-01-10")
    lives_through(office, "2018-01-17")
    assert "reminder" not in office.person("head of service").reads().sees


def test_a_note_is_an_answer_and_reminders_are_counted_from_it(office: Office) -> None:
    office.has("A-17", due="2018-01-10")
    lives_through(office, *WEEK[:3])
    office.turns_to("2018-01-12 14:00")
    office.person("manager").says("/actions note A-17 The school has not answered")
    lives_through(office, *WEEK[3:], "2018-01-17")
    seen = office.person("head of service").reads().sees
    assert "last note on Fri 12 Jan, 2 reminders since" in seen
    assert "no answer" not in seen


def test_whoever_asked_for_more_time_has_answered(office: Office) -> None:
    office.has("A-17", due="2018-01-10")
    lives_through(office, WEEK[0])
    office.person("manager").says("/actions extend A-17").fills(due="2018-02-14", reason="A meeting")
    office.person("head of service").says("/actions waiting").presses("Decline more time").fills(reason="No")
    lives_through(office, "2018-01-17")
    assert "more time last asked on Wed 10 Jan" in office.person("head of service").reads().sees


def test_a_new_owner_is_not_reproached_with_reminders_of_another(office: Office) -> None:
    office.has("A-17", due="2018-01-10")
    lives_through(office, *WEEK[:4])
    office.turns_to("2018-01-15 15:00")
    office.person("manager").says("/actions reassign A-17").fills(owner="U0WORKER", reason="Theirs")
    lives_through(office, "2018-01-16", "2018-01-17")
    assert office.person("head of service").reads().sees.endswith("no answer to 1 reminder")


def test_each_is_told_that_the_other_has_it_too(office: Office) -> None:
    office.has("A-17", due="2018-01-10")
    lives_through(office, "2018-01-17")
    head = office.person("head of service").reads()
    assert "has it, too" not in head.sees
    lives_through(office, "2018-01-24")
    assert "the director has it, too" in head.reads(0).sees
    assert "the head of service has it, too" in office.person("director").reads().sees


def test_of_what_had_another_owner_nobody_says_that_the_head_has_it(office: Office) -> None:
    """It may have been the head's own when it was late first: then it went past them."""
    office.has("A-17", due="2018-01-10", owner="head of service")
    lives_through(office, "2018-01-17")
    office.person("head of service").says("/actions reassign A-17").fills(owner="U0MANAGER", reason="Theirs")
    lives_through(office, "2018-01-18", "2018-01-19", "2018-01-24", "2018-01-25")
    assert "the head of service has it, too" not in office.person("director").reads().sees


def test_without_a_director_it_is_the_plt_that_has_it_too(office: Office) -> None:
    office.has("A-17", due="2018-01-10")
    office.does(put_cover, "head of service", "west manager", "2018-01-24", "2018-01-24")
    office.does(lambda ledger: ledger.connection.exec_driver_sql("delete from roles where role = 'director'"))
    lives_through(office, "2018-01-24")
    assert "the Practice Learning Team has it, too" in office.person("west manager").reads(0).sees
    assert "the head of service has it, too" in office.person("plt").reads(0).sees


def test_two_of_the_four_answers_are_shown_and_the_others_stand_first_in_the_menu(office: Office) -> None:
    office.has("A-17", due="2018-01-10")
    lives_through(office, "2018-01-17")
    card = office.person("head of service").reads().card
    assert card is not None
    row = next(b for b in render.message(card)["blocks"] if b["type"] == "actions")
    *buttons, menu = row["elements"]
    assert [button["text"]["text"] for button in buttons] == ["Accept a new date", "Ask the manager"]
    assert [option["text"]["text"] for option in menu["options"]][:2] == ["Take over", "Reassign"]


@pytest.mark.parametrize("owner", ["manager", "worker"])
def test_the_counts_of_a_digest_add_up(office: Office, owner: str) -> None:
    for number, due in enumerate(
        ("2018-01-09", "2018-01-11", "2018-01-12", "2018-01-15", "2018-01-16", "2018-01-17"), 1
    ):
        office.has(f"A-{number}", owner=owner, due=due)
    office.wakes("2018-01-15 09:00")
    lines = office.person(owner).reads().sees.splitlines()
    assert office.heard_by(owner)[-1] == (
        "5 audit actions need you today: 1 goes to your head of service tomorrow, 2 more late, 1 due today, 1 due soon"
    )
    assert lines[0] == "Good morning. 5 actions need you, 1 of them goes to your head of service tomorrow."
    headings = [line for line in lines if " · " in line and line[-1].isdigit() and not line.startswith("Case")]
    assert [h for h in headings if not h.startswith(" ")] == [
        "Goes to your head of service tomorrow · 1",
        "Also late · 2",
        "Due today · 1",
        "Due soon · 1",
    ]


def test_what_went_up_and_what_goes_up_stand_in_the_first_line(office: Office) -> None:
    for number, due in ((1, "2018-01-08"), (2, "2018-01-09"), (3, "2018-01-15")):
        office.has(f"A-{number}", due=due)
    office.wakes("2018-01-15 09:00")
    assert office.person("manager").reads().sees.splitlines()[0] == (
        "Good morning. 3 actions need you, 1 of them went to your head of service today, "
        "1 goes to your head of service tomorrow."
    )


def test_where_all_that_needs_its_owner_climbs_one_sentence_says_both(office: Office) -> None:
    office.has("A-1", due="2018-01-09")
    office.wakes("2018-01-15 09:00")
    seen = office.person("manager").reads().sees
    assert seen.startswith("Good morning. 1 action needs you and goes to your head of service tomorrow.")


def test_without_a_head_of_service_nobody_is_called_one(office: Office) -> None:
    office.has("A-1", due="2018-01-09", owner="head of service")
    office.wakes("2018-01-15 09:00")
    assert office.heard_by("head of service")[0] == "1 audit action goes to the director or the PLT tomorrow"


def test_that_somebody_further_up_urges_is_no_answer(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-10")
    lives_through(office, *WEEK[:3])
    for who in ("head of service", "plt"):
        office.person(who).says("/actions note A-17 Please hurry")
    lives_through(office, *WEEK[3:], "2018-01-17")
    assert "no answer to 5 reminders" in office.person("head of service").reads().sees


def test_what_the_cover_of_that_day_writes_is_an_answer(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-10")
    office.does(put_cover, "manager", "west manager", "2018-01-12", "2018-01-12")
    lives_through(office, *WEEK[:3])
    office.turns_to("2018-01-12 14:00")
    office.person("west manager").says("/actions note A-17 The school has not answered")
    lives_through(office, *WEEK[3:], "2018-01-17")
    seen = office.person("head of service").reads().sees
    assert "last note on Fri 12 Jan, 2 reminders since" in seen
