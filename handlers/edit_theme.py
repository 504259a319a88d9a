"""The themes: a card of all, and a form for a new one or for what an old one holds for later rounds."""

from collections import defaultdict
from dataclasses import replace

from cards import themes as cards
from cards.answers import NOTHING
from cards.elements import Card
from cards.replies import NextForm, OpenForm, Replace, Reply
from domain.audit_round import ASPECTS, RoundState
from domain.person import Role
from domain.refusal import Overtaken, Refusal
from domain.theme import AREAS, Theme
from handlers import after, doubts, load_round
from handlers.ask import Ask, number_in
from handlers.required import optional, required
from storage.history import Entry, fingerprint
from storage.ledger import Ledger


def show(ask: Ask, ledger: Ledger) -> Reply:
    return Replace(drawn(ask, ledger))


def drawn(ask: Ask, ledger: Ledger) -> Card:
    load_round.only_readers(ask)
    used = defaultdict(list)
    for one in reversed(ledger.rounds.all()):
        if one.state is not RoundState.CLOSED:
            used[one.theme].append(one.name)
    return cards.card(ledger.rounds.themes(), used, edits=ask.who.holds(Role.PLT))


def ask_theme(ask: Ask, ledger: Ledger) -> Reply:
    """The one that is named, as it was seen, or a new one."""
    load_round.only_plt(ask)
    theme = _as_seen(ledger, ask.about, ask.knock.version) if ask.about else None
    context = {"about": ask.about, "version": str(ask.knock.version), "place": ask.place}
    return OpenForm(cards.form(theme, context, is_new=theme is None))


def save(ask: Ask, ledger: Ledger) -> Reply:
    """What looks like a name is asked about once."""
    load_round.only_plt(ask)
    named, seen = ask.context.get("about", ""), number_in(ask.context.get("version", "")) or 0
    before = _as_seen(ledger, named, seen) if named else None
    theme = _filled_in(ask, named or _new_name(ask, ledger))
    asked = doubts.about_names(ledger, [*theme.aspects, *theme.prompts.values()])
    mark = fingerprint("\n".join(asked))[:16]
    if asked and ask.context.get("asked") != mark:
        return NextForm(cards.form(theme, {**ask.context, "asked": mark}, asked, is_new=before is None))
    _keep(ask, ledger, before, theme, seen)
    return after.saved(ask, ledger, f"The theme “{theme.name}” is saved for later rounds.")


def _as_seen(ledger: Ledger, name: str, version: int) -> Theme:
    found = next((theme for theme in ledger.rounds.themes() if theme.name == name), None)
    if found is None:
        raise load_round.unknown()
    if found.version != version:
        raise _overtaken(name)
    return found


def _overtaken(name: str) -> Overtaken:
    return Overtaken(
        f"The theme “{name}” was changed by somebody else meanwhile. {NOTHING} Open it again to see how it is."
    )


def _new_name(ask: Ask, ledger: Ledger) -> str:
    name = " ".join(required(ask, "name", "Give the theme a name.", cards.NAME_LENGTH).split())
    if name.casefold() in {theme.name.casefold() for theme in ledger.rounds.themes()}:
        raise Refusal("There is a theme of that name already. Give another name, or change that one.", field="name")
    return name


def _filled_in(ask: Ask, name: str) -> Theme:
    first, second, third = (required(ask, one, "Name the aspect.", cards.ASPECT_LENGTH) for one in ASPECTS)
    prompts = {area: said for area in AREAS if (said := optional(ask, f"prompt.{area}", cards.PROMPT_LENGTH))}
    return Theme(name, (first, second, third), prompts)


def _keep(ask: Ask, ledger: Ledger, before: Theme | None, theme: Theme, seen: int) -> None:
    """Rounds that are open keep the prompts that their auditors have read."""
    for one in ledger.rounds.all() if before else ():
        if one.theme == theme.name and one.is_open and not one.prompts:
            ledger.rounds.save(one, replace(one, prompts=ledger.rounds.prompts(one)))
    if not ledger.rounds.save_theme(theme, seen):
        raise _overtaken(theme.name)
    was = _state(before) | {"version": seen} if before else {}
    now = _state(theme) | {"version": seen + 1}
    ledger.record(Entry.by(ask.who, "plt", "changed" if before else "added", f"theme:{theme.name}", was, now))


def _state(theme: Theme) -> dict[str, str | int | bool | list[str] | None]:
    prompts = "\n".join(f"{area}: {theme.prompts.get(area, '')}" for area in AREAS)
    return {"aspects": fingerprint("\n".join(theme.aspects)), "prompts": fingerprint(prompts)}
