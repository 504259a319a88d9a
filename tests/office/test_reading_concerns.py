"""Nothing that was written of a case of concern, and nothing that was done, is out of its readers' reach."""

from tests.office.concern_stories import CLOSED
from tests.office.people import Office
from tests.office.test_following_concerns import done, raised


def test_the_card_says_how_much_more_there_is_and_all_of_it_can_be_read(office: Office) -> None:
    head = raised(office)
    assert "Read in full" not in head.buttons
    for number in range(14):
        said = f"From {number}: " + "seen at home and at school, " * 18
        head.presses("Add an update").fills(text=said.strip())
    for hour in ("2018-01-11 09:00", "2018-01-12 09:00"):
        office.wakes(hour)

    shown = head.says("/concerns show C-1").sees
    assert shown.count("Update, @Head of service") == 5
    assert "And 9 earlier ones: press “Read in full”." in shown
    assert "And 2 earlier changes" in shown
    whole = head.presses("Read in full").sees
    assert [f"From {number}: " in whole for number in range(14)] == [True] * 14
    assert whole.count("seen at home and at school,") == 14 * 18
    assert "· @Plt · raised" in whole
    assert whole.index("From 13: ") < whole.index("From 0: ")
    assert office.history("C-1").count("opened") >= 2


def test_how_it_was_closed_is_read_in_full_after_it_was_opened_again(office: Office) -> None:
    head = raised(office)
    done(office)
    outcome = "The child is seen each week by the same worker. " * 20
    head.says("/concerns close C-1").fills(**{**CLOSED, "outcome": outcome.strip()})
    head.says("/concerns show C-1")
    assert head.presses("Read in full").sees.count("seen each week") == 20
    head.says("/concerns reopen C-1").fills(reason="The school is worried again", action__1="Visit the child")
    assert head.says("/concerns show C-1").presses("Read in full").sees.count("seen each week") == 20
