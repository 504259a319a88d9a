"""What a channel was told stays as it was told: whatever moves later, is made later, or is hidden less; and it is told once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update

from cards import month_chart
from cards.elements import Card
from cards.messenger import Unknown
from cards.summary import Whole, whole
from domain.editions import without
from domain.month import MonthOfRun, OfChildren
from domain.policy import DEFAULT
from domain.report import BELOW, Report, ReportState
from domain.suppression import OPEN
from reports.contents import contents
from reports.example import EXAMPLE, RUN
from storage.ledger import Ledger
from storage.tables import teams
from tests.office.council import IDS
from tests.office.people import Office
from tests.office.pigeonholes import Pigeonholes
from tests.office.posted_months import ROOMS, post, put_channels, put_rounds, with_both_months
from tests.office.refusing import speaks_through, told_to_plt
from tests.office.screen import lines_of
from tests.office.test_reports_in_channels import images, texts
from tests.tracker.trackers import NOW


@pytest.fixture
def posted(office: Office) -> Office:
    return with_both_months(office)


def test_a_team_that_moved_or_was_made_since_changes_nothing_of_what_is_posted(posted: Office) -> None:
    posted.does(_let_the_south_be_better)
    _drawn_again(posted, "better")
    told = {room: texts(posted, room) for room in ROOMS}
    assert "Good or Outstanding: 6 of 15 (40%)" in told["team:3"][1]
    edits = [posted.slack.of(channel)[1].edits for channel in ROOMS.values()]
    posted.does(_move_west_and_make_east)

    assert _drawn_again(posted, "a team moved") == told["all"][1]
    assert {room: texts(posted, room) for room in ROOMS} == told
    assert [posted.slack.of(channel)[1].edits for channel in ROOMS.values()] == [number + 1 for number in edits]
    plt = posted.person("plt").says("/summary 2017-12")
    assert "Post in further channels" not in plt.buttons
    assert "East" not in plt.presses("Preview").sees
    assert posted.slack.of("#east") == []


def _let_the_south_be_better(ledger: Ledger) -> None:
    """With so many, that their service's other teams could be worked out if there were one."""
    parts = {room: dict(part) for room, part in _frozen(ledger)["parts"].items()}
    for room in ("service:2", "team:3"):
        parts[room]["grades"] |= {
            "admissible": 15,
            "not_yet_good": {"count": 9, "of": 15},
            "good": {"count": 6, "of": 15},
        }
    weak, better = {"count": 19, "of": 25}, {"count": 6, "of": 25}  # the months are those of the services
    table = {**_frozen(ledger)["table"], "not_yet_good": weak, "without": {**weak, "count": 18}, "good": better}
    _freeze(ledger, parts=parts, table=table)


def _move_west_and_make_east(ledger: Ledger) -> None:
    run = ledger.connection.execute
    run(update(teams).where(teams.c.id == 2).values(service_id=2))
    run(insert(teams), {"id": 9, "name": "East", "service_id": 1, "manager_id": IDS["manager"], "channel": "#east"})


def test_a_correction_tells_of_the_edition_before_the_auditing_alone_where_small_counts_are_hidden() -> None:
    one = Report(None, date(2017, 12, 1), 2, ReportState.POSTED, {}, NOW, change="A grade was changed.")
    was = MonthOfRun(one.month, figures=RUN[-2].figures, is_posted=True)
    before, _ = "\n".join(lines_of(whole(Whole(one, [RUN[-1]], 5, was=was)))).split("\nHow much")
    assert "Before: 24 core audits moderated, 21 admissible" in before
    assert "Inadmissible: 3 of 24 (13%)" in before
    assert not any(word in before for word in ("Good", "drift", "Cases of concern", "difference"))

    everything = "\n".join(lines_of(whole(Whole(one, [RUN[-1]], OPEN, was=was)))).split("\nHow much")[0]
    assert "Good: 1 of 21 (5%)" in everything, "the Practice Learning Team reads every count"


def test_a_month_that_was_corrected_is_not_told_again_beside_another() -> None:
    november, december = RUN[-2:]
    assert november.figures
    corrected = replace(november, figures=without(november.figures, frozenset(OfChildren)))
    one = Report(None, date(2017, 12, 1), 1, ReportState.POSTED, {}, NOW)
    told = "\n".join(lines_of(whole(Whole(one, [corrected, december], 5))))
    assert "Doesn't yet meet Good: more than 20 of 25, in November not told" in told
    assert "Immediately admissible: 19 of 27 (70%), in November 12 of 24 (50%)" in told
    chart = month_chart.of_grades([corrected, december], 5)
    assert "Nov 2017, 21 admissible audits: not told, as it was corrected" in month_chart.alt(chart)
    files = str(contents(replace(EXAMPLE, run=(corrected, december), below=5)))
    assert "in November not told" in files
    assert "12 of 21" not in files


def test_what_is_posted_hides_more_where_policy_says_so_later_and_never_less(posted: Office) -> None:
    posted.does(lambda ledger: ledger.policies.save(DEFAULT.changed(hide_below=0), 0))
    assert "Good or Outstanding: fewer than 5 of 25" in _drawn_again(posted, "opened")

    posted.does(_sign_december_off_open)
    opened = _drawn_again(posted, "signed off open")
    assert "Good: 2 of 25 (8%)" in opened
    assert "Doesn't yet meet Good: 23 of 25 (92%), in November more than 16 of 21" in opened
    assert "Nov 2017, 21 admissible audits: not told" in images(posted, "all")[0].alt

    plt = posted.person("plt").says("/actions settings")
    plt.presses("Change", on="Monthly report in channels").fills(hide_below="12")
    plt.fills()

    posted.delivers()
    hidden, edits = texts(posted, "all")[1], posted.slack.of(ROOMS["all"])[1].edits
    assert "Good or Outstanding: fewer than 12 of 25" in hidden
    plt.says("/actions settings").presses("Change", on="Monthly report in channels").fills(hide_below="10")
    plt.fills()
    posted.delivers()
    assert posted.slack.of(ROOMS["all"])[1].edits == edits, "of what hides less nothing is drawn again"


def _sign_december_off_open(ledger: Ledger) -> None:
    _freeze(ledger, **{BELOW: 0})


def _frozen(ledger: Ledger) -> Mapping[str, Any]:
    one = ledger.reports.posted(date(2017, 12, 1))
    return (one and one.figures) or {}


def _freeze(ledger: Ledger, **figures: Any) -> None:
    one = ledger.reports.posted(date(2017, 12, 1))
    assert one is not None
    ledger.reports.save(one, one.changed(figures={**_frozen(ledger), **figures}))


def _drawn_again(office: Office, mark: str) -> str:
    office.does(lambda ledger: ledger.tell_copies_of("report:2017-12", mark))
    office.delivers()
    return texts(office, "all")[1]


class Lost(Pigeonholes):
    """What is posted for all arrives, and the answer that it did is lost; nobody can look."""

    def post(self, conversation: str, card: Card, token: str) -> str:
        message = super().post(conversation, card, token)
        if conversation == ROOMS["all"]:
            raise Unknown("TimeoutError")
        return message

    def can_look_into(self, conversation: str) -> bool:
        return not conversation.startswith("#")


def test_the_plt_is_asked_where_nobody_knows_whether_it_arrived_and_it_is_not_posted_twice(office: Office) -> None:
    speaks_through(office, Lost())
    office.does(put_channels)
    office.does(put_rounds)
    post(office, "2017-12")

    push, asked = told_to_plt(office)
    assert push == "Did the report arrive?"
    assert "The report of December 2017 to the channel of All services may or may not have arrived." in asked
    office.later(days=1)
    office.wall += timedelta(hours=1)
    plt = office.person("plt").says("/summary 2017-12")
    assert "Post in further channels" not in plt.buttons
    office.delivers()
    assert [len(texts(office, room)) for room in ROOMS] == [1] * len(ROOMS)
    assert office.heard_by("plt").count("Did the report arrive?") == 1
