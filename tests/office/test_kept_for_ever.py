"""The PLT may have messages keep their words for ever, and is warned of it; a file is never kept."""

from domain.policy import DEFAULT
from tests.office.people import Office
from tests.office.test_policy import in_force, opens
from tests.office.test_posted_copies import completed, told


def test_messages_may_keep_their_words_for_ever_and_the_form_warns_of_it(office: Office) -> None:
    plt = opens(office, "How long")
    assert "can be read there by people who may no longer see the action" in plt.sees
    plt.fills(keep_posted="0")
    assert "Messages hide case and words: never (now 20)" in plt.sees
    plt.fills()

    assert in_force(office).keep_posted == 0
    assert "Messages show case and words for ever" in office.person("plt").says("/actions settings").sees
    again = opens(office, "How long").fills(keep_posted="20")
    assert "Messages hide case and words: 20 working days after the action is closed (now never)" in again.sees


def test_a_file_is_never_kept_for_ever(office: Office) -> None:
    plt = opens(office, "How long").fills(keep_files_in_hours="0")

    assert "from 1 to 1000" in plt.sees


def test_kept_for_ever_nothing_is_cleared_until_a_number_is_set_again(any_office: Office) -> None:
    office = any_office
    completed(office)
    office.does(lambda ledger: ledger.policies.save(DEFAULT.changed(keep_posted=0), 0))
    assert "clear" not in office.wakes("2019-02-07 09:00")
    assert "412087" in told(office, "manager")

    office.does(lambda ledger: ledger.policies.save(DEFAULT, 1))
    office.wakes("2019-02-08 07:00")
    assert "412087" not in told(office, "manager")
