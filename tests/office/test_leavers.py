"""The open work of people who have left is on a list for the PLT, each row with the button that hands it on."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from storage.tables import accounts
from tests.office.council import account_of, put_cover
from tests.office.people import Office

REFUSED = "There is no list of leavers that you can see."


def left_behind(office: Office) -> None:
    """A-1 and A-2 are a leaver's, A-3 of somebody whose account is closed; the others are not left behind."""
    office.has("A-1", owner="leaver", due="2018-01-20")
    office.has("A-2", owner="leaver", due="2018-01-05")
    office.has("A-3", owner="worker", due="2018-01-12")
    office.has("A-4", owner="leaver", status="complete")
    office.has("A-5", owner="manager")
    closed = update(accounts).where(accounts.c.account == account_of("worker")).values(deactivated=True)
    office.does(lambda ledger: ledger.connection.execute(closed))


def test_the_plt_sees_what_leavers_left_open_the_latest_first(any_office: Office) -> None:
    left_behind(any_office)

    plt = any_office.person("plt").says("/actions leavers")

    lines = plt.sees.splitlines()
    assert lines[0] == "Open work of people who have left · 3 open, 1 overdue"
    assert [line[:3] for line in lines[1:]] == ["A-2", "A-3", "A-1"]
    assert any_office.history("list:leavers") == ["listed"]


def test_each_row_hands_its_action_on_and_the_list_is_shorter_afterwards(any_office: Office) -> None:
    left_behind(any_office)
    plt = any_office.person("plt").says("/actions leavers")
    firsts = [block.rows[n].actions[0].label for block in plt.card.blocks[1:2] for n in range(3)]  # type: ignore[union-attr]
    assert firsts == ["Reassign"] * 3

    plt.presses("Reassign", on="A-2").fills(owner="U0MANAGER", reason="They have left")

    assert any_office.action("A-2").owner_id == 1
    assert plt.sees.splitlines()[0] == "Open work of people who have left · 2 open"
    assert "2 open" in plt.says("/actions leavers").sees


def test_a_row_offers_the_rest_behind_its_first_button_and_always_a_look(office: Office) -> None:
    left_behind(office)
    plt = office.person("plt").says("/actions leavers")

    row = plt.card.blocks[1].rows[0]  # type: ignore[union-attr]

    labels = [button.label for button in row.actions]
    assert labels[0] == "Reassign"
    assert "Show" in labels


@pytest.mark.parametrize("who", ["manager", "head of service", "director", "auditor", "outside moderator"])
def test_for_everybody_else_there_is_no_such_list(office: Office, who: str) -> None:
    left_behind(office)
    person = office.person(who).says("/actions leavers")
    assert person.sees == REFUSED

    office.person("plt").says("/actions leavers")
    place = office.person("plt").card.place  # type: ignore[union-attr]
    stolen = office.person("plt").last
    assert stolen is not None
    for kind, does, about in (("press", "list", "leavers"), ("press", "page", "1"), ("press", "refresh", "")):
        knock = replace(
            stolen, account=account_of(who), kind=kind, does=does, about=about, place=place, key=office.key()
        )
        assert "A-1" not in person.knocks(knock).sees
    assert "refused" in office.history("desk")


def test_where_nobody_left_anything_it_says_so(office: Office) -> None:
    office.has("A-4", owner="leaver", status="complete")

    assert office.person("plt").says("/actions leavers").sees == "Nobody who has left has open actions."


def test_who_covers_for_the_plt_sees_the_list(office: Office) -> None:
    left_behind(office)
    office.does(put_cover, "plt", "manager", "2018-01-10", "2018-01-11")

    assert "3 open" in office.person("manager").says("/actions leavers").sees
