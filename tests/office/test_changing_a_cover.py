"""Changing and ending a cover: other days, another cover, sooner than was meant; by whom, and what stays on record."""

import pytest
from sqlalchemy import update

from domain.calendar import A_DAY
from handlers.ask import Knock
from storage.tables import people
from tests.office.absences import DAYS, away, entries, stands_in, state
from tests.office.council import HOME, IDS, account_of, put_cover
from tests.office.people import Office
from tests.office.screen import lines_of

NOT_THERE = "There is no such absence that you can change. Nothing was changed by your press."


def test_somebody_shortens_what_the_plt_has_set_beyond_the_service_but_does_not_prolong_it(office: Office) -> None:
    away(office, "plt", "south manager", person="manager")
    manager = office.person("manager").says("/actions away").presses("Change")
    assert "Ask the PLT to set it." in manager.fills(last_day="2018-01-22").sees
    manager.fills(last_day="2018-01-18")
    assert "Mon 15 Jan to Thu 18 Jan" in manager.sees


def test_other_days_are_told_to_the_cover_and_written_down(any_office: Office) -> None:
    office = any_office
    away(office)
    office.delivers()
    manager = office.person("manager").says("/actions away").presses("Change").fills(last_day="2018-01-23")
    assert "Mon 15 Jan to Tue 23 Jan" in manager.sees
    assert entries(office)[-1] == (
        "cover changed",
        "self",
        state("west manager"),
        state("west manager", last="2018-01-23"),
    )
    assert "from Mon 15 Jan to Tue 23 Jan" in office.person("west manager").reads().sees


def test_another_cover_goes_on_from_today_and_who_covered_stays_on_record(any_office: Office) -> None:
    office = any_office
    away(office)
    office.turns_to("2018-01-17 09:00")
    manager = office.person("manager").says("/actions away").presses("Change")
    assert "You have been away since Mon 15 Jan." in manager.sees
    assert "First day away" not in manager.sees
    manager.fills(cover="U0WORKER")
    assert office.heard_by("west manager")[-1] == "You no longer cover for somebody"
    assert office.person("west manager").reads().sees == "You no longer cover for @Manager. They ended it."
    assert "You cover for @Manager until Fri 19 Jan." in office.person("worker").reads().sees
    for day, cover in {"2018-01-16": "west manager", "2018-01-17": "worker", "2018-01-19": "worker"}.items():
        assert list(stands_in(office, day)) == [("manager", cover)]


def test_saving_a_form_in_which_nothing_was_changed_does_nothing(office: Office) -> None:
    away(office)
    office.person("manager").says("/actions away").presses("Change").fills()
    assert [verb for verb, *_ in entries(office)] == ["cover set"]


@pytest.mark.parametrize(("back", "left"), [("today", ["2018-01-15", "2018-01-16"]), ("tomorrow", ["2018-01-17"])])
def test_it_ends_sooner_from_today_or_from_tomorrow(any_office: Office, back: str, left: list[str]) -> None:
    office = any_office
    away(office)
    office.turns_to("2018-01-17 09:00")
    manager = office.person("manager").says("/actions away").presses("End it").fills(back=back)
    assert entries(office)[-1] == ("cover ended", "self", state("west manager"), state("west manager", last=left[-1]))
    told = office.person("west manager").reads().sees
    assert told == f"You no longer cover for @Manager{' after today' if back == 'tomorrow' else ''}. They ended it."
    assert ("Today |" in manager.sees) == (back == "tomorrow")
    assert list(stands_in(office, left[-1])) == [("manager", "west manager")]
    assert list(stands_in(office, "2018-01-18")) == []


def test_what_has_not_begun_is_taken_back_whole(any_office: Office) -> None:
    office = any_office
    away(office)
    manager = office.person("manager").says("/actions away").presses("End it")
    assert "It has not begun, and will not." in manager.sees
    manager.fills()
    assert entries(office)[-1] == ("cover ended", "self", state("west manager"), {})
    assert list(stands_in(office, "2018-01-15")) == []
    assert office.heard_by("west manager") == ["You no longer cover for somebody"]


def test_on_the_last_day_it_can_only_end_at_once(office: Office) -> None:
    away(office)
    office.turns_to("2018-01-19 09:00")
    manager = office.person("manager").says("/actions away").presses("End it")
    assert manager.fills(back="tomorrow").errors == {"back": "Choose from when."}
    assert manager.fills(back="in a year").errors == {"back": "Choose from when."}
    manager.fills(back="today")
    assert list(stands_in(office, "2018-01-19")) == []


@pytest.mark.parametrize("who", ["west manager", "head of service", "director", "worker", "outside moderator"])
def test_nobody_else_changes_or_ends_it_and_absent_gets_the_same_answer(office: Office, who: str) -> None:
    away(office)
    with office.ledger() as ledger:
        number = ledger.absences.coming(ledger.today.day)[0].id
    for about in (str(number), "999", "", "²"):
        for kind, does in (
            ("press", "absence"),
            ("press", "end_absence"),
            ("form", "absence"),
            ("form", "end_absence"),
        ):
            if does == "absence" and not about:
                continue
            knock = Knock(
                account_of(who), HOME, kind, does, office.now, office.key(), about=about if kind == "press" else "",  # type: ignore[arg-type]
                form={**DAYS, "cover": "U0WORKER"}, context={"about": about, "seen": "2 2018-01-15 2018-01-19"},
            )  # fmt: skip
            assert office.person(who).knocks(knock).sees == NOT_THERE
    assert [verb for verb, *_ in entries(office)] == ["cover set"]
    assert office.faults == []


def test_a_form_from_before_a_change_changes_nothing(any_office: Office) -> None:
    office = any_office
    away(office)
    manager = office.person("manager").says("/actions away").presses("Change")
    office.person("plt").says("/actions away").presses("Change").fills(last_day="2018-01-25")
    assert "This absence has changed since. Nothing was saved" in manager.fills(last_day="2018-01-17").sees
    assert entries(office)[-1][3] == state("west manager", last="2018-01-25")


def test_the_plt_turns_pages_of_everybodys_absences(office: Office) -> None:
    for week in range(12):
        first = (office.now.date() + A_DAY * (7 * week + 5)).isoformat()
        office.does(put_cover, "manager", "west manager", first, first)
    plt = office.person("plt").says("/actions away")
    assert "Page 1 of 2" in plt.sees
    assert "Page 2 of 2" in plt.presses("Next").sees
    assert plt.sees.count("@Manager is away.") == 2
    plt.presses("End it").fills()
    assert "Page 2 of 2" in plt.sees
    assert plt.sees.count("@Manager is away.") == 1
    assert "Page 1 of 2" in plt.presses("Previous").sees


def test_the_home_page_of_the_cover_follows_and_whoever_has_left_is_told_nothing(any_office: Office) -> None:
    office = any_office
    office.person("worker").opens_home()
    away(office, cover="worker", first_day="2018-01-10")
    office.delivers()
    page = office.slack.homes[account_of("worker")]
    assert lines_of(page)[0] == "You cover for @Manager until Fri 19 Jan."
    gone = update(people).where(people.c.id == IDS["worker"]).values(active=False)
    office.does(lambda ledger: ledger.connection.execute(gone))
    office.person("manager").says("/actions away").presses("End it").fills(back="today")
    assert office.heard_by("worker") == ["You cover for somebody"]
