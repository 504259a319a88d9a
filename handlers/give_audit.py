"""The Practice Learning Team gives an audit to one moderator: to moderate it, also a second time, or to decide a challenge."""

from cards import moderation_forms as forms
from cards.elements import Option
from cards.replies import OpenForm, Reply
from domain.audit import WAITING, Audit, Stage
from domain.judging import AuditVerb, may_be_given, may_judge_again
from domain.person import MODERATORS, Actor, Role
from domain.refusal import Refusal
from handlers import after, load_audit, read_already, tell_moderation
from handlers.ask import Ask, number_in
from storage.ledger import Ledger

NOBODY = "There is nobody else who may moderate it: give somebody the role in the people table, and import it."


def ask_whom(ask: Ask, ledger: Ledger) -> Reply:
    audit = load_audit.as_seen(ask, ledger, AuditVerb.GIVE)
    able = _able(ask, ledger, audit)
    if not able:
        raise Refusal(f"{NOBODY} Nothing was changed by your press.")
    return OpenForm(forms.give(audit, options(able), _question(audit), load_audit.context(ask, audit)))


def give(ask: Ask, ledger: Ledger) -> Reply:
    audit = load_audit.as_seen(ask, ledger, AuditVerb.GIVE)
    number = number_in(ask.said("moderator"))
    judge = next((j for j in _able(ask, ledger, audit) if j.id == number), None)
    if judge is None:
        raise Refusal("Choose somebody who may moderate it.", field="moderator")
    match audit.stage, audit.challenge:
        case Stage.TO_MODERATE, _:
            given, verb = audit.changed(moderator_id=judge.id), "given to moderate"
        case _, challenge if challenge == WAITING:
            given, verb = audit.changed(second_id=judge.id), "challenge given"
        case _:
            given, verb = audit.changed(second_id=judge.id, second=WAITING), "given to moderate a second time"
    ledger.save_audit(audit, given, load_audit.entry(ask, verb, audit, given))
    tell_moderation.given(ask, ledger, given, judge.id)
    return after.audit(ask, ledger, f"{audit.reference} is given to {judge.person.name}, and they are told.")


def judges(ask: Ask, ledger: Ledger) -> list[Actor]:
    """All who may moderate anything, by name, with those whom they cover for today."""
    found = sorted(ledger.people.holding(Role.PLT, *MODERATORS), key=lambda person: person.name)
    return [ledger.people.actor(person, ask.today) for person in found]


def options(able: list[Actor]) -> list[Option]:
    outside = Role.EXTERNAL_MODERATOR
    return [Option(str(j.id), j.person.name, "external moderator" if outside in j.person.roles else "") for j in able]


def _able(ask: Ask, ledger: Ledger, audit: Audit) -> list[Actor]:
    """Who may; of a second moderation whoever has not read the first, which would say nothing of agreement else."""
    every = judges(ask, ledger)
    if audit.stage is Stage.TO_MODERATE:
        return [judge for judge in every if may_be_given(judge, audit)]
    again = [judge for judge in every if may_judge_again(judge, audit)]
    if audit.challenge == WAITING:
        return again
    read = read_already.readers(ledger, audit)
    return [judge for judge in again if judge.selves.isdisjoint(read)]


def _question(audit: Audit) -> str:
    if audit.stage is Stage.TO_MODERATE:
        return "Who moderates it?"
    return "Who decides the challenge?" if audit.challenge == WAITING else "Who moderates it a second time?"
