"""All that was written in an audit and said of it can be read: what a card cuts stands in full behind a button, in parts."""

import pytest

from handlers.ask import Knock
from tests.office.council import HOME, IDS, account_of, put_action
from tests.office.people import Office
from tests.office.test_judging_again import moderated, shows
from tests.office.test_moderating import GOOD, queue, submit


def long(number: int, length: int) -> str:
    return (f"Write {number} down as it was agreed with the family. " * 100)[:length].strip() + f" and ends {number}."


def test_ten_long_actions_are_all_named_on_the_card_and_read_to_their_ends_in_full(office: Office) -> None:
    submit(office)
    for n in range(1, 11):
        office.does(put_action, f"A-{n}", audit=112, text=long(n, 980))
    moderator = shows(office, "moderator")
    assert [n for n in range(1, 11) if f"A-{n}  Write" not in moderator.sees] == []
    whole = moderator.presses("Read in full").sees
    assert [n for n in range(1, 11) if f"and ends {n}." not in whole] == []


@pytest.mark.parametrize("who", ["auditor", "moderator", "plt"])
def test_long_feedback_is_read_to_its_end_in_message_and_in_full(office: Office, who: str) -> None:
    feedback = long(1, 2980)
    submit(office)
    queue(office).presses("Inadmissible").fills(**GOOD, feedback=feedback)
    if who == "auditor":
        assert "and ends 1." in office.person("auditor").reads().sees
    shown = shows(office, who)
    assert "and ends 1." not in shown.sees
    assert "and ends 1." in shown.presses("Read in full").sees
    assert "Read in full" not in shows(office, "manager").buttons


def test_what_was_said_stands_the_latest_first_and_a_long_reply_hides_none(any_office: Office) -> None:
    office = any_office
    moderated(office, feedback="Say more.")
    for n in (1, 2, 3):
        shows(office, "auditor").presses("Reply").fills(note=long(n, 1900))
    shown = shows(office, "plt")
    places = [shown.sees.index(f"Write {n} down") for n in (3, 2, 1)]
    assert places == sorted(places)
    whole = shown.presses("Read in full").sees
    assert [n for n in (1, 2, 3) if f"and ends {n}." not in whole] == []


def test_in_full_tells_a_second_moderator_nothing_of_the_first(office: Office) -> None:
    moderated(office, 113, feedback=long(1, 2980))
    shows(office, "plt", 113).presses("Give to a second moderator").fills(moderator=str(IDS["outside moderator"]))
    assert "Read in full" not in shows(office, "outside moderator", 113).buttons
    knock = Knock(
        account_of("outside moderator"), HOME, "press", "audit_whole", office.now, office.key(), about="AU-113"
    )
    assert "agreed with" not in str(office.desk.answer(knock))
