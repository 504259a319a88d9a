"""The steps of an audit's form with as much in them as may be written: whole, within what Slack takes, and none too long."""

import json
from dataclasses import replace

import pytest

from bot.slack.carried import Carried
from bot.slack.render import VIEW_BLOCKS
from bot.slack.render_form import form_view
from cards import whole_audit
from cards.audit_steps import Filling, form
from cards.elements import Form, Input
from cards.replies import OpenForm
from cards.view import View
from domain.audit import Area, Score
from domain.draft import ACTIONS, LONGEST, LONGEST_ACTION, STEPS
from domain.note import Note
from domain.person import Actor, Person
from domain.theme import AREAS
from tests.edge.kit import must_be_taken_as_view, read, texts
from tests.office.council import put_audit
from tests.office.people import Office
from tests.rules.some import an_action
from tests.views.of_submitting import AUDIT, answers, filled_in

VIEW_BYTES = 250 * 1024


def opened(office: Office, text: str) -> list[Form]:
    """Each step as it is opened from the card."""
    office.does(put_audit, AUDIT)
    said = {n: tuple(s) if isinstance(s, list) else s for n, s in answers(text, "analysis").items()}
    office.does(lambda ledger: ledger.drafts.save(ledger.drafts.of(ledger.audits.get(AUDIT)), said, office.now))
    knocks = [knock for _, knock in filled_in(office) if knock.kind == "press" and knock.does.startswith("audit_step_")]
    replies = [office.desk.answer(knock) for knock in knocks]
    return [reply.form for reply in replies if isinstance(reply, OpenForm)]


@pytest.mark.parametrize(
    "text", ["x" * LONGEST, "💥" * LONGEST, "<&>\"'" * LONGEST, "a\n" * LONGEST, "word " * LONGEST]
)
def test_every_step_is_taken_with_the_longest_texts_and_nothing_is_cut(office: Office, text: str) -> None:
    forms = opened(office, text)

    assert [one.title for one in forms] == [f"AU-61 · step {step} of 6" for step in STEPS]
    for one in forms:
        view = form_view(
            one, Carried("form:x", one.context, "https://hooks.slack.example/" + "x" * 200, "audits:1::", True)
        )
        must_be_taken_as_view(view)
        assert len(json.dumps(view)) <= VIEW_BYTES
        assert len(view["blocks"]) < VIEW_BLOCKS
        assert view["notify_on_close"] is True
    held = {i.name: i.value for one in forms for i in one.inputs if isinstance(i, Input)}
    assert held["impact.evidence"] == text[:LONGEST].strip()
    assert held[f"action.{ACTIONS}"] == text[:LONGEST_ACTION].strip()


def test_one_more_action_is_offered_until_there_is_room_for_all(office: Office) -> None:
    office.does(put_audit, AUDIT)
    with office.ledger() as ledger:
        audit = ledger.audits.get(AUDIT)
        draft = ledger.drafts.of(audit)
    forms = [form(Filling(audit, draft, places=places), 4) for places in (1, 3, 99)]
    shown = [sum(isinstance(i, Input) and i.name.startswith("action.") for i in one.inputs) for one in forms]
    assert shown == [1, 3, ACTIONS]
    assert ["Add another action" in str(one) for one in forms] == [True, True, False]


@pytest.mark.parametrize("line", ["word ", "a line of words\n", "x", "<&> ", "💥 "])
def test_an_audit_is_read_in_full_however_long_it_is(office: Office, line: str) -> None:
    text = (line * LONGEST)[:LONGEST].strip()
    office.does(put_audit, AUDIT)
    with office.ledger() as ledger:
        audit = ledger.audits.get(AUDIT)
    judged = audit.changed(areas={name: Area(Score.GOOD, text, text) for name in AREAS}, feedback=text)
    notes = [Note(n, AUDIT, "replied", 1, office.now, text) for n in range(1, 30)]
    actions = [replace(an_action(), id=n, text=text[:LONGEST_ACTION].strip()) for n in range(1, ACTIONS + 1)]
    reader = View(Actor(Person(1, "Plt")), office.now.date(), {})
    view = form_view(whole_audit.form(judged, actions, notes, reader, feedback=True), Carried())

    must_be_taken_as_view(view)
    assert "submit" not in view
    assert len(view["blocks"]) < VIEW_BLOCKS
    assert len(json.dumps(view)) <= VIEW_BYTES
    shown = "".join(read(words) for _, words in texts(view["blocks"]))
    assert shown.count(text[0]) >= text.count(text[0]) * len(AREAS) * 2
    assert "…" not in shown
