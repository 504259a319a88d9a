"""Whatever is typed gets an answer: capital letters and bare numbers are understood, slips are met with the nearest command,
and nothing that somebody typed by accident is written into the history."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.replies import OpenForm, Show
from handlers.table import ACTIONS, nearest, split
from tests.office.people import Office

LONG = "word " * 1000
UNSEEN = "There is no action A-999999 that you can see."
NONE = "There is no action with that reference that you can see."
SAY_WHICH = "Say which action, for example “/actions show A-17”."
MINE = "Your actions · 1 open"
ANSWERS = {
    "": MINE, "   ": MINE, "mine": MINE, "MINE": MINE, " Mine ": MINE, "mine please": MINE,
    "A-17": "A-17 · Open", "17": "A-17 · Open", "a17": "A-17 · Open", "a–17": "A-17 · Open", "show 17": "A-17 · Open",
    "SHOW a-17": "A-17 · Open", "show  17  ": "A-17 · Open", "show\t17": "A-17 · Open", "show\n17": "A-17 · Open",
    "show A-999999": UNSEEN, "999999": UNSEEN, "done A-999999": UNSEEN, "note A-999999 Something": UNSEEN,
    "show": SAY_WHICH, "done": SAY_WHICH, "extend": SAY_WHICH, "reassign": SAY_WHICH, "reopen": SAY_WHICH, "note": SAY_WHICH,
    "show me": NONE, "done everything": NONE, "show A-17x": NONE, "show -17": NONE, "show 💥": NONE,
    "show A-12345678901234567890": NONE,
    "mien": "There is no “mien”. Did you mean “/actions mine”?",
    "tema": "There is no “tema”. Did you mean “/actions team”?",
    "overdo": "There is no “overdo”. Did you mean “/actions overdue”?",
    "shwo A-17": "There is no “shwo”. Did you mean “/actions show”?",
    "hlep": "There is no “hlep”. Did you mean “/actions help”?",
    "xyzzy": "There is no “xyzzy”.", "💥": "There is no “💥”.", "<!channel>": "There is no “<!channel>”.",
    "x" * 5000: f"There is no “{'x' * 30}”.", LONG: "There is no “word”.",
    "help": "What you can ask", "HELP me": "What you can ask",
    "find": "Say what to look for: “/actions find supervision”, or a case reference.",
    "find   ": "Say what to look for: “/actions find supervision”, or a case reference.",
    "find PLAN": "Found · 1 in all", "find 412087": "Found · 1 in all", "find plan 412087": "Found · 1 in all",
    "find %": "Nothing that you may see has all of these words.", "find 💥": "Nothing that you may see has all of these words.",
    f"find {LONG}": "Nothing that you may see has all of these words.",
    "team": "North · 1 open", "team north": "North · 1 open", "TEAM  NORTH ": "North · 1 open", "team nor": "North · 1 open",
    "team Nroth": "No team of that name is yours to see. You can ask for North.",
    "team South": "No team of that name is yours to see. You can ask for North.",
    f"team {LONG}": "No team of that name is yours to see. You can ask for North.",
    "overdue": "Nothing is overdue.", "waiting": "Nothing waits for you.", "all": "All actions you may see · 1 open",
    "add": "Only the PLT, auditors and moderators may add actions. Nothing was changed.",
    "reopen A-17": "A-17 is open. Nothing was changed.",
}  # fmt: skip


@pytest.mark.parametrize("typed", ANSWERS, ids=lambda typed: repr(typed[:24]))
def test_what_is_typed_gets_the_answer_that_fits(office: Office, typed: str) -> None:
    office.has("A-17")
    manager = office.person("manager").says(f"/actions {typed}")

    assert manager.sees.splitlines()[0] == ANSWERS[typed]
    assert office.faults == []


@pytest.mark.parametrize(
    "typed", ["DONE a-17", "done 17", "Done A–17", "extend 17", "reassign a17", "note A-17", "note 17 "]
)
def test_what_is_about_an_action_opens_its_form(office: Office, typed: str) -> None:
    office.has("A-17")
    manager = office.person("manager").says(f"/actions {typed}")

    assert isinstance(manager.reply, OpenForm)
    assert "A-17" in manager.reply.form.title


def test_a_slip_shows_all_that_can_be_asked(office: Office) -> None:
    shown = office.person("manager").says("/actions mien").sees

    assert all(f"/actions {command.usage}" in shown for command in ACTIONS.commands)


def test_a_typed_name_never_reaches_the_history(office: Office) -> None:
    office.has("A-17")
    manager = office.person("manager")
    for typed in ("Brellick", "show Brellick", "done Brellick", "team Brellick", "find", "note Brellick was seen"):
        manager.says(f"/actions {typed}")
    office.stranger("U0NOBODY").says("/actions Brellick")
    with office.ledger() as ledger:
        written = repr(list(ledger.history.all()))
    assert "rellick" not in written.lower()


def test_a_note_of_many_lines_is_kept_as_it_was_typed(office: Office) -> None:
    office.has("A-17")
    office.person("manager").says("/actions note A-17 First line\nsecond   line ")
    with office.ledger() as ledger:
        assert ledger.notes.of(17)[0].text.rstrip() == "First line\nsecond   line"


def test_a_note_that_is_too_long_is_not_cut_but_refused(office: Office) -> None:
    office.has("A-17")
    manager = office.person("manager").says("/actions note A-17 " + "x" * 3001)
    assert manager.sees == "That is longer than 3000 characters. Please shorten it."
    manager.says("/actions note A-17 " + "x" * 3000)
    with office.ledger() as ledger:
        assert [len(note.text) for note in ledger.notes.of(17)] == [3000]


def test_every_word_of_the_table_is_its_own_nearest() -> None:
    assert [nearest(word) for word in ACTIONS.words] == list(ACTIONS.words)


@given(st.text())
def test_any_text_has_a_first_word_and_a_rest(typed: str) -> None:
    first, rest = split(typed)

    assert first
    assert not any(letter.isspace() for letter in first)
    assert rest == rest.strip()


def test_any_text_at_all_is_answered_and_changes_nothing(office: Office) -> None:
    office.has("A-17")
    before = office.action("A-17")
    words = st.sampled_from([*ACTIONS.words, "A-17", "17", "North", "💥", "\x00", "<@U0PLT>", "%", "-1"])
    typed = st.one_of(st.text(max_size=40), st.lists(words, max_size=4).map(" ".join))

    @given(typed.filter(lambda text: not text.strip().lower().startswith(("note", "export"))))
    def is_answered(text: str) -> None:
        assert isinstance(office.person("manager").says(f"/actions {text}").reply, Show | OpenForm)

    is_answered()
    assert office.action("A-17") == before
    assert office.faults == []
