"""The register of cases of concern as a list: what did not reach somebody in words first, then who has it and what is next."""

from collections.abc import Mapping, Sequence

from cards import concern_buttons
from cards.concern_words import A_CASE, AT_STAKE, STATES, action_counts, in_short, place_of, review_words, troubles
from cards.elements import Actions, Block, Button, Card, Line, List, Moment, Row, Span, Strong, Text
from cards.places import Place
from cards.view import View
from cards.words import capital, short_date
from domain.action import Action
from domain.calendar import london_day
from domain.concern import Capacity, Concern, Duty
from storage.concern_lists import Register

REGISTER, CLOSED = "concerns", "closed"
NONE = "You see no cases of concern."
NO_OPEN = "No case of concern that you see is open. “/concerns closed” lists those that are closed."
NO_CLOSED = "No case of concern that you see is closed. “/concerns” lists those that are open."
RAISE = Button("Raise a case of concern", "raise_concern", opens_form=True)


def told(concern: Concern) -> Card:
    """To whoever has just raised it."""
    said = " ".join([f"{concern.reference} is raised.", *_who_is_told(concern)])
    blocks: tuple[Block, ...] = (Text(said), Actions((Button("Open", concern_buttons.ONE, concern.reference),)))
    return Card(A_CASE, blocks, str(Place("told")))


def _who_is_told(concern: Concern) -> list[str]:
    """Those who have not said yet that they have it, or who stands in for them; a team without a manager is its head of
    service's."""
    told = list(dict.fromkeys(_whose(concern, duty) for duty in concern.unanswered))
    words = " and ".join(told)
    return [f"{capital(words)} {'is' if len(told) == 1 else 'are'} told at once."] if told else []


def _whose(concern: Concern, duty: Duty) -> str:
    team, told = concern.team, frozenset(duty.told)
    if duty.capacity is Capacity.TEAM_MANAGER and team.manager_id is not None:
        if team.manager_id in told or not told:
            return "its team manager"
        return "its head of service" if team.head_id in told else "who stands in for its team manager"
    if team.head_id is None:
        return "who is above its service"
    return "its head of service" if team.head_id in told or not told else "who stands in for its head of service"


def row(concern: Concern, actions: Sequence[Action], view: View) -> Row:
    """Whom it did not reach; which one, how it stands and since when, who has it, when it is reviewed, what is to be done."""
    buttons = concern_buttons.in_message(concern, concern_buttons.able(concern, view))
    trouble = " ".join(f"{each}." for each in troubles(concern))
    title: list[Span] = [Strong(concern.reference)]
    title += ["  ", Strong(trouble), "\n", place_of(concern)] if trouble else [f"  {place_of(concern)}"]
    return Row(tuple(title), _closed(concern, view) if concern.is_closed else _open(concern, actions, view), buttons, 2)


def _open(concern: Concern, actions: Sequence[Action], view: View) -> Line:
    since: Span = Moment(concern.raised_at) if concern.raised_at else short_date(concern.raised_on, view.today)
    facts = [in_short(concern), review_words(concern, view), action_counts(actions, view)]
    state = "" if concern.state == "raised" else f" · {STATES[concern.state].lower()}"
    first: tuple[Span, ...] = (Strong(AT_STAKE.capitalize()), " · ") if concern.unsafe else ()
    return (*first, "Raised ", since, f"{state} · " + " · ".join(fact for fact in facts if fact))


def _closed(concern: Concern, view: View) -> str:
    on = f"Closed {short_date(london_day(concern.closed_at), view.today)}" if concern.closed_at else "Closed"
    again = f" · to be audited again from {short_date(concern.reaudit_on, view.today)}" if concern.reaudit_on else ""
    return f"{on}{again}"


def register(
    page: Register,
    actions: Mapping[str, Sequence[Action]],
    view: View,
    *,
    closed: bool,
    any_others: bool,
    may_raise: bool,
) -> Card:
    """One page of it. `any_others`: whether the reader sees open ones where none is closed, or the other way round."""
    place = Place(REGISTER, page.number, tuple(concern.id for concern in page.concerns), CLOSED if closed else "")
    start = Actions((RAISE,)) if may_raise else None
    if not page.concerns:
        said = (NO_CLOSED if closed else NO_OPEN) if any_others else NONE
        return Card(said, (Text(said), *((start,) if start else ())), str(place))
    title = f"Cases of concern · {page.total} {'closed' if closed else 'open'}"
    rows = tuple(row(concern, actions.get(concern.reference, ()), view) for concern in page.concerns)
    return Card(
        A_CASE, (Text(title, "heading"), List(rows), *_below(page, closed=closed, may_raise=may_raise)), str(place)
    )


def _below(page: Register, *, closed: bool, may_raise: bool) -> list[Block]:
    name = CLOSED if closed else ""
    buttons = [Button("Previous", "concerns", f"{page.number - 1} {name}".strip())] if page.number > 1 else []
    buttons += [Button("Next", "concerns", f"{page.number + 1} {name}".strip())] if page.number < page.last else []
    buttons += [RAISE] if may_raise and not closed else []
    blocks: list[Block] = [Text(f"Page {page.number} of {page.last}", "muted")] if page.last > 1 else []
    return [*blocks, *([Actions(tuple(buttons))] if buttons else [])]
