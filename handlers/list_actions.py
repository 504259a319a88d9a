"""Listing actions: one's own, one's teams', what is overdue, all in sight, what waits, what leavers left, what words find."""

from cards.places import Place
from cards.replies import Replace, Reply, Show
from domain.refusal import Refusal
from handlers.ask import Ask, number_in
from handlers.lists import LISTS, fresh
from storage.ledger import Ledger


def mine(ask: Ask, ledger: Ledger) -> Reply:
    return Show(fresh(ask, ledger, Place("mine")))


def team(ask: Ask, ledger: Ledger) -> Reply:
    return Show(fresh(ask, ledger, Place("team", rest=ask.words)))


def overdue(ask: Ask, ledger: Ledger) -> Reply:
    return Show(fresh(ask, ledger, Place("overdue")))


def everything(ask: Ask, ledger: Ledger) -> Reply:
    return Show(fresh(ask, ledger, Place("all")))


def waiting(ask: Ask, ledger: Ledger) -> Reply:
    return Show(fresh(ask, ledger, Place("waiting")))


def leavers(ask: Ask, ledger: Ledger) -> Reply:
    return Show(fresh(ask, ledger, Place("leavers")))


def find(ask: Ask, ledger: Ledger) -> Reply:
    if not ask.words.split():
        raise Refusal("Say what to look for: “/actions find supervision”, or a case reference.", field="words")
    return Show(fresh(ask, ledger, Place("find", rest=ask.words[:60])))


def turn_page(ask: Ask, ledger: Ledger) -> Reply:
    """Next or Previous: the same list at another page, in its own place."""
    place = Place.read(ask.place)
    if place.name not in LISTS:
        raise Refusal("This list can no longer be turned. Please type the command again.", field="page")
    return Replace(fresh(ask, ledger, Place(place.name, number_in(ask.about) or 1, rest=place.rest)))
