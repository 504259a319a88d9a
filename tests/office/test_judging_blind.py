"""A second moderation is made without knowing the first: neither message, list, card nor form tells of it until then."""

from tests.office.council import IDS
from tests.office.people import Office
from tests.office.test_judging_again import shows
from tests.office.test_moderating import queue, submit

FIRST = ("Grade: Good", "Good, ", "Inadmissible", "Too brief.", "Nothing shows it", "impact stated but not recorded")


def told(seen: str) -> list[str]:
    return [words for words in FIRST if words in seen]


def moderated_with_everything(office: Office) -> None:
    submit(office, good_features=False)
    queue(office).presses("Inadmissible").fills(
        grade="good", missed="no", exemplar="no", feedback="Too brief.", reason="Nothing shows it",
        weaknesses=("impact stated but not recorded",),
    )  # fmt: skip


def test_a_second_moderator_learns_of_the_first_moderation_only_once_they_have_judged(any_office: Office) -> None:
    office = any_office
    moderated_with_everything(office)
    shows(office, "plt").presses("Give to a second moderator").fills(moderator=str(IDS["outside moderator"]))
    assert office.was_told("outside moderator") == ["An audit waits for your second moderation"]
    outside = office.person("outside moderator").reads()
    assert told(outside.sees) == []
    assert "Doesn't yet meet Good" in outside.sees
    assert told(queue(office, "outside moderator").sees) == []
    shown = shows(office, "outside moderator")
    assert told(shown.sees) == []
    assert "Outcome: shown once you have moderated it" in shown.sees
    shown.presses("Moderate a second time")
    assert "Doesn't yet meet Good" in str(shown.form)
    assert told(str(shown.form.inputs[0])) == []  # type: ignore[union-attr]
    shown.fills(outcome="immediate", grade="not-yet-good")
    seen = shows(office, "outside moderator").sees
    assert "Outcome: Inadmissible" in seen
    assert {"Too brief.", "Nothing shows it"} <= set(told(seen))
    assert "moderated: Inadmissible, Good" in seen


def test_the_first_judgement_stays_readable_once_it_was_changed(office: Office) -> None:
    moderated_with_everything(office)
    change = shows(office, "plt").presses("Change the outcome")
    change.fills(outcome="immediate", grade="outstanding", why="It shows the work", missed="no")
    for who in ("plt", "moderator", "auditor", "manager"):
        seen = shows(office, who).sees
        assert "· moderated: Inadmissible, Good" in seen
        assert "· outcome changed: Immediately admissible, Outstanding, before Inadmissible, Good" in seen
    told = office.person("manager").reads().sees
    assert "from Inadmissible to Immediately admissible, the grade from Good to Outstanding" in told


def test_who_may_answer_a_changed_grade_reads_why_it_changed(office: Office) -> None:
    moderated_with_everything(office)
    assert "Good, yours was Doesn't yet meet Good\nWhy: “Nothing shows it”" in office.person("auditor").reads().sees
    assert "Good, the auditor's own was Doesn't yet meet Good\nWhy: “Nothing" in office.person("manager").reads().sees


def test_who_decides_a_challenge_sees_the_first_moderation(office: Office) -> None:
    moderated_with_everything(office)
    shows(office, "plt").presses("Give to a second moderator").fills(moderator=str(IDS["outside moderator"]))
    shows(office, "manager").presses("Challenge the grade").fills(reason="The plan shows it")
    seen = shows(office, "outside moderator").sees
    assert "Outcome: Inadmissible" in seen
    assert "Nothing shows it" in seen
