"""A case of concern that a moderator sees and the auditor did not: its auditor learns that it was missed, and no more of it."""

from domain.framework import MISSED
from tests.office.people import Office
from tests.office.test_moderating import GOOD, queue, submit


def test_the_auditor_learns_that_one_was_missed_and_nothing_of_what_it_is(any_office: Office) -> None:
    office = any_office
    submit(office)
    worry = {
        "worry": "Nobody has seen the child",
        "unsafe": "no",
        "first": "Visit the child",
        "first_due": "2018-01-15",
    }
    moderator = queue(office).presses("Immediately admissible").fills(**{**GOOD, "missed": "yes"})
    moderator.fills(**{**GOOD, "missed": "yes"}, **worry)
    told = office.person("auditor").reads().sees
    assert f"Weaknesses  {MISSED}" in told
    assert "The moderator saw a case of concern that the audit did not capture." in told
    shown = office.person("auditor").says("/audits show AU-112").sees
    assert MISSED in shown
    for words in ("Nobody has seen", "Visit the child", "C-1"):
        assert words not in told
    assert "C-1" not in shown
    assert "Case of concern: yes" in shown
