"""What is measured: auditbot on each database with little, much and very much in it, and the two bare Bolt apps."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.council import ASKERS, EACH, fill
from benchmarks.databases import new_on, postgresql
from benchmarks.programs import Program, free_port
from benchmarks.signed import SECRET, WORKSPACE

SIZES = (1_000, 100_000, 1_000_000)
FIXED = "A fixed text."
TOLD = f"{EACH} open"


@dataclass(frozen=True, slots=True)
class Kind:
    """A server to be measured; `database` and `size` are "" and 0 for those without any."""

    name: str
    database: str = ""
    size: int = 0

    @property
    def expected(self) -> str:
        return TOLD if self.database else FIXED


KINDS = (
    Kind("Bolt, quick start"),
    Kind("Bolt, floor"),
    *(Kind(f"auditbot, {name}", name, size) for name in ("SQLite", "PostgreSQL") for size in SIZES),
)


@dataclass(slots=True)
class Subject:
    """A running server. `starts` in seconds."""

    kind: Kind
    program: Program
    starts: float


@contextmanager
def running(kinds: list[Kind], folder: Path, say: Callable[[str], None]) -> Iterator[list[Subject]]:
    """Each started alone, so that its start can be timed, and then held still."""
    with ExitStack() as stack:
        slack = Program("benchmarks.slack", str(port := free_port()), folder=folder, port=port)
        stack.callback(slack.stop)
        slack.until_ready("/api/auth.test")
        server = stack.enter_context(postgresql(folder)) if any(k.database == "PostgreSQL" for k in kinds) else None
        subjects = []
        for kind in kinds:
            say(f"{kind.name}{f' with {kind.size:,} actions' if kind.size else ''}: filled and started")
            program = _program(kind, folder, server, f"http://127.0.0.1:{port}/api/")
            stack.callback(program.stop)
            starts = program.until_ready("/readyz") if kind.database else program.until_ready("/", any_answer=True)
            program.hold()
            subjects.append(Subject(kind, program, starts))
        yield subjects


def _program(kind: Kind, folder: Path, server: Any, slack: str) -> Program:
    if kind.database:
        return _auditbot(_database(kind, folder, server), folder, free_port(), slack)
    module = "benchmarks.quick_start" if "quick" in kind.name else "benchmarks.floor"
    return Program(module, folder=folder, port=(port := free_port()), PORT=str(port), SLACK_API_URL=slack)


def _database(kind: Kind, folder: Path, server: Any) -> str:
    name = f"council_{kind.size}"
    url = f"sqlite:///{folder / name}.db" if kind.database == "SQLite" else new_on(server, name)
    fill(url, kind.size, now=datetime.now(UTC))
    return url


def _auditbot(url: str, folder: Path, port: int, slack: str) -> Program:
    return Program(
        "bot", "run", folder=folder, port=port, AUDITBOT_DATABASE_URL=url, AUDITBOT_PORT=str(port),
        AUDITBOT_METRICS_PORT="0", AUDITBOT_HISTORY_KEY="a key for benchmarks alone", SLACK_BOT_TOKEN="xoxb-bench",
        SLACK_SIGNING_SECRET=SECRET, SLACK_API_URL=slack, AUDITBOT_WORKSPACE=WORKSPACE,
    )  # fmt: skip


def order_for(subject: Subject, **more: Any) -> dict[str, Any]:
    """What the load is told about this server."""
    return {"port": subject.program.port, "expected": subject.kind.expected, "askers": ASKERS, **more}
