"""A marker of its own in every text that somebody may write: planted in whatever is sent to the desk, form by form."""

import re
from dataclasses import replace
from typing import Any

from cards.elements import Card, Form, Input
from cards.replies import Done, Home, NextForm, Nothing, OpenForm, Replace, Reply, Show
from handlers.ask import Answers, Introduce, Knock
from tests.office.people import Office

BEGIN = "kanarie"
MARKER = re.compile(f"{BEGIN}[a-z]{{3}}")
WRITTEN = ("text", "multiline")
NO_PROSE = re.compile(
    r"case_ref|audit|number|chosen|lines|channel|month|core\.\d+|all\.\d+|learning\.\d+|add|remove|(\w+_)?(after|within|most|from)"
)
"""References, figures, dates and lists of cases: each is checked for its shape before it is kept."""
FOR_ALL = re.compile(r"name|theme|aspects?\d?|aspect\d")
"""The programme's own words, which stand in every report."""
ELSEWHERE = re.compile(r"(action|worry|first)(\.\d+)?")
"""Where they are filled in something begins: they are marked where a story fills them in."""
TYPED = re.compile(r"((?:note|update) \S+ )(.+)|(find )(.+)")
"""What is typed behind a command and is somebody's own words."""
Where = tuple[str, str]


class Planter:
    """Stands between the people of an office and its desk. `seen` are all inputs that take somebody's own words, `planted` the
    marker of each that was sent; `replies` all that was answered. What waits is said whenever something may have changed."""

    def __init__(self, office: Office, monkeypatch: Any) -> None:
        self.seen: set[Where] = set()
        self.planted: dict[Where, str] = {}
        self.opened: set[str] = set()
        self.replies: list[Card] = []
        self._office, self._answer = office, office.desk.answer
        self._open: dict[tuple[str, str], Form] = {}
        monkeypatch.setattr(office.desk, "answer", self.answer)

    def answer(self, knock: Knock) -> Reply | Introduce:
        reply = self._answer(self._marked(knock))
        match reply:
            case OpenForm(form) | NextForm(form):
                self._note(knock.account, form)
            case Show(card) | Replace(card) | Home(card):
                self.replies.append(card)
            case Done(replaces, says):
                self.replies += [card for card in (replaces, says) if card]
        if isinstance(reply, Done | Replace | Nothing):
            self._office.delivers()
        return reply

    def _note(self, account: str, form: Form) -> None:
        self._open[account, form.does] = self._open[account, ""] = form
        self.opened.add(form.does)
        self.seen |= {_where(form, each) for each in _prose(form)}

    def _marked(self, knock: Knock) -> Knock:
        if knock.kind == "command" and (typed := TYPED.fullmatch(knock.words)):
            before, words = typed[1] or typed[3], typed[2] or typed[4]
            return replace(knock, words=before + self._with(words, ("typed", before.split()[0]), 600))
        form = self._open.get((knock.account, knock.does if knock.kind == "form" else ""))
        if form is None or not knock.form or knock.kind not in ("form", "press"):
            return knock
        return replace(knock, form={**knock.form, **self._answers(form, knock.form)})

    def _answers(self, form: Form, said: Answers) -> Answers:
        """What was written with its marker, and the marker alone where nothing was, but where that would begin something."""
        found: dict[str, str | tuple[str, ...]] = {}
        for each in _prose(form):
            words = str(said.get(each.name, ""))
            if words.strip() or not ELSEWHERE.fullmatch(each.name):
                found[each.name] = self._with(words, _where(form, each), each.max_length)
        return found

    def _with(self, words: str, where: Where, longest: int) -> str:
        marker = self.planted.setdefault(where, BEGIN + _letters(len(self.planted)))
        if MARKER.search(words):
            return words
        return f"{words[: longest - len(marker) - 1]} {marker}".strip()


def _prose(form: Form) -> list[Input]:
    found = [each for each in form.inputs if isinstance(each, Input) and each.kind in WRITTEN]
    return [each for each in found if not NO_PROSE.fullmatch(each.name) and not FOR_ALL.fullmatch(each.name)]


def _where(form: Form, each: Input) -> Where:
    """Those that are numbered are one."""
    return form.does, re.sub(r"\d+", "n", each.name)


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + number // 26**place % 26) for place in (2, 1, 0))
