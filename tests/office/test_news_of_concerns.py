"""The PLT's digest names each case of concern to which something has happened since the last: which, what, how it stands."""

from dataclasses import replace

from domain.concern import ConcernState
from storage.history import Entry
from storage.ledger import Ledger
from tests.office.concern_stories import CLOSED
from tests.office.people import Office
from tests.office.test_following_concerns import done, raised

NEWS = "New in cases of concern"


def digests(office: Office, who: str = "plt") -> list[str]:
    """What the person's digests say by now, as they are drawn by now."""
    person, found = office.person(who), []
    for number, posted in enumerate(office.slack.of(person.account)):
        if "Good morning" in str(posted.card.blocks) or "Your digest of" in str(posted.card.blocks):
            found.append(person.reads(number).sees)
    return found


def _comes_in_closed(ledger: Ledger) -> None:
    """As an import brings one: nobody is named who closed it."""
    [raised_here] = ledger.concerns.some([1])
    brought = replace(
        raised_here, id=7, raised_at=None, state=ConcernState.CLOSED, closed_at=ledger.now, outcome="Safe"
    )
    ledger.add_concern(brought, Entry("program", "program", "imported", "C-7"))


def test_the_plt_read_once_what_has_happened_to_which_and_how_it_stands(any_office: Office) -> None:
    office = any_office
    raised(office)
    office.does(_comes_in_closed)
    office.person("manager").says("/concerns update C-1 The visit was made the same day")
    for hour in ("2018-01-11 09:00", "2018-01-12 09:00"):
        office.wakes(hour)
    done(office)
    office.person("head of service").says("/concerns close C-1").fills(**CLOSED)
    office.wakes("2018-01-15 09:00")

    for who in ("plt", "second plt"):
        first, second = digests(office, who)
        assert f"{NEWS} · 1\nC-1  raised, updated · closed" in first
        assert "Good morning. There is news of 1 case of concern.\n" in second
        assert second.count("C-1") == 1
        assert f"{NEWS} · 1\nC-1  closed" in second
        for word in ("412099", "visit", "No visit", CLOSED["outcome"]):
            assert word not in first + second
    assert "C-1" not in "".join(office.was_told("plt")[-1:])
    assert not any(NEWS in each for who in ("director", "head of service", "auditor") for each in digests(office, who))


def test_it_names_what_was_taken_out_and_opened_again_and_is_drawn_again_with_what_it_named(office: Office) -> None:
    head = raised(office).presses("Add an action")
    head.fills(action__1="Visit each week", due__1="2018-01-19")
    head.presses("Take an action out").fills(action="A-101", reason="It belongs to the plan")
    office.wakes("2018-01-11 09:00")
    assert "C-1  raised, action taken out · acknowledged" in digests(office)[-1]

    head.says("/concerns review C-1").fills(text="The child was seen", due="2018-01-26")
    office.delivers()

    [drawn] = digests(office)
    assert "C-1  raised, action taken out · being worked on" in drawn
    head.says("/concerns show C-1").presses("Take an action out").fills(action="A-102", reason="It is part of the plan")
    head.says("/concerns close C-1").fills(**CLOSED)
    head.says("/concerns reopen C-1").fills(reason="The school is worried again", action__1="Visit the child")
    office.wakes("2018-01-12 09:00")
    assert "C-1  reviewed, action taken out, closed, reopened · being worked on" in digests(office)[-1]
