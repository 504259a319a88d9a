"""A document or a workbook as lines of text: what somebody reads in it, or has read to them."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from python_calamine import CalamineWorkbook

MARKS = {"Title": "= ", "Subtitle": "- ", "Heading 1": "# ", "Heading 2": "## ", "List Bullet": "* ", "Point": "* "}


def lines(document: bytes) -> list[str]:
    """Paragraphs with their kind in front, pictures as their alternative texts, tables row by row, the first row in capitals."""
    found = []
    for part in Document(BytesIO(document)).iter_inner_content():
        found += _rows(part) if isinstance(part, Table) else [_line(part)]
    return [line for line in found if line]


def _line(paragraph: Paragraph) -> str:
    pictures = [f"[{drawn.get('descr')}]" for drawn in paragraph._p.iter(qn("wp:docPr"))]
    text = MARKS.get(paragraph.style.name, "") + paragraph.text if paragraph.text.strip() else ""
    return "".join([text, *pictures])


def _rows(table: Table) -> list[str]:
    told = []
    for row in table.rows:
        cells = [" / ".join(_line(p) for p in cell.paragraphs if p.text.strip()) for cell in row.cells]
        told.append(f"| {' | '.join(cells)} |" if told else f"|{'|'.join(f' {cell} '.upper() for cell in cells)}|")
    return told


def part(document: bytes, name: str) -> Any:
    """One of the parts a document is made of, as bytes."""
    with ZipFile(BytesIO(document)) as file:
        return file.read(name)


def sheets(workbook: bytes) -> dict[str, list[list[Any]]]:
    with CalamineWorkbook.from_filelike(BytesIO(workbook)) as book:
        return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
