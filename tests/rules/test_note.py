"""A question waits until somebody who was asked has written a note."""

from datetime import UTC, datetime

import pytest

from domain.note import Note, still_asking

HEAD, DIRECTOR, OWNER, PLT = 1, 2, 3, 4


def so_far(*said: tuple[str, int | None]) -> list[Note]:
    return [Note(n, 17, kind, by, datetime(2018, 1, 17, tzinfo=UTC), "Words") for n, (kind, by) in enumerate(said)]


@pytest.mark.parametrize(
    ("said", "waiting"),
    [
        ([], set()),
        ([("asked", HEAD)], {HEAD}),
        ([("note", OWNER), ("asked", HEAD)], {HEAD}),
        ([("asked", HEAD), ("note", OWNER)], set()),
        ([("asked", HEAD), ("note", PLT)], {HEAD}),
        ([("asked", HEAD), ("note", None)], {HEAD}),
        ([("asked", HEAD), ("reassigned", OWNER)], {HEAD}),
        ([("asked", HEAD), ("asked", DIRECTOR)], {HEAD, DIRECTOR}),
        ([("asked", HEAD), ("note", OWNER), ("asked", DIRECTOR)], {DIRECTOR}),
        ([("asked", OWNER), ("asked", HEAD), ("note", OWNER)], {OWNER}),
    ],
)
def test_a_question_waits_for_a_note_of_somebody_who_was_asked(
    said: list[tuple[str, int | None]], waiting: set[int]
) -> None:
    assert still_asking(so_far(*said), {OWNER}) == waiting
