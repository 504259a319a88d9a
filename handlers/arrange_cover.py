"""Being away: from, until, and who covers; set, changed and ended by the person, or by the PLT for them."""

from cards import away_forms
from cards.answers import NOTHING
from cards.replies import OpenForm, Reply
from cards.view import View
from domain.absence import Absence, changed, ended
from domain.person import Role
from domain.refusal import Overtaken, Refusal
from handlers import after, catch_up, tell_covers, wanted_cover
from handlers.ask import Ask, number_in
from storage import sight
from storage.history import Entry, State
from storage.ledger import Ledger


def ask_absence(ask: Ask, ledger: Ledger) -> Reply:
    """The form of a new one, or of the one that the button is about."""
    if not ask.about:
        view = View.of(ledger, ask.who, ask.today, ())
        return OpenForm(away_forms.new(view, ask.place, ledger.policy.calendar.add(ask.today, 1)))
    absence = _theirs(ask, ledger)
    return OpenForm(away_forms.change(absence, _view(ask, ledger, absence), ask.place))


def set_absence(ask: Ask, ledger: Ledger) -> Reply:
    before = _as_seen(ask, ledger) if ask.context.get("about") else None
    wanted = wanted_cover.filled_in(ask, ledger, before)
    if wanted != before:
        old, new = changed(before, wanted, ask.today) if before else (None, wanted)
        wanted_cover.check(ask, ledger, new, before)
        _keep(ask, ledger, before, old, new)
    return after.saved(ask, ledger, "That is saved.")


def ask_end(ask: Ask, ledger: Ledger) -> Reply:
    absence = _theirs(ask, ledger)
    return OpenForm(away_forms.end(absence, _view(ask, ledger, absence), ask.place))


def end(ask: Ask, ledger: Ledger) -> Reply:
    """Of what has not begun nothing is left; of what has, the days until they are back."""
    absence = _as_seen(ask, ledger)
    begun = absence.first_day <= ask.today
    back = away_forms.back_on(ask.said("back"), ask.today) if begun else absence.first_day
    if back is None or back > absence.last_day:
        raise Refusal("Choose from when.", field="back")
    left = ended(absence, back)
    _ = ledger.absences.change(left) if left else ledger.absences.remove(absence.id or 0)
    entry = _record(ask, ledger, "cover ended", absence, left or absence, _state(left))
    tell_covers.ended(ask, ledger, absence, left, entry)
    _catch_up(ask, ledger, absence, left)
    return after.saved(ask, ledger, "That absence is ended.")


def _theirs(ask: Ask, ledger: Ledger) -> Absence:
    """One that is not over, of the asker or, for the PLT, of anybody; the same answer for what is absent and not theirs."""
    number = number_in(ask.about or ask.context.get("about", ""))
    found = ledger.absences.get(number) if number is not None else None
    if found is None or not (found.person_id == ask.who.id or ask.who.holds(Role.PLT)) or found.last_day < ask.today:
        raise Refusal(f"There is no such absence that you can change. {NOTHING}")
    return found


def _as_seen(ask: Ask, ledger: Ledger) -> Absence:
    """Nobody changes what they have not seen."""
    found = _theirs(ask, ledger)
    if ask.context.get("seen") != away_forms.seen(found):
        raise Overtaken("This absence has changed since. Nothing was saved: close the form and open it again.")
    return found


def _keep(ask: Ask, ledger: Ledger, before: Absence | None, old: Absence | None, new: Absence) -> None:
    """`old`: what stays of the one before, where another covers from now on."""
    for one in (old, new):
        if one and one.id:
            ledger.absences.change(one)
    number = new.id or ledger.absences.add(new)
    entry = _record(ask, ledger, "cover changed" if before else "cover set", before, new, _state(new))
    tell_covers.arranged(ask, ledger, before, number, new, entry)
    _catch_up(ask, ledger, before, new)


def _catch_up(ask: Ask, ledger: Ledger, before: Absence | None, now: Absence | None) -> None:
    """Whoever does the work from now on reads today what another was told this morning."""
    if now and now.is_on(ask.today):
        catch_up.digest(ask, ledger, now.cover_id)
    elif before and before.is_on(ask.today):
        catch_up.digest(ask, ledger, before.person_id)


def _record(ask: Ask, ledger: Ledger, verb: str, before: Absence | None, now: Absence, state: State) -> int:
    """Both ids stand in it; the home pages of all concerned follow."""
    role = "self" if now.person_id == ask.who.id else "plt"
    number = ledger.record(Entry.by(ask.who, role, verb, f"person:{now.person_id}", _state(before), state))
    ledger.tell_homes({now.person_id, now.cover_id, before.cover_id if before else None}, number)
    if before:
        _see_no_more(ledger, before, number)
    return number


def _see_no_more(ledger: Ledger, before: Absence, entry: int) -> None:
    """Of this one cover alone: somebody waits for the answer."""
    kept, today = ledger.absences.get(before.id or 0), ledger.today.day
    if kept and kept.last_day < today:
        sight.settle(ledger, [kept])
    elif before.is_on(today):  # it may be another's from now on, or begin later, or nothing is left of it
        sight.draw_again(ledger, {before.cover_id}, f"cover-{entry}")


def _state(absence: Absence | None) -> State:
    if absence is None:
        return {}
    days = {"from": absence.first_day.isoformat(), "until": absence.last_day.isoformat()}
    return {"person": absence.person_id, "cover": absence.cover_id, **days}


def _view(ask: Ask, ledger: Ledger, absence: Absence) -> View:
    return View.of(ledger, ask.who, ask.today, (), {absence.person_id, absence.cover_id})
