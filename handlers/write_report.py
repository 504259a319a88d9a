"""Writing a month's report section by section: each is saved when it is sent, and of two who write the same one is told."""

from collections.abc import Mapping

from cards import report_forms as forms
from cards import report_offer
from cards.elements import Form
from cards.replies import FormErrors, NextForm, OpenForm, Reply
from domain.refusal import Refusal
from domain.report import LONGEST, TYPED, Report, Section
from domain.reporting import ReportVerb
from handlers import after, load_report, name_doubts, plain_text
from handlers.ask import Ask
from handlers.handling import Handle
from handlers.required import optional
from storage.history import fingerprint
from storage.ledger import Ledger

Offer = Mapping[Section, str]
TAKEN = (
    "Somebody else wrote in this section meanwhile. What stands here is not saved: keep what you need of it, close this, and "
    "open the section again."
)


def ask_section(which: Section) -> Handle:
    """The form of one section; whoever opens it has seen the report in this state, if not in this version."""

    def handle(ask: Ask, ledger: Ledger) -> Reply:
        one = load_report.to_change(ask, ledger, ReportVerb.WRITE)
        return OpenForm(_form(ask, one, which, report_offer.offered(ledger, one.month)))

    return handle


def save(ask: Ask, ledger: Ledger) -> Reply:
    """What points at somebody is refused, what may be a name is asked about once; then comes the next section. Nothing is kept of
    what auditbot offered and nobody changed."""
    one, which = load_report.to_change(ask, ledger, ReportVerb.WRITE), _section(ask)
    text, offer = optional(ask, "text", LONGEST), report_offer.offered(ledger, one.month)
    if ask.context.get("seen") != _mark(one, which) and one.narrative.get(which) != text:
        return FormErrors({"text": TAKEN})
    if which in TYPED:
        plain_text.check_offered(ledger, "text", text)
    if _untouched(ask, one, which, text, offer):
        return _go_on(ask, ledger, one, which, offer)
    if text != offer.get(which, ""):
        plain_text.check(ledger, "text", text)
        if asked := name_doubts.asked(ask, ledger, _form(ask, one, which, offer), "text"):
            return NextForm(asked)
    kept = _write(ask, ledger, one, which, text) if one.narrative.get(which) != text else one
    return _go_on(ask, ledger, kept, which, offer)


def _untouched(ask: Ask, one: Report, which: Section, text: str, offer: Offer) -> bool:
    """What auditbot offered, now or when the form was made, is nobody's writing: kept, it would no more move with the figures."""
    return which not in one.narrative and _read(text) in (ask.context.get("offer"), _read(offer.get(which, "")))


def _go_on(ask: Ask, ledger: Ledger, one: Report, which: Section, offer: Offer) -> Reply:
    following = list(Section)[list(Section).index(which) + 1 :]
    if following:
        return NextForm(_form(ask, one, following[0], offer), kept=True)
    return after.saved(ask, ledger, f"The report of {one.name} is saved. “/summary {one.month:%Y-%m}” shows it.")


def _write(ask: Ask, ledger: Ledger, one: Report, which: Section, text: str) -> Report:
    new = {"narrative": {**one.narrative, which: text}, "written_by": ask.who.id, "writers": one.writers | {ask.who.id}}
    told = {"section": str(which), "hash": fingerprint(text)}
    return load_report.save(ask, ledger, "written", one, one.changed(**new), told)


def _section(ask: Ask) -> Section:
    named = ask.context.get("section", "")
    if named not in set(Section):
        raise Refusal("A report has no such section. Nothing was saved.")
    return Section(named)


def _form(ask: Ask, one: Report, which: Section, offered: Offer) -> Form:
    offer = offered.get(which, "")
    text = one.narrative.get(which, offer)
    beside = [offer] if offer and offer != text else []
    seen = {"section": str(which), "seen": _mark(one, which), "offer": _read(offer)}
    return forms.section(one, which, text, beside, load_report.context(ask, one) | seen)


def _read(text: str) -> str:
    """The same however its lines end, as they come back from a form."""
    return fingerprint(" ".join(text.split()))[:16]


def _mark(one: Report, which: Section) -> str:
    """Of the edition and what stands in it: so nobody writes over what they have not read."""
    return fingerprint(f"{one.edition} {one.narrative.get(which, '-')}")[:16]
