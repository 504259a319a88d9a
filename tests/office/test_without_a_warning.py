"""Before a tightened policy is saved it says how much goes up without a warning the day before."""

import pytest

from tests.office.people import Office
from tests.office.test_policy import opens


@pytest.mark.parametrize(
    ("woken", "expected"),
    [
        (
            "",
            "1 action goes up today without a warning: its owner and manager were not told the working day before.",
        ),
        ("2018-01-10 09:00", "2 actions go up tomorrow without a warning: their owners and managers were not told"),
        ("2018-01-12 09:00", "1 action goes up on Mon 15 Jan without a warning"),
    ],
)
def test_the_second_step_says_what_goes_up_without_a_warning(any_office: Office, woken: str, expected: str) -> None:
    """A tightened policy: nobody was told the day before, as under the one in force it was not the day before."""
    office = any_office
    days = ("2018-01-03", "2018-01-04", "2018-01-05", "2018-01-08", "2018-01-09")
    for number, due in enumerate(days, start=1):
        office.has(f"A-{number}", due=due)
    office.has("A-9", due="2017-12-28", rung=1)
    if woken:
        office.wakes(woken)
    plt = opens(office, "Escalation").fills(escalate_after="4", escalate_further_after="9")
    assert expected in plt.sees


def test_nothing_is_said_of_warnings_where_all_were_warned(office: Office) -> None:
    office.has("A-1", due="2018-01-03")
    assert "without a warning" not in opens(office, "Escalation").fills(escalate_after="4").sees
    plt = opens(office, "Escalation").fills(escalate_after="6", escalate_further_after="12")
    assert "without a warning" not in plt.sees
