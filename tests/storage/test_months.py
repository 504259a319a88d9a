"""The figures of a month from their one door, on both databases: what somebody counts who reads every row."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, insert, or_, select, update

from domain.audit import Admissibility
from domain.figures import Figures, Share
from domain.month import ConcernFigures, MonthFigures
from domain.report import BELOW, BESIDE
from storage.counted import counted
from storage.ledger import Store
from storage.months import figures_of, part_of, parts_as_now, run_of
from storage.months_beside import beside_now, corrected_since, run_with, told_run_with
from storage.tables import areas, audits, concerns, impacts, moderations, opinions, reports, rounds, tags, teams
from tests.council.test_council import parts, percent, rows
from tests.rules.test_figures import PUBLISHED
from tests.storage.test_plans import asked, plan
from tests.tracker.trackers import NOW
from tracker import import_path

COUNCIL = Path(__file__).parents[2] / "playground" / "council"
NOVEMBER, DECEMBER = date(2017, 11, 1), date(2017, 12, 1)
IN_ORDER = {
    "good_features": "ix_audits_counted", "audits.age_band": "ix_audits_sampled", "audits.submitted, ": "ix_audits_judged",
    "areas.score": "ix_areas_counted", "tags.tag": "ix_tags_counted",
}  # fmt: skip
"""What a statement asks for, and the index that holds all of it in its order."""
SUBMITTED = [audit for audit in rows("audits") if audit["submitted"]]


@pytest.fixture
def council(store: Store) -> Store:
    assert import_path(store, COUNCIL, NOW).is_good
    return store


def month(store: Store, of: date) -> MonthFigures:
    with store.reading(NOW) as ledger:
        found = figures_of(ledger, of).figures
    assert found
    return found


def core(of: str) -> list[dict[str, str]]:
    return [audit for audit in SUBMITTED if audit["month"] == of and audit["kind"] == "core"]


def sent(of: str, kind: str = "core") -> list[dict[str, str]]:
    from_audits = {audit["audit"] for audit in SUBMITTED if (audit["month"], audit["kind"]) == (of, kind)}
    return [action for action in rows("actions") if action["audit"] in from_audits]


def test_the_imported_council_comes_out_as_published_and_as_its_rows_say(council: Store) -> None:
    for of, day in (("2017-11", NOVEMBER), ("2017-12", DECEMBER)):
        found = month(council, day)
        shares = {name: getattr(found.table, name) for name in PUBLISHED[of]}
        assert {name: (s.count, s.of, s.percent) for name, s in shares.items()} == PUBLISHED[of]
        practice = [a for a in core(of) if a["admissibility"] not in ("", "inadmissible")]
        moderated = [a for a in core(of) if a["admissibility"]]
        assert found.sampled.teams == Counter(a["team"] for a in core(of))
        assert found.sampled.age_bands == Counter(a["age_band"] for a in core(of))
        assert sum(found.sampled.services.values()) == found.sampled.core == len(core(of))
        tags = Counter(tag for a in practice for tag in parts(a["findings"]))
        assert {tag: share.count for tag, share in found.findings.items()} == tags
        assert found.auditing.weaknesses == Counter(tag for a in moderated for tag in parts(a["weaknesses"]))
        assert found.scores["aspect1"].good == Share(sum(a["aspect1"] == "2" for a in practice), len(practice))
        assert found.auditing.auditors == len({a["auditor_email"] for a in moderated})
        actions, done = sent(of), [a for a in sent(of) if a["completed_on"]]
        assert found.actions.sent == len(actions)
        in_time = sum(a["completed_on"] <= a["due"] for a in done)
        assert (found.actions.in_time, found.actions.late.count) == (Share(in_time, len(actions)), len(done) - in_time)
        assert found.actions.helped == Share(sum(a["difference"] == "yes" for a in done), len(done))
        assert found.learning.actions == len(sent(of, "learning"))
        assert percent(found.actions.helped.count, len(done)) == found.actions.helped.percent
    assert month(council, NOVEMBER).concerns == ConcernFigures(4, 2, 2)
    assert month(council, DECEMBER).concerns is None


def test_what_is_known_beyond_an_import_is_counted_too(council: Store) -> None:
    numbers = [int(a["audit"][3:]) for a in core("2017-12") if a["admissibility"] == "immediate"][:3]
    with council.writing(NOW) as ledger:
        run = ledger.connection.execute
        run(update(audits).where(audits.c.id.in_(numbers)).values(exemplar=True))
        for audit, verdicts in zip(
            numbers, (["immediate"], ["immediate", "inadmissible"], ["development"]), strict=True
        ):
            said = {"audit_id": audit, "kind": "second", "at": NOW, "feedback": ""}
            run(insert(moderations), [said | {"admissibility": verdict} for verdict in verdicts])
            run(
                insert(opinions),
                {"audit_id": audit, "fair": "yes", "useful": "no", "by_id": 1, "at": NOW, "version": 1},
            )
        alone = {"case_ref": "400001", "team_id": 1, "text": "x", "version": 1, "state": "raised"}
        run(insert(concerns), [alone | {"id": 90 + n, "raised_on": date(2017, 12, n)} for n in (1, 31)])
        run(insert(concerns), alone | {"id": 80, "raised_on": date(2018, 1, 1)})
    found = month(council, DECEMBER)
    assert (found.auditing.agreed, found.auditing.exemplars) == (Share(1, 3), 3)
    assert (found.opinions.fair, found.opinions.useful) == (Share(3, 3), Share(0, 3))
    assert found.concerns == ConcernFigures(2, 2, 0)


def test_the_last_word_counts_on_whether_an_action_helped(council: Store) -> None:
    before = month(council, NOVEMBER).actions
    with council.writing(NOW) as ledger:
        early = ledger.connection.exec_driver_sql(
            "select completions.id from completions join actions on actions.id = action_id join audits on "
            "audits.id = audit_id join rounds on rounds.id = round_id where month = '2017-11' and kind = 'core' "
            "and completions.difference = 'too-early'"
        ).scalars()
        said = [
            {"completion_id": each, "by_id": 1, "at": NOW, "difference": how} for each in early for how in ("no", "yes")
        ]
        assert said
        ledger.connection.execute(insert(impacts), said)
    after = month(council, NOVEMBER).actions
    assert (after.too_early.count, after.helped.count) == (0, before.helped.count + before.too_early.count)


def test_every_calendar_month_is_in_a_run_and_one_without_a_round_is_shown_as_such(council: Store) -> None:
    with council.reading(NOW) as ledger:
        run = run_of(ledger, date(2018, 1, 20))
    assert [one.month for one in run] == [date(2017, n, 1) for n in range(1, 13)] + [date(2018, 1, 1)]
    assert [(f"{one.month:%Y-%m}", one.theme) for one in run if one.figures] == [
        ("2017-11", "Assessment"),
        ("2017-12", "Planning"),
    ]
    assert not any(one.is_posted for one in run)


def test_what_was_posted_stays_as_it_was_until_a_later_edition(council: Store) -> None:
    frozen, corrected = month(council, DECEMBER).as_values(), month(council, NOVEMBER)
    row = {"month": "2017-12", "narrative": {}, "started_at": NOW, "version": 1}
    with council.writing(NOW) as ledger:
        run = ledger.connection.execute
        run(insert(reports), row | {"edition": 1, "state": "posted", "figures": frozen})
        run(insert(reports), row | {"edition": 2, "state": "draft", "figures": None})
        run(update(audits).values(admissibility=Admissibility.IMMEDIATE))
        posted = figures_of(ledger, DECEMBER)
        assert (posted.is_posted, posted.figures) == (True, MonthFigures.of_values(frozen))
        later = update(reports).where(reports.c.edition == 2)
        run(later.values(state="posted", figures=corrected.as_values()))
        assert figures_of(ledger, DECEMBER).figures == corrected


def test_the_months_beside_a_report_are_told_by_the_edition_that_stood_when_it_was_signed_off(council: Store) -> None:
    was, later = month(council, NOVEMBER), month(council, DECEMBER)
    row = {"narrative": {}, "started_at": NOW, "version": 1, "month": "2017-11", "state": "posted"}
    with council.writing(NOW) as ledger:
        run = ledger.connection.execute
        run(insert(reports), row | {"edition": 1, "figures": was.as_values() | {BELOW: 5}})
        own = later.as_values() | {BESIDE: beside_now(ledger, DECEMBER)}
        run(insert(reports), row | {"edition": 1, "figures": own, "month": "2017-12"})
        run(insert(reports), row | {"edition": 2, "figures": later.as_values() | {BELOW: 0}})
        one, before = ledger.reports.posted(DECEMBER), figures_of(ledger, NOVEMBER).figures
        assert one
        whole, told = run_with(ledger, one), told_run_with(ledger, one)
        since = corrected_since(ledger, one)
    assert (before, whole[-2].figures, told[-2].figures, told[-2].below) == (later, was, was, 5)
    assert [each.month for each in whole] == [date(2016, 12, 1), *(date(2017, n, 1) for n in range(1, 13))]
    assert (own[BESIDE], since, whole[-1].figures) == ({"2017-11": 1}, (NOVEMBER,), later)


def test_a_round_that_came_with_its_published_table_keeps_it_though_nothing_else_is_known(council: Store) -> None:
    kept = month(council, DECEMBER).table.as_values()
    with council.writing(NOW) as ledger:
        ledger.connection.execute(insert(rounds), {"month": "2017-10", "theme": "Visits", "figures": kept})
        found = figures_of(ledger, date(2017, 10, 1))
    assert found.figures
    assert (found.is_posted, found.figures.is_table_alone) == (True, True)
    assert found.figures.table == Figures.of_values(kept)


def test_no_figure_is_counted_from_what_was_written_in_an_audit(sqlite_store: Store) -> None:
    """The narrative of an area is a hundred times its score, and what is grouped in the order of an index is not sorted."""
    with sqlite_store.reading(NOW) as ledger:
        questions = asked(ledger.connection, lambda: counted(ledger.connection, [1, 2]))
        plans = {statement: plan(ledger.connection, statement, values) for statement, values in questions}
    for words, index in IN_ORDER.items():
        found = [each for statement, each in plans.items() if words in statement]
        assert len(found) == 1, words
        assert f"INDEX {index}" in found[0], found
        assert "TEMP B-TREE" not in found[0], found


def test_scores_and_tags_are_counted_as_their_audit_is_whatever_becomes_of_it(council: Store) -> None:
    with council.writing(NOW) as ledger:
        run = ledger.connection.execute
        some = list(run(select(audits.c.id).where(audits.c.admissibility == "immediate").limit(5)).scalars())
        becomes = ({"admissibility": None}, {"admissibility": "inadmissible"}, {"kind": "learning"}, {"team_id": 3})
        for number, new in zip(some, (*becomes, {"round_id": 1}), strict=True):
            assert run(update(audits).where(audits.c.id == number).values(new)).rowcount
        run(insert(tags), [{"audit_id": number, "kind": "finding", "tag": "new"} for number in some])
        assert run(update(audits).where(audits.c.admissibility.is_(None)).values(admissibility="development")).rowcount
        for table in (areas, tags):
            of = (table.c.of_round, table.c.of_team, table.c.of_kind, table.c.of_outcome)
            is_so = (audits.c.round_id, audits.c.team_id, audits.c.kind, audits.c.admissibility)
            astray = or_(*(one.is_distinct_from(other) for one, other in zip(of, is_so, strict=True)))
            every = select(func.count()).join_from(table, audits, audits.c.id == table.c.audit_id)
            assert run(every).scalar_one() > 100
            assert run(every.where(astray)).scalar_one() == 0


def test_the_parts_of_all_teams_are_counted_by_as_many_questions_as_that_of_one(council: Store) -> None:
    with council.reading(NOW) as ledger:
        every = [f"team:{row.id}" for row in ledger.connection.execute(teams.select())]
        assert ledger.policy  # it is read once, by whoever is first
        of_one = asked(ledger.connection, lambda: parts_as_now(ledger, DECEMBER, every[:1]))
        of_all = asked(ledger.connection, lambda: parts_as_now(ledger, DECEMBER, every))
    assert len(every) > 3
    assert len(of_all) == len(of_one)


def test_the_teams_parts_are_the_whole_and_so_are_the_services(council: Store) -> None:
    whole = month(council, DECEMBER)
    with council.reading(NOW) as ledger:
        found = [(row.id, row.service_id) for row in ledger.connection.execute(teams.select())]
        of_teams = [part_of(ledger, DECEMBER, f"team:{team}") for team, _ in found]
        of_services = [part_of(ledger, DECEMBER, f"service:{service}") for service in {service for _, service in found}]
    for some in (of_teams, of_services):
        assert sum(part.sampled for part in some) == whole.sampled.core
        assert sum(part.actions.sent for part in some) == whole.actions.sent
        assert sum((Counter(part.findings) for part in some), Counter()) == {
            tag: share.count for tag, share in whole.findings.items()
        }
        year = sum(part.grades.admissible for part in some)
        assert year == whole.table.admissible + month(council, NOVEMBER).table.admissible
