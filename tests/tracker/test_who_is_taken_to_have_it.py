"""Of an imported case of concern that was answered somebody is taken to have it, so that it is noticed when they leave."""

from pathlib import Path

from domain.concern import Capacity, ConcernState
from scheduler import chase
from storage.ledger import Store
from tests.tracker.lived_concerns import BOTH, CONCERN
from tests.tracker.trackers import NOW, TEAMS, a_council, come_in, said

HEAD, NORTH, WEST = "head@council.example", "north@council.example", "west@council.example"


def _held_by(store: Store, number: int) -> dict[Capacity, str]:
    with store.reading(NOW) as ledger:
        [concern] = ledger.concerns.some([number])
        people = {person.id: person.email for person in ledger.people.all()}
        return {capacity: people[duty.held_by] for capacity, duty in concern.duties.items() if duty.held_by}


def _asked_anew(store: Store) -> list[str]:
    with store.writing(NOW) as ledger:
        chase.run(ledger)
        return [k.entry.subject for n in (1, 2, 3) for k in ledger.history.of(f"C-{n}") if k.entry.verb == "asked anew"]


def test_whoever_leaves_after_an_import_is_missed_and_who_answers_now_is_called(store: Store, tmp_path: Path) -> None:
    told = {"concern": "C-3", "capacity": "team-manager", "by_email": WEST, "at": "2017-12-21 10:00"}
    rows = [CONCERN | BOTH, CONCERN | {"concern": "C-2"}, CONCERN | {"concern": "C-3"}]
    a_council(store, tmp_path / "in", concerns=rows, duties=[told])

    assert _held_by(store, 1) == {Capacity.TEAM_MANAGER: NORTH, Capacity.HEAD_OF_SERVICE: HEAD}
    assert _held_by(store, 2) == {}
    assert _held_by(store, 3) == {Capacity.TEAM_MANAGER: WEST}  # who said so; they do not answer for it
    assert _asked_anew(store) == ["C-3"]

    report = come_in(store, tmp_path / "left", teams=[TEAMS[0] | {"manager_email": WEST}])
    assert report.is_good, said(report)
    assert _asked_anew(store) == ["C-1", "C-3"]
    report = come_in(
        store, tmp_path / "again", duties=[{"concern": "C-1", "capacity": "head-of-service", "held_by_email": ""}]
    )
    assert report.is_good, said(report)
    assert _held_by(store, 1) == {Capacity.HEAD_OF_SERVICE: HEAD}
    with store.reading(NOW) as ledger:
        assert {c.reference: len(c.unanswered) for c in ledger.concerns.unanswered()} == {"C-1": 1, "C-3": 2}


def test_an_older_file_does_not_answer_for_whoever_was_asked_anew(store: Store, tmp_path: Path) -> None:
    had = CONCERN | BOTH | {"status": "working"}
    a_council(store, tmp_path / "in", concerns=[had])
    come_in(store, tmp_path / "left", teams=[TEAMS[0] | {"manager_email": WEST}])
    assert _asked_anew(store) == ["C-1"]
    older = {"concern": "C-1", "capacity": "team-manager", "by_email": NORTH, "at": "2017-12-21 10:00"}

    for tables in ({"concerns": [had]}, {"duties": [older]}, {"concerns": [had], "duties": [older]}):
        report = come_in(store, tmp_path / str(len(tables)) / next(iter(tables)), **tables)
        assert report.is_good, said(report)
        assert _held_by(store, 1) == {Capacity.HEAD_OF_SERVICE: HEAD}
        with store.reading(NOW) as ledger:
            (concern,) = ledger.concerns.unanswered()
            assert (concern.state, len(concern.unanswered)) == (ConcernState.RAISED, 1)
    assert any("was asked anew since" in str(remark) for remark in report.remarks)


def test_without_a_head_it_is_taken_to_be_the_directors_or_the_plts(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path / "in", services=[{"service": "11–25", "head_email": ""}], concerns=[CONCERN | BOTH])
    assert _held_by(store, 1) == {Capacity.TEAM_MANAGER: NORTH, Capacity.HEAD_OF_SERVICE: "plt@council.example"}
    assert _asked_anew(store) == []
