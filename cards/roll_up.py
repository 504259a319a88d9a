"""The weekly roll-up as one message: the sum, a small chart, then each team manager, all beside the week before."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cards.elements import Actions, Block, Button, Card, Fields, Image, Line, Strong, Text
from cards.places import Place
from cards.view import View
from cards.words import count, listed, short_date, shorten, times
from domain.roll_up import Figures, OfManager, RollUp, Week, total

KIND = "roll-up"
PLACE = str(Place("posted"))
SHOWN = 30
BARS, LABEL = 10, 30


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the chart: what is open, how much of it is late, and what was open a week ago."""

    label: str
    week: Week


DrawBars = Callable[[Sequence[Bar]], bytes]
"""Draws the bars as a PNG; given by the wiring, as drawing is another room's business."""


def card(roll_up: RollUp, view: View, draw: DrawBars | None = None) -> Card:
    """`draw` None: in words alone, which say the same."""
    whole, where = roll_up.week, _where(roll_up)
    told = _told(whole.now)
    several = sum(len(service.managers) for service in roll_up.services) > 1
    blocks: list[Block] = [Text(f"Your week in {where}{'' if several else f': {told}'}", "heading")]
    blocks += [Text(_words(whole))] if several else []
    blocks += [*_chart(roll_up, draw), *_services(roll_up, view), Text(_what_is_meant(roll_up, view), "muted")]
    blocks.append(Actions((Button("Overdue", "list", "overdue"), Button("All open", "list", "team"))))
    return Card(f"Your week in {where}: {told}", tuple(blocks), PLACE)


def _where(roll_up: RollUp) -> str:
    if roll_up.everything:
        return "all services"
    names = [service.name for service in roll_up.services]
    return listed(names) if len(names) <= 3 else f"{len(names)} services"


def _told(now: Figures) -> str:
    return f"{now.open} open, {now.late or 'none'} late" if now.open else "nothing open"


def _words(week: Week) -> str:
    """Two lines: how it stands, what the week brought; what is nothing in both weeks is left out, but not what is open."""
    now, was = week
    stands = [f"{now.open} open ({_against(now.open, was.open)})", *_unless_nothing("{} late", now.late, was.late)]
    came = [
        *_unless_nothing("{} done", now.done, was.done),
        *_unless_nothing("{} drifted", now.drifted, was.drifted),
        *_unless_nothing(f"more time asked {times(now.asked)}", now.asked, was.asked),
    ]
    return "\n".join(filter(None, (", ".join(stands), ", ".join(came))))


def _unless_nothing(words: str, now: int, before: int) -> list[str]:
    return [f"{words.format(now)} ({_against(now, before)})"] if now or before else []


def _against(now: int, before: int) -> str:
    if now == before:
        return "as before"
    return f"{now - before} more" if now > before else f"{before - now} fewer"


def _services(roll_up: RollUp, view: View) -> Iterator[Block]:
    """Each service with its managers; beyond so many in all the rest is summed up."""
    left = SHOWN
    for service in roll_up.services:
        if len(roll_up.services) > 1:
            yield Text((Strong(service.name), f" · {_words(service.week)}".replace("\n", ", ")))
        shown, others = service.managers[:left], service.managers[left:]
        left -= len(shown)
        if shown:
            yield Fields(tuple((_teams(of), _manager(of, view)) for of in shown))
        if others:
            who = count(len(others), "more team manager")
            yield Text(f"{who} in {service.name}: {_told(total(of.week for of in others).now)}.", "muted")


def _teams(of: OfManager) -> str:
    return listed(list(of.teams))


def _manager(of: OfManager, view: View) -> Line:
    who = view.mention(of.manager_id) if of.manager_id else "no team manager"
    return (who, "\n" + _words(of.week))


def _what_is_meant(roll_up: RollUp, view: View) -> str:
    first, last = (short_date(day, view.today) for day in roll_up.weeks.last)
    return (
        f"In brackets: compared with the week before. Open and late are as of now, the rest is from {first} to {last}. "
        "Drifted: gone to a head of service or director."
    )


def _chart(roll_up: RollUp, draw: DrawBars | None) -> list[Block]:
    found = bars(roll_up)
    return [Image(alt(found), draw(found))] if draw and found else []


def bars(roll_up: RollUp) -> tuple[Bar, ...]:
    """One for each team manager, named by their teams, or where they are too many one for each service."""
    managers = [of for service in roll_up.services for of in service.managers]
    if len(managers) <= BARS or len(roll_up.services) == 1:
        found = [Bar(shorten(", ".join(of.teams), LABEL), of.week) for of in managers]
    else:
        found = [Bar(shorten(service.name, LABEL), service.week) for service in roll_up.services]
    return _pooled([bar for bar in found if bar.week.now.open or bar.week.before.open])


def _pooled(found: list[Bar]) -> tuple[Bar, ...]:
    """The longest ones, in their order; the others as one, so that nothing is missing from the sum."""
    if len(found) <= BARS:
        return tuple(found)
    shown = sorted(sorted(range(len(found)), key=lambda n: -found[n].week.now.open)[: BARS - 1])
    others = total(found[n].week for n in range(len(found)) if n not in shown)
    return (*(found[n] for n in shown), Bar("All others", others))


def alt(found: Sequence[Bar]) -> str:
    """The chart for who cannot see it: the same figures, in the same order."""
    return f"Chart of open actions. {'; '.join(map(_said, found))}."


def _said(bar: Bar) -> str:
    now, was = bar.week
    late = f", {now.late} late" if now.late else ""
    return f"{bar.label}: {now.open}{late}, was {was.open} a week ago"
