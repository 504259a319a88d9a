"""A workbook's sheets as rows of cells."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from tracker.faults import NotRight


def sheets_of_workbook(path: Path) -> Iterator[tuple[str, list[tuple[int, list[Any]]]]]:
    """Name and numbered rows of each sheet. Raises NotRight."""
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            for name in workbook.sheet_names:
                rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
                yield name, list(enumerate(rows, 1))
    except PasswordError:
        raise NotRight("It is locked with a password. Save it without one.") from None
    except CalamineError:
        raise NotRight("It is not a workbook that can be read. Save it once more as .xlsx.") from None
