"""After an import what was posted of the actions, audits and cases of concern it changed, that a month has no report where its
round has come in or was opened, and what people may no longer see, is drawn again."""

from collections.abc import Sequence

from domain.report import reference_of
from storage.bulk import Bulk, portions
from storage.columns import month_of
from storage.copies import follow, follow_audit, follow_concern, refresh, refresh_many
from storage.ledger import Ledger
from storage.sight import draw_again
from tracker.changes import Plan
from tracker.ids import Ids
from tracker.layout import BY_NAME, PEOPLE, ROUNDS
from tracker.report_layout import RECOMMENDATION_NOTES, RECOMMENDATIONS


def draw_anew(plan: Plan, ledger: Ledger, ids: Ids, entry: int) -> None:
    """Nobody is told, but what was posted of them, and the home pages, must not go on saying what was."""
    for action in ledger.actions.some(_posted(plan, ledger, "actions", ("completions", "impacts"))):
        follow(ledger.connection, action)
        refresh(ledger.connection, ledger.outbox, action.reference, str(entry))
    for audit in ledger.audits.some(
        _posted(plan, ledger, "audits", ("areas", "moderations", "audit_notes", "opinions"))
    ):
        follow_audit(ledger.connection, audit)
        refresh(ledger.connection, ledger.outbox, audit.reference, str(entry))
    for made_from in portions(sorted({c.after["audit"] for of in ("audits", "exemplars") for c in plan.changes[of]})):
        for reference in ledger.exemplars.made_from(made_from):
            refresh(ledger.connection, ledger.outbox, reference, str(entry))
    for concern in ledger.concerns.some(_posted(plan, ledger, "concerns", ("duties", "concern_notes"))):
        follow_concern(ledger.connection, concern)
        refresh(ledger.connection, ledger.outbox, concern.reference, str(entry))
    for number in _posted(plan, ledger, RECOMMENDATIONS.name, (RECOMMENDATION_NOTES.name,)):
        shown = RECOMMENDATIONS.columns[0].shown(number)
        refresh(ledger.connection, ledger.outbox, shown, str(entry))
    turned = [change.key for change in plan.changes[ROUNDS.name] if not change.before or change.differs_in("state")]
    of_rounds = [reference_of(month_of(month)) for month in turned]
    refresh_many(ledger.connection, ledger.outbox, of_rounds, str(entry))
    draw_again(ledger, _may_see_less(plan, ids), f"import-{entry}")
    for reader in ledger.people.home_readers() if entry else ():
        ledger.outbox.put("home", f"person:{reader.id}", f"home:{reader.id}:{entry}", {})


def _posted(plan: Plan, ledger: Ledger, name: str, belonging: Sequence[str]) -> list[int]:
    """Of what was there already and is changed, in itself or in what belongs to it, the numbers that messages speak of."""
    key = BY_NAME[name].columns[0]
    known = {change.key for change in plan.changes[name] if change.before}
    known |= {change.after[key.name] for of in belonging for change in plan.changes[of]}
    posted = Bulk(ledger.connection).posted({key.shown(number) for number in known})
    return sorted(int(subject.rpartition("-")[2]) for subject in posted)


def _may_see_less(plan: Plan, ids: Ids) -> set[int]:
    """Whose roles have changed, and who answered for a team or a service before."""
    people = {
        change.after["email"] for change in plan.changes[PEOPLE.name] if change.before and change.differs_in("roles")
    }
    for name, column in (("services", "head_email"), ("teams", "manager_email")):
        people |= {
            change.before[column] for change in plan.changes[name] if change.before and change.differs_in(column)
        }
    return {ids.people[email] for email in people if email in ids.people}
