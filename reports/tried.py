"""A template is tried with something made up that fills each of its parts, so that a wrong name in it is found before it is
needed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cards.elements import Image
from reports import example
from reports.contents import contents
from reports.pack import pack_contents
from reports.plan import plan_contents
from reports.word import Template

_CHARTS = (example.CHART,)
_MADE_UP: Mapping[str, tuple[Callable[[], Mapping[str, Any]], Sequence[Image]]] = {
    "report": (lambda: contents(example.EXAMPLE), _CHARTS),
    "pack": (lambda: pack_contents(example.PACK), _CHARTS),
    "plan": (lambda: plan_contents(example.PLAN), ()),
}


def tried(template: Template, name: str) -> Template:
    """The same, once a made-up file could be made with it. `name`: report, pack or plan. Raises NotATemplate."""
    made_up, charts = _MADE_UP[name]
    template.filled_in(made_up(), charts)
    return template
