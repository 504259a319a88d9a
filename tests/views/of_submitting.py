"""An audit that is being filled in: each step of its form, its card, and what is told of it, with any texts in all of them."""

from collections.abc import Iterator, Mapping

from sqlalchemy import insert, update

from cards.audit_notices import KINDS
from domain.draft import ACTIONS, STEPS, longest, names
from domain.theme import AREAS
from handlers.ask import Knock
from storage.ledger import Ledger
from storage.tables import areas, audits, drafts, rounds, tags
from tests.office.council import HOME, IDS, account_of, put_audit
from tests.office.people import Office

AUDIT = 61
CHOSEN = {"score": "1", "grade": "not-yet-good", "concern": "yes", "due": "2018-02-01", "features": "with"}
CHOSEN |= {"unsafe": "yes", "first_due": "2018-02-01", "first_owner": account_of("manager")}


def begin_audit(office: Office) -> None:
    """AU-61 has a draft with something in every question."""
    office.does(put_audit, AUDIT)
    office.does(
        lambda ledger: ledger.drafts.save(ledger.drafts.of(ledger.audits.get(AUDIT)), {"grade": "good"}, office.now)
    )


def answers(text: str, tag: str) -> dict[str, str | list[str]]:
    """As much as every question may hold."""
    found: dict[str, str | list[str]] = {}
    for name in (name for step in STEPS for name in names(step)):
        kind = next((part for part in name.split(".") if part in CHOSEN), "")
        found[name] = CHOSEN.get(kind, text[: longest(name)])
    return found | {"findings": [tag, "analysis"], "belong": ["1", str(ACTIONS)]}


def fill_audit(ledger: Ledger, said: Mapping[str, str]) -> None:
    """Put these texts wherever somebody's text may stand in it."""
    run, theirs = ledger.connection.execute, audits.c.id == AUDIT
    run(update(audits).where(theirs).values(case_ref=said["case_ref"], age_band=said["reason"][:40]))
    run(update(drafts).values(answers=answers(said["text"], said["how"])))
    run(areas.delete().where(areas.c.audit_id == AUDIT))
    judged = {"audit_id": AUDIT, "score": 1, "evidence": said["text"][:3000], "impact": said["how"][:3000]}
    run(insert(areas), [judged | {"area": area} for area in AREAS])
    month = {"theme": said["answer"], "aspect1": said["how"], "aspect2": said["note"], "aspect3": said["reason"]}
    run(update(rounds).values(month))
    run(tags.delete().where(tags.c.audit_id == AUDIT))
    run(insert(tags), {"audit_id": AUDIT, "kind": "finding", "tag": said["how"]})


def filled_in(office: Office) -> Iterator[tuple[str, Knock]]:
    """Each step as it is opened, as it is sent, and as a button in it is pressed; each with a name for it."""
    for name in ("show", "submit", "mine"):
        yield (
            f"auditor: {name}",
            Knock(account_of("auditor"), HOME, "command", "/audits", office.now, words=f"{name} {AUDIT}"),
        )
    yield (
        "auditor: in full",
        Knock(account_of("auditor"), HOME, "press", "audit_whole", office.now, about=f"AU-{AUDIT}", version=1),
    )
    with office.ledger() as ledger:
        draft = ledger.drafts.of(ledger.audits.get(AUDIT))
    context = {"about": f"AU-{AUDIT}", "version": "1", "draft": str(draft.version), "places": str(ACTIONS)}
    for step in STEPS:
        opens = Knock(
            account_of("auditor"), HOME, "press", f"audit_step_{step}", office.now, about=f"AU-{AUDIT}", version=1
        )
        yield f"auditor: step {step}", opens
        given = {name: said for name, said in draft.answers.items() if name in names(step)}
        sent = Knock(
            account_of("auditor"),
            HOME,
            "form",
            "audit_step",
            office.now,
            form=given,
            context=context | {"step": str(step)},
        )
        if step != STEPS[-1]:
            yield f"auditor: step {step} sent", sent


def told_of_audits() -> Iterator[tuple[str, dict[str, object]]]:
    """Every notice about audits, by its kind."""
    for kind in sorted(KINDS):
        yield kind, {"audits": [AUDIT], "by": IDS["worker"], "draft": 1}
