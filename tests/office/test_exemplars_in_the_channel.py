"""An accepted exemplar goes to the training channel once there is one, and its text leaves it when it is withdrawn or its audit
is no good example any more."""

import pytest
from sqlalchemy import select, update

from storage.tables import exemplars, outbox
from tests.office.passed_round import in_channel, judge_anew, proposed, read_by, set_channel
from tests.office.people import Office


def test_without_a_channel_the_plt_is_told_where_to_set_it_and_it_goes_as_soon_as_it_is_set(any_office: Office) -> None:
    proposed(any_office)
    plt = read_by(any_office, "plt").presses("Accept")
    assert "It is not posted: the training channel is not set." in plt.sees
    assert any_office.heard_by("second plt")[-1] == "The training channel is not set"
    assert "Channels, Training" in any_office.person("second plt").reads().sees

    set_channel(any_office)
    assert len(in_channel(any_office)) == 1
    assert "It is in the training channel." in plt.says("/audits exemplars").presses("Read").sees

    set_channel(any_office, "")
    set_channel(any_office)
    assert len(in_channel(any_office)) == 1


def test_nobody_hears_that_there_is_no_channel_once_there_is_one(office: Office) -> None:
    proposed(office)
    read_by(office, "plt").presses("Accept")
    set_channel(office)

    assert "The training channel is not set" not in office.heard_by("second plt")


def test_one_that_could_not_be_posted_is_posted_by_hand(any_office: Office) -> None:
    set_channel(any_office)
    proposed(any_office)
    read_by(any_office, "plt").presses("Accept")
    refused = update(outbox).where(outbox.c.kind == "exemplar").values(state="failed", trouble="is_archived")
    any_office.does(lambda ledger: ledger.connection.execute(refused))

    plt = any_office.person("plt").says("/audits exemplars").presses("Read")
    assert "It could not be posted in the training channel" in plt.sees
    plt.presses("Post it")

    assert "It is on its way to the training channel." in plt.sees
    assert len(in_channel(any_office)) == 1
    assert any_office.history("exemplar:1")[-1] == "exemplar posted"


def test_the_plt_withdraws_it_and_its_text_leaves_library_and_channel(any_office: Office) -> None:
    set_channel(any_office)
    proposed(any_office)
    read_by(any_office, "plt").presses("Accept")
    assert len(in_channel(any_office)) == 1
    moderator = any_office.person("moderator").says("/audits exemplars").presses("Read")
    assert "Withdraw" not in moderator.buttons

    any_office.person("second plt").says("/audits exemplars").presses("Read").presses("Withdraw").fills(
        reason="Too plain"
    )

    assert in_channel(any_office) == ["An example of a good audit was withdrawn."]
    assert any_office.heard_by("moderator")[-1] == "An example of a good audit was withdrawn"
    auditor = any_office.person("auditor").says("/audits exemplars")
    assert auditor.sees == "There is no example of a good audit yet."


def test_what_was_withdrawn_is_kept_nowhere_and_is_made_anew_from_its_audit(any_office: Office) -> None:
    proposed(any_office)
    plt = read_by(any_office, "plt").presses("Accept")
    plt.presses("Withdraw").fills(reason="Too plain")

    assert "“Too plain”. Its text is deleted." in plt.sees
    assert "school" not in plt.sees
    with any_office.ledger() as ledger:
        assert ledger.connection.execute(select(exemplars.c.text)).scalar_one() == {}
    again = any_office.person("moderator").says("/audits show AU-501").presses("Change the example")
    again.fills()
    assert "She sleeps and goes to school." in read_by(any_office, "plt").sees


def test_nobody_but_the_plt_withdraws_or_posts_one(office: Office) -> None:
    proposed(office)
    read_by(office, "plt").presses("Accept")
    set_channel(office)
    office.does(lambda ledger: ledger.connection.execute(update(outbox).values(state="failed")))
    card = office.person("plt").says("/audits exemplars").presses("Read").card

    for who in ("moderator", "auditor", "director", "manager", "outside moderator"):
        for label in ("Withdraw", "Post it"):
            office.person(who).card = card
            said = office.person(who).presses(label).sees
            assert "Only the Practice Learning Team" in said or "no example of a good audit that you can see" in said
    assert "exemplar withdrawn" not in office.history("exemplar:1")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"outcome": "inadmissible"}, "Its audit is inadmissible now."),
        ({"exemplar": "no"}, "Its audit is no longer marked as an example."),
    ],
)
def test_it_goes_with_an_audit_that_is_judged_anew_and_is_no_example_any_more(
    any_office: Office, said: dict[str, str], why: str
) -> None:
    set_channel(any_office)
    proposed(any_office)
    read_by(any_office, "plt").presses("Accept")
    assert len(in_channel(any_office)) == 1

    judge_anew(any_office, **said)

    assert in_channel(any_office) == ["An example of a good audit was withdrawn."]
    assert any_office.heard_by("plt")[-1] == "An example of a good audit was withdrawn"
    assert why in any_office.person("plt").reads().sees
    assert any_office.history("exemplar:1")[-1] == "exemplar withdrawn"


def test_what_waits_goes_with_its_audit_before_anybody_accepts_it(office: Office) -> None:
    set_channel(office)
    proposed(office)
    plt = read_by(office, "plt")
    judge_anew(office, outcome="inadmissible")

    assert "That example was withdrawn by Moderator already." in plt.presses("Accept").sees
    assert in_channel(office) == []


def test_what_was_withdrawn_before_it_went_is_not_posted(office: Office) -> None:
    set_channel(office)
    proposed(office)
    read_by(office, "plt").presses("Accept")
    judge_anew(office, outcome="inadmissible")

    assert in_channel(office) == []
