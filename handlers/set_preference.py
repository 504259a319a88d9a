"""When somebody wants their ordinary digest: at which hour, on which days, daily or weekly."""

from cards import settings as cards
from cards.replies import OpenForm, Reply
from domain.policy import EARLIEST_HOUR, LATEST_HOUR
from domain.preference import WORKING_WEEK, Preference
from domain.refusal import Refusal
from handlers import after
from handlers.ask import Ask, number_in
from handlers.required import required
from storage.history import Entry, State
from storage.ledger import Ledger
from storage.undelivered import digest_key


def ask_preference(ask: Ask, ledger: Ledger) -> Reply:
    return OpenForm(cards.digest_form(ledger.preferences.of(ask.who.id), ledger.policy, ask.place))


def set_preference(ask: Ask, ledger: Ledger) -> Reply:
    """Of oneself alone, whomever one covers for."""
    before, wanted = ledger.preferences.of(ask.who.id), Preference(_hour(ask), _days(ask), _weekly(ask))
    if wanted != before.plain:
        told = ledger.outbox.was_put(digest_key(ask.who.id, ask.today))
        calendar = ledger.policy.calendar
        ledger.preferences.put(ask.who.id, wanted.in_place_of(before, ask.today, calendar, told=told), ask.now)
        about = f"person:{ask.who.id}"
        ledger.record(Entry.by(ask.who, "self", "digest changed", about, _state(before), _state(wanted)))
    return after.saved(ask, ledger, "That is saved. It holds from your next digest on.")


def _hour(ask: Ask) -> int | None:
    """None as for everybody."""
    said = required(ask, "hour", "Choose an hour.")
    hour = number_in(said)
    if said == cards.AS_ALL:
        return None
    if hour is None or not EARLIEST_HOUR <= hour <= LATEST_HOUR:
        raise Refusal("Choose one of the hours in the list.", field="hour")
    return hour


def _days(ask: Ask) -> frozenset[int]:
    days = frozenset(day for said in ask.chose("days") if (day := number_in(said)) is not None)
    if not days or not days <= WORKING_WEEK:
        raise Refusal("Choose at least one day from Monday to Friday.", field="days")
    return days


def _weekly(ask: Ask) -> bool:
    said = required(ask, "often", "Choose how often.")
    if said not in (cards.DAILY, cards.WEEKLY):
        raise Refusal("Choose how often.", field="often")
    return said == cards.WEEKLY


def _state(preference: Preference) -> State:
    days = "".join(str(day) for day in sorted(preference.days))
    return {"hour": preference.hour, "days": days, "weekly": preference.weekly}
