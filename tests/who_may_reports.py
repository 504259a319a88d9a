"""Who may do what with a month's report, a sentence on what changed, and what other sources say, in which state: written by hand
from the domain page and from nothing in the code.

Each state lists everybody who may see it in that state, with what else they may do; whoever is not listed may do nothing and is
told what they are told of what there is not. The audit that the sentence is made from is of the team "North", whose manager is
the team manager; its auditor is the auditor. "plt" wrote in the report and picked the sentence.
"""

from collections.abc import Mapping

Table = Mapping[str, Mapping[tuple[str, ...], str]]
EVERYBODY = (
    "plt", "cover of the plt", "other plt", "director", "cover of the director", "head of service",
    "cover of the head of service", "team manager", "cover of the team manager", "moderator", "cover of the moderator",
    "moderator who audited it", "external moderator", "auditor", "cover of the auditor", "learner", "social worker",
    "cover that is over", "somebody who has left",
)  # fmt: skip
_WRITERS = ("plt", "cover of the plt")
_OTHERS = ("other plt",)
_DIRECTORS = ("director", "cover of the director")
_PLT = (*_WRITERS, *_OTHERS)
READERS = ("head of service", "cover of the head of service", "team manager", "cover of the team manager")
"""Of what was posted they see what a channel sees."""

REPORT_VERBS = frozenset("see read-all write ask sign-off take-back post post-again correct".split())
REPORT: Table = {
    "draft": {_WRITERS: "read-all write ask", _OTHERS: "read-all write sign-off", _DIRECTORS: "read-all"},
    "signed": {_PLT: "read-all take-back post", _DIRECTORS: "read-all"},
    "posted": {_PLT: "read-all post post-again correct", _DIRECTORS: "read-all", READERS: ""},
}
SENTENCE_VERBS = frozenset("see decide change withdraw".split())
_EYES = ("moderator", "cover of the moderator")
SENTENCE: Table = {
    "waiting": {_WRITERS: "change", _OTHERS: "decide", _DIRECTORS: "", _EYES: "decide"},
    "sent back": {_PLT: "change", _DIRECTORS: ""},
    "confirmed": {_PLT: "withdraw", _DIRECTORS: ""},
    "withdrawn": {_PLT: "change", _DIRECTORS: ""},
}
PLAN: Table = {"": {(*_PLT, *_DIRECTORS, *READERS): ""}}
EVIDENCE_VERBS = frozenset("see add withdraw".split())
EVIDENCE: Table = {"": {_PLT: "add withdraw", _DIRECTORS: ""}}


def allowed(table: Table, who: str, state: str) -> frozenset[str]:
    """All that this one may do in this state."""
    for names, verbs in table[state].items():
        if who in names:
            return frozenset({"see", *verbs.split()})
    return frozenset()
