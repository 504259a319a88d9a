"""Blocks for the page to draw: a list, a form with every kind of input, a Home tab, and every element in a message."""

from typing import Any

Json = dict[str, Any]

NASTY = "<img src=x onerror=alert(1)> <script>alert(2)</script>"


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def words(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(value: str, label: str, detail: str = "") -> Json:
    shape: Json = {"text": plain(label), "value": value}
    return shape | ({"description": plain(detail)} if detail else {})


def button(action_id: str, label: str, **more: Any) -> Json:
    return {"type": "button", "action_id": action_id, "text": plain(label), "value": action_id, **more}


def section(text: str, **more: Any) -> Json:
    return {"type": "section", "text": words(text), **more}


def row(reference: str, text: str, facts: str) -> list[Json]:
    """As the bot draws one: the title with its first button beside it, the facts with the others in a menu."""
    first = button("complete", "Mark complete", value=reference, accessibility_label=f"Mark complete: {reference}")
    others = [option("time", "More time"), option("show", "Show")]
    menu = {"type": "overflow", "action_id": "menu", "options": others}
    title = section(f"*{reference}*  {text}", accessory=first, block_id=f"title-{reference}")
    return [title, section(facts, accessory=menu, block_id=f"facts-{reference}")]


def action_list() -> list[Json]:
    return [
        {"type": "header", "text": plain("Your actions")},
        {"type": "context", "elements": [words("*12 open*, 3 overdue")]},
        *row(
            "A-17",
            "Rewrite the plan with the family so that each step has a date",
            "Case 412087 · 3 working days late, due Wed 10 Jan",
        ),
        *row("A-23", "Agree with the social worker what the history means for the decision", "Case 398114 · due today"),
        {"type": "divider"},
        {"type": "context", "elements": [words("Page 1 of 2")]},
        {
            "type": "actions",
            "block_id": "pages",
            "elements": [button("next", "Next"), button("several", "Complete several")],
        },
    ]


def field(block_id: str, label: str, element: Json, **more: Any) -> Json:
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": {"action_id": "it", **element},
        **more,
    }


def form(callback_id: str, title: str, submit: str, blocks: list[Json]) -> Json:
    words = {"title": plain(title), "submit": plain(submit), "close": plain("Cancel")}
    return {"type": "modal", "callback_id": callback_id, "blocks": blocks, **words}


def completion_form() -> Json:
    answers = [option("yes", "Yes"), option("too-early", "Too early to say", "Asked again"), option("no", "No")]
    about = "*A-17*  Rewrite the plan with the family so that each step has a date"
    done = {"type": "plain_text_input", "multiline": True, "max_length": 200, "min_length": 3}
    where = {"type": "plain_text_input", "placeholder": plain("Supervision note, plan, case note …")}
    how = {"type": "plain_text_input", "multiline": True}
    hint = plain("One or two sentences are enough.")
    blocks = [
        section(about, accessory=button("history", "History"), block_id="about"),
        field("done", "What was done?", done),
        field("where", "Where is it recorded?", where),
        field("difference", "Did it make a difference for the child?", {"type": "radio_buttons", "options": answers}),
        field("how", "What changed, or why not?", how, optional=True, hint=hint),
    ]
    return form("completion", "Complete A-17", "Mark complete", blocks)


def history_form() -> Json:
    blocks = [section("Sent on 11 Dec 2017, asked for more time once.")]
    blocks.append({"type": "actions", "block_id": "older", "elements": [button("older", "Older entries")]})
    return {"type": "modal", "callback_id": "history", "title": plain("History of A-17"), "blocks": blocks}


def every_input_form() -> Json:
    north = [option("n1", "Plans"), option("n2", "Assessments", "Open since Monday")]
    groups = [{"label": plain("North"), "options": north}]
    groups.append({"label": plain("West"), "options": [option("w1", "Reviews")]})
    several = [option("a", "A-17", "Rewrite the plan"), option("b", "A-23"), option("c", "A-31")]
    asked = {"type": "external_select", "min_query_length": 1, "placeholder": plain("Type a case reference")}
    many = {"type": "multi_static_select", "options": several, "initial_options": [several[0]]}
    blocks = [
        field("select", "One of groups", {"type": "static_select", "option_groups": groups}),
        field("many", "Several", many),
        field("asked", "Asked for as you type", asked),
        field("person", "A person", {"type": "users_select", "placeholder": plain("Choose a person")}),
        field("place", "A conversation", {"type": "conversations_select"}, optional=True),
        field("date", "A date", {"type": "datepicker", "initial_date": "2018-02-12"}),
        field("time", "A time", {"type": "timepicker", "initial_time": "09:00"}),
        field("ticks", "Ticks", {"type": "checkboxes", "options": several, "initial_options": [several[1]]}),
        field("number", "A number", {"type": "number_input", "is_decimal_allowed": False}, optional=True),
    ]
    return form("everything", "Every kind of input", "Save", blocks)


def home() -> Json:
    blocks = [
        {"type": "header", "text": plain("Your audit actions")},
        section("*3 actions need you.* One goes to your head of service tomorrow."),
        {"type": "divider"},
        *row(
            "A-17", "Rewrite the plan with the family so that each step has a date", "Case 412087 · 3 working days late"
        ),
        section("", fields=[words("*Open*\n12"), words("*Overdue*\n3")]) | {"text": words("*Your team*")},
    ]
    return {"type": "home", "blocks": blocks}


def every_control() -> Json:
    several = [option("a", "First"), option("b", "Second", "With a line under it")]
    sure = {"title": plain("Are you sure?"), "text": words("It *cannot* be undone.")}
    sure |= {"confirm": plain("Yes, do it"), "deny": plain("Leave it")}
    controls = [
        button("go", "Primary", style="primary"),
        button("delete", "Delete it", style="danger", confirm=sure),
        {"type": "static_select", "action_id": "pick", "placeholder": plain("Pick one"), "options": several},
        {"type": "datepicker", "action_id": "day"},
        {"type": "checkboxes", "action_id": "ticks", "options": several},
        {"type": "radio_buttons", "action_id": "radios", "options": several},
        {"type": "users_select", "action_id": "who", "placeholder": plain("Who?")},
    ]
    return {"type": "actions", "block_id": "controls", "elements": controls}


def rich_text() -> Json:
    bold = {"type": "text", "text": "bold", "style": {"bold": True}}
    line = {"type": "rich_text_section", "elements": [bold, {"type": "text", "text": " and plain"}]}
    point = {"type": "rich_text_section", "elements": [{"type": "text", "text": "a point"}]}
    return {"type": "rich_text", "elements": [line, {"type": "rich_text_list", "style": "bullet", "elements": [point]}]}


STYLED = """*bold* _italic_ ~strike~ `code` and <https://example.org/a?b=1&amp;c=2|a link>
> a quote
```
fenced *text*
```"""
TOKENS = (
    "Due <!date^1515542400^{date_short_pretty}|10 Jan>, asked by <@U0HOS1125> in <#C1|north> :white_check_mark: <!here>"
)


def every_element() -> list[Json]:
    nasty = NASTY.replace("<", "&lt;").replace(">", "&gt;")
    return [
        {"type": "header", "text": plain("Every element & more")},
        section(STYLED),
        section(TOKENS),
        section(nasty + " &amp;amp; <javascript:alert(3)|press me>"),
        section("With fields", fields=[words("*Case*\n412087"), words("*Team*\nNorth")]),
        every_control(),
        rich_text(),
        {"type": "context", "elements": [words("Small print, *with* emphasis")]},
    ]
