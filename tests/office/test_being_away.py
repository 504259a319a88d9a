"""Being away: who sets it, who may cover, who is told, and what the cover then sees and may do."""

import pytest
from sqlalchemy import update

from domain.calendar import A_DAY
from handlers.ask import Knock
from storage.tables import accounts
from tests.office.absences import DAYS, away, entries, state
from tests.office.council import HOME, IDS, account_of, put_cover
from tests.office.people import Office
from tests.office.test_at_once import answers, refused


def test_a_manager_sets_a_cover_who_is_told_and_both_names_are_in_the_history(any_office: Office) -> None:
    office = any_office
    manager = away(office)
    assert "Mon 15 Jan to Fri 19 Jan | You are away. @West manager covers for you." in manager.sees
    assert entries(office) == [("cover set", "self", {}, state("west manager"))]
    assert office.heard_by("west manager") == ["You cover for somebody"]
    cover = office.person("west manager").reads()
    assert cover.sees.startswith("You cover for @Manager from Mon 15 Jan to Fri 19 Jan. They set this.")
    assert office.heard_by("manager") == []
    shown = cover.says("/actions away")
    assert "Mon 15 Jan to Fri 19 Jan | You cover for @Manager." in shown.sees
    assert shown.buttons == ["Add an absence"]


def test_meanwhile_the_cover_has_the_lists_home_and_decisions_and_it_ends_by_itself(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-16")
    office.has("A-18", due="2018-01-22")
    away(office)
    away(office, "head of service", "worker")
    cover, stand_in = office.person("west manager"), office.person("worker")
    assert "You have no open actions." in cover.says("/actions mine").sees

    office.turns_to("2018-01-15 09:30")
    assert "Your actions · 2 open" in cover.says("/actions mine").sees
    home = cover.opens_home()
    assert home.sees.splitlines()[0] == "You cover for @Manager until Fri 19 Jan."
    assert "North · 11-25: 2 open" in home.sees
    cover.says("/actions done A-17").fills(done="Done", recorded_in="Plan", difference="yes")
    office.person("manager").says("/actions extend A-18").fills(due="2018-02-14", reason="A meeting")
    stand_in.says("/actions waiting").presses("Accept more time", on="A-18")
    assert office.action("A-18").due.isoformat() == "2018-02-14"
    with office.ledger() as ledger:
        assert ledger.history.of("A-17")[-1].entry.actor == f"person:{IDS['west manager']} for person:{IDS['manager']}"

    office.turns_to("2018-01-20 09:30")
    assert "You have no open actions." in cover.says("/actions mine").sees
    assert "You cover" not in cover.opens_home().sees
    assert cover.says("/actions away").sees.splitlines()[1] == "You have no absence planned, and you cover for nobody."


def test_whoever_is_away_keeps_their_own_list_and_reads_that_they_are(office: Office) -> None:
    office.has("A-17")
    away(office)
    office.turns_to("2018-01-15 09:30")
    manager = office.person("manager").opens_home()
    assert manager.sees.splitlines()[0] == "You are away until Fri 19 Jan. @West manager covers for you."
    manager.says("/actions mine").presses("Mark complete", on="A-17").fills(
        done="D", recorded_in="Plan", difference="no"
    )
    assert office.action("A-17").status == "complete"


@pytest.mark.parametrize(
    ("said", "field", "why"),
    [
        ({"cover": "manager"}, "cover", "nobody covers for themselves"),
        ({"cover": "south manager"}, "cover", "They do not work in the same service. Ask the PLT to set it."),
        ({"cover": "moderator"}, "cover", "Ask the PLT to set it."),
        ({"cover": "outside moderator"}, "cover", "That is a guest"),
        ({"cover": "leaver"}, "cover", "does not know them"),
        ({"cover": "nobody at all"}, "cover", "does not know them"),
        ({"first_day": "2018-01-09"}, "first_day", "The first day is past."),
        ({"first_day": "soon"}, "first_day", "“soon” is not a date."),
        ({"last_day": "2018-01-14"}, "last_day", "before the first"),
        ({"last_day": ""}, "last_day", "Choose a date."),
        ({"last_day": "2081-01-19"}, "last_day", "longer than a year"),
        ({"first_day": "2018-01-13", "last_day": "2018-01-14"}, "last_day", "There is no working day among these"),
        ({"person": "worker"}, "person", "Only the PLT sets this for somebody else."),
    ],
)
def test_what_cannot_be_is_refused_at_its_input_and_nothing_is_set(
    office: Office, said: dict[str, str], field: str, why: str
) -> None:
    cover = said.pop("cover", "west manager")
    manager = away(office, cover=cover, **said)
    assert list(manager.errors) == [field]
    assert why in manager.errors[field]
    assert entries(office) == []
    assert office.planned() == []


def test_a_form_without_a_cover_is_refused(office: Office) -> None:
    form = office.person("manager").says("/actions away").presses("Add an absence")
    assert form.fills(**DAYS).errors == {"cover": "Choose who covers."}


@pytest.mark.parametrize(
    ("flag", "why"), [("guest", "That is a guest"), ("stranger", "That is a guest"), ("deactivated", "deactivated")]
)
def test_whoever_would_not_be_let_in_cannot_cover(office: Office, flag: str, why: str) -> None:
    becomes = update(accounts).where(accounts.c.account == "U0WESTMANAGER").values({flag: True})
    office.does(lambda ledger: ledger.connection.execute(becomes))
    assert why in away(office).errors["cover"]


@pytest.mark.parametrize(
    ("person", "cover", "field", "why"),
    [
        ("manager", "worker", "first_day", "a cover already from 15 Jan 2018 to 16 Jan 2018"),
        ("west manager", "manager", "cover", "The two would cover for each other"),
        ("west manager", "worker", "cover", "Whom you chose is away from 15 Jan 2018 to 16 Jan 2018"),
        ("worker", "manager", "first_day", "Whoever is away cannot cover for somebody else at that time"),
    ],
)
def test_overlapping_and_circular_covers_are_refused_with_a_reason(
    any_office: Office, person: str, cover: str, field: str, why: str
) -> None:
    any_office.does(put_cover, person, cover, "2018-01-15", "2018-01-16")
    assert why in away(any_office).errors[field]
    assert entries(any_office) == []


def test_the_plt_sets_it_for_somebody_beyond_the_service_and_both_are_told(any_office: Office) -> None:
    office = any_office
    plt = away(office, "plt", "south manager", person="manager")
    assert "@Manager is away. @South manager covers." in plt.sees
    assert entries(office) == [("cover set", "plt", {}, state("south manager"))]
    assert office.heard_by("south manager") == ["You cover for somebody"]
    assert office.heard_by("manager") == ["Somebody covers for you"]
    told = office.person("manager").reads().sees
    assert told.startswith("@South manager covers for you from Mon 15 Jan to Fri 19 Jan. @Plt set this.")
    assert "for somebody of another, ask the PLT" not in str(plt.presses("Change").form)


def test_only_the_plt_is_asked_whose_absence_it_is_and_it_is_theirs_unless_they_say_otherwise(office: Office) -> None:
    names = [i.name for i in office.person("manager").says("/actions away").presses("Add an absence").form.inputs]  # type: ignore[union-attr]
    assert names == ["first_day", "last_day", "cover"]
    assert "@Second plt covers for you" in away(office, "plt", "second plt").sees
    assert entries(office, "plt")[0][0] == "cover set"


def test_whoever_covers_for_the_plt_may_set_it_for_others_as_the_plt_may(office: Office) -> None:
    office.does(put_cover, "plt", "director", "2018-01-08", "2018-01-12")
    away(office, "director", "south manager", person="manager")
    with office.ledger() as ledger:
        kept = ledger.history.of("person:1")[-1].entry
    assert (kept.actor, kept.role) == (f"person:{IDS['director']} for person:{IDS['plt']}", "plt")


def test_of_two_who_set_the_same_absence_at_once_one_does_and_the_other_reads_why(any_office: Office) -> None:
    office = any_office
    for week in range(8):
        first = (office.now.date() + A_DAY * (7 * week + 5)).isoformat()
        said = {"first_day": first, "last_day": first, "cover": "U0WESTMANAGER"}
        knocks = [
            Knock(account_of("manager"), HOME, "form", "absence", office.now, office.key(), form=said),
            Knock(
                account_of("plt"),
                HOME,
                "form",
                "absence",
                office.now,
                office.key(),
                form=said | {"person": "U0MANAGER"},
            ),
        ]
        replies = answers(office, *knocks)
        assert sum("There is a cover already" in refused(reply) for reply in replies) == 1
    assert len(entries(office)) == 8


def test_a_press_that_is_delivered_twice_sets_it_once(office: Office) -> None:
    away(office).again()
    assert len(entries(office)) == 1
