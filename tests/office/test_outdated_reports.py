"""A posted report whose figures no longer hold: the Practice Learning Team hears of it once, and reads what differs."""

from tests.office.people import Office
from tests.office.posted_months import with_both_months

NEWS = "The figures of November 2017 have changed since its report was posted"


def test_whoever_can_correct_a_report_hears_that_its_figures_hold_no_more_and_reads_which(office: Office) -> None:
    with_both_months(office)
    plt = office.person("plt")
    assert "have changed since" not in plt.says("/summary 2017-11").sees

    judge_anew(office, grade="good")

    for who in ("plt", "second plt"):
        assert office.was_told(who).count(NEWS) == 1
    card = plt.reads().presses("Open it")
    assert (
        "The figures have changed since it was posted: Doesn't yet meet Good: 20 of 21 (95%) is 19 of 21 (90%); "
        "Doesn't yet meet Good, with good features: 10 of 21 (48%) is 9 of 21 (43%); Good: 1 of 21 (5%) is 2 of 21 (10%)"
    ) in card.sees
    assert "“Correct it” begins a new edition." in card.sees
    director = office.person("director").says("/summary 2017-11").sees
    assert "The figures have changed since it was posted" in director
    assert "“Correct it”" not in director
    assert "have changed since" not in office.person("manager").says("/summary 2017-11").sees
    assert "have changed since" not in plt.says("/summary 2017-12").sees

    plt.says("/summary 2017-11").presses("Correct it").fills(change="A grade was looked at again.")
    assert NEWS not in plt.reads().sees
    judge_anew(office, grade="not-yet-good")
    office.person("second plt").says("/summary 2017-11").presses("Sign off").presses("Post")
    assert office.was_told("plt").count(NEWS) == 1
    assert "have changed since" not in plt.says("/summary 2017-11").sees


def judge_anew(office: Office, **said: str) -> None:
    moderator = office.person("moderator").says("/audits show AU-301").presses("Change the outcome")
    moderator.fills(why="Read again", missed="no", **said)
    office.delivers()
