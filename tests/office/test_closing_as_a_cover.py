"""A cover of the head closes a case of concern: it is said in whose place, and the head hears of it once they are back."""

import pytest

from domain.concern import Concern
from scheduler import closed_by_covers
from storage.ledger import Ledger
from tests.office.concern_stories import CLOSED, takes_out_the_only_one
from tests.office.council import IDS, put_cover
from tests.office.people import Office
from tests.office.test_following_concerns import PUSH, SAID, TEAM_NORTH, done, raised


def test_whose_cover_closed_it_is_named_and_told_once_they_are_back(any_office: Office) -> None:
    office = any_office
    raised(office)
    done(office)
    office.does(put_cover, "head of service", "other head", "2018-01-08", "2018-01-12")
    cover = office.person("other head")
    cover.says("/concerns close C-1").fills(**CLOSED)

    assert "Closed by @Other head for @Head of service, Wed 10 Jan" in cover.says("/concerns show C-1").sees
    assert "· @Other head for @Head of service · closed" in cover.sees
    assert "@Other head for @Head of service closed C-1." in office.person("manager").reads().sees
    with office.ledger() as ledger:
        actors = [kept.entry.actor for kept in ledger.history.of("C-1") if kept.entry.verb == "closed"]
    assert actors == [f"person:{IDS['other head']} for person:{IDS['head of service']}"]

    before = len(office.was_told("head of service"))
    for when in ("2018-01-11 09:00", "2018-01-12 16:00", "2018-01-13 10:00", "2018-01-15 08:59"):
        office.wakes(when)
    assert len(office.was_told("head of service")) == before
    office.wakes("2018-01-15 09:00")
    office.wakes("2018-01-16 09:00")
    assert office.was_told("head of service")[before:].count(PUSH) == 1
    head = office.person("head of service").reads(before)
    assert head.sees.startswith("@Other head closed C-1 in your place.")
    assert "Closed by @Other head" in head.presses("Open").sees
    assert office.history("C-1").count("closing told") == 1


def test_whoever_is_back_early_is_told_the_same_day_and_of_one_that_was_opened_again_nothing(office: Office) -> None:
    raised(office)
    done(office)
    office.does(put_cover, "head of service", "other head", "2018-01-08", "2018-01-12")
    office.person("other head").says("/concerns close C-1").fills(**CLOSED)
    office.wakes("2018-01-11 09:00")
    assert "closing told" not in office.history("C-1")
    office.does(lambda ledger: ledger.connection.exec_driver_sql("delete from covers"))
    office.wakes("2018-01-11 11:00")
    assert office.history("C-1").count("closing told") == 1

    office.person("plt").says("/concerns reopen C-1").fills(
        reason="The school is worried again", action__1="Visit the child"
    )
    office.does(put_cover, "head of service", "other head", "2018-01-08", "2018-01-12")
    takes_out_the_only_one(office.person("other head"), "C-1")
    office.person("other head").says("/concerns close C-1").fills(**CLOSED)
    office.person("plt").says("/concerns reopen C-1").fills(
        reason="The school is worried again", action__1="Visit the child"
    )
    office.wakes("2018-01-15 09:00")
    assert office.history("C-1").count("closing told") == 1


def test_what_is_wrong_with_one_keeps_nobody_from_hearing_of_another(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised(office)
    done(office)
    office.person("plt").says("/concerns raise").fills(**{**TEAM_NORTH, "case_ref": "412100"})
    for who in ("manager", "head of service"):
        office.person(who).says("/concerns show C-2").presses("I have this")
    office.person("manager").says("/actions done A-102").fills(**SAID)
    office.person("head of service").says("/actions show A-102").presses("Accept")
    office.does(put_cover, "head of service", "other head", "2018-01-08", "2018-01-10")
    for reference in ("C-1", "C-2"):
        office.person("other head").says(f"/concerns close {reference}").fills(**CLOSED)
    tell = closed_by_covers._tell

    def broken(ledger: Ledger, concern: Concern) -> None:
        tell(ledger, concern)
        if concern.id == 1:
            raise LookupError

    with monkeypatch.context() as patched:
        patched.setattr(closed_by_covers, "_tell", broken)
        office.wakes("2018-01-11 09:00")
    assert [office.history(each).count("closing told") for each in ("C-1", "C-2")] == [0, 1]
    office.wakes("2018-01-12 09:00")
    assert [office.history(each).count("closing told") for each in ("C-1", "C-2")] == [1, 1]
