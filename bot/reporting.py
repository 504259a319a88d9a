"""`auditbot report 2017-11`: a month's figures as text, or as JSON for another program, or its files; that they were taken is
written down."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from bot.clock import Clock
from bot.papers import papers
from bot.settings import Settings
from bot.upkeep import existing
from cards import month_chart
from cards.report_files import Paper
from domain.calendar import london_day
from domain.programme import MOST_MONTHS, month_named, months_asked
from domain.recommendation import led_to
from domain.refusal import Refusal
from handlers.send_report import PACK
from reports import as_json, as_text
from reports.month_chart import draw_below_each_other
from storage.bulk import snapshot
from storage.history import Entry
from storage.ledger import Ledger, Store
from storage.months_beside import run_of_month
from tracker.entries import OPERATOR
from tracker.writing import in_one_go

Say = Callable[[str], None]
PNG = "png"
FORMS: Mapping[str, Paper | None] = {"docx": Paper.WORD, "xlsx": Paper.WORKBOOK, PNG: None}
"""The files there are, by how their names end."""
KEEP = "Small counts are not hidden there: keep it where only those can read it who run the audits."


def tell(settings: Settings, clock: Clock, month: str, say: Say, *, as_values: bool) -> None:
    """Refusal where what was typed is no month."""
    of = _month(month)
    with existing(settings) as store:
        with snapshot(store, clock.now()) as ledger:
            run, led = run_of_month(ledger, of), led_to(ledger.recommendations.up_to(of))
            found = ledger.rounds.of_month(of)
        _record(store, clock, of, "json" if as_values else "text")
    if as_values:
        say(json.dumps(as_json.values(run, led), ensure_ascii=False, indent=2))
    else:
        say("\n".join(as_text.lines(run, found, led)))


def write(settings: Settings, clock: Clock, month: str, files: Mapping[str, Path], say: Say) -> None:
    """All of these files, or none. Refusal where there is nothing to write, or no place to write it to."""
    of = _month(month)
    with existing(settings) as store:
        with snapshot(store, clock.now()) as ledger:
            made = {path: _made(settings, ledger, form, of) for form, path in files.items()}
        _put(made, lambda: _record(store, clock, of, ", ".join(files)))
    say(f"Written: {', '.join(path.name for path in made)}. {KEEP}")


def write_pack(settings: Settings, clock: Clock, months: str, path: Path | None, say: Say) -> None:
    """The inspection pack of these months, beside where it is asked for unless a file is named. Refusal where they are none."""
    first, last = _months(months, london_day(clock.now()))
    span = f"{first:%Y-%m}..{last:%Y-%m}"
    path = path or Path(f"inspection-pack-{span.replace('..', '-to-')}.docx")
    with existing(settings) as store:
        with snapshot(store, clock.now()) as ledger:
            made = papers(settings).of_months(ledger, first, last)
        _put({path: made}, lambda: _write_down(store, clock, f"{PACK}{span}", "docx"))
    say(f"Written: {path.name}. {KEEP}")


def _made(settings: Settings, ledger: Ledger, form: str, of: date) -> bytes:
    paper = FORMS[form]
    content = papers(settings).of_month(ledger, paper, of) if paper else _picture(ledger, of)
    if content is None:
        raise Refusal(f"There was no round in {of:%B %Y}, and so there is no report of it.")
    return content


def _picture(ledger: Ledger, of: date) -> bytes:
    """Grades and admissibility by month."""
    run = run_of_month(ledger, of)
    if run[-1].figures is None:
        raise Refusal(f"There is no figure of {of:%B %Y} to draw.")
    return draw_below_each_other([month_chart.of_grades(run), month_chart.of_admissibility(run)])


def _put(made: Mapping[Path, bytes], before_use: Callable[[], None]) -> None:
    try:
        with in_one_go(before_use) as place:
            for path, content in made.items():
                place(path).write_bytes(content)
    except OSError as error:
        names = ", ".join(str(path) for path in made)
        raise Refusal(f"{names} cannot be written: {error.strerror or 'no access'}.") from None


def _month(typed: str) -> date:
    found = month_named(typed)
    if found is None:
        raise Refusal(f"“{typed}” is not a month. Write it as 2017-11.")
    return found


def _months(typed: str, today: date) -> tuple[date, date]:
    found = months_asked(typed, today)
    if found is None:
        raise Refusal(
            f"Write the first and the last month, as in 2017-07..2017-12: {MOST_MONTHS} at most, none to come."
        )
    return found


def _record(store: Store, clock: Clock, of: date, form: str) -> None:
    _write_down(store, clock, f"report:{of:%Y-%m}", form)


def _write_down(store: Store, clock: Clock, subject: str, form: str) -> None:
    """It holds figures of any size, also those that channels hide."""
    with store.writing(clock.now()) as ledger:
        ledger.record(Entry(*OPERATOR, "exported", subject, {}, {"as": form}))
