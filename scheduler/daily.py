"""Draws the digest and the escalation for one reader, from the data as they are when it goes, and again when they change."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from cards import digest, escalation
from cards.audits_to_do import PART as TO_DO
from cards.concerns_waiting import HAPPENED
from cards.concerns_waiting import NONE as NO_CONCERNS
from cards.concerns_waiting import PART as CONCERNS
from cards.digest_parts import Digest, Part
from cards.elements import Card
from cards.escalation import Drifted
from cards.failures import NO_LONGER_THEIRS
from cards.messenger import Never, NotNow
from cards.notice import Post
from cards.to_judge import NONE as NOTHING_TO_JUDGE
from cards.to_judge import PART as TO_JUDGE
from cards.undelivered import NOTHING, News
from cards.unmoderated import NONE, PART
from cards.view import View
from domain import ladder
from domain.action import Action
from domain.ladder import Rung
from domain.permission import standings
from domain.person import Actor, Role
from domain.reminder import when
from domain.staff import Staff
from scheduler import audits_to_do, concerns_waiting, failures, to_judge, unmoderated
from storage import staff as of_staff
from storage.claims import NOT_YET_ITS_DAY
from storage.copies import Copy
from storage.decisions import asked_about, waiting_for
from storage.due import nearly_due
from storage.ledger import Ledger
from storage.silences import silences

Content = Mapping[str, Any]
NO_REMINDERS = (Part.DECIDE, Part.HELPED, Part.LEFT)
"""Headings of a digest under which an action is for its reader to decide, and is not recalled to its owner."""


def post_digest(ledger: Ledger, reader: Actor, content: Content) -> Post | None:
    """None where the day is over, or nothing is to be said any more."""
    if not is_todays(content, ledger.today.day):
        return None
    drawn = _digest(ledger, reader, content)
    if drawn.is_empty:
        return None
    rows = {audit.reference: (audit.version, TO_JUDGE) for audit in drawn.to_judge.audits}
    rows |= {action.reference: (action.version, str(part)) for part, action in drawn.shown}
    rows |= {audit.reference: (audit.version, PART) for audit in drawn.unmoderated.shown}
    rows |= {audit.reference: (audit.version, TO_DO) for audit in drawn.to_do.shown}
    rows |= {one.concern.reference: (one.concern.version, HAPPENED) for one in drawn.concerns.happened}
    rows |= {concern.reference: (concern.version, CONCERNS) for concern in drawn.concerns.shown}
    return Post(digest.card(drawn), _firsts(rows, 0), _firsts(rows, 1))


def draw_digest_again(ledger: Ledger, reader: Actor, copy: Copy) -> Card:
    found = {action.reference: action for action in _spoken_of(ledger, reader, copy)}
    rows = {part: [found[n] for n, under in copy.parts.items() if under == part and n in found] for part in Part}
    view = View.of(ledger, reader, ledger.today.day, found.values(), cleared=copy.cleared)
    day = date.fromisoformat(copy.content["day"])
    audits = unmoderated.as_posted(ledger, reader, copy)
    return digest.as_it_was(
        day,
        {part: rows[part] for part in Part if rows[part]},
        view,
        _news(ledger, reader, copy.content),
        audits,
        sum(name.startswith("A-") for name in copy.parts) - len(found),
        audits_to_do.as_posted(ledger, reader, copy),
        concerns_waiting.as_posted(ledger, reader, copy),
        to_judge.as_posted(ledger, reader, copy),
    )


def post_escalation(ledger: Ledger, reader: Actor, content: Content) -> Post | None:
    """None once all of them are done, or have more time. Where its reader may see none of those that are left, as where
    they covered for whom it was meant, it must not end in silence: the PLT is told that it did not arrive."""
    still = drifted(ledger, content["actions"])
    seen = escalation.in_order(_in_sight(reader, still))
    if still and not seen:
        raise Never(NO_LONGER_THEIRS)
    if not seen:
        return None
    shown, more = seen[: escalation.MOST], seen[escalation.MOST :]
    card = _escalation(ledger, shown, _with_managers(ledger, reader, shown), more)
    return Post(card, {action.reference: action.version for action in shown})


def draw_escalation_again(ledger: Ledger, reader: Actor, copy: Copy) -> Card:
    shown = _spoken_of(ledger, reader, copy)
    view = _with_managers(ledger, reader, shown, copy.cleared)
    more = [a for a in _in_sight(reader, drifted(ledger, copy.content["actions"])) if a.reference not in copy.parts]
    return _escalation(ledger, shown, view, more) if shown or more else escalation.no_longer_theirs()


def _escalation(ledger: Ledger, shown: Sequence[Action], view: View, more: Sequence[Action]) -> Card:
    open_ones = [action for action in shown if action.is_open]
    found = silences(ledger.connection, open_ones, ledger.today.day, NO_REMINDERS)
    return escalation.card(Drifted(shown, view, more, found))


def is_todays(content: Content, today: date) -> bool:
    """False once its day is over; a day that is still to come, as where a clock was set back, is waited for."""
    day = date.fromisoformat(content["day"])
    if day > today:
        raise NotNow(NOT_YET_ITS_DAY, 0)
    return day == today


def drifted(ledger: Ledger, numbers: Sequence[int]) -> list[Action]:
    """Those that still stand on a rung."""
    return [action for action in ledger.actions.some(numbers) if action.is_open and action.rung > Rung.NOBODY]


def _in_sight(reader: Actor, found: Sequence[Action]) -> list[Action]:
    return [action for action in found if standings(reader, action)]


def _spoken_of(ledger: Ledger, reader: Actor, copy: Copy) -> list[Action]:
    """The rows it was posted with; not those that its reader may no longer see."""
    return _in_sight(reader, ledger.actions.some([int(name[2:]) for name in copy.parts if name.startswith("A-")]))


def _digest(ledger: Ledger, reader: Actor, content: Content) -> Digest:
    """All that the reader's digest of today has to say; the warnings only, where they are `alone`."""
    day, policy, alone = ledger.today.day, ledger.policy, _alone(content)
    parts: dict[Part, list[Action]] = {part: [] for part in Part}
    for part, action in _pressing(ledger, reader, alone=alone):
        parts[part].append(action)
    if not alone:
        parts[Part.DECIDE] = _not_in(parts, waiting_for(ledger, reader))
        parts[Part.HELPED] = asked_about(ledger, reader)
        parts[Part.LEFT] = _not_in(parts, ledger.lists.all_left_open()) if reader.holds(Role.PLT) else []
    found = [action for actions in parts.values() for action in actions]
    view = View.of(ledger, reader, day, found)
    audits = NONE if alone else unmoderated.of_today(ledger, reader).beside(len(found))
    to_do = audits_to_do.of_today(ledger, reader, alone=alone).beside(len(found))
    concerns = NO_CONCERNS if alone else concerns_waiting.of_today(ledger, reader)
    judging = NOTHING_TO_JUDGE if alone else to_judge.of_today(ledger, reader)
    next_day, news = policy.calendar.add(day, 1), _news(ledger, reader, content)
    return Digest(day, parts, view, next_day, news, audits, to_do, concerns, judging)


def _alone(content: Content) -> bool:
    return bool(content.get("alone"))


def _news(ledger: Ledger, reader: Actor, content: Content) -> News:
    """What could not be delivered, for the PLT; the same whenever this digest is drawn again."""
    if _alone(content) or not reader.holds(Role.PLT):
        return NOTHING
    return failures.news(ledger, reader, date.fromisoformat(content["day"]))


def _not_in(parts: Mapping[Part, Sequence[Action]], found: Sequence[Action]) -> list[Action]:
    placed = {action.id for actions in parts.values() for action in actions}
    return [action for action in found if action.id not in placed]


def _pressing(ledger: Ledger, reader: Actor, *, alone: bool) -> Iterator[tuple[Part, Action]]:
    """The open actions that are theirs to do, or theirs to know of before they climb."""
    today, policy = ledger.today, ledger.policy
    preference = ledger.preferences.of(reader.id)
    days = (today.day,) if alone else tuple(preference.stands_for(today.day, policy.calendar))
    last, leavers = max(days), reader.holds(Role.PLT)
    found = nearly_due(ledger.connection, reader.selves, today, last, policy, leavers=leavers)
    staff = _owners(ledger, found)
    for action in found:
        mine = not staff.responsible(action.owner_id, action.team).isdisjoint(reader.selves)
        if (mine or action.team.manager_id in reader.selves) and (part := _climbing(action, ledger)):
            yield part, action
        elif mine and not alone and when(action.due, action.snoozed_until, days, policy):
            yield _by_day(action, today.day), action


def _climbing(action: Action, ledger: Ledger) -> Part | None:
    """Once more time was given it stands at the foot of the ladder again, whoever has heard of it today."""
    today, policy = ledger.today.day, ledger.policy
    if action.rung and action.escalated_on == today:
        return Part.WENT_TO_DIRECTOR if action.rung >= Rung.DIRECTOR else Part.WENT_TO_HEAD
    if not ladder.is_warned(action.on_ladder, today, policy):
        return None
    tomorrow = ladder.reached(action.on_ladder, policy.calendar.add(today, 1), policy)
    return Part.GOES_TO_DIRECTOR if tomorrow is Rung.DIRECTOR else Part.GOES_TO_HEAD


def _by_day(action: Action, day: date) -> Part:
    if action.due < day:
        return Part.LATE
    return Part.TODAY if action.due == day else Part.SOON


def _owners(ledger: Ledger, found: Sequence[Action]) -> Staff:
    """As much of the staff as tells whose these actions are."""
    return of_staff.some(ledger.people, [action.owner_id for action in found], {})


def _with_managers(
    ledger: Ledger, reader: Actor, actions: Sequence[Action], cleared: frozenset[int] = frozenset()
) -> View:
    return View.of(ledger, reader, ledger.today.day, actions, escalation.people_in(actions), cleared)


def _firsts(rows: Mapping[str, tuple[int, str]], at: int) -> dict[str, Any]:
    return {name: told[at] for name, told in rows.items()}
