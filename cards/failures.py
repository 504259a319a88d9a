"""What is said at once of a message that failed: to the PLT, that it may not have arrived; to an asker, why no export comes.

And the words for what a message was about and why it failed, wherever that is told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cards.elements import Card, Line, Span, Text
from cards.words import shorten

ASKS = "ask-plt"
KINDS = frozenset({ASKS, "export-failed"})
_SPEAKS_OF: Mapping[str, str] = {
    "assigned": "a new action",
    "completed": "a completed action",
    "accepted": "a completion that was accepted",
    "returned": "a completion that was returned",
    "reopened": "an action that is open again",
    "closed": "an action that no longer applies",
    "noted": "a note on an action",
    "asked": "a question about a late action",
    "digest": "what needed them that day",
    "recommended": "a recommendation that is theirs",
    "team-plans": "which team plans are to be gone through",
    "escalation": "actions that have drifted",
    "roll-up": "the figures of the week",
    "more-time-asked": "a question for more time",
    "more-time-decided": "an answer about more time",
    "handover-asked": "a question about a handover",
    "handover-declined": "an answer about a handover",
    "reassigned": "an action that was reassigned",
    "cover-set": "who covers for whom",
    "cover-ended": "a cover that has ended",
    "competence": "their standing as an auditor",
    "competence-confirmed": "a competence they are named as having confirmed",
    "account-changed": "an account that has changed",
    "export": "an export they asked for",
    "export-failed": "an export that failed",
    "ask-plt": "a message that may not have arrived",
    "clear": "closed work",
    "hide": "work that is no longer theirs to see",
    "audits-allocated": "new case audits to do",
    "audits-moved": "audits that are due on another day",
    "audits-shut": "a round that was closed",
    "audits-reopened": "a round that is open again",
    "audit-put-away": "an audit that is begun",
    "audit-submitted": "an audit to moderate",
    "audit-given": "an audit that was given to them to moderate",
    "audit-moderated": "an audit of theirs that was moderated",
    "audit-findings": "the findings of an audit",
    "audit-outcome-changed": "an outcome that was changed",
    "audit-second": "a second moderation",
    "audit-second-done": "a second moderation that is done",
    "audit-challenged": "a challenged grade",
    "audit-challenge-given": "a challenged grade to decide on",
    "audit-challenge-decided": "a decision on a challenged grade",
    "audit-reply": "a reply to their feedback",
    "audit-taken-back": "an audit that was taken back",
    "concern-marked": "a case of concern",
    "concern": "a case of concern that they must say they have",
    "concern-unanswered": "a case of concern that not everybody has",
    "concern-unreached": "a case of concern that did not reach somebody",
    "concern-review": "an overdue review of a case of concern",
    "concern-news": "what is new of a case of concern",
    "exemption-asked": "a question about an exemption",
    "exemption-accepted": "an exemption that was accepted",
    "exemption-declined": "an exemption that was declined",
    "exemption-withdrawn": "an exemption that was withdrawn",
    "exemplar": "an example of a good audit",
    "exemplar-waiting": "an example that waits for a second pair of eyes",
    "exemplar-accepted": "an example that was accepted",
    "exemplar-sent-back": "an example that was sent back",
    "exemplar-withdrawn": "an example that was withdrawn",
    "report": "the monthly report",
    "report-drafted": "that the monthly report is drafted",
    "report-asked": "that the monthly report waits for a sign-off",
    "report-none": "that a month has no report",
    "report-outdated": "that figures of a posted report have changed",
    "sentence-waiting": "a sentence for the report that waits for a second pair of eyes",
    "sentence-confirmed": "a sentence for the report that was confirmed",
    "sentence-sent-back": "a sentence for the report that was sent back",
    "sentence-withdrawn": "a sentence for the report that was withdrawn",
    "report-signed": "that the monthly report is signed off",
    "exemplar-no-channel": "that the training channel is not set",
    "waiting-letter": "an e-mail that messages wait for them",
}
NO_LONGER_THEIRS = "no longer theirs"
"""The trouble of a message whose reader may see nothing any more of what it was to say."""
NOT_LET_IN = "not let in"
"""The trouble of a message to an account that auditbot may tell nothing."""
_NOBODY = "Their account is deactivated, or takes no messages from auditbot."
_NOWHERE = "The conversation is closed, or auditbot is not in it."
_FORBIDDEN = "This workspace does not allow it."
DELAYED = "delayed"
"""The trouble of what is tried on, but has not gone for so long that others must see to it."""
SHARED = "shared with others"
"""The trouble of what was to be said where another organisation reads."""
PUBLIC = "open to everybody"
"""The trouble of what is for a private channel, and was to be said where everybody reads."""
_TOO_LARGE = "It is larger than this workspace allows."
_OURS = "auditbot failed at making it."
# The platform's own codes; one that is not here is said as it is.
_WHY: Mapping[str, str] = (
    dict.fromkeys(("user_not_found", "users_not_found", "user_disabled", "user_not_visible", "cannot_dm_bot"), _NOBODY)
    | dict.fromkeys(("channel_not_found", "is_archived", "not_in_channel"), _NOWHERE)
    | dict.fromkeys(("restricted_action", "file_uploads_disabled", "file_type_not_allowed"), _FORBIDDEN)
    | dict.fromkeys(("file_upload_size_restricted", "msg_too_long", "status 413"), _TOO_LARGE)
    | {
        SHARED: "The channel is shared with another organisation.",
        PUBLIC: "The channel is not private, and what is said of one child is not posted where everybody may read.",
        "cannot be looked for": "auditbot cannot look there.",
        "cannot be drawn": _OURS,
        NOT_LET_IN: "Their account is one that auditbot may tell nothing, as a guest's or another workspace's.",
        DELAYED: "It does not get through to Slack; auditbot goes on trying.",
        NO_LONGER_THEIRS: "It is no longer theirs to know, as where somebody covered and does not any more.",
    }
)


@dataclass(frozen=True, slots=True)
class Failure:
    """The message's `number` in the outbox, its kind, to whom, and the references of what it speaks of."""

    number: int
    kind: str
    to: Span
    actions: Sequence[str] = ()


def perhaps(failure: Failure, to_channel: bool) -> Card:
    """To the PLT: nobody can tell whether it arrived."""
    do = "please look there" if to_channel else "please ask them"
    told = f" may or may not have arrived. It is not sent again: {do} whether it did, and pass it on if it did not."
    return Card("Did a message arrive?", (Text((*_message(failure), told)), _for_the_operator(failure)))


def export_failed(number: int, trouble: str) -> Card:
    """To whoever asked for it."""
    told = f"Your export cannot be sent. {why(trouble)} Please tell whoever looks after auditbot (notice {number})."
    return Card("Your export cannot be sent", (Text(told),))


def why(trouble: str) -> str:
    """A whole sentence for the code that was written down."""
    if trouble.startswith("fault "):
        return _OURS
    return _WHY.get(trouble) or f"It was refused ({shorten(trouble, 60)})."


def speaks_of(failure: Failure) -> str:
    """A note on an action (A-17)."""
    about = f" ({', '.join(failure.actions)})" if failure.actions else ""
    return f"{_SPEAKS_OF.get(failure.kind, 'something else')}{about}"


def _message(failure: Failure) -> tuple[Span, ...]:
    return "A message to ", failure.to, f" about {speaks_of(failure)}"


def _for_the_operator(failure: Failure) -> Text:
    line: Line = f"In auditbot's log this is notice {failure.number}."
    return Text(line, "muted")
