"""A good audit is anonymised and passed round: proposed by one, read and accepted by another, and then in the library and in
the training channel, with nothing that leads back to whose case or whose audit it was."""

from datetime import date

import pytest
from sqlalchemy import insert, update

from storage.tables import audits, people, roles
from tests.office.council import IDS, put_cover
from tests.office.judged import put_exemplary, put_judged, put_november
from tests.office.passed_round import in_channel, proposed, read_by, set_channel
from tests.office.people import Office

UNSEEN = "There is no example of a good audit that you can see there. Nothing was changed by your press."
UNSEEN_TYPED = UNSEEN.replace(" by your press", "")
TELLING = ("AU-", "412087", "4105", "Brellick", "12 December", "North", "@Auditor", "@Moderator", "Good")
READERS = ("auditor", "learner", "moderator", "plt", "second plt", "director", "head of service", "manager")
STRANGERS = ("outside moderator",)


def test_it_is_proposed_without_traces_accepted_by_another_and_posted(any_office: Office) -> None:
    set_channel(any_office)
    any_office.does(put_exemplary, 501)
    moderator = any_office.person("moderator").says("/audits exemplars")
    assert "Marked as an example, not yet anonymised · 1" in moderator.sees
    moderator.presses("Anonymise", on="AU-501")
    assert moderator.form is not None
    held = {asked.name: asked.value for asked in moderator.form.inputs if hasattr(asked, "value")}
    assert held["impact.evidence"] == "On [a date] [a name] moved home; case [a reference] shows how."

    moderator.fills()

    assert "Waits for a second pair of eyes · 1" in moderator.sees
    assert "Read and decide" not in moderator.buttons
    assert any_office.heard_by("plt") == ["An anonymised audit waits for a second pair of eyes"]
    assert any_office.heard_by("auditor") == []
    assert in_channel(any_office) == []
    plt = any_office.person("plt").reads().presses("Read and decide")
    assert "On [a date] [a name] moved home" in plt.sees
    plt.presses("Accept")

    assert any_office.heard_by("moderator") == ["An example of a good audit was accepted"]
    assert "It was accepted by @Plt" in any_office.person("second plt").reads().sees
    posted = in_channel(any_office)
    assert len(posted) == 1
    assert "An example of a good audit · Planning" in posted[0]
    assert "She sleeps and goes to school." in posted[0]
    assert not [word for word in TELLING if word in posted[0]]
    assert any_office.slack.of("#training")[0].push == "An example of a good audit"
    assert any_office.history("exemplar:1") == ["exemplar proposed", "opened", "exemplar accepted"]


def test_all_who_take_part_in_auditing_read_the_library_and_nobody_else_learns_that_there_is_one(
    office: Office,
) -> None:
    proposed(office)
    read_by(office, "plt").presses("Accept")

    for who in READERS:
        reader = office.person(who).says("/audits exemplars").presses("Read")
        assert "She sleeps and goes to school." in reader.sees
        assert not [word for word in TELLING[:-3] if word in reader.sees]
    for who in ("auditor", "learner", "manager", "head of service"):
        seen = office.person(who).sees
        assert "Good" not in seen
        assert "@" not in seen
    assert "Grade: Good." in office.person("director").sees
    for who in STRANGERS:
        assert office.person(who).says("/audits exemplars").sees == UNSEEN_TYPED
        office.person(who).card = office.person("plt").says("/audits exemplars").card
        assert office.person(who).presses("Read").sees == UNSEEN


def test_what_waits_is_as_if_it_were_not_there_for_those_without_a_part_in_it(office: Office) -> None:
    proposed(office)
    card = office.person("plt").says("/audits exemplars").card

    for who in ("auditor", "learner", "manager", "head of service", "outside moderator"):
        other = office.person(who)
        assert "pair of eyes" not in other.says("/audits exemplars").sees
        other.card = card
        assert other.presses("Read and decide").sees == UNSEEN
    director = office.person("director").says("/audits exemplars").presses("Read")
    assert "Accept" not in director.buttons


def test_nobody_decides_on_what_they_proposed_nor_on_their_own_audit_nor_as_a_cover_of_who_did(office: Office) -> None:
    office.does(put_cover, "auditor", "second plt", "2018-01-08", "2018-01-12")
    moderator = proposed(office)
    card = read_by(office, "plt").card
    refused = "decides who neither proposed it, did the audit nor manages the team of its case"

    for who in (moderator, office.person("second plt")):
        who.card = card
        assert refused in who.presses("Accept").sees
        who.card = card
        assert refused in who.presses("Send back").sees
    assert office.heard_by("second plt") == []
    office.person("plt").presses("Accept")
    assert office.history("exemplar:1")[-1] == "exemplar accepted"


def test_of_two_who_accept_one_wins_and_the_other_is_told_by_whom(any_office: Office) -> None:
    set_channel(any_office)
    proposed(any_office)
    first, second = read_by(any_office, "plt"), read_by(any_office, "second plt")
    first.presses("Accept")

    assert "That example was accepted by Plt already." in second.presses("Accept").sees
    assert len(in_channel(any_office)) == 1


def test_of_two_who_propose_one_wins(any_office: Office) -> None:
    any_office.does(put_exemplary, 501)
    first = any_office.person("moderator").says("/audits exemplars").presses("Anonymise")
    second = any_office.person("plt").says("/audits exemplars").presses("Anonymise")
    first.fills()

    second.fills()

    assert "The example made from AU-501 waits for somebody's decision." in second.sees
    assert any_office.history("exemplar:1") == ["exemplar proposed"]


def test_who_read_an_earlier_text_does_not_accept_a_later_one(any_office: Office) -> None:
    moderator = proposed(any_office)
    plt = read_by(any_office, "plt")
    moderator.says("/audits exemplars").presses("Change it").fills(impact__evidence="The home was found in time.")

    assert "That example has changed since you read it." in plt.presses("Accept").sees
    assert "The home was found in time." in read_by(any_office, "plt").sees


def test_what_is_sent_back_is_mended_and_proposed_again(office: Office) -> None:
    proposed(office)
    read_by(office, "plt").presses("Send back").fills(reason="The school is too plain to see")

    assert office.heard_by("moderator") == ["An example of a good audit was sent back"]
    moderator = office.person("moderator").reads()
    assert "“The school is too plain to see”" in moderator.sees
    moderator.says("/audits exemplars").presses("Change it").fills(impact__impact="")
    assert "Sent back" not in moderator.sees
    assert "She sleeps" not in read_by(office, "second plt").sees
    assert office.history("exemplar:1")[-2:] == ["exemplar proposed", "opened"]


def test_what_still_tells_somebody_is_asked_about_once(office: Office) -> None:
    moderator = proposed(office, impact__evidence="Brellick is seven, see 3/12 and P12345.")
    assert (
        "“3/12”, “P12345” and “Brellick” may tell" in moderator.sees
        or "may tell somebody who is meant" in moderator.sees
    )
    assert office.history("exemplar:1") == []
    tick = next(asked for asked in moderator.form.inputs if getattr(asked, "name", "") == "sure")  # type: ignore[union-attr]

    moderator.fills(sure=(tick.options[0].value,), impact__evidence="Brellick and Tamzo are seven.")
    assert "“Brellick” and “Tamzo” may tell somebody who is meant." in moderator.sees
    tick = next(asked for asked in moderator.form.inputs if getattr(asked, "name", "") == "sure")  # type: ignore[union-attr]
    moderator.fills(sure=(tick.options[0].value,))

    assert office.history("exemplar:1") == ["exemplar proposed"]
    asked = "The proposer was asked about: “Brellick” and “Tamzo”."
    assert asked in read_by(office, "plt").sees
    assert "was asked about" not in office.person("director").says("/audits exemplars").presses("Read").sees


@pytest.mark.parametrize("telling", ["410501", "au-501", "AU-7", "A-17", "398114", "Tamzo"])
def test_a_reference_or_a_name_of_the_people_table_is_refused_at_its_input(any_office: Office, telling: str) -> None:
    any_office.does(put_judged, 502, case_ref="398114", auditor="auditor")
    named = update(people).where(people.c.id == IDS["worker"]).values(name="Brellick Tamzo")
    any_office.does(lambda ledger: ledger.connection.execute(named))
    moderator = proposed(any_office, experience__impact=f"She knows it from {telling} by now.")
    told = f"“{telling}” tells whose it is. Take out every reference and name."
    assert moderator.errors == {"experience.impact": told}
    moderator.fills(experience__impact="She knows it by now.")
    assert any_office.history("exemplar:1") == ["exemplar proposed"]


def test_a_name_that_one_part_gives_away_is_one_in_every_part(office: Office) -> None:
    moderator = proposed(office, experience__impact="Brellick sleeps through the night.")

    assert "“Brellick” may tell somebody who is meant." in moderator.sees


def test_a_part_may_be_left_empty_and_not_all_of_them(office: Office) -> None:
    parts = {f"{area}__{kind}": "" for area in ("impact", "experience", "aspect1") for kind in ("evidence", "impact")}
    moderator = proposed(office, **parts)
    assert moderator.errors == {"impact.evidence": "Nothing is left of it: fill in at least one part."}

    moderator.fills(**{**parts, "experience__evidence": "Her words are in the plan."})

    assert "Impact" not in read_by(office, "plt").sees


@pytest.mark.parametrize("said", [{"admissibility": "inadmissible"}, {"exemplar": False}])
def test_only_an_admissible_audit_that_was_marked_is_anonymised(office: Office, said: dict[str, object]) -> None:
    office.does(put_exemplary, 501)
    card = office.person("moderator").says("/audits show AU-501").card
    office.does(lambda ledger: ledger.connection.execute(update(audits).where(audits.c.id == 501).values(**said)))

    moderator = office.person("moderator").says("/audits show AU-501")
    assert "Anonymise" not in moderator.buttons
    assert "not yet anonymised" not in moderator.says("/audits exemplars").sees
    moderator.card = card
    assert "AU-501 is not yours to propose as an exemplar." in moderator.presses("Anonymise").sees


def test_a_moderator_from_outside_reads_no_library_whatever_else_they_hold(office: Office) -> None:
    held = [{"person_id": IDS["outside moderator"], "role": "moderator"}]
    office.does(lambda ledger: ledger.connection.execute(insert(roles), held))
    proposed(office)
    card = office.person("plt").says("/audits exemplars").card
    outside = office.person("outside moderator")

    assert office.heard_by("outside moderator") == []
    outside.card = card
    assert outside.presses("Read and decide").sees == UNSEEN
    read_by(office, "plt").presses("Accept")
    assert outside.says("/audits exemplars").sees == UNSEEN_TYPED


@pytest.mark.parametrize("did", ["submitted_by", "challenged_by"])
def test_who_submitted_an_audit_or_challenged_its_grade_as_a_cover_does_not_decide(office: Office, did: str) -> None:
    proposed(office)
    theirs = update(audits).where(audits.c.id == 501).values({did: IDS["second plt"]})
    office.does(lambda ledger: ledger.connection.execute(theirs))

    assert "Read and decide" not in office.person("second plt").says("/audits exemplars").buttons
    assert "Read and decide" in office.person("plt").says("/audits exemplars").buttons


def test_who_is_to_decide_hears_once_of_what_was_proposed_anew_before_they_heard(office: Office) -> None:
    moderator = proposed(office)
    read_by(office, "second plt").presses("Send back").fills(reason="Too plain")
    office.later(minutes=1)
    moderator.says("/audits exemplars").presses("Change it").fills(impact__evidence="The home was found in time.")

    assert office.heard_by("plt") == ["An anonymised audit waits for a second pair of eyes"]


@pytest.mark.parametrize("said", [{"admissibility": "inadmissible"}, {"exemplar": False}])
def test_an_accepted_one_is_out_of_the_library_once_its_audit_is_no_good_example(
    any_office: Office, said: dict[str, object]
) -> None:
    proposed(any_office)
    read_by(any_office, "plt").presses("Accept")
    learner = any_office.person("learner").says("/audits exemplars")
    card = learner.card
    any_office.does(lambda ledger: ledger.connection.execute(update(audits).where(audits.c.id == 501).values(**said)))

    assert learner.says("/audits exemplars").sees == "There is no example of a good audit yet."
    learner.card = card
    assert learner.presses("Read").sees == UNSEEN


def test_nobody_proposes_their_own_audit(office: Office) -> None:
    office.does(put_exemplary, 501, auditor="plt")
    assert "Anonymise" not in office.person("plt").says("/audits exemplars").buttons
    assert "Anonymise" in office.person("second plt").says("/audits exemplars").buttons


def test_the_library_has_pages_and_themes(office: Office) -> None:
    office.does(_fill_the_library)
    learner = office.person("learner").says("/audits exemplars")
    assert "Examples of good audits · 14" in learner.sees
    assert "Page 1 of 2" in learner.sees
    learner.presses("Next").presses("Previous").presses("Planning · 12")
    assert "Examples of good audits · Planning · 12" in learner.sees
    assert "Assessment |" not in learner.sees
    learner.presses("Next")
    assert "Page 2 of 2" in learner.sees
    learner.presses("Read").presses("All examples").presses("Assessment · 2").presses("All themes")
    assert "Examples of good audits · 14" in learner.sees
    assert "Examples of good audits · Assessment · 2" in learner.says("/audits exemplars assess").sees


def _fill_the_library(ledger: object) -> None:
    november = put_november(ledger)  # type: ignore[arg-type]
    for number in range(601, 615):
        put_judged(ledger, number, round_id=november if number < 603 else 1, exemplar=True)  # type: ignore[arg-type]
        ledger.connection.exec_driver_sql(  # type: ignore[attr-defined]
            "insert into exemplars (audit_id, text, state, by_id, at, decided_by, decided_at, version) values "
            f'({number}, \'{{"impact": {{"evidence": "Seen", "impact": ""}}}}\', \'accepted\', {IDS["moderator"]}, '
            f"'{date(2018, 1, 9)} 09:00:00', {IDS['plt']}, '{date(2018, 1, 9)} 09:00:00', 2)"
        )
