"""A team's plan with its notes and reviews, and the list of the teams whose plan somebody sees."""

from cards import team_plan as cards
from cards.elements import Card
from cards.places import Place
from cards.replies import Replace, Reply, Show
from cards.team_plan import TeamSheet
from cards.view import View
from domain.person import Team
from domain.refusal import Refusal
from domain.team_plan import PlanVerb, abilities
from handlers import load_team
from handlers.ask import Ask, number_in
from storage.ledger import Ledger


def show(ask: Ask, ledger: Ledger) -> Reply:
    """With a name that team; without, the one there is, or the list."""
    if ask.words:
        return Show(_card(ask, ledger, load_team.named(ask, ledger, ask.words)))
    found = load_team.seen(ask, ledger)
    if not found:
        raise Refusal("You see no team's plan. Team managers and those above them do.")
    return Show(_card(ask, ledger, found[0]) if len(found) == 1 else _every(ask, ledger, found))


def open_one(ask: Ask, ledger: Ledger) -> Reply:
    """In place of the list, or beside the message that it was pressed on."""
    card = _card(ask, ledger, load_team.team(ask, ledger, PlanVerb.SEE))
    return Replace(card) if Place.read(ask.place).name == cards.EVERY else Show(card)


def drawn(ask: Ask, ledger: Ledger, place: Place) -> Card | None:
    """The card at this place as it is now; None if it is no such place."""
    if place.name == cards.EVERY:
        return _every(ask, ledger, load_team.seen(ask, ledger))
    number = number_in(place.rest) if place.name == cards.ONE else None
    team = ledger.people.team(number) if number is not None else None
    return _card(ask, ledger, load_team.checked(ask, ledger, team, PlanVerb.SEE)) if team else None


def _card(ask: Ask, ledger: Ledger, team: Team) -> Card:
    plans, posted = ledger.team_plans, ledger.reports.posted_before(ask.today)
    able = abilities(ask.who, team, ledger.people.seniors())
    notes, reviews = plans.notes(team.id), plans.reviews(team.id)
    sheet = TeamSheet(team, plans.steps([team.id]), notes, reviews, posted.month if posted else None, able)
    also = {note.by for note in notes} | {review.by for review in reviews}
    return cards.card(sheet, View.of(ledger, ask.who, ask.today, (), also))


def _every(ask: Ask, ledger: Ledger, teams: list[Team]) -> Card:
    steps = ledger.team_plans.steps([team.id for team in teams])
    return cards.every(teams, steps, ledger.team_plans.last_reviewed(), View.of(ledger, ask.who, ask.today, ()))
