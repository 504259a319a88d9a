"""The case of concern that an auditor raises from the form of an audit, once and at once; what is ticked later goes out with
it as soon as that is sent."""

from cards.audit_concern import Raising
from cards.concern_forms import FIRST
from domain import draft as rules
from domain.action import Action
from domain.audit import Audit
from domain.concern import Concern
from domain.draft import RAISED, Draft
from domain.refusal import Overtaken, Refusal
from handlers import concern_actions, concern_of_audit, first_actions, load_concern, new_action
from handlers.ask import Ask
from handlers.concern_of_audit import Seen
from storage.ledger import Ledger


def send(ask: Ask, ledger: Ledger, audit: Audit, draft: Draft) -> Draft:
    """The draft in which it is noted that it was raised, and from which is gone what went out with it."""
    raised = of_draft(ledger, draft)
    theirs = _belonging(ask, audit, draft)
    if raised is None:
        seen = concern_of_audit.of_form(ask, ledger, audit, others=bool(theirs))
        raised = concern_of_audit.raise_it(ask, ledger, Seen(seen.concern, [*seen.wanted, *theirs]))
    elif theirs:
        _follow(ask, ledger, raised, theirs)
    answers = rules.gone_out(draft.answers, raised.reference)
    saved = draft if answers == draft.answers else ledger.drafts.save(draft, answers, ask.now)
    if saved is None:
        raise Overtaken(f"{audit.reference} was filled in further elsewhere. Nothing was raised: open it again.")
    return saved


def of_draft(ledger: Ledger, draft: Draft) -> Concern | None:
    """What was raised from this draft."""
    return load_concern.of_reference(ledger, draft.said(RAISED))


def raising(ledger: Ledger, audit: Audit, draft: Draft) -> Raising:
    """What the form shows of it: of its actions, those that came with this audit."""
    concern = of_draft(ledger, draft)
    if concern is None:
        return Raising(first_actions.due(ledger))
    actions = ledger.actions.some(ledger.concerns.actions_of(concern))
    return Raising(concern=concern, actions=[a for a in actions if a.audit and a.audit.id == audit.id])


def _belonging(ask: Ask, audit: Audit, draft: Draft) -> list[Action]:
    theirs = [(one.text, one.due) for one in rules.belonging(draft.answers)]
    owner = first_actions.whose(audit.team, FIRST.what) if theirs else 0
    return [new_action.of_audit(ask, audit, owner, text, due) for text, due in theirs if due]


def _follow(ask: Ask, ledger: Ledger, concern: Concern, theirs: list[Action]) -> None:
    if concern.is_closed:
        raise Refusal(
            f"{concern.reference} is closed. What is still to be done goes out with the audit.", field="belong"
        )
    concern_actions.join(ask, ledger, concern, theirs)
