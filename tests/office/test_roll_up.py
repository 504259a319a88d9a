"""The weekly roll-up as heads of service and the PLT hear and read it."""

from datetime import timedelta

from cards.elements import Image
from tests.office.council import IDS, PEOPLE, put_cover
from tests.office.people import Office

OUTCOME = {"done": "Done", "recorded_in": "Plan", "difference": "yes"}
MONDAY = "2018-01-15 09:00"


def roll_ups(office: Office, name: str) -> list[str]:
    return [line for line in office.heard_by(name) if line.startswith("Your week in ")]


def has_a_week(office: Office) -> None:
    """In North two are open and one of them late, one was done; in South one is open, and more time is asked for it."""
    office.turns_to("2018-01-10 12:00")
    for number, due in ((1, "2018-01-12"), (2, "2018-02-01"), (3, "2018-02-01")):
        office.has(f"A-{number}", due=due)
    office.has("A-4", team="South", owner="south manager", due="2018-02-01")
    office.person("manager").says("/actions done A-3").fills(**OUTCOME)
    office.person("south manager").says("/actions extend A-4").fills(due="2018-03-01", reason="A meeting")


def test_heads_of_service_and_the_plt_hear_it_on_monday_at_nine_and_nobody_else(any_office: Office) -> None:
    office = any_office
    has_a_week(office)
    assert "roll-up" not in office.wakes("2018-01-12 09:00")
    assert "roll-up" not in office.wakes("2018-01-15 08:59")
    assert "roll-up" in office.wakes(MONDAY)

    heard = {name: roll_ups(office, name) for name in PEOPLE if name != "leaver"}

    assert {name: said for name, said in heard.items() if said} == {
        "head of service": ["Your week in 11-25: 2 open, 1 late"],
        "other head": ["Your week in Early Help: 1 open, none late"],
        "plt": ["Your week in all services: 3 open, 1 late"],
        "second plt": ["Your week in all services: 3 open, 1 late"],
    }


def test_it_is_not_said_twice(any_office: Office) -> None:
    office = any_office
    has_a_week(office)
    office.wakes(MONDAY)
    assert "roll-up" not in office.wakes("2018-01-15 09:01")
    assert "roll-up" not in office.wakes("2018-01-16 09:00")
    assert len(roll_ups(office, "head of service")) == 1
    office.wakes("2018-01-22 09:00")
    assert len(roll_ups(office, "head of service")) == 2


def test_after_a_bank_holiday_it_comes_on_tuesday_and_a_missed_one_lapses(office: Office) -> None:
    office.has("A-1", due="2018-06-01")
    office.wakes("2018-04-02 09:00")
    assert roll_ups(office, "plt") == []
    office.wakes("2018-04-03 09:00")
    assert len(roll_ups(office, "plt")) == 1
    office.wakes("2018-04-10 09:00")
    assert len(roll_ups(office, "plt")) == 1


def test_the_hour_is_the_policys_and_a_late_start_on_the_day_makes_up_for_it(office: Office) -> None:
    office.has("A-1", due="2018-06-01")
    office.does(lambda ledger: ledger.policies.save(ledger.policy.changed(roll_up_hour=11), 0))
    office.wakes(MONDAY)
    assert roll_ups(office, "plt") == []
    office.wakes("2018-01-15 16:20")
    assert len(roll_ups(office, "plt")) == 1


def test_it_says_what_each_manager_has_against_the_week_before(office: Office) -> None:
    has_a_week(office)
    office.wakes(MONDAY)
    assert office.person("plt").reads().sees.splitlines() == [
        "Your week in all services",
        "3 open (1 fewer), 1 late (1 more)",
        "1 done (1 more), more time asked once (1 more)",
        "Chart of open actions. North: 2, 1 late, was 3 a week ago; South: 1, was 1 a week ago.",
        "11-25 · 2 open (1 fewer), 1 late (1 more), 1 done (1 more)",
        "North: @Manager",
        "2 open (1 fewer), 1 late (1 more)",
        "1 done (1 more)",
        "Early Help · 1 open (as before), more time asked once (1 more)",
        "South: @South manager",
        "1 open (as before)",
        "more time asked once (1 more)",
        "In brackets: compared with the week before. Open and late are as of now, the rest is from Mon 8 Jan to Sun 14 Jan. "
        "Drifted: gone to a head of service or director.",
    ]


def test_drift_is_in_the_next_one_and_the_week_after_it_is_what_that_is_compared_with(office: Office) -> None:
    office.has("A-1", due="2018-01-10")
    office.wakes("2018-01-17 09:00")
    office.wakes("2018-01-22 09:00")
    assert "1 drifted (1 more)" in office.person("head of service").reads().sees
    office.wakes("2018-01-24 09:00")
    office.wakes("2018-01-29 09:00")
    assert "1 drifted (as before)" in office.person("head of service").reads().sees
    office.wakes("2018-02-05 09:00")
    assert "0 drifted (1 fewer)" in office.person("head of service").reads().sees


def test_a_head_reads_of_their_own_service_alone_and_no_case_is_in_it(office: Office) -> None:
    has_a_week(office)
    office.wakes(MONDAY)
    head = office.person("head of service").reads()
    assert "South" not in head.sees
    assert "412087" not in repr(head.card)
    assert "A-" not in head.sees
    assert head.buttons == ["Overdue", "All open"]
    assert "A-1" in head.presses("Overdue").sees
    assert "A-2" in office.person("head of service").reads().presses("All open").sees


def test_the_chart_is_in_the_message_with_its_figures(office: Office) -> None:
    has_a_week(office)
    office.wakes(MONDAY)
    [posted] = [p for p in office.slack.of("U0HEADOFSERVICE") if p.card.fallback.startswith("Your week")]
    [image] = [block for block in posted.card.blocks if isinstance(block, Image)]
    assert image.alt == "Chart of open actions. North: 2, 1 late, was 3 a week ago."
    assert b"'North'" in image.png


def test_the_cover_of_a_head_who_is_away_gets_it_and_so_only_one(office: Office) -> None:
    has_a_week(office)
    office.does(put_cover, "head of service", "other head", "2018-01-12", "2018-01-19")
    office.wakes(MONDAY)
    assert roll_ups(office, "head of service") == []
    assert roll_ups(office, "other head") == ["Your week in 11-25 and Early Help: 3 open, 1 late"]


def test_who_is_both_a_head_and_of_the_plt_gets_one_of_everything(office: Office) -> None:
    has_a_week(office)
    office.does(
        lambda ledger: ledger.connection.exec_driver_sql(
            f"insert into roles (person_id, role) values ({IDS['head of service']}, 'plt')"
        )
    )
    office.wakes(MONDAY)
    assert roll_ups(office, "head of service") == ["Your week in all services: 3 open, 1 late"]


def test_nothing_is_sent_where_there_is_nothing_to_say(office: Office) -> None:
    office.has("A-4", team="South", owner="south manager", due="2018-02-01")
    office.wakes(MONDAY)
    assert roll_ups(office, "head of service") == []
    assert roll_ups(office, "other head") == ["Your week in Early Help: 1 open, none late"]


def test_a_week_in_which_the_last_work_was_done_is_told(office: Office) -> None:
    office.has("A-1", due="2018-02-01")
    office.person("manager").says("/actions done A-1").fills(**OUTCOME)
    office.wakes(MONDAY)
    assert roll_ups(office, "head of service") == ["Your week in 11-25: nothing open"]


def test_a_team_without_a_manager_stands_under_its_own_name(office: Office) -> None:
    has_a_week(office)
    office.does(lambda ledger: ledger.connection.exec_driver_sql("update people set active = false where id = 1"))
    office.wakes(MONDAY)
    assert "North: no team manager\n2 open" in office.person("head of service").reads().sees


def test_one_that_could_not_go_that_day_is_dropped(office: Office) -> None:
    has_a_week(office)
    office.turns_to("2018-01-16 09:00")
    office.does(
        lambda ledger: ledger.outbox.put(
            "roll-up", f"person:{IDS['head of service']}", "roll-up:5:2018-01-15", {"day": "2018-01-15"}
        )
    )
    assert roll_ups(office, "head of service") == []


def test_one_that_was_planned_by_a_clock_that_was_ahead_is_said_on_its_own_day_and_once(any_office: Office) -> None:
    office = any_office
    has_a_week(office)
    office.plans(MONDAY)
    office.turns_to("2018-01-12 10:00")
    assert roll_ups(office, "head of service") == []

    office.wall += timedelta(hours=1)
    office.wakes(MONDAY)
    office.wakes("2018-01-15 10:00")

    assert roll_ups(office, "head of service") == ["Your week in 11-25: 2 open, 1 late"]
