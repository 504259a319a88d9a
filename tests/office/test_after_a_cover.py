"""Once a cover is over, or a role is gone, what it let somebody see is taken out of the messages they already have: once."""

from tests.office.council import put_cover
from tests.office.people import Office
from tests.office.test_who_hears_instead import note_it

WORDS = "Rewrite the plan"


def covered_day(office: Office, last: str = "2018-01-12") -> None:
    """West manager covers for the head and for Team manager, North, has a digest, an escalation and a note of theirs."""
    office.has("A-17", due="2018-01-03")
    office.has("A-18", owner="west manager", team="West", due="2018-01-09")
    for person in ("head of service", "manager"):
        office.does(put_cover, person, "west manager", "2018-01-08", last)
    office.wakes("2018-01-10 09:00")
    note_it(office)
    office.delivers()


def updates(office: Office) -> int:
    with office.ledger() as ledger:
        keys = ledger.connection.exec_driver_sql("select key from outbox where kind = 'hide'").scalars()
        return sum(":cover-" in key for key in keys)


def all_seen(office: Office, who: str) -> str:
    person, office_slack = office.person(who), office.slack
    office.delivers()
    return "\n".join(person.reads(n).sees for n in range(len(office_slack.of(person.account))))


def test_the_day_after_its_last_what_they_saw_as_a_cover_is_gone(any_office: Office) -> None:
    office = any_office
    covered_day(office)
    seen = all_seen(office, "west manager")
    assert seen.count("A-17") >= 3
    office.wakes("2018-01-12 17:00")
    assert all_seen(office, "west manager").count("A-17") >= 3

    office.wakes("2018-01-13 07:00")
    seen = all_seen(office, "west manager")
    assert "A-17  " not in seen
    assert "412087 · 5 working days late" not in seen
    assert "The actions of this message are no longer yours to see." in seen
    assert "1 action in it is no longer yours to see." in seen
    assert "A-17 is no longer yours." in seen
    assert "Please record the date" not in seen
    assert f"A-18  {WORDS}" in seen
    buttons = [b for n in range(3) for b in office.person("west manager").reads(n).buttons]
    assert "Accept a new date" not in buttons


def test_it_is_done_once_and_not_daily(any_office: Office) -> None:
    office = any_office
    covered_day(office)
    office.wakes("2018-01-13 07:00")
    drawn = updates(office)
    assert drawn == 3
    for when in ("2018-01-13 07:01", "2018-01-15 09:00", "2018-01-16 09:00"):
        office.wakes(when)
    assert updates(office) == drawn


def test_at_once_where_it_is_ended_early(any_office: Office) -> None:
    office = any_office
    covered_day(office)
    for who in ("head of service", "manager"):
        ended = office.person(who).says("/actions away").presses("End it").fills(back="today")
        assert not ended.errors, ended.sees
    assert "A-17  " not in all_seen(office, "west manager")
    drawn = updates(office)
    office.wakes("2018-01-11 09:00")
    assert updates(office) == drawn


def test_at_once_where_another_covers_from_now_on(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-09")
    office.does(put_cover, "manager", "west manager", "2018-01-10", "2018-01-12")
    office.wakes("2018-01-10 09:00")
    assert "A-17  " in all_seen(office, "west manager")
    office.person("manager").says("/actions away").presses("Change").fills(cover="U0WORKER")
    assert "A-17  " not in all_seen(office, "west manager")


def test_what_is_their_own_as_well_stays(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-09")
    office.does(put_cover, "manager", "head of service", "2018-01-08", "2018-01-12")
    office.wakes("2018-01-10 09:00")
    office.wakes("2018-01-13 07:00")
    assert "A-17  " in all_seen(office, "head of service")
    assert updates(office) == 0


def test_reassigned_to_another_service_it_is_gone_from_the_old_owners_messages(any_office: Office) -> None:
    office = any_office
    office.has("A-17", owner="worker", due="2018-01-09")
    office.wakes("2018-01-10 09:00")
    assert "A-17  " in all_seen(office, "worker")
    office.person("plt").says("/actions reassign A-17").fills(owner="U0SOUTHMANAGER", reason="Moved")
    seen = all_seen(office, "worker")
    assert "A-17  " not in seen
    assert "1 action in it is no longer yours to see." in seen
    assert "All of it is done" not in seen


def test_where_the_directors_role_is_gone_so_is_what_came_to_them_as_the_director(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2017-12-18")
    office.wakes("2018-01-10 09:00")
    assert "A-17  " in all_seen(office, "director")
    plt = office.person("plt").says("/actions settings").presses("Change", on="Director")
    plt.fills(person="U0OTHERHEAD")
    assert "A-17  " not in all_seen(office, "director")
