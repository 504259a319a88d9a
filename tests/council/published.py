"""The two published rounds as lines that are read: each count with what it is of, and its percentage where it has one."""

from tests.council.test_council import PUBLISHED

CALLED = (
    "Core audits moderated", "Immediately admissible", "Admissible, with development needs", "Inadmissible", "Admissible",
    "Doesn't yet meet Good", "Doesn't yet meet Good, with good features", "Doesn't yet meet Good, without", "Good",
    "Outstanding",
)  # fmt: skip
NOVEMBER, DECEMBER = 1, 2
"""Their columns."""


def published(column: int) -> list[str]:
    """In the order of the table."""
    counts = {row[0]: row[column] for row in PUBLISHED}
    moderated, admissible = counts["core audits moderated"][0], counts["admissible"][0]
    lines = []
    for place, (count, percentage) in enumerate(counts.values()):
        of = "" if percentage is None else f" of {moderated if place < 4 else admissible} ({percentage}%)"
        lines.append(f"{CALLED[place]}: {count}{of}")
    return lines
