"""The page that the templates which come with auditbot are made on: A4, Arial, British English, page numbers, and tables whose
first row is a heading that is repeated on every page."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

FONT, LANGUAGE = "Arial", "en-GB"
INK, MUTED, BLACK, SHADE = RGBColor(0x1B, 0x2F, 0x4A), RGBColor(0x50, 0x50, 0x50), RGBColor(0, 0, 0), "DCE6F1"
TEXT, HEADING, NOTE, OVER, POINT = "Table text", "Table heading", "Note", "Counted over", "Point"
_SIZES = {
    "Title": 24, "Subtitle": 14, "Heading 1": 17, "Heading 2": 13.5, "Heading 3": 11.5, "Normal": 11, "List Bullet": 11,
    TEXT: 9, HEADING: 9, NOTE: 9.5, OVER: 9.5, POINT: 9.5, "Header": 9, "Footer": 9,
}  # fmt: skip
_MUTED = (NOTE, OVER, "Header", "Footer")


class Column(NamedTuple):
    """A column of a table: its heading, what stands in its cells, and how wide it is, in centimetres."""

    heading: str
    cell: str
    width: float


class Sheet:
    """A template under way: what is written into it comes one below the other."""

    def __init__(self, title: str, *, across: bool = False) -> None:
        self.page: Any = Document()
        _tidy(self.page, across=across)
        _styles(self.page)
        self.page.core_properties.title = title
        self.page.core_properties.author = "auditbot"
        self.page.core_properties.language = LANGUAGE
        self.page.core_properties.comments = ""

    def heading(self, text: str, level: int) -> None:
        self.page.add_heading(text, level)

    def line(self, text: str, style: str = "Normal") -> None:
        self.page.add_paragraph(text, style)

    def each(self, name: str, style: str = "Normal") -> None:
        """A paragraph for each text of a list."""
        with self.loop(f"for line in {name}", "endfor"):
            self.line("{{ line }}", style)

    @contextmanager
    def when(self, condition: str) -> Iterator[None]:
        with self.loop(f"if {condition}", "endif"):
            yield

    @contextmanager
    def loop(self, begins: str, ends: str = "endfor") -> Iterator[None]:
        self.line(f"{{%p {begins} %}}")
        yield
        self.line(f"{{%p {ends} %}}")

    def table(self, columns: Sequence[Column], rows: str, tells: str) -> None:
        """A row for each of `rows`; `tells` what the table holds, for who cannot see it."""
        table = self._headed([column.heading for column in columns], [column.width for column in columns], tells)
        for tag in (f"{{%tr for row in {rows} %}}", None, "{%tr endfor %}"):
            cells = table.add_row().cells
            for column, cell in zip(columns, cells, strict=True):
                cell.paragraphs[0].style = TEXT
                cell.paragraphs[0].add_run(column.cell if tag is None else tag if cell is cells[0] else "")
            _keep_whole(table.rows[-1])
        self.line("", NOTE)

    def side_by_side(self, columns: Sequence[tuple[str, str]], width: float, tells: str) -> None:
        """One row of columns, each a heading and a list of lines."""
        table = self._headed([heading for heading, _ in columns], [width] * len(columns), tells)
        for cell, (_, name) in zip(table.add_row().cells, columns, strict=True):
            cell.paragraphs[0].text = f"{{%p for line in {name} %}}"
            cell.add_paragraph("{{ line }}", POINT)
            cell.add_paragraph("{%p endfor %}")
            cell.add_paragraph("", NOTE)  # a cell must end in a paragraph
        self.line("", NOTE)

    def _headed(self, headings: Sequence[str], widths: Sequence[float], tells: str) -> Any:
        table = self.page.add_table(1, len(headings), "Table Grid")
        table.autofit = False
        for place, (heading, width) in enumerate(zip(headings, widths, strict=True)):
            table.columns[place].width = Cm(width)
            cell = table.rows[0].cells[place]
            cell.paragraphs[0].text, cell.paragraphs[0].style = heading, HEADING
            cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=SHADE))
        properties = table.rows[0]._tr.get_or_add_trPr()
        properties.append(_element("w:cantSplit"))
        properties.append(_element("w:tblHeader"))
        table._tbl.tblPr.append(_element("w:tblCaption", val=tells))
        return table

    def numbered(self, header: str, footer: str) -> None:
        """What stands on top and at the bottom of each page, with the page's number."""
        section = self.page.sections[0]
        section.header.paragraphs[0].text = header
        bottom = section.footer.paragraphs[0]
        bottom.add_run(f"{footer} · Page ")
        _field(bottom, "PAGE")
        bottom.add_run(" of ")
        _field(bottom, "NUMPAGES")


def _tidy(page: Any, *, across: bool) -> None:
    """A4, and British English wherever a language is said."""
    section = page.sections[0]
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if across else (Cm(21), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    for said in page.styles.element.iter(qn("w:lang")):
        said.set(qn("w:val"), LANGUAGE)
    for said in page.settings.element.iter(qn("w:themeFontLang")):
        said.set(qn("w:val"), LANGUAGE)


def _styles(page: Any) -> None:
    for name in (TEXT, HEADING, NOTE, OVER):
        page.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = page.styles["Normal"]
    page.styles.add_style(POINT, WD_STYLE_TYPE.PARAGRAPH).base_style = page.styles["List Bullet"]
    for name, size in _SIZES.items():
        style = page.styles[name]
        _font(style, size)
        style.font.bold = name.startswith(("Title", "Heading", HEADING))
        style.font.italic = False
        style.font.color.rgb = MUTED if name in _MUTED else INK if name.startswith(("Title", "Sub", "Head")) else BLACK
    for name, (before, after) in {TEXT: (2, 2), HEADING: (2, 2), POINT: (1, 3), "Normal": (0, 6), OVER: (0, 3)}.items():
        page.styles[name].paragraph_format.space_before = Pt(before)
        page.styles[name].paragraph_format.space_after = Pt(after)
        page.styles[name].paragraph_format.line_spacing = 1.1
    for name in (HEADING, OVER):  # never alone at the bottom of a page
        page.styles[name].paragraph_format.keep_with_next = True
    page.styles[POINT].paragraph_format.left_indent = Cm(0.5)
    page.styles[POINT].paragraph_format.first_line_indent = Cm(-0.4)


def _font(style: Any, size: float) -> None:
    """The name alone would lose against the theme's."""
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def _element(name: str, **said: str) -> Any:
    made = OxmlElement(name)
    for attribute, value in said.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def _field(paragraph: Any, name: str) -> None:
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()._r
        if kind:
            run.append(_element("w:fldChar", fldCharType=kind))
        else:
            words = OxmlElement("w:instrText")
            words.text = f" {name} "
            run.append(words)
