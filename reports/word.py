"""A document from a Word template, which a council may replace by one it has laid out itself: its names are filled in, and
nothing of what people typed is taken for markup.

A template is looked at as a whole before anything is made with it, so that a fault in it is said in one sentence.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from cards.elements import Image
from domain.refusal import Refusal
from reports.plain import cleaned

if TYPE_CHECKING:
    from reports.filling import Filling

SHIPPED = Path(__file__).parent / "templates"
SHIPPED_TEMPLATES = ("report", "pack", "plan")
WIDTH_OF_CHART = 11.0  # centimetres: its letters are then as large as the text's


class NotATemplate(Refusal):
    """The sentence says which file it is and what is wrong with it."""


class Template:
    """`name`: what it is called where something is wrong with it. Raises NotATemplate."""

    def __init__(self, content: bytes, name: str) -> None:
        self.content, self.name = content, name

    @classmethod
    def at(cls, path: Path) -> "Template":
        try:
            return cls(path.read_bytes(), str(path))
        except OSError as fault:
            raise NotATemplate(f"{path} cannot be read: {fault.strerror or 'no access'}.") from None

    @classmethod
    def shipped(cls, name: str) -> "Template":
        """The one that comes with auditbot: report, pack or plan."""
        return cls.at(SHIPPED / f"{name}.docx")

    def filled_in(self, contents: Mapping[str, Any], charts: Sequence[Image] = ()) -> bytes:
        """The document. `charts` stand in it with their alternative texts, under the template's name “charts”."""
        from jinja2 import StrictUndefined, TemplateError
        from jinja2.sandbox import SandboxedEnvironment

        from reports.filling import BrokenMarkup, Filling

        made = BytesIO()
        try:
            filling = Filling(BytesIO(self.content))
            pictures = [_picture(filling, one) for one in charts]
            surroundings = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
            filling.render({**cleaned(dict(contents)), "charts": pictures}, surroundings)
            filling.save(made)
        except (BadZipFile, KeyError, ValueError) as fault:
            raise NotATemplate(f"{self.name} is not a Word document: save it as .docx.") from fault
        except (TemplateError, BrokenMarkup) as fault:
            raise NotATemplate(f"{self.name} is not a template that can be filled in: {fault}.") from fault
        return made.getvalue()


def _picture(filling: "Filling", chart: Image) -> dict[str, Any]:
    """Its title is how its alternative text begins."""
    title, _, _ = chart.alt.partition(".")
    return {"picture": filling.chart(chart, WIDTH_OF_CHART), "alt": chart.alt, "title": title}
