"""All that is asked of rounds: the programme, each round in its state, and every form with its second step."""

from collections.abc import Iterator
from datetime import date

from domain.audit_round import AuditRound, RoundState, Target
from domain.draft import Draft
from handlers.ask import Knock
from storage.history import fingerprint
from storage.ledger import Ledger
from tests.office.council import HOME, IDS, account_of, put_audit
from tests.office.people import Office

STATES = (RoundState.PLANNED, RoundState.OPEN, RoundState.CLOSED)
DATES = {"audits_due": "2018-04-16", "moderation_due": "2018-04-23", "report_due": "2018-05-01"}


def leave_rounds(office: Office) -> None:
    """January to March, one in each state, with targets."""
    office.does(_add)
    office.does(_say_a_worry)


def _say_a_worry(ledger: Ledger) -> None:
    """In audits of the open one, more of them than the form names."""
    of = ledger.rounds.of_month(date(2018, 2, 1))
    for number in range(971, 982):
        put_audit(ledger, number, round_id=of.id if of else 0)
        ledger.drafts.save(Draft(number, IDS["auditor"]), {"concern": "yes"}, ledger.now)


def _add(ledger: Ledger) -> None:
    for month, state in enumerate(STATES, start=1):
        due = (date(2018, month, 15), date(2018, month, 22), date(2018, month, 28))
        targets = {1: Target(12, 2), 2: Target(1)}
        ledger.rounds.add(
            AuditRound(0, date(2018, month, 1), "Planning", ("One", "Two", ""), *due, "Data", state, targets=targets)
        )


def asked_of_rounds(office: Office) -> Iterator[tuple[str, Knock]]:
    """Each with a name for it."""
    for who, words in (("plt", "round"), ("manager", "round"), *(("plt", f"round 2018-0{n}") for n in (1, 2, 3, 9))):
        yield f"{who}: audits {words}", Knock(account_of(who), HOME, "command", "/audits", office.now, words=words)
    for does in ("round_plan", "round_change"):
        yield f"plt: {does}", _knock(office, "press", does, "2018-01")
    yield "plt: themes", _knock(office, "press", "themes", "")
    yield "plt: a new theme", _knock(office, "press", "theme", "")
    long = dict.fromkeys(("aspect1", "aspect2", "aspect3"), "Mr Xyzzy " * 16) | {"name": "Another " * 7}
    for said in (long, long | {"prompt.impact": "x" * 300}):
        yield "plt: theme_save", _knock(office, "form", "theme_save", "", **said)
    yield "plt: round_change of an open one", _knock(office, "press", "round_change", "2018-02")
    yield "plt: round_close of one with a worry in it", _knock(office, "press", "round_close", "2018-02")
    yield "plt: round_theme", _knock(office, "form", "round_theme", "", month="2018-04", theme="Planning")
    for aspect in ("One", "Mr Xyzzy", ""):
        said = DATES | {"aspect1": aspect, "aspect2": "Two", "aspect3": "Three", "month": "2018-04"}
        yield f"plt: round_save {aspect}", _knock(office, "form", "round_save", "", **said)


def _knock(office: Office, kind: str, does: str, about: str, **said: str) -> Knock:
    context = {
        "about": about,
        "version": "1" if about else "0",
        "place": "rounds:1::",
        "theme": fingerprint("Planning")[:16],
    }
    plt = account_of("plt")
    return Knock(plt, HOME, kind, does, office.now, about=about, version=1, form=said, context=context)  # type: ignore[arg-type]
