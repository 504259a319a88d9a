"""What nobody but the PLT answers for reaches each of them once, and holds up nothing that comes after it."""

import pytest
from sqlalchemy import select

from domain.person import Role
from storage.tables import outbox
from tests.office.council import IDS, put_cover
from tests.office.people import Office
from tests.office.test_who_hears_instead import assigned, leaves, note_it

ASSIGNED, NOTED = "You have 1 new audit action", "A note was added to an audit action"
PLT = ("plt", "second plt", "moderator")


@pytest.fixture
def deserted(any_office: Office) -> Office:
    """A-17 is a leaver's whose manager and head of service have left too; three people are of the PLT."""
    any_office.does(lambda ledger: ledger.roles.give(IDS["moderator"], Role.PLT))
    any_office.has("A-17", owner="worker")
    _all_leave(any_office)
    return any_office


def _all_leave(office: Office) -> None:
    for who in ("worker", "manager", "head of service"):
        leaves(office, who)


def heard(office: Office, what: str) -> dict[str, int]:
    return {name: office.was_told(name).count(what) for name in PLT}


def unsaid(office: Office) -> list[tuple[str, int]]:
    """What still waits, and after how many attempts."""
    office.delivers()
    waits = select(outbox.c.kind, outbox.c.attempts).where(outbox.c.state.in_(("pending", "sending")))
    with office.ledger() as ledger:
        return [tuple(row) for row in ledger.connection.execute(waits)]


def test_a_new_action_is_said_once_to_each(deserted: Office) -> None:
    assigned(deserted, ["A-17"])

    assert heard(deserted, ASSIGNED) == {"plt": 1, "second plt": 1, "moderator": 1}
    assert unsaid(deserted) == []


def test_a_note_is_said_once_to_each_but_who_wrote_it(deserted: Office) -> None:
    note_it(deserted)

    assert heard(deserted, NOTED) == {"plt": 0, "second plt": 1, "moderator": 1}
    assert unsaid(deserted) == []


def test_what_was_put_for_somebody_who_leaves_before_it_goes_is_said_once_to_each(any_office: Office) -> None:
    any_office.has("A-17", owner="worker")
    assigned(any_office, ["A-17"])
    _all_leave(any_office)

    assert heard(any_office, ASSIGNED) == {"plt": 1, "second plt": 1, "moderator": 0}
    assert unsaid(any_office) == []


def test_what_an_earlier_version_put_under_the_leavers_number_is_said_once_to_each(deserted: Office) -> None:
    held = {"actions": [17], "for": {str(IDS["worker"]): [17]}, "key": "assigned:import:1"}
    for name in PLT:
        person = IDS[name]
        deserted.does(
            lambda ledger, to=person: ledger.outbox.put("assigned", f"person:{to}", f"assigned:import:1:{to}", held)
        )

    assert heard(deserted, ASSIGNED) == {"plt": 1, "second plt": 1, "moderator": 1}
    assert unsaid(deserted) == []


def test_who_covers_for_another_of_them_hears_it_once(deserted: Office) -> None:
    deserted.does(put_cover, "plt", "second plt", "2018-01-08", "2018-01-12")
    assigned(deserted, ["A-17"])

    assert heard(deserted, ASSIGNED) == {"plt": 0, "second plt": 1, "moderator": 1}
    assert unsaid(deserted) == []


def test_nothing_is_forwarded_to_whom_it_was_put_for(deserted: Office) -> None:
    """Each takes one attempt: it is drawn, and said."""
    assigned(deserted, ["A-17"])
    deserted.delivers()

    with deserted.ledger() as ledger:
        said = ledger.connection.execute(select(outbox.c.attempts).where(outbox.c.kind == "assigned")).scalars().all()
    assert said == [1, 1, 1]
