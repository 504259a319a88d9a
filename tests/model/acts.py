"""What people do in the simulated years: each act drawn from what is possible now, done to the product and to the model."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.model.council import PLT, Audit, Away, Numbers, Work
from tests.model.days import Days
from tests.model.naive import Naive
from tests.model.product import Product

OUTCOME = {"done": "Done", "recorded_in": "Plan"}
MOST_OPEN, MOST_AUDITS = 8, 4
FEWEST_PEOPLE = 6
DUE_IN = [-20, -9, -5, -2, 0, 1, 2, 3, 5, 6, 7, 8, 9, 12, 20]  # days
A_DAY = timedelta(days=1)
Draw = Callable[[st.SearchStrategy[Any]], Any]


class Acts:
    """`day` is the London date that the product's clock shows."""

    def __init__(self, draw: Draw, product: Product, naive: Naive, day: date) -> None:
        self.draw, self.product, self.naive, self.day = draw, product, naive, day
        self.council = naive.council

    def one(self) -> str:
        """Any of those that are possible now; its name."""
        possible = [(act, found) for act, to_what in ALL if (found := list(to_what(self)))]
        act, found = self.draw(st.sampled_from(possible))
        act(self, self._one(found))
        return str(act.__name__)

    def adds(self, number: int) -> None:
        due = self.day + timedelta(days=self.draw(st.sampled_from(DUE_IN)))
        team, owner = self._one(self.council.teams), self._one(self._here())
        work = Work(number, team, owner, due, concern=self.draw(st.integers(0, 5)) == 0)
        self.product.has(work, self.day)
        self.council.work[number] = work

    def is_given_an_audit(self, number: int) -> None:
        audit = Audit(number, self._one(self._here()), self.day + timedelta(days=self.draw(st.sampled_from(DUE_IN))))
        self.product.has_audit(audit)
        self.council.audits[number] = audit

    def submits(self, audit: Audit) -> None:
        audit.submitted = self.day
        self.product.stands(audit)

    def moderates(self, audit: Audit) -> None:
        audit.moderated = True
        self.product.stands(audit)

    def completes(self, work: Work) -> None:
        own = self._own(work)
        by, too_early = self._one(self._able(own)), self.draw(st.booleans())
        self.product.form(by, "complete", work, **OUTCOME, difference="too-early" if too_early else "yes")
        self.council.complete(work, self._and_for_whom(by, own, work), self.day, too_early=too_early)

    def accepts(self, work: Work) -> None:
        self.product.press(self._one(self._deciders(work)), "accept", work)
        self.council.accept(work)

    def returns(self, work: Work) -> None:
        by = self._one(p for p in self._plt() if not work.done_by & self._selves(p))
        self.product.form(by, "return", work, reason="Not recorded")
        self.council.open_again(work)

    def reopens(self, work: Work) -> None:
        self.product.form(self._one(self._closing(work)), "reopen", work, reason="It came back")
        self.council.open_again(work)

    def closes(self, work: Work) -> None:
        self.product.form(self._one(self._closing(work)), "close", work, reason="Case closed")
        self.council.close(work)

    def asks_for_more_time(self, work: Work) -> None:
        own = self._own(work) | self._plt()
        by, until = self._one(self._able(own)), self._later(work)
        self.product.form(by, "more_time", work, due=until.isoformat(), reason="A meeting")
        self.council.ask(work, "more time", self._and_for_whom(by, own, work), until)

    def decides_on_more_time(self, work: Work) -> None:
        by = self._one(self._deciders(work))
        assert isinstance(work.wanted, date)
        if work.wanted <= self.day or self.draw(st.booleans()):
            self.product.form(by, "decline_time", work, reason="No")
            return self.council.decline(work)
        self.product.press(by, "accept_time", work)
        return self.council.give_more_time(work, work.wanted)

    def accepts_the_delay(self, work: Work) -> None:
        until = self._later(work)
        self.product.form(self._one(self._told(work)), "give_time", work, due=until.isoformat(), reason="A meeting")
        self.council.give_more_time(work, until)

    def takes_over(self, work: Work) -> None:
        by = self._one(self._told(work))
        self.product.form(by, "take_over", work, reason="It waits too long")
        self.council.decline(work)
        self.council.hand_over(work, by, self.day)

    def reassigns(self, work: Work) -> None:
        """Beyond the service it is only asked for, unless by the PLT or their cover."""
        own = self._own(work) | self._plt() | {self.council.head(work.team)} - {None}
        own |= self.naive.climbed_to(work, self.day)
        by, to = self._one(self._able(own)), self._one(p for p in self._here() if p != work.owner)
        at_once = bool(self._selves(by) & self._plt())
        if not at_once and self.council.teams[work.team].service not in self.council.services(to):
            if not work.asked:
                self.product.form(by, "reassign", work, owner=f"U0P{to}", reason="Theirs")
                self.council.ask(work, "handover", self._and_for_whom(by, own, work), to)
            return
        self.product.form(by, "reassign", work, owner=f"U0P{to}", reason="Theirs")
        self.council.hand_over(work, to, self.day)

    def decides_on_a_handover(self, work: Work) -> None:
        by = self._one(self._deciders(work))
        assert isinstance(work.wanted, int)
        if not self.council.here(work.wanted) or self.draw(st.booleans()):
            self.product.form(by, "decline_handover", work, reason="No")
            return self.council.decline(work)
        self.product.press(by, "approve_handover", work)
        return self.council.hand_over(work, work.wanted, self.day)

    def snoozes(self, work: Work) -> None:
        until = self.day + timedelta(days=self.draw(st.integers(1, (work.due - self.day).days - 1)))
        self.product.form(self._one(self._able(self._own(work))), "snooze", work, until=until.isoformat())
        self.council.snooze(work, until)

    def says_whether_it_helped(self, work: Work) -> None:
        by, too_early = self._one(self._able(self._may_say(work))), self.draw(st.booleans())
        said = "too-early" if too_early else "yes"
        self.product.form(by, "impact", work, difference=said, how="They meet again")
        self.council.say_impact(work, self.day, too_early=too_early)

    def is_away(self, person: int) -> None:
        first = self.day + timedelta(days=self.draw(st.integers(0, 12)))
        away = Away(person, self._one(self._here()), first, first + timedelta(days=self.draw(st.integers(0, 20))))
        if self.product.is_away(away, self.day):
            self.council.aways.append(away)

    def leaves(self, person: int) -> None:
        self.product.leaves(person, closed=self.draw(st.booleans()))
        self.council.people[person].works_here = False

    def prefers(self, person: int) -> None:
        member = self.council.people[person]
        member.hour = self.draw(st.none() | st.sampled_from([7, 8, 12, 15]))
        member.days = self.draw(st.sampled_from([{0, 1, 2, 3, 4}, {0, 1}, {2, 3, 4}, {1, 3}, {0}, {4}]))
        member.weekly = self.draw(st.integers(0, 3)) == 0
        self.product.prefers(member)

    def changes_the_policy(self, _person: int) -> None:
        head, second = self.draw(st.integers(1, 8)), self.draw(st.integers(1, 3))
        closed = (self.day + timedelta(days=n) for n in self.draw(st.sets(st.integers(-3, 30), max_size=4)))
        self.council.numbers = numbers = Numbers(
            first_reminder=second + self.draw(st.integers(1, 5)),
            second_reminder=second,
            head_after=head,
            concern_after=self.draw(st.integers(1, head)),
            director_after=head + self.draw(st.integers(1, 8)),
            impact_after=self.draw(st.integers(1, 25)),
            digest_hour=self.draw(st.sampled_from([9, 9, 8, 11])),
            closures=frozenset(closed),
        )
        self.council.days = Days(numbers.closures)
        self.product.goes_by(numbers)

    # Who and what ------------------------------------------------------------------------------------------------------

    def _one(self, of: Iterable[Any]) -> Any:
        found: Sequence[Any] = sorted(of, key=lambda each: getattr(each, "number", each))
        return self.draw(st.sampled_from(found))

    def _in(self, *statuses: str) -> list[Work]:
        return [work for work in self.council.work.values() if work.status in statuses]

    def _here(self) -> list[int]:
        return [p.number for p in self.council.people.values() if p.works_here]

    def _plt(self) -> set[int]:
        return self.council.holding(PLT)

    def _selves(self, person: int) -> set[int]:
        return self.council.stands_for(person, self.day)

    def _own(self, work: Work) -> set[int]:
        """The owner and the team's manager: those whose it is to do."""
        return {p for p in (self.council.here(work.owner), self.council.manager(work.team)) if p}

    def _may_say(self, work: Work) -> set[int]:
        """The same; and where the team has no manager the head of service, else the PLT."""
        head = self.council.head(work.team)
        above = {head} if head else self._plt()
        return self._own(work) | (set() if self.council.manager(work.team) else above)

    def _closing(self, work: Work) -> set[int]:
        """The PLT, but for whoever owns it or covers for its owner."""
        return {p for p in self._plt() if work.owner not in self._selves(p)}

    def _able(self, own: set[int]) -> set[int]:
        """Those people, and whoever covers for one of them."""
        return {p for p in self._here() if self._selves(p) & own}

    def _and_for_whom(self, by: int, own: set[int], work: Work) -> frozenset[int]:
        """Whoever does it, and whom they stand in for, where it is not theirs to do: the owner before others."""
        if by in own:
            return frozenset({by})
        able = self._selves(by) & own
        return frozenset({by, work.owner if work.owner in able else min(able)})

    def _deciders(self, work: Work) -> list[int]:
        return [p for p in self._here() if self.naive.may_decide(p, work, self.day)]

    def _told(self, work: Work) -> list[int]:
        return [p for p in self._here() if self.naive.may_take_up(p, work, self.day)]

    def _later(self, work: Work) -> date:
        """A new date is a working day."""
        until = max(work.due, self.day) + timedelta(days=self.draw(st.integers(1, 30)))
        return until if until in self.council.days else self.council.days.after(until)


def _open(acts: Acts) -> list[Work]:
    return [work for work in acts._in("open") if acts._own(work)]


def _asked(kind: str) -> Callable[[Acts], list[Work]]:
    return lambda acts: [w for w in acts._in("open") if w.asked == kind and acts._deciders(w)]


def _snoozable(acts: Acts) -> list[Work]:
    """Twice at most, until a day before it is due; never what belongs to a case of concern."""
    ordinary = [work for work in _open(acts) if not work.concern]
    return [work for work in ordinary if work.snoozes < 2 and work.due - acts.day >= 2 * A_DAY]


def _audits(acts: Acts, *, submitted: bool) -> list[Audit]:
    """Those that are to do, or that wait to be moderated."""
    found = acts.council.audits.values()
    return [audit for audit in found if not audit.moderated and (audit.submitted is not None) is submitted]


def _new_audit(acts: Acts) -> list[int]:
    return [len(acts.council.audits) + 1] if len(_audits(acts, submitted=False)) < MOST_AUDITS else []


def _returnable(acts: Acts) -> list[Work]:
    done = acts._in("awaiting-acceptance", "complete")
    return [work for work in done if any(not work.done_by & acts._selves(p) for p in acts._plt())]


def _leavers(acts: Acts) -> list[int]:
    """Somebody of the PLT stays; and no more leave than the work needs."""
    here = acts._here()
    return [p for p in here if acts._plt() - {p}] if len(here) > FEWEST_PEOPLE else []


_WHAT_TO: dict[Callable[..., None], tuple[int, Callable[[Acts], Iterable[Any]]]] = {
    Acts.adds: (5, lambda acts: [len(acts.council.work) + 1] if len(acts._in("open")) < MOST_OPEN else []),
    Acts.is_given_an_audit: (2, _new_audit),
    Acts.submits: (2, lambda acts: _audits(acts, submitted=False)),
    Acts.moderates: (1, lambda acts: _audits(acts, submitted=True)),
    Acts.completes: (5, _open),
    Acts.accepts: (3, lambda acts: [w for w in acts._in("awaiting-acceptance") if acts._deciders(w)]),
    Acts.returns: (1, _returnable),
    Acts.reopens: (1, lambda acts: [w for w in acts._in("complete", "not-applicable") if acts._closing(w)]),
    # Nothing of a case of concern ends as no longer applicable.
    Acts.closes: (2, lambda acts: [w for w in acts._in("open") if acts._closing(w) and not w.concern]),
    Acts.asks_for_more_time: (2, lambda acts: [work for work in _open(acts) if not work.asked]),
    Acts.decides_on_more_time: (3, _asked("more time")),
    Acts.accepts_the_delay: (1, lambda acts: [w for w in acts._in("open") if not w.asked and acts._told(w)]),
    Acts.takes_over: (1, lambda acts: [w for w in acts._in("open") if acts._told(w)]),
    Acts.reassigns: (2, _open),
    Acts.decides_on_a_handover: (3, _asked("handover")),
    Acts.snoozes: (2, _snoozable),
    Acts.says_whether_it_helped: (4, lambda acts: [w for w in acts._in("complete") if w.ask_on]),
    Acts.is_away: (3, Acts._here),
    Acts.leaves: (2, _leavers),
    Acts.prefers: (2, Acts._here),
    Acts.changes_the_policy: (1, Acts._here),
}
"""Each act with how often it comes, and to what or whom it can be done now."""
ALL = [(act, to_what) for act, (times, to_what) in _WHAT_TO.items() for _ in range(times)]
