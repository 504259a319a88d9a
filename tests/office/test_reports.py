"""The report of a month as the Practice Learning Team and the director see it, and nobody else while it is not posted."""

import pytest

from tests.office.judged import put_judged, put_november
from tests.office.people import Office
from tests.office.posted_months import post, put_channels, put_rounds

UNSEEN = "There is no report there that you can see. “/summary 2017-12” shows the report of a month."
STRANGERS = ("manager", "head of service", "auditor", "learner", "moderator", "outside moderator", "worker")


def test_the_newest_month_that_is_over_is_shown_where_none_is_named(office: Office) -> None:
    office.does(put_november)
    office.does(put_judged, 81)

    for typed in (
        "/summary",
        "/summary month",
        "/summary 2017-12",
        "/summary December 2017",
        "/summary month dec 2017",
    ):
        seen = office.person("plt").says(typed).sees
        assert "Report of December 2017 · Planning" in seen, typed
        assert "Immediately admissible: 1 of 1 (100%)" in seen
    assert "Report of November 2017 · Assessment" in office.person("director").says("/summary 2017-11").sees


def test_a_month_without_a_moderated_audit_has_no_figures_and_never_nought_percent(office: Office) -> None:
    seen = office.person("plt").says("/summary").sees

    assert "No audit of this month is moderated yet." in seen
    assert "0%" not in seen


@pytest.mark.parametrize("who", STRANGERS)
def test_of_a_draft_nobody_else_learns_that_it_is_there(office: Office, who: str) -> None:
    other = office.person(who)
    for typed in ("/summary", "/summary 2017-12", "/summary 2016-01"):
        assert other.says(typed).sees == UNSEEN
    other.card = office.person("plt").says("/summary 2017-12").card
    office.does(put_november)
    other.card = office.person("plt").says("/summary 2017-12").card
    assert other.presses("November 2017").sees == UNSEEN


def test_who_reads_what_is_posted_alone_is_shown_the_newest_of_it(office: Office) -> None:
    office.does(put_channels)
    office.does(put_rounds)
    post(office, "2017-11")

    assert "November 2017" in office.person("manager").says("/summary").sees
    assert office.person("manager").says("/summary 2017-12").sees == UNSEEN
    assert "Report of December 2017" in office.person("plt").says("/summary").sees
    assert office.person("auditor").says("/summary").sees == UNSEEN


def test_a_month_that_is_only_planned_or_to_come_has_no_report(office: Office) -> None:
    office.person("plt").says("/audits round").presses("Plan a month").fills(
        month="2018-01", theme="Assessment"
    ).fills()

    for month in ("2018-01", "2018-02"):
        assert office.person("plt").says(f"/summary {month}").sees == UNSEEN
    office.person("plt").says("/audits round 2018-01").presses("Open")
    assert "Report of January 2018" in office.person("plt").says("/summary 2018-01").sees
    assert "Report of December 2017" in office.person("plt").says("/summary").sees
