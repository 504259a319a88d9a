"""“I have this”: who may say it, what everybody reads from then on, and what is taken from whoever may no longer see it."""

from dataclasses import replace
from datetime import date

from sqlalchemy import update

from cards.elements import List
from domain.concern import Concern
from handlers.ask import Knock
from storage import sight
from storage.history import Entry
from storage.ledger import Ledger
from storage.tables import duties, teams
from tests.office import crowd
from tests.office.council import HOME, IDS, TEAMS, account_of, put_cover
from tests.office.people import Colleague, Office
from tests.office.screen import words
from tests.office.test_every_press_is_checked import one_sentence
from tests.office.test_raising_concerns import raises

NOTHING = "Nothing was changed by your press."


def concern(office: Office, number: int = 1) -> Concern:
    with office.ledger() as ledger:
        found: Concern = ledger.concerns.get(number)
    return found


def presses(office: Office, who: str, number: int = 1) -> str:
    """Whoever it is presses the button, whether or not it is offered to them; what they are told."""
    return one_sentence(office.desk.answer(press(office, account_of(who), number)))


def press(office: Office, account: str, number: int = 1, does: str = "have_concern") -> Knock:
    return Knock(account, HOME, "press", does, office.now, office.key(), about=f"C-{number}", place="posted:1::")


def closes(office: Office) -> None:
    def close(ledger: Ledger) -> None:
        before = ledger.concerns.get(1)
        assert before
        after = before.closed(
            IDS["head of service"], office.now, "The plan was made anew", "They are seen", date(2018, 3, 1)
        )
        ledger.save_concern(before, after, Entry("person:5", "head of service", "closed", "C-1"))

    office.does(close)


def test_every_copy_says_who_has_it_and_who_does_not_yet(any_office: Office) -> None:
    office = any_office
    raises(office)
    office.turns_to("2018-01-10 16:04")
    manager = office.person("manager").reads().presses("I have this").reads()
    assert "You have had it since 10 Jan 16:04, as team manager." in manager.sees
    assert manager.buttons == ["Open"]
    head = office.person("head of service").reads()
    assert "@Manager has had it since 10 Jan 16:04, as team manager." in head.sees
    assert "The head of service has not said yet that they have it · told: @Head of service." in head.sees
    head.presses("I have this")
    assert "@Head of service has had it since 10 Jan 16:04, as head of service." in manager.reads().sees
    assert concern(office).state == "acknowledged"
    assert office.history("C-1") == ["raised", "acknowledged", "acknowledged"]


def test_a_second_press_a_late_one_and_one_that_is_not_theirs_say_so_plainly(office: Office) -> None:
    office.does(put_cover, "manager", "west manager", "2018-01-10", "2018-01-10")
    raises(office)
    assert presses(office, "west manager") == ""
    said = f"Its team manager and its head of service say that they have C-1. {NOTHING}"
    assert {who: presses(office, who) for who in ("west manager", "manager", "plt", "director", "south manager")} == {
        "west manager": f"You said at 09:30 that you have C-1. {NOTHING}",
        "manager": f"West manager said at 09:30 that they have C-1. {NOTHING}",
        "plt": said,
        "director": said,
        "south manager": "There is no case of concern C-1 that you can see.",
    }
    assert presses(office, "south manager", 7) == "There is no case of concern C-7 that you can see."
    closes(office)
    assert presses(office, "head of service") == f"C-1 is closed. {NOTHING}"
    with office.ledger() as ledger:
        acknowledged = [k.entry for k in ledger.history.of("C-1") if k.entry.verb == "acknowledged"]
    assert [(e.actor, e.role, e.after["as"]) for e in acknowledged] == [
        (f"person:{IDS['west manager']} for person:{IDS['manager']}", "team manager", ["team manager"])
    ]


def test_one_press_counts_in_both_capacities(office: Office) -> None:
    office.does(put_cover, "manager", "head of service", "2018-01-10", "2018-01-10")
    raises(office)
    assert office.was_told("head of service") == ["A case of concern needs you"]
    assert (
        "as team manager and as head of service"
        in office.person("head of service").reads().presses("I have this").reads().sees
    )
    assert concern(office).state == "acknowledged"


def reads_nothing_of_it(colleague: Colleague) -> bool:
    return colleague.reads(0).sees == "This case of concern is no longer with you." and colleague.buttons == []


def test_once_a_cover_is_over_nothing_of_it_stays_with_them(any_office: Office) -> None:
    office = any_office
    office.does(put_cover, "manager", "south manager", "2018-01-10", "2018-01-10")
    raises(office)
    assert "412099" in office.person("south manager").reads(0).sees
    office.wakes("2018-01-11 00:05")
    assert reads_nothing_of_it(office.person("south manager"))
    assert office.person("south manager").says("/concerns").sees.startswith("You see no cases of concern.")


def test_a_manager_who_is_one_no_longer_keeps_nothing_of_it(office: Office) -> None:
    raises(office)
    assert "412099" in office.person("manager").reads(0).sees

    def replace_manager(ledger: Ledger) -> None:
        ledger.connection.execute(
            update(teams).where(teams.c.id == TEAMS["North"]).values(manager_id=IDS["west manager"])
        )
        sight.draw_again(ledger, {IDS["manager"]}, "import-1")

    office.does(replace_manager)
    assert reads_nothing_of_it(office.person("manager"))


def test_what_was_closed_long_ago_is_no_longer_shown_in_its_messages(office: Office) -> None:
    raises(office)
    office.delivers()
    closes(office)
    head = office.person("head of service").reads(0)
    assert "Closed by @Head of service, Wed 10 Jan. Nobody need do anything here any more." in head.sees
    office.wakes("2018-04-11 09:00")
    assert (
        head.reads(0).sees
        == "C-1 was closed on Wed 10 Jan. Its details are no longer shown here: “/concerns show C-1”."
    )
    assert "412099" in office.person("plt").says("/concerns show C-1").sees


def test_a_message_is_not_sent_to_whoever_has_it_meanwhile(office: Office) -> None:
    raises(office)
    assert presses(office, "manager") == ""
    assert office.was_told("manager") == []
    assert office.was_told("head of service") == ["A case of concern needs you"]


SEES = {
    "team manager": True, "cover of the team manager": True, "head of service": True, "cover of the head of service": True,
    "plt": False, "director": False, "auditor of its audit": False,
}  # fmt: skip
"""Everybody who sees it, and whether they are one of those who say that they have it; it was raised by its auditor."""


def test_only_those_of_the_table_see_it_and_only_those_who_answer_have_it(office: Office) -> None:
    office.does(crowd.gather)
    seen, have = set(), set()
    for number, who in enumerate(crowd.PERSON, start=1):
        if number == 1:
            raises(office, "auditor", case_ref="412087", audit="AU-7")
        else:
            office.does(_once_more, number)
        shown = office.desk.answer(press(office, crowd.account(who), number, "concern"))
        seen |= set() if one_sentence(shown) else {who}
        before = concern(office, number)
        said = one_sentence(office.desk.answer(press(office, crowd.account(who), number)))
        have |= {who} if concern(office, number) != before else set()
        assert (said == "") == (concern(office, number) != before), who
    assert seen == set(SEES)
    assert have == {who for who, answers in SEES.items() if answers}


def _once_more(ledger: Ledger, number: int) -> None:
    """The same case of concern as the first one, with another number."""
    first = ledger.concerns.get(1)
    assert first
    unsaid = {capacity: replace(duty, by=None, at=None) for capacity, duty in first.duties.items()}
    ledger.add_concern(
        replace(first, id=number, duties=unsaid, state=type(first.state)("raised")),
        Entry("program", "none", "raised", f"C-{number}"),
    )


def test_whom_it_did_not_reach_stands_first_on_its_line(office: Office) -> None:
    raises(office)
    raises(office, case_ref="412100")
    office.does(lambda ledger: ledger.connection.execute(
        update(duties).where(duties.c.concern_id == 2, duties.c.capacity == "team manager").values(trouble="user_not_found")
    ))  # fmt: skip
    plt = office.person("plt").says("/concerns")
    assert plt.card
    rows = next(block.rows for block in plt.card.blocks if isinstance(block, List))
    first = words(rows[0].title).splitlines()[0]
    assert first.startswith("C-2  Slack could not deliver it to the team manager: their account is deactivated")
    assert "Slack could not deliver it to the team manager" in plt.presses("Open", on="C-2").sees
    assert office.person("manager").says("/concerns show C-2").presses("I have this").sees.count("Slack could not") == 0
