"""The Word templates of the report's files: those that come with auditbot, or a council's own, which are tried before they are
needed."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.finding import Finding
from bot.settings import Settings, WrongSetting
from reports.tried import tried
from reports.word import SHIPPED_TEMPLATES, NotATemplate, Template

Templates = Mapping[str, Template]
"""By what is made with each: report, pack, plan."""


def shipped() -> Templates:
    return {name: Template.shipped(name) for name in SHIPPED_TEMPLATES}


def templates(settings: Settings) -> Templates:
    """Raises WrongSetting, with what is wrong with one of them."""
    return {name: _template(name, path) for name, path in _own(settings).items()}


def own_templates(settings: Settings) -> Iterator[Finding]:
    """For `doctor`: a line for each that the council has of its own."""
    for name, path in _own(settings).items():
        if path:
            yield _finding(name, path)


def _own(settings: Settings) -> dict[str, Path | None]:
    return {name: getattr(settings, f"{name}_template") for name in SHIPPED_TEMPLATES}


def _template(name: str, path: Path | None) -> Template:
    if path is None:
        return Template.shipped(name)
    try:
        return tried(Template.at(path), name)
    except NotATemplate as fault:
        raise WrongSetting(f"AUDITBOT_{name.upper()}_TEMPLATE: {fault.sentence}") from None


def _finding(name: str, path: Path) -> Finding:
    try:
        _template(name, path)
    except WrongSetting as fault:
        return Finding(f"{name} template", str(fault))
    return Finding(f"{name} template")
