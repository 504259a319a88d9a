"""A sample for second moderation: so many at random, or those that are named; each goes to another than its first moderator."""

from collections import defaultdict
from secrets import SystemRandom

from cards import moderation_forms as forms
from cards.answers import NOTHING
from cards.elements import Option
from cards.moderation import QUEUE
from cards.places import Place
from cards.replies import Done, OpenForm, Reply
from cards.words import count
from domain.action import parse_reference
from domain.audit import WAITING, Audit
from domain.judging import is_own
from domain.person import Actor
from domain.refusal import Refusal
from domain.sampling import assign
from handlers import after, give_audit, list_moderation, load_audit, plt, read_already, tell_moderation
from handlers.ask import Ask, number_in
from storage import audit_lists
from storage.ledger import Ledger

SPREAD = Option("all", "Evenly among all who may")
MOST = 50
ONLY = f"Only the Practice Learning Team draws audits for a second moderation. {NOTHING}"


def ask_sample(ask: Ask, ledger: Ledger) -> Reply:
    plt.only(ask, Refusal(ONLY))
    rounds = [Option(str(r.id), f"{r.theme}, {r.name}") for r in ledger.rounds.all()]
    judges = [SPREAD, *give_audit.options(give_audit.judges(ask, ledger))]
    return OpenForm(forms.sample(rounds, judges, {"place": ask.place}))


def sample(ask: Ask, ledger: Ledger) -> Reply:
    plt.only(ask, Refusal(ONLY))
    drawn, wanted = _drawn(ask, ledger)
    drawn = [audit for audit in drawn if not is_own(ask.who, audit)]
    read = {audit.id: read_already.readers(ledger, audit) for audit in drawn}
    assigned = assign(drawn, _judges(ask, ledger), wanted, read)
    if not assigned:
        raise Refusal(
            "There is no audit of it that somebody else could moderate a second time.",
            field="moderator",
        )
    theirs: dict[int, list[Audit]] = defaultdict(list)
    for audit, judge in assigned:
        given = audit.changed(second_id=judge.id, second=WAITING)
        entry = load_audit.entry(ask, "given to moderate a second time", audit, given)
        ledger.save_audit(audit, given, entry)
        theirs[judge.id].append(given)
    for judge_id, audits in sorted(theirs.items()):
        tell_moderation.second_asked(ask, ledger, audits, judge_id)
    short = f" of {wanted}: for the others there is nobody" if len(assigned) < wanted else ""
    told = f"{count(len(assigned), 'audit')} drawn for a second moderation{short}."
    place = Place.read(ask.place)
    if place.name == QUEUE:
        return Done(replaces=list_moderation.again(ask, ledger, place, told))
    return after.saved(ask, ledger, told)


def _drawn(ask: Ask, ledger: Ledger) -> tuple[list[Audit], int]:
    """From what is drawn, and how many; Refusal where neither a number nor audits are given."""
    number = number_in(ask.said("round"))
    found = audit_lists.moderated_once(ledger.audits, number) if number is not None else []
    if ask.said("chosen") and ask.said("number"):
        raise Refusal("Give a number, or name the audits: not both.", field="number")
    if named := ask.said("chosen").replace(",", " ").split():
        return _named(found, named), len(named)
    wanted = number_in(ask.said("number"))
    if not wanted or wanted > MOST:
        raise Refusal(f"Give a whole number from 1 to {MOST}, or name the audits below.", field="number")
    return SystemRandom().sample(found, len(found)), wanted


def _named(found: list[Audit], named: list[str]) -> list[Audit]:
    by_number = {audit.id: audit for audit in found}
    numbers = [parse_reference(name, load_audit.PREFIX) for name in named]
    strange = [name[:12] for name, number in zip(named, numbers, strict=True) if number not in by_number]
    if strange:
        told = f"{', '.join(strange[:3])}: no audit of this round that was moderated once and not yet judged again."
        raise Refusal(told, field="chosen")
    return [by_number[number] for number in dict.fromkeys(numbers) if number is not None]


def _judges(ask: Ask, ledger: Ledger) -> list[Actor]:
    every, said = give_audit.judges(ask, ledger), ask.said("moderator")
    return every if said == SPREAD.value else [judge for judge in every if str(judge.id) == said]
