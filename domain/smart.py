"""Whether an action's text says what SMART asks: something to do, and by when. Only ever a hint, never a refusal."""

import re

_WHEN = re.compile(
    r"\b(by|within|before|until|at the next|next|every|each|weekly|monthly|daily|fortnight\w*|today|tomorrow|immediately"
    r"|monday|tuesday|wednesday|thursday|friday|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|\d{1,2}[ /.]\w+|supervision|days?|weeks?|months?)\b",
    re.IGNORECASE,
)
_VERBS = """address add agree analyse apply arrange ask assess attend book bring challenge chair check clarify close
complete confirm consider consult contact convene correct create decide describe develop discuss document draw ensure
escalate establish evidence explain explore file find finish follow gather get give hold identify inform invite involve
judge listen make measure meet move note obtain offer open outline plan prepare present progress provide put reassess
record refer reflect remind report request revise review rewrite schedule seek see send set share show speak submit
support talk tell test track transfer triangulate undertake update use verify visit weigh write"""
_VERB = re.compile(r"\b(" + "|".join(_VERBS.split()) + r")(s|es|d|ed|ing)?\b", re.IGNORECASE)


def hints(text: str) -> list[str]:
    """Friendly sentences about what the text might still say; none if it says it all."""
    found = []
    if not _VERB.search(text):
        found.append("It may help to begin with what is to be done: visit, agree, record …")
    if not _WHEN.search(text):
        found.append("It may help to say by when, or at which meeting.")
    return found


def is_verb(word: str) -> bool:
    """Whether the word is one of those that say what is to be done."""
    return _VERB.fullmatch(word) is not None
