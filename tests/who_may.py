"""Who may do what with an action in which state, written by hand from the domain page and from nothing in the code.

Each state lists everybody who may do something in it; whoever is not listed may do nothing and sees nothing. All who are
listed may see the action. Who stands behind each name is said where the table is used.
"""

VERBS = frozenset(
    """see complete say-whether-it-helped ask-for-more-time snooze reassign note accept return decide-on-more-time
    approve-handover reopen close accept-the-delay ask-why take-over""".split()
)
EVERYBODY = (
    "owner", "cover of the owner", "team manager", "cover of the team manager", "head of service",
    "cover of the head of service", "head of another service", "plt", "director", "auditor of its audit", "other auditor",
    "learner", "moderator of its audit", "other moderator", "who added it", "external moderator, given",
    "external moderator, not given", "manager of another team", "manager in another service", "cover that is over",
    "somebody without a role",
)  # fmt: skip
_DOERS = ("owner", "cover of the owner", "team manager", "cover of the team manager")
_HEADS = ("head of service", "cover of the head of service")
_JUDGES = ("auditor of its audit", "moderator of its audit", "who added it", "external moderator, given")

TABLE = {
    "open": {
        _DOERS: "complete ask-for-more-time snooze reassign note",
        _HEADS: "reassign note close",
        ("plt",): "ask-for-more-time reassign note close",
        ("director",): "",
        _JUDGES: "note",
    },
    "open, told to the head of service": {
        _DOERS: "complete ask-for-more-time reassign snooze note",
        _HEADS: "reassign note close accept-the-delay ask-why take-over",
        ("plt",): "ask-for-more-time reassign note close",
        ("director",): "",
        _JUDGES: "note",
    },
    "open, told to the director": {
        _DOERS: "complete ask-for-more-time reassign snooze note",
        _HEADS: "reassign note close accept-the-delay ask-why take-over",
        ("plt",): "ask-for-more-time reassign note close",
        ("director",): "reassign accept-the-delay ask-why take-over",
        _JUDGES: "note",
    },
    "open, the head's own": {
        ("head of service", "cover of the head of service"): "complete ask-for-more-time snooze reassign note",
        ("team manager", "cover of the team manager"): "complete ask-for-more-time snooze reassign note",
        ("plt",): "ask-for-more-time reassign note close",
        ("director",): "close",
        _JUDGES: "note",
    },
    "open, the head's own, told to the director": {
        ("head of service", "cover of the head of service"): "complete ask-for-more-time snooze reassign note",
        ("team manager", "cover of the team manager"): "complete ask-for-more-time snooze reassign note",
        ("plt",): "ask-for-more-time reassign note close",
        ("director",): "reassign close accept-the-delay ask-why take-over",
        _JUDGES: "note",
    },
    "more time asked by the owner": {
        _DOERS: "complete snooze reassign note",
        _HEADS: "decide-on-more-time reassign note close",
        ("plt",): "reassign note close",
        ("director",): "",
        _JUDGES: "note",
    },
    "more time asked by the head of service": {
        _DOERS: "complete snooze reassign note",
        _HEADS: "reassign note close",
        ("plt",): "reassign note close",
        ("director",): "decide-on-more-time",
        _JUDGES: "note",
    },
    "handover asked by the owner": {
        _DOERS: "complete snooze reassign note",
        _HEADS: "reassign note close",
        ("plt",): "approve-handover reassign note close",
        ("director",): "",
        _JUDGES: "note",
    },
    "awaiting acceptance": {
        _DOERS: "note",
        _HEADS: "accept return note",
        ("plt",): "return note",
        ("director",): "",
        _JUDGES: "note",
    },
    "awaiting acceptance, done by the head of service": {
        _DOERS: "note",
        _HEADS: "note",
        ("plt",): "return note",
        ("director",): "accept return",
        _JUDGES: "note",
    },
    "complete": {
        _DOERS: "note",
        _HEADS: "return reopen note",
        ("plt",): "return reopen note",
        ("director",): "",
        _JUDGES: "note",
    },
    "complete, too early to say": {
        _DOERS: "say-whether-it-helped note",
        _HEADS: "return reopen note",
        ("plt",): "return reopen note",
        ("director",): "",
        _JUDGES: "note",
    },
    "complete, done by the head of service": {
        _DOERS: "note",
        _HEADS: "reopen note",
        ("plt",): "return reopen note",
        ("director",): "return",
        _JUDGES: "note",
    },
    "not applicable": {
        _DOERS: "note",
        _HEADS: "reopen note",
        ("plt",): "reopen note",
        ("director",): "",
        _JUDGES: "note",
    },
    "not applicable, the head's own": {
        ("team manager", "cover of the team manager", "head of service", "cover of the head of service"): "note",
        ("plt",): "reopen note",
        ("director",): "reopen",
        _JUDGES: "note",
    },
}


def allowed(who: str, state: str) -> frozenset[str]:
    """All that this one may do in this state."""
    for names, verbs in TABLE[state].items():
        if who in names:
            return frozenset({"see", *verbs.split()})
    return frozenset()
