"""Who is let in: people of the home workspace in the people table; all others get the same sentence, change nothing, and are
written down."""

from typing import Any

import pytest
from sqlalchemy import insert, update

from domain.admission import NOT_KNOWN
from domain.person import Role
from handlers.ask import Introduce, Knock, Profile
from storage.tables import accounts, people, roles
from tests.office.council import HOME, IDS, account_of
from tests.office.people import Office

WAYS_IN = {
    "command": lambda office, who, at: Knock(who, at, "command", "", office.now, office.key(), words="mine"),
    "writing command": lambda office, who, at: Knock(who, at, "command", "", office.now, office.key(), words="all"),
    "press": lambda office, who, at: Knock(who, at, "press", "complete", office.now, office.key(), about="A-17"),
    "form": lambda office, who, at: Knock(
        who, at, "form", "note", office.now, office.key(), form={"note": "x"}, context={"about": "A-17"}
    ),
    "shortcut": lambda office, who, at: Knock(who, at, "shortcut", "add_action", office.now, office.key()),
    "home": lambda office, who, at: Knock(who, at, "home", "home", office.now, office.key()),
}
REFUSED: dict[str, tuple[str, dict[str, Any], str]] = {
    "a guest": ("manager", {"guest": True}, HOME),
    "a bot": ("manager", {"bot": True}, HOME),
    "a deactivated account": ("manager", {"deactivated": True}, HOME),
    "a stranger of a connected workspace": ("manager", {"stranger": True}, HOME),
    "an account of another workspace": ("manager", {"workspace": "T0OTHER"}, "T0OTHER"),
    "a knock from another workspace": ("manager", {}, "T0OTHER"),
    "a leaver": ("leaver", {}, HOME),
    "an external moderator who is deactivated": ("outside moderator", {"deactivated": True}, HOME),
}


def becomes(office: Office, name: str, flags: dict[str, Any]) -> None:
    if flags:
        known = update(accounts).where(accounts.c.account == account_of(name)).values(**flags)
        office.does(lambda ledger: ledger.connection.execute(known))
    gone = update(people).where(people.c.id == IDS["leaver"]).values(active=False)
    office.does(lambda ledger: ledger.connection.execute(gone))


def counted(office: Office) -> dict[str, int]:
    """How many rows there are of what may not change."""
    with office.ledger() as ledger:
        names = ("actions", "completions", "requests", "notes", "outbox", "posted", "people", "roles")
        ask = ledger.connection.exec_driver_sql
        found = {name: int(ask(f"select count(*) from {name}").scalar_one()) for name in names}
        homes = "select count(*) from people where home_opened_at is not null"
        return found | {"homes": int(ask(homes).scalar_one()), "history": ledger.history.head()[0]}


@pytest.mark.parametrize("way", WAYS_IN)
@pytest.mark.parametrize("who", REFUSED)
def test_they_get_one_sentence_change_nothing_and_are_written_down(office: Office, who: str, way: str) -> None:
    name, flags, workspace = REFUSED[who]
    office.has("A-17")
    becomes(office, name, flags)
    before = counted(office)
    person = office.person(name).knocks(WAYS_IN[way](office, account_of(name), workspace))

    assert person.sees == NOT_KNOWN
    after = counted(office)
    assert after.pop("history") == before.pop("history") + 1
    assert after == before
    with office.ledger() as ledger:
        entry = list(ledger.history.all())[-1].entry
    assert (entry.actor, entry.verb) == (f"person:{IDS[name]}", "refused")


@pytest.mark.parametrize("way", WAYS_IN)
def test_somebody_who_is_not_in_the_people_table_is_told_the_same(office: Office, way: str) -> None:
    office.has("A-17")
    before = counted(office)
    nobody = office.stranger("U0NOBODY").knocks(WAYS_IN[way](office, "U0NOBODY", HOME))

    assert nobody.sees == NOT_KNOWN
    assert counted(office) == before | {"history": before["history"] + 1}
    with office.ledger() as ledger:
        assert list(ledger.history.all())[-1].entry.actor == "account:U0NOBODY"


def test_an_external_moderator_is_let_in_as_a_guest(office: Office) -> None:
    assert "You have no open actions." in office.person("outside moderator").says("/actions mine").sees


def test_a_guest_who_holds_every_other_role_is_not(office: Office) -> None:
    held = [
        {"person_id": IDS["manager"], "role": str(r)}
        for r in Role
        if r not in (Role.EXTERNAL_MODERATOR, Role.TEAM_MANAGER)
    ]
    office.does(lambda ledger: ledger.connection.execute(insert(roles), held))
    becomes(office, "manager", {"guest": True})
    assert office.person("manager").says("/actions mine").sees == NOT_KNOWN


def new(office: Office, name: str = "manager") -> None:
    """Somebody who is in the people table with an e-mail, and has never used auditbot."""
    gone = update(people).where(people.c.id == IDS[name]).values(account=None)
    office.does(lambda ledger: ledger.connection.execute(gone))


def test_an_account_is_matched_by_its_e_mail_once(any_office: Office) -> None:
    office = any_office
    new(office)
    office.profiles["U0NEW"] = Profile("U0NEW", HOME, "MANAGER@council.example")
    office.has("A-17")
    assert "A-17" in office.stranger("U0NEW").says("/actions mine").sees
    assert office.history(f"person:{IDS['manager']}") == ["account matched"]
    office.stranger("U0NEW").says("/actions mine")
    assert office.history(f"person:{IDS['manager']}") == ["account matched"]


@pytest.mark.parametrize(
    "profile",
    [
        Profile("U0NEW", HOME, "manager@council.example", bot=True),
        Profile("U0NEW", HOME, "manager@council.example", deactivated=True),
        Profile("U0NEW", HOME, "manager@council.example", stranger=True),
        Profile("U0NEW", "T0OTHER", "manager@council.example"),
        Profile("U0NEW", HOME, "manager@elsewhere.example"),
        Profile("U0NEW", HOME, ""),
    ],
)
def test_an_account_that_may_not_be_let_in_is_not_matched(office: Office, profile: Profile) -> None:
    new(office)
    office.profiles["U0NEW"] = profile
    assert office.stranger("U0NEW").says("/actions mine").sees == NOT_KNOWN
    assert office.history(f"person:{IDS['manager']}") == []
    with office.ledger() as ledger:
        assert ledger.people.get(IDS["manager"]).account is None


def test_a_changed_account_is_let_in_only_after_the_plt_confirmed_it(any_office: Office) -> None:
    office = any_office
    office.has("A-17")
    office.profiles["U0NEW"] = Profile("U0NEW", HOME, "manager@council.example")
    changed = office.stranger("U0NEW").says("/actions mine")
    assert changed.sees == NOT_KNOWN
    assert office.heard_by("plt") == office.heard_by("second plt") == ["An account has changed"]

    second = office.person("second plt").reads()
    old = second._find("Confirm the new account", "")
    plt = office.person("plt").reads().presses("Confirm the new account")
    assert plt.reads().buttons == []
    assert "A-17" in changed.says("/actions mine").sees
    assert office.person("manager").says("/actions mine").sees == NOT_KNOWN
    assert office.history(f"person:{IDS['manager']}") == ["account matched"]
    assert "settled already" in second.presses_on(old).sees


@pytest.mark.parametrize("who", ["manager", "head of service", "director", "auditor", "moderator"])
def test_only_the_plt_confirms_an_account(office: Office, who: str) -> None:
    about = f"{IDS['manager']}=U0NEW"
    knock = Knock(account_of(who), HOME, "press", "confirm_account", office.now, office.key(), about=about)
    assert office.person(who).knocks(knock).sees == "Only the PLT may confirm an account. Nothing was changed."
    with office.ledger() as ledger:
        assert ledger.people.get(IDS["manager"]).account == account_of("manager")


@pytest.mark.parametrize(
    "about", ["", "1", "1=", "=U0NEW", "x=U0NEW", "²=U0NEW", "999=U0NEW", f"1={account_of('plt')}", "9" * 99]
)
def test_a_confirmation_that_makes_no_sense_changes_nothing(office: Office, about: str) -> None:
    knock = Knock(account_of("plt"), HOME, "press", "confirm_account", office.now, office.key(), about=about)
    assert "Nothing was changed" in office.person("plt").knocks(knock).sees
    assert office.faults == []


def asked_again(office: Office, account: str) -> bool:
    knock = Knock(account, HOME, "command", "", office.now, office.key(), words="mine")
    return office.desk.answer(knock) == Introduce(account)


def test_the_platforms_word_about_an_account_is_asked_for_again_after_a_day(office: Office) -> None:
    office.later(hours=24)
    assert not asked_again(office, account_of("manager"))
    office.later(seconds=1)
    assert asked_again(office, account_of("manager"))

    office.profiles[account_of("manager")] = Profile(account_of("manager"), HOME, deactivated=True)
    assert office.person("manager").says("/actions mine").sees == NOT_KNOWN


def test_somebody_unknown_is_asked_about_again_after_a_minute(office: Office) -> None:
    office.stranger("U0NOBODY").says("/actions mine")
    assert not asked_again(office, "U0NOBODY")
    office.later(minutes=1, seconds=1)
    assert asked_again(office, "U0NOBODY")


def test_whoever_is_added_to_the_people_table_is_let_in_at_the_next_try(office: Office) -> None:
    office.profiles["U0NEW"] = Profile("U0NEW", HOME, "new@council.example")
    assert office.stranger("U0NEW").says("/actions mine").sees == NOT_KNOWN
    row = {"id": 77, "email": "new@council.example", "name": "New manager", "active": True}
    office.does(lambda ledger: ledger.connection.execute(insert(people), row))
    office.later(minutes=2)
    assert "You have no open actions." in office.stranger("U0NEW").says("/actions mine").sees


def test_before_anybody_has_been_introduced_nothing_is_written(office: Office) -> None:
    before = counted(office)
    for way in WAYS_IN.values():
        assert office.desk.answer(way(office, "U0FRESH", HOME)) == Introduce("U0FRESH")
    assert counted(office) == before
