"""One exemplar as it is read: the theme and the anonymised areas, and for those who have a part in it how it stands.

Nothing in it leads back to its audit; the grade, which is one child's, is for those alone who read all grades.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cards.audit_words import GRADES, area_of
from cards.elements import Actions, Block, Button, Card, Confirm, Divider, Form, Line, Moment, Span, Strong, Text
from cards.places import Place
from cards.view import View
from cards.whole_audit import SHOWN, in_full
from cards.words import count, listed, shorten
from domain.audit import Area
from domain.exemplar import EYES, SEE_GRADES, Exemplar, ExemplarState, may_decide, may_withdraw
from domain.person import holds_inside
from domain.theme import AREAS

NAMED = 4
ONE, LIBRARY = "exemplar", "exemplars"
TITLE = "An example of a good audit"
WITHDRAWN = f"{TITLE} was withdrawn."
ROOM = 9000
"""Characters that a card has for all texts; where they are more it shows the beginnings."""
_READ = "Read every line. Could anybody tell from it which child, family or worker is meant? If so, send it back and say where."
_SURE = Confirm(
    "Accept it?",
    "You have read all of it, and nobody can be known by it. It goes into the library, and into the training channel.",
    "Accept",
)
S = ExemplarState


@dataclass(frozen=True, slots=True)
class Posting:
    """How it stands with the training channel, in a sentence, and whether it can be put for it now."""

    words: str = ""
    can_be_put: bool = False


NOT_SAID = Posting()


def card(
    one: Exemplar, view: View, posting: Posting = NOT_SAID, *, changes: bool = False, asked: Sequence[str] = ()
) -> Card:
    """`changes`: whether the reader may mend it and propose it again; `asked`: what whoever proposed it was asked about and
    left."""
    buttons = (*_buttons(one, view, posting, changes=changes), *_further(one))
    blocks: list[Block] = [
        Text(title(one), "heading"),
        Text(state_line(one, view)),
        *([Text(f"The proposer was asked about: {quoted_some(asked)}.")] if asked else []),
        *([Text(posting.words)] if posting.words and holds_inside(view.who, *EYES) else []),
        *areas(one.texts, one.aspects, whole=fits(one.texts)),
        Actions(buttons),
    ]
    return Card(TITLE, tuple(blocks), str(Place(ONE, rows=(one.id,))))


def quoted_some(found: Sequence[str]) -> str:
    more = [count(len(found) - NAMED, "more", "more")] if len(found) > NAMED else []
    return listed([*(f"“{each[:60]}”" for each in found[:NAMED]), *more])


def title(one: Exemplar) -> str:
    return f"{TITLE} · {one.theme}"


def state_line(one: Exemplar, view: View) -> Line:
    """How it stands; who proposed and accepted it is for those who run the audits."""
    grade = f"Grade: {GRADES[one.grade]}. " if one.grade and holds_inside(view.who, *SEE_GRADES) else ""
    by: tuple[Span, ...] = (view.mention(one.decided_by), *((", ", Moment(one.decided_at)) if one.decided_at else ()))
    match one.state:
        case S.WAITING:
            asked = f" {_READ}" if may_decide(view.who, one) else ""
            return (f"{grade}Proposed by ", view.mention(one.by), ", ", Moment(one.at), f". {waits(one, view)}{asked}")
        case S.SENT_BACK | S.WITHDRAWN:
            gone = " Its text is deleted." if one.state is S.WITHDRAWN else ""
            return (f"{grade}{str(one.state).capitalize()} by ", *by, f": “{one.answer}”.{gone}")
        case _ if holds_inside(view.who, *EYES):
            return (f"{grade}Proposed by ", view.mention(one.by), ", accepted by ", *by, ".")
    return f"{grade}Anonymised, and accepted by a second person."


def waits(one: Exemplar, view: View) -> str:
    return "It waits for your eyes." if may_decide(view.who, one) else "It waits for a second pair of eyes."


def fits(texts: Mapping[str, Area]) -> bool:
    return sum(len(area.evidence) + len(area.impact) for area in texts.values()) <= ROOM


def areas(texts: Mapping[str, Area], aspects: tuple[str, str, str], *, whole: bool) -> list[Block]:
    blocks: list[Block] = []
    for name in (name for name in AREAS if name in texts):
        area, called = texts[name], Strong(area_of(aspects, name))
        if whole:
            blocks += [Text((called,)), *in_full(area)]
            continue
        said: list[Span] = [called]
        said += [f"\n{shorten(area.evidence, SHOWN)}"] if area.evidence else []
        said += [f"\nImpact: {shorten(area.impact, SHOWN)}"] if area.impact else []
        blocks.append(Text(tuple(said)))
    return blocks


def _buttons(one: Exemplar, view: View, posting: Posting, *, changes: bool) -> tuple[Button, ...]:
    about, seen = one.reference, one.version
    found: list[Button] = []
    if may_decide(view.who, one):
        found.append(Button("Accept", "exemplar_accept", about, seen, "primary", _SURE))
        found.append(Button("Send back", "exemplar_return", about, seen, opens_form=True))
    if changes and one.state is not S.ACCEPTED:
        found.append(Button("Change it", "exemplar_propose", f"AU-{one.audit_id}", opens_form=True))
    if may_withdraw(view.who, one):
        found += [Button("Post it", "exemplar_post", about, seen)] if posting.can_be_put else []
        found.append(Button("Withdraw", "exemplar_withdraw", about, seen, opens_form=True))
    return tuple(found)


def _further(one: Exemplar) -> tuple[Button, ...]:
    whole = () if fits(one.texts) else (Button("Read in full", "exemplar_whole", one.reference, opens_form=True),)
    return (*whole, Button("All examples", LIBRARY))


def in_full_form(one: Exemplar) -> Form:
    """To read alone: nothing is asked."""
    parts: list[Text | Divider] = []
    for name in (name for name in AREAS if name in one.texts):
        parts += [Divider()] if parts else []
        parts += [Text((Strong(area_of(one.aspects, name)),)), *in_full(one.texts[name])]
    return Form("An example in full", "exemplar_whole", tuple(parts), submit="", close="Close")


def in_channel(one: Exemplar) -> Card:
    """For the training channel: theme and text, without grade, and nothing of whose case or whose audit it was."""
    place = str(Place("posted"))
    if not one.is_in_library:
        return Card(WITHDRAWN, (Text(WITHDRAWN),), place)
    said = "Anonymised, and accepted by a second person. “/audits exemplars” shows all examples in full."
    blocks = (Text(title(one), "heading"), *areas(one.texts, one.aspects, whole=False), Text(said, "muted"))
    return Card(TITLE, blocks, place)
