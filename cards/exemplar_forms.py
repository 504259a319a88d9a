"""The forms of an exemplar: the anonymised text to be read through and mended, and why one is sent back or withdrawn."""

from collections.abc import Mapping

from cards.asking import NO_NAMES
from cards.audit_words import area_name
from cards.elements import Divider, Form, Input, Strong, Text
from cards.exemplars import title
from cards.pieces import pieces
from domain.audit import Area, Audit
from domain.exemplar import LONGEST, Exemplar
from domain.theme import AREAS

STAYS = "Nobody can be known by it: propose it as it is"
KINDS = ("evidence", "impact")
_LABELS = {"evidence": "Evidence", "impact": "Impact on the child"}
_FIRST = (
    "Names, dates, ages, references and addresses that auditbot found stand in brackets now, such as [a date]. It can only "
    "guess. Read every line: take out what else could tell somebody which child, family or worker is meant, and leave empty "
    "what is not worth showing."
)
_THEN = (
    "Somebody else reads it and accepts it. Then it is in the library for all who audit, and in the training channel."
)


def propose(audit: Audit, texts: Mapping[str, Area], context: Mapping[str, str]) -> Form:
    """Part by part; of one that has grown too long all of it, to be shortened."""
    inputs: list[Input | Text | Divider] = [Text(_FIRST), Text(_THEN, "muted")]
    for area in (area for area in AREAS if area in texts):
        inputs += [Divider(), Text((Strong(area_name(audit, area)),))]
        for kind in KINDS:
            inputs += _part(f"{area}.{kind}", _LABELS[kind], getattr(texts[area], kind))
    return Form(f"Anonymise {audit.reference}", "exemplar_propose", tuple(inputs), "Propose", context=context)


def _part(name: str, label: str, text: str) -> list[Input | Text]:
    """What stands in brackets may be longer than what stood there: then the rest of it has inputs of its own."""
    held = pieces(text, lambda rest: min(len(rest), LONGEST)) or [""]
    called = [(name, label), *((f"{name}.{n}", f"{label}, continued") for n in range(2, len(held) + 1))]
    parts = zip(called, held, strict=True)
    inputs = [Input(name, label, "multiline", False, said, max_length=LONGEST) for (name, label), said in parts]
    over = Text(f"What stands in brackets has made this {grown(text)} All of it is below.", "muted")
    return [*([over] if len(held) > 1 else []), *inputs]


def grown(text: str) -> str:
    """How much too long a part is."""
    return f"longer than {LONGEST:,} characters: shorten it by {len(text) - LONGEST:,}."


def send_back(one: Exemplar, context: Mapping[str, str]) -> Form:
    hint = f"Say where, without writing it again. Whoever proposed it reads this. {NO_NAMES}"
    why = Input("reason", "What is to be changed?", "multiline", hint=hint, max_length=LONGEST)
    return Form("Send it back", "exemplar_return", (Text(title(one)), why), "Send back", context=context)


def withdraw(one: Exemplar, context: Mapping[str, str]) -> Form:
    told = Text("It leaves the library and the training channel at once, and its text is deleted for good.", "muted")
    why = Input("reason", "Why is it withdrawn?", "multiline", hint=NO_NAMES, max_length=LONGEST)
    return Form("Withdraw it", "exemplar_withdraw", (Text(title(one)), why, told), "Withdraw", context=context)
