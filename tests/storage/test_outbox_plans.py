"""What is looked for in the outbox is found by what is due: with very many messages said, the plans go by indexes of the rest."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import text

from domain.calendar import A_DAY
from storage import files, sight
from storage.backlog import Backlog
from storage.copies import old_copies
from storage.ledger import Ledger, Store
from tests.storage.random_council import NOW, TODAY, fill
from tests.storage.test_plans import asked, plan

SAID = 20_000
_NUMBERS = "with recursive n(i) as (select 1 union all select i + 1 from n where i < {many}) "
_OUTBOX = """insert into outbox (id, key, kind, recipient, content, urgent, state, created_at, token, attempts, conversation,
    message, trouble, sent_at, settled_at, withdrawn_on)
    select i, 'k' || i, case when i % 10 = 0 then 'export' else 'assigned' end, 'person:' || (1 + i % 14), '{{}}', {no},
    'sent', {then}, 't' || i, 1, 'D1', 'm' || i, '', {then}, {then}, case when i % 20 = 0 then null else {day} end
    from n"""
_POSTED = """insert into posted (outbox_id, recipient, subject, part, closed_at, cleared_on)
    select i, 'person:' || (1 + i % 14), 'A-' || (1 + i % 90), '',
    case when i % 3 > 0 then {then} end, case when i % 3 = 1 then {day} end from n"""
QUESTIONS: dict[str, tuple[Callable[[Ledger], Any], str]] = {
    "files to be taken back": (lambda ledger: files.sent_by(ledger.connection, NOW), "ix_outbox_files"),
    "whether there are any": (lambda ledger: files.any_sent_by(ledger.connection, NOW), "ix_outbox_files"),
    "what failed and was not reported": (lambda ledger: ledger.failures.report(TODAY), "ix_outbox_failed"),
    "what was reported": (lambda ledger: ledger.failures.reported(TODAY - A_DAY, TODAY), "ix_outbox_failed"),
    "whom a digest told last": (lambda ledger: ledger.failures.told_until(3, TODAY), "key"),
    "what waits for somebody": (lambda ledger: ledger.unreached.waiting(3), "ix_outbox_unsettled"),
    "the backlog": (lambda ledger: Backlog(ledger.connection, NOW, NOW).waiting(), "ix_outbox_unsettled"),
    "the latest failures": (lambda ledger: Backlog(ledger.connection, NOW, NOW).failed(), "ix_outbox_failed"),
    "copies to be cleared": (lambda ledger: old_copies(ledger.connection, EARLIER), "ix_posted_to_clear"),
    "what a former cover reads on": (
        lambda ledger: sight.out_of_sight(ledger, ledger.people.named({3})[3]),
        "ix_posted_readable",
    ),
}
EARLIER = NOW.replace(year=2016)


def pile_up(ledger: Ledger, many: int) -> None:
    """So many messages that were sent last year, a tenth of them files, with what they speak of: open, closed, cleared."""
    postgresql = ledger.connection.dialect.name == "postgresql"
    said = {"many": many, "no": "false" if postgresql else "0"}
    said |= {"day": "date '2017-02-02'" if postgresql else "'2017-02-02'"}
    said |= {"then": "timestamptz '2017-02-01 09:00:00Z'" if postgresql else "'2017-02-01 09:00:00.000000'"}
    insert, rest = _OUTBOX.split("\n    select", 1)
    ledger.connection.execute(text(f"{insert} {_NUMBERS} select{rest}".format(**said)))
    insert, rest = _POSTED.split("\n    select", 1)
    ledger.connection.execute(text(f"{insert} {_NUMBERS} select{rest}".format(**said)))


def test_what_is_due_is_found_without_reading_what_was_said(store: Store) -> None:
    with store.writing(NOW) as ledger:
        fill(ledger, 3)
        pile_up(ledger, SAID)
    with store.engines.reading.connect() as connection:
        connection.execute(text("analyze"))
    with store.reading(NOW) as ledger:
        for name, (ask, index) in QUESTIONS.items():
            found = asked(ledger.connection, lambda a=ask: a(ledger))
            told = "\n".join(plan(ledger.connection, *each) for each in found) + "\n"
            assert index in told, (name, told)
            assert "Seq Scan on outbox" not in told, (name, told)
            assert "Seq Scan on posted" not in told, (name, told)
            assert "SCAN outbox\n" not in told, (name, told)
            assert "SCAN posted\n" not in told, (name, told)
