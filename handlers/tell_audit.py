"""Who should know what happens to audits: a notice to those concerned, to today's cover of whoever is away, and never to
who did it."""

from collections.abc import Iterable, Sequence

from domain.audit import Audit
from domain.draft import Draft
from handlers import tell_people
from handlers.ask import Ask
from storage.channels import MODERATORS
from storage.ledger import Ledger
from storage.meant import AUDITS
from storage.moderating import moderating


def put(
    ask: Ask,
    ledger: Ledger,
    kind: str,
    audits: Sequence[Audit],
    people: Iterable[int | None],
    **ids: int | None,
) -> None:
    """One notice a person; its key holds what it is about, so that the same thing is not said twice."""
    mark = "+".join(f"{audit.reference}.v{audit.version}" for audit in audits)
    more = "-".join(str(number) for number in ids.values())
    tell_people.put(ask, ledger, kind, f"{mark}:{more}", people, AUDITS, [audit.id for audit in audits], ids)


def put_away(ask: Ask, ledger: Ledger, audit: Audit, draft: Draft) -> None:
    """To who closed the form, once for what is saved now: they did it, and may not know what is kept and what is not."""
    key = f"audit-put-away:{audit.reference}.d{draft.version}:{ask.who.id}"
    content = {"audits": [audit.id], "draft": draft.version}
    ledger.outbox.put("audit-put-away", f"person:{ask.who.id}", key, content)


def submitted(ask: Ask, ledger: Ledger, audit: Audit) -> None:
    """To whom it was given; else to the moderators' channel; else to each moderator who may moderate it, and where there
    is none to the Practice Learning Team."""
    if audit.moderator_id is not None:
        return put(ask, ledger, "audit-submitted", [audit], [audit.moderator_id])
    if channel := ledger.channels.of_programme(MODERATORS):
        content = {"audits": [audit.id], "by": ask.who.id}
        key = f"audit-submitted:{audit.reference}.v{audit.version}:{channel}"
        ledger.outbox.put("audit-submitted", f"channel:{channel}", key, content)
        return None
    return put(ask, ledger, "audit-submitted", [audit], moderating(ledger, audit))
