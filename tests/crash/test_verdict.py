"""The judge of the crash tests can find fault: it names what was lost, said twice, said to somebody else or out of order."""

from tests.crash.verdict import Put, complaints

PUT = [Put(1, "U1", "a", "sent"), Put(2, "U1", "b", "sent"), Put(3, "U2", "c", "sent")]


def test_of_everything_said_once_and_in_order_it_has_nothing_to_say() -> None:
    assert complaints(PUT, {"U1": ["a", "b"], "U2": ["c"]}) == []


def test_it_names_what_was_lost() -> None:
    assert complaints(PUT, {"U1": ["a"], "U2": ["c"]}) == ["notice 2 was said 0 times"]


def test_it_names_what_was_said_twice() -> None:
    assert complaints(PUT, {"U1": ["a", "b"], "U2": ["c", "c"]}) == ["notice 3 was said 2 times"]


def test_it_names_what_was_said_out_of_order() -> None:
    assert complaints(PUT, {"U1": ["b", "a"], "U2": ["c"]}) == ["U1 heard notice 1 after 2"]


def test_it_names_what_was_said_to_somebody_else() -> None:
    assert complaints(PUT, {"U1": ["a", "b", "c"]}) == ["notice 3 was said to U1 and not to U2"]


def test_it_names_what_nobody_put() -> None:
    assert complaints(PUT, {"U1": ["a", "b", "?"], "U2": ["c"]}) == ["U1 heard something that nobody put"]


def test_it_names_what_was_not_settled_or_failed() -> None:
    put = [*PUT[:2], Put(3, "U2", "c", "failed")]

    assert complaints(put, {"U1": ["a", "b"], "U2": ["c"]}) == ["notice 3 ended as failed"]
