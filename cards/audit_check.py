"""The last step of an audit's form, in which all is looked through before it is submitted; and how far a draft has come."""

from collections.abc import Sequence
from datetime import date

from cards import audit_concern, audit_steps
from cards.audit_steps import Filling, Part
from cards.audit_words import GRADES, SCORES, area_name
from cards.elements import Button, Form, Input, List, Option, Row, Strong, Text
from cards.unraised import NOT_RAISED
from cards.words import count, listed, short_date, shorten
from domain import draft as rules
from domain.audit import Audit
from domain.draft import CHECKED, CONCERN, JUDGED, LONGEST, REQUIRED, Draft, grade, scores, wanted
from domain.policy import Policy
from domain.submission import WITH, WITHOUT, Features, features, oddity

_FEATURES = (Option(WITH, "With good features"), Option(WITHOUT, "Without good features"))
SENT = (
    "When you submit, the actions go to the team manager, and the audit to the moderators. You cannot change it then."
)


def check(filling: Filling, today: date, policy: Policy, doubts: Sequence[str] = (), seen: str = "") -> Form:
    """All that was filled in, with a way back to each step; what follows from it can be overruled here."""
    there = rules.steps(filling.draft.answers)
    rows = List(tuple(_row(filling, number, step, today) for number, step in enumerate(there[:-1], 1)))
    found, odd = features(filling.draft, policy.good_features_from), oddity(filling.draft)
    raised = audit_concern.raised(filling.raising)
    parts: list[Part] = [*audit_steps.look_again(doubts, "Submit"), *raised, rows, *([Text(odd)] if odd else [])]
    parts += _features(filling.draft, found, policy) if found else []
    parts.append(Text(SENT, "muted"))
    return audit_steps.whole(filling, CHECKED, "audit_submit", parts, "Submit", seen)


def _row(filling: Filling, number: int, step: int, today: date) -> Row:
    label = "Change"
    if step == CONCERN:
        concern = filling.raising.concern
        said, label = [f"Case of concern: {concern.reference}" if concern else NOT_RAISED], "Look at it"
    else:
        said = _required(filling, today) if step == REQUIRED else _judged(filling, step)
    title = (Strong(f"Step {number}"), "\n" + "\n".join(said))
    return Row(title, actions=(Button(label, f"audit_step_{step}"),))


def _judged(filling: Filling, step: int) -> list[str]:
    answers, given = filling.draft.answers, scores(filling.draft.answers)
    lines = [
        f"{area_name(filling.audit, a)}: {SCORES[given[a]] if a in given else 'no score yet'}" for a in JUDGED[step]
    ]
    if step == max(JUDGED):
        chosen = grade(answers)
        lines.append(f"Overall grade: {GRADES[chosen] if chosen else 'none yet'}")
        lines.append(f"Age of the child: {filling.draft.said('age_band') or 'not said yet'}")
    return lines


def _required(filling: Filling, today: date) -> list[str]:
    asked, tags = wanted(filling.draft.answers), filling.draft.answers.get("findings", ())
    lines = [f"{shorten(a.text, 150)} · {f'due {short_date(a.due, today)}' if a.due else 'no date yet'}" for a in asked]
    concern = {"yes": "Case of concern: yes", "no": "Case of concern: no"}.get(filling.draft.said("concern"), "")
    found = f"Findings: {listed(list(tags))}" if tags and isinstance(tags, tuple) else "No findings"
    none = "No further action" if filling.raising.concern else "No action yet"
    return [*(lines or [none]), found, concern or "Case of concern: not said yet"]


def _features(draft: Draft, found: Features, policy: Policy) -> list[Part]:
    good = sum(score > 1 for score in scores(draft.answers).values())
    areas = f"{good} of {len(scores(draft.answers))} areas {'is' if good == 1 else 'are'} good or outstanding"
    follows = f"{areas}; {count(policy.good_features_from, 'area')} or more make good features."
    stand = WITH if found.stand else WITHOUT
    hint = "Only if you chose otherwise."
    return [
        Input("features", "Good features", "radio", value=stand, options=_FEATURES, hint=follows),
        Input("why", "Why otherwise?", "multiline", required=False, value=found.why, hint=hint, max_length=LONGEST),
    ]


_FILLED_IN = {False: ("filled in", "Change"), True: ("raised", "Look at it")}


def steps(audit: Audit, draft: Draft, today: date, policy: Policy) -> List:
    """The steps of a draft that was begun, as they stand on the audit's own card: each can be gone back to."""
    about, answers = audit_steps.headings(audit), draft.answers
    rows = []
    for number, step in enumerate(rules.steps(answers)[:-1], 1):
        finished = rules.is_finished(step, answers, today, policy)
        state, label = _FILLED_IN[step == CONCERN] if finished else ("to do", "Fill in")
        press = Button(label, f"audit_step_{step}", audit.reference, audit.version, opens_form=True)
        rows.append(Row((Strong(f"Step {number}"), f" · {state}\n{about[step]}"), actions=(press,)))
    return List(tuple(rows))
