"""What each notice says: a sentence about what happened, the action as it stands now, and the words that belong to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cards.actions import row
from cards.elements import Actions, Block, Button, Card, Confirm, Line, List, Span, Text
from cards.places import Place
from cards.view import View
from cards.words import count, short_date, shorten
from domain.action import Action, Status
from domain.completion import Completion
from domain.ladder import Rung, climbs_next
from domain.note import Note
from domain.permission import standings
from domain.request import Request, RequestState

PLACE = str(Place("posted"))
MOST = 10
CHANGED_SINCE = "This has changed since. The line above shows how it stands now."


@dataclass(frozen=True, slots=True)
class Happening:
    """What a notice is about: the actions as they are now, who did it, and what belongs to it: a request, a note, the
    completion it told of, the owner it was handed `to`. These stay what they were, whatever happens to the action."""

    kind: str
    actions: Sequence[Action]
    by: int | None = None
    request: Request | None = None
    note: Note | None = None
    completion: Completion | None = None
    to: int | None = None

    @property
    def first(self) -> Action:
        return self.actions[0]

    @property
    def is_true(self) -> bool:
        """Whether it is still worth saying: no reminder about a thing that was done between planning and sending."""
        still = _STILL.get(self.kind)
        return bool(self.actions) and (still is None or still(self))


def _accepted(happening: Happening) -> bool:
    return happening.request is not None and happening.request.state is RequestState.ACCEPTED


def _asked(happening: Happening) -> bool:
    return happening.request is not None and happening.request.state is RequestState.ASKED


def _stands(happening: Happening) -> bool:
    """The completion it told of is the one that counts."""
    return happening.completion is not None and happening.completion.standing and not happening.first.is_open


_STILL: Mapping[str, Callable[[Happening], bool]] = {
    "assigned": lambda h: any(a.is_open for a in h.actions),
    "completed": _stands,
    "returned": lambda h: h.first.is_open,
    "reopened": lambda h: h.first.is_open,
    "more-time-asked": _asked,
    "handover-asked": _asked,
    "asked": lambda h: h.first.is_open,
}


def _assigned(h: Happening, view: View) -> tuple[str, Line]:
    """Of what came in with a council's tracker nobody in particular is the sender."""
    push = f"You have {count(len(h.actions), 'new audit action')}"
    sender: tuple[Span, ...] = (" from ", view.mention(h.by)) if h.by else ()
    each = "each" if len(h.actions) > 1 else "it"
    return push, (push, *sender, f". Please press Mark complete once {each} is done.")


def _concern(h: Happening, view: View) -> tuple[str, Line]:
    """As an earlier version put it: what waits in the outbox goes all the same, and what was posted is drawn again."""
    audit = f" {h.first.audit.reference}" if h.first.audit else ""
    said = f" marked audit{audit} as a case of concern: the child may not be safe. "
    return "A case of concern needs you", (view.mention(h.by), said, "What is required at once:")


def _completed(h: Happening, view: View) -> tuple[str, Line]:
    if h.first.status is Status.AWAITING_ACCEPTANCE and h.is_true:
        return "A completed audit action waits to be accepted", (
            view.mention(h.by),
            " completed an action that must be accepted.",
        )
    return "An audit action was completed", (view.mention(h.by), " completed an action.")


def _decided(h: Happening, view: View) -> tuple[str, Line]:
    word = "accepted" if _accepted(h) else "declined"
    return f"More time for an audit action was {word}", (view.mention(h.by), f" {word} more time.")


def _reassigned(h: Happening, view: View) -> tuple[str, Line]:
    """By somebody who may, or with the PLT's yes to what was asked for; or somebody has taken it over."""
    by, name, stays = view.mention(h.by), h.first.reference, f"Its due date stays.{_goes_up(h, view)}"
    if h.request:
        to: tuple[Span, ...] = (by, f" approved the handover of {name} to ", view.mention(h.to))
        return "A handover of an audit action was approved", (*to, *_asked_by(h.request, view), f". {stays}")
    if h.to == h.by:
        return "An audit action was taken over", (by, f" took over {name}. {stays}")
    return "An audit action was reassigned", (by, f" reassigned {name} to ", view.mention(h.to), f". {stays}")


def _asked_by(request: Request, view: View) -> tuple[Span, ...]:
    covered: tuple[Span, ...] = (" for ", view.mention(request.in_place_of)) if request.in_place_of else ()
    return (", asked for by ", view.mention(request.asked_by), *covered) if request.asked_by else ()


_UP = {
    (Rung.NOBODY, Rung.HEAD_OF_SERVICE): "the head of service",
    (Rung.NOBODY, Rung.DIRECTOR): "the head of service and the director",
    (Rung.HEAD_OF_SERVICE, Rung.DIRECTOR): "the director",
}


def _goes_up(h: Happening, view: View) -> str:
    """What the new owner of a late action has to know: when it climbs, and what keeps it from climbing."""
    action = h.first
    climb = climbs_next(action.on_ladder, view.policy)
    is_theirs = h.to == action.owner_id and h.to in view.who.selves
    if not (is_theirs and action.is_open and action.due < view.today and climb and climb[0] > view.today):
        return ""
    to, on = _UP[Rung(action.rung), climb[1]], short_date(climb[0], view.today)
    return f" It goes to {to} on {on} unless it is done or more time is accepted."


def _plain(push: str, does: str) -> Callable[[Happening, View], tuple[str, Line]]:
    return lambda h, view: (push, (view.mention(h.by), does))


_SAYS: Mapping[str, Callable[[Happening, View], tuple[str, Line]]] = {
    "assigned": _assigned,
    "concern-marked": _concern,
    "completed": _completed,
    "accepted": _plain("A completed audit action was accepted", " accepted a completed action."),
    "returned": _plain("A completed audit action was returned", " returned a completed action. It is open again."),
    "reopened": _plain("An audit action is open again", " reopened an action."),
    "closed": _plain("An audit action no longer applies", " closed an action as no longer applicable."),
    "asked": _plain("You are asked about an audit action", " asks about an action that is late. Add a note to answer."),
    "noted": _plain("A note was added to an audit action", " added a note."),
    "more-time-asked": _plain("More time is asked for an audit action", " asks for more time. Please decide."),
    "more-time-decided": _decided,
    "handover-asked": _plain(
        "A handover of an audit action is asked", " asks to hand an action over to another service."
    ),
    "handover-declined": _plain("A handover of an audit action was declined", " declined the handover."),
    "reassigned": _reassigned,
}
KINDS = frozenset(_SAYS)


def card(happening: Happening, view: View) -> Card:
    """The message as it should read now; for somebody who may no longer see the action, only that it moved on."""
    seen = [a for a in happening.actions if standings(view.who, a)]
    push, sentence = _SAYS[happening.kind](happening, view)
    if not seen:
        return Card(
            push,
            (Text(sentence if happening.kind == "reassigned" else f"{happening.first.reference} is no longer yours."),),
        )
    blocks: list[Block] = [Text(sentence), List(tuple(row(a, view) for a in seen[:MOST])), *_others(len(seen) - MOST)]
    words = _words(happening, view)
    blocks += [Text(words)] if words else []
    blocks += [] if happening.is_true else [Text(CHANGED_SINCE, "muted")]
    return Card(push, tuple(blocks), PLACE)


def _others(number: int) -> list[Block]:
    """What there is beyond the rows of one message, and the way to it."""
    if number < 1:
        return []
    return [Text(f"And {count(number, 'more action')}.", "muted"), Actions((Button("My actions", "list", "mine"),))]


def _words(h: Happening, view: View) -> Line:
    """What was written: the outcome, the reason, the new date."""
    if view.is_cleared(h.first):
        return ""
    if h.note:
        return f"“{shorten(h.note.text, 600)}”"
    if h.request and h.request.to_due:
        return (
            f"Until {short_date(h.request.to_due, view.today)}: “{shorten(h.request.answer or h.request.reason, 600)}”"
        )
    if h.request:
        to: tuple[Span, ...] = ("To ", view.mention(h.request.to_owner), ": ")
        return (*to, f"“{shorten(h.request.answer or h.request.reason, 600)}”")
    done = h.completion
    if done is None:
        return ""
    how = f" · {shorten(done.outcome.how, 300)}" if done.outcome.how else ""
    return f"“{shorten(done.outcome.done, 600)}”{how}"


def account_changed(person: Line, about: str) -> Card:
    """To the PLT: somebody known by e-mail knocks with another account."""
    confirm = Confirm("Confirm the new account?", "The old account will no longer be let in.", "Confirm")
    sentence: Line = (
        *((person,) if isinstance(person, str) else person),
        " now uses another account. Let it in only if you know why.",
    )
    button = Button("Confirm the new account", "confirm_account", about, confirm=confirm)
    return Card("An account has changed", (Text(sentence), Actions((button,))), PLACE)


def account_settled() -> Card:
    """In place of the question, once somebody of the PLT has answered it."""
    said = "A changed account was confirmed. The old one is no longer let in."
    return Card(said, (Text(said),), PLACE)


def export_ready(actions: int) -> Card:
    """What is said with the file; one sentence, as some platforms show only that."""
    said = f"Your export is ready: {count(actions, 'action')}, as you may see them today."
    return Card(said, (Text(said),))
