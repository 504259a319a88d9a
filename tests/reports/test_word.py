"""The monthly report as a Word document: its contents, what makes it readable for everybody, and templates of a council's own."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from domain.month import MonthOfRun
from domain.report import ReportState, Section
from reports.contents import contents
from reports.example import CHART, DECEMBER, EXAMPLE, NOVEMBER, RUN
from reports.make_templates import TEMPLATES
from reports.word import SHIPPED, NotATemplate, Template
from tests.reports.reading import lines, part

GOLDEN = Path(__file__).with_name("report.txt")


@pytest.fixture(scope="module")
def report() -> bytes:
    return Template.shipped("report").filled_in(contents(EXAMPLE), [CHART])


def test_the_report_says_all_of_its_month_in_the_form_of_results_based_accountability(report: bytes) -> None:
    assert lines(report) == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_every_percentage_stands_beside_what_it_is_of(report: bytes) -> None:
    alone = [line for line in lines(report) if re.search(r"\d+%", re.sub(r"\d+ of \d+ \(\d+%\)", "", line))]
    assert alone == []


def test_each_table_has_a_caption_and_a_first_row_that_is_repeated_and_no_row_is_torn(report: bytes) -> None:
    tables = Document(BytesIO(report)).tables
    assert len(tables) > 10
    for table in tables:
        assert next(table._tbl.tblPr.iter(qn("w:tblCaption"))).get(qn("w:val"))
        repeated = [bool(row._tr.trPr is not None and row._tr.trPr.findall(qn("w:tblHeader"))) for row in table.rows]
        assert repeated == [True] + [False] * (len(repeated) - 1)
        assert len(repeated) > 1


def test_it_is_british_english_on_a4_with_the_page_s_number_on_each(report: bytes) -> None:
    document = Document(BytesIO(report))
    footer = document.sections[0].footer._element.xml
    assert re.findall(r"<w:instrText[^>]*> (\w+) <", footer) == ["PAGE", "NUMPAGES"]
    assert (
        document.sections[0].footer.paragraphs[0].text
        == "Practice audits, December 2017, Draft, not signed off · Page  of "
    )
    assert (
        document.sections[0].header.paragraphs[0].text
        == "Full figures: for the Practice Learning Team and the director only"
    )
    assert set(re.findall(rb'w:lang w:val="([^"]+)"', part(report, "word/styles.xml"))) == {b"en-GB"}
    assert (document.core_properties.title, document.core_properties.author) == (
        "Practice audits, December 2017",
        "auditbot",
    )
    assert document.sections[0].page_width.cm == pytest.approx(21, abs=0.01)


def test_a_chart_has_its_alternative_text(report: bytes) -> None:
    drawn = Document(BytesIO(report)).element.body.iter(qn("wp:docPr"))
    assert [picture.get("descr") for picture in drawn] == [CHART.alt]


def test_what_people_typed_is_never_taken_for_markup() -> None:
    typed = "{{ 7 * 7 }} {% for %} <w:p/> & \"so\" 'on' \x00\x07\ud800end"
    sheet = replace(EXAMPLE, narrative={Section.ANALYSIS: typed}, better=(typed,), change=typed)
    told = lines(Template.shipped("report").filled_in(contents(sheet)))
    seen = "{{ 7 * 7 }} {% for %} <w:p/> & \"so\" 'on' end"
    assert told.count(seen) == 1
    assert told.count(f"* {seen}") == 1
    assert f"What is new in this edition: {seen}" in told


def test_a_month_without_figures_says_so_and_counts_nothing_as_nought() -> None:
    sheet = replace(EXAMPLE, run=(*RUN[:2], MonthOfRun(DECEMBER)), parts={}, better=(), theme="")
    told = lines(Template.shipped("report").filled_in(contents(sheet)))
    assert "| * No core audit of this month has been moderated, so there are no figures. |  |  |" in told
    assert "| December 2017 | no audits | – | – | – | – | – | – |" in told
    assert not [line for line in told if "0 of 0" in line or ("(0%)" in line and "November" not in line)]


def test_a_posted_edition_says_when_and_what_is_new_in_it() -> None:
    sheet = replace(
        EXAMPLE, state=ReportState.POSTED, edition=2, posted_on=NOVEMBER, change="One audit was judged again."
    )
    told = lines(Template.shipped("report").filled_in(contents(sheet)))
    assert "Posted on 1 November 2017, edition 2." in told
    assert "What is new in this edition: One audit was judged again." in told


def test_the_templates_that_come_with_it_are_what_their_script_makes() -> None:
    for name, made in TEMPLATES.items():
        anew, shipped = BytesIO(), (SHIPPED / f"{name}.docx").read_bytes()
        made().page.save(anew)
        for inside in ("document", "styles", "footer1", "header1", "settings"):
            assert part(anew.getvalue(), f"word/{inside}.xml") == part(shipped, f"word/{inside}.xml"), name


def of_their_own(path: Path, *texts: str) -> Template:
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(str(path))
    return Template.at(path)


def test_a_council_s_own_template_is_filled_in(tmp_path: Path) -> None:
    own = of_their_own(
        tmp_path / "own.docx", "Our audits in {{ month }}", "{%p for row in recommendations %}",
        "{{ row.reference }}: {{ row.due }}", "{%p endfor %}",
        "{%p for chart in charts %}", "{{ chart.picture }}", "{%p endfor %}",
    )  # fmt: skip
    told = lines(own.filled_in(contents(EXAMPLE), [CHART]))
    assert told == ["Our audits in December 2017", "R-4: 28 February 2018", "R-5: 30 March 2018", f"[{CHART.alt}]"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("{{ mnth }}", "'mnth' is undefined"),
        ("{{ month", "unexpected '/'"),
        ("{%tr for row in run %}", "unknown tag 'tr'"),
        ("{{ month.__class__.__mro__ }}", "access to attribute '__class__' of 'str' object is unsafe"),
    ],
)  # fmt: skip
def test_a_template_that_cannot_be_filled_in_is_named_with_what_is_wrong(tmp_path: Path, text: str, wrong: str) -> None:
    own = of_their_own(tmp_path / "own.docx", text)
    with pytest.raises(NotATemplate) as fault:
        own.filled_in(contents(EXAMPLE))
    assert fault.value.sentence.startswith(f"{tmp_path / 'own.docx'} is not a template that can be filled in: ")
    assert wrong in fault.value.sentence


def test_a_file_that_is_no_document_or_not_there_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "own.docx").write_text("plain text")
    with pytest.raises(NotATemplate, match=r"own.docx is not a Word document: save it as .docx."):
        Template.at(tmp_path / "own.docx").filled_in(contents(EXAMPLE))
    with pytest.raises(NotATemplate, match=r"none.docx cannot be read: No such file or directory."):
        Template.at(tmp_path / "none.docx")


def test_its_colours_are_dark_enough_to_be_read() -> None:
    document = Document(str(SHIPPED / "report.docx"))
    for style in document.styles:
        colour = getattr(getattr(style, "font", None), "color", None)
        if colour is not None and colour.rgb is not None and style.name in READ:
            assert contrast(str(colour.rgb), "DCE6F1") >= 4.5, style.name


READ = (
    "Title",
    "Subtitle",
    "Heading 1",
    "Heading 2",
    "Note",
    "Counted over",
    "Table heading",
    "Table text",
    "Header",
    "Footer",
)


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lights = sorted((light(one), light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)
