"""What was measured, as a table to read and as JSON to keep; and whether it is what was aimed at."""

import json
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from os import cpu_count
from pathlib import Path
from statistics import median
from typing import Any

from rich.box import SIMPLE
from rich.table import Table

from benchmarks.measure import Plan, Result

P99, SHARE_OF_FLOOR, GROWTH = 50.0, 1 / 3, 1.2
QUICK_START, FLOOR = "Bolt, quick start", "Bolt, floor"
LIBRARIES = ("slack-bolt", "sqlalchemy", "psycopg", "uvicorn", "uvloop")


def as_table(results: list[Result]) -> Table:
    table = Table(title="A signed “/actions mine”, 32 at once; latency at half that rate", box=SIMPLE)
    for name in ("", "actions", "a second", "p50 ms", "p99 ms", "CPU µs", "MiB", "start s", "wrong"):
        table.add_column(name, justify="left" if not name else "right", no_wrap=True)
    for row in map(as_row, results):
        cells = (row["answers_a_second"], row["p50_ms"], row["p99_ms"], row["cpu_us_an_answer"], row["resident_mib"])
        size = f"{row['actions']:,}" if row["actions"] else "–"
        table.add_row(row["server"], size, *map(_number, cells), f"{row['starts_s']:.2f}", str(row["wrong"]))
    return table


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:,.1f}" if value < 100 else f"{value:,.0f}"


def as_row(result: Result) -> dict[str, Any]:
    return {
        "server": result.kind.name,
        "actions": result.kind.size,
        "answers_a_second": round(result.rate, 1),
        "of_each_turn": [round(rate, 1) for rate in result.rates],
        "p50_ms": round(result.within(0.5), 2),
        "p99_ms": round(result.within(0.99), 2),
        "cpu_us_an_answer": round(median(result.cpu_us), 1) if result.cpu_us else None,
        "resident_mib": round(result.resident_mib, 1) if result.resident_mib else None,
        "starts_s": round(result.starts, 3),
        "wrong": result.wrong,
    }


def judged(results: list[Result]) -> list[str]:
    """The aims, a line each, with what became of them; those for which something was not measured are left out."""
    ours = [r for r in results if r.kind.database]
    bare = {r.kind.name: r.rate for r in results if not r.kind.database}
    lines = [_line("nothing was answered wrongly", all(not r.wrong for r in results), sum(r.wrong for r in results))]
    if not ours:
        return lines
    slowest, p99 = min(r.rate for r in ours), max(r.within(0.99) for r in ours)
    if QUICK_START in bare:
        lines.append(_line("more than the quick start", slowest > bare[QUICK_START], slowest / bare[QUICK_START]))
    if FLOOR in bare:
        share = slowest / bare[FLOOR]
        lines.append(_line("at least a third of the floor", share >= SHARE_OF_FLOOR, share))
    lines.append(_line(f"p99 under {P99:.0f} ms at half load", p99 < P99, p99))
    for name in ("SQLite", "PostgreSQL"):
        rates = {r.kind.size: r.rate for r in ours if r.kind.database == name}
        if len(rates) > 1:
            growth = rates[min(rates)] / rates[max(rates)]
            words = f"{name}: {max(rates):,} actions within {GROWTH} times of {min(rates):,}"
            lines.append(_line(words, growth <= GROWTH, growth))
    return lines


def _line(aim: str, met: bool, figure: float) -> str:
    return f"{'met    ' if met else 'not met'}  {aim} ({figure:.2f})"


def write(path: Path, results: list[Result], plan: Plan) -> None:
    found = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "plan": {"rounds": plan.rounds, "seconds": plan.seconds, "at_once": 32},
        "results": [as_row(result) for result in results],
        "aims": judged(results),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def machine() -> dict[str, Any]:
    libraries = {name: version(name) for name in LIBRARIES}
    return {"cores": cpu_count(), "processor": _processor(), "system": platform.system()} | {
        "python": platform.python_version(),
        "libraries": libraries,
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
