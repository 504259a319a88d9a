"""Whatever somebody writes stays where it belongs: a marker is planted in every text of every form, everything there is to ask is
asked, mornings pass, and the markers stand in no channel, preview, log line, figure, file name, letter or entry of the history;
nor does a case reference."""

import io
import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from prometheus_client import generate_latest
from sqlalchemy import Text, select

from bot.logs import report, set_up_logs
from bot.metrics import Metrics
from bot.slack import render
from cards.elements import Card, Document
from cards.messenger import Never
from handlers.commands import BY_FORM
from storage.ledger import Ledger
from storage.tables import actions, audits, concerns, metadata
from tests.office.concern_stories import CLOSED, takes_out_the_only_one, turning_the_register
from tests.office.people import Office
from tests.office.pigeonholes import Pigeonholes
from tests.office.planting import ELSEWHERE, MARKER, Planter
from tests.office.refusing import with_mail
from tests.office.stories import STORIES

ANONYMISED = "exemplar_propose"
"""What is written there is read by two and meant for the training channel, once it is accepted."""
MORNINGS, REFUSED = ("2018-01-15", "2018-01-16"), "2018-02-01"


class Watched(Pigeonholes):
    """Keeps every preview there ever was and all that channels were shown; refuses everything from some moment on."""

    def __init__(self) -> None:
        super().__init__()
        self.previews: list[str] = []
        self.in_channels: list[tuple[str, str]] = []
        self.refuses = False

    def post(self, conversation: str, card: Card, token: str) -> str:
        if self.refuses:
            raise Never("user_disabled")
        self._keep(conversation, card)
        return super().post(conversation, card, token)

    def update(self, conversation: str, message: str, card: Card) -> None:
        self._keep(conversation, card)
        super().update(conversation, message, card)

    def send_file(self, conversation: str, file: str, card: Card, token: str) -> str:
        self._keep(conversation, card)
        return super().send_file(conversation, file, card, token)

    def upload(self, document: Document) -> str:
        self.previews.append(document.name)
        return super().upload(document)

    def _keep(self, conversation: str, card: Card) -> None:
        said = render.message(card)
        self.previews.append(said["text"])
        if not conversation.startswith("U"):
            self.in_channels.append((conversation, repr(said)))


class Witness:
    """All that left a mark where nobody's words belong."""

    def __init__(self, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        self.office, self.slack, self.metrics = office, Watched(), Metrics()
        office.slack = self.slack
        worker: Any = office._worker
        worker._attempts.__dict__["messenger"] = worker._attempts.addresses._messenger = self.slack
        worker._observe = lambda _kind, outcome, _seconds: self.metrics.delivered(outcome)
        self.mail = with_mail(office)
        self.log = io.StringIO()
        monkeypatch.setattr(sys, "stderr", self.log)
        set_up_logs(as_json=True)
        office.desk._report = report
        self.planter = Planter(office, monkeypatch)

    def live(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for story in STORIES:
            if story is not turning_the_register:  # ten more of the same
                story(self.office)
        self._close_what_is_open_again()
        for morning in MORNINGS:
            self.office.wakes(f"{morning} 09:00")
        self.slack.refuses = True
        plt = self.office.person("plt").says("/actions note A-31 Nobody hears of it")
        self.office.wakes(f"{REFUSED} 09:00")
        monkeypatch.setattr(Ledger, "save", _fails)
        plt.says("/actions show A-32").presses("No longer applicable").fills(reason="It fails")

    def _close_what_is_open_again(self) -> None:
        """Only while it is closed its outcome stands in its own place."""
        with self.office.ledger() as ledger:
            asked = "select max(concern_id) from concern_notes where kind = 'reopened'"
            number = ledger.connection.exec_driver_sql(asked).scalar()
        head = self.office.person("head of service")
        takes_out_the_only_one(head, f"C-{number}")
        head.says(f"/concerns close C-{number}").fills(**CLOSED)

    def places(self) -> Iterator[tuple[str, str]]:
        """Where nothing of it may stand, each with what stands there."""
        yield from (("preview", said) for said in self.slack.previews)
        yield from (("answer", render.message(card)["text"]) for card in self.planter.replies)
        yield from (("letter", repr(letter)) for letter in self.mail.letters)
        yield "log", self.log.getvalue()
        yield "metrics", generate_latest(self.metrics.registry).decode()
        yield from self.slack.in_channels
        with self.office.ledger() as ledger:
            yield from (("history", repr(kept)) for kept in ledger.history.all())


def _fails(*words: object) -> None:
    raise RuntimeError(repr(words))


@pytest.mark.timeout(300)
def test_what_somebody_writes_stays_where_it_belongs(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    witness = Witness(office, monkeypatch)
    witness.live(monkeypatch)

    _everything_was_marked(witness)
    _there_was_something_to_look_at(witness)
    assert (_astray(witness), _case_references(witness)) == (set(), set())


def _everything_was_marked(witness: Witness) -> None:
    """Every text of every form, and so every column that holds somebody's words."""
    planter = witness.planter
    assert set(BY_FORM) - planter.opened == set()
    begun = {name for _, name in planter.planted if ELSEWHERE.fullmatch(name)}
    assert {where for where in planter.seen - set(planter.planted) if where[1] not in begun} == set()
    with witness.office.ledger() as ledger:
        columns = [c for table in metadata.sorted_tables for c in table.columns if isinstance(c.type, Text)]
        unmarked = {
            f"{c.table.name}.{c.name}" for c in columns
            if not any(MARKER.search(said or "") for said in ledger.connection.execute(select(c)).scalars())
        }  # fmt: skip
    assert unmarked == set()


def _there_was_something_to_look_at(witness: Witness) -> None:
    """Else it would prove nothing."""
    assert {place for place, _ in witness.places()} >= {"preview", "answer", "letter", "log", "metrics", "history"}
    assert "RuntimeError" in witness.log.getvalue()
    assert any(MARKER.search(said) for place, said in witness.places() if place == "#training")
    assert any(MARKER.search(repr(posted.card)) for posted in witness.slack.posted)


def _astray(witness: Witness) -> set[tuple[str, object]]:
    """Each place with the input whose marker stands there."""
    inputs = {marker: where for where, marker in witness.planter.planted.items()}
    found = {(place, inputs[marker]) for place, said in witness.places() for marker in MARKER.findall(said)}
    return {(place, where) for place, where in found if not (place == "#training" and where[0] == ANONYMISED)}


def _case_references(witness: Witness) -> set[tuple[str, str]]:
    with witness.office.ledger() as ledger:
        every = {
            r for t in (actions, audits, concerns) for r in ledger.connection.execute(select(t.c.case_ref)).scalars()
        }
    pattern = re.compile(r"(?<!\w)(" + "|".join(sorted(ref for ref in every if len(ref) >= 6)) + r")(?!\w)")
    return {(place, ref) for place, said in witness.places() for ref in pattern.findall(said)}
