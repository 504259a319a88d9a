"""What those above are told of a case of concern, and what stands of it in a digest: one that nobody has said they have, that did
not reach its team manager, and whose review is overdue."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from cards.elements import Card
from cards.notice import Post
from domain.concern import Capacity, Concern, Duty
from scheduler.compose import Composer
from storage.history import Entry
from storage.ledger import Ledger
from storage.summons import ABOVE, KIND, UNREACHED
from tests.office.council import IDS
from tests.office.people import Office

NUMBER = 90
READERS = ("plt", "director", "head of service", "manager")


def leave_concern(office: Office) -> None:
    office.does(_raise)


def _raise(ledger: Ledger) -> None:
    team, day = ledger.people.team(1), ledger.today.day
    assert team
    due = day - timedelta(days=2)
    concern = Concern(NUMBER, "412099", team, "No visit", day, raised_at=ledger.now, review_due=due, director_on=day)
    told = {Capacity.TEAM_MANAGER: "manager", Capacity.HEAD_OF_SERVICE: "head of service"}
    duties = {c: Duty(c, told=(IDS[name],), times=1) for c, name in told.items()}
    duties[Capacity.TEAM_MANAGER] = replace(duties[Capacity.TEAM_MANAGER], trouble="user_disabled")
    ledger.add_concern(replace(concern, duties=duties), Entry("program", "none", "raised", concern.reference))


def told_above(compose: Composer, ledger: Ledger) -> Iterator[tuple[str, Card]]:
    whom = {"kind": KIND, "person": IDS["manager"], "trouble": "user_disabled"}
    for kind in ABOVE:
        content = {"concern": NUMBER, **(whom if kind == UNREACHED else {})}
        made = compose(ledger, kind, f"person:{IDS['director']}", content)
        assert isinstance(made, Post)
        yield f"{kind} to director", made.card
    for name in READERS:
        made = compose(ledger, "digest", f"person:{IDS[name]}", {"day": ledger.today.day.isoformat()})
        assert isinstance(made, Post)
        yield f"digest to {name}", made.card
