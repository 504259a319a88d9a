"""Who may do what with a case of concern in which state, written by hand from the domain page and from nothing in the code.

Each state lists everybody who may see it in that state, with what else they may do; whoever is not listed may do nothing and is
told what they are told of one that there is not. Who stands behind each name is said where the table is used.
"""

VERBS = frozenset("see acknowledge update review add-an-action take-an-action-out close reopen".split())
EVERYBODY = (
    "team manager", "cover of the team manager", "manager of another team",
    "head of service", "cover of the head of service", "head of another service",
    "plt", "cover of the plt", "director", "cover of the director",
    "auditor who raised it", "cover of the auditor who raised it", "moderator who raised it",
    "cover of the moderator who raised it", "external moderator who raised it",
    "auditor of its audit", "moderator of its audit", "other auditor", "other moderator", "other external moderator",
    "owner of one of its actions", "cover of the owner", "social worker", "cover that is over", "somebody who has left",
)  # fmt: skip
_MANAGERS = ("team manager", "cover of the team manager")
_HEADS = ("head of service", "cover of the head of service")
_PLT = ("plt", "cover of the plt")
_DIRECTORS = ("director", "cover of the director")
_RAISERS = tuple(who for who in EVERYBODY if who.endswith("who raised it"))
_LEADING = "update review add-an-action take-an-action-out"
_HAD = {
    _MANAGERS: "update add-an-action",
    _HEADS: f"{_LEADING} close",
    _PLT: "update review add-an-action",
    _DIRECTORS: "",
    _RAISERS: "update add-an-action",
}
_RAISED = {**_HAD, _MANAGERS: "acknowledge update add-an-action", _HEADS: f"acknowledge {_LEADING}"}
_CLOSED = {_MANAGERS: "update", _HEADS: "update reopen", _PLT: "update reopen", _DIRECTORS: "", _RAISERS: "update"}


def _instead(table: dict[tuple[str, ...], str], absent: tuple[str, ...], above: tuple[str, ...] = ()) -> dict:  # type: ignore[type-arg]
    """Nobody holds this place; what its holder may do is done by those above, if they are named."""
    left = {who: may for who, may in table.items() if who != absent}
    return {**left, above: table[absent]} if above else left


TABLE = {
    "raised": _RAISED,
    "raised, the head of service has it": {**_RAISED, _HEADS: _LEADING},
    "raised, the team manager has it": {**_RAISED, _MANAGERS: "update add-an-action"},
    "acknowledged": _HAD,
    "being worked on": _HAD,
    "closed": _CLOSED,
    "raised in a team without a manager": _instead(_RAISED, _MANAGERS),
    "closed in a team without a manager": _instead(_CLOSED, _MANAGERS),
    "raised in a service without a head": _instead(_RAISED, _HEADS, _DIRECTORS),
    "closed in a service without a head": _instead(_CLOSED, _HEADS, _DIRECTORS),
    "raised in a service without a head, and no director": _instead(_instead(_RAISED, _DIRECTORS), _HEADS, _PLT),
    "closed in a service without a head, and no director": _instead(_instead(_CLOSED, _DIRECTORS), _HEADS, _PLT),
}

# Who takes out an action of it that is open or waits to be accepted: nobody decides what is theirs or what they did.
TAKE_OUT = {
    "of somebody of the team": frozenset(_HEADS),
    "of the team manager": frozenset(_HEADS),
    "of the head of service": frozenset(_DIRECTORS),
    "done by the head of service for somebody": frozenset(_DIRECTORS),
    "of the head of service, who is away": frozenset(_DIRECTORS),
    "of the cover of the head of service": frozenset({"head of service", *_DIRECTORS}),
    "done by the cover in the place of the head of service": frozenset(_DIRECTORS),
    "of the head of service, and no director": frozenset(_PLT),
    "of the director, in a service without a head": frozenset(_PLT),
    "of somebody of a team in a service without a head": frozenset(_DIRECTORS),
}

# Who may raise one for the team, whatever it comes from; and who beside them from an audit of the team: its auditor, and
# whoever is to moderate it.
RAISE = frozenset({*_MANAGERS, *_HEADS, *_PLT})
RAISE_FROM_AN_AUDIT_TO_MODERATE = RAISE | {
    "auditor who raised it", "cover of the auditor who raised it", "auditor of its audit",
    "moderator who raised it", "cover of the moderator who raised it", "moderator of its audit", "other moderator",
}  # fmt: skip
RAISE_FROM_AN_AUDIT_OF_A_GUEST = (
    RAISE
    | {"auditor who raised it", "cover of the auditor who raised it", "auditor of its audit"}
    | {"external moderator who raised it"}
)

SEE_IT_ONCE_MODERATED = frozenset({*_MANAGERS, *_HEADS})
"""They name no audit that still waits to be moderated."""


def allowed(who: str, state: str) -> frozenset[str]:
    """All that this one may do in this state."""
    for names, verbs in TABLE[state].items():
        if who in names:
            return frozenset({"see", *verbs.split()})
    return frozenset()
