"""A correction of a posted report is a further edition, which says what is corrected; the posted messages follow when it is
posted in its turn."""

from cards import report_forms as forms
from cards.elements import Form
from cards.replies import NextForm, OpenForm, Reply
from domain.report import Report, ReportState, check_no_numbers
from domain.reporting import ReportVerb
from handlers import after, load_report, name_doubts, plain_text
from handlers.ask import Ask
from handlers.required import required
from storage.history import fingerprint
from storage.ledger import Ledger


def ask_correction(ask: Ask, ledger: Ledger) -> Reply:
    return OpenForm(_form(ask, load_report.as_seen(ask, ledger, ReportVerb.CORRECT)))


def correct(ask: Ask, ledger: Ledger) -> Reply:
    """What is corrected stands in all posted messages, so it is looked at as whatever leaves the PLT is."""
    one = load_report.as_seen(ask, ledger, ReportVerb.CORRECT)
    change = required(ask, "change", "Say what is corrected.", forms.CHANGE)
    plain_text.check(ledger, "change", change)
    check_no_numbers(change, "change")
    if asked := name_doubts.asked(ask, ledger, _form(ask, one), "change"):
        return NextForm(asked)
    begun = Report(
        None, one.month, one.edition + 1, ReportState.DRAFT, one.written, ask.now, ask.who.id, change=change,
        writers=frozenset({ask.who.id}),
    )  # fmt: skip
    load_report.save(ask, ledger, "correction begun", one, begun, {"hash": fingerprint(change)})
    return after.saved(ask, ledger, f"Edition {begun.edition} is begun. “/summary {one.month:%Y-%m}” shows it.")


def _form(ask: Ask, one: Report) -> Form:
    return forms.correction(one, load_report.context(ask, one))
