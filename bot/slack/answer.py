"""How each reply is said in Slack: in the acknowledgement itself where Slack allows it, else by the steps that follow.

Pure: a reply and where it was asked for go in, an acknowledgement and steps come out.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.slack import render
from bot.slack.buttons import Json
from bot.slack.carried import Carried
from bot.slack.escape import literal
from bot.slack.filled_in import named
from bot.slack.identify import Heard
from bot.slack.render_form import form_view
from cards.elements import Card, Form
from cards.replies import Done, FormErrors, Home, NextForm, Nothing, OpenForm, Replace, Reply, Show

ERROR = 300  # characters of a sentence that stands at an input


@dataclass(frozen=True, slots=True)
class Open:
    """A modal: a form, or a card where there is no conversation to show it in; `pushed` onto the one that is open."""

    view: Json
    pushed: bool = False


@dataclass(frozen=True, slots=True)
class Respond:
    """A message for the asker alone, or in place of the one that `url` belongs to. `card` is what it shows."""

    url: str
    card: Card
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Publish:
    card: Card


@dataclass(frozen=True, slots=True)
class Update:
    view_id: str
    view: Json


Step = Open | Respond | Publish | Update


@dataclass(frozen=True, slots=True)
class Said:
    """`body` is the acknowledgement, None for an empty one; `step` what follows it, or comes before where a form opens."""

    body: Json | None = None
    step: Step | None = None


def said(heard: Heard, reply: Reply) -> Said:
    if heard.surface == "closed":  # whoever closed a form is no longer there to be answered
        return Said()
    match reply:
        case Show(card):
            return show(heard, card)
        case Replace(card):
            return _replace(heard, card)
        case OpenForm(form):
            return _open(heard, form)
        case NextForm(form=form):
            return _next(heard, form)
        case FormErrors(errors):
            return (
                Said({"response_action": "errors", "errors": _placed(heard, errors)})
                if heard.inputs
                else _told(heard, errors)
            )
        case Done(replaces, says):
            return _done(heard, replaces, says)
        case Home(card):
            return Said(step=Publish(card))
        case Nothing():
            return Said()


def show(heard: Heard, card: Card) -> Said:
    """Something new, to the asker alone."""
    match heard.surface:
        case "command":
            return Said(private(card))
        case "form":
            return Said(_instead(card, heard.carried))
        case "modal":
            return Said(step=Open(render.modal(card, heard.carried.as_text()), pushed=True))
        case _ if heard.response_url:
            return Said(step=Respond(heard.response_url, card))
        case "home" if not heard.trigger:  # opening the page gives no trigger for a modal: the page itself says it
            return Said(step=Publish(card))
        case _:
            return Said(step=Open(render.modal(card)))


def private(card: Card, *, replace: bool = False) -> Json:
    """A message body for the asker alone."""
    return render.message(card) | {"response_type": "ephemeral", "replace_original": replace}


def _replace(heard: Heard, card: Card) -> Said:
    match heard.surface:
        case "private":
            return Said(step=Respond(heard.response_url, card, replace=True))
        case "home":
            return Said(step=Publish(card))
        case "modal":
            return Said(step=Update(heard.view_id, render.modal(card, heard.carried.as_text())))
        case "form":
            return _done(heard, card, None)
        case "message":  # it is brought up to date everywhere by the outbox
            return Said()
        case _:
            return show(heard, card)


def _open(heard: Heard, form: Form) -> Said:
    """What the form needs to lead back to where it was opened from travels with it."""
    if heard.surface == "form":
        return _next(heard, form)
    back = heard.carried if heard.surface == "modal" else Carried(response_url=heard.response_url)
    listed = heard.surface == "private" or back.listed
    carried = Carried("", form.context, back.response_url, heard.knock.place or back.place, listed).with_new_key()
    return Said(step=Open(form_view(form, carried), pushed=heard.surface == "modal"))


def _next(heard: Heard, form: Form) -> Said:
    was = heard.carried
    carried = Carried("", form.context, was.response_url, was.place, was.listed).with_new_key()
    if heard.surface == "modal":  # the acknowledgement of a press changes no view
        return Said(step=Update(heard.view_id, form_view(form, carried)))
    return Said({"response_action": "update", "view": form_view(form, carried)})


def _placed(heard: Heard, errors: Mapping[str, str]) -> dict[str, str]:
    """Each sentence at its input, those that belong to none at the first one."""
    placed: dict[str, str] = {}
    for name, sentence in errors.items():
        block = next((each for each in heard.inputs if named(each) == name), heard.inputs[0])
        placed[block] = f"{placed[block]} {sentence}" if block in placed else sentence
    return {block: _short(literal(sentence)) for block, sentence in placed.items()}


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= ERROR else sentence[: ERROR - 1].rstrip() + "…"


def _told(heard: Heard, errors: Mapping[str, str]) -> Said:
    """A form without any input has no place for an error: its sentence takes the form's place."""
    return Said(_instead(Card(" ".join(errors.values())), heard.carried))


def _done(heard: Heard, replaces: Card | None, says: Card | None) -> Said:
    """Closed; and what it was opened from, or a line to the asker, shows that it worked."""
    url = heard.carried.response_url
    if replaces and url and heard.carried.listed:
        return Said(_closed(heard), Respond(url, replaces, replace=True))
    if replaces and heard.under:
        return Said(None, Update(heard.under, render.modal(replaces, Carried(place=heard.knock.place).as_text())))
    told = says or replaces
    if told is None:
        return Said(_closed(heard))
    return Said(_closed(heard), Respond(url, told)) if url else Said(_instead(told, heard.carried))


def _closed(heard: Heard) -> Json | None:
    """An empty acknowledgement closes this form alone."""
    return {"response_action": "clear"} if heard.under else None


def _instead(card: Card, carried: Carried) -> Json:
    return {"response_action": "update", "view": render.modal(card, Carried(place=carried.place).as_text())}
