"""Files, functions and names stay within what one person can hold in mind."""

import ast

from tests.structure.sources import committed, named, parsed, python

LONGEST_FILE = 300
LONGEST_FUNCTION = 35
# The tables are read together on one page; a migration is a record of what was, which nobody edits any more.
A_PAGE_OF_TABLES = {"storage/tables.py"}
MIGRATIONS = "storage/migrations/versions/"
CODE = {".py", ".js", ".css", ".html"}
NOT_USED = {"utils", "util", "helpers", "helper", "common", "manager", "service", "services", "process", "data", "info"}


def functions(tree: ast.Module):
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def record(name: str) -> bool:
    return name.startswith(MIGRATIONS)


def test_no_file_is_longer_than_three_hundred_lines():
    lengths = {
        named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in committed() if path.suffix in CODE
    }

    assert {name for name, lines in lengths.items() if lines > LONGEST_FILE and not record(name)} <= A_PAGE_OF_TABLES


def test_no_function_is_longer_than_thirty_five_lines():
    lengths = {f"{named(path)}:{one.name}": length(one) for path in python() for one in functions(parsed(path))}

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION and not record(name)} == {}


def test_no_module_has_a_name_that_says_nothing():
    names = {part for path in committed() if path.suffix in CODE for part in (path.stem, path.parent.name)}

    assert names & NOT_USED == set()


def test_every_module_that_holds_code_says_why_it_exists():
    silent = [named(path) for path in python() if parsed(path).body and not ast.get_docstring(parsed(path))]

    assert silent == []
