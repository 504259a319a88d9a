"""Who does somebody's work from the middle of a day on reads that day what another was told in the morning; and whoever answered
for a leaver's work hears that it went to somebody else."""

from sqlalchemy import update

from storage.tables import people
from tests.office.council import IDS, put_cover
from tests.office.people import Office

WARNED = "1 audit action goes to your head of service on Mon 15 Jan"


def _digests(office: Office, who: str) -> int:
    with office.ledger() as ledger:
        rows = ledger.connection.exec_driver_sql(
            f"select count(*) from outbox where kind = 'digest' and recipient = 'person:{IDS[who]}' and state = 'sent'"
        )
        return int(rows.scalar_one())


def _covered_morning(office: Office) -> None:
    """A-17 goes to the head of service on Monday; on Friday morning the cover reads so."""
    office.has("A-17", due="2018-01-08")
    office.does(put_cover, "manager", "west manager", "2018-01-11", "2018-01-15")
    office.wakes("2018-01-12 09:00")
    assert (_digests(office, "west manager"), _digests(office, "manager")) == (1, 0)
    office.turns_to("2018-01-12 10:15")


def test_whoever_is_back_in_the_middle_of_a_day_reads_that_day_what_their_cover_was_told(any_office: Office) -> None:
    office = any_office
    _covered_morning(office)
    office.person("manager").says("/actions away").presses("End it").fills(back="today")

    assert office.was_told("manager") == [WARNED]
    office.wakes("2018-01-12 11:00")
    assert (_digests(office, "west manager"), _digests(office, "manager")) == (1, 1)


def test_whoever_covers_from_the_middle_of_a_day_reads_it_too_and_once(office: Office) -> None:
    office.has("A-17", due="2018-01-08")
    office.wakes("2018-01-12 09:00")
    office.turns_to("2018-01-12 10:15")
    said = {"cover": "U0WESTMANAGER", "first_day": "2018-01-12", "last_day": "2018-01-15"}
    manager = office.person("manager").says("/actions away").presses("Add an absence").fills(**said)
    assert manager.errors == {}
    assert _digests_after(office, "west manager") == 1
    manager.says("/actions away").presses("End it").fills(back="today")
    assert (_digests_after(office, "west manager"), _digests_after(office, "manager")) == (1, 1)


def _digests_after(office: Office, who: str) -> int:
    office.delivers()
    return _digests(office, who)


def test_before_its_hour_nothing_is_put_ahead_of_the_digest(office: Office) -> None:
    office.has("A-17", due="2018-01-08")
    office.does(put_cover, "manager", "west manager", "2018-01-11", "2018-01-15")
    office.turns_to("2018-01-12 08:15")
    office.person("manager").says("/actions away").presses("End it").fills(back="today")
    assert _digests_after(office, "manager") == 0
    office.wakes("2018-01-12 09:00")
    assert (_digests(office, "manager"), _digests(office, "west manager")) == (1, 0)


def test_whoever_answered_for_a_leavers_work_hears_that_another_has_it_now(any_office: Office) -> None:
    """The manager has left, too: the head of service answers for the team."""
    office = any_office
    office.has("A-17", owner="worker", due="2018-02-01")
    left = update(people).where(people.c.id.in_([IDS["worker"], IDS["manager"]])).values(active=False)
    office.does(lambda ledger: ledger.connection.execute(left))
    plt = office.person("plt").says("/actions reassign A-17")
    plt.fills(owner="U0WESTMANAGER", reason="The worker has left")
    assert plt.errors == {}
    assert any("reassigned" in push for push in office.was_told("head of service"))
    assert any("reassigned" in push for push in office.was_told("west manager"))
