"""Whose an action is, who is further up, and for whom it waits: by the domain page's rules on roles and covers."""

from datetime import date

from tests.model.council import DIRECTOR, PLT, Council, Work

HEAD_RUNG, DIRECTOR_RUNG = 1, 2


class Who:
    def __init__(self, council: Council) -> None:
        self.council = council

    def whose(self, work: Work) -> set[int]:
        """The owner; of one who has left the team's manager, else the head of service, else the PLT."""
        for one in (self.council.here(work.owner), self.council.manager(work.team), self.council.head(work.team)):
            if one is not None:
                return {one}
        return self.council.holding(PLT)

    def open(self) -> list[Work]:
        return [work for work in self.council.work.values() if work.status == "open"]

    def further_up(self, work: Work, rung: int, day: date) -> set[tuple[int, int]]:
        """The head of service, or the director: never the owner, also not as a cover; else the next above.

        Who hears of it, and for whom.
        """
        head = self.council.head(work.team)
        levels = [{head} if head else set()] if rung == HEAD_RUNG else []
        for level in [*levels, self.council.holding(DIRECTOR), self.council.holding(PLT)]:
            told = {(self.council.cover_of(one, day) or one, one) for one in level - {work.owner}}
            if told := {(reader, one) for reader, one in told if reader != work.owner}:
                return told
        return set()

    def is_related(self, person: int, work: Work) -> bool:
        """The owner, the team's manager, the head of service, the PLT and directors see it."""
        everything = self.council.holding(PLT) | self.council.holding(DIRECTOR)
        return person in everything | {work.owner, self.council.manager(work.team), self.council.head(work.team)}

    def decide(self, work: Work, day: date) -> set[int]:
        """For whom it waits: covers in the place of those who are away, never whoever asked or did it."""
        told = self.council.present(self._deciders(work, day), day)
        return {person for person in told if self.may_decide(person, work, day)}

    def _deciders(self, work: Work, day: date) -> set[int]:
        if work.status == "awaiting-acceptance":
            return self._next_above(work, work.done_by, day)
        if work.status == "open" and work.asked == "more time":
            return self._next_above(work, work.asked_by, day)
        if work.status == "open" and work.asked == "handover":
            return self.council.holding(PLT) - work.asked_by
        return set()

    def may_decide(self, person: int, work: Work, day: date) -> bool:
        """Deciders themselves; and whoever covers for one, if neither they nor anybody they stand for asked for it or did it."""
        able, selves = self._deciders(work, day), self.council.stands_for(person, day)
        involved = work.done_by if work.status == "awaiting-acceptance" else work.asked_by
        if person in able and work.asked != "handover":
            return True
        return bool(selves & able) and not selves & involved

    def may_take_up(self, person: int, work: Work, day: date) -> bool:
        """Whether it has climbed to this person: to the head of service, then to the director, or to the next above."""
        selves, able = self.council.stands_for(person, day), self.climbed_to(work, day)
        return person in able or (work.owner not in selves and bool(selves & able))

    def climbed_to(self, work: Work, day: date) -> set[int]:
        owner = frozenset({work.owner})
        able = self._next_above(work, owner, day) if work.climbed else set()
        if work.climbed == DIRECTOR_RUNG:
            able |= self._next_above(work, owner, day, without_head=True)
        return able

    def _next_above(self, work: Work, involved: frozenset[int], day: date, *, without_head: bool = False) -> set[int]:
        """The head of service, the director, the PLT: the first who did not ask or do it, and whose cover did not, either."""
        head = None if without_head else self.council.head(work.team)
        levels = [{head} if head else set(), self.council.holding(DIRECTOR), self.council.holding(PLT)]
        for today in (day, None):
            for level in levels:
                if free := {p for p in level - involved if not today or self.council.cover_of(p, day) not in involved}:
                    return free
        return set()
