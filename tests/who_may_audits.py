"""Who may do what with an audit at which stage, written by hand from the domain page and from nothing in the code.

Each stage lists everybody who may see the audit in it, with what else they may do; whoever is not listed may do nothing and is
told what they are told of an audit that there is not. Who stands behind each name is said where the table is used. The
“moderator who has submitted it” did so as a cover whose time is over.
"""

VERBS = frozenset(
    """see submit reply moderate change-the-outcome moderate-a-second-time give take-back challenge decide-the-challenge
    propose-as-exemplar say-how-it-was""".split()
)
_OTHER_MODERATORS = ("other moderator", "second moderator")
_KEPT_OUT = (
    "moderator who manages the team", "moderator who covers for the team manager", "moderator who covers for the auditor",
    "moderator who has submitted it",
)  # fmt: skip
EVERYBODY = (
    "auditor", "cover of the auditor", "auditor who moderates", "learner whose it is", "other auditor", "other learner",
    "moderator", "cover of the moderator", *_OTHER_MODERATORS, "cover of the second moderator", "moderator who added to it",
    *_KEPT_OUT, "external moderator", "other external moderator",
    "team manager", "cover of the team manager", "manager of another team",
    "head of service", "cover of the head of service", "head of another service",
    "plt", "cover of the plt", "plt who audited it", "plt who changed the outcome", "director", "cover of the director",
    "social worker", "cover that is over", "somebody who has left",
)  # fmt: skip
_AUDITORS = (
    "auditor",
    "cover of the auditor",
    "auditor who moderates",
    "learner whose it is",
    "moderator who covers for the auditor",
)
_GIVEN = ("moderator", "cover of the moderator")
_SECOND = ("second moderator", "cover of the second moderator")
_MANAGERS = (
    "team manager",
    "cover of the team manager",
    "moderator who manages the team",
    "moderator who covers for the team manager",
)
_HEADS = ("head of service", "cover of the head of service")
_PLT = ("plt", "cover of the plt", "plt who changed the outcome")
_OWN = ("plt who audited it",)
_DIRECTORS = ("director", "cover of the director")
_ADDED = ("moderator who added to it",)
_TO_DO = {
    _AUDITORS: "submit",
    _ADDED: "",
    _PLT: "take-back",
    _OWN: "submit",
    _DIRECTORS: "",
}  # fmt: skip
_WAITING = {_AUDITORS: "", _PLT: "moderate give", _OWN: "", _DIRECTORS: ""}
# What stands open of a moderated audit to whom whatever else is asked of it.
_AFTER = {
    _AUDITORS: "reply",
    _GIVEN: "change-the-outcome propose-as-exemplar",
    _ADDED: "",
    _MANAGERS: "challenge say-how-it-was",
    _HEADS: "",
    _PLT: "change-the-outcome give propose-as-exemplar",
    _OWN: "reply propose-as-exemplar",
    _DIRECTORS: "",
}
_CHALLENGED = {**_AFTER, _MANAGERS: "say-how-it-was"}

TABLE = {
    "to do": _TO_DO,
    "to do, its round closed": {**_TO_DO, _AUDITORS: "", _OWN: ""},
    "to moderate": {**_WAITING, (*_GIVEN, *_OTHER_MODERATORS, "cover of the second moderator", *_ADDED): "moderate"},
    "to moderate, given to the moderator": {**_WAITING, _GIVEN: "moderate", _ADDED: ""},
    "to moderate, given to the external moderator": {**_WAITING, ("external moderator",): "moderate", _ADDED: ""},
    "moderated": _AFTER,
    "moderated by the external moderator": {
        **{who: may for who, may in _AFTER.items() if who != _GIVEN},
        ("external moderator",): "change-the-outcome propose-as-exemplar",
    },
    "second moderation waiting": {**_AFTER, _SECOND: "moderate-a-second-time"},
    "second moderation waiting with the external moderator": {**_AFTER, ("external moderator",): "moderate-a-second-time"},
    "second moderation done": {**_AFTER, _SECOND: ""},
    "challenged, given to nobody yet": _CHALLENGED,
    "challenged": {**_CHALLENGED, _SECOND: "decide-the-challenge"},
    "challenged while a second moderation waited": {**_CHALLENGED, _SECOND: "decide-the-challenge"},
    "challenge decided": {**_CHALLENGED, _SECOND: ""},
    "taken back": {_PLT: "", _OWN: "", _DIRECTORS: ""},
}  # fmt: skip
MODERATED = tuple(stage for stage in TABLE if stage.startswith(("moderated", "second", "challenge")))

# Whoever moderates the council's audits and has no part in this one is told, if they press one of the three outcomes too late,
# who moderated it and how.
HEARS_OUTCOME = frozenset({
    *_GIVEN, *_OTHER_MODERATORS, "cover of the second moderator", *_ADDED, "external moderator", "plt", "cover of the plt",
    "plt who changed the outcome",
})  # fmt: skip
# But a second moderation is another opinion: whoever is asked for it is told only once they have given it.
UNTOLD = {
    "second moderation waiting": frozenset(_SECOND),
    "second moderation waiting with the external moderator": frozenset({"external moderator"}),
}

# That the audit says that there is a case of concern is known, beside those who see one of this case anyway, to who did it and to
# who judges it or has. What the first moderator saw, and not the auditor, whoever is to moderate it a second time knows then.
KNOWS_OF_CONCERN = {
    "to moderate": frozenset({
        *_AUDITORS, *_OWN, *_GIVEN, *_OTHER_MODERATORS, "cover of the second moderator", *_ADDED, *_PLT,
    }),
    "to moderate, given to the external moderator": frozenset({*_AUDITORS, *_OWN, "external moderator", *_PLT}),
    "moderated": frozenset({*_AUDITORS, *_OWN, *_GIVEN, *_PLT}),
    "second moderation waiting": frozenset({*_AUDITORS, *_OWN, *_GIVEN, *_SECOND, *_PLT}),
    "challenged": frozenset({*_AUDITORS, *_OWN, *_GIVEN, *_SECOND, *_PLT}),
}  # fmt: skip

# To whom the Practice Learning Team may give it, while it waits to be moderated; and once it was, to judge it again.
MAY_BE_GIVEN = frozenset({
    *_GIVEN, *_OTHER_MODERATORS, "cover of the second moderator", *_ADDED, "external moderator", "other external moderator",
    "plt", "cover of the plt", "plt who changed the outcome",
})  # fmt: skip
MAY_JUDGE_AGAIN = MAY_BE_GIVEN - {*_GIVEN, "plt who changed the outcome"}


def allowed(who: str, stage: str) -> frozenset[str]:
    """All that this one may do at this stage."""
    for names, verbs in TABLE[stage].items():
        if who in names:
            return frozenset({"see", *verbs.split()})
    return frozenset()
