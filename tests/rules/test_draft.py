"""The draft of an audit: which step is finished, what each still lacks, and that nothing is judged of what was left out."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.audit import Audit, AuditKind, Grade, Score, Stage
from domain.audit_round import AuditRound
from domain.draft import (
    ACTIONS,
    CHECKED,
    LONGEST,
    LONGEST_ACTION,
    STEPS,
    Draft,
    Wanted,
    first_unfinished,
    kept,
    lacks,
    longest,
    names,
    scores,
    too_long,
    wanted,
)
from domain.person import Team
from domain.policy import DEFAULT
from domain.submission import chosen_features, features, oddity, submitted
from domain.theme import AREAS

TODAY = date(2018, 1, 10)
AUDIT = Audit(7, AuditRound(1, date(2017, 12, 1), "Planning"), AuditKind.CORE, "412087", Team(1, "North", 1))
FULL: dict[str, str | tuple[str, ...]] = {
    **{f"{area}.{kind}": said for area in AREAS for kind, said in (("score", "1"), ("evidence", "E"), ("impact", "I"))},
    "grade": "not-yet-good", "age_band": "5-9", "action.1": "Agree it", "due.1": "2018-02-01", "concern": "no",
}  # fmt: skip
NEEDED = sorted(FULL)
anything = st.dictionaries(
    st.sampled_from([*(name for step in STEPS for name in names(step)), "other"]),
    st.one_of(st.text(max_size=20), st.sampled_from(["1", "2", "3", "good", "yes", "2018-02-01"]), st.just(("a", "b"))),
)


def draft(**otherwise: str) -> Draft:
    said = {name.replace("__", "."): value for name, value in otherwise.items()}
    return Draft(7, 1, FULL | said, datetime(2018, 1, 10, tzinfo=UTC), 1)


def test_every_question_stands_in_one_step_and_the_five_areas_in_the_first_three() -> None:
    asked = [name for step in STEPS for name in names(step)]

    assert len(asked) == len(set(asked))
    assert {name.partition(".")[0] for step in (1, 2, 3) for name in names(step)} == {*AREAS, "grade", "age_band"}


def test_a_full_draft_lacks_nothing_and_goes_on_where_all_is_looked_through() -> None:
    assert [lacks(step, FULL, TODAY, DEFAULT) for step in STEPS] == [{}] * len(STEPS)
    assert first_unfinished(FULL, TODAY, DEFAULT) == CHECKED
    assert first_unfinished({}, TODAY, DEFAULT) == 1


@pytest.mark.parametrize("name", [name for name in NEEDED if name != "due.1"])
@pytest.mark.parametrize("empty", ["", "   "])
def test_whatever_is_left_out_is_named_and_its_step_is_where_it_goes_on(name: str, empty: str) -> None:
    step = next(step for step in STEPS if name in names(step))

    assert list(lacks(step, FULL | {name: empty}, TODAY, DEFAULT)) == [name]
    assert first_unfinished(FULL | {name: empty}, TODAY, DEFAULT) == step


@pytest.mark.parametrize(
    ("name", "odd"), [("impact.score", "4"), ("impact.score", "0"), ("grade", "inadequate"), ("concern", "x")]
)
def test_what_is_not_on_offer_counts_as_left_out(name: str, odd: str) -> None:
    assert first_unfinished(FULL | {name: odd}, TODAY, DEFAULT) == next(step for step in STEPS if name in names(step))


@pytest.mark.parametrize(
    ("due", "why"),
    [
        ("2018-01-10", ""), ("2018-01-09", "past"), ("2019-01-11", ""), ("2019-01-12", "more than a year"),
        ("2018-02-03", "not a working day"),
        ("", "Choose a date"), ("2018-02-30", "Choose a date"), ("2018-2-1", "Choose a date"),
    ],
)  # fmt: skip
def test_an_action_is_due_from_today_until_a_year_ahead(due: str, why: str) -> None:
    said = lacks(4, FULL | {"due.1": due}, TODAY, DEFAULT).get("due.1", "")

    assert (why in said) if why else said == ""


def test_actions_are_those_with_a_text_in_their_order_whatever_dates_stand_beside_the_others() -> None:
    answers = FULL | {"action.1": " ", "action.3": "Third", "due.3": "2018-03-01", "due.2": "2018-02-02"}

    assert wanted(answers) == [Wanted(3, "Third", date(2018, 3, 1))]
    assert lacks(4, answers, TODAY, DEFAULT) == {}
    most = {f"action.{n}": "Do it" for n in range(1, ACTIONS + 5)}
    assert len(wanted(most)) == ACTIONS


def test_what_is_too_long_is_named_and_in_a_draft_cut_to_what_may_stand() -> None:
    given_ = {"impact.evidence": "x" * (LONGEST + 1), "impact.impact": "x" * LONGEST}

    assert list(too_long(1, given_)) == ["impact.evidence"]
    assert len(str(kept(1, given_)["impact.evidence"])) == LONGEST
    assert list(too_long(4, {"action.2": "x" * (LONGEST_ACTION + 1)})) == ["action.2"]


@given(st.sampled_from(STEPS), anything)
def test_of_what_is_sent_a_step_keeps_its_own_questions_and_nothing_longer_than_may_be(
    step: int, answers: dict
) -> None:
    for name, said in kept(step, answers).items():
        assert name in names(step)
        assert isinstance(said, tuple) or (said == said.strip() and len(said) <= longest(name))


@given(anything)
def test_no_draft_is_taken_as_finished_that_cannot_be_submitted(answers: dict) -> None:
    found = Draft(7, 1, {**FULL, **answers}, None, 1)
    if first_unfinished(found.answers, TODAY, DEFAULT) != CHECKED:
        return
    done = submitted(AUDIT, found, 2, 5, TODAY)
    assert done.stage is Stage.TO_MODERATE
    assert all(area.score and area.evidence and area.impact for area in done.areas.values())
    assert set(done.areas) == set(AREAS)
    assert done.grade is not None
    assert done.concern is not None
    assert all(one.due and one.due >= TODAY for one in wanted(found.answers))
    assert wanted(found.answers)


@pytest.mark.parametrize(
    ("good", "choice", "stand", "overruled"),
    [
        (0, "", False, False),
        (2, "", True, False),
        (2, "without", False, True),
        (0, "with", True, True),
        (2, "with", True, False),
    ],
)
def test_good_features_follow_from_the_areas_unless_they_are_overruled(
    good: int, choice: str, stand: bool, overruled: bool
) -> None:
    scored = {f"{area}__score": "2" for area in AREAS[:good]}
    found = features(draft(**scored, features=choice, why="Because"), 2)

    assert found is not None
    assert (found.stand, found.overruled, found.why) == (stand, overruled, "Because" if overruled else "")
    assert submitted(AUDIT, draft(**scored, features=choice), 2, 5, TODAY).good_features is stand


def test_a_choice_that_follows_by_now_is_no_longer_one() -> None:
    assert "features" not in chosen_features(draft(features="without", why="Because"), 2).answers
    kept_ = chosen_features(draft(features="with", why="Because"), 2).answers
    assert (kept_["features"], kept_["why"]) == ("with", "Because")


@pytest.mark.parametrize("grade", ["good", "outstanding"])
def test_other_grades_leave_no_room_for_good_features(grade: str) -> None:
    assert features(draft(grade=grade, features="with"), 2) is None
    done = submitted(AUDIT, draft(grade=grade, features="with"), 2, 5, TODAY)
    assert (done.good_features, done.grade) == (None, Grade(grade))


def test_a_grade_is_held_against_the_scores_once_all_are_there() -> None:
    assert "0 of 5 areas are" in oddity(draft(grade="outstanding"))
    assert oddity(draft(grade="outstanding", impact__score="")) == ""
    assert oddity(draft()) == ""
    assert scores({"impact.score": "3"}) == {"impact": Score.OUTSTANDING}
