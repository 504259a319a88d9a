"""A month's report is drafted on the first working day of the next one, and written section by section by the Practice Learning
Team: each is saved at once, with what the figures say to it and what the last report left open."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import delete, insert

from domain.counted import Facts
from domain.counting import month_figures
from domain.recommendation import Recommendation
from domain.report import Report, ReportState, Section
from domain.reporting import begun
from domain.team_plan import TeamNote
from scheduler.no_report import TOLD as NONE_TOLD
from storage.ledger import Ledger
from storage.tables import job_runs, rounds, tags
from tests.office.council import IDS, put_cover
from tests.office.judged import put_judged, put_november
from tests.office.people import Colleague, Office
from tests.office.test_reports import UNSEEN

DECEMBER = date(2017, 12, 1)
AT = datetime(2018, 1, 9, 15, tzinfo=UTC)
TOLD, NONE = "The report of January 2018 is drafted", "There is no report of January 2018"


def report(office: Office, month: date = DECEMBER) -> Report:
    with office.ledger() as ledger:
        found = ledger.reports.latest(month)
    assert found is not None
    return found


def written(office: Office) -> list[dict[str, Any]]:
    with office.ledger() as ledger:
        return [dict(k.entry.after) for k in ledger.history.of("report:2017-12") if k.entry.verb == "written"]


def holds(who: Colleague, name: str = "text") -> str:
    assert who.form is not None
    return next(str(each.value) for each in who.form.inputs if getattr(each, "name", "") == name)


def put_january(ledger: Ledger, **said: object) -> None:
    ledger.connection.execute(insert(rounds), {"month": "2018-01", "theme": "Assessment", **said})


def forget_none(ledger: Ledger) -> None:
    ledger.connection.execute(delete(job_runs).where(job_runs.c.job == NONE_TOLD))


def test_the_plt_is_told_of_the_draft_once_on_the_first_working_day_at_its_hour(any_office: Office) -> None:
    office = any_office
    office.does(put_january)
    office.does(put_cover, "second plt", "director", "2018-01-29", "2018-02-02")

    office.wakes("2018-01-31 09:00")
    office.wakes("2018-02-01 08:59")
    assert TOLD not in office.heard_by("plt")
    office.wakes("2018-02-01 09:00")
    office.wakes("2018-02-01 09:01")
    office.wakes("2018-02-02 09:00")
    office.wakes("2018-03-01 09:00")

    assert [office.heard_by(who).count(TOLD) for who in ("plt", "director", "second plt", "moderator")] == [1, 1, 0, 0]
    assert "Report of January 2018 · Assessment" in office.person("plt").reads(_of(office)).presses("Open it").sees
    assert report(office, date(2018, 1, 1)).written_by is None
    assert office.history("report:2018-01") == ["drafted"]


def _of(office: Office) -> int:
    return office.heard_by("plt").index(TOLD)


def test_a_missed_slot_is_made_up_for_in_the_next_one_and_a_month_only_planned_has_none(office: Office) -> None:
    office.does(put_january, state="planned")
    office.does(forget_none)
    office.wakes("2018-02-01 09:00")
    assert TOLD not in office.heard_by("plt")
    assert NONE in office.heard_by("plt")
    why = "There is no report of January 2018: its round was planned and not opened."
    assert office.person("plt").says("/summary 2018-01").sees == why
    office.person("plt").says("/audits round 2018-01").presses("Open")
    assert [office.heard_by("plt").count(told) for told in (TOLD, NONE)] == [1, 0], "it is drawn again"

    office.wakes("2018-02-03 12:00")  # a Saturday
    assert office.heard_by("plt").count(TOLD) == 1
    office.wakes("2018-02-05 11:30")
    assert [office.heard_by("plt").count(told) for told in (TOLD, NONE)] == [2, 0]
    assert office.was_told("plt").count(NONE) == 1


def test_of_a_month_without_a_round_the_plt_is_told_once_that_there_is_no_report(office: Office) -> None:
    office.does(forget_none)
    for at in ("2018-02-01 08:59", "2018-02-03 12:00", "2018-02-05 09:00", "2018-02-06 09:00"):
        office.wakes(at)

    assert [office.heard_by(who).count(NONE) for who in ("plt", "second plt", "director", "manager")] == [1, 1, 0, 0]
    plt, why = office.person("plt"), "There is no report of January 2018: no round was planned for it."
    assert why in plt.reads(office.heard_by("plt").index(NONE)).sees
    assert "Audit rounds" in plt.presses("Rounds").sees
    assert plt.says("/summary month 2018-01").sees == why
    assert why in plt.says("/summary").sees
    assert office.person("manager").says("/summary 2018-01").sees == plt.says("/summary 2018-02").sees == UNSEEN


def test_it_is_filled_in_step_by_step_and_each_step_is_saved_at_once(any_office: Office) -> None:
    office = any_office
    office.does(put_judged, 81)
    plt = office.person("plt").says("/summary").presses("Write", on="How much did we do?")
    assert "Core audits moderated: 1" in holds(plt)

    plt.fills(text="One audit, as the team was away.").fills().fills(text="Nobody knows yet.")
    assert plt.form is not None
    assert "Section 4 of 7" in plt.sees

    kept = report(office)
    assert kept.narrative[Section.MUCH] == "One audit, as the team was away."
    assert kept.narrative[Section.BETTER] == "Nobody knows yet."
    assert (kept.written_by, kept.writers, kept.state) == (IDS["plt"], {IDS["plt"]}, ReportState.DRAFT)
    assert [entry["section"] for entry in written(office)] == ["much", "better"], "nobody wrote what was only sent on"
    seen = office.person("second plt").says("/summary").sees
    assert "One audit, as the team was away." in seen
    assert "Written last by" in seen


def test_what_is_offered_and_sent_on_unchanged_is_nobodys_and_moves_with_the_figures(any_office: Office) -> None:
    office = any_office
    office.does(put_judged, 81)
    plt = office.person("plt").says("/summary").presses("Write", on="How well did we do it?")
    assert "Immediately admissible: 1 of 1 (100%)" in holds(plt)
    office.does(put_judged, 82)

    plt.fills()
    assert plt.form is not None
    assert "Section 3 of 7" in plt.sees
    for _ in range(5):
        plt.fills()

    assert plt.form is None
    assert written(office) == []
    assert "Immediately admissible: 2 of 2 (100%)" in plt.says("/summary").sees
    plt.presses("Sign off")
    assert "Immediately admissible: 2 of 2 (100%)" in report(office).narrative[Section.WELL]
    assert report(office).writers == frozenset()


def test_what_is_emptied_on_purpose_stays_empty(office: Office) -> None:
    office.does(put_judged, 81)
    plt = office.person("plt").says("/summary").presses("Write", on="How well did we do it?").fills(text="")

    assert report(office).narrative == {Section.WELL: ""}
    assert "Left empty." in plt.says("/summary").sees
    assert "Immediately admissible: 1 of 1" not in plt.says("/summary").presses("Read in full").sees


def test_what_is_delivered_twice_is_saved_once_and_answered_alike(office: Office) -> None:
    plt = office.person("plt").says("/summary").presses("Write", on="Next steps").fills(text="Supervision in January.")
    before = plt.reply
    assert plt.again().reply == before
    assert len(written(office)) == 1


def test_the_last_section_closes_the_form_and_the_card_shows_what_was_written(office: Office) -> None:
    plt = office.person("plt").says("/summary").presses("Write", on="Next steps").fills(text="Supervision in January.")

    assert plt.form is None
    assert "Supervision in January." in plt.sees
    assert plt.presses("Change", on="Next steps").form is not None


def test_of_two_who_write_the_same_section_one_is_told_and_two_sections_are_both_kept(any_office: Office) -> None:
    office = any_office
    first = office.person("plt").says("/summary").presses("Write", on="Next steps")
    second = office.person("second plt").says("/summary").presses("Write", on="Next steps")
    other = office.person("second plt")
    first.fills(text="Ours.")

    assert "Somebody else wrote in this section meanwhile" in second.fills(text="Theirs.").sees
    assert report(office).narrative == {Section.NEXT: "Ours."}
    stale = office.person("plt").says("/summary").presses("Write", on="Summary analysis")
    other.says("/summary").presses("Write", on="How well did we do it?").fills(text="Well enough.")
    stale.fills(text="The plans got better.")

    kept = report(office)
    assert (kept.narrative[Section.WELL], kept.narrative[Section.ANALYSIS]) == ("Well enough.", "The plans got better.")
    assert kept.writers == {IDS["plt"], IDS["second plt"]}


@pytest.mark.parametrize(("text", "told"), [("As case 412087 shows", "412087"), ("As AU-81 shows", "AU-81")])
def test_a_reference_is_refused_at_its_input(office: Office, text: str, told: str) -> None:
    office.does(put_judged, 81, case_ref="412087")
    plt = office.person("plt").says("/summary").presses("Write", on="Next steps").fills(text=text)

    assert f"“{told}” tells who is meant" in plt.errors["text"]


def test_what_may_be_a_name_is_asked_about_once_and_kept_where_it_is_none(office: Office) -> None:
    plt = office.person("plt").says("/summary").presses("Write", on="Next steps").fills(text="Ask Brellick again.")
    assert "“Brellick” may be a name" in plt.sees
    assert plt.form is not None
    tick = next(each for each in plt.form.inputs if getattr(each, "name", "") == "sure")

    plt.fills(sure=(tick.options[0].value,))  # type: ignore[union-attr]

    assert report(office).narrative[Section.NEXT] == "Ask Brellick again."


def test_what_the_last_report_left_open_is_offered_again(office: Office) -> None:
    office.does(put_november)
    office.does(_posted_november)
    office.does(put_judged, 81)
    office.does(lambda ledger: ledger.connection.execute(insert(tags), _FOUND))
    plt = office.person("plt").says("/summary").presses("Write", on="Next steps")
    assert holds(plt) == "From the report of November 2017:\nEach team looks at two plans."
    links = plt.says("/summary").presses("Write", on="Links with earlier findings and other sources")
    assert "Drift and delay: 1 of 1 (100%)" in holds(links)


_FOUND = {"audit_id": 81, "kind": "finding", "tag": "drift and delay"}


def _posted_november(ledger: Ledger) -> None:
    november, told = begun(date(2017, 11, 1), ledger.now), {Section.NEXT: "Each team looks at two plans."}
    none = month_figures(Facts(), None, ledger.policy).as_values()
    ledger.reports.begin(november.changed(state=ReportState.POSTED, narrative=told, figures=none))


@pytest.mark.parametrize("who", ["director", "manager", "head of service", "moderator", "auditor"])
def test_nobody_but_the_plt_writes(office: Office, who: str) -> None:
    other = office.person(who)
    other.card = office.person("plt").says("/summary").card

    other.presses("Write", on="Next steps")

    assert other.form is None
    other.form, other._form_key = office.person("plt").presses("Write", on="Next steps").form, office.key()
    other.fills(text="Mine")
    with office.ledger() as ledger:
        assert ledger.reports.latest(DECEMBER) is None


def test_open_recommendations_and_what_teams_said_are_offered_again(office: Office) -> None:
    office.does(put_november)
    office.does(_posted_november)
    office.does(_said_since)
    plt = office.person("plt").says("/summary").presses("Write", on="Recommendations")
    assert holds(plt) == "R-4, from November 2017: Each plan has a date."

    plt.says("/summary").presses("Write", on="Next steps")
    said = "What teams would do differently after the report of November 2017:\nNorth: We begin with the history."
    assert holds(plt) == f"From the report of November 2017:\nEach team looks at two plans.\n{said}"


def _said_since(ledger: Ledger) -> None:
    by, november = IDS["plt"], date(2017, 11, 1)
    ledger.recommendations.add(Recommendation(4, november, "Each plan has a date.", date(2018, 3, 1), by, ledger.now))
    ledger.team_plans.put_note(None, TeamNote(1, november, "We begin with the history.", IDS["manager"], ledger.now))


def test_a_reference_in_what_others_typed_is_refused_where_it_is_sent_on_and_where_it_is_signed(office: Office) -> None:
    office.does(put_november)
    office.does(_posted_november)
    office.does(put_judged, 81, case_ref="412087")
    note = TeamNote(1, date(2017, 11, 1), "We date each step in case 412087.", IDS["manager"], AT)
    office.does(lambda ledger: ledger.team_plans.put_note(None, note))
    plt = office.person("plt").says("/summary").presses("Write", on="Next steps").fills()
    assert "“412087” tells who is meant. Take out" in plt.errors["text"]

    assert "“412087” tells who is meant, under “Next steps”" in plt.says("/summary").presses("Sign off").sees
    with office.ledger() as ledger:
        assert ledger.reports.latest(DECEMBER) is None
    plt.says("/summary").presses("Write", on="Next steps").fills(text="North dates each step.")
    assert "Signed off by" in office.person("second plt").says("/summary").presses("Sign off").sees
