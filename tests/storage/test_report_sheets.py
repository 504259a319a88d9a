"""All that a month's report says, as it is read for its files, on both databases."""

from collections import Counter
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from sqlalchemy import insert, select, update

from domain.audit import Admissibility, AuditKind
from domain.person import Actor, Person, Role
from domain.report import ReportState, Section
from domain.report_sheet import Planned, Recommended, ReportSheet, SourceSaid
from reports.contents import contents
from reports.word import Template
from reports.workbook import report_workbook
from storage.ledger import Store
from storage.pack_sheets import pack_of
from storage.plan_sheets import plan_of
from storage.report_figures import frozen
from storage.report_lists import keep
from storage.report_sheets import sheet_of
from storage.tables import (
    audits,
    evidence,
    opinions,
    people,
    plan_items,
    recommendations,
    reports,
    sentences,
    services,
    team_notes,
    teams,
)
from tests.reports.reading import lines, sheets
from tests.storage.test_months import COUNCIL, DECEMBER, NOVEMBER, core, rows
from tests.tracker.trackers import NOW
from tracker import import_path

PLT = Actor(Person(1, "Plt", roles=frozenset({Role.PLT})))
BY = {"by_id": 1, "at": NOW, "version": 1}


def _more_of_december(run: Any, team: Any, due: date) -> None:
    run(insert(plan_items).values(id=2, team_id=team, text="Look at plans", due=due, state="open", **BY))
    run(insert(team_notes).values(team_id=team, month="2017-12", text="We write it with the family", **BY))
    audit = int(core("2017-12")[0]["audit"][3:])
    run(insert(opinions).values(audit_id=audit, fair="yes", useful="partly", text="Fair enough", **BY))
    said = {"much": "More than before", "analysis": "Plans are weak"}
    run(insert(reports).values(
        month="2017-12", edition=1, state="draft", narrative=said, started_at=NOW, version=1, writers=[1]
    ))  # fmt: skip


@pytest.fixture
def store_with_more(store: Store) -> Store:
    assert import_path(store, COUNCIL, NOW).is_good
    with store.writing(NOW) as ledger:
        run = ledger.connection.execute
        service, head = run(select(services.c.id, services.c.head_id).order_by(services.c.id)).first() or (0, 0)
        team = run(select(teams.c.id).order_by(teams.c.name)).scalars().first()
        due = date(2018, 2, 28)
        more: dict[str, Any] = {"tags": ["analysis"], "due": due} | BY
        run(insert(recommendations), [
            {"id": 4, "month": "2017-11", "text": "Talk it through", "state": "open", "service_id": service, "owner_id": head,
             "closed_at": None} | more,
            {"id": 5, "month": "2017-11", "text": "Settled", "state": "done", "service_id": None, "owner_id": None,
             "closed_at": NOW - timedelta(days=60)} | more,
            {"id": 6, "month": "2018-02", "text": "Of later", "state": "open", "service_id": None, "owner_id": None,
             "closed_at": None} | more,
        ])  # fmt: skip
        source = {"source": "Dip sample", "tags": ["SMART plans"], "by_id": 1, "at": NOW}
        run(insert(evidence), [
            {"dated": date(2017, 12, 12), "text": "No dates in 9 of 12 plans", "withdrawn_at": None} | source,
            {"dated": date(2017, 12, 12), "text": "Withdrawn", "withdrawn_at": NOW} | source,
            {"dated": date(2016, 3, 1), "text": "Too old", "withdrawn_at": None} | source,
        ])  # fmt: skip
        run(insert(sentences), [
            {"month": "2017-12", "text": "Shared decisions changed it", "state": "confirmed"} | BY,
            {"month": "2017-12", "text": "Nobody confirmed this", "state": "waiting"} | BY,
            {"month": "2017-11", "text": "Of November", "state": "confirmed"} | BY,
        ])  # fmt: skip
        _more_of_december(run, team, due)
    return store


def read(store: Store, month: date) -> ReportSheet:
    with store.reading(NOW) as ledger:
        found = sheet_of(ledger, month)
    assert found
    return found


def test_it_gathers_what_belongs_to_the_month_and_leaves_out_what_does_not(store_with_more: Store) -> None:
    sheet = read(store_with_more, DECEMBER)
    team = sorted(row["team"] for row in rows("teams"))[0]
    service = rows("services")[0]["service"]
    assert (sheet.state, sheet.theme, len(sheet.run)) == (ReportState.DRAFT, "Planning", 13)
    assert sheet.narrative == {Section.MUCH: "More than before", Section.ANALYSIS: "Plans are weak"}
    assert sheet.better == ("Shared decisions changed it",)
    assert sheet.evidence == (
        SourceSaid(date(2017, 12, 12), "Dip sample", "No dates in 9 of 12 plans", ("SMART plans",)),
    )
    assert sheet.recommendations == (
        Recommended(
            "R-4", NOVEMBER, "", "Talk it through", date(2018, 2, 28), "open", "", service, f"Head of service, {service}",
            "", ("analysis",),
        ),
    )  # fmt: skip
    assert sheet.plan == (Planned("P-2", team, "Look at plans", date(2018, 2, 28)),)
    assert sheet.notes == {team: "We write it with the family"}
    assert sheet.opinions == ("Fair enough",)
    submitted = [a for a in rows("audits") if a["month"] == "2017-12" and a["submitted"]]
    assert [line.reference for line in sheet.audits] == sorted(
        (a["audit"] for a in submitted), key=lambda ref: int(ref[3:])
    )
    assert set(sheet.parts) == {a["team"] for a in submitted}


def test_once_it_is_signed_off_its_lists_stay_and_add_up_and_what_goes_on_says_as_of_when(
    store_with_more: Store,
) -> None:
    with store_with_more.writing(NOW) as ledger:
        one = ledger.reports.latest(DECEMBER)
        assert one
        signed = one.changed(state=ReportState.SIGNED, figures=frozen(ledger, one))
        ledger.reports.save(one, signed)
        keep(ledger, signed)
    was = read(store_with_more, DECEMBER)
    with store_with_more.writing(NOW) as ledger:
        run = ledger.connection.execute
        source = {
            "source": "Survey",
            "tags": [],
            "by_id": 1,
            "at": NOW,
            "dated": date(2017, 12, 20),
            "text": "Of later",
        }
        run(insert(evidence).values(source))
        run(update(audits).values(admissibility="immediate", grade="outstanding", team_id=1))
        run(update(opinions).values(text="Thought better of", version=2))
        run(update(recommendations).where(recommendations.c.id == 4).values(tags=["SMART plans"], outcome="Talked"))
    now = read(store_with_more, DECEMBER)

    assert (now.run, now.parts, now.audits) == (was.run, was.parts, was.audits)
    assert (now.evidence, now.led_to, was.opinions, now.opinions) == (was.evidence, was.led_to, ("Fair enough",), ())
    assert now.figures
    moderated = Counter(line.outcome for line in now.audits if line.kind is AuditKind.CORE)
    assert moderated[Admissibility.INADMISSIBLE] == now.figures.table.inadmissible.count == 2
    assert [one.outcome for one in now.recommendations] == ["Talked"]
    day = f"{now.as_of:%-d %B %Y}"
    assert f"State, as of {day}" in sheets(report_workbook(now))["Recommendations"][0]
    assert lines(Template.shipped("report").filled_in(contents(now))).count(f"As of {day}") == 2


def test_a_month_without_a_round_has_no_report(store_with_more: Store) -> None:
    with store_with_more.reading(NOW) as ledger:
        assert sheet_of(ledger, date(2016, 1, 1)) is None


def test_its_files_hold_the_published_figures_and_neither_a_case_nor_a_name(store_with_more: Store) -> None:
    sheet = read(store_with_more, DECEMBER)
    document, book = Template.shipped("report").filled_in(contents(sheet)), report_workbook(sheet)
    told = "\n".join(lines(document))
    assert "| Doesn't yet meet Good | 23 of 25 (92%) | 20 of 21 (95%) |" in told
    assert "| Inadmissible | 2 of 27 (7%) | 3 of 24 (13%) |" in told
    assert len(Document(BytesIO(document)).tables) > 10
    found = sheets(book)
    told += "\n".join(str(cell) for table in found.values() for row in table for cell in row)
    assert len(found["Audits"]) == len(sheet.audits) + 1
    with store_with_more.reading(NOW) as ledger:
        named = {row.email for row in ledger.connection.execute(select(people.c.email))}
    assert not [word for word in named if word in told]
    assert not [row["case_ref"] for row in rows("audits") if row["case_ref"] in told]


def test_a_pack_gathers_its_months_and_the_plan_its_year(store_with_more: Store) -> None:
    now = read(store_with_more, DECEMBER).figures
    assert now
    with store_with_more.writing(NOW) as ledger:
        frozen = {**now.as_values(), "sentences": [[1, 1]]}
        ledger.connection.execute(update(reports).values(state="posted", posted_at=NOW, figures=frozen))
    with store_with_more.reading(NOW) as ledger:
        pack, plan = pack_of(ledger, date(2017, 10, 1), DECEMBER), plan_of(ledger, 2017, PLT)
    assert [one.month for one in pack.run] == [date(2017, 10, 1), NOVEMBER, DECEMBER]
    assert (pack.analysis, pack.better) == ({DECEMBER: "Plans are weak"}, ("Shared decisions changed it",))
    assert [one.text for one in pack.evidence] == ["No dates in 9 of 12 plans"]
    assert [(one.reference, one.state) for one in pack.recommendations] == [("R-4", "open"), ("R-5", "done")]
    assert pack.notes == {DECEMBER: read(store_with_more, DECEMBER).notes}
    line, *others = plan.lines
    assert (line.recommendation.reference, line.since[0].finding) == ("R-4", "analysis")
    assert [other.recommendation.reference for other in others] == ["R-5", "R-6"]
    assert line.since[0].then
    assert line.since[0].then.month == NOVEMBER
