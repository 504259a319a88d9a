"""Before a report is posted the Practice Learning Team sees what each channel will read, exactly as it will be; afterwards heads
of service and team managers read what the channels do, and their own parts."""

import pytest
from sqlalchemy import insert

from cards.elements import Actions, Block, Card, Image
from domain.report import ReportState
from storage.tables import tags
from tests.office.people import Office
from tests.office.test_posting_reports import ROOMS, posted, signed, written
from tests.office.test_reports import UNSEEN
from tests.office.test_writing_reports import report

NAMES = {"All services": "all", "Practice Learning Team": "plt", "11-25": "service:1", "North": "team:1"}


def said(card: Card) -> list[Block]:
    """What is to be read of it: without buttons and pictures."""
    return [block for block in card.blocks if not isinstance(block, Actions | Image)]


@pytest.mark.parametrize("state", ["draft", "signed"])
def test_each_channel_reads_what_was_previewed_and_previewing_changes_nothing(any_office: Office, state: str) -> None:
    office = any_office
    written(office) if state == "draft" else signed(office)
    office.does(
        lambda ledger: ledger.connection.execute(insert(tags), {"audit_id": 81, "kind": "finding", "tag": "analysis"})
    )
    if state == "signed":
        office.person("plt").says("/summary").presses("Take back the sign-off")
        office.person("second plt").says("/summary").presses("Sign off")
    before, plt, previewed = report(office), office.person("plt"), {}
    for name, room in NAMES.items():
        plt.says("/summary").presses("Preview").presses("See it", on=name)
        assert plt.card is not None
        previewed[room] = said(plt.card)[:-1]

    assert report(office) == before
    assert office.planned() == [] or {kind for kind, _ in office.planned()} <= {"report-signed"}
    if state == "draft":
        office.person("second plt").says("/summary").presses("Sign off")
    plt.says("/summary").presses("Post")
    office.delivers()
    assert {room: said(office.slack.of(channel)[-1].card) for room, channel in ROOMS.items()} == previewed


def test_heads_and_managers_read_what_was_posted_for_all_and_their_own_parts(office: Office) -> None:
    written(office)
    for who in ("manager", "head of service", "other head"):
        assert office.person(who).says("/summary").sees == UNSEEN
    second, plt = office.person("second plt"), office.person("plt")
    second.says("/summary").presses("Sign off")
    plt.says("/summary").presses("Post")

    manager = office.person("manager").says("/summary")
    assert "This is what the channel of All services reads." in manager.sees
    assert manager.buttons == ["North", "Word report", "Workbook"]
    assert "This is what the channel of North reads." in manager.presses("North").sees
    assert office.person("head of service").says("/summary").buttons == [
        "11-25",
        "North",
        "West",
        "Word report",
        "Workbook",
    ]
    plt.says("/summary").presses("Correct it").fills(change="An audit was missing.")
    assert report(office).state is ReportState.DRAFT
    assert "This is what the channel of All services reads." in manager.says("/summary").sees


def test_nobody_reads_a_part_that_is_not_theirs_nor_the_channel_with_every_count(office: Office) -> None:
    posted(office)
    plt = office.person("plt").says("/summary").presses("Preview").card
    for who, names in (("west manager", ("North", "Practice Learning Team")), ("other head", ("11-25", "North"))):
        for name in names:
            other = office.person(who)
            other.card = plt
            assert other.presses("See it", on=name).sees == UNSEEN
