"""Today's digest for whoever answers from now on for what another was told this morning: who is back, or covers since."""

from domain.calendar import in_london
from domain.policy import EARLIEST_HOUR
from handlers.ask import Ask
from storage.agenda import agenda_of
from storage.ledger import Ledger
from storage.undelivered import digest_content, digest_key


def digest(ask: Ask, ledger: Ledger, person_id: int) -> None:
    """Put where its hour is past and they have had none today; who has had one reads the rest in the next. What is still to
    come today comes at its hour."""
    key = digest_key(person_id, ask.today)
    if ledger.outbox.was_put(key) or not ledger.policy.calendar.is_working_day(ask.today):
        return
    planned = agenda_of(ledger, ledger.policy, person_id)
    past = range(EARLIEST_HOUR, in_london(ask.now).hour + 1)
    alone = next((found[person_id] for hour in past if person_id in (found := planned.digests(hour))), None)
    if alone is not None:
        ledger.outbox.put("digest", f"person:{person_id}", key, digest_content(ask.today, alone=alone))
