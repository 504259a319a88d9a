"""A digest is drawn from what it may say: nobody's is drawn from all that is late in their teams."""

from storage.due import nearly_due
from tests.office.council import IDS
from tests.office.people import Office


def read_for(office: Office, name: str) -> set[int]:
    with office.ledger() as ledger:
        today, policy = ledger.today, ledger.policy
        found = nearly_due(ledger.connection, {IDS[name]}, today, today.day, policy, leavers=False)
        return {action.id for action in found}


def test_late_work_of_others_that_has_climbed_long_ago_is_read_for_its_owner_alone(any_office: Office) -> None:
    """A-41 was a leaver's; A-42 climbs on the next working day, A-43 has climbed today."""
    for number in range(1, 41):
        any_office.has(f"A-{number}", owner="worker", due="2017-06-01", rung=2)
    any_office.has("A-41", owner="leaver", due="2017-06-01", rung=2)
    any_office.has("A-42", owner="worker", due="2018-01-04")
    any_office.has("A-43", owner="worker", due="2017-06-01", rung=2, escalated_on=any_office.now.date())

    assert read_for(any_office, "head of service") == {41}
    assert read_for(any_office, "manager") == {41, 42, 43}
    assert read_for(any_office, "worker") == {*range(1, 41), 42, 43}
    assert read_for(any_office, "west manager") == set()
