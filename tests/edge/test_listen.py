"""From payload to acknowledgement, with a desk that answers as told and a Slack that can be away."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.metrics import Metrics
from bot.slack.answer import Open, Respond, Step
from bot.slack.ask_desk import AWAY, DeskAsked, Touched
from bot.slack.bolt import BoltDoor
from bot.slack.identify import Heard
from bot.slack.known import Known, NotReachable
from bot.slack.listen import Listener
from bot.slack.shown import Shown
from bot.slack.steps import TOO_LATE, StepFailed, Steps
from cards.elements import Button, Card, Form, Input, List, Row
from cards.replies import FormErrors, OpenForm, Replace, Reply, Show
from handlers.ask import Introduce, Knock, Profile
from tests.edge.payloads import URL, body_of, command, form, opened_home, press, typed

HERE = Card("1 open", (List((Row("A-17", "", (Button("Mark complete", "complete", "A-17"),)),)),), "mine:1:17:")
FORM = Form("Complete A-17", "complete", (Input("done", "What was done?"),))


class ADesk:
    """Answers with what it is told to, the last of it for ever; notes who knocked and who was met."""

    def __init__(self, *replies: Reply | Introduce | Exception) -> None:
        self.replies = list(replies)
        self.knocks: list[Knock] = []
        self.met: list[Profile] = []
        self.heard_of: list[Profile] = []
        self.touched = Touched()
        self.touches: frozenset[str] = frozenset()

    def answer(self, knock: Knock) -> Reply | Introduce:
        self.knocks.append(knock)
        self.touched.note(self.touches if knock.does != "refresh" else frozenset())
        reply = self.replies[0] if len(self.replies) == 1 else self.replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return reply

    def glance(self, knock: Knock) -> Reply | None:
        return Show(Card("at a glance")) if knock.words == "mine" else None

    def meet(self, profile: Profile, at: datetime) -> None:
        self.met.append(profile)

    def hear_of(self, profile: Profile, at: datetime) -> None:
        self.heard_of.append(profile)


class ASlack(Known):
    """Knows everybody, or nobody while it is away."""

    def __init__(self, home: str = "T0COUNCIL", away: bool = False) -> None:
        super().__init__(AsyncWebClient(), home)
        self.away = away
        self.asked = 0

    async def _ask(self, call: Any) -> Any:
        call.close()
        self.asked += 1
        await asyncio.sleep(0.01)
        if self.away:
            raise NotReachable
        return {"team_id": "T0COUNCIL", "user": {"id": "U0TMNORTH", "team_id": "T0COUNCIL"}}


class TheSteps(Steps):
    """Notes what would be said to Slack."""

    def __init__(self, fails: str = "") -> None:
        super().__init__(AsyncWebClient())
        self.taken: list[Step] = []
        self.said: list[tuple[str, dict[str, Any]]] = []
        self.fails = fails

    async def take(self, heard: Heard, step: Step) -> None:
        if self.fails and isinstance(step, Open):
            raise StepFailed(self.fails)
        self.taken.append(step)

    async def respond(self, url: str, body: dict[str, Any]) -> None:
        self.said.append((url, body))


class Office:
    def __init__(self, *replies: Reply | Introduce | Exception, slack: ASlack | None = None, fails: str = "") -> None:
        self.desk, self.slack, self.steps, self.shown = ADesk(*replies), slack or ASlack(), TheSteps(fails), Shown()
        self.asked = DeskAsked(self.desk, self.slack, self.desk.touched)
        self.listener = Listener(self.asked, self.steps, self.shown, Clock(), Metrics())
        self.door = BoltDoor(self.listener, AsyncWebClient("xoxb-1"))

    async def hears(self, payload: dict[str, Any]) -> dict[str, Any] | None:
        body = await self.listener.acknowledge(payload)
        await asyncio.sleep(0.05)
        return body


def played(story: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(story())


def test_an_unknown_account_is_introduced_once_and_then_answered() -> None:
    async def story() -> None:
        office = Office(Introduce("U0TMNORTH"), Show(HERE))

        body = await office.hears(command())

        assert body is not None
        assert body["text"] == "1 open"
        assert office.desk.met == [Profile("U0TMNORTH", "T0COUNCIL")]

    played(story)


def test_many_who_wait_for_the_same_account_ask_slack_once() -> None:
    async def story() -> None:
        office = Office(*[Introduce("U0TMNORTH")] * 5, Show(HERE))

        await asyncio.gather(*(office.hears(command()) for _ in range(5)))

        assert (office.slack.asked, len(office.desk.met)) == (1, 1)

    played(story)


def test_a_stranger_is_met_as_one_without_asking_slack() -> None:
    async def story() -> None:
        office = Office(Introduce("U0STRANGER"), Show(Card("no")))

        await office.hears(command(user_id="U0STRANGER", team_id="T0PARTNER"))

        assert office.desk.met == [Profile("U0STRANGER", "T0PARTNER", stranger=True)]
        assert office.slack.asked == 0

    played(story)


@pytest.mark.parametrize("home", ["", "T0COUNCIL"])
def test_while_slack_is_away_an_unknown_account_gets_a_plain_sentence_and_nothing_changes(home: str) -> None:
    async def story() -> None:
        office = Office(Introduce("U0TMNORTH"), slack=ASlack(home, away=True))

        body = await office.hears(command())
        at_form = await office.hears(form({"done": typed("x")}))

        assert body is not None
        assert (body["text"], office.desk.met) == (AWAY, [])
        assert at_form == {"response_action": "errors", "errors": {"done": AWAY}}

    played(story)


def test_what_nobody_expected_becomes_an_apology_with_a_reference(capsys: pytest.CaptureFixture[str]) -> None:
    async def story() -> None:
        office = Office(RuntimeError("about a child"))

        body = await office.hears(command())

        assert body is not None
        assert "Sorry" in body["text"]
        said = capsys.readouterr()
        assert body["text"].rsplit(" ", 1)[1].rstrip(".") in said.out + said.err
        assert "child" not in said.out + said.err

    played(story)


def test_a_form_that_cannot_be_opened_is_said_so_in_a_sentence() -> None:
    async def story() -> None:
        by_command, by_press = Office(OpenForm(FORM), fails="expired_trigger_id"), Office(OpenForm(FORM), fails="x")

        body = await by_command.hears(command("done A-17"))
        await by_press.hears(press())

        assert body is not None
        assert body["text"] == TOO_LATE
        assert by_press.steps.taken == [Respond(URL, Card(TOO_LATE))]

    played(story)


def test_a_private_list_shows_what_somebody_else_has_changed_on_it() -> None:
    async def story() -> None:
        office = Office(Replace(HERE))
        await office.hears(
            press("page", "2|0", user={"id": "U0HOS1125", "team_id": "T0COUNCIL"}, response_url=URL + "9")
        )
        office.desk.touches = frozenset({"A-17"})

        await office.hears(press("accept", "A-17|3", place="show:1:17:"))

        assert [knock.does for knock in office.desk.knocks] == ["page", "accept", "refresh"]
        assert (office.desk.knocks[2].account, office.desk.knocks[2].place) == ("U0HOS1125", "mine:1:17:")
        assert [(url, body["replace_original"]) for url, body in office.steps.said] == [(URL + "9", True)]

    played(story)


def test_the_list_that_was_pressed_is_not_drawn_twice() -> None:
    async def story() -> None:
        office = Office(Replace(HERE))
        await office.hears(press("page", "2|0"))
        office.desk.touches = frozenset({"A-17"})

        await office.hears(press("accept", "A-17|3"))

        assert [knock.does for knock in office.desk.knocks] == ["page", "accept"]

    played(story)


def test_the_desk_hears_of_an_account_that_has_changed() -> None:
    async def story() -> None:
        office = Office(Show(HERE))
        user = {"id": "U0LEFT", "team_id": "T0COUNCIL", "deleted": True}
        payload = opened_home() | {"event": {"type": "user_change", "user": user}}

        assert await office.hears(payload) is None
        assert (office.desk.met, office.desk.heard_of) == ([], [Profile("U0LEFT", "T0COUNCIL", deactivated=True)])

    played(story)


def test_where_the_database_is_beside_it_what_only_reads_is_answered_at_a_glance_and_the_rest_in_a_thread() -> None:
    async def story() -> None:
        office = Office(Show(HERE))
        asked = DeskAsked(office.desk, office.slack, office.desk.touched, beside=True)
        listener = Listener(asked, office.steps, office.shown, Clock(), Metrics())

        glanced, answered = [await listener.acknowledge(command(words)) for words in ("mine", "show A-17")]

        assert glanced is not None
        assert answered is not None
        assert (glanced["text"], answered["text"], len(office.desk.knocks)) == ("at a glance", "1 open", 1)

    played(story)


def test_through_bolt_every_kind_of_payload_is_acknowledged_as_json_or_empty() -> None:
    async def story() -> None:
        office = Office(Show(HERE))
        whole = [command(), press(), form({"done": typed("x")}), opened_home()]

        answers = [await office.door.handle(*body_of(payload)) for payload in whole]

        assert [answer.status for answer in answers] == [200] * 4
        assert answers[0].content_type.startswith(b"application/json")
        assert b'"response_type":"ephemeral"' in answers[0].body
        assert answers[1].body == b""
        assert [knock.kind for knock in office.desk.knocks] == ["command", "press", "form", "home"]

    played(story)


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "block_actions"},
        {"type": "block_actions", "actions": [], "user": 5},
        {"type": ["block_actions"]},
        {"type": "view_submission", "view": {"callback_id": "x"}},
        {"type": "view_submission", "view": "x", "user": {"id": "U0TMNORTH"}},
        {"type": "event_callback", "event": "x", "team_id": []},
        {"type": "dialog_submission", "callback_id": "x"},
        {"type": "shortcut"},
        {
            "type": "block_actions",
            "user": {"id": "U"},
            "team": 7,
            "actions": [{"type": "button", "action_id": "a"}],
            "enterprise": 5,
        },
        {"command": "/actions"},
        {"hello": "there"},
        {},
    ],
)
def test_what_is_no_payload_is_a_400_and_never_reaches_the_desk(payload: dict[str, Any]) -> None:
    async def story() -> None:
        office = Office(Show(HERE))

        answer = await office.door.dispatch(payload)

        assert (answer.status, office.desk.knocks) == (400, [])

    played(story)


def test_slacks_own_checks_are_answered() -> None:
    async def story() -> None:
        office = Office(Show(HERE))

        challenge = await office.door.handle(*body_of({"type": "url_verification", "challenge": "c9"}))
        ssl = await office.door.handle(b"ssl_check=1&token=x", "application/x-www-form-urlencoded")

        assert (challenge.status, b"c9" in challenge.body) == (200, True)
        assert (ssl.status, ssl.body, office.desk.knocks) == (200, b"", [])

    played(story)


def test_a_form_error_is_said_in_the_acknowledgement() -> None:
    async def story() -> None:
        office = Office(FormErrors({"done": "Say what was done."}))

        body = await office.hears(form({"done": typed("")}))

        assert body == {"response_action": "errors", "errors": {"done": "Say what was done."}}

    played(story)
