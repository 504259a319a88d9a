"""What each kind of notice is stands in one table, and nowhere else is a list of kinds kept beside it."""

import re
from pathlib import Path

from storage.kinds import KINDS, MESSAGE, kind_of, those

ROOT = Path(__file__).parents[2]
ROOMS = ("storage", "scheduler", "cards", "bot")


def test_a_kind_that_is_not_in_the_table_is_an_ordinary_message() -> None:
    assert kind_of("noted") is MESSAGE
    assert not any((MESSAGE.repeatable, MESSAGE.takes_back, MESSAGE.overtakes))
    assert MESSAGE.reported
    assert not MESSAGE.regular
    assert MESSAGE.asked_about


def test_what_takes_something_out_of_slack_is_reported_and_not_tried_for_ever() -> None:
    for name in those(lambda kind: kind.takes_back):
        assert KINDS[name].reported
        assert KINDS[name].tried_for
        assert KINDS[name].repeatable


def test_no_room_keeps_a_list_of_kinds_of_its_own() -> None:
    """Two names of the table beside each other, in any brackets, are such a list."""
    names = "|".join(KINDS)
    pair = re.compile(rf'[({{\[]\s*"(?:{names})",\s*"(?:{names})"')
    found = [
        path.name
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        if pair.search(path.read_text()) and path.name != "compose.py"  # which names those that it draws alike
    ]

    assert found == []


def test_that_nobody_can_tell_whether_something_arrived_is_written_in_one_place() -> None:
    found = [
        path.relative_to(ROOT).as_posix()
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        if '"perhaps"' in path.read_text()
    ]

    assert found == ["storage/doubt.py"]
