"""Why a case of concern does not reach somebody: what the register says of it is what went wrong last."""

from dataclasses import replace

from cards.concern_words import troubles
from cards.messenger import Never
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
