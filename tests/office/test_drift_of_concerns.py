"""What belongs to a case of concern stands first everywhere, and goes to the head of service when it is one working day late."""

from tests.office.people import Office


def references(seen: str) -> list[str]:
    return [line.split()[0] for line in seen.splitlines() if line.startswith("A-")]


def test_its_owner_is_warned_on_the_day_and_the_head_hears_on_the_next_working_day(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-12", concern="C-3")
    office.has("A-18", due="2018-01-12")

    office.wakes("2018-01-12 09:00")
    assert "goes to your head of service on Mon 15 Jan" in office.person("manager").reads().sees
    assert office.was_told("head of service") == []
    office.wakes("2018-01-15 09:00")
    office.wakes("2018-01-15 09:00")
    assert office.was_told("head of service")[:1] == ["1 audit action has drifted in North"]
    assert "Case of concern · Case 412087 · 1 working day late" in office.person("head of service").reads(0).sees
    assert (office.action("A-17").rung, office.action("A-18").rung) == (1, 0)
    office.wakes("2018-01-26 09:00")
    assert (office.action("A-17").rung, office.action("A-18").rung) == (2, 2)


def test_it_stands_first_in_lists_digest_and_home_whatever_else_is_late(any_office: Office) -> None:
    office = any_office
    for number in range(1, 13):
        office.has(f"A-{number}", due="2018-01-03")
    office.has("A-20", due="2018-01-17", concern="C-3")
    office.has("A-21", due="2018-02-14", concern="C-3")
    manager, plt = office.person("manager"), office.person("plt")

    for words in ("mine", "team"):
        assert references(manager.says(f"/actions {words}").sees)[:3] == ["A-20", "A-21", "A-1"]
    assert references(manager.presses("Next").sees) == [f"A-{number}" for number in range(9, 13)]
    assert references(plt.says("/actions all").sees)[:2] == ["A-20", "A-21"]
    assert references(manager.opens_home().sees)[:2] == ["A-20", "A-21"]
    office.wakes("2018-01-10 09:30")
    assert "A-20" in references(manager.reads().sees)


def test_in_a_digest_it_stands_above_what_has_climbed_and_is_not_counted_there_again(any_office: Office) -> None:
    office = any_office
    office.has("A-16", due="2018-01-03")
    office.has("A-17", due="2018-01-09", concern="C-3")
    office.has("A-18", due="2018-01-09")
    office.has("A-19", due="2018-01-10", concern="C-3")
    office.wakes("2018-01-10 09:00")

    seen = office.person("manager").reads().sees
    assert [line for line in seen.splitlines() if " · " in line and line[-1].isdigit()] == [
        "Of cases of concern · 2",
        "Went to your head of service today · 1",
        "Also late · 1",
    ]
    assert references(seen) == ["A-17", "A-19", "A-16", "A-18"]
    assert "1 working day late, due Tue 9 Jan · went to your head of service today" in seen
    office.wakes("2018-01-11 08:00")
    office.person("head of service").says("/actions note A-17").fills(note="Please hurry")
    office.delivers()
    drawn = office.person("manager").reads(0).sees
    assert "Your digest of Wed 10 Jan." in drawn
    assert references(drawn) == ["A-17", "A-19", "A-16", "A-18"]


def test_its_reminders_cannot_be_snoozed_and_no_button_says_they_can(office: Office) -> None:
    office.has("A-17", due="2018-02-14", concern="C-3")
    manager = office.person("manager").says("/actions show A-17")
    assert "Snooze" not in manager.buttons
    said = manager.says("/actions snooze A-17").sees
    assert said == "A-17 belongs to a case of concern. Its reminders cannot be snoozed."
