"""What the person sees after a form has done its work: the list or card it was opened from, or else a line that says so."""

from dataclasses import replace

from cards import actions as cards
from cards import (
    allocation,
    annual_plan,
    audits,
    concern_buttons,
    concerns,
    evidence,
    exemplars,
    exemptions,
    moderation,
    recommendations,
    records,
    report_sheet,
    sentences,
    team_plan,
    themes,
)
from cards import show_audit as show_audits
from cards.answers import say
from cards.elements import Card, List, Text
from cards.places import Place
from cards.replies import Done, Nothing, Replace, Reply, Show
from cards.view import View
from domain.action import Action
from domain.concern import Concern
from handlers import (
    allocate_audits,
    edit_theme,
    exempt_auditor,
    keep_evidence,
    list_audits,
    list_concerns,
    list_moderation,
    lists,
    show_action,
    show_audit,
    show_concern,
    show_exemplars,
    show_plan,
    show_recommendations,
    show_records,
    show_report,
    show_rounds,
    show_sentences,
    show_settings,
    show_team,
)
from handlers.ask import Ask
from storage.ledger import Ledger

ELSEWHERE = ("posted", "home")
"""Places that the outbox brings up to date by itself."""


def form(ask: Ask, ledger: Ledger, action: Action, sentence: str) -> Reply:
    """After a form that changed this action."""
    place = Place.read(ask.place)
    if place.name in ELSEWHERE:
        return Done()
    card = redrawn(ask, ledger, place)
    return Done(replaces=card) if card else Done(says=line(ask, ledger, action, sentence))


def saved(ask: Ask, ledger: Ledger, sentence: str) -> Reply:
    """After a form that changed no action."""
    card = redrawn(ask, ledger, Place.read(ask.place))
    return Done(replaces=card) if card else Done(says=say(sentence))


def audit(ask: Ask, ledger: Ledger, sentence: str) -> Reply:
    """After a form that changed an audit: a posted message is brought up to date by the outbox."""
    return Done() if Place.read(ask.place).name in ELSEWHERE else saved(ask, ledger, sentence)


concern = audit
"""After a form that changed a case of concern: the same."""


def audit_raising(ask: Ask, ledger: Ledger, sentence: str, new: Concern | None) -> Reply:
    """After a form that changed an audit and may have raised a case of concern: that one is said first, and who is told."""
    if new is None:
        return audit(ask, ledger, sentence)
    told, place = concerns.told(new), Place.read(ask.place)
    card = None if place.name in ELSEWHERE else redrawn(ask, ledger, place)
    if card is None:
        return Done(says=replace(told, blocks=(*told.blocks, Text(sentence))))
    return Done(replaces=replace(card, blocks=(*told.blocks, *card.blocks)))


def raised(ask: Ask, ledger: Ledger, new: Concern) -> Reply:
    """After a new case of concern: the list it was raised from, or else that it is raised, and the way to it."""
    card = redrawn(ask, ledger, Place.read(ask.place))
    return Done(replaces=card) if card else Done(says=concerns.told(new))


def press_on_concern(ask: Ask, ledger: Ledger, sentence: str) -> Reply:
    """After a button that changed a case of concern without a form."""
    place = Place.read(ask.place)
    if place.name in ELSEWHERE:
        return Nothing()
    card = redrawn(ask, ledger, place)
    return Replace(card) if card else Show(say(sentence))


def said(sentence: str) -> Reply:
    """After a form that changed nothing that is on the screen."""
    return Done(says=say(sentence))


def press(ask: Ask, ledger: Ledger, action: Action, sentence: str) -> Reply:
    """After a button that changed this action without a form."""
    place = Place.read(ask.place)
    if place.name in ELSEWHERE:
        return Nothing()
    card = redrawn(ask, ledger, place)
    return Replace(card) if card else Show(line(ask, ledger, action, sentence))


def refresh(ask: Ask, ledger: Ledger) -> Reply:
    """A private list or card that is still on the screen, drawn again because something on it has changed elsewhere."""
    card = redrawn(ask, ledger, Place.read(ask.place))
    return Replace(card) if card else Nothing()


def redrawn(ask: Ask, ledger: Ledger, place: Place) -> Card | None:
    """The private list or card at this place as it is now; None if it is no such place."""
    if place.name in lists.LISTS:
        return lists.again(ask, ledger, place)
    if place.name == "show" and place.rows:
        return show_action.drawn(ask, ledger, place.rows[0])
    if place.name == exemptions.NAME:
        return exempt_auditor.again(ask, ledger, place)
    if place.name == allocation.NAME:
        return allocate_audits.again(ask, ledger, place)
    if place.name == audits.MINE:
        return list_audits.drawn(ask, ledger)
    if place.name == moderation.QUEUE:
        return list_moderation.again(ask, ledger, place)
    if place.name == show_audits.ONE and place.rows:
        return show_audit.drawn(ask, ledger, place.rows[0])
    if place.name == concerns.REGISTER:
        return list_concerns.again(ask, ledger, place)
    if place.name == concern_buttons.ONE and place.rows:
        return show_concern.drawn(ask, ledger, place.rows[0])
    if place.name == themes.THEMES:
        return edit_theme.drawn(ask, ledger)
    if place.name in (exemplars.LIBRARY, exemplars.ONE):
        return show_exemplars.drawn(ask, ledger, place)
    if place.name in (records.AUDITORS, records.ONE):
        return show_records.drawn(ask, ledger, place)
    if of_report := _of_report(ask, ledger, place):
        return of_report
    return show_rounds.drawn(ask, ledger, place) or show_settings.drawn(ask, ledger, place)


def _of_report(ask: Ask, ledger: Ledger, place: Place) -> Card | None:
    """The same for what belongs to the monthly report, and for what follows from it."""
    if place.name == report_sheet.ONE:
        return show_report.drawn(ask, ledger, place)
    if place.name == sentences.BETTER:
        return show_sentences.drawn(ask, ledger, place)
    if place.name == evidence.NAME:
        return keep_evidence.drawn(ask, ledger, place)
    if place.name in (recommendations.LIST, recommendations.ONE):
        return show_recommendations.drawn(ask, ledger, place)
    if place.name == annual_plan.NAME:
        return show_plan.drawn(ask, ledger, place)
    if place.name in (team_plan.ONE, team_plan.EVERY):
        return show_team.drawn(ask, ledger, place)
    return None


def line(ask: Ask, ledger: Ledger, action: Action, sentence: str) -> Card:
    """The sentence for a screen reader, the action as it now stands for the eye."""
    fresh = ledger.actions.some([action.id])
    view = View.of(ledger, ask.who, ask.today, fresh)
    return Card(sentence, (List(tuple(cards.row(a, view) for a in fresh)),), str(Place("show", rows=(action.id,))))
