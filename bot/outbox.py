"""`auditbot outbox`: what waits and why, and what failed; `auditbot outbox retry`: one of them tried again at once.

Nothing that was written is printed, nor any case: a message is its number and its kind, a person their role.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from bot.clock import Clock
from bot.settings import Settings
from bot.slack.deliver import SlackMessenger
from bot.upkeep import existing
from cards.troubles import in_words, to_do, why_dropped
from cards.words import count
from domain.calendar import in_london
from domain.refusal import Refusal
from storage.backlog import Backlog, Waiting
from storage.history import Entry
from storage.kinds import kind_of
from storage.ledger import Ledger

Say = Callable[[str], None]
STATES = {"pending": "waits", "sending": "on its way, or in doubt", "failed": "failed"}


def tell(settings: Settings, clock: Clock, say: Say) -> None:
    with existing(settings) as store, store.reading(clock.now()) as ledger:
        backlog = Backlog(ledger.connection, clock.wall(), clock.now())
        for rows, number, title in ((*backlog.waiting(), "wait"), (*backlog.failed(), "failed")):
            say(
                f"{count(number, 'message')} {'waits' if (title, number) == ('wait', 1) else title}"
                + (":" if rows else ".")
            )
            for line in _lines(ledger, rows):
                say(line)
            if number > len(rows):
                say(f"  and {number - len(rows)} more")


def retry(settings: Settings, clock: Clock, number: int, say: Say) -> None:
    """Refusal where it cannot help, or might say a thing twice."""
    with existing(settings) as store, store.writing(clock.now()) as ledger:
        ledger.history.lock()
        backlog = Backlog(ledger.connection, clock.wall(), clock.now())
        found = _may_be_tried(backlog.get(number), number)
        backlog.look_for(found) if found.may_have_arrived else backlog.try_at_once(found)
        now = "sending" if found.may_have_arrived else "pending"
        entry = Entry("program", "operator", "retried", f"notice:{number}", {"state": found.state}, {"state": now})
        ledger.record(entry)
    first = "looked for first, and sent only if it is not there" if found.may_have_arrived else "tried at once"
    say(f"Notice {number} is {first}, as soon as auditbot runs. “auditbot outbox” says what came of it.")


def _may_be_tried(found: Waiting | None, number: int) -> Waiting:
    if found is None:
        raise Refusal(
            f"There is no notice {number}: “auditbot outbox” lists those that wait or failed, with their numbers."
        )
    if found.state == "sent":
        raise Refusal(f"Notice {number} was sent already. Nothing was changed.")
    if found.state == "dropped":
        raise Refusal(f"Notice {number} was dropped: {why_dropped(found.trouble)} Nothing was changed.")
    if found.state == "sending":
        raise Refusal(f"Notice {number} is being sent, or looked for, at this moment. Look again in a minute.")
    if found.may_have_arrived and not _can_be_looked_for(found):
        raise Refusal(
            f"Nobody can tell whether notice {number} arrived, and auditbot cannot look there. Ask whoever it was for, and "
            "pass it on if it did not. Nothing was changed."
        )
    return found


def _can_be_looked_for(found: Waiting) -> bool:
    return not found.recipient.startswith("mail:") and SlackMessenger.can_look_into(found.conversation)


def _lines(ledger: Ledger, rows: Sequence[Waiting]) -> Iterator[str]:
    """12  noted · Team manager, North · waits since 10 Jan 2018 09:30 · 3 tries · next at 09:35 · There is no account …"""
    roles = _roles(ledger, rows)
    first: dict[str, int] = {}
    for row in rows:
        ahead = row.id if kind_of(row.kind).overtakes else first.setdefault(row.recipient, row.id)
        behind = row.state == "pending" and ahead != row.id
        since = f"{STATES[row.state]}, since {_at(row.put_at)}"
        tried = count(row.tries, "try", "tries")
        after = [f"next at {_at(row.next_try)}"] if row.next_try and row.state != "failed" else []
        why = f"It waits for notice {ahead} to the same place." if behind else in_words(row.trouble, row.state)
        do = [to_do(row.kind)] if row.state == "failed" and to_do(row.kind) else []
        yield "  " + " · ".join(
            [f"{row.id}  {row.kind}", roles[row.recipient], since, tried, *after, " ".join([why, *do])]
        )


def _at(moment: datetime) -> str:
    return f"{in_london(moment):%-d %b %Y %H:%M}"


def _roles(ledger: Ledger, rows: Sequence[Waiting]) -> dict[str, str]:
    """To whom each goes, by their role; a channel by the team it belongs to."""
    places = {row.recipient: row.recipient.partition(":")[::2] for row in rows}
    people = ledger.people.named(int(name) for kind, name in places.values() if kind in ("person", "mail"))
    channels = {team.channel: f"the channel of {team.name}" for team in ledger.people.teams() if team.channel}
    found = {}
    for recipient, (kind, name) in places.items():
        if kind in ("person", "mail"):
            role = people[int(name)].name if int(name) in people else f"person {name}"
            found[recipient] = f"{role}, by e-mail" if kind == "mail" else role
        else:
            found[recipient] = channels.get(name, "a channel") if kind == "channel" else f"the file of notice {name}"
    return found
