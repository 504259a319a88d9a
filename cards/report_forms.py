"""The forms of a month's report: each section with what the figures say to it, one after the other."""

from collections.abc import Mapping, Sequence

from cards.asking import NO_REFERENCES
from cards.elements import Form, Input, Strong, Text
from domain.report import LONGEST, TITLES, Report, Section

STAYS = "It is no name: save it as it is"
_LAST = tuple(Section)[-1]
CHANGE = 500


def section(one: Report, which: Section, text: str, beside: Sequence[str], context: Mapping[str, str]) -> Form:
    """`beside`: what auditbot has to say to it now, to be taken over or left out; it stands in the input where nothing is
    written yet."""
    number = list(Section).index(which) + 1
    asked = Input("text", TITLES[which], "multiline", False, text, hint=NO_REFERENCES, max_length=LONGEST)
    said = [Text((Strong("What auditbot offers for it"), "\n" + "\n".join(beside)), "muted")] if beside else []
    step = Text(
        f"Section {number} of {len(Section)} of the report of {one.name}. Each is saved when you send it. The Practice Learning "
        "Team and the director read it, here and in the Word report; channels get the figures.",
        "muted",
    )
    submit = "Save" if which is _LAST else "Save and go on"
    title = f"Report of {one.name}"[:24]
    return Form(title, "report_write", (step, asked, *said), submit, "Close", context, step=which)


def correction(one: Report, context: Mapping[str, str]) -> Form:
    told = Text(
        "It is written, signed off and posted like the report itself. What is posted stands until then.", "muted"
    )
    why = Input(
        "change",
        "What is corrected?",
        "multiline",
        hint=f"Every channel reads this. No numbers: the figures before and now stand beside it. {NO_REFERENCES}",
        max_length=CHANGE,
    )
    return Form(
        "Correct the report", "report_correct", (Text(f"Report of {one.name}"), why, told), "Begin", context=context
    )
