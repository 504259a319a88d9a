"""A cover ends while a message to them is on its way, or nobody knows whether one came: they keep nothing of it either."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from cards.elements import Card
from cards.messenger import Never, NotNow, Unknown
from storage.tables import covers, outbox
from tests.office.council import IDS, account_of, put_cover
from tests.office.people import Office
from tests.office.pigeonholes import Pigeonholes
from tests.office.test_after_a_cover import all_seen, updates
from tests.office.test_who_hears_instead import note_it

COVER = account_of("west manager")


class Losing(Pigeonholes):
    """Posts what goes to the cover and loses the answer; `away`: nobody can look; `blind`: nor may anybody ever."""

    lost = away = blind = False
    refused = False
    before: Callable[[], object] | None = None

    def post(self, conversation: str, card: Card, token: str) -> str:
        message = super().post(conversation, card, token)
        if self.lost and conversation == COVER:
            raise Unknown("TimeoutError")
        return message

    def find(self, conversation: str, token: str, since: object) -> str | None:
        if self.blind:
            raise Never("channel_not_found")
        if self.away:
            raise NotNow("fatal", 300)
        return super().find(conversation, token, since)  # type: ignore[arg-type]

    def update(self, conversation: str, message: str, card: Card) -> None:
        if self.refused:
            raise Never("edit_window_closed")
        super().update(conversation, message, card)

    def conversation_with(self, account: str) -> str:
        if self.before and account == COVER:
            happens, self.before = self.before, None
            happens()
        return super().conversation_with(account)


@pytest.fixture
def losing(any_office: Office) -> tuple[Office, Losing]:
    """West manager covers for Team manager, North, until Friday; there is an action."""
    office, slack = any_office, Losing()
    office.slack = slack
    office._worker._attempts.__dict__["messenger"] = slack
    office._worker._attempts.addresses._messenger = slack
    office.has("A-17", due="2018-02-09")
    office.does(put_cover, "manager", "west manager", "2018-01-08", "2018-01-12")
    office.turns_to("2018-01-12 16:00")
    return office, slack


def state(office: Office) -> str:
    with office.ledger() as ledger:
        return str(ledger.connection.execute(select(outbox.c.state).where(outbox.c.kind == "noted")).scalar_one())


def test_one_that_is_found_only_after_the_cover_is_over_is_drawn_again(losing: tuple[Office, Losing]) -> None:
    office, slack = losing
    slack.lost = slack.away = True
    note_it(office)
    office.delivers()
    assert state(office) == "sending"
    assert "A-17" in slack.of(COVER)[-1].card.fallback + repr(slack.of(COVER)[-1].card)
    office.wakes("2018-01-15 09:00")
    assert state(office) == "sending"

    slack.lost = slack.away = False
    office.wall += timedelta(hours=8)
    office.delivers()

    assert state(office) == "sent"
    seen = all_seen(office, "west manager")
    assert "A-17 is no longer yours." in seen
    assert "Please record the date" not in seen


def test_one_of_which_nobody_knows_whether_it_came_is_looked_for_and_drawn_again(
    losing: tuple[Office, Losing],
) -> None:
    office, slack = losing
    slack.lost = slack.blind = True
    note_it(office)
    office.delivers()
    assert state(office) == "failed"
    slack.lost = slack.blind = False

    office.wakes("2018-01-15 07:00")

    seen = all_seen(office, "west manager")
    assert "A-17 is no longer yours." in seen
    assert "Please record the date" not in seen


def test_one_that_was_drawn_and_not_yet_written_down_when_the_cover_was_ended_is_drawn_again(
    losing: tuple[Office, Losing],
) -> None:
    office, slack = losing
    note_it(office)
    slack.before = lambda: office.person("manager").says("/actions away").presses("End it").fills(back="today")
    office.delivers()

    assert slack.before is None
    seen = all_seen(office, "west manager")
    assert "A-17" in seen
    assert "Please record the date" not in seen


def test_what_slack_will_not_change_any_more_is_told_to_the_plt(losing: tuple[Office, Losing]) -> None:
    office, slack = losing
    note_it(office)
    office.delivers()
    slack.refused = True
    office.wakes("2018-01-13 07:00")
    slack.refused = False
    office.wakes("2018-01-15 09:00")

    lines = all_seen(office, "plt").splitlines()
    assert (
        "What was said to @West manager of work that is no longer theirs to see (A-17) still shows case and words in Slack. "
        "It was refused (edit_window_closed). Please have it deleted there."
    ) in lines


def test_a_cover_that_ends_on_the_day_it_began_is_no_exception(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-09")
    office.does(put_cover, "manager", "west manager", "2018-01-10", "2018-01-12")
    office.wakes("2018-01-10 09:00")
    assert "A-17  " in all_seen(office, "west manager")
    office.person("manager").says("/actions away").presses("End it").fills(back="today")

    assert "A-17  " not in all_seen(office, "west manager")


def past_covers(office: Office, many: int) -> None:
    """Each of another pair, as a council has after years."""
    a, b = IDS["worker"], IDS["west manager"]
    days = [office.now.date() - timedelta(days=30 + n) for n in range(many)]
    rows = [{"person_id": a, "cover_id": b, "first_day": day, "last_day": day} for day in days]
    office.does(lambda ledger: ledger.connection.execute(insert(covers), rows))


def unsettled(office: Office) -> int:
    with office.ledger() as ledger:
        return len(ledger.absences.over(ledger.today.day, 1000))


def test_the_covers_of_years_are_settled_some_with_each_tick_and_none_while_somebody_waits(
    any_office: Office,
) -> None:
    office = any_office
    office.has("A-17", due="2018-01-09")
    office.does(put_cover, "manager", "west manager", "2018-01-09", "2018-01-12")
    office.delivers()
    past_covers(office, 30)
    office.person("manager").says("/actions away").presses("End it").fills(back="today")
    assert unsettled(office) == 30

    office.wakes("2018-01-10 09:31")
    assert unsettled(office) == 10
    office.wakes("2018-01-10 09:32")
    assert unsettled(office) == 0
    assert updates(office) == 0
