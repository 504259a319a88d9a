"""The operator's figures tell a fault from an answer, wherever on the way it happened."""

import asyncio
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.metrics import Metrics
from bot.slack.ask_desk import DeskAsked, Touched
from bot.slack.known import Known
from bot.slack.listen import Listener
from bot.slack.shown import Shown
from cards.elements import Card
from cards.replies import Show
from handlers.desk import Desk
from tests.edge.counter import ADesk, TheSteps
from tests.edge.payloads import command, opened_home, press


class NoStore:
    """Whatever is asked of it is a fault that nobody foresaw."""

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError(name)


def counted(payload: dict[str, Any], desk: Any, touched: Touched, *, beside: bool = False) -> dict[str, float]:
    """What `auditbot_answers` says after one answer, by kind and outcome."""
    metrics, known = Metrics(), Known(AsyncWebClient(), "T0COUNCIL")
    asked = DeskAsked(desk, known, touched, beside=beside)
    asyncio.run(Listener(asked, TheSteps(), Shown(), Clock(), metrics).acknowledge(payload))
    asked.close()
    samples = next(m for m in metrics.registry.collect() if m.name == "auditbot_answers").samples
    return {f"{s.labels['kind']} {s.labels['outcome']}": s.value for s in samples if s.value and "total" in s.name}


@pytest.mark.parametrize("beside", [True, False])
@pytest.mark.parametrize(
    ("payload", "kind"), [(command(), "command"), (press(), "press"), (opened_home(), "home")], ids=str
)
def test_a_handlers_fault_that_the_person_reads_as_an_apology_counts_as_a_fault(
    payload: dict[str, Any], kind: str, beside: bool
) -> None:
    reported: list[Exception] = []

    def note(fault: Exception) -> str:
        reported.append(fault)
        return "E-1"

    touched = Touched(note)
    store: Any = NoStore()
    desk = Desk(store, lambda: "T0COUNCIL", touched.report, touched.note)

    assert counted(payload, desk, touched, beside=beside) == {f"{kind} fault": 1.0}
    assert len(reported) == 1


def test_a_fault_outside_the_desk_counts_once_too_and_an_answer_as_an_answer() -> None:
    failing, answering = ADesk(RuntimeError()), ADesk(Show(Card("1 open")))

    assert counted(command(), failing, failing.touched) == {"command fault": 1.0}
    assert counted(command(), answering, answering.touched) == {"command ok": 1.0}


def test_one_fault_does_not_stick_to_the_answers_that_follow() -> None:
    touched = Touched()
    touched.collect(lambda: Show(Card(touched.report(RuntimeError()))))

    assert touched.collect(lambda: Show(Card("1 open")))[2] is False
