"""An import that closes an action or an audit, or opens it again, is followed by the copies that were posted about it."""

from datetime import date
from pathlib import Path

from sqlalchemy import insert

from domain.report import ReportState
from domain.reporting import begun
from storage.ledger import Store
from storage.tables import exemplars, outbox, posted
from tests.tracker.trackers import AUDITS, DONE, NOW, TEAMS, a_council, an_action, asked, come_in

ROW = {"key": "k", "kind": "assigned", "recipient": "person:1", "content": {}, "urgent": False, "state": "sent"}
HOW = "select closed_at is not null, cleared_on from posted"


def test_copies_know_that_an_action_was_closed_and_opened_again_by_an_import(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path, actions=[an_action("A-1")])
    with store.engines.writing.begin() as connection:
        values = ROW | {"created_at": NOW, "token": "t", "attempts": 1}
        number = connection.execute(insert(outbox).returning(outbox.c.id), values).scalar_one()
        connection.execute(insert(posted), {"outbox_id": number, "subject": "A-1"})

    assert come_in(store, tmp_path / "done", actions=[an_action("A-1", **DONE)]).is_good
    assert [tuple(map(bool, row)) for row in asked(store, HOW)] == [(True, False)]

    assert come_in(store, tmp_path / "open", actions=[an_action("A-1", status="open")]).is_good
    assert [tuple(map(bool, row)) for row in asked(store, HOW)] == [(False, False)]


def test_copies_of_an_audit_are_drawn_again_and_know_that_it_is_closed(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path)
    with store.engines.writing.begin() as connection:
        values = ROW | {"created_at": NOW, "token": "t", "attempts": 1}
        number = connection.execute(insert(outbox).returning(outbox.c.id), values).scalar_one()
        connection.execute(insert(posted), {"outbox_id": number, "subject": "AU-7"})
    moderated = AUDITS[0] | {"submitted": "2018-01-03", "admissibility": "immediate", "moderated": "2018-01-08"}

    assert come_in(store, tmp_path / "moderated", audits=[moderated]).is_good
    assert [tuple(map(bool, row)) for row in asked(store, HOW)] == [(True, False)]
    assert come_in(store, tmp_path / "again", audits=[moderated | {"challenge": "waiting"}]).is_good
    assert [tuple(map(bool, row)) for row in asked(store, HOW)] == [(False, False)]
    assert asked(store, "select count(*) from outbox where kind = 'update'") == [(2,)]


def test_posted_reports_are_drawn_again_where_an_import_hides_more_and_not_where_it_hides_less(
    store: Store, tmp_path: Path
) -> None:
    a_council(store, tmp_path)
    with store.writing(NOW) as ledger:
        one = begun(date(2017, 12, 1), NOW)
        ledger.reports.begin(one.changed(state=ReportState.POSTED, figures={}))
        values = ROW | {"created_at": NOW, "token": "t", "attempts": 1, "kind": "report", "recipient": "channel:C1"}
        number = ledger.connection.execute(insert(outbox).returning(outbox.c.id), values).scalar_one()
        ledger.connection.execute(insert(posted), {"outbox_id": number, "subject": one.reference})
    drawn = "select recipient from outbox where kind = 'update'"

    for below, expected in (("4", []), ("12", [("channel:C1",)]), ("12", [("channel:C1",)])):
        policy = [{"setting": "hide-below", "value": below}]
        assert come_in(store, tmp_path / f"below {below}", policy=policy).is_good
        assert asked(store, drawn) == expected


def test_that_a_month_has_no_report_is_drawn_again_when_its_round_comes_in(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path)
    with store.engines.writing.begin() as connection:
        values = ROW | {"created_at": NOW, "token": "t", "attempts": 1, "kind": "report-none"}
        number = connection.execute(insert(outbox).returning(outbox.c.id), values).scalar_one()
        connection.execute(insert(posted), {"outbox_id": number, "subject": "report:2017-11"})
    drawn = "select recipient from outbox where kind = 'update'"

    for theme in ("Planning", "Assessment"):
        assert come_in(store, tmp_path / theme, rounds=[{"month": "2017-11", "theme": theme}]).is_good
        assert asked(store, drawn) == [("person:1",)]


def test_who_no_longer_answers_for_a_team_by_an_import_has_its_messages_drawn_again(
    store: Store, tmp_path: Path
) -> None:
    a_council(store, tmp_path, actions=[an_action("A-1", owner_email="head@council.example")])
    (manager,) = next(iter(asked(store, "select manager_id from teams where name = 'North'")))
    with store.engines.writing.begin() as connection:
        values = ROW | {"created_at": NOW, "token": "t", "attempts": 1, "recipient": f"person:{manager}"}
        number = connection.execute(insert(outbox).returning(outbox.c.id), values).scalar_one()
        shown = {"outbox_id": number, "recipient": f"person:{manager}", "subject": "A-1"}
        connection.execute(insert(posted), shown)

    teams = [TEAMS[0] | {"manager_email": "plt@council.example"}, TEAMS[1]]
    assert come_in(store, tmp_path / "later", teams=teams).is_good
    drawn = "select recipient from outbox where kind = 'hide'"
    assert asked(store, drawn) == [(f"person:{manager}",)]

    assert come_in(store, tmp_path / "again", teams=teams).is_good
    assert len(asked(store, drawn)) == 1


def test_the_copy_of_an_example_is_drawn_again_when_an_import_changes_its_audit(store: Store, tmp_path: Path) -> None:
    good = AUDITS[0] | {
        "submitted": "2018-01-03",
        "admissibility": "immediate",
        "moderated": "2018-01-08",
        "exemplar": "yes",
    }
    a_council(store, tmp_path, audits=[good])
    with store.engines.writing.begin() as connection:
        made = {
            "audit_id": 7,
            "text": {},
            "state": "accepted",
            "by_id": 1,
            "at": NOW,
            "answer": "",
            "posts": 1,
            "version": 1,
        }
        example = connection.execute(insert(exemplars).returning(exemplars.c.id), made).scalar_one()
        values = ROW | {"created_at": NOW, "token": "t", "attempts": 1, "kind": "exemplar", "recipient": "channel:C1"}
        number = connection.execute(insert(outbox).returning(outbox.c.id), values).scalar_one()
        connection.execute(insert(posted), {"outbox_id": number, "subject": f"exemplar:{example}"})

    assert come_in(store, tmp_path / "gone", audits=[good | {"admissibility": "inadmissible"}]).is_good
    assert asked(store, "select recipient from outbox where kind = 'update'") == [("channel:C1",)]
    assert come_in(store, tmp_path / "again", audits=[good | {"admissibility": "inadmissible"}]).is_good
    assert asked(store, "select count(*) from outbox where kind = 'update'") == [(1,)]


def test_areas_that_an_import_changes_count_as_a_change_of_their_audit_once(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path)
    area = {"audit": "AU-7", "area": "impact", "score": 2, "evidence": "The plan", "impact": "She is seen"}

    for _ in range(2):
        assert come_in(store, tmp_path / "areas", areas=[area]).is_good
        assert asked(store, "select version from audits where id = 7") == [(2,)]
    assert come_in(store, tmp_path / "new", areas=[area | {"evidence": "Another plan"}]).is_good
    assert asked(store, "select version from audits where id = 7") == [(3,)]
