"""A second moderation is made without knowing the first: neither message, list, card nor form tells of it until then."""

from handlers.ask import Knock
from tests.office.council import HOME, IDS, account_of
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


def test_neither_the_record_nor_a_change_of_the_outcome_tells_a_second_moderator_of_the_plt(office: Office) -> None:
    moderated_with_everything(office)
    before = office.person("second plt").says("/audits auditors").presses("Record", on="@Auditor").sees
    assert "Inadmissible: 1 of 1" in before
    shows(office, "plt").presses("Give to a second moderator").fills(moderator=str(IDS["second plt"]))

    second = office.person("second plt").says("/audits auditors")
    assert "grade as moderated" not in second.sees
    record = second.presses("Record", on="@Auditor").sees
    assert "Inadmissible: " not in record
    assert "Inadmissible: 1 of 1" in office.person("plt").says("/audits auditors").presses("Record", on="@Auditor").sees
    shown = shows(office, "second plt")
    assert "Change the outcome" not in shown.buttons
    assert "Moderate a second time" in shown.buttons
    knock = Knock(account_of("second plt"), HOME, "press", "change_outcome", office.now, office.key(), about="AU-112")
    assert "is not yours to change" in shown.knocks(knock).sees
    shows(office, "second plt").presses("Moderate a second time").fills(outcome="immediate", grade="not-yet-good")
    assert "Change the outcome" in shows(office, "second plt").buttons


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


def test_who_has_read_the_first_moderation_is_not_asked_for_a_second(any_office: Office) -> None:
    """What they judged would agree with what they have read; a second moderator's own reading says nothing of it."""
    office = any_office
    moderated_with_everything(office)
    plt = shows(office, "plt").presses("Give to a second moderator")
    choices = [option.label for i in plt.form.inputs for option in getattr(i, "options", ())]  # type: ignore[union-attr]
    assert "Outside moderator" in choices
    assert "PLT" not in choices
    plt.fills(moderator=str(IDS["outside moderator"]))
    shows(office, "outside moderator")
    again = shows(office, "plt").presses("Give to a second moderator")
    assert again.fills(moderator=str(IDS["plt"])).errors == {"moderator": "Choose somebody who may moderate it."}
    again.fills(moderator=str(IDS["outside moderator"]))
    assert "Moderate a second time" in shows(office, "outside moderator").buttons
