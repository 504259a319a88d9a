"""The themes that rounds are chosen from: each with its aspects, and the form in which they and their prompts are written."""

from collections.abc import Mapping, Sequence

from cards.elements import Actions, Block, Button, Card, Form, Input, List, Row, Strong, Text
from cards.places import Place
from cards.words import listed
from domain.audit_round import ASPECTS
from domain.theme import AREAS, Theme

THEMES = "themes"
HEADING = "Themes"
LATER = "Changes hold for rounds that are planned from now on. Those there are keep their own aspects and prompts."
NAME_LENGTH, ASPECT_LENGTH, PROMPT_LENGTH = 60, 150, 300
_ASKED = {"impact": "the impact on the child", "experience": "the experience of child and family"} | {
    name: f"aspect {n}" for n, name in enumerate(ASPECTS, start=1)
}
_PROMPT = "What auditors are asked about it. May be empty. No names."
_new: Theme = Theme("", ("", "", ""))


def card(themes: Sequence[Theme], used: Mapping[str, Sequence[str]], *, edits: bool) -> Card:
    """`used`: by theme, the months that are planned or open with it; `edits`: whether the reader may change them."""
    rows = tuple(_row(theme, used.get(theme.name, ()), edits=edits) for theme in themes)
    add = (Button("Add a theme", "theme", opens_form=True),) if edits else ()
    ways = Actions((*add, Button("All rounds", "rounds")))
    blocks: tuple[Block, ...] = (Text(HEADING, "heading"), List(rows), Text(LATER, "muted"), ways)
    return Card(HEADING, blocks, str(Place(THEMES)))


def _row(theme: Theme, months: Sequence[str], *, edits: bool) -> Row:
    aspects = "\n".join(f"{n}. {aspect}" for n, aspect in enumerate(theme.aspects, start=1))
    where = f"\nIn {listed(list(months))}" if months else ""
    change = Button("Change", "theme", theme.name, theme.version, opens_form=True)
    return Row((Strong(theme.name),), f"\n{aspects}{where}", (change,) if edits else ())


def form(theme: Theme | None, context: Mapping[str, str], doubts: Sequence[str] = (), *, is_new: bool = False) -> Form:
    """`theme`: what stands in it, None for an empty one; the name of a theme that there is stays."""
    held = theme or _new
    name = Input("name", "Name of the theme", value=held.name, max_length=NAME_LENGTH)
    inputs: tuple[Input | Text, ...] = (
        *(Text(sentence) for sentence in doubts),
        *([name] if is_new else []),
        *(_aspect(n, held.aspects[n]) for n in range(len(ASPECTS))),
        *(_prompt(area, held.prompts.get(area, "")) for area in AREAS),
        Text(LATER, "muted"),
    )
    return Form("Add a theme" if is_new else held.name, "theme_save", inputs, context=context)


def _aspect(n: int, said: str) -> Input:
    return Input(ASPECTS[n], f"Aspect {n + 1}", value=said, max_length=ASPECT_LENGTH)


def _prompt(area: str, said: str) -> Input:
    label = f"Prompt for {_ASKED[area]}"
    return Input(f"prompt.{area}", label, "text", False, said, hint=_PROMPT, max_length=PROMPT_LENGTH)
