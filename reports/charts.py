"""The charts of a month's report, with their alternative texts, as its document has them."""

from cards.elements import Image
from cards.month_chart import alt, of_admissibility, of_grades
from domain.report_sheet import ReportSheet
from reports.month_chart import draw


def charts(sheet: ReportSheet) -> list[Image]:
    """None of a run without figures."""
    drawn = (of_grades(sheet.run, sheet.below), of_admissibility(sheet.run))
    return [Image(alt(one), draw(one)) for one in drawn if one.bars]
