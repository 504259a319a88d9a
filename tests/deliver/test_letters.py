"""What is refused goes by e-mail where there is e-mail, never twice; whatever no letter took is in the PLT's digest, once."""

import random

import pytest

from cards.messenger import Never
from domain.calendar import A_DAY
from storage.ledger import Store
from tests.deliver.chat import KILLED_AFTER, KILLED_BEFORE, LOST_ON_THE_WAY, LOST_REPLY, REFUSED, Fails, Killed, wait
from tests.deliver.post_room import COUNCIL_TIME, PostRoom, conversation, person

TODAY = COUNCIL_TIME.date()
DAY = 24 * 60 * 60
PERHAPS = "perhaps"


@pytest.fixture
def room(store: Store) -> PostRoom:
    room = PostRoom(store)
    room.has_people(1, 2)
    room.has_people(8, 9, role="plt")
    return room


def test_a_letter_goes_in_the_place_of_what_was_refused_and_the_plt_is_not_troubled(room: PostRoom) -> None:
    room.chat.script["one"] = [REFUSED]
    number = room.put("one", person(1))
    room.put("two", person(1))
    worker = room.worker(mailer=room.mail)

    worker.run_until_idle(limit=60)
    worker.run_until_idle(limit=60)

    assert room.mail.subjects == [f"letter about {number}"]
    assert room.chat.texts() == ["two"]
    assert room.reports(TODAY) == ([], [])


def test_without_e_mail_there_is_no_letter(room: PostRoom) -> None:
    room.chat.script["one"] = [REFUSED]
    number = room.put("one", person(1))

    room.worker().run_until_idle(limit=60)

    assert (room.states(), room.reports(TODAY)) == (["failed"], ([number], []))


def test_a_letter_that_waits_when_e_mail_is_switched_off_is_left_to_the_plt(room: PostRoom) -> None:
    room.chat.script["one"] = [REFUSED]
    room.mail.script = [wait(after=5)]
    number = room.put("one", person(1))
    room.worker(mailer=room.mail).run_until_idle(limit=1)

    room.worker().run_until_idle(limit=60)

    assert room.mail.letters == []
    assert room.row(2).trouble == "no e-mail"
    assert room.reports(TODAY) == ([number], [])


def test_while_the_letter_is_still_tried_nobody_is_told(room: PostRoom) -> None:
    room.chat.script["one"] = [REFUSED]
    room.mail.script = [wait()] * 500
    number = room.put("one", person(1))
    worker = room.worker(mailer=room.mail, now=room.council_time)

    worker.run_until_idle(limit=DAY - 600)
    assert room.reports(TODAY) == ([], [])

    worker.run_until_idle(limit=1200)
    assert room.mail.letters == []
    assert room.reports(TODAY + A_DAY) == ([number], [])


@pytest.mark.parametrize("lost", [LOST_REPLY, LOST_ON_THE_WAY], ids=["after it was taken", "before it was taken"])
def test_a_letter_whose_fate_is_unknown_is_not_sent_again_but_told(room: PostRoom, lost: Fails) -> None:
    room.chat.script["one"] = [REFUSED]
    room.mail.script = [lost]
    number = room.put("one", person(1))

    room.worker(mailer=room.mail).run_until_idle(limit=600)

    assert len(room.mail.letters) == lost.accepted
    assert room.reports(TODAY) == ([number], [])
    with room.store.reading(COUNCIL_TIME) as ledger:
        assert [each.letter for each in ledger.failures.reported(TODAY - A_DAY, TODAY)] == [PERHAPS]
    assert room.chat.texts() == []


@pytest.mark.parametrize("instant", [KILLED_BEFORE, KILLED_AFTER], ids=["before it was taken", "after it was taken"])
def test_a_worker_killed_over_a_letter_never_sends_it_twice(room: PostRoom, instant: Fails) -> None:
    room.chat.script["one"] = [REFUSED]
    room.mail.script = [instant]
    number = room.put("one", person(1))
    with pytest.raises(Killed):
        room.worker(mailer=room.mail).run_until_idle(limit=60)

    room.worker(mailer=room.mail).run_until_idle(limit=600)

    assert len(room.mail.letters) == instant.accepted
    assert (room.row(2).state, room.row(2).trouble) == ("failed", PERHAPS)
    assert room.reports(TODAY) == ([number], [])


def test_a_letter_waits_behind_nobodys_messages(room: PostRoom) -> None:
    """The person has no account, so that their messages wait; the letter that says so must not."""
    room.has_people(5, account=False)
    for text in ("welcome", "and more"):
        room.put(text, person(5))
    worker = room.worker(mailer=room.mail, now=room.council_time)

    worker.run_until_idle(limit=DAY - 600)
    assert room.mail.letters == []
    worker.run_until_idle(limit=1200)

    assert room.mail.subjects == ["waiting-letter about 5"]
    assert room.reports(TODAY + A_DAY) == ([], [5])


def test_of_what_goes_on_waiting_there_is_no_second_letter_but_of_what_is_new_there_is_one_a_day(
    room: PostRoom,
) -> None:
    room.has_people(5, account=False)
    room.put("welcome", person(5))
    worker = room.worker(mailer=room.mail, now=room.council_time)
    worker.run_until_idle(limit=4 * DAY)
    assert len(room.mail.letters) == 1

    for text in ("more", "and more"):
        with room.store.writing(room.council_time()) as ledger:
            ledger.outbox.put("words", person(5), text, {"text": text})
        worker.run_until_idle(limit=3600)
    assert len(room.mail.letters) == 2
    worker.run_until_idle(limit=DAY)
    assert len(room.mail.letters) == 3


def test_the_export_that_failed_has_its_own_word_and_no_letter(room: PostRoom) -> None:
    room.chat.script["the file"] = [REFUSED]
    number = room.put("the file", person(1), kind="export")

    room.worker(mailer=room.mail).run_until_idle(limit=60)

    assert room.mail.letters == []
    assert room.chat.texts(conversation(1)) == [f"export-failed about {number}"]
    assert room.reports(TODAY) == ([number], [])


REFUSALS = {
    "no such person": (person(1), "words", [REFUSED]),
    "a channel that is gone": ("channel:C7", "words", [REFUSED]),
    "a channel, and no answer": ("channel:C7", "words", [LOST_ON_THE_WAY]),
    "a person, and no answer": (person(1), "words", [LOST_ON_THE_WAY, REFUSED, REFUSED]),
    "an export": (person(1), "export", [REFUSED]),
    "a question to the PLT": (person(8), "ask-plt", [REFUSED]),
    "a fault of ours": (person(1), "words", []),
    "taking back a file": ("file:7", "withdraw", [REFUSED]),
}
LETTERS = {
    "without e-mail": None,
    "by e-mail": [],
    "by e-mail at last": [wait(after=5)],
    "e-mail refused": [Fails(Never)],
    "e-mail lost": [LOST_REPLY],
}


@pytest.mark.parametrize("trouble", REFUSALS)
@pytest.mark.parametrize("mail", LETTERS)
def test_every_failed_message_ends_in_one_place_and_in_one_only(room: PostRoom, trouble: str, mail: str) -> None:
    to, kind, script = REFUSALS[trouble]
    text = "" if trouble == "a fault of ours" else "withdraw" if kind == "withdraw" else "one"
    room.chat.script[text or "-"] = list(script)
    room.mail.script = list(LETTERS[mail] or [])
    number = room.put(text, to, kind=kind)
    mailer = room.mail if LETTERS[mail] is not None else None
    worker = room.worker(mailer=mailer)
    worker.run_until_idle(limit=3600)
    assert room.row(number).state == "failed"
    told, again = room.reports(TODAY)[0], room.reports(TODAY + A_DAY)[0]

    asked = f"ask-plt about {number}" in room.chat.texts(conversation(8))
    lettered = any(row.kind == "letter" and row.content["of"] == number and row.state == "sent" for row in rows(room))
    assert [asked, lettered, number in told].count(True) == 1
    assert again == []
    may_go = mail in ("by e-mail", "by e-mail at last") and to.startswith("person") and kind != "export"
    assert lettered == may_go


def rows(room: PostRoom) -> list[object]:
    return [room.row(n) for n in range(1, len(room.states()) + 1)]


@pytest.mark.parametrize("seed", range(4))
def test_whatever_befalls_the_worker_nothing_is_sent_twice_or_left_untold(room: PostRoom, seed: int) -> None:
    chance = random.Random(seed)
    wrong = [REFUSED, REFUSED, KILLED_BEFORE, KILLED_AFTER, LOST_REPLY, LOST_ON_THE_WAY, wait()]
    numbers = [room.put(f"{n}", chance.choice([person(1), person(2), "channel:C7"])) for n in range(20)]
    for n in range(20):
        room.chat.script[f"{n}"] = chance.choices(wrong, k=chance.randrange(4))
    room.mail.script = chance.choices([KILLED_BEFORE, KILLED_AFTER, LOST_REPLY, wait(), Fails(Never)], k=12)
    for _ in range(100):
        try:
            room.worker(mailer=room.mail).run_until_idle(limit=2 * DAY)
            break
        except Killed:
            continue
    assert not {"pending", "sending"} & set(room.states())
    told = room.reports(TODAY)[0]

    found = [room.row(n) for n in range(1, len(room.states()) + 1)]
    letters = {row.content["of"]: row for row in found if row.kind == "letter"}
    asked = {row.content["of"] for row in found if row.kind == "ask-plt"}
    failed = {row.id for row in found if row.state == "failed" and row.kind != "letter"}
    by_mail = {of for of, row in letters.items() if row.state == "sent"}
    assert failed >= {n for n in numbers if room.row(n).state == "failed"}
    assert failed == by_mail | (asked & failed) | set(told)
    assert len(failed) == len(by_mail) + len(asked & failed) + len(told)
    assert len(room.mail.subjects) == len(set(room.mail.subjects))
    assert len(room.chat.texts()) == len(set(room.chat.said))
