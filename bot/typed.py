"""What was typed wrong on the command line, answered in one sentence that says what would be right."""

from collections.abc import Mapping
from typing import Any

WRONG = 2
"""The exit code of what was typed wrong or is refused; 1 is for all that has to be mended elsewhere."""
_RIGHT: Mapping[str, str] = {
    "import": "“auditbot import PATH”, with a folder of CSV files or one .xlsx workbook, and --dry-run or --announce if wanted",
    "export": "“auditbot export PATH”, with a folder or a FILE.xlsx to write to",
    "report": "“auditbot report 2017-11”, with --json for another program, --docx FILE, --xlsx FILE or --png FILE; "
    "or “auditbot report --pack 2017-07..2017-12”",
    "verify-history": "“auditbot verify-history”, or “auditbot verify-history --against 120:4f2a…” with what it printed before",
    "tick": "“auditbot tick”, or “auditbot tick --at 2018-01-17T09:00” for a moment in London",
    "outbox": "“auditbot outbox” to see what waits, or “auditbot outbox retry 12” to try one of its numbers again",
    "retry": "“auditbot outbox retry 12”, with a number that “auditbot outbox” gives",
    "playground": "“auditbot playground”, or “auditbot playground --port 8765” with a number",
}


def right(command: str) -> str:
    """The sentence that says how it is written."""
    return f"Write {_RIGHT[command]}."


def in_place_of(fault: Any) -> str:
    """The sentence for a fault of typer's; `ctx` is of the command that it was found in."""
    command = fault.ctx.command if getattr(fault, "ctx", None) else None
    if command is None or command.name is None:
        return "Write “auditbot --help” to see the commands."
    if command.name in _RIGHT:
        return right(command.name)
    if found := getattr(command, "commands", None):
        return f"Write “auditbot” with one of its commands: {', '.join(found)}."
    return f"Write “auditbot {command.name}” and nothing after it."
