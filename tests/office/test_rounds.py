"""The programme of rounds in chat: planned, changed, opened, closed and opened again by the PLT, and by nobody else."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import update

from domain.audit_round import AuditRound, RoundState, Target
from handlers.load_round import UNKNOWN
from storage.history import fingerprint
from storage.tables import audits, rounds
from tests.office.council import put_audit, put_cover
from tests.office.people import Colleague, Office
from tests.office.test_at_once import answers, refused

FEBRUARY = date(2018, 2, 1)


def planned(office: Office, **said: str) -> Colleague:
    """February by the first of the PLT, with what the form offers but for this."""
    plt = office.person("plt").says("/audits round").presses("Plan a month").fills(month="2018-02", theme="Assessment")
    return plt.fills(**said)


def stands(office: Office, month: date = FEBRUARY) -> AuditRound:
    with office.ledger() as ledger:
        found = ledger.rounds.of_month(month)
    assert found is not None
    return found


def entries(office: Office, subject: str = "round:2018-02") -> list[tuple[str, str, dict[str, object]]]:
    with office.ledger() as ledger:
        return [(k.entry.verb, k.entry.role, dict(k.entry.after)) for k in ledger.history.of(subject)]


def test_a_month_is_planned_with_what_its_theme_brings_and_what_is_altered(any_office: Office) -> None:
    office = any_office
    plt = planned(office, aspect3="Analysis that says why", reason="Data on timeliness", core__1="12", learning__2="3")
    one = stands(office)
    assert (one.theme, one.state, one.version) == ("Assessment", RoundState.PLANNED, 1)
    assert one.aspects[1:] == ("Triangulation of information", "Analysis that says why")
    assert (one.audits_due, one.moderation_due, one.report_due) == (
        date(2018, 2, 15), date(2018, 2, 22), date(2018, 3, 1),
    )  # fmt: skip
    assert one.targets == {1: Target(core=12), 2: Target(learning=3)}
    assert one.prompts["aspect2"].startswith("Are hypotheses tested")
    assert (
        "February 2018  Assessment | audits due Thu 15 Feb, moderation due Thu 22 Feb, report due Thu 1 Mar" in plt.sees
    )
    plt.presses("Show", on="February 2018")
    for said in ("3. Analysis that says why", "Reason  Data on timeliness", "11-25: Core: 0 of 12 allocated"):
        assert said in plt.sees


def test_the_history_says_what_a_change_has_changed(office: Office) -> None:
    plt = planned(office, reason="Data on timeliness", core__1="12")
    plt.presses("Change", on="February").fills(theme="Planning")
    plt.fills(audits_due="2018-02-16", reason="Findings of July", core__1="14", core__2="3", learning__2="2")
    says = (
        "changed: theme from Assessment to Planning, aspects written anew, reason written anew, audits due from Thu 15 Feb to "
        "Fri 16 Feb, target of 11-25 from 12 core and 0 learning to 14 core and 0 learning, target of Early Help from none to "
        "3 core and 2 learning"
    )
    assert says in plt.says("/audits round 2018-02").sees


def test_the_history_holds_the_hash_of_the_reason_and_never_its_words(office: Office) -> None:
    plt = planned(office, reason="Data on timeliness")
    plt.presses("Change", on="February").fills().fills(reason="Findings of July to September")
    (verb, role, first), (second_verb, _, second) = entries(office)
    assert (verb, role, second_verb) == ("planned", "plt", "changed")
    assert first["reason"] == fingerprint("Data on timeliness")
    assert second == {"reason": fingerprint("Findings of July to September"), "version": 2}
    assert "timeliness" not in repr(entries(office))


def test_a_round_is_opened_closed_and_reopened_and_says_by_whom(any_office: Office) -> None:
    office = any_office
    plt = planned(office).presses("Show", on="February 2018").presses("Open")
    assert stands(office).state is RoundState.OPEN
    assert " · opened" in plt.sees
    plt.presses("Close")
    assert stands(office).state is RoundState.CLOSED
    assert "State: Closed" in plt.sees
    assert "Change" not in plt.buttons
    plt.presses("Reopen")
    assert stands(office).state is RoundState.OPEN
    assert [verb for verb, *_ in entries(office)] == ["planned", "opened", "closed", "reopened"]
    assert "@Plt · reopened" in plt.sees


def test_closing_says_what_is_left_to_do_and_loses_none_of_it(any_office: Office) -> None:
    office = any_office
    for number in (71, 72, 73):
        office.does(put_audit, number)
    sent = update(audits).where(audits.c.id == 73).values(submitted=date(2018, 1, 9), grade="good")
    office.does(lambda ledger: ledger.connection.execute(sent))
    plt = office.person("plt").says("/audits round 2017-12")
    confirm = plt._find("Close", "").button.confirm
    assert confirm is not None
    left = (
        "2 audits are still to do and 1 waits to be moderated. What is to do is kept, and can be submitted only once the "
        "round is reopened. What waits can be moderated all the same."
    )
    assert confirm.text == left
    assert left in plt.presses("Close").sees
    moderator = office.person("moderator").says("/audits moderate").presses("Immediately admissible")
    assert moderator.fills(grade="good", missed="no", exemplar="no").errors == {}


def test_what_lacks_of_the_targets_is_shown_for_each_service_and_what_was_taken_back_is_not_there(
    office: Office,
) -> None:
    for number in (71, 72, 73):
        office.does(put_audit, number)
    run = [
        update(audits).where(audits.c.id == 72).values(taken_back=date(2018, 1, 9)),
        update(audits).where(audits.c.id == 73).values(
            submitted=date(2018, 1, 9), grade="not-yet-good", good_features=True, admissibility="development",
        ),
    ]  # fmt: skip
    office.does(lambda ledger: [ledger.connection.execute(one) for one in run])
    plt = office.person("plt").says("/audits round 2017-12").presses("Change")
    plt.fills(
        aspect1="One", aspect2="Two", aspect3="Three", core__1="4", learning__2="1",
        audits_due="2018-01-15", moderation_due="2018-01-22", report_due="2018-01-29",
    )  # fmt: skip
    assert "11-25: Core: 2 of 4 allocated, 1 submitted, 1 moderated" in plt.sees
    assert "Early Help: Learning: 0 of 1 allocated, 0 submitted, 0 moderated" in plt.sees
    assert "3 core audits in 11-25; 1 learning audit in Early Help have yet to be moderated." in plt.sees
    assert "Doesn't yet meet Good, with good features: 1 of 1 (100%)" in plt.sees
    assert "Figures, as they are now" in plt.sees


def test_figures_that_were_posted_are_shown_as_they_were(office: Office) -> None:
    def post(ledger: object) -> None:
        none = {"count": 0, "of": 24}
        of = {"count": 12, "of": 24}
        names = ("development", "inadmissible", "not_yet_good", "with_good_features", "without", "good", "outstanding")
        said = {"moderated": 24, "admissible": 21, "immediate": of} | dict.fromkeys(names, none)
        ledger.connection.execute(update(rounds).values(figures=said))  # type: ignore[attr-defined]

    office.does(post)
    plt = office.person("plt").says("/audits round 2017-12")
    assert "Figures, as they were posted" in plt.sees
    assert "Immediately admissible: 12 of 24 (50%)" in plt.sees


@pytest.mark.parametrize(
    ("said", "field", "why"),
    [
        ({"audits_due": "2018-02-17"}, "audits_due", "no working day"),
        ({"moderation_due": "2018-02-14"}, "moderation_due", "Choose a later day."),
        ({"report_due": ""}, "report_due", "Choose a date."),
        ({"aspect2": " "}, "aspect2", "Name the aspect."),
        ({"core__1": "twelve"}, "core.1", "Write a whole number"),
        ({"learning__2": "501"}, "learning.2", "Write a whole number"),
    ],
)
def test_what_will_not_do_is_said_at_its_input_and_nothing_is_saved(
    office: Office, said: dict[str, str], field: str, why: str
) -> None:
    assert why in planned(office, **said).errors[field]
    assert entries(office) == []


def test_what_looks_like_a_name_in_the_reason_is_asked_about_once(office: Office) -> None:
    plt = planned(office, reason="What Mr Xyzzy said of it")
    assert "may be a name" in plt.sees
    assert entries(office) == []
    plt.fills()
    assert stands(office).reason == "What Mr Xyzzy said of it"


def test_another_theme_brings_its_own_aspects_and_the_same_theme_leaves_what_was_altered(office: Office) -> None:
    plt = planned(office, aspect1="Altered")
    plt.presses("Change", on="February").fills().fills()
    assert (stands(office).aspects[0], stands(office).version) == ("Altered", 2)
    plt.presses("Change", on="February").fills(theme="Planning").fills()
    assert stands(office).aspects[0].startswith("The plan relates")
    assert stands(office).prompts["aspect1"].startswith("Does each step")


def test_aspects_stay_once_an_audit_is_submitted(office: Office) -> None:
    office.does(put_audit, 71)
    sent = update(audits).values(submitted=date(2018, 1, 9), grade="good")
    office.does(lambda ledger: ledger.connection.execute(sent))
    plt = office.person("plt").says("/audits round 2017-12").presses("Change")
    assert "Its aspects stay" in plt.sees
    dates = {"audits_due": "2018-01-15", "moderation_due": "2018-01-22", "report_due": "2018-01-29"}
    plt.fills(aspect1="Smuggled in", **dates)
    assert stands(office, date(2017, 12, 1)).aspects[0] != "Smuggled in"


def test_with_the_rounds_day_the_audits_of_that_day_move_and_their_auditor_is_told_of_it_and_of_its_end(
    any_office: Office,
) -> None:
    office, old = any_office, date(2018, 1, 15)
    office.does(lambda ledger: ledger.connection.execute(update(rounds).values(audits_due=old)))
    office.does(put_audit, 71, due=old)
    office.does(put_audit, 72, due=date(2018, 1, 12))
    plt = office.person("plt").says("/audits round 2017-12").presses("Change")
    dates = {"audits_due": "2018-01-18", "moderation_due": "2018-01-25", "report_due": "2018-02-01"}
    plt.fills(aspect1="One", aspect2="Two", aspect3="Three", **dates)
    with office.ledger() as ledger:
        assert [a.due for a in ledger.audits.some([71, 72])] == [date(2018, 1, 18), date(2018, 1, 12)]
    assert office.history("AU-71") == ["due date changed with its round"]
    assert office.heard_by("auditor")[-1] == "1 case audit of yours is due on another day"

    plt = office.person("plt").says("/audits round 2017-12").presses("Close")
    assert office.heard_by("auditor")[-1] == "The round of your audits was closed"
    plt.presses("Reopen")
    assert office.heard_by("auditor")[-1] == "The round of your audits is open again"
    assert len(office.heard_by("auditor")) == 3


def test_of_two_who_plan_the_same_month_one_wins(any_office: Office) -> None:
    office = any_office
    knocks = []
    for who in ("plt", "second plt"):
        person = (
            office.person(who).says("/audits round").presses("Plan a month").fills(month="2018-02", theme="Planning")
        )
        assert person.form is not None
        held = {i.name: i.value for i in person.form.inputs if hasattr(i, "name") and i.value}
        assert person.last is not None
        context = person.form.context
        knocks.append(replace(person.last, does="round_save", key=office.key(), form=held, context=context))
    replies = answers(office, *knocks)
    assert sum("was changed by somebody else meanwhile" in refused(reply) for reply in replies) == 1
    assert [verb for verb, *_ in entries(office)] == ["planned"]


def test_of_two_who_open_a_round_at_once_one_wins(any_office: Office) -> None:
    office = any_office
    planned(office)
    knocks = []
    for who in ("plt", "second plt"):
        person = office.person(who).says("/audits round 2018-02")
        button = person._find("Open", "").button
        assert person.last is not None
        press = replace(
            person.last, kind="press", does=button.does, about=button.about, version=button.version, words=""
        )
        knocks.append(replace(press, key=office.key()))
    replies = answers(office, *knocks)
    assert sum("has changed since: opened by" in refused(reply) for reply in replies) == 1
    assert [verb for verb, *_ in entries(office)] == ["planned", "opened"]


def test_a_press_on_an_older_state_changes_nothing(office: Office) -> None:
    first = planned(office).says("/audits round 2018-02")
    office.person("second plt").says("/audits round 2018-02").presses("Change").fills().fills(reason="Another")
    assert "has changed since: " in first.presses("Open").sees
    assert stands(office).state is RoundState.PLANNED


def test_a_month_without_a_round_gets_the_plt_the_same_refusal(office: Office) -> None:
    for words in ("2031-01", "nonsense"):
        assert office.person("plt").says(f"/audits round {words}").sees == UNKNOWN


def test_a_cover_of_the_plt_plans_in_their_place(office: Office) -> None:
    office.does(put_cover, "plt", "moderator", "2018-01-08", "2018-01-12")
    assert "Audit rounds" in office.person("moderator").says("/audits round").sees


def test_many_rounds_are_named_and_each_can_still_be_shown(office: Office) -> None:
    def many(ledger: object) -> None:
        for month in [date(2015, n, 1) for n in range(1, 13)] + [date(2016, n, 1) for n in range(1, 12)]:
            one = AuditRound(0, month, "Planning", state=RoundState.CLOSED)
            ledger.rounds.add(one)  # type: ignore[attr-defined]

    office.does(many)
    plt = office.person("plt").says("/audits round")
    assert plt.buttons.count("Reopen") == 6
    assert "Also May 2016, April 2016" in plt.sees
    assert "and 11 more" in plt.sees
    assert "March 2015 · Planning" in plt.says("/audits round March 2015").sees
