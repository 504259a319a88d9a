"""Who is director, and which channel a service or team has: set by the PLT in chat, with a trace of each change."""

import pytest
from sqlalchemy import insert, update

from cards.failures import PUBLIC, SHARED
from domain.person import Role
from handlers.ask import Knock
from storage.tables import accounts, people, roles
from tests.office.council import HOME, IDS, account_of
from tests.office.people import Colleague, Office
from tests.office.test_at_once import answers, refused


def opens(office: Office, what: str, who: str = "plt") -> Colleague:
    return office.person(who).says("/actions settings").presses("Change", on=what)


def directors(office: Office) -> list[int]:
    with office.ledger() as ledger:
        return [person.id for person in ledger.roles.holders(Role.DIRECTOR)]


def also_director(office: Office, who: str) -> None:
    office.does(lambda ledger: ledger.connection.execute(insert(roles), {"person_id": IDS[who], "role": "director"}))


def last_entry(office: Office, subject: str) -> tuple[str, object, object]:
    with office.ledger() as ledger:
        entry = ledger.history.of(subject)[-1].entry
    return entry.verb, entry.before, entry.after


def test_the_role_is_taken_from_who_held_it_and_given_to_the_one_chosen(any_office: Office) -> None:
    office = any_office
    plt = opens(office, "Director")
    assert "It is now: @Director." in plt.sees
    plt.fills(person="U0OTHERHEAD")
    assert "Director\n@Other head" in plt.sees
    assert directors(office) == [IDS["other head"]]
    taken, given = (last_entry(office, f"person:{IDS[who]}") for who in ("director", "other head"))
    assert taken == ("role taken", {"roles": ["director"]}, {"roles": []})
    assert given == ("role given", {"roles": ["head-of-service"]}, {"roles": ["director", "head-of-service"]})


def test_several_directors_after_an_import_are_said_and_one_is_left(any_office: Office) -> None:
    office = any_office
    also_director(office, "head of service")
    also_director(office, "leaver")
    plt = opens(office, "Director")
    assert "3 people hold the role now: @Head of service, @Director, @Leaver." in plt.sees
    plt.fills(person="U0DIRECTOR")
    assert directors(office) == [IDS["director"]]
    assert office.history(f"person:{IDS['director']}") == []
    for who in ("head of service", "leaver"):
        assert office.history(f"person:{IDS[who]}") == ["role taken"]


def test_where_nobody_is_director_it_says_so(office: Office) -> None:
    office.does(lambda ledger: ledger.roles.take(IDS["director"], Role.DIRECTOR))
    assert "Nobody holds the role" in office.person("plt").says("/actions settings").sees
    plt = office.person("plt").presses("Change", on="Director")
    assert "Nobody holds the role now." in plt.sees
    plt.fills(person="U0DIRECTOR")
    assert directors(office) == [IDS["director"]]


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        ("U0DIRECTOR", "They hold the role already."),
        ("U0LEAVER", "auditbot does not know them here."),
        ("U0NOBODY", "auditbot does not know them here."),
        ("U0OUTSIDEMODERATOR", "That is a guest"),
        ("", "Choose somebody."),
    ],
)
def test_whoever_cannot_be_director_is_refused_at_the_input(office: Office, chosen: str, why: str) -> None:
    assert why in opens(office, "Director").fills(person=chosen).errors["person"]
    assert directors(office) == [IDS["director"]]


def test_an_account_that_is_deactivated_cannot_be_chosen(office: Office) -> None:
    gone = update(accounts).where(accounts.c.account == "U0OTHERHEAD").values(deactivated=True)
    office.does(lambda ledger: ledger.connection.execute(gone))
    assert "deactivated" in opens(office, "Director").fills(person="U0OTHERHEAD").errors["person"]


def test_somebody_without_any_role_yet_can_become_director(office: Office) -> None:
    office.does(lambda ledger: ledger.roles.take(IDS["learner"], Role.LEARNER))
    opens(office, "Director").fills(person="U0LEARNER")
    assert directors(office) == [IDS["learner"]]


def test_of_two_who_change_the_director_at_once_one_wins(any_office: Office) -> None:
    office = any_office
    for _ in range(4):
        held = " ".join(map(str, directors(office)))
        others = [name for name in ("director", "head of service", "other head") if IDS[name] not in directors(office)]
        knocks = [
            Knock(
                account_of(who), HOME, "form", "director", office.now, office.key(),
                form={"person": account_of(wanted)}, context={"held": held},
            )
            for who, wanted in zip(("plt", "second plt"), others, strict=True)
        ]  # fmt: skip
        replies = answers(office, *knocks)
        assert sum("Somebody else changed the director meanwhile." in refused(reply) for reply in replies) == 1
        assert len(directors(office)) == 1


def test_a_channel_is_chosen_in_two_steps_shown_and_written_down(any_office: Office) -> None:
    office = any_office
    plt = opens(office, "Channels").fills(room="team:1")
    assert plt.sees.startswith("Channel of North")
    plt.fills(channel="North")
    assert "1 of 5 services and teams have a channel" in plt.sees
    assert last_entry(office, "team:1") == ("channel changed", {"channel": ""}, {"channel": "#north"})

    plt.presses("Change", on="Channels").fills(room="team:1").fills(channel="")
    assert "0 of 5 services and teams have a channel" in plt.sees
    assert last_entry(office, "team:1") == ("channel changed", {"channel": "#north"}, {"channel": ""})


def test_a_service_has_one_as_well_and_what_stays_as_it_is_leaves_no_trace(office: Office) -> None:
    opens(office, "Channels").fills(room="service:2").fills(channel="C0123456789")
    opens(office, "Channels").fills(room="service:2").fills()
    assert office.history("service:2") == ["channel changed"]


def test_a_name_that_cannot_be_a_channel_is_refused_at_its_input(office: Office) -> None:
    plt = opens(office, "Channels").fills(room="team:1")
    assert "Write a channel as #name" in plt.fills(channel="the north room").errors["channel"]
    assert office.history("team:1") == []


def test_the_channel_of_one_team_is_not_given_to_another(office: Office) -> None:
    opens(office, "Channels").fills(room="team:1").fills(channel="#north")
    plt = opens(office, "Channels").fills(room="team:2").fills(channel="#North")
    assert plt.errors["channel"] == "#north is the channel of North already. Choose another."
    assert office.history("team:2") == []


def test_the_moderators_channel_is_private_and_no_channel_is_shared_and_that_is_said_where_it_is_chosen(
    any_office: Office,
) -> None:
    office = any_office
    office.troubles = {"#open": PUBLIC, "#shared": SHARED, "#nowhere": "channel_not_found"}
    plt = opens(office, "Channels").fills(room="programme:1")
    for name, right in (("open", "private channel"), ("shared", "council alone"), ("nowhere", "/invite @auditbot")):
        assert right in plt.fills(channel=name).errors["channel"]
    assert office.history("programme:1") == []
    assert office.history("desk") == []
    plt.fills(channel="#moderators")
    assert office.history("programme:1") == ["channel changed"]
    assert "is looked at before each message" in plt.sees

    team = opens(office, "Channels").fills(room="team:1")
    assert "council alone" in team.fills(channel="shared").errors["channel"]
    team.fills(channel="north")
    assert last_entry(office, "team:1")[2] == {"channel": "#north"}


@pytest.mark.parametrize("room", ["", "team:99", "team:x", "north", "people:1"])
def test_a_room_that_there_is_not_is_refused(office: Office, room: str) -> None:
    assert opens(office, "Channels").fills(room=room).errors == {"room": "Choose whose channel it is."}


def test_of_two_who_change_one_channel_one_wins(any_office: Office) -> None:
    office = any_office
    first, second = (opens(office, "Channels", who).fills(room="team:1") for who in ("plt", "second plt"))
    first.fills(channel="#north")
    assert "Somebody else changed this channel meanwhile." in second.fills(channel="#south").sees
    assert last_entry(office, "team:1")[2] == {"channel": "#north"}


def test_the_new_director_sees_everything_and_the_old_one_no_longer(office: Office) -> None:
    office.has("A-17", team="South", owner="south manager")
    opens(office, "Director").fills(person="U0HEADOFSERVICE")
    assert "A-17" in office.person("head of service").says("/actions show A-17").sees
    assert "There is no action A-17 that you can see." in office.person("director").says("/actions show A-17").sees
    gone = update(people).where(people.c.id == IDS["plt"]).values(active=False)
    office.does(lambda ledger: ledger.connection.execute(gone))
    assert "does not know you here" in office.person("plt").says("/actions settings").sees
