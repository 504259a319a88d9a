"""A month's report is read and signed off by somebody who wrote nothing in it, posted once to each channel, and corrected by a
further edition; its words and figures stay as they were signed off."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from domain.report import BELOW, BESIDE, Report, ReportState, Section
from storage.ledger import Ledger
from storage.months import figures_of
from storage.tables import concerns, outbox, teams
from tests.office.council import TEAMS, account_of, put_cover
from tests.office.judged import put_judged
from tests.office.people import Colleague, Office
from tests.office.test_writing_reports import DECEMBER, report

ROOMS = {"all": "#everybody", "plt": "#plt", "service:1": "#11-25", "team:1": "#north"}


def channels(ledger: Ledger, **only: str) -> None:
    for room in ledger.channels.all():
        name = {"All services": "all", "Practice Learning Team": "plt"}.get(room.name, room.reference)
        if name in ROOMS:
            assert ledger.channels.put(room, ROOMS[name])


def written(office: Office, who: str = "plt") -> Colleague:
    """By the first of the PLT; the channels are set, and one audit is moderated."""
    office.does(put_judged, 81)
    office.does(channels)
    return office.person(who).says("/summary").presses("Write", on="Next steps").fills(text="Supervision in January.")


def signed(office: Office) -> Colleague:
    written(office)
    return office.person("second plt").says("/summary").presses("Sign off")


def posted(office: Office) -> Colleague:
    signed(office)
    return office.person("plt").says("/summary").presses("Post")


def put(office: Office) -> dict[str, dict[str, Any]]:
    """What was put for channels, by its key."""
    with office.ledger() as ledger:
        rows = ledger.connection.execute(select(outbox).where(outbox.c.kind == "report"))
        return {row.key: {"to": row.recipient, **row.content} for row in rows}


def test_whoever_wrote_in_it_does_not_sign_it_off_nor_does_their_cover(office: Office) -> None:
    plt = written(office)
    assert "Sign off" not in plt.buttons
    office.does(put_cover, "plt", "second plt", "2018-01-08", "2018-01-12")
    second = office.person("second plt").says("/summary")
    assert "Sign off" not in second.buttons

    office.does(lambda ledger: ledger.connection.exec_driver_sql("delete from covers"))
    plt.card = second.says("/summary").card
    assert "Whoever wrote in a report does not sign it off" in plt.presses("Sign off").sees
    assert report(office).state is ReportState.DRAFT
    assert "Signed off by" in second.presses("Sign off").sees


def test_who_wrote_it_asks_those_who_can_for_a_sign_off_once_of_each_version(office: Office) -> None:
    plt = written(office)
    second = office.person("second plt")
    assert "Ask for a sign-off" not in second.says("/summary").buttons
    assert "sign-off asked for" in plt.says("/summary").presses("Ask for a sign-off").sees

    assert office.heard_by("second plt")[-1] == "The report of December 2017 waits for your sign-off"
    asked = second.reads()
    assert "@Plt has written it and asks for it." in asked.sees
    assert asked.buttons == ["Open it", "Preview"]
    assert office.was_told("plt") == []
    assert "They were told already" in plt.presses("Ask for a sign-off").sees

    plt.says("/summary").presses("Change", on="Next steps").fills(text="Supervision in February.")
    assert "waits for your sign-off" not in second.reads().sees, "it is another than was asked for"
    plt.says("/summary").presses("Ask for a sign-off")
    second.reads().presses("Open it").presses("Sign off")
    office.delivers()
    told = [posted.card for posted in office.slack.of(account_of("second plt")) if posted.card]
    assert [card.fallback for card in told] == ["The report of December 2017 is signed off"] * 2
    assert office.history("report:2017-12")[-4:] == [
        "sign-off asked for",
        "written",
        "sign-off asked for",
        "signed off",
    ]


def test_where_nobody_else_can_sign_it_off_that_is_said(office: Office) -> None:
    plt = written(office)
    office.does(put_cover, "second plt", "plt", "2018-01-08", "2018-01-12")
    assert (
        "There is nobody else of the Practice Learning Team" in plt.says("/summary").presses("Ask for a sign-off").sees
    )
    assert office.was_told("second plt") == []


def test_the_policy_can_let_the_writer_sign_off(office: Office) -> None:
    plt = written(office).says("/actions settings").presses("Change", on="Sign-off of the monthly report")
    plt.fills(writer_signs_off="1").fills()

    assert "Signed off by @Plt" in plt.says("/summary").presses("Sign off").sees


def test_words_and_figures_stay_as_they_were_signed_off(any_office: Office) -> None:
    office = any_office
    signed(office)
    kept = report(office)
    assert kept.narrative[Section.NEXT] == "Supervision in January."
    assert "Immediately admissible: 1 of 1 (100%)" in kept.narrative[Section.WELL]
    assert kept.figures is not None
    assert kept.figures["table"]["moderated"] == 1
    assert set(kept.figures["parts"]) == {"service:1", "service:2", "team:1", "team:2", "team:3"}
    assert office.was_told("plt")[-1] == "The report of December 2017 is signed off"

    plt = office.person("plt").says("/summary")
    assert "Write" not in plt.buttons
    assert "Change" not in plt.buttons


def test_an_action_that_is_done_between_sign_off_and_posting_is_told_as_it_stood_then(office: Office) -> None:
    written(office)
    office.has("A-61", audit=81)
    plt = office.person("second plt").says("/summary").presses("Sign off")
    office.person("manager").says("/actions done A-61").fills(
        done="Done", recorded_in="Plan", difference="yes", how="Safer"
    )

    plt.says("/summary").presses("Post")

    posted = report(office)
    assert posted.state is ReportState.POSTED
    assert posted.figures is not None
    assert posted.figures["actions"]["open"] == {"count": 1, "of": 1}


def test_a_case_of_concern_that_is_closed_and_an_action_from_learning_between_the_two_stop_no_posting(
    office: Office,
) -> None:
    office.does(put_concern, 3)
    office.does(put_judged, 90, kind="learning")
    plt = signed(office).says("/summary")
    office.does(lambda ledger: ledger.connection.execute(update(concerns).values(state="closed", closed_at=ledger.now)))
    office.has("A-62", audit=90)

    plt.presses("Post")

    posted = report(office)
    assert posted.state is ReportState.POSTED
    assert posted.figures is not None
    assert posted.figures["concerns"] == {"raised": 1, "open": 1, "closed": 0}
    assert posted.figures["learning"]["actions"] == 0


@pytest.mark.parametrize("earlier", [False, True], ids=["as it is kept now", "before the upgrade"])
def test_neither_what_is_hidden_nor_whose_a_team_is_stops_posting(office: Office, earlier: bool) -> None:
    signed(office)
    if earlier:
        office.does(_keep_as_before_the_upgrade)
    office.does(_hide_more_move_north_and_make_east)

    plt = office.person("plt").says("/summary").presses("Post")

    assert report(office).state is ReportState.POSTED, plt.sees
    posted = report(office)
    assert posted.figures is not None
    assert posted.figures["parts"]["service:1"]["sampled"] == 1
    assert "team:9" not in posted.figures["parts"]


def _hide_more_move_north_and_make_east(ledger: Ledger) -> None:
    run = ledger.connection.execute
    run(update(teams).where(teams.c.id == TEAMS["North"]).values(service_id=2))
    run(insert(teams), {"id": 9, "name": "East", "service_id": 1, "channel": "#east"})
    assert ledger.policies.save(ledger.policy.changed(hide_below=12), 0)


def _keep_as_before_the_upgrade(ledger: Ledger) -> None:
    one = ledger.reports.latest(DECEMBER)
    assert one
    assert one.figures
    kept = {name: value for name, value in one.figures.items() if name not in (BELOW, BESIDE, "teams")}
    assert ledger.reports.save(one, one.changed(figures=kept))


def test_one_more_case_of_concern_must_be_looked_at_before_posting(office: Office) -> None:
    office.does(put_concern, 3)
    plt = signed(office).says("/summary")
    office.does(put_concern, 4)

    assert "The figures have changed since" in plt.presses("Post").sees
    assert report(office).state is ReportState.SIGNED


def put_concern(ledger: Ledger, number: int) -> None:
    """Of December, raised on its own."""
    said = {"case_ref": f"40000{number}", "team_id": TEAMS["North"], "text": "-", "version": 1, "state": "raised"}
    ledger.connection.execute(insert(concerns), said | {"id": number, "raised_on": date(2017, 12, number)})


def test_what_changes_between_sign_off_and_posting_must_be_looked_at_again(office: Office) -> None:
    plt = signed(office)
    office.does(put_judged, 82)
    assert "The figures have changed since" in plt.says("/summary").presses("Post").sees
    assert put(office) == {}

    plt.says("/summary").presses("Take back the sign-off")
    assert (report(office).figures, report(office).narrative) == (None, {Section.NEXT: "Supervision in January."})
    assert "Not written yet. auditbot would say:" in plt.sees
    plt.presses("Sign off").presses("Post")
    stands = report(office)
    assert stands.state is ReportState.POSTED
    assert "Immediately admissible: 2 of 2 (100%)" in stands.narrative[Section.WELL]
    assert stands.narrative[Section.NEXT] == "Supervision in January."
    assert office.history("report:2017-12") == ["written", "signed off", "sign-off taken back", "signed off", "posted"]


def test_each_channel_is_told_once_and_the_round_keeps_the_table(any_office: Office) -> None:
    office = any_office
    plt = posted(office)

    assert put(office) == {
        f"report:2017-12:{room}": {"to": f"channel:{channel}", "month": "2017-12", "room": room}
        for room, channel in ROOMS.items()
    }
    with office.ledger() as ledger:
        of = ledger.rounds.of_month(DECEMBER)
        assert of is not None
        assert of.figures is not None
        assert (of.figures["moderated"], figures_of(ledger, DECEMBER).is_posted) == (1, True)
        kept = [k.entry for k in ledger.history.of("report:2017-12") if k.entry.verb == "posted"]
    assert office.history("round:2017-12") == ["figures posted"]
    assert sorted(kept[0].after["rooms"]) == sorted(ROOMS)  # type: ignore[arg-type]
    office.does(put_judged, 82)
    assert "Core audits moderated: 1" in plt.says("/summary").sees
    assert "Post" not in plt.buttons


def test_a_channel_that_is_set_later_is_told_as_well(office: Office) -> None:
    plt = posted(office)
    assert "Post in further channels" not in plt.says("/summary").buttons
    plt.says("/actions settings").presses("Change", on="Channels").fills(room="team:2").fills(channel="#west")

    plt.says("/summary").presses("Post in further channels")

    assert len(put(office)) == len(ROOMS) + 1
    assert put(office)["report:2017-12:team:2"]["to"] == "channel:#west"
    assert office.history("report:2017-12")[-1] == "posted in further channels"


def test_of_two_who_sign_or_post_at_once_one_wins(any_office: Office) -> None:
    office = any_office
    written(office)
    first, second = (office.person("second plt").says("/summary") for _ in range(2))
    seen = first.card
    first.presses("Sign off")
    second.card = seen
    assert "was signed off by Second plt meanwhile" in second.presses("Sign off").sees
    one, other = (office.person(who).says("/summary") for who in ("plt", "second plt"))
    one.presses("Post")
    assert "was posted by Plt meanwhile" in other.presses("Post").sees
    assert len(put(office)) == len(ROOMS)


def editions(office: Office) -> list[Report]:
    with office.ledger() as ledger:
        return ledger.reports.of(DECEMBER)


def test_nothing_is_signed_off_of_a_month_without_figures(office: Office) -> None:
    plt = office.person("plt").says("/summary")
    assert "Sign off" not in plt.buttons


@pytest.mark.parametrize("who", ["director", "manager", "head of service", "moderator", "auditor"])
def test_nobody_but_the_plt_signs_takes_back_posts_or_corrects(office: Office, who: str) -> None:
    written(office)
    other, second = office.person(who), office.person("second plt")
    for press in ("Sign off", "Take back the sign-off", "Sign off", "Post", "Correct it"):
        other.card = second.says("/summary").card
        before = report(office)
        other.presses(press)
        assert report(office) == before
        assert other.form is None
        if press != "Correct it":
            second.presses(press)
    assert [one.edition for one in editions(office)] == [1]
