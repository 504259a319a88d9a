"""A month's report as files: made for those who see all of it, in a direct message, and taken back as any file is."""

import pytest
from sqlalchemy import delete

from cards.answers import NOTHING
from cards.elements import Document
from handlers.ask import Knock
from handlers.send_report import WHOSE
from storage.tables import outbox, roles
from tests.office.council import HOME, IDS, account_of
from tests.office.judged import put_judged
from tests.office.people import Colleague, Office
from tests.office.posted_months import CONFIRMED, with_both_months
from tests.office.test_reports import STRANGERS, UNSEEN
from tests.reports.reading import lines, sheets

SEES = "The report of December 2017 is being made as {}. {} in a direct message."


@pytest.fixture
def judged(office: Office) -> Office:
    """December has two audits that are moderated."""
    office.does(put_judged, 85, grade="not-yet-good", good_features=True)
    office.does(put_judged, 86, admissibility="development")
    return office


def received(office: Office, who: str) -> list[Document]:
    office.delivers()
    return [posted.document for posted in office.slack.of(account_of(who)) if posted.document]


def pressed(office: Office, who: str, press: str) -> Colleague:
    knock = Knock(account_of(who), HOME, "press", press, office.now, "", about="report:2017-12")
    return office.person(who).knocks(knock)


@pytest.mark.parametrize("who", ["plt", "director"])
def test_those_who_see_all_of_it_get_both_files_in_a_direct_message(judged: Office, who: str) -> None:
    seen = judged.person(who).says("/summary files 2017-12").sees
    word, book = received(judged, who)

    assert seen == SEES.format("a Word document and a workbook", "They come as files")
    assert (word.name, book.name) == ("practice-audits-2017-12.docx", "practice-audits-2017-12.xlsx")
    assert "| Doesn't yet meet Good, with good features | 1 of 2 (50%) | – |" in lines(word.content)
    assert [row[0] for row in sheets(book.content)["Audits"]] == ["Audit", "AU-85", "AU-86"]
    assert word.card.fallback == (
        "The report of December 2017 as a Word document. Full figures: for the Practice Learning Team and the director only."
    )
    assert judged.history("report:2017-12") == ["exported", "exported"]
    card = judged.person(who).says("/summary").sees
    assert "Asked for as a file: a Word document once and a workbook once." in card
    assert "exported" not in card


@pytest.mark.parametrize(("press", "name"), [("report_word", "a Word document"), ("report_workbook", "a workbook")])
def test_a_button_brings_the_one_that_it_names(judged: Office, press: str, name: str) -> None:
    assert pressed(judged, "plt", press).sees == SEES.format(name, "It comes as a file")
    assert len(received(judged, "plt")) == 1


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_else_gets_a_file_or_learns_that_there_is_a_draft(judged: Office, who: str) -> None:
    assert judged.person(who).says("/summary files 2017-12").sees == UNSEEN
    assert pressed(judged, who, "report_word").sees in (UNSEEN, f"{WHOSE} {NOTHING}")
    assert judged.person("plt").says("/summary files 2016-01").sees == UNSEEN
    assert received(judged, who) == []
    assert "exported" not in judged.history("report:2017-12")


def test_who_may_no_longer_have_it_when_it_is_made_gets_none(judged: Office) -> None:
    judged.person("director").says("/summary files")
    judged.does(lambda ledger: ledger.connection.execute(delete(roles).where(roles.c.person_id == IDS["director"])))

    assert received(judged, "director") == []


def test_they_are_taken_back_when_their_hours_are_over(judged: Office) -> None:
    judged.person("plt").says("/summary files")
    assert len(received(judged, "plt")) == 2

    judged.wakes("2018-01-11 09:30")

    assert received(judged, "plt") == []


def test_nothing_of_the_report_stands_in_the_outbox_or_the_history(judged: Office) -> None:
    judged.person("plt").says("/summary files")
    with judged.ledger() as ledger:
        put = [row.content for row in ledger.connection.execute(outbox.select().where(outbox.c.kind == "export"))]
        told = [kept.entry.after for kept in ledger.history.of("report:2017-12")]

    assert put == [{"paper": paper, "month": "2017-12"} for paper in ("word", "workbook")]
    assert told == [{"file": "word"}, {"file": "workbook"}]


@pytest.mark.parametrize("who", ["plt", "director"])
def test_the_inspection_pack_and_the_annual_plan_come_the_same_way(judged: Office, who: str) -> None:
    pack = judged.person(who).says("/summary pack 2017-07..2017-12").sees
    for label in ("Word document", "Workbook"):
        plan = judged.person(who).says("/summary plan 2017").presses(label).sees
    names = [document.name for document in received(judged, who)]

    assert pack == (
        "The inspection pack of July to December 2017 is being made as a Word document. It comes as a file in a direct message."
    )
    assert plan.startswith("The annual plan of 2017/18 is being made as a workbook.")
    assert names == ["inspection-pack-2017-07-to-2017-12.docx", "annual-plan-2017.docx", "annual-plan-2017.xlsx"]
    assert judged.history("pack:2017-07..2017-12") == ["exported"]
    assert judged.history("plan:2017") == ["exported", "exported"]


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_else_gets_a_pack(judged: Office, who: str) -> None:
    for typed in ("/summary pack 2017-07..2017-12", "/summary pack nonsense"):
        assert judged.person(who).says(typed).sees == UNSEEN
    assert received(judged, who) == []


@pytest.mark.parametrize("typed", ["", "nonsense", "2017-12..2017-07", "2017-07..2018-02", "2014-01..2017-12"])
def test_a_span_that_cannot_be_is_said_how_to_write(judged: Office, typed: str) -> None:
    assert (
        judged.person("plt").says(f"/summary pack {typed}").sees.startswith("Write the first and the last month, as in")
    )
    assert judged.person("plt").says("/summary plan soon").sees.startswith("Write the year in which the plan begins")


@pytest.mark.parametrize("who", ["head of service", "manager"])
def test_heads_and_managers_get_what_was_posted_with_small_counts_hidden(office: Office, who: str) -> None:
    with_both_months(office)
    office.slack.posted.clear()
    seen = office.person(who).says("/summary files 2017-12").sees
    word, book = received(office, who)
    document = lines(word.content)

    assert seen == SEES.format("a Word document and a workbook", "They come as files")
    assert "| Doesn't yet meet Good | more than 20 of 25 | more than 16 of 21 |" in document
    assert f"* {CONFIRMED}" in document
    assert not [line for line in document if "Supervision in January" in line]
    assert list(sheets(book.content)) == ["About", "Figures", "Months", "Recommendations"]
    assert "Counts of children below 5 are hidden" in word.card.fallback
    assert office.history("report:2017-12")[-2:] == ["exported", "exported"]


@pytest.mark.parametrize("who", ["auditor", "learner", "moderator", "outside moderator"])
def test_from_a_channel_everybody_else_is_refused(office: Office, who: str) -> None:
    with_both_months(office)
    assert pressed(office, who, "report_word").sees.startswith(WHOSE)
    assert pressed(office, who, "report_workbook").sees.startswith(WHOSE)
    assert received(office, who) == []
