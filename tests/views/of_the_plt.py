"""What only the PLT's digest holds, with everything in it at once: what did not arrive, in every way, and what leavers left."""

from sqlalchemy import insert, update

from storage.ledger import Ledger
from storage.tables import outbox, posted, unreached
from tests.office.council import IDS
from tests.office.people import Office

WORKER, LEAVER = (f"person:{IDS[name]}" for name in ("worker", "leaver"))
LOST = (
    ("noted", WORKER, "user_disabled", {"actions": [1]}), ("assigned", WORKER, "user_disabled", {"actions": [1, 2]}),
    ("completed", LEAVER, "some_code <!channel>", {"actions": [3]}), ("words", "channel:C0NORTH", "is_archived", {}),
    ("waiting-letter", f"mail:{IDS['worker']}", "mail refused", {"person": IDS["worker"]}),
    ("words", "channel:C0X", "perhaps", {}), ("withdraw", "file:1", "cant_delete_file", {"of": 1}),
)  # fmt: skip


def leave_trouble(office: Office) -> None:
    """Seven messages that did not arrive, two of them with a letter that failed too, and somebody without an account. What
    stands before people although it is settled: a question about an account, and drift that is no longer its reader's."""
    office.has("A-31", owner="leaver", due="2018-03-01")
    for leave in (_fail, _clear, _settle):
        office.does(leave)


def _clear(ledger: Ledger) -> None:
    """The copies that speak of A-3 no longer show it."""
    cleared = update(posted).where(posted.c.subject == "A-3").values(cleared_on=ledger.today.day)
    ledger.connection.execute(cleared)


def _settle(ledger: Ledger) -> None:
    plain = {"urgent": False, "attempts": 1, "created_at": ledger.now, "state": "sent", "conversation": "D1"}
    for kind, to, content in (
        ("account-changed", "plt", {"person": IDS["worker"], "account": "U0NEW"}),
        ("escalation", "west manager", {"actions": [8], "day": ledger.today.day.isoformat()}),
    ):
        row = plain | {"kind": kind, "recipient": f"person:{IDS[to]}", "content": content, "message": f"m {kind}"}
        ledger.connection.execute(insert(outbox), row | {"key": f"settled:{kind}", "token": f"settled:{kind}"})


def _fail(ledger: Ledger) -> None:
    day = ledger.today.day
    plain = {"urgent": False, "attempts": 1, "created_at": ledger.now, "state": "failed"}
    for n, (kind, to, trouble, content) in enumerate(LOST):
        row = plain | {"kind": kind, "recipient": to, "trouble": trouble, "content": content, "reported_on": day}
        keys = {"key": f"lost:{n}", "token": f"lost:{n}"}
        number = ledger.connection.execute(insert(outbox).returning(outbox.c.id), row | keys).scalar_one()
        if n < 2:
            letter = row | {"kind": "letter", "recipient": "mail:4", "trouble": ("perhaps", "mail refused")[n]}
            keys = {"key": f"letter:{number}", "token": f"letter:{number}"}
            ledger.connection.execute(insert(outbox), letter | keys | {"content": {"of": number}})
    row = {"person_id": IDS["worker"], "since": ledger.now, "reported_on": day, "lettered_at": ledger.now}
    ledger.connection.execute(insert(unreached), row)
