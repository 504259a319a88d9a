"""From payload to acknowledgement, with a desk that answers as told and a Slack that can be away."""

import asyncio
from typing import Any

import pytest

from bot.clock import Clock
from bot.metrics import Metrics
from bot.slack.answer import Respond
from bot.slack.ask_desk import AWAY, NOT_LOOKED, DeskAsked
from bot.slack.listen import Listener
from bot.slack.steps import TOO_LATE
from cards.elements import Card
from cards.messenger import NotNow
from cards.replies import Done, FormErrors, OpenForm, Replace, Show
from handlers.ask import Introduce, LookAt, Profile
from tests.edge.counter import FORM, HERE, ASlack, Office, played
from tests.edge.payloads import URL, body_of, command, form, opened_home, press, typed


def test_an_unknown_account_is_introduced_once_and_then_answered() -> None:
    async def story() -> None:
        office = Office(Introduce("U0TMNORTH"), Show(HERE))

        body = await office.hears(command())

        assert body is not None
        assert body["text"] == "1 open"
        assert office.desk.met == [Profile("U0TMNORTH", "T0COUNCIL")]

    played(story)


def test_whoever_is_named_in_a_form_is_met_too_before_it_is_answered() -> None:
    async def story() -> None:
        office = Office(Introduce("U0TMNORTH"), Introduce("U0TMRIVERSIDE"), Show(HERE))

        await office.hears(command())

        assert office.slack.named == ["U0TMNORTH", "U0TMRIVERSIDE"]
        assert [knock.account for knock in office.desk.knocks] == ["U0TMNORTH"] * 3

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


def test_a_channel_is_looked_at_before_the_desk_answers_and_what_slack_does_not_say_is_not_taken_for_a_yes() -> None:
    async def story() -> None:
        wanted = LookAt("#moderators", private=True)
        office = Office(wanted, Done(says=HERE), look=lambda at: "open to everybody" if at == wanted else "")
        await office.hears(form({"done": typed("x")}))
        assert [knock.trouble for knock in office.desk.knocks] == [None, "open to everybody"]

        def away(_: LookAt) -> str:
            raise NotNow("no answer", 0)

        office = Office(wanted, look=away)
        body = await office.hears(form({"done": typed("x")}))
        assert body == {"response_action": "errors", "errors": {"done": NOT_LOOKED}}

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
