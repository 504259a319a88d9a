"""Opening a planned round, closing an open one, and opening it again; what is left to do in it stays where it is."""

from dataclasses import replace

from cards import close_round
from cards.answers import NOTHING
from cards.replies import OpenForm, Replace, Reply
from cards.rounds import STATES
from domain.audit_round import AuditRound, RoundState
from domain.refusal import Overtaken
from handlers import after, load_audit, load_round, round_of_audits, show_rounds
from handlers.ask import Ask
from storage.ledger import Ledger
from storage.unraised import unraised

_TOLD = {"closed": "audits-shut", "reopened": "audits-reopened"}


def open_it(ask: Ask, ledger: Ledger) -> Reply:
    """From now on its prompts are its own, whatever becomes of its theme."""
    one = _in_state(ask, ledger, RoundState.PLANNED)
    return _turn(ask, ledger, "opened", one, replace(one, prompts=ledger.rounds.prompts(one)), RoundState.OPEN)


def close(ask: Ask, ledger: Ledger) -> Reply:
    """Where a case of concern was found in it and not raised, that is asked about first."""
    one = _in_state(ask, ledger, RoundState.OPEN)
    if found := [each for each in unraised(ledger) if each.audit.round.id == one.id]:
        context = {"about": one.reference, "version": str(one.version), "place": ask.place}
        view = load_audit.view(ask, ledger, [each.audit for each in found], [each.said_by for each in found])
        return OpenForm(close_round.form(one, found, view, context))
    return _turn(ask, ledger, "closed", one, one, RoundState.CLOSED)


def close_all_the_same(ask: Ask, ledger: Ledger) -> Reply:
    """Whoever closes it has read that there is such a one."""
    one = _in_state(ask, ledger, RoundState.OPEN)
    _turn(ask, ledger, "closed", one, one, RoundState.CLOSED)
    return after.saved(ask, ledger, f"{one.name} is closed. “/audits round {one.reference}” shows it.")


def reopen(ask: Ask, ledger: Ledger) -> Reply:
    one = _in_state(ask, ledger, RoundState.CLOSED)
    return _turn(ask, ledger, "reopened", one, one, RoundState.OPEN)


def _in_state(ask: Ask, ledger: Ledger, state: RoundState) -> AuditRound:
    """The round as it was seen, and in this state: a press sent twice, or by two, counts once."""
    one = load_round.as_seen(ask, ledger)
    if one.state is not state:
        raise Overtaken(f"{one.name} is {STATES[one.state].lower()}. {NOTHING}")
    return one


def _turn(ask: Ask, ledger: Ledger, verb: str, before: AuditRound, now: AuditRound, state: RoundState) -> Reply:
    turned = now.changed(state=state)
    load_round.save(ask, ledger, verb, before, turned)
    if verb in _TOLD:
        round_of_audits.turned(ask, ledger, _TOLD[verb], turned)
    return Replace(show_rounds.sheet(ask, ledger, load_round.one(ask, ledger)))
