"""What cannot be taken out of Slack is tried as long as that can help, and then told to the PLT with what to do."""

from datetime import datetime, timedelta

from cards.elements import Card
from cards.messenger import Never, NotNow, Unknown
from tests.office.council import account_of
from tests.office.people import Office
from tests.office.pigeonholes import Pigeonholes
from tests.office.test_posted_copies import CLEARED, completed, told


class Fixed(Pigeonholes):
    """A chat platform that will not change what was posted, and loses the answer to what goes to the manager."""

    fault: Exception | None = None
    lost = False
    blind = False

    def update(self, conversation: str, message: str, card: Card) -> None:
        if self.fault:
            raise self.fault
        super().update(conversation, message, card)

    def post(self, conversation: str, card: Card, token: str) -> str:
        message = super().post(conversation, card, token)
        if self.lost and conversation == account_of("manager"):
            raise Unknown("TimeoutError")
        return message

    def find(self, conversation: str, token: str, since: datetime) -> str | None:
        if self.blind:
            raise Never("channel_not_found")
        return super().find(conversation, token, since)


def on(office: Office, slack: Fixed) -> Fixed:
    office.slack = slack
    office._worker._attempts.__dict__["messenger"] = slack
    return slack


def test_a_copy_that_could_not_be_cleared_is_told_to_the_plt_with_what_to_do(any_office: Office) -> None:
    office = any_office
    slack = on(office, Fixed())
    completed(office)
    slack.fault = Never("edit_window_closed")
    office.wakes(CLEARED)
    slack.fault = None
    office.wakes("2018-02-07 09:00")

    assert office.was_told("plt") == ["4 old messages or files could not be taken out of Slack"]
    lines = office.person("plt").reads().sees.splitlines()
    assert "Could not be taken out of Slack · 4" in lines
    assert (
        "What was said to @Head of service of closed work (A-17) still shows case and words in Slack. It was refused "
        "(edit_window_closed). Please have it deleted there."
    ) in lines
    office.wakes("2018-02-08 09:00")
    assert len([said for said in office.was_told("plt") if "could not be taken out" in said]) == 1


def test_while_slack_is_away_a_copy_goes_on_waiting_to_be_cleared_and_holds_up_no_message(any_office: Office) -> None:
    office = any_office
    slack = on(office, Fixed())
    completed(office)
    slack.fault = NotNow("fatal", 300)
    office.wakes(CLEARED)
    office.has("A-18")
    office.person("head of service").says("/actions note A-18").fills(note="Meanwhile")
    office.delivers()
    assert office.was_told("manager")[-1] == "A note was added to an audit action"
    assert "412087" in told(office, "worker")

    slack.fault = None
    office.wall += timedelta(hours=1)
    office.wakes("2018-02-07 09:00")
    assert "412087" not in told(office, "worker")
    assert not [said for said in office.was_told("plt") if "could not" in said]


def test_after_a_week_in_vain_it_is_told(any_office: Office) -> None:
    office = any_office
    slack = on(office, Fixed())
    completed(office)
    slack.fault = NotNow("fatal", 300)
    office.wakes(CLEARED)
    office.wall += timedelta(days=7)
    office.wakes("2018-02-14 07:00")
    slack.fault = None
    office.wakes("2018-02-14 09:00")

    assert [said for said in office.was_told("plt") if "could not be taken out of Slack" in said]


def test_a_message_that_may_have_arrived_is_looked_for_and_cleared(any_office: Office) -> None:
    office = any_office
    slack = on(office, Fixed())
    slack.lost = slack.blind = True
    completed(office)
    slack.lost = slack.blind = False
    assert "412087" in told(office, "manager")

    office.wakes(CLEARED)

    assert "412087" not in told(office, "manager")


def test_where_nobody_can_look_for_it_the_plt_is_told(any_office: Office) -> None:
    office = any_office
    slack = on(office, Fixed())
    slack.lost = slack.blind = True
    completed(office)
    slack.lost = False
    office.wakes(CLEARED)
    office.wakes("2018-02-07 09:00")

    assert any(
        line.startswith("What was said to @Manager of closed work (A-17) may still show case and words in Slack.")
        for line in office.person("plt").reads().sees.splitlines()
    )
