"""Who hears of a month's report: those who can sign it off, that it waits for that; those who wrote in it, that somebody has
signed it off and it can be posted; and the Practice Learning Team, that what was posted no longer holds."""

from cards.report_notices import ASKED, OUTDATED, SIGNED
from domain.audit import Audit
from domain.person import Role
from domain.report import Report
from domain.reporting import ReportVerb, may
from handlers.ask import Ask
from storage.ledger import Ledger
from storage.staff import some


def signed(ask: Ask, ledger: Ledger, one: Report) -> None:
    """Today's cover of whoever is away, nobody who has left, and never who did it."""
    staff = some(ledger.people, one.writers, ledger.absences.stand_ins(ledger.today.day))
    month = f"{one.month:%Y-%m}"
    for person in sorted(staff.hear(one.writers)):
        if person != ask.who.id:
            key = f"{SIGNED}:{month}:{one.edition}.v{one.version}:{person}"
            ledger.outbox.put(SIGNED, f"person:{person}", key, {"month": month})


def able_to_sign(ask: Ask, ledger: Ledger, one: Report) -> list[int]:
    """All of the PLT, or today's cover of whoever is away, who may sign it off as it stands."""
    day, plt = ledger.today.day, [person.id for person in ledger.people.holding(Role.PLT)]
    present = set(ledger.absences.present(plt, day)) - {ask.who.id}
    found = (ledger.people.actor(person, day) for person in ledger.people.named(present).values())
    return sorted(actor.id for actor in found if may(actor, ReportVerb.SIGN, one))


def asked(ask: Ask, ledger: Ledger, one: Report, people: list[int]) -> bool:
    """Each of them once of each version; False where all were told of this one before."""
    content = {"month": f"{one.month:%Y-%m}", "edition": one.edition, "version": one.version, "by": ask.who.id}
    key = f"{ASKED}:{one.month:%Y-%m}:{one.edition}.v{one.version}"
    put = [ledger.outbox.put(ASKED, f"person:{person}", f"{key}:{person}", content) for person in people]
    return any(put)


def outdated(ledger: Ledger, before: Audit, after: Audit, made: int) -> None:
    """Once of each judgement that changes what was posted; also to who made it, who may not know that it was posted. `made`: its
    number."""
    one = ledger.reports.posted(before.round.month) if _counted(before) != _counted(after) else None
    if one is None:
        return
    month = f"{one.month:%Y-%m}"
    plt = {person.id for person in ledger.people.holding(Role.PLT)}
    staff = some(ledger.people, plt, ledger.absences.stand_ins(ledger.today.day))
    for person in sorted(staff.hear(plt)):
        content = {"month": month, "edition": one.edition}
        ledger.outbox.put(OUTDATED, f"person:{person}", f"{OUTDATED}:{month}:{made}:{person}", content)


def _counted(of: Audit) -> object:
    """What the figures are made of that a later judgement can change."""
    return of.admissibility, of.grade, of.good_features
