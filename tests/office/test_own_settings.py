"""What everybody sets for themselves: when their digest comes; and that what must reach them always does."""

import pytest

from tests.office.council import IDS, put_cover
from tests.office.people import Office

ALWAYS = "Warnings and escalations always reach you, whatever you choose here."
DAYS = ("0", "1", "2", "3", "4")


def test_settings_show_what_holds_and_lead_to_small_forms(office: Office) -> None:
    manager = office.person("manager").says("/actions settings")
    assert manager.sees.splitlines() == [
        "Your settings",
        "Your digest",
        "Daily at 09:00, as for everybody · Monday to Friday | ",
        ALWAYS,
        "When you are away",
        "You have no absence planned, and you cover for nobody.",
    ]
    assert manager.buttons == ["Change", "Add an absence"]
    assert ALWAYS in manager.presses("Change").sees


def test_hour_days_and_weekly_are_kept_shown_and_written_down(any_office: Office) -> None:
    office = any_office
    manager = office.person("manager").says("/actions settings").presses("Change")
    manager.fills(hour="14", days=("0", "1", "3"), often="weekly")
    assert "Weekly at 14:00 · on the first day you work in the week: Monday, Tuesday and Thursday" in manager.sees
    with office.ledger() as ledger:
        (kept,) = ledger.history.of(f"person:{IDS['manager']}")
        assert ledger.preferences.hours() == {14}
    assert (kept.entry.verb, kept.entry.role) == ("digest changed", "self")
    assert kept.entry.before == {"hour": None, "days": "01234", "weekly": False}
    assert kept.entry.after == {"hour": 14, "days": "013", "weekly": True}

    manager.presses("Change").fills(hour="as-all", days=DAYS, often="daily")
    assert "Daily at 09:00, as for everybody · Monday to Friday" in manager.sees


def test_the_form_holds_what_was_set_before_and_saving_it_as_it_is_changes_nothing(office: Office) -> None:
    manager = office.person("manager").says("/actions settings").presses("Change").fills(hour="7", days=("4",))
    manager.presses("Change").fills()
    assert office.history(f"person:{IDS['manager']}") == ["digest changed"]
    assert "Daily at 07:00 · Friday" in manager.sees


@pytest.mark.parametrize(
    ("said", "field", "why"),
    [
        ({"hour": ""}, "hour", "Choose an hour."),
        ({"hour": "6"}, "hour", "Choose one of the hours in the list."),
        ({"hour": "19"}, "hour", "Choose one of the hours in the list."),
        ({"hour": "nine"}, "hour", "Choose one of the hours in the list."),
        ({"hour": "-9"}, "hour", "Choose one of the hours in the list."),
        ({"days": ()}, "days", "Choose at least one day from Monday to Friday."),
        ({"days": ("5",)}, "days", "Choose at least one day from Monday to Friday."),
        ({"days": ("Monday",)}, "days", "Choose at least one day from Monday to Friday."),
        ({"often": ""}, "often", "Choose how often."),
        ({"often": "never"}, "often", "Choose how often."),
    ],
)
def test_what_cannot_be_is_refused_at_its_input(office: Office, said: dict[str, str], field: str, why: str) -> None:
    manager = office.person("manager").says("/actions settings").presses("Change").fills(**said)
    assert manager.errors == {field: why}
    assert office.history(f"person:{IDS['manager']}") == []


def test_a_cover_sets_their_own_digest_and_never_that_of_whom_they_cover(office: Office) -> None:
    office.does(put_cover, "manager", "west manager", "2018-01-08", "2018-01-12")
    cover = office.person("west manager").says("/actions settings").presses("Change", on="Your digest").fills(hour="15")
    assert "Daily at 15:00" in cover.sees
    assert "Until Fri 12 Jan | You cover for @Manager." in cover.sees
    assert "as for everybody" in office.person("manager").says("/actions settings").sees


def test_the_digest_comes_at_the_chosen_hour_and_an_escalation_at_the_usual_one(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-12")
    office.person("manager").says("/actions settings").presses("Change").fills(hour="14")
    office.wakes("2018-01-11 09:00")
    assert office.heard_by("manager") == []
    office.wakes("2018-01-11 14:00")
    assert len(office.heard_by("manager")) == 1
    office.wakes("2018-01-19 09:00")
    assert len(office.heard_by("manager")) == 2


def test_an_absence_is_set_changed_and_ended_from_the_settings(office: Office) -> None:
    manager = office.person("manager").says("/actions settings").presses("Add an absence")
    manager.fills(first_day="2018-01-15", last_day="2018-01-19", cover="U0WORKER")
    assert "Mon 15 Jan to Fri 19 Jan | You are away. @Worker covers for you." in manager.sees
    assert "Your digest" in manager.sees
    manager.presses("Change", on="Mon 15").fills(last_day="2018-01-18")
    assert "Mon 15 Jan to Thu 18 Jan" in manager.sees
    manager.presses("End it").fills()
    assert "You have no absence planned, and you cover for nobody" in manager.sees
