"""Why a case of concern does not reach somebody: what the register says of it is what went wrong last."""

from dataclasses import replace

from sqlalchemy import update

from cards.concern_words import troubles
from cards.messenger import Never
from domain.concern import Capacity
from domain.person import Role
from scheduler.concern_reaches import not_reached
from storage.outbox import Notice
from storage.tables import services
from tests.office.council import IDS
from tests.office.people import Office
from tests.office.refusing import Refusing
from tests.office.test_chasing_concerns import calls, raised


def test_of_two_troubles_one_after_the_other_the_newest_is_said_and_nobody_above_is_told_twice(
    refusing: tuple[Office, Refusing],
) -> None:
    office, slack = refusing
    raised(office)
    head = office.person("head of service")
    assert "their account is deactivated" in head.says("/concerns show C-1").sees
    slack.fault = Never("restricted_action")
    for when in ("2018-01-10 11:30", "2018-01-11 09:00"):
        office.wakes(when)

    shown = head.says("/concerns show C-1").sees
    assert "their account is deactivated" not in shown
    assert "Slack could not deliver it to the team manager: " in shown
    assert office.history("C-1").count("not reached") == 2
    assert calls(office, "second plt") == 1
    with office.ledger() as ledger:
        assert {duty.trouble for duty in ledger.concerns.get(1).troubles} == {"restricted_action"}


def test_one_trouble_of_both_is_said_once(office: Office) -> None:
    raised(office)
    with office.ledger() as ledger:
        concern = ledger.concerns.get(1)
    missed = {capacity: replace(duty, trouble="user_not_found") for capacity, duty in concern.duties.items()}
    [said] = troubles(replace(concern, duties=missed))
    assert said.startswith("Slack could not deliver it to the team manager or the head of service: ")


def test_where_two_answer_for_it_the_reasons_of_both_do_not_take_turns(office: Office) -> None:
    """Each of the two is tried again and again: it is written down once of each, and anew where the last one's reason changes."""
    office.does(lambda ledger: ledger.connection.execute(update(services).values(head_id=None)))
    office.does(lambda ledger: ledger.roles.give(IDS["other head"], Role.DIRECTOR))
    raised(office)
    with office.ledger() as ledger:
        told = ledger.concerns.get(1).duties[Capacity.HEAD_OF_SERVICE].told
    assert len(told) == 2
    notices = [
        Notice(n, "concern", f"person:{who}", {"concern": 1}, office.now, "pending", "") for n, who in enumerate(told)
    ]
    for director, plt in [("no account", "delayed")] * 5 + [("no account", "user_not_found")] * 2:
        for notice, trouble in zip(notices, (director, plt), strict=True):
            with office.store.writing(office.now) as ledger:
                not_reached(ledger, notice, trouble)
    assert office.history("C-1").count("not reached") == 3
    with office.ledger() as ledger:
        assert [duty.trouble for duty in ledger.concerns.get(1).troubles] == ["user_not_found"]
