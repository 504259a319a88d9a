"""Whether a completion that comes in is to be asked about, and that each answer speaks of a completion there is.

What is stored goes on as it was, so that nothing answered is asked again; and of what came in long after its day nobody is
asked, or an old tracker would ask of all its years on the first morning.
"""

from datetime import date

from domain.impact import Difference, ask_on
from tracker.changes import Plan
from tracker.layout import COMPLETIONS, IMPACTS
from tracker.numbering import Part
from tracker.whole import Whole


def when_to_ask(plan: Plan, whole: Whole, done: Part) -> date | None:
    """The day from which on to ask; None where it is known, where it does not count, or where the day is past."""
    if not done["standing"] or _said_last(whole, done) != Difference.TOO_EARLY:
        return None
    if done.row and "ask_on" in done.row.values:
        return done.row.values["ask_on"]  # type: ignore[no-any-return]
    before = done.before
    if before and before["standing"] and before["difference"] == Difference.TOO_EARLY:
        return before["ask_on"]  # type: ignore[no-any-return]
    day = ask_on(Difference.TOO_EARLY, done["completed_on"], plan.policy) if done["completed_on"] else None
    return day if day and day >= plan.today else None


def _said_last(whole: Whole, done: Part) -> str | None:
    said = [part for part in whole.parts[IMPACTS.name] if part["completion"] == done["number"] and part["at"]]
    last = max(said, key=lambda part: part["at"], default=done)
    return last["difference"]  # type: ignore[no-any-return]


def check_impacts(plan: Plan, whole: Whole) -> None:
    """A fault for each answer about a completion that the action does not have."""
    there = len(whole.parts[COMPLETIONS.name])
    for part in whole.parts[IMPACTS.name]:
        if part.row and part["completion"] and part["completion"] > there:
            says = f"A-{whole.number} has {there} completions. Write the number of the one that this speaks of."
            plan.faults.append(part.row.fault("completion", says))
