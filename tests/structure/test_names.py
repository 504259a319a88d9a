"""No person is named anywhere: role-holders go by their role, cases by a made-up reference.

The list holds the few hundred most usual first names and surnames of England and Wales. It cannot know every name; it
catches the ones somebody would invent an example with.
"""

import re
from pathlib import Path

import pytest

from tests.structure.sources import texts

NAMES = Path(__file__).with_name("usual_names.txt")
COPIED = ("uv.lock", "LICENCE", "LICENSE", "tests/schemas/", "tests/structure/usual_names.txt")
# Usual names that are also words or places this project needs; each is the capitalised word and nothing else.
ALSO_WORDS = {"April", "Case", "Day", "Field", "Hill", "Long", "Mark", "May", "Page", "Read", "West", "Will", "Young"}
CAPITALISED = re.compile(r"(?<![A-Za-z])[A-Z][a-z]+(?![a-z])")
ADDRESS = re.compile(r"[\w.+-]+@([\w-]+\.)+[A-Za-z]{2,}")


def usual_names() -> set[str]:
    lines = NAMES.read_text(encoding="utf-8").splitlines()
    return {name for line in lines if not line.startswith("#") for name in line.split()}


def ours() -> dict[str, str]:
    return {name: text for name, text in texts().items() if not any(part in name for part in COPIED)}


def names_in(text: str) -> set[str]:
    return (usual_names() & set(CAPITALISED.findall(text))) - ALSO_WORDS


def test_no_committed_file_names_a_person():
    assert {name: found for name, text in ours().items() if (found := names_in(text))} == {}


@pytest.mark.parametrize("kept", ["Met with " + "Jo" + "hn today", "Sm" + "ith_case", "(" + "Sar" + "ah)"])
def test_a_name_would_be_found(kept):
    assert names_in(kept)


def test_words_that_merely_begin_like_a_name_are_left_alone():
    assert names_in("Willing marketing; Mark complete; Team manager, West; May 2018") == set()


def test_every_mail_address_is_a_made_up_one():
    found = {m[0] for text in ours().values() for m in ADDRESS.finditer(text) if not m[0].endswith(".example")}

    assert found == set()
