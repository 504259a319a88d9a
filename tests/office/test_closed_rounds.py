"""An audit whose round was closed before it was submitted: it cannot be, nothing of it is lost, nobody is reminded of it, and
once the round is opened again it goes on."""

from datetime import date

import pytest

from tests.office.council import IDS, put_audit
from tests.office.filled_in import audit, drafts, fills_in
from tests.office.people import Colleague, Office

CLOSED = (
    "December 2017 is closed, so AU-71 cannot be submitted. What you have saved of it is kept. "
    "Ask the Practice Learning Team to reopen the round."
)


def turns(office: Office, label: str) -> Colleague:
    return office.person("plt").says("/audits round 2017-12").presses(label)


def test_what_is_filled_in_when_the_round_closes_is_kept_until_it_is_opened_again(auditor: Colleague) -> None:
    office = auditor.office
    fills_in(auditor)
    turns(office, "Close")

    assert auditor.fills().errors == {"": CLOSED}
    assert audit(office).submitted is None
    assert len(drafts(office)) == 1
    assert office.history("AU-71") == ["overtaken"]

    turns(office, "Reopen")
    assert auditor.fills().errors == {}
    assert audit(office).submitted == date(2018, 1, 10)


@pytest.mark.parametrize("way", ["command", "message", "step"])
def test_no_way_leads_into_the_form_while_it_is_closed(quick: Colleague, way: str) -> None:
    office = quick.office
    fills_in(quick, steps=2).closes()
    if way == "message":
        quick.reads()
    if way == "step":
        quick.says("/audits show AU-71")
    turns(office, "Close")
    match way:
        case "command":
            quick.says("/audits submit AU-71")
        case "message":
            quick.presses("Go on")
        case "step":
            quick.presses("Change", on="Step 1")
    assert quick.sees == CLOSED


def test_their_list_and_the_audit_say_so_and_offer_nothing(quick: Colleague) -> None:
    turns(quick.office, "Close")

    listed = quick.says("/audits mine")
    assert "Your audits · 0 to do" in listed.sees
    assert "Case 412087 · North · its round is closed" in listed.sees
    assert "Fill in" not in listed.buttons
    shown = quick.says("/audits show AU-71")
    assert "Round: Planning, December 2017, closed" in shown.sees
    assert shown.buttons == []


def test_nobody_is_reminded_of_it_and_the_head_of_service_hears_of_no_lateness(any_office: Office) -> None:
    office = any_office
    office.does(put_audit, 71, due=date(2018, 1, 9))
    turns(office, "Close")
    office.wakes("2018-01-11 09:00")
    assert [office.was_told(who) for who in ("auditor", "other head")] == [
        ["The round of your audits was closed"],
        [],
    ]

    turns(office, "Reopen")
    office.wakes("2018-01-12 09:00")
    assert office.was_told("auditor")[-2:] == ["The round of your audits is open again", "1 audit of yours is late"]
    assert office.was_told("other head") == ["1 auditor is late with 1 audit"]


def test_it_is_taken_back_but_goes_to_nobody_else(office: Office) -> None:
    office.does(put_audit, 71)
    turns(office, "Close")
    plt = office.person("plt").says("/audits show AU-71").presses("Take back")
    assert plt.fills(auditor=str(IDS["learner"]), reason="Long leave").errors == {
        "auditor": "They may not take this case now. Choose somebody else."
    }
    assert plt.fills(auditor="nobody", reason="Long leave").errors == {}
    assert audit(office).taken_back == date(2018, 1, 10)


def test_what_was_submitted_before_is_moderated_all_the_same(quick: Colleague) -> None:
    fills_in(quick).fills()
    turns(quick.office, "Close")
    moderator = quick.office.person("moderator").says("/audits moderate").presses("Immediately admissible")
    assert moderator.fills(missed="no", exemplar="no").errors == {}
