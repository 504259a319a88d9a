"""After a month's report a team's manager notes what the team will do differently: it comes back in the next draft."""

from datetime import date

from cards import team_plan_forms as forms
from cards.replies import NextForm, OpenForm, Reply
from domain.person import Team
from domain.programme import month_named
from domain.refusal import Overtaken, Refusal
from domain.team_plan import PlanVerb, TeamNote
from handlers import after, load_team, name_doubts, plain_text
from handlers.ask import Ask, number_in
from handlers.required import required
from storage.history import State, fingerprint
from storage.ledger import Ledger


def ask_line(ask: Ask, ledger: Ledger) -> Reply:
    team, month = load_team.team(ask, ledger, PlanVerb.NOTE), _month(ask, ledger)
    said = _said(ledger, team, month)
    context = load_team.context(ask) | {"version": str(said.version if said else 0)}
    return OpenForm(forms.note(team, month, said, context))


def note(ask: Ask, ledger: Ledger) -> Reply:
    team, month = load_team.team(ask, ledger, PlanVerb.NOTE), _month(ask, ledger)
    before, text = _said(ledger, team, month), required(ask, "line", "Say it in a line.", forms.LINE)
    plain_text.check(ledger, "line", text)
    if form := name_doubts.asked(ask, ledger, forms.note(team, month, before, ask.context), "line"):
        return NextForm(form)
    seen = number_in(ask.context.get("version", "")) or 0
    new = TeamNote(team.id, month, text, ask.who.id, ask.now)
    if seen != (before.version if before else 0) or not ledger.team_plans.put_note(before, new):
        raise Overtaken(f"Somebody else has written the line of {team.name} meanwhile. Nothing was changed.")
    was: State = {"hash": fingerprint(before.text)} if before else {}
    now: State = {"month": f"{month:%Y-%m}", "hash": fingerprint(text)}
    ledger.record(load_team.entry(ask, ledger, team, "noted", f"plan:{team.id}", was, now))
    return after.saved(ask, ledger, f"Saved: what {team.name} will do differently.")


def _month(ask: Ask, ledger: Ledger) -> date:
    """Of a report that was posted."""
    month = month_named(load_team.about(ask).partition(" ")[2])
    if month is None or ledger.reports.posted(month) is None:
        raise Refusal("There is no report of that month yet.")
    return month


def _said(ledger: Ledger, team: Team, month: date) -> TeamNote | None:
    return ledger.team_plans.notes_of(month).get(team.id)
