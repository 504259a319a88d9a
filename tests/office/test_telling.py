"""Everyone who should know is told once, in words that give nothing away in a push preview."""

from tests.office.people import Office


def complete(office: Office, who: str, reference: str) -> None:
    office.person(who).says(f"/actions done {reference}").fills(done="It is done", recorded_in="Plan", difference="no")


def test_the_head_of_service_hears_of_a_completion_and_can_return_it_from_the_message(any_office: Office) -> None:
    office = any_office
    office.has("A-17")
    complete(office, "manager", "A-17")
    assert office.heard_by("head of service") == ["An audit action was completed"]

    head = office.person("head of service").reads()
    assert head.sees.splitlines() == [
        "@Manager completed an action.",
        "A-17 ✓ Rewrite the plan with the family | "
        "Completed by @Manager, 10 Jan 09:30 · Case 412087 · recorded in Plan · it made no difference",
        "“It is done”",
    ]
    head.presses("Return", on="A-17").fills(reason="Say how the child was seen")

    assert "This has changed since" in head.reads().sees
    assert office.heard_by("manager") == ["A completed audit action was returned"]
    assert "“Say how the child was seen”" in office.person("manager").reads().sees


def test_every_posted_copy_shows_what_happened_meanwhile(any_office: Office) -> None:
    office = any_office
    office.has("A-17", concern="C-1")
    complete(office, "manager", "A-17")
    assert office.heard_by("head of service") == ["A completed audit action waits to be accepted"]
    head = office.person("head of service").reads()
    head.presses("Accept", on="A-17")
    assert head.reads().buttons == ["Return", "Add a note", "Show"]
    assert office.heard_by("manager") == ["A completed audit action was accepted"]


def test_a_notice_that_is_no_longer_true_is_not_said(office: Office) -> None:
    office.has("A-17")
    complete(office, "manager", "A-17")
    office.person("plt").says("/actions show A-17").presses("Return").fills(reason="Not recorded")
    assert office.heard_by("head of service") == []
    assert office.heard_by("manager") == ["A completed audit action was returned"]


def test_who_did_it_is_not_told(office: Office) -> None:
    office.has("A-17", owner="worker")
    complete(office, "worker", "A-17")
    assert office.heard_by("worker") == []
    assert office.heard_by("manager") == ["An audit action was completed"]


def test_home_pages_are_published_again_when_something_on_them_changes(any_office: Office) -> None:
    office = any_office
    office.has("A-17")
    head, manager = office.person("head of service").opens_home(), office.person("manager").opens_home()
    assert "North · 11-25: 1 open" in head.sees
    assert "Your actions · 1 open" in manager.sees

    complete(office, "manager", "A-17")
    office.delivers()
    assert set(office.slack.homes) == {head.account, manager.account}
    assert "home:1::" in {card.place for card in office.slack.homes.values()}


def test_an_export_comes_as_a_file_whose_name_gives_nothing_away(office: Office) -> None:
    office.has("A-17")
    office.person("manager").says("/actions export")
    assert office.heard_by("manager") == ["Your export is ready: 1 action, as you may see them today."]
    document = office.slack.posted[0].document
    assert document is not None
    assert document.name == "auditbot-export-2018-01-10.xlsx"
    with office.ledger() as ledger:
        assert [kept.entry.verb for kept in ledger.history.of("actions")] == ["exported"]


def test_whoever_may_no_longer_see_an_action_finds_it_gone_from_their_messages(office: Office) -> None:
    office.has("A-17", owner="worker")
    office.person("plt").says("/actions note A-17 Please hurry")
    assert "A-17  Rewrite the plan" in office.person("worker").reads().sees
    office.person("manager").says("/actions reassign A-17").fills(owner="U0WESTMANAGER", reason="Moved team")
    office.delivers()
    first = office.person("worker").reads(0)
    assert first.sees == "A-17 is no longer yours."


def test_a_message_goes_on_saying_what_happened_then_whatever_happens_later(office: Office) -> None:
    office.has("A-17")
    office.person("manager").says("/actions reassign A-17").fills(owner="U0WORKER", reason="On leave")
    worker = office.person("worker").reads()
    assert "@Manager reassigned A-17 to @Worker" in worker.sees
    assert "“On leave”" in worker.sees
    complete(office, "worker", "A-17")
    head = office.person("head of service").reads()
    office.person("plt").says("/actions show A-17").presses("Return").fills(reason="Where is it?")
    office.person("manager").says("/actions done A-17").fills(done="Second", recorded_in="Plan", difference="yes")

    first = head.reads(0)
    assert "@Worker completed an action." in first.sees
    assert "“It is done”" in first.sees
    assert "This has changed since" in first.sees
    assert "@Manager reassigned A-17 to @Worker" in office.person("worker").reads(0).sees


def test_nothing_waits_for_a_head_of_service_who_has_left(any_office: Office) -> None:
    office = any_office
    office.has("A-17", concern="C-1")
    office.does(lambda ledger: ledger.connection.exec_driver_sql("update people set active = false where id = 5"))
    complete(office, "manager", "A-17")
    assert office.heard_by("director") == ["A completed audit action waits to be accepted"]
    office.person("director").reads().presses("Accept", on="A-17")
    assert office.action("A-17").status == "complete"


def test_what_somebody_typed_by_mistake_is_not_kept_for_ever(office: Office) -> None:
    office.person("plt").says("/actions show A-99")
    office.stranger("U0NOBODY").says("/actions secretword told me")
    office.stranger("U0NOBODY").says("/actions find 412087")
    with office.ledger() as ledger:
        told = [(kept.entry.subject, kept.entry.after) for kept in ledger.history.all()]
    assert told == [
        ("A-99", {"asked": "command show"}),
        ("desk", {"asked": "command unknown"}),
        ("desk", {"asked": "command find"}),
    ]
