"""Two copies that hand on to the same person at the same moment: nothing of what either hands on is lost."""

import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from scheduler import forward as forwarding
from scheduler.outcome import Forwarded, settle
from storage.claims import Claim, Claims
from storage.deliveries import Deliveries
from storage.ledger import Ledger, Store
from storage.meant import about, both, key_for
from storage.tables import outbox
from tests.office import council
from tests.office.council import IDS, put_action
from tests.storage.at_once import copies, each_at_once

NOW = datetime(2018, 1, 17, 9, tzinfo=UTC)
LASTING = timedelta(seconds=40)
FROM = ("head of service", "other head", "worker")
ROUNDS = 6


def content_of(kind: str, number: int, round_of: int) -> dict[str, Any]:
    said = {"day": (date(2018, 1, 1) + timedelta(days=round_of)).isoformat(), "key": f"{kind}:{round_of}"}
    return {**said, **about({IDS["director"]: [number]})}


def put(ledger: Ledger, kind: str, who: str, number: int, round_of: int) -> None:
    content = content_of(kind, number, round_of)
    ledger.outbox.put(kind, f"person:{IDS[who]}", key_for(kind, IDS[who], content), content)


def take(store: Store, at: datetime) -> Claim:
    with store.writing(NOW) as ledger:
        claim = Claims(ledger.connection, at).take(LASTING, [], workspace_pace=0)
    assert claim is not None
    return claim


def hand_on(store: Store, claim: Claim) -> None:
    with store.writing(NOW) as ledger:
        settle(Forwarded({IDS["director"]: claim.content}), claim, ledger, Deliveries(ledger.connection, NOW))


def told_to_director(store: Store) -> list[list[int]]:
    with store.reading(NOW) as ledger:
        theirs = select(outbox.c.content).where(outbox.c.recipient == f"person:{IDS['director']}")
        return [row.content["actions"] for row in ledger.connection.execute(theirs.order_by(outbox.c.id))]


def states(store: Store) -> list[str]:
    with store.reading(NOW) as ledger:
        return list(ledger.connection.execute(select(outbox.c.state).order_by(outbox.c.id)).scalars())


@pytest.mark.parametrize("kind", ["escalation", "noted"])
def test_what_waits_for_somebody_keeps_all_that_is_handed_on_to_them(
    database_url: str, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    def slowly(one: Any, other: Any) -> Any:
        time.sleep(0.1)
        return both(one, other)

    monkeypatch.setattr(forwarding, "both", slowly)
    with copies(database_url, len(FROM)) as stores:
        _furnish(stores[0])
        for number in range(ROUNDS):
            _one_round(stores, kind, number)
        assert told_to_director(stores[0]) == [[1, 2, 3, 4]] * ROUNDS
        assert set(states(stores[0])) == {"dropped", "sent"}


def _furnish(store: Store) -> None:
    with store.writing(council.SOME_DAY) as ledger:
        council.furnish(ledger)
        for number in range(1, 5):
            put_action(ledger, f"A-{number}", rung=1, due="2017-12-01")


def _one_round(stores: list[Store], kind: str, number: int) -> None:
    """The director's own waits all the while; it is said at the end, so that the next round's is another."""
    with stores[0].writing(NOW) as ledger:
        for action, who in enumerate(FROM, 1):
            put(ledger, kind, who, action, number)
    claims = [take(store, NOW) for store in stores]
    with stores[0].writing(NOW) as ledger:
        put(ledger, kind, "director", 4, number)
    each_at_once(stores, lambda store, n: hand_on(store, claims[n]))
    later = NOW
    while waiting := [state for state in states(stores[0]) if state == "pending"][1:]:
        later += timedelta(seconds=2)
        for _ in waiting:
            hand_on(stores[0], _take_not_the_directors(stores[0], later))
    with stores[0].writing(NOW) as ledger:
        ledger.connection.execute(update(outbox).where(outbox.c.state == "pending").values(state="sent"))


def _take_not_the_directors(store: Store, at: datetime) -> Claim:
    while (claim := take(store, at)).person_id == IDS["director"]:
        with store.writing(NOW) as ledger:
            Deliveries(ledger.connection, at).put_back(claim, "", 60)
    return claim


@pytest.mark.parametrize("conversation", ["", "D1"])
def test_what_is_on_its_way_counts_as_said_only_once_it_may_have_gone(store: Store, conversation: str) -> None:
    _furnish(store)
    with store.writing(NOW) as ledger:
        put(ledger, "escalation", "head of service", 1, 0)
    claim = take(store, NOW)
    with store.writing(NOW) as ledger:
        content = content_of("escalation", 1, 0)
        row = {"key": key_for("escalation", IDS["director"], content), "kind": "escalation", "content": content}
        row |= {"recipient": f"person:{IDS['director']}", "state": "sending", "created_at": NOW, "token": "t"}
        ledger.connection.execute(insert(outbox), row | {"conversation": conversation, "not_before": NOW + LASTING})
    hand_on(store, claim)

    assert states(store)[0] == ("dropped" if conversation else "pending")
