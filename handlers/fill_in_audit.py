"""Filling in an audit, step by step: each is saved as a draft at once, to be gone on with later and on another device."""

from collections.abc import Sequence
from dataclasses import replace

from cards import audit_check, audit_steps
from cards.audit_steps import Filling
from cards.elements import Form
from cards.replies import FormErrors, NextForm, Nothing, OpenForm, Reply
from domain import draft as rules
from domain.audit import Audit
from domain.calendar import in_london
from domain.draft import CHECKED, CONCERN, REQUIRED, STEPS, Draft
from domain.framework import AGE_BANDS
from domain.judging import AuditVerb, may
from domain.refusal import Overtaken, Refusal
from domain.submission import chosen_features
from handlers import audit_concern, audit_doubts, load_audit, tell_audit
from handlers.ask import Ask, number_in
from handlers.handling import Handle
from storage.ledger import Ledger


def go_on(ask: Ask, ledger: Ledger) -> Reply:
    """The form at its first unfinished step."""
    audit = load_audit.as_seen(ask, ledger, AuditVerb.SUBMIT)
    draft = ledger.drafts.of(audit)
    return OpenForm(form(ask, ledger, audit, draft, rules.first_unfinished(draft.answers, ask.today, ledger.policy)))


def go_to(step: int) -> Handle:
    """One certain step, opened from a card; or turned to inside the form, with what was filled in until then saved."""

    def handle(ask: Ask, ledger: Ledger) -> Reply:
        audit = load_audit.as_seen(ask, ledger, AuditVerb.SUBMIT)
        if "step" not in ask.context:
            return OpenForm(form(ask, ledger, audit, ledger.drafts.of(audit), step))
        return NextForm(form(ask, ledger, audit, save(ask, ledger, audit), step), kept=True)

    return handle


def add_room(ask: Ask, ledger: Ledger) -> Reply:
    """The same step with room for one more action."""
    audit = load_audit.as_seen(ask, ledger, AuditVerb.SUBMIT)
    more = (number_in(ask.context.get("places", "")) or 1) + 1
    return NextForm(form(ask, ledger, audit, save(ask, ledger, audit), REQUIRED, room=more), kept=True)


def send_step(ask: Ask, ledger: Ledger) -> Reply:
    """What is missing is said at its input; what looks doubtful is asked about once; then comes the next step. A case of concern
    is raised as soon as its step is sent: a child does not wait until an audit is finished."""
    audit, step = load_audit.as_seen(ask, ledger, AuditVerb.SUBMIT), step_of(ask)
    draft = save(ask, ledger, audit)
    if step not in rules.steps(draft.answers):
        raise Refusal("This audit has no such step. Nothing was saved.")
    given = ask.knock.form
    wrong = rules.too_long(step, given) or rules.taken_back(step, draft.answers, given)
    wrong = wrong or rules.lacks(step, draft.answers, ask.today, ledger.policy)
    if wrong:
        return FormErrors(wrong)
    found = audit_doubts.of(ask, ledger, audit, draft, step)
    settled = audit_doubts.settled(ask, ledger, draft, step, found)
    if settled is None:
        return NextForm(form(ask, ledger, audit, draft, step, found.sentences, found.mark), kept=True)
    sent = audit_concern.send(ask, ledger, audit, settled) if step == CONCERN else settled
    return NextForm(form(ask, ledger, audit, sent, rules.neighbours(step, sent.answers)[1]), kept=True)


def tell_where(ask: Ask, ledger: Ledger) -> Reply:
    """Somebody put the form away: what is saved, and where it goes on; and once that nothing is saved yet."""
    number = load_audit.number_of(ask)
    audit = ledger.audits.get(number) if number else None
    if audit and may(ask.who, AuditVerb.SUBMIT, audit):
        tell_audit.put_away(ask, ledger, audit, ledger.drafts.of(audit))
    return Nothing()


def step_of(ask: Ask) -> int:
    step = number_in(ask.context.get("step", ""))
    if step not in STEPS:
        raise Refusal("That is no step of this form. Nothing was saved.")
    return step


def save(ask: Ask, ledger: Ledger, audit: Audit, *, as_seen: bool = False) -> Draft:
    """The draft with what this step says now. Nothing changes by sending the same again; who filled in from what somebody
    has changed since is told, and nothing is overwritten. `as_seen`: they are told even where they changed nothing."""
    draft = ledger.drafts.of(audit)
    changed, seen = with_this_step(ask, ledger, audit, draft), ask.context.get("draft") == str(draft.version)
    if changed.answers == draft.answers and (seen or not as_seen):
        return draft
    saved = ledger.drafts.save(draft, changed.answers, ask.now) if seen else None
    if saved is None:
        when = f" at {in_london(draft.at):%H:%M}" if draft.at else ""
        raise Overtaken(
            f"{audit.reference} was filled in further elsewhere{when}. What stands here is not saved: "
            "keep what you need of it, close this, and open it again."
        )
    return saved


def with_this_step(ask: Ask, ledger: Ledger, audit: Audit, draft: Draft) -> Draft:
    """The draft as it would be with what was sent; of what was chosen, as much as was there to choose from."""
    step = step_of(ask)
    given = rules.kept(step, ask.knock.form)
    if isinstance(tags := given.get("findings"), tuple):
        known = ledger.audits.finding_tags()
        given["findings"] = tuple(tag for tag in tags if tag in known)
    given |= rules.stays(draft.answers, given)
    if given.get("age_band") not in (None, "", *AGE_BANDS, audit.age_band):
        del given["age_band"]
    changed = replace(draft, answers={**draft.answers, **given})
    return chosen_features(changed, ledger.policy.good_features_from) if step == CHECKED else changed


def form(
    ask: Ask,
    ledger: Ledger,
    audit: Audit,
    draft: Draft,
    step: int,
    found: Sequence[str] = (),
    seen: str = "",
    room: int = 0,
) -> Form:
    """A step as it stands in the draft; what the month asks, and what there is to choose from, is read where it is shown."""
    places = room or number_in(ask.context.get("places", "")) or 1
    filling = Filling(audit, draft, places=places, place=ask.place, raising=audit_concern.raising(ledger, audit, draft))
    step = step if step in rules.steps(draft.answers) else REQUIRED
    if step == CHECKED:
        return audit_check.check(filling, ask.today, ledger.policy, found, seen)
    if step == REQUIRED:
        due = ledger.policy.calendar.add(ask.today, ledger.policy.due_after)
        filling = replace(filling, findings=ledger.audits.finding_tags(), due=due)
    elif step != CONCERN:
        filling = replace(filling, prompts=ledger.rounds.prompts(audit.round))
    return audit_steps.form(filling, step, found, seen)
