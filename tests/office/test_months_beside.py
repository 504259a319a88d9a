"""The months beside a posted report stay as it tells them: message, chart, files and sentences agree for good, whatever is
corrected later; a further edition takes up what was."""

from datetime import date

from sqlalchemy import update

from domain.report_sheet import ReportSheet
from reports.contents import contents
from storage.ledger import Ledger
from storage.report_sheets import sheet_of
from storage.tables import audits
from storage.told_sheets import told_sheet_of
from tests.office.people import Office
from tests.office.posted_months import with_both_months
from tests.office.test_reports_in_channels import images, texts

DECEMBER = date(2017, 12, 1)
SINCE = "November 2017 was corrected since; this report stands as it was posted."


def test_what_is_posted_stands_when_a_month_beside_it_is_corrected_and_its_own_correction_takes_that_up(
    office: Office,
) -> None:
    with_both_months(office)
    was, told, channel = *sheets(office), drawn_again(office, "before")
    assert "Doesn't yet meet Good: 23 of 25 (92%), in November 20 of 21 (95%)" in channel["plt"][0]
    assert SINCE not in office.person("plt").says("/summary 2017-12").sees

    office.does(judge_one_of_november_good)
    correct(office, "2017-11")

    assert drawn_again(office, "after") == channel
    assert [(sheet.run, sheet.led_to) for sheet in sheets(office)] == [(was.run, was.led_to), (told.run, told.led_to)]
    assert not any(contents(sheet)["status"].endswith(SINCE) for sheet in (was, told))
    assert all(contents(sheet)["status"].endswith(SINCE) for sheet in sheets(office))
    assert SINCE in office.person("plt").says("/summary 2017-12").sees
    assert "19 of 21 (90%)" in texts(office, "plt")[-2]

    correct(office, "2017-12")

    assert "23 of 25 (92%), in November 19 of 21 (90%)" in drawn_again(office, "corrected")["plt"][0]
    assert SINCE not in office.person("plt").says("/summary 2017-12").sees


def test_a_report_that_is_signed_off_is_not_posted_once_a_month_beside_it_is_corrected(office: Office) -> None:
    with_both_months(office)
    office.person("plt").says("/summary 2017-12").presses("Correct it").fills(change="A grade was looked at again.")
    office.person("second plt").says("/summary 2017-12").presses("Sign off")
    correct(office, "2017-11")

    second = office.person("second plt").says("/summary 2017-12")
    assert "November 2017 was corrected since; this report stands as it was signed off." in second.sees
    assert "The figures have changed since the report was signed off" in second.presses("Post").sees
    second.says("/summary 2017-12").presses("Take back the sign-off").presses("Sign off").presses("Post")
    assert "State: Posted" in second.says("/summary 2017-12").sees


def judge_one_of_november_good(ledger: Ledger) -> None:
    ledger.connection.execute(update(audits).where(audits.c.id == 301).values(grade="good", good_features=None))


def correct(office: Office, month: str) -> None:
    office.person("plt").says(f"/summary {month}").presses("Correct it").fills(change="A grade was looked at again.")
    office.person("second plt").says(f"/summary {month}").presses("Sign off").presses("Post")
    office.delivers()


def sheets(office: Office) -> tuple[ReportSheet, ReportSheet]:
    """The Practice Learning Team's, and what others read."""
    with office.ledger() as ledger:
        whole, told = sheet_of(ledger, DECEMBER), told_sheet_of(ledger, DECEMBER, [1])
    assert whole
    assert told
    return whole, told


def drawn_again(office: Office, mark: str) -> dict[str, tuple[str, list[str]]]:
    """December's, in words and with what its charts say."""
    office.does(lambda ledger: ledger.tell_copies_of("report:2017-12", mark))
    office.delivers()
    return {room: (texts(office, room)[1], [each.alt for each in images(office, room)]) for room in ("all", "plt")}
