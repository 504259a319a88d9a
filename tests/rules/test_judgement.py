"""What five scores say together: good features from the policy's number of areas on, and grades that they contradict."""

import pytest

from domain.audit import Grade, Score
from domain.judgement import contradiction, has_good_features

N, G, O = Score.NOT_YET_GOOD, Score.GOOD, Score.OUTSTANDING  # noqa: E741


@pytest.mark.parametrize(
    ("scores", "at_least", "has"),
    [
        ((N, N, N, N, N), 2, False),
        ((G, N, N, N, N), 2, False),
        ((G, N, N, N, O), 2, True),
        ((G, G, G, G, G), 2, True),
        ((G, N, N, N, O), 3, False),
    ],
)
def test_good_features_stand_from_two_good_areas_on_or_what_the_policy_says(scores, at_least, has):
    assert has_good_features(scores, at_least) is has


@pytest.mark.parametrize(
    ("scores", "grade", "odd"),
    [
        ((O, O, O, G, G), Grade.OUTSTANDING, False),
        ((O, O, G, G, G), Grade.OUTSTANDING, True),
        ((O, O, O, O, N), Grade.OUTSTANDING, True),
        ((G, G, G, N, N), Grade.GOOD, False),
        ((G, G, N, N, N), Grade.GOOD, True),
        ((N, N, N, N, N), Grade.NOT_YET_GOOD, False),
        ((G, G, G, O, N), Grade.NOT_YET_GOOD, False),
        ((G, G, G, G, G), Grade.NOT_YET_GOOD, True),
    ],
)
def test_a_grade_that_the_scores_contradict_is_named(scores, grade, odd):
    assert bool(contradiction(scores, grade)) is odd


def test_of_one_area_is_said_is() -> None:
    scores = [Score.OUTSTANDING, Score.GOOD, Score.GOOD, Score.GOOD, Score.GOOD]
    assert contradiction(scores, Grade.OUTSTANDING) == "The grade is Outstanding, but 1 of 5 areas is."
