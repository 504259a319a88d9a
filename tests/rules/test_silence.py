"""How often an owner was reminded since anybody answered."""

from datetime import UTC, date, datetime

from domain.silence import Silence, silence

REMINDED = [(date(2018, 1, day), datetime(2018, 1, day, 9, tzinfo=UTC)) for day in (10, 11, 12)]


def at(day: int, hour: int = 12) -> datetime:
    return datetime(2018, 1, day, hour, tzinfo=UTC)


def test_two_digests_of_one_day_are_one_reminder():
    assert silence([*REMINDED, REMINDED[0]], None, None, None, None) == Silence(3)


def test_the_latest_answer_counts_and_what_came_before_it_is_answered():
    assert silence(REMINDED, at(10), at(11), None, None) == Silence(1, date(2018, 1, 11))
    assert silence(REMINDED, at(12), at(11), None, None) == Silence(0, date(2018, 1, 12), by_note=True)


def test_more_time_that_was_given_begins_anew():
    assert silence(REMINDED, at(10), None, at(11), None) == Silence(1)


def test_a_new_owner_begins_anew():
    assert silence(REMINDED, at(10), None, None, date(2018, 1, 11)) == Silence(1)
