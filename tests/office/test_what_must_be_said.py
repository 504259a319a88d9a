"""No form changes anything without what it asks for: a reason, an outcome, a date; nor with more than can be kept."""

import pytest

from handlers.ask import Answers
from tests.office import crowd
from tests.office.doors import DOORS, Door
from tests.office.people import Office
from tests.office.test_every_press_is_checked import stands

WHO_AND_STATE = {
    "complete": ("owner", "open"),
    "several": ("owner", "open"),
    "impact": ("owner", "complete, too early to say"),
    "return": ("head of service", "complete"),
    "more_time": ("owner", "open"),
    "snooze": ("owner", "open"),
    "decline_time": ("head of service", "more time asked by the owner"),
    "reassign": ("owner", "open"),
    "decline_handover": ("plt", "handover asked by the owner"),
    "reopen": ("head of service", "complete"),
    "close": ("head of service", "open"),
    "note": ("owner", "open"),
    "give_time": ("head of service", "open, told to the head of service"),
    "ask": ("head of service", "open, told to the head of service"),
    "take_over": ("head of service", "open, told to the head of service"),
}
FORMS = [door for door in DOORS if door.kind == "form" and door.changes]
LACKING = [(door, name) for door in FORMS for name in door.says]


def sends(office: Office, door: Door, said: Answers) -> dict[str, str]:
    """The errors that this form comes back with, when it is sent by somebody who may send it."""
    who, state = WHO_AND_STATE[door.does]
    office.does(crowd.gather)
    office.does(crowd.put, 17, state)
    before = stands(office)
    form = Door("form", door.does, door.needs, changes=True, says=said)
    person = office.person("plt").knocks(form.knock(crowd.account(who), 17, office.now, office.key()))
    assert (stands(office) == before) == bool(person.errors)
    assert office.faults == []
    return person.errors


@pytest.mark.parametrize("nothing", ["", " \n\t ", None])
@pytest.mark.parametrize(("door", "name"), LACKING, ids=lambda x: x if isinstance(x, str) else x.does)
def test_what_is_asked_for_must_be_said(office: Office, door: Door, name: str, nothing: str | None) -> None:
    said = {**door.says, name: nothing} if nothing is not None else {n: v for n, v in door.says.items() if n != name}
    errors = sends(office, door, said)  # type: ignore[arg-type]
    assert list(errors) == [name.replace("#", "17")]
    assert errors[name.replace("#", "17")].endswith(".")


@pytest.mark.parametrize(("door", "name"), LACKING, ids=lambda x: x if isinstance(x, str) else x.does)
def test_what_is_longer_than_can_be_kept_is_refused_and_not_cut(office: Office, door: Door, name: str) -> None:
    assert list(sends(office, door, {**door.says, name: "x" * 3001})) == [name.replace("#", "17")]


@pytest.mark.parametrize("door", FORMS, ids=lambda door: door.does)
def test_with_all_of_it_the_form_is_accepted(office: Office, door: Door) -> None:
    assert sends(office, door, door.says) == {}


def test_every_form_that_changes_an_action_is_tried() -> None:
    assert {door.does for door in FORMS} == set(WHO_AND_STATE)
