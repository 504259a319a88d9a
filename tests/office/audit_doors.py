"""Every way in that is about one audit: what it needs of the table in tests/who_may_audits.py, and the knock that goes there."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from domain.draft import CHECKED, STEPS
from handlers.ask import Answers, Knock
from tests.office.audit_crowd import PERSON
from tests.office.council import HOME
from tests.office.filled_in import STEP_1


@dataclass(frozen=True)
class AuditDoor:
    """`needs` is the verb of the table; `changes` says whether going through changes something at once; `context`: what comes
    with a form, also where a button in it is pressed."""

    kind: str
    does: str
    needs: str
    changes: bool = False
    says: Answers = field(default_factory=dict, hash=False)
    context: Mapping[str, str] = field(default_factory=dict, hash=False)

    def knock(self, account: str, number: int, at: datetime, key: str) -> Knock:
        reference = f"AU-{number}"
        plain = Knock(account, HOME, "press", self.does, at, key, about=reference, version=1)
        if self.kind == "command":
            return replace(plain, kind="command", does="/audits", words=f"{self.does} {reference}", about="", version=0)
        if self.kind == "press" and not self.context:
            return plain
        context = {"about": reference, "version": "1", "place": "", **self.context}
        kind = "form" if self.kind == "form" else "press"
        return replace(plain, kind=kind, about="", version=0, form=self.says, context=context)


_FILLED: Mapping[str, str | tuple[str, ...]] = {name.replace("__", "."): said for name, said in STEP_1.items()}
_STEP = {"draft": "1", "step": "1", "places": "1"}
_OTHERWISE = {**_FILLED, "impact.evidence": "Another plan names no dates"}
_JUDGED = {"grade": "good", "missed": "no", "exemplar": "no", "feedback": "Clear and brief."}
_WHY = {"reason": "Because"}
_FAIR = {"fair": "yes", "useful": "partly", "line": "It helped us plan"}
DOORS = (
    AuditDoor("command", "show", "see"),
    AuditDoor("command", "submit", "submit"),
    AuditDoor("press", "audit", "see"),
    AuditDoor("press", "audit_whole", "see"),
    AuditDoor("press", "audit_fill", "submit"),
    AuditDoor("press", "audit_step_1", "submit"),
    AuditDoor("press", "audit_step_2", "submit", changes=True, says=_OTHERWISE, context=_STEP),
    AuditDoor("press", "audit_more", "submit", changes=True, says=_OTHERWISE, context=_STEP),
    AuditDoor("press", "reply", "reply"),
    AuditDoor("press", "change_outcome", "change-the-outcome"),
    AuditDoor("press", "give_audit", "give"),
    AuditDoor("press", "second_moderation", "moderate-a-second-time"),
    AuditDoor("press", "opinion", "say-how-it-was"),
    AuditDoor("press", "challenge", "challenge"),
    AuditDoor("press", "decide_challenge", "decide-the-challenge"),
    AuditDoor("press", "moderate_immediate", "moderate"),
    AuditDoor("press", "moderate_development", "moderate"),
    AuditDoor("press", "moderate_inadmissible", "moderate"),
    AuditDoor("press", "take_back", "take-back"),
    AuditDoor("form", "audit_step", "submit", changes=True, says=_OTHERWISE, context=_STEP),
    AuditDoor("form", "audit_submit", "submit", changes=True, context={"draft": "1", "step": str(CHECKED)}),
    AuditDoor("form", "moderate", "moderate", changes=True, says=_JUDGED, context={"outcome": "immediate"}),
    AuditDoor(
        "form", "change_outcome", "change-the-outcome", changes=True,
        says={**_JUDGED, "outcome": "inadmissible", "why": "Nothing shows it"},
    ),
    AuditDoor("form", "give_audit", "give", changes=True, says={"moderator": str(PERSON["other external moderator"])}),
    AuditDoor(
        "form", "second_moderation", "moderate-a-second-time", changes=True, says={"outcome": "immediate", "grade": "good"}
    ),
    AuditDoor("form", "opinion", "say-how-it-was", changes=True, says=_FAIR, context={"said": "0"}),
    AuditDoor("form", "challenge", "challenge", changes=True, says=_WHY),
    AuditDoor("form", "decide_challenge", "decide-the-challenge", changes=True, says={**_WHY, "grade": "good"}),
    AuditDoor("form", "reply", "reply", changes=True, says={"note": "Thank you."}),
    AuditDoor("form", "take_back", "take-back", changes=True, says={**_WHY, "auditor": "nobody"}),
)  # fmt: skip
OTHER_STEPS = {f"audit_step_{step}" for step in STEPS[2:]}
"""The same as the first two, of a further step."""
WITHOUT_A_VERB_IN_CHAT = {"propose-as-exemplar"}
"""What is said while moderating, and has no door of its own."""
