"""The two questions about being audited: the form, and what was answered as it stands on the audit."""

from collections.abc import Mapping

from cards.asking import NO_NAMES
from cards.elements import Form, Input, Line, Option, Text
from cards.view import View
from domain.audit import Audit
from domain.opinion import Answer, Opinion

ASKED = "Two questions for you and the social worker: was the audit fair, and was it useful?"
_SAYS: Mapping[Answer, str] = {Answer.YES: "Yes", Answer.PARTLY: "Partly", Answer.NO: "No"}
_OPTIONS = tuple(Option(str(answer), words) for answer, words in _SAYS.items())
LONGEST_LINE = 300


def form(audit: Audit, said: Opinion | None, context: Mapping[str, str]) -> Form:
    """With what was answered before, if anything."""
    inputs = (
        Text(f"About {audit.reference}. Ask the social worker, too, before you answer."),
        Input("fair", "Was the audit fair?", "radio", options=_OPTIONS, value=str(said.fair) if said else ""),
        Input("useful", "Was it useful?", "radio", options=_OPTIONS, value=str(said.useful) if said else ""),
        Input(
            "line", "Why, in a line", required=False, value=said.text if said else "", max_length=LONGEST_LINE,
            hint=f"About the auditing. {NO_NAMES}",
        ),
        Text("The report says how many found it fair and useful. Your line is read by the Practice Learning Team.", "muted"),
    )  # fmt: skip
    return Form("How was being audited?", "opinion", inputs, context=context)


def fact(said: Opinion, view: View, *, words: bool) -> Line:
    """Fair: yes · useful: partly. `words`: with the line that was written."""
    line = f"fair: {_SAYS[said.fair].lower()} · useful: {_SAYS[said.useful].lower()}, says "
    rest = f": “{said.text}”" if words and said.text else ""
    return (line, view.mention(said.by), rest)
