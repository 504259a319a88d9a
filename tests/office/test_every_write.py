"""Every write leaves a history entry: each handler there is succeeds once, and what its transactions wrote is heard from the
database. Whatever changes something without an entry beside it fails here, also a handler that is added tomorrow."""

from typing import Any

import pytest
from sqlalchemy import select

from cards.replies import FormErrors, Reply
from handlers import commands
from handlers.ask import Introduce, Knock
from handlers.commands import BY_CLOSING, BY_COMMAND, BY_FORM, BY_PRESS, BY_SHORTCUT
from storage.history import fingerprint, verify
from storage.tables import actions, completions, impacts, notes, requests
from tests.office.people import Office
from tests.office.stories import STORIES, being_refused
from tests.office.written import listening

# What stands beside the council's own tables: what is to be said and was said, what was answered, and who knocked.
BESIDE = {"outbox", "posted", "answered", "accounts", "numbers", "paces", "conversations", "history_head"}
ONLY_LOOKED_AT = {"people.home_opened_at"}
# What nobody but its auditor sees until it is submitted, with an entry.
UNSEEN = {"drafts"}
_TABLES = {
    "command": BY_COMMAND, "press": BY_PRESS, "form": BY_FORM, "closed": BY_CLOSING, "shortcut": BY_SHORTCUT,
}  # fmt: skip
EVERY = {(kind, does) for kind, table in _TABLES.items() for does in table} | {("home", "home")}


class Eavesdropper:
    """Stands between an office and its desk: what was asked for, how it was answered, and what each transaction wrote."""

    def __init__(self, office: Office, monkeypatch: Any) -> None:
        self.answered: list[tuple[tuple[str, str], Reply | Introduce]] = []
        self.wrote: list[tuple[str, set[str]]] = []
        self._engine = office.store.engines.writing
        self._answer, self._meet = office.desk.answer, office.desk.meet
        monkeypatch.setattr(office.desk, "answer", self.answer)
        monkeypatch.setattr(office.desk, "meet", self.meet)

    def answer(self, knock: Knock) -> Reply | Introduce:
        _, does, _ = commands.find(knock)
        with listening(self._engine) as committed:
            reply = self._answer(knock)
        self.answered.append(((knock.kind, does), reply))
        self.wrote += [(f"{knock.kind} {does}", tables) for tables in committed]
        return reply

    def meet(self, *words: Any) -> None:
        with listening(self._engine) as committed:
            self._meet(*words)
        self.wrote += [("meet", tables) for tables in committed]

    @property
    def without_entry(self) -> list[tuple[str, set[str]]]:
        return [(who, wrote) for who, wrote in self.wrote if changes(wrote) and "history" not in wrote]


def changes(wrote: set[str]) -> bool:
    """Whether it touched the council's own tables for more than to note that a page was opened."""
    return bool({name.partition(".")[0] for name in wrote - ONLY_LOOKED_AT} - BESIDE - UNSEEN - {"history"})


def test_every_handler_succeeds_once_and_whatever_it_writes_has_its_entry(office: Office, monkeypatch: Any) -> None:
    heard = Eavesdropper(office, monkeypatch)
    for story in STORIES:
        story(office)
        if story is not being_refused:
            assert [a for a in heard.answered if isinstance(a[1], FormErrors)] == []

    assert heard.without_entry == []
    assert {asked for asked, _ in heard.answered} == EVERY
    assert office.faults == []


def test_what_was_written_is_really_heard(office: Office, monkeypatch: Any) -> None:
    """The other half of the proof: the same ears hear the writes that are there, and one that has no entry."""
    heard = Eavesdropper(office, monkeypatch)
    for story in STORIES:
        story(office)
    tables = {name.partition(".")[0] for _, wrote in heard.wrote for name in wrote}
    assert tables >= {
        "actions",
        "completions",
        "impacts",
        "requests",
        "notes",
        "covers",
        "preferences",
        "policy",
        "roles",
        "teams",
        "people",
        "history",
        "history_head",
        "outbox",
        "answered",
    }
    assert {asked for asked, wrote in heard.wrote if changes(wrote)} >= {
        "form complete", "form several", "form impact", "form return", "form more_time", "form snooze", "form decline_time",
        "form preference", "form save_policy", "form channel", "form director", "form absence", "form end_absence",
        "form reassign", "form decline_handover", "form reopen", "form close", "form note", "form add", "command note",
        "press accept", "press accept_time", "press approve_handover", "press confirm_account", "meet",
    }  # fmt: skip
    with listening(office.store.engines.writing) as committed:
        office.does(lambda ledger: ledger.connection.exec_driver_sql("update actions set version = version + 1"))
        office.does(lambda ledger: ledger.people.opened_home(1, office.now))
    assert [changes(wrote) for wrote in committed] == [True, False]


def test_what_only_reads_can_put_no_notice(office: Office) -> None:
    with office.store.reading(office.now) as ledger:
        for put in (
            lambda: ledger.outbox.put("digest", "person:1", "digest:1", {}),
            lambda: ledger.outbox.put_many("update", [("person:1", "update:1", {})]),
        ):
            with pytest.raises(RuntimeError, match="only reads"):
                put()


def test_refusals_leave_an_entry_and_nothing_else(office: Office, monkeypatch: Any) -> None:
    office.has("A-17")
    heard = Eavesdropper(office, monkeypatch)
    being_refused(office)
    refused = [wrote for asked, wrote in heard.wrote if not changes(wrote)]
    assert sum("history" in wrote for wrote in refused) >= 4
    with office.ledger() as ledger:
        verbs = [kept.entry.verb for kept in ledger.history.all()]
    assert (verbs.count("refused"), verbs.count("overtaken")) == (4, 1)


def test_what_is_delivered_changes_nothing_of_the_councils_own(office: Office) -> None:
    for story in STORIES:
        story(office)
    with listening(office.store.engines.writing) as committed:
        office.delivers()
    assert committed
    assert [wrote for wrote in committed if changes(wrote)] == []


def test_the_history_of_a_whole_day_proves_whole_and_holds_nothing_that_was_written(office: Office) -> None:
    for story in STORIES:
        story(office)
    with office.ledger() as ledger:
        assert verify(ledger.history.all(), ledger.history_key, ledger.history.head()) == ""
        written = repr(list(ledger.history.all()))
    for text in ("Done", "A meeting", "Not recorded", "Another", "Visit the child", "Moved", "@council.example"):
        assert text not in written


def test_of_every_reason_and_narrative_the_history_holds_the_hash_beside_its_own_action(office: Office) -> None:
    for story in STORIES:
        story(office)
    with office.ledger() as ledger:
        run = ledger.connection.execute
        written = [
            (f"A-{number}", text)
            for table, column in (
                (notes, notes.c.text), (requests, requests.c.reason), (requests, requests.c.answer), (impacts, impacts.c.how),
            )
            for number, text in run(_with_action(table, column))
        ]  # fmt: skip
        words = [getattr(completions.c, name) for name in ("done", "recorded_in", "how")]
        written += [(f"A-{row[0]}", "\n".join(row[1:])) for row in run(select(completions.c.action_id, *words))]
        written += [
            (f"A-{number}", text) for number, text in run(select(actions.c.id, actions.c.text)) if number > ADDED_FROM
        ]
        held = {(kept.entry.subject, kept.entry.after.get("hash")) for kept in ledger.history.all()}

    assert len(written) > 30
    assert [one for one in written if one[1] and (one[0], fingerprint(one[1])) not in held] == []


ADDED_FROM = 100
"""The council's own actions were there before; those with higher numbers were added in chat."""


def _with_action(table: Any, column: Any) -> Any:
    if table is not impacts:
        return select(table.c.action_id, column)
    return select(completions.c.action_id, column).join(completions, completions.c.id == impacts.c.completion_id)
