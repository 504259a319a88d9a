"""Auditors' records in chat: who sees whose, what they say, and how somebody joins the core group or goes back."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert, update

from domain.person import Role
from handlers.ask import Knock
from handlers.show_records import UNSEEN
from storage.history import fingerprint
from storage.tables import audits, people, roles
from tests.office.council import HOME, IDS, PEOPLE, account_of, put_audit, put_cover
from tests.office.judged import put_judged, put_november
from tests.office.people import Colleague, Office
from tests.office.test_at_once import answers, refused

SEE_ALL = ("director", "plt", "second plt", "moderator")
CLEAR = "strong evidence statements"
WHY = "Three learning audits, all clear"


def learned(office: Office, *numbers: int) -> None:
    for number in numbers or (81, 82):
        office.does(put_judged, number, auditor="learner", kind="learning", strengths=(CLEAR,))


def opens(office: Office, label: str = "Confirm competence", on: str = "@Learner", who: str = "plt") -> Colleague:
    return office.person(who).says("/audits auditors").presses(label, on=on)


def roles_of(office: Office, name: str) -> set[Role]:
    with office.ledger() as ledger:
        person = ledger.people.get(IDS[name])
    assert person is not None
    return set(person.roles)


def last(office: Office, name: str = "learner") -> tuple[str, dict[str, object], dict[str, object]]:
    with office.ledger() as ledger:
        entry = [k.entry for k in ledger.history.of(f"person:{IDS[name]}") if k.entry.verb != "opened"][-1]
    return entry.verb, dict(entry.before), dict(entry.after)


def test_a_learner_joins_the_core_group_by_whose_word_and_on_which_audits(any_office: Office) -> None:
    office = any_office
    learned(office)
    plt = opens(office).fills(by="U0MODERATOR", audits=("81", "82"), note=WHY)
    assert roles_of(office, "learner") == {Role.CORE_AUDITOR}
    assert "Auditors · 2 core, 0 learners" in plt.sees
    verb, before, after = last(office)
    assert (verb, before, after["roles"]) == ("competence confirmed", {"roles": ["learner"]}, ["core-auditor"])
    assert (after["by"], after["audits"], after["hash"]) == (IDS["moderator"], ["AU-81", "AU-82"], fingerprint(WHY))
    plt.presses("Record", on="@Learner")
    assert "Joined the core group: competence confirmed by @Moderator on AU-81 and AU-82" in plt.sees
    assert WHY in plt.sees


def test_the_auditor_is_told_and_who_is_named_as_having_confirmed_it(any_office: Office) -> None:
    office = any_office
    learned(office)
    opens(office).fills(by="U0MODERATOR", audits=("81",), note=WHY)
    assert office.planned() == [("competence", "learner"), ("competence-confirmed", "moderator")]
    assert office.heard_by("learner") == ["You are in the core group of auditors"]
    assert office.heard_by("moderator") == ["You are named as having confirmed a competence"]
    assert (
        "@Learner  Joined the core group: competence confirmed by @Moderator" in office.person("moderator").reads().sees
    )
    learner = office.person("learner").reads()
    assert WHY in learner.sees
    assert "You are a core auditor." in learner.presses("My record").sees


def test_somebody_goes_back_to_learning_with_a_reason(any_office: Office) -> None:
    office = any_office
    plt = opens(office, "Back to learning", "@Auditor")
    assert plt.fills(note=" ").errors == {"note": "Say why."}
    plt.fills(note="After a year away")
    assert roles_of(office, "auditor") == {Role.LEARNER}
    assert last(office, "auditor")[0] == "back to learning"
    assert "After a year away" not in repr(last(office, "auditor"))
    assert office.heard_by("auditor") == ["Your standing as an auditor has changed"]
    assert "After a year away" in office.person("auditor").reads().sees


def test_who_was_sent_back_by_a_slip_is_confirmed_anew_on_their_core_audits(any_office: Office) -> None:
    office = any_office
    office.does(put_judged, 81)
    opens(office, "Back to learning", "@Auditor").fills(note="A slip")
    assert roles_of(office, "auditor") == {Role.LEARNER}
    plt = opens(office, "Confirm competence", "@Auditor")
    plt.fills(by="U0MODERATOR", audits=("81",), note="It was a slip")
    assert plt.errors == {}
    assert roles_of(office, "auditor") == {Role.CORE_AUDITOR}


def test_of_two_changes_before_it_is_said_only_the_latest_is_told(office: Office) -> None:
    learned(office)
    opens(office).fills(by="U0MODERATOR", audits=("81",), note=WHY)
    opens(office, "Back to learning").fills(note="A mistake")
    assert office.heard_by("learner") == ["Your standing as an auditor has changed"]


@pytest.mark.parametrize(
    ("said", "field", "why"),
    [
        ({"by": ""}, "by", "Choose who confirms it."),
        ({"by": "U0LEARNER"}, "by", "Choose a moderator"),
        ({"by": "U0MANAGER"}, "by", "Choose a moderator"),
        ({"by": "U0OUTSIDEMODERATOR"}, "by", "That is a guest"),
        ({"audits": ()}, "audits", "Choose one or more"),
        ({"audits": ("81", "83")}, "audits", "Choose one or more"),
        ({"audits": ("84",)}, "audits", "Choose one or more"),
        ({"audits": ("x",)}, "audits", "Choose one or more"),
        ({"note": ""}, "note", "Say what the competence rests on."),
    ],
)
def test_what_does_not_confirm_a_competence_is_refused_at_its_input(
    office: Office, said: dict[str, str], field: str, why: str
) -> None:
    """83 is a core audit of the learner's, 84 somebody else's learning audit."""
    learned(office, 81)
    office.does(put_judged, 83, auditor="learner")
    office.does(put_judged, 84, kind="learning")
    filled = {"by": "U0MODERATOR", "audits": ("81",), "note": WHY} | said
    assert why in opens(office).fills(**filled).errors[field]  # type: ignore[arg-type]
    assert roles_of(office, "learner") == {Role.LEARNER}
    assert office.planned() == []


def test_without_a_moderated_learning_audit_nobody_can_be_promoted(office: Office) -> None:
    office.does(put_judged, 81, auditor="learner", kind="learning", admissibility=None)
    plt = office.person("plt").says("/audits auditors")
    assert "Confirm competence" not in plt.buttons
    record = office.person("plt").says("/audits auditors").presses("Record", on="@Learner").sees
    assert "Competence is confirmed on moderated learning audits that can be relied on. There is none yet." in record
    assert (
        "No learning audit of theirs is moderated yet" in plt.knocks(_press(office, "plt", "to_core", "learner")).sees
    )


def test_a_name_in_the_note_is_asked_about_once_and_what_was_chosen_stays(office: Office) -> None:
    learned(office)
    plt = opens(office).fills(by="U0MODERATOR", audits=("82",), note="What Mr Xyzzy read")
    assert "may be a name" in plt.sees
    plt.fills()
    assert last(office)[2]["audits"] == ["AU-82"]
    plt = opens(office, "Back to learning").fills(note="Mr Xyzzy says so")
    assert "may be a name" in plt.sees
    plt.fills()
    assert roles_of(office, "learner") == {Role.LEARNER}


def test_of_two_who_promote_at_once_one_wins(any_office: Office) -> None:
    office = any_office
    learned(office)
    knocks = []
    for who in ("plt", "second plt"):
        form = opens(office, who=who).form
        assert form is not None
        said = {"by": "U0MODERATOR", "audits": ("81",), "note": WHY}
        knocks.append(
            Knock(account_of(who), HOME, "form", "to_core", office.now, office.key(), form=said, context=form.context)
        )
    replies = answers(office, *knocks)
    assert sum("They are a core auditor by now" in refused(reply) for reply in replies) == 1
    assert office.planned() == [("competence", "learner"), ("competence-confirmed", "moderator")]


def test_nobody_decides_about_themselves_nor_as_a_cover_for_them(office: Office) -> None:
    office.does(lambda ledger: ledger.connection.execute(insert(roles), {"person_id": IDS["plt"], "role": "learner"}))
    office.does(put_judged, 81, auditor="plt", kind="learning")
    assert "Confirm competence" not in office.person("plt").says("/audits auditors").buttons
    assert (
        "Nobody decides about themselves" in office.person("plt").knocks(_press(office, "plt", "to_core", "plt")).sees
    )
    office.does(put_cover, "plt", "moderator", "2018-01-08", "2018-01-12")
    knock = _press(office, "moderator", "to_core", "plt")
    assert "Nobody decides about themselves" in office.person("moderator").knocks(knock).sees
    opens(office, on="@Plt", who="second plt").fills(by="U0MODERATOR", audits=("81",), note=WHY)
    assert roles_of(office, "plt") == {Role.PLT, Role.CORE_AUDITOR}


def test_a_moderator_sees_the_records_and_moves_nobody(office: Office) -> None:
    learned(office)
    moderator = office.person("moderator").says("/audits auditors")
    assert set(moderator.buttons) == {"Record"}
    for does in ("to_core", "to_learning"):
        about = "learner" if does == "to_core" else "auditor"
        said = moderator.knocks(_press(office, "moderator", does, about)).sees
        assert "Only the Practice Learning Team decides who is in the core group." in said


@pytest.mark.parametrize("who", [name for name in PEOPLE if name not in SEE_ALL and name != "leaver"])
def test_everybody_else_sees_their_own_record_alone(office: Office, who: str) -> None:
    learned(office)
    person = office.person(who)
    assert person.says("/audits auditors").sees == UNSEEN
    for about in ("learner", "auditor"):
        seen = person.knocks(_press(office, who, "record", about)).sees
        assert ("Your record" in seen) if about == who else (seen == UNSEEN)
        for does in ("to_core", "to_learning"):
            refusal = person.knocks(_press(office, who, does, about)).sees
            assert refusal == UNSEEN if about != who else "Only the Practice Learning Team" in refusal
    own = person.says("/audits record").sees
    assert ("Your record" in own) is (who in ("learner", "auditor"))
    assert roles_of(office, "learner") == {Role.LEARNER}


def test_an_absent_person_and_one_who_does_not_audit_have_no_record(office: Office) -> None:
    for about in ("999999", "x", str(IDS["manager"])):
        knock = replace(_press(office, "plt", "record", "learner"), about=about)
        assert office.person("plt").knocks(knock).sees == UNSEEN


def test_a_record_says_what_was_done_how_it_was_judged_and_what_came_back(any_office: Office) -> None:
    office = any_office
    with office.store.writing(office.now) as ledger:
        november = put_november(ledger)
    office.does(put_judged, 81, strengths=(CLEAR,))
    office.does(
        put_judged, 82, strengths=(CLEAR, "too dense"), round_id=november, grade="not-yet-good", auditor_grade="good"
    )
    office.does(put_judged, 83, admissibility="inadmissible")
    office.does(put_audit, 84)
    office.does(put_audit, 85)
    back = update(audits).where(audits.c.id == 85).values(taken_back=date(2018, 1, 9))
    office.does(lambda ledger: ledger.connection.execute(back))
    seen = office.person("auditor").says("/audits record").sees
    for said in (
        "You are a core auditor.", "Done: 3 core audits · to do: 1", "Immediately admissible: 2 of 3 (67%)",
        "Inadmissible: 1 of 3 (33%)", "Grade as the moderator saw it: 2 of 3 (67%)",
        "Strengths that came back\nstrong evidence statements: 2 of 3",
        "Nov 2017: AU-82 immediately admissible, Good became Doesn't yet meet Good",
    ):  # fmt: skip
        assert said in seen
    assert "too dense" not in seen
    assert "410081" not in seen


def test_opening_a_record_and_the_list_is_written_down_and_ones_own_is_not(office: Office) -> None:
    learned(office)
    office.person("plt").says("/audits auditors").presses("Record", on="@Learner")
    office.person("learner").says("/audits record")
    assert office.history("list:auditors") == ["listed"]
    assert office.history(f"person:{IDS['learner']}") == ["opened"]


def test_many_auditors_stand_on_pages_and_those_who_have_left_on_none(office: Office) -> None:
    def many(ledger: object) -> None:
        run = ledger.connection.execute  # type: ignore[attr-defined]
        run(insert(people), [_auditor(number) for number in range(100, 112)])
        run(insert(roles), [{"person_id": number, "role": "learner"} for number in range(100, 112)])
        run(update(people).where(people.c.id == 111).values(active=False))

    office.does(many)
    plt = office.person("plt").says("/audits auditors")
    assert "Auditors · 1 core, 12 learners" in plt.sees
    assert "Page 1 of 2" in plt.sees
    assert "@Learner 110" in plt.presses("Next").sees
    assert "@Learner 111" not in plt.sees
    plt.presses("Record", on="@Learner 110").presses("All auditors").presses("Next").presses("Previous")
    assert "@Auditor" in plt.sees


def _auditor(number: int) -> dict[str, object]:
    return {"id": number, "email": f"learner-{number}@council.example", "name": f"Learner {number}", "active": True}


def _press(office: Office, who: str, does: str, about: str) -> Knock:
    return Knock(account_of(who), HOME, "press", does, office.now, office.key(), about=str(IDS[about]))


def test_a_cover_sees_the_record_of_whom_they_cover_for_and_no_others(office: Office) -> None:
    learned(office)
    office.does(put_cover, "learner", "worker", "2018-01-08", "2018-01-12")
    worker = office.person("worker")
    assert "@Learner" in worker.knocks(_press(office, "worker", "record", "learner")).sees
    assert worker.knocks(_press(office, "worker", "record", "auditor")).sees == UNSEEN
    assert "opened" in office.history(f"person:{IDS['learner']}")


def test_a_moderator_who_covers_for_one_from_outside_goes_on_seeing_all_records(office: Office) -> None:
    office.does(put_cover, "outside moderator", "moderator", "2018-01-08", "2018-01-12")
    office.does(put_cover, "outside moderator", "worker", "2018-01-08", "2018-01-12")
    assert "Auditors · " in office.person("moderator").says("/audits auditors").sees
    assert office.person("worker").says("/audits auditors").sees == UNSEEN
