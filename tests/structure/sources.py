"""Which files this repository consists of: what git keeps, or without git every file that is not made by a tool."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
MADE = {".git", ".venv", "__pycache__", "results", "build", "dist"}


@cache
def committed() -> tuple[Path, ...]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        return tuple(ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file())
    return tuple(path for path in ROOT.rglob("*") if path.is_file() and not MADE & set(path.relative_to(ROOT).parts))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def python() -> list[Path]:
    return [path for path in committed() if path.suffix == ".py"]


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def texts() -> dict[str, str]:
    """Every committed text file by its name; pictures and other binaries are left out."""
    found = {}
    for path in committed():
        try:
            found[named(path)] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return found
