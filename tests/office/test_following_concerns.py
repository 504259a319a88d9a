"""A case of concern is followed until it is closed: updates and reviews, its actions, its end, and who hears of each."""

import pytest
from sqlalchemy import update

from domain.concern import Concern, ConcernState
from handlers.ask import Knock
from storage.history import fingerprint
from storage.tables import actions
from tests.office.concern_stories import CLOSED, RAISED
from tests.office.council import HOME, IDS, account_of, put_cover
from tests.office.people import Answer, Colleague, Office
from tests.office.test_at_once import answers, refused

PUSH = "A case of concern needs you"
SAID = {"done": "Visited", "recorded_in": "Case note", "difference": "yes", "how": "She is seen"}
TEAM_NORTH: dict[str, Answer] = {**RAISED, "team": "1"}


def raised(office: Office, *, had: bool = True) -> Colleague:
    """C-1 of North with its action A-101, raised by the PLT; both have it. The head of service has its card before them."""
    office.person("plt").says("/concerns raise").fills(**TEAM_NORTH)
    if had:
        for who in ("manager", "head of service"):
            office.person(who).says("/concerns show C-1").presses("I have this")
    office.delivers()
    return office.person("head of service").says("/concerns show C-1")


def concern(office: Office) -> Concern:
    with office.ledger() as ledger:
        found: Concern = ledger.concerns.get(1)
    return found


def done(office: Office, *, accepted: bool = True) -> None:
    office.person("manager").says("/actions done A-101").fills(**SAID)
    if accepted:
        office.person("head of service").says("/actions show A-101").presses("Accept")


def test_an_update_is_short_dated_and_told_to_the_others_alone(any_office: Office) -> None:
    office = any_office
    raised(office)
    manager = office.person("manager").says("/concerns update C-1 The visit was made the same day")
    assert manager.sees == "Your update of C-1 is saved."
    assert manager.card.fallback == "A case of concern"
    assert concern(office).state is ConcernState.WORKING
    assert [name for kind, name in office.planned() if kind == "concern-news"] == ["head of service", "plt"]
    assert office.was_told("plt")[-1] == PUSH
    read = office.person("head of service").reads()
    assert "@Manager added an update to C-1." in read.sees
    assert "“The visit was made the same day”" in read.sees
    assert read.buttons == ["Open"]
    assert "Update, @Manager, 10 Jan 09:30: The visit was made the same day" in read.presses("Open").sees
    with office.ledger() as ledger:
        entry = ledger.history.of("C-1")[-2].entry
        assert (entry.verb, entry.role, entry.before["state"]) == ("updated", "team manager", "acknowledged")
        assert entry.after["hash"] == fingerprint("The visit was made the same day")
        assert "visit" not in str(entry.after)


def test_what_may_be_a_name_is_asked_about_once_and_a_long_update_is_to_be_shortened(office: Office) -> None:
    raised(office)
    manager = office.person("manager").says("/concerns update C-1 The visit was to Brellick today")
    assert "may be a name" in manager.sees
    assert concern(office).state is ConcernState.ACKNOWLEDGED
    manager.fills(text="The visit was made today")
    assert concern(office).state is ConcernState.WORKING
    manager.says("/concerns update C-1 " + "the visit " * 70)
    assert "longer than 600 characters" in manager.sees
    assert ("the visit " * 70).strip() in str(manager.form)
    assert "longer than 600 characters" in manager.fills().errors["text"]


def test_an_update_before_everybody_has_it_does_not_say_that_it_is_being_worked_on(office: Office) -> None:
    raised(office, had=False)
    office.person("plt").says("/concerns update C-1 The school has rung")
    assert concern(office).state is ConcernState.RAISED


def test_a_completed_action_sets_it_to_work_and_whoever_did_it_is_in_the_actions_history(any_office: Office) -> None:
    raised(any_office)
    done(any_office, accepted=False)
    assert concern(any_office).state is ConcernState.WORKING
    assert "worked on" in any_office.history("C-1")


def test_a_review_says_what_was_found_and_sets_the_next_working_day(office: Office) -> None:
    head = raised(office).presses("Review")
    assert [i.value for i in head.form.inputs if getattr(i, "name", "") == "due"] == ["2018-01-24"]  # type: ignore[union-attr]
    assert "Sat 20 Jan is not a working day" in head.fills(text="Seen", due="2018-01-20").errors["due"]
    assert head.fills(text="Seen", due="2018-01-10").errors == {"due": "Choose a day after today."}
    assert "within 20 working days" in head.fills(text="Seen", due="2019-12-31").errors["due"]
    head.fills(text="The child was seen", due="2018-01-19")
    assert "Next review: Due Fri 19 Jan" in head.sees or "due Fri 19 Jan" in head.sees
    assert (str(concern(office).review_due), concern(office).state) == ("2018-01-19", ConcernState.WORKING)
    assert "reviewed C-1." in office.person("manager").reads().sees


def test_it_is_not_closed_while_anything_of_it_is_open_or_to_be_accepted(office: Office) -> None:
    head = raised(office)
    head.presses("Close")
    assert head.sees.startswith("C-1 cannot be closed yet: A-101 is not done. Nothing was changed.")
    head.says("/concerns show C-1").presses("Add an action").fills(action__1="Visit each week", due__1="2018-01-19")
    done(office, accepted=False)
    assert "A-102 is not done and A-101 waits to be accepted" in head.says("/concerns close C-1").sees
    assert not concern(office).is_closed


def test_the_head_closes_it_with_its_outcome_and_it_is_told_and_may_be_opened_again(any_office: Office) -> None:
    office = any_office
    head = raised(office)
    done(office)
    head.says("/concerns close C-1")
    assert list(head.fills(**dict.fromkeys(CLOSED, "")).errors) == list(CLOSED)
    assert head.fills(**{**CLOSED, "reaudit_on": "2018-01-10"}).errors == {"reaudit_on": "Choose a day after today."}
    assert head.fills(**{**CLOSED, "reaudit_on": "2018-04-02"}).errors == {
        "reaudit_on": "Mon 2 Apr is not a working day. Choose Tue 3 Apr, for example."
    }
    head.fills(**CLOSED)
    now = concern(office)
    assert (now.state, now.outcome, str(now.reaudit_on), now.review_due) == (
        ConcernState.CLOSED, CLOSED["outcome"], "2018-04-03", None,
    )  # fmt: skip
    assert "@Head of service closed C-1." in office.person("manager").reads().sees
    assert "To be audited again from Tue 3 Apr" in office.person("plt").says("/concerns show C-1").sees

    manager = office.person("manager").says("/concerns reopen C-1")
    assert manager.sees == "C-1 is not yours to reopen. Nothing was changed."
    office.person("plt").says("/concerns reopen C-1").fills(
        reason="The school is worried again", action__1="Visit the child"
    )
    again = concern(office)
    assert office.action("A-102").concern == "C-1"
    assert "@Plt reopened C-1 with A-102." in office.person("manager").reads().sees
    closed = office.person("manager").reads(-3).sees
    assert "@Head of service closed C-1. It is open again since." in closed
    assert CLOSED["outcome"] in closed
    assert (again.state, str(again.review_due), again.outcome) == (ConcernState.WORKING, "2018-01-24", "")
    shown = head.says("/concerns show C-1").sees
    assert "The school is worried again" in shown
    assert f"Outcome: {CLOSED['outcome']}" in shown
    assert f"What changed for the child: {CLOSED['difference']}" in shown
    assert f"{CLOSED['difference']} · To be audited again: 3 Apr 2018" in shown


@pytest.mark.parametrize("opens", ["Return", "Reopen"])
def test_no_action_is_opened_again_in_one_that_is_closed(office: Office, opens: str) -> None:
    head = raised(office)
    done(office)
    if opens == "Reopen":
        ended = update(actions).values(status="not-applicable")  # as an import may bring it
        office.does(lambda ledger: ledger.connection.execute(ended))
    shown = office.person("plt").says("/actions show A-101").presses(opens)
    head.says("/concerns close C-1").fills(**CLOSED)
    of_the_case = 1 if opens == "Reopen" else 0
    assert head.says("/concerns show C-1").buttons.count(opens) == of_the_case
    before = office.action("A-101")
    refusal = "C-1 is closed: it is to be reopened first. Nothing was changed by your press."
    assert refusal in str(shown.fills(reason="See to it again").reply)
    assert refusal in str(office.person("plt").says("/actions show A-101").presses(opens).reply)
    assert office.action("A-101") == before
    head.says("/concerns reopen C-1").fills(reason="The school is worried again", action__1="Visit the child")
    office.person("plt").says("/actions show A-101").presses(opens).fills(reason="See to it again")
    assert office.action("A-101").is_open


def test_it_is_not_closed_before_both_have_said_that_they_have_it(office: Office) -> None:
    head = raised(office, had=False)
    done(office)
    assert "Close" not in head.says("/concerns show C-1").buttons
    head.presses("I have this")
    said = "C-1 cannot be closed yet. The team manager has not said yet that they have it. Nothing was changed."
    assert head.says("/concerns close C-1").sees == said
    office.person("manager").says("/concerns show C-1").presses("I have this")
    head.says("/concerns close C-1").fills(**CLOSED)
    assert concern(office).is_closed


def test_whoever_sees_an_action_of_it_alone_reads_that_it_is_of_one_and_not_of_which(office: Office) -> None:
    office.person("plt").says("/concerns raise").fills(**{**TEAM_NORTH, "owner__1": "U0WORKER"})
    assert "Case of concern: C-1" in office.person("manager").says("/actions show A-101").sees
    worker = office.person("worker").says("/actions show A-101")
    assert "Case of concern: yes" in worker.sees
    assert "C-1" not in worker.sees
    assert "Case of concern" in worker.says("/actions mine").sees
    assert worker.says("/concerns show C-1").sees == worker.says("/concerns show C-9").sees.replace("C-9", "C-1")


@pytest.mark.parametrize("verb", ["close", "review"])
def test_the_plt_and_the_manager_close_nothing_and_a_stranger_learns_nothing(office: Office, verb: str) -> None:
    raised(office)
    manager = office.person("manager").says(f"/concerns {verb} C-1")
    assert manager.sees == f"C-1 is not yours to {verb}. Nothing was changed."
    stranger, absent = (office.person("south manager").says(f"/concerns {verb} C-{n}").sees for n in (1, 7))
    assert stranger == absent.replace("C-7", "C-1")
    if verb == "close":
        assert "is not yours to close" in office.person("plt").says("/concerns close C-1").sees


def test_a_cover_of_the_head_closes_it_and_a_stale_button_says_so(office: Office) -> None:
    raised(office)
    done(office)
    head = office.person("head of service").says("/concerns show C-1")
    office.does(put_cover, "head of service", "other head", "2018-01-08", "2018-01-12")
    office.person("other head").says("/concerns close C-1").fills(**CLOSED)
    assert concern(office).closed_by == IDS["other head"]
    assert "C-1 is closed. Nothing was changed by your press." in head.presses("Close").sees


def test_that_it_was_said_again_to_somebody_else_makes_no_form_stale(office: Office) -> None:
    head = raised(office, had=False).presses("Review")
    office.wakes("2018-01-10 11:30")
    assert office.history("C-1")[-1] == "told again"
    head.fills(text="The child was seen", due="2018-01-26")
    assert office.history("C-1")[-1] == "reviewed"

    stale = office.person("head of service").says("/concerns show C-1").presses("Review")
    office.person("plt").says("/concerns review C-1").fills(text="Seen", due="2018-01-29")
    assert "C-1 has changed since." in stale.fills(text="Seen, too", due="2018-01-30").sees


def of_concern(office: Office, who: str, does: str, seen: str, **said: str) -> Knock:
    context = {"about": "C-1", "version": seen, "place": ""}
    return Knock(account_of(who), HOME, "form", does, office.now, office.key(), form=said, context=context)


def test_of_two_at_once_who_close_or_review_it_one_does_and_the_other_is_told(any_office: Office) -> None:
    """And of two updates both are kept."""
    office = any_office
    raised(office)
    done(office)
    office.does(put_cover, "head of service", "other head", "2018-01-08", "2018-01-12")
    both = ("head of service", "other head")
    for does, said in (("concern_review", {"text": "Seen", "due": "2018-01-19"}), ("concern_close", CLOSED)):
        seen = str(concern(office).version)
        knocks = [of_concern(office, who, does, seen, **said) for who in both]
        told = [refused(reply) for reply in answers(office, *knocks)]
        assert sorted(bool(each) for each in told) == [False, True], told
        assert any("C-1 has changed since." in each or "C-1 is closed." in each for each in told)
    knocks = [of_concern(office, who, "concern_update", seen, text=f"From {n}") for n, who in enumerate(both)]
    assert [refused(reply) for reply in answers(office, *knocks)] == ["", ""]
    assert office.history("C-1").count("updated") == 2
    assert office.faults == []
