"""Finding the team, or the step of a team's plan, that an ask is about, and checking that the asker may do it now."""

from cards.answers import NOTHING
from domain.action import parse_reference
from domain.person import Team
from domain.refusal import Overtaken, Refusal
from domain.team_plan import MAY, PREFIX, PlanStanding, PlanVerb, Step, may, standings
from handlers.ask import Ask, number_in
from storage.history import Entry, State
from storage.ledger import Ledger

_NOT_SEEN = "There is no team of that name whose plan you can see."


def about(ask: Ask) -> str:
    return ask.about or ask.context.get("about", "")


def team(ask: Ask, ledger: Ledger, verb: PlanVerb) -> Team:
    """The team that a button or form names; the same answer for what is absent and for what is not theirs to see."""
    kind, _, rest = about(ask).partition(":")
    number = number_in(rest.split(" ")[0]) if kind == "team" else None
    return checked(ask, ledger, ledger.people.team(number) if number is not None else None, verb)


def checked(ask: Ask, ledger: Ledger, found: Team | None, verb: PlanVerb) -> Team:
    seniors = ledger.people.seniors()
    if found is None or not may(ask.who, PlanVerb.SEE, found, seniors):
        raise Refusal(_NOT_SEEN)
    if not may(ask.who, verb, found, seniors):
        able = " and the ".join(str(standing) for standing in PlanStanding if standing in MAY[verb])
        raise Refusal(f"Only the {able} may {verb} {found.name}. {NOTHING}")
    return found


def named(ask: Ask, ledger: Ledger, name: str) -> Team:
    """The team of this name, in whatever letters it was typed."""
    wanted = name.casefold()
    found = next((each for each in ledger.people.teams() if each.name.casefold() == wanted), None)
    return checked(ask, ledger, found, PlanVerb.SEE)


def seen(ask: Ask, ledger: Ledger) -> list[Team]:
    """All whose plan the asker sees."""
    seniors = ledger.people.seniors()
    return [each for each in ledger.people.teams() if may(ask.who, PlanVerb.SEE, each, seniors)]


def step(ask: Ask, ledger: Ledger) -> Step:
    """The open step that is named, as it was seen."""
    reference = about(ask)
    number = parse_reference(reference, PREFIX)
    found = ledger.team_plans.step(number) if number is not None else None
    if found is None or not may(ask.who, PlanVerb.SEE, found.team, ledger.people.seniors()):
        raise Refusal(f"There is no step {reference[:20]} that you can see.")
    checked(ask, ledger, found.team, PlanVerb.PLAN)
    if not found.is_open:
        raise Overtaken(f"{found.reference} is {found.state} already. {NOTHING}")
    if version(ask) not in (0, found.version):
        raise Overtaken(f"{found.reference} was changed by somebody else meanwhile. {NOTHING}")
    return found


def version(ask: Ask) -> int:
    """What the asker has seen."""
    return ask.knock.version or number_in(ask.context.get("version", "")) or 0


def context(ask: Ask) -> dict[str, str]:
    """What comes back with a form."""
    return {"about": about(ask), "version": str(version(ask)), "place": ask.place}


def entry(ask: Ask, ledger: Ledger, of: Team, verb: str, subject: str, before: State, after: State) -> Entry:
    """The history entry of a change, in the capacity in which it was made."""
    held = standings(ask.who, of, ledger.people.seniors())
    role = str(next((standing for standing in PlanStanding if standing in held), "none"))
    return Entry.by(ask.who, role, verb, subject, before, after)
