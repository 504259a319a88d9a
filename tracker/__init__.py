"""A council's tracker as files: CSV and workbooks in, the same out, and nothing lost on the way."""

from tracker.exporting import export_all, export_path, export_some, workbook_of
from tracker.importing import import_path
from tracker.report import Report, lines
from tracker.sheets import read
from tracker.writing import workbook_bytes, write

__all__ = (
    "Report", "export_all", "export_path", "export_some", "import_path", "lines", "read", "workbook_bytes", "workbook_of",
    "write",
)  # fmt: skip
