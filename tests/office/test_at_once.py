"""Two at once: of two people who close the same thing one wins, and the same press delivered twice counts once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import update

from cards.replies import Done, FormErrors, Nothing, Replace, Reply, Show
from handlers.ask import Knock, Profile
from storage.history import verify
from storage.tables import people
from tests.office.council import HOME, IDS, account_of, put_cover
from tests.office.people import Office

ROUNDS = 20
FORGET = update(people).where(people.c.id == IDS["manager"]).values(account=None)
SAID = {"done": "Done", "recorded_in": "Plan", "difference": "yes"}


def together(*calls: Callable[[], Any]) -> list[Any]:
    """All calls begun at the same instant, each in a thread of its own."""
    ready = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        ready.wait()
        return call()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def form(office: Office, who: str, number: int, does: str = "complete", seen: int = 1, **said: str) -> Knock:
    context = {"about": f"A-{number}", "version": str(seen), "place": ""}
    return Knock(account_of(who), HOME, "form", does, office.now, office.key(), form=said or SAID, context=context)


def press(office: Office, who: str, number: int, does: str, version: int) -> Knock:
    about = f"A-{number}"
    return Knock(account_of(who), HOME, "press", does, office.now, office.key(), about=about, version=version)


def answers(office: Office, *knocks: Knock) -> list[Reply]:
    found = together(*(lambda knock=knock: office.desk.answer(knock) for knock in knocks))
    assert office.faults == []
    return found


def refused(reply: Reply) -> str:
    if isinstance(reply, FormErrors):
        return next(iter(reply.errors.values()))
    return f"{reply.card.fallback} {reply.card.blocks[:1]}" if isinstance(reply, Show) else ""


def completions(office: Office, number: int) -> int:
    with office.ledger() as ledger:
        return len(ledger.actions.completions(number))


def test_of_two_who_complete_at_once_one_wins_and_the_other_is_told(any_office: Office) -> None:
    office = any_office
    for number in range(1, ROUNDS + 1):
        office.has(f"A-{number}", owner="worker")
        replies = answers(office, form(office, "worker", number), form(office, "manager", number))
        won, lost = sorted(replies, key=lambda reply: isinstance(reply, FormErrors))
        winner = office.action(f"A-{number}").completion.by
        name = {IDS["worker"]: "Worker", IDS["manager"]: "Manager"}[winner]

        assert isinstance(won, Done)
        assert refused(lost) == f"A-{number} was completed by {name}, at 09:30. Nothing was changed by your press."
        assert completions(office, number) == 1
        assert sorted(office.history(f"A-{number}")) == ["completed", "overtaken"]
        assert office.action(f"A-{number}").version == 2


def test_a_form_that_is_delivered_twice_at_once_completes_once(any_office: Office) -> None:
    office = any_office
    for number in range(1, ROUNDS + 1):
        office.has(f"A-{number}")
        knock = form(office, "manager", number)
        replies = answers(office, knock, knock, knock)

        assert all(isinstance(reply, Done) for reply in replies)
        assert completions(office, number) == 1
        assert office.history(f"A-{number}") == ["completed"]
    assert len([kind for kind, _ in office.planned() if kind == "completed"]) == ROUNDS


def test_accepting_and_returning_at_once_leaves_one_of_the_two(any_office: Office) -> None:
    office = any_office
    for number in range(1, 9):
        office.has(f"A-{number}", concern="C-1")
        office.desk.answer(form(office, "manager", number))
        replies = answers(
            office,
            press(office, "head of service", number, "accept", 2),
            form(office, "plt", number, "return", 2, reason="Not recorded"),
        )
        verbs = office.history(f"A-{number}")
        assert verbs[0] == "completed"
        assert sorted(verbs[1:]) in (["accepted", "overtaken"], ["overtaken", "returned"])
        assert sum(" has changed since" in refused(reply) or " is open" in refused(reply) for reply in replies) == 1
        assert office.action(f"A-{number}").is_open == ("returned" in verbs)


def test_of_two_who_decide_on_more_time_at_once_one_decides(any_office: Office) -> None:
    office = any_office
    office.does(put_cover, "head of service", "west manager", "2018-01-01", "2018-02-01")
    for number in range(1, 9):
        office.has(f"A-{number}")
        office.desk.answer(form(office, "manager", number, "more_time", due="2018-02-14", reason="A meeting"))
        replies = answers(
            office,
            press(office, "head of service", number, "accept_time", 2),
            form(office, "west manager", number, "decline_time", 2, reason="No"),
        )
        assert sum(bool(refused(reply)) for reply in replies if not _is_the_line(reply)) == 1
        verbs = office.history(f"A-{number}")
        assert verbs[0] == "asked for more time"
        assert sorted(verbs[1:]) in (["accepted more time", "overtaken"], ["declined more time", "overtaken"])
        assert office.action(f"A-{number}").extended == ("accepted more time" in verbs)


def _is_the_line(reply: Reply) -> bool:
    return isinstance(reply, Show) and "has more time" in reply.card.fallback


def test_a_press_that_is_delivered_twice_at_once_counts_once(any_office: Office) -> None:
    office = any_office
    office.has("A-1", concern="C-1")
    office.desk.answer(form(office, "manager", 1))
    knock = press(office, "head of service", 1, "accept", 2)
    replies = answers(office, knock, knock)

    assert sorted(type(reply) for reply in replies if isinstance(reply, Nothing)) == [Nothing]
    assert any(isinstance(reply, Show | Replace) for reply in replies)
    assert office.history("A-1") == ["completed", "accepted"]


def test_new_actions_that_are_added_at_once_get_numbers_of_their_own(any_office: Office) -> None:
    office = any_office
    typed = {"team": "1", "due": "2018-02-14", "text": "Visit the child within two days"}
    knocks = [
        Knock(account_of("plt"), HOME, "form", "add", office.now, office.key(), form={**typed, "case_ref": f"40000{n}"})
        for n in range(8)
    ]
    assert all(isinstance(reply, Done) for reply in answers(office, *knocks))
    with office.ledger() as ledger:
        found = ledger.connection.exec_driver_sql("select id from actions order by id").scalars().all()
    assert found == list(range(101, 109))


@pytest.mark.parametrize("known", [True, False])
def test_an_account_that_is_met_twice_at_once_is_matched_once(any_office: Office, known: bool) -> None:
    office = any_office
    email = "manager@council.example" if known else "nobody@council.example"
    for number in range(8):
        office.does(lambda ledger: ledger.connection.execute(FORGET))
        profile = Profile(f"U0NEW{number}", HOME, email)
        together(*(lambda p=profile: office.desk.meet(p, office.now) for _ in range(3)))
    assert office.history(f"person:{IDS['manager']}") == ["account matched"] * (8 if known else 0)


def test_nothing_that_two_do_at_once_breaks_the_chain_of_the_history(any_office: Office) -> None:
    office = any_office
    for number in range(1, 6):
        office.has(f"A-{number}", owner="worker")
    knocks = [form(office, who, number) for number in range(1, 6) for who in ("worker", "manager")]
    answers(office, *knocks)
    with office.ledger() as ledger:
        assert verify(ledger.history.all(), ledger.history_key, ledger.history.head()) == ""
        assert ledger.history.head()[0] == len(knocks)
