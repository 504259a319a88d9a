"""What a change of a round has changed, as its history tells it: what it was and what it is; of what somebody wrote
that alone."""

from collections.abc import Iterator, Mapping
from datetime import date

from cards.view import View
from cards.words import count, short_date
from domain.programme import DATES
from storage.history import Kept, State

DUE = dict(zip(DATES, ("audits due", "moderation due", "report due"), strict=True))
_WRITTEN = ("aspects", "reason")
_MOST = 3


def changes(kept: Kept, services: Mapping[int, str], view: View) -> str:
    """: theme from Assessment to Planning, reason; "" of all else that is done with a round. `services`: their names by id."""
    if kept.entry.verb != "changed":
        return ""
    said = [
        *_named(kept.entry.before, kept.entry.after, view),
        *_targets(kept.entry.before, kept.entry.after, services),
    ]
    return f": {', '.join(said)}" if said else ""


def _named(was: State, now: State, view: View) -> Iterator[str]:
    if "theme" in now:
        yield f"theme from {was.get('theme') or 'none'} to {now['theme']}"
    yield from (f"{name} written anew" for name in _WRITTEN if name in now)
    for name, words in DUE.items():
        if name in now:
            yield f"{words} from {_day(was.get(name), view)} to {_day(now[name], view)}"


def _day(said: object, view: View) -> str:
    return short_date(date.fromisoformat(said), view.today) if isinstance(said, str) else "no day"


def _targets(was: State, now: State, services: Mapping[int, str]) -> Iterator[str]:
    if "targets" not in now:
        return
    before, after = _aims(was.get("targets")), _aims(now["targets"])
    differ = [number for number in sorted({*before, *after}) if before.get(number) != after.get(number)]
    for number in differ[:_MOST]:
        aims = f"from {before.get(number, 'none')} to {after.get(number, 'none')}"
        yield f"target of {services.get(number, 'a service')} {aims}"
    if len(differ) > _MOST:
        yield count(len(differ) - _MOST, "more target")


def _aims(said: object) -> dict[int, str]:
    """By service, from how the history holds it: service:1 12 core 3 learning."""
    found: dict[int, str] = {}
    for one in said if isinstance(said, list) else ():
        of, core, _, learning, _ = str(one).split()
        found[int(of.removeprefix("service:"))] = f"{core} core and {learning} learning"
    return found
