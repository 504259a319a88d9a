"""What nobody moderates in time stands in the PLT's digest; what was moderated long ago loses its words where it was posted."""

from datetime import date

import pytest
from sqlalchemy import update

from storage.tables import people
from tests.office.council import IDS, put_audit
from tests.office.people import Office
from tests.office.test_judging_again import moderated, shows
from tests.office.test_moderating import GOOD, SUBMITTED, queue
from tests.office.test_moderators_hear import submitted


def waits(office: Office, number: int = 112, **said: object) -> None:
    office.does(put_audit, number, **{**SUBMITTED, **said})


def test_five_working_days_without_moderation_stand_in_the_digest_of_the_plt_alone(any_office: Office) -> None:
    office = any_office
    waits(office, submitted=date(2018, 1, 8))
    office.wakes("2018-01-15 09:00")
    assert office.was_told("plt") == []
    office.wakes("2018-01-16 09:00")
    assert office.was_told("plt") == ["1 audit waits too long to be moderated"]
    assert office.was_told("moderator") == ["1 audit waits for your moderation"] * 2
    for who in ("auditor", "manager", "director"):
        assert office.was_told(who) == []
    read = office.person("plt").reads()
    assert "Waiting too long to be moderated · 1" in read.sees
    assert "submitted 6 working days ago · longer than it should" in read.sees
    assert {"Read the audit", "Give to a moderator", "Audits to moderate"} <= set(read.buttons)


@pytest.mark.parametrize(("due", "last"), [("2018-01-11", "2018-01-11"), ("2018-01-31", "2018-01-15")])
def test_the_rounds_own_day_counts_where_it_is_earlier(office: Office, due: str, last: str) -> None:
    office.does(lambda ledger: ledger.connection.exec_driver_sql(f"update rounds set moderation_due = '{due}'"))
    waits(office, submitted=date(2018, 1, 8))
    office.wakes(f"{last} 09:00")
    assert office.was_told("plt") == []
    with office.ledger() as ledger:
        after = ledger.policy.calendar.add(date.fromisoformat(last), 1)
    office.wakes(f"{after} 09:00")
    assert office.was_told("plt") == ["1 audit waits too long to be moderated"]


def test_an_audit_that_is_with_a_moderator_who_has_left_says_so_to_the_plt(office: Office) -> None:
    waits(office, moderator="moderator", submitted=date(2018, 1, 8))
    gone = update(people).where(people.c.id == IDS["moderator"]).values(active=False)
    office.does(lambda ledger: ledger.connection.execute(gone))
    office.wakes("2018-01-16 09:00")
    told = "given to @Moderator, who has left"
    read = office.person("plt").reads()
    assert told in read.sees
    assert "Give to a moderator" in read.buttons
    assert told in queue(office, "plt").sees


def test_the_digest_shows_the_outcome_once_it_is_moderated_and_says_nothing_the_next_day(any_office: Office) -> None:
    office = any_office
    waits(office, submitted=date(2018, 1, 2))
    office.wakes("2018-01-16 09:00")
    queue(office).presses("Immediately admissible").fills(**GOOD)
    read = office.person("plt").reads().sees
    assert "AU-112 · Immediately admissible · @Moderator" in read
    assert "All of it is done." in read
    office.wakes("2018-01-17 09:00")
    assert len(office.was_told("plt")) == 1


def test_posted_copies_lose_case_and_words_twenty_working_days_after_moderation(any_office: Office) -> None:
    office = any_office
    submitted(office)
    office.person("moderator").reads().presses("Inadmissible").fills(**GOOD, feedback="Too brief.")
    office.delivers()
    for who, words in (("auditor", "Too brief."), ("manager", "412087")):
        assert words in office.person(who).reads().sees
    office.wakes("2018-02-06 09:00")
    assert "Too brief." in office.person("auditor").reads().sees
    office.wakes("2018-02-07 09:00")
    for who in ("auditor", "manager", "moderator"):
        seen = office.person(who).reads().sees
        assert "AU-112  Inadmissible" in seen
        for gone in ("412087", "Too brief.", "North ·"):
            assert gone not in seen


def test_while_a_challenge_waits_nothing_is_cleared(office: Office) -> None:
    submitted(office)
    office.person("moderator").reads().presses("Inadmissible").fills(**GOOD, feedback="Too brief.")
    office.person("manager").reads().presses("Challenge the grade").fills(reason="The plan shows it")
    office.wakes("2018-02-12 09:00")
    assert "412087" in office.person("manager").reads().sees


def test_a_challenge_and_a_second_moderation_that_nobody_makes_stand_in_the_digest_of_the_plt(
    any_office: Office,
) -> None:
    office = any_office
    for number in (112, 113):
        moderated(office, number)
    shows(office, "manager").presses("Challenge the grade").fills(reason="The plan shows it")
    shows(office, "plt", 113).presses("Give to a second moderator").fills(moderator=str(IDS["outside moderator"]))
    office.wakes("2018-01-17 09:00")
    assert "2 audits wait too long to be judged again" not in office.was_told("plt")
    office.wakes("2018-01-18 09:00")
    assert office.was_told("plt")[-1] == "2 audits wait too long to be judged again"
    read = office.person("plt").reads()
    assert "Waiting too long to be moderated or judged again · 2" in read.sees
    assert {"its grade is challenged", "to be moderated a second time"} <= {
        words for words in ("its grade is challenged", "to be moderated a second time") if words in read.sees
    }
    assert read.buttons.count("Give to a second moderator") == 2
    assert "2 audits wait too long to be judged again" not in office.was_told("moderator")
