"""What cannot be delivered is never dropped silently: it waits as long as that can help, or it is kept for the PLT's digest."""

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from cards.messenger import Unknown
from domain.calendar import A_DAY
from storage.ledger import Store
from storage.tables import people, unreached
from tests.deliver.chat import LOST_ON_THE_WAY, REFUSED, Fails, wait
from tests.deliver.post_room import COUNCIL_TIME, PostRoom, conversation, person

TODAY = COUNCIL_TIME.date()
DAY = 24 * 60 * 60
AWAY = [
    OperationalError("select", {}, Exception("gone")),
    InterfaceError("select", {}, Exception("gone")),
    PoolTimeout("no connection is free"),
]


@pytest.fixture
def room(store: Store) -> PostRoom:
    room = PostRoom(store)
    room.has_people(1, 2)
    room.has_people(8, 9, role="plt")
    return room


def test_what_is_refused_for_good_is_reported_to_the_plt_once(room: PostRoom) -> None:
    room.chat.script["one"] = [REFUSED]
    number = room.put("one", person(1))
    worker = room.worker()

    worker.run_until_idle(limit=60)
    worker.run_until_idle(limit=60)

    assert (room.row(number).state, room.row(number).trouble) == ("failed", "scripted")
    assert room.reports(TODAY) == ([number], [])
    assert room.reports(TODAY + A_DAY) == ([], [])
    assert room.chat.said == []


def test_what_comes_after_a_refused_message_goes_on(room: PostRoom) -> None:
    room.chat.script["one"] = [REFUSED]
    room.put("one", person(1))
    room.put("two", person(1))

    room.worker().run_until_idle(limit=60)

    assert room.chat.texts(conversation(1)) == ["two"]


def test_where_nobody_can_look_the_plt_is_asked_at_once_and_not_told_again(room: PostRoom) -> None:
    room.chat.script["to all"] = [LOST_ON_THE_WAY]
    number = room.put("to all", "channel:C7")

    room.worker().run_until_idle(limit=60)

    assert room.chat.texts(conversation(8)) == room.chat.texts(conversation(9)) == [f"ask-plt about {number}"]
    assert room.reports(TODAY) == ([], [])


def test_a_question_to_the_plt_that_does_not_arrive_is_reported_to_the_others_and_asks_nothing_again(
    room: PostRoom,
) -> None:
    room.chat.script |= {"to all": [LOST_ON_THE_WAY], conversation(8): [REFUSED]}
    room.put("to all", "channel:C7")

    room.worker().run_until_idle(limit=60)

    assert room.states() == ["failed", "failed", "sent"]
    assert room.reports(TODAY) == ([2], [])


def test_where_there_is_nobody_to_ask_it_is_kept_for_the_digest(store: Store) -> None:
    room = PostRoom(store)
    room.has_people(1)
    room.chat.script["to all"] = [LOST_ON_THE_WAY]
    number = room.put("to all", "channel:C7")

    room.worker().run_until_idle(limit=60)

    assert (room.states(), room.reports(TODAY)) == (["failed"], ([number], []))


@pytest.mark.parametrize("kind", ["update", "home"])
def test_a_copy_that_cannot_be_refreshed_leaves_nothing_unsaid(room: PostRoom, kind: str) -> None:
    room.chat.script |= {"update": [REFUSED], "home": [REFUSED]}
    room.put("again", person(1), kind=kind)

    room.worker().run_until_idle(limit=60)

    assert (room.states(), room.chat.said) == (["failed"], [])


@pytest.mark.parametrize("kind", ["update", "home", "withdraw"])
def test_what_may_be_done_twice_is_simply_done_again_when_in_doubt(room: PostRoom, kind: str) -> None:
    room.chat.script |= {name: [Fails(Unknown)] for name in ("update", "home", "withdraw")}
    room.put("again", person(1), kind=kind)

    room.worker().run_until_idle(limit=10)

    assert len(room.chat.updates) + len(room.chat.homes) + len(room.chat.withdrawn) == 1
    assert room.chat.looked == []


def test_a_person_without_an_account_is_waited_for_and_holds_nobody_else_up(room: PostRoom) -> None:
    room.has_people(5, account=False)
    number = room.put("welcome", person(5))
    room.put("hello", person(1))
    accounts: list[str | None] = [None, None, "U5"]
    worker = room.worker(resolve=lambda _person: accounts.pop(0))

    worker.run_until_idle()
    assert (room.chat.texts(), room.row(number).trouble) == (["hello"], "no account")

    worker.run_until_idle(limit=900)
    assert room.chat.texts(conversation(5)) == ["welcome"]


def test_that_nothing_reaches_a_person_is_reported_once_after_a_day(room: PostRoom) -> None:
    room.has_people(5, account=False)
    for text in ("welcome", "and more"):
        room.put(text, person(5))
    accounts: list[str] = []
    worker = room.worker(now=room.council_time, resolve=lambda _person: next(iter(accounts), None))

    worker.run_until_idle(limit=DAY - 600)
    assert room.reports(TODAY) == ([], [])
    worker.run_until_idle(limit=1200)
    assert room.reports(TODAY + A_DAY) == ([], [5])
    assert room.reports(TODAY + 2 * A_DAY) == ([], [])
    assert room.chat.texts() == []

    accounts.append("U5")
    worker.run_until_idle(limit=600)
    assert room.chat.texts(conversation(5)) == ["welcome", "and more"]


def test_it_is_reported_although_yesterdays_messages_no_longer_wait(room: PostRoom) -> None:
    room.has_people(5, account=False)
    worker = room.worker(now=room.council_time)
    room.put("digest of Wednesday", person(5))
    worker.run_until_idle()
    room.no_longer_true.add("digest of Wednesday")
    room.pass_time(DAY)
    room.put("digest of Thursday", person(5))
    worker.run_until_idle()

    assert room.states() == ["dropped", "pending"]
    assert room.reports(TODAY + A_DAY) == ([], [5])


def test_somebody_who_has_an_account_by_then_is_not_reported_and_later_begins_anew(room: PostRoom) -> None:
    room.has_people(5, account=False)
    room.put("welcome", person(5))
    room.worker(now=room.council_time).run_until_idle(limit=2 * DAY)
    with room.store.engines.writing.begin() as connection:
        connection.execute(update(people).where(people.c.id == 5).values(account="U5"))

    assert room.reports(TODAY + A_DAY) == ([], [])
    with room.store.engines.reading.connect() as connection:
        assert connection.execute(select(unreached)).all() == []


def test_who_asked_for_a_file_that_failed_hears_of_it_as_the_plt_does(room: PostRoom) -> None:
    room.chat.script["the file"] = [REFUSED]
    number = room.put("the file", person(1), kind="export")

    room.worker().run_until_idle(limit=60)

    assert room.chat.texts() == [f"export-failed about {number}"]
    assert room.chat.texts(conversation(1)) == room.chat.texts()
    assert room.reports(TODAY) == ([number], [])


@pytest.mark.parametrize("trouble", [wait(after=3), LOST_ON_THE_WAY], ids=["429", "lost"])
def test_a_conversation_that_does_not_open_is_tried_again(room: PostRoom, trouble: Fails) -> None:
    room.chat.script["open"] = [trouble]
    room.put("one", person(1))

    room.worker().run_until_idle(limit=10)

    assert (room.chat.texts(), room.chat.looked) == (["one"], [])


def test_a_remembered_conversation_that_is_refused_is_opened_anew_and_nothing_is_lost(room: PostRoom) -> None:
    worker = room.worker()
    room.put("one", person(1))
    worker.run_until_idle()
    room.chat.script["two"] = [REFUSED]
    for text in ("two", "three"):
        room.put(text, person(1))

    worker.run_until_idle(limit=10)

    assert room.chat.opened.count("U1") == 2
    assert room.chat.texts(conversation(1)) == ["one", "two", "three"]
    assert set(room.states()) == {"sent"}


def test_what_is_refused_in_a_conversation_opened_anew_is_refused_for_good(room: PostRoom) -> None:
    worker = room.worker()
    room.put("one", person(1))
    worker.run_until_idle()
    room.chat.script["two"] = [REFUSED, REFUSED]
    number = room.put("two", person(1))

    worker.run_until_idle(limit=10)

    assert (room.row(number).state, room.row(number).attempts) == ("failed", 2)
    assert room.reports(TODAY) == ([number], [])


def test_the_first_fault_of_our_own_is_not_the_last_after_many_waits_for_others(room: PostRoom) -> None:
    room.chat.script[conversation(1)] = [wait(after=5) for _ in range(8)]
    room.put("one", person(1))
    worker = room.worker()
    draw, times = room.compose, []

    def fails_once(*what: object) -> object:
        times.append(1)
        if len(times) == 9:
            raise KeyError("a fault of ours")
        return draw(*what)  # type: ignore[arg-type]

    worker._attempts.__dict__["compose"] = fails_once
    worker.run_until_idle(limit=600)

    assert (room.chat.texts(), room.states()) == (["one"], ["sent"])


@pytest.mark.parametrize("away", AWAY, ids=lambda fault: type(fault).__name__)
def test_a_database_that_does_not_answer_never_fails_a_notice(room: PostRoom, away: Exception) -> None:
    number = room.put("one", person(1))
    worker = room.worker()
    draw, left = room.compose, [away] * 9

    def not_reached(*what: object) -> object:
        if left:
            raise left.pop()
        return draw(*what)  # type: ignore[arg-type]

    worker._attempts.__dict__["compose"] = not_reached
    for _ in range(9):
        with pytest.raises(type(away)):
            worker.run_until_idle(limit=600)
    assert room.row(number).state == "sending"

    worker.run_until_idle(limit=600)
    assert (room.chat.texts(), room.states()) == (["one"], ["sent"])


def test_a_notice_that_cannot_be_drawn_is_tried_again_and_at_last_reported(room: PostRoom) -> None:
    number = room.put("", person(1))  # asks for an "of" that is not there: a fault of ours
    room.put("after it", person(1))

    room.worker().run_until_idle(limit=600)

    assert (room.row(number).state, room.row(number).trouble) == ("failed", "fault KeyError")
    assert room.chat.texts(conversation(1)) == ["after it"]
    assert room.reports(TODAY) == ([number], [])


def test_each_try_is_observed_by_kind_and_outcome(room: PostRoom) -> None:
    seen: list[tuple[str, str]] = []
    room.chat.script |= {"one": [wait(after=1)], "two": [LOST_ON_THE_WAY]}
    room.put("one", person(1))
    room.put("two", person(2))

    room.worker(observe=lambda kind, outcome, _seconds: seen.append((kind, outcome))).run_until_idle(limit=100)

    assert [kind for kind, _ in seen] == ["words"] * 5
    assert [outcome for _, outcome in seen] == ["later", "doubt", "sent", "later", "sent"]
