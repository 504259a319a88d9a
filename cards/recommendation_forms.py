"""The forms of a recommendation: made, changed, its progress noted, done, dropped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cards.asking import NO_REFERENCES
from cards.elements import Form, Input, Option, Text
from cards.recommendations import EVERY_SERVICE
from domain.recommendation import Recommendation
from storage.channels import Room

TEXT, MEASURE, NOTE = 600, 300, 1000
ALL = "all"


@dataclass(frozen=True, slots=True)
class Offered:
    """What may be chosen: months of reports that may have one more, services, findings, and who it is now."""

    months: Sequence[date]
    services: Sequence[Room]
    findings: Sequence[str]
    owner: str = ""


def make(offered: Offered, of: Recommendation | None, context: Mapping[str, str]) -> Form:
    """A new one; or one as it stands, whose report stays."""
    months = tuple(Option(f"{month:%Y-%m}", f"{month:%B %Y}") for month in offered.months)
    month = [Input("month", "Which report makes it?", "select", value=months[0].value, options=months)]
    services = (Option(ALL, EVERY_SERVICE), *(Option(str(room.id), room.name) for room in offered.services))
    inputs = (
        *(month if of is None else [Text(f"From the report of {of.month:%B %Y}")]),
        Input("text", "What is recommended?", "multiline", value=of.text if of else "", hint=NO_REFERENCES, max_length=TEXT),
        Input("measure", "How will it be seen that it worked?", value=of.measure if of else "", max_length=MEASURE),
        Input("service", "For which service?", "select", options=services, value=_service(of)),
        Input("owner", "Who is responsible?", "person", value=offered.owner),
        Input("due", "By when?", "date", value=of.due.isoformat() if of else "", hint="A working day."),
        Input(
            "tags", "Which findings does it answer?", "several", False, of.tags if of else (),
            tuple(Option(tag, tag) for tag in offered.findings),
        ),
    )  # fmt: skip
    title, does = (
        (f"Change {of.reference}", "recommendation_change") if of else ("Recommendation", "recommendation_add")
    )
    return Form(title, does, inputs, context=context)


def _service(of: Recommendation | None) -> str:
    return str(of.service_id) if of and of.service_id is not None else ALL


def note(of: Recommendation, context: Mapping[str, str]) -> Form:
    words = Input("progress", "What has been done so far?", "multiline", hint=NO_REFERENCES, max_length=NOTE)
    return Form(f"Progress of {of.reference}", "recommendation_note", (Text(of.text), words), context=context)


def finish(of: Recommendation, context: Mapping[str, str]) -> Form:
    words = Input("outcome", "What was done, and what came of it?", "multiline", hint=NO_REFERENCES, max_length=NOTE)
    return Form(f"{of.reference} is done", "recommendation_finish", (Text(of.text), words), context=context)


def drop(of: Recommendation, context: Mapping[str, str]) -> Form:
    words = Input("outcome", "Why is it not followed any more?", "multiline", hint=NO_REFERENCES, max_length=NOTE)
    return Form(f"Drop {of.reference}", "recommendation_drop", (Text(of.text), words), context=context)
