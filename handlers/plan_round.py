"""Planning a month and changing it: which theme, then its aspects, reason, dates and targets in one form."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from cards import round_forms as forms
from cards.answers import NOTHING
from cards.elements import Form
from cards.replies import NextForm, OpenForm, Reply
from domain.audit import Stage
from domain.audit_round import ASPECTS, AuditRound, RoundState, Target
from domain.programme import DATES, MOST, Dates, check_dates, month_named, offered, plannable
from domain.refusal import Overtaken, Refusal
from domain.theme import Theme
from handlers import after, doubts, load_round, round_of_audits
from handlers.ask import Ask, number_in
from handlers.required import optional, required, required_day, together
from storage.audit_lists import of_round
from storage.channels import Room
from storage.history import fingerprint
from storage.ledger import Ledger


def ask_month(ask: Ask, ledger: Ledger) -> Reply:
    load_round.only_plt(ask)
    months = plannable({one.month for one in ledger.rounds.all()}, ask.today)
    if not months:
        raise Refusal("The coming twelve months are planned already. Change one of them.")
    return OpenForm(forms.choose(months, ledger.rounds.themes(), "", {"place": ask.place}))


def ask_change(ask: Ask, ledger: Ledger) -> Reply:
    """Another theme only as long as the round is planned."""
    one = _changeable(load_round.as_seen(ask, ledger))
    context = _context(ask, one)
    if one.state is RoundState.PLANNED:
        return OpenForm(forms.choose((), ledger.rounds.themes(), one.theme, context, one.name))
    return OpenForm(_form(ledger, one, context))


def choose_theme(ask: Ask, ledger: Ledger) -> Reply:
    """The second step, with the theme's aspects in it; one's own stay where the theme does."""
    before = _before(ask, ledger)
    theme = next((theme for theme in ledger.rounds.themes() if theme.name == ask.said("theme")), None)
    if theme is None:
        raise Refusal("Choose a theme.", field="theme")
    if theme.name == before.theme:
        return NextForm(_form(ledger, before, _context(ask, before)))
    drafted = replace(before, theme=theme.name, aspects=theme.aspects)
    return NextForm(_form(ledger, drafted, _context(ask, before, _mark(theme))))


def save(ask: Ask, ledger: Ledger) -> Reply:
    """What looks like a name is asked about once."""
    before = _before(ask, ledger)
    drafted = _filled_in(ask, ledger, before)
    asked = doubts.about_names(ledger, [drafted.reason, *drafted.aspects])
    seen = fingerprint("\n".join(asked))[:16]
    if asked and ask.context.get("asked") != seen:
        return NextForm(
            _form(ledger, drafted, _context(ask, before, ask.context.get("theme", "")) | {"asked": seen}, asked)
        )
    if before.id:
        load_round.save(ask, ledger, "changed", before, drafted.changed())
        round_of_audits.moved(ask, ledger, before, drafted)
    else:
        load_round.add(ask, ledger, drafted)
    return after.saved(ask, ledger, f"{drafted.name} is saved. “/audits round {drafted.reference}” shows it.")


def _before(ask: Ask, ledger: Ledger) -> AuditRound:
    """The round that is changed, as it was seen; or a new one for the month that was chosen, with what is offered for it."""
    load_round.only_plt(ask)
    if ask.context.get("version", "0") != "0":
        return _changeable(load_round.as_seen(ask, ledger))
    month = _month(ask)
    rounds = ledger.rounds.all()
    taken = {one.month for one in rounds}
    if month in taken:
        raise load_round.overtaken(f"{month:%B %Y}")
    if month not in plannable(taken, ask.today):
        raise Refusal("Choose one of the months in the list.", field="month")
    dates = offered(month, ledger.today, ledger.policy.moderate_within)
    aims = rounds[0].targets if rounds else {}
    return AuditRound(
        0, month, "", ("", "", ""), dates.audits_due, dates.moderation_due, dates.report_due, "", RoundState.PLANNED, 0, aims
    )  # fmt: skip


def _month(ask: Ask) -> date:
    named = month_named(ask.said("month") or ask.context.get("about", ""))
    if named is None:
        raise Refusal("Choose a month.", field="month")
    return named


def _changeable(one: AuditRound) -> AuditRound:
    if one.state is RoundState.CLOSED:
        raise Overtaken(f"{one.name} is closed: reopen it before you change it. {NOTHING}")
    return one


def _mark(theme: Theme) -> str:
    """A theme as a form's context holds it, where no text of any length may stand."""
    return fingerprint(theme.name)[:16]


def _with_theme(ask: Ask, ledger: Ledger, before: AuditRound) -> AuditRound:
    """With the theme of the step before, and the prompts it has now; as it was where none was chosen."""
    marked = ask.context.get("theme", "")
    if not marked and before.id:
        return before
    theme = next((theme for theme in ledger.rounds.themes() if _mark(theme) == marked), None)
    if theme is None:
        raise load_round.unknown()
    return replace(before, theme=theme.name, prompts=theme.prompts)


def _filled_in(ask: Ask, ledger: Ledger, before: AuditRound) -> AuditRound:
    """The round as it would be; Refusal at each input that will not do."""
    before = _with_theme(ask, ledger, before)
    dates, aspects, reason, targets = together(
        lambda: _dates(ask, ledger, before),
        lambda: before.aspects if _aspects_stay(ledger, before) else _aspects(ask),
        lambda: optional(ask, "reason", forms.REASON_LENGTH),
        lambda: _targets(ask, ledger),
    )
    said = {name: getattr(dates, name) for name in DATES}
    return replace(before, aspects=aspects, reason=reason, targets=targets, **said)


def _dates(ask: Ask, ledger: Ledger, before: AuditRound) -> Dates:
    dates = Dates(*(required_day(ask, name) for name in DATES))
    check_dates(dates, before, ledger.today)
    return dates


def _aspects(ask: Ask) -> tuple[str, str, str]:
    first, second, third = (required(ask, name, "Name the aspect.", forms.ASPECT_LENGTH) for name in ASPECTS)
    return first, second, third


def _targets(ask: Ask, ledger: Ledger) -> Mapping[int, Target]:
    """Services without a target are left out."""
    found = {
        room.id: Target(_count(ask, f"core.{room.id}"), _count(ask, f"learning.{room.id}")) for room in _rooms(ledger)
    }
    return {number: target for number, target in found.items() if target != Target()}


def _count(ask: Ask, name: str) -> int:
    said = ask.said(name)
    number = number_in(said) if said else 0
    if number is None or number > MOST:
        raise Refusal(f"“{said[:20]}” will not do. Write a whole number up to {MOST}, or nothing.", field=name)
    return number


def _rooms(ledger: Ledger) -> list[Room]:
    return [room for room in ledger.channels.all() if room.kind == "service"]


def _aspects_stay(ledger: Ledger, one: AuditRound) -> bool:
    """Whether audits of the round are judged by its aspects already."""
    if one.state is RoundState.PLANNED:
        return False
    return any(a.stage in (Stage.TO_MODERATE, Stage.MODERATED) for a in of_round(ledger.audits, one.id))


def _form(ledger: Ledger, drafted: AuditRound, context: Mapping[str, str], asked: list[str] | None = None) -> Form:
    return forms.plan(drafted, _rooms(ledger), context, asked or (), aspects_stay=_aspects_stay(ledger, drafted))


def _context(ask: Ask, one: AuditRound, theme: str = "") -> dict[str, str]:
    return {"about": one.reference, "version": str(one.version), "theme": theme, "place": ask.place}
