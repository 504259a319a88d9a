"""What is worth a second look in a step of an audit, before it is taken as it is: asked once, wherever it is gone on with."""

from dataclasses import dataclass

from domain import draft as rules
from domain.audit import Audit
from domain.draft import CONCERN, RAISED, REQUIRED, SAID_BEFORE, Draft
from domain.smart import hints
from domain.submission import oddity
from handlers import doubts
from handlers.ask import Ask
from storage.history import fingerprint
from storage.ledger import Ledger

FOUND_BEFORE = "Whoever had this audit before answered that it is a case of concern. Are you sure that it is none?"


@dataclass(frozen=True, slots=True)
class Doubts:
    """Sentences to look at; `mark` tells these from any others, "" where there are none."""

    sentences: tuple[str, ...]

    @property
    def mark(self) -> str:
        return fingerprint("\n".join(self.sentences))[:16] if self.sentences else ""


def of(ask: Ask, ledger: Ledger, audit: Audit, draft: Draft, step: int) -> Doubts:
    """What looks like a name; a grade that the scores contradict; a case of concern that is open already; actions that are asked
    for already, or without a when. Of a case of concern that is raised nothing more is to be looked at."""
    if step == CONCERN and draft.said(RAISED):
        return Doubts(())
    texts = [draft.said(name) for name in rules.names(step) if name != "first_owner"]
    found = doubts.about_names(ledger, texts)
    found += doubts.about_concerns(ask, ledger, audit.case_ref) if step == CONCERN else []
    found += [FOUND_BEFORE] if step == REQUIRED and draft.said(SAID_BEFORE) and draft.said("concern") == "no" else []
    if step == max(rules.JUDGED) and (odd := oddity(draft)):
        found.append(f"{odd} Is that what you mean?")
    first = [rules.Wanted(1, draft.said("first"))] if step == CONCERN and draft.said("first") else []
    asked = rules.wanted(draft.answers) if step == REQUIRED else first
    for one in asked:
        said = [*doubts.about_others(ask, ledger, audit.case_ref, one.text), *hints(one.text)]
        found += [f"Action {one.number}: {sentence}" if len(asked) > 1 else sentence for sentence in said]
    return Doubts(tuple(found))


def settled(ask: Ask, ledger: Ledger, draft: Draft, step: int, found: Doubts) -> Draft | None:
    """The draft, in which it is noted that they were looked at; None where they have not been yet."""
    if not found.mark or draft.said(rules.looked_at(step)) == found.mark:
        return draft
    if ask.context.get("asked") != found.mark:
        return None
    return ledger.drafts.save(draft, {**draft.answers, rules.looked_at(step): found.mark}, ask.now)
