"""“Is anybody better off?” is picked from what was said, anonymised, and confirmed by a second person before it leaves the
Practice Learning Team; and what other sources say is written down beside the findings."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import insert

from domain.sentence import Sentence, SentenceState
from handlers.ask import Knock
from storage.ledger import Store
from storage.statements import Statement, hold
from storage.tables import areas, tags
from tests.office.council import HOME, IDS, account_of, put_cover
from tests.office.judged import put_exemplary, put_judged
from tests.office.people import Colleague, Office
from tests.office.screen import lines_of
from tests.office.test_at_once import refused
from tests.office.test_posting_reports import channels, posted, put, signed
from tests.office.test_writing_reports import DECEMBER, holds, report

UNSEEN = "There is no sentence there that you can see. Nothing was changed by your press."
TEXT = "Decisions were made together, and home became calm."
S = SentenceState


def picked(office: Office, text: str = TEXT, on: str = "AU-91") -> Colleague:
    """From an audit of the learner, by the first of the PLT."""
    office.does(put_exemplary, 91, auditor="learner")
    return office.person("plt").says("/summary better").presses("Pick", on=on).fills(text=text)


def sentences(office: Office) -> list[Sentence]:
    with office.ledger() as ledger:
        return ledger.sentences.of_month(DECEMBER)


def test_it_is_offered_without_what_is_telling_and_waits_for_another(any_office: Office) -> None:
    office = any_office
    office.does(put_exemplary, 91, auditor="learner")
    office.does(
        lambda ledger: ledger.connection.execute(areas.update().values(impact="On 3 March Brellick came home."))
    )
    plt = office.person("plt").says("/summary better").presses("Pick", on="AU-91")
    assert holds(plt) == "On [a date] [a name] came home."

    plt.fills(text=TEXT)

    assert "Waits for a second pair of eyes · 1" in plt.sees
    assert "Confirm" not in plt.buttons
    waits = "A sentence for the report of December 2017 waits for a second pair of eyes"
    assert [office.heard_by(who).count(waits) for who in ("second plt", "moderator", "learner", "plt")] == [1, 1, 0, 0]
    moderator = office.person("moderator").says("/summary better")
    assert TEXT in moderator.sees
    assert not [word for word in ("AU-91", "4100", "Brellick", "@Plt picked") if word in moderator.sees]
    moderator.presses("Confirm")

    assert [(one.state, one.decided_by) for one in sentences(office)] == [(S.CONFIRMED, IDS["moderator"])]
    assert "A sentence for the report of December 2017 was confirmed" in office.heard_by("plt")
    assert office.history("sentence:1") == ["sentence picked", "sentence confirmed"]


def test_the_differences_that_actions_made_in_the_month_are_there_to_pick_from(any_office: Office) -> None:
    office = any_office
    office.turns_to("2017-12-20 10:00")
    office.has("A-5")
    office.has("A-6")
    manager = office.person("manager").says("/actions done A-5")
    manager.fills(done="Done", recorded_in="Plan", difference="yes", how="They sleep through the night.")
    manager.says("/actions done A-6").fills(done="Done", recorded_in="Plan", difference="no", how="Nothing came of it.")
    office.turns_to("2018-01-10 10:00")

    plt = office.person("plt").says("/summary better")
    assert "They sleep through the night." in plt.sees
    assert "Nothing came of it." not in plt.sees
    plt.presses("Pick", on="A-5").fills(text="Nights are calm again.")
    assert sentences(office)[0].source == "A-5"
    assert IDS["manager"] in sentences(office)[0].involved


@pytest.mark.parametrize("who", ["plt", "learner", "manager", "outside moderator", "auditor"])
def test_nobody_confirms_what_they_picked_or_had_a_part_in_and_strangers_see_nothing(office: Office, who: str) -> None:
    picked(office)
    other = office.person(who)
    other.card = office.person("second plt").says("/summary better").card

    other.presses("Confirm", on=TEXT)

    assert sentences(office)[0].state is S.WAITING
    if who != "plt":
        assert other.sees == UNSEEN
        assert other.says("/summary better").sees == UNSEEN.replace(" by your press", "")


def test_the_cover_of_whoever_picked_it_does_not_confirm_it(office: Office) -> None:
    office.does(put_cover, "plt", "moderator", "2018-01-08", "2018-01-12")
    picked(office)

    assert "Confirm" not in office.person("moderator").says("/summary better").buttons


def test_it_is_sent_back_mended_and_confirmed_as_it_was_read(any_office: Office) -> None:
    office = any_office
    plt = picked(office)
    second = office.person("second plt").says("/summary better")
    stale = second.card
    second.presses("Send back").fills(reason="Say it in plainer words")
    assert "“Say it in plainer words”" in office.person("plt").reads().sees
    plt.says("/summary better").presses("Change it").fills(text="Home became calm.")

    second.card = stale
    assert "has changed since you read it" in second.presses("Confirm").sees
    second.says("/summary better").presses("Confirm")
    assert [(one.state, one.text) for one in sentences(office)] == [(S.CONFIRMED, "Home became calm.")]


def test_of_two_who_decide_or_pick_at_once_one_wins(any_office: Office) -> None:
    office = any_office
    picked(office)
    one, other = office.person("second plt").says("/summary better"), office.person("moderator").says("/summary better")
    one.presses("Send back")
    other.presses("Confirm")
    assert "was confirmed by Moderator already" in one.fills(reason="Too plain").sees
    first, second = (
        office.person(who).says("/summary better").presses("Pick", on="AU-91") for who in ("plt", "second plt")
    )
    first.fills(text="Another one.")
    assert "Somebody else has picked from AU-91 a moment ago" in second.fills(text="The same.").sees
    assert len(sentences(office)) == 2


def test_who_picks_while_another_pick_from_the_same_audit_is_under_way_waits_and_is_told(postgres_store: Store) -> None:
    office = Office(postgres_store)
    office.does(put_exemplary, 91, auditor="learner")
    said = {"form": {"text": TEXT}, "context": {"about": "2017-12 AU-91/impact", "seen": "0", "place": ""}}
    pick = Knock(account_of("plt"), HOME, "form", "sentence_pick", office.now, office.key(), **said)  # type: ignore[arg-type]
    with ThreadPoolExecutor(1) as pool:
        with postgres_store.writing(office.now) as ledger:
            hold(ledger.connection, Statement("AU-91/impact", "", ""))
            ledger.sentences.add(Sentence(None, DECEMBER, TEXT, S.WAITING, IDS["second plt"], office.now, audit_id=91))
            answered = pool.submit(office.desk.answer, pick)
            while not answered.done() and not _waits(office):
                pass
        assert "Somebody else has picked from AU-91 a moment ago" in refused(answered.result())
    assert len(sentences(office)) == 1


def _waits(office: Office) -> bool:
    """Whether somebody is held up by what another transaction holds."""
    asked = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    with office.ledger() as ledger:
        return ledger.connection.exec_driver_sql(asked).first() is not None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("As AU-91 shows.", "“AU-91” tells who is meant"),
        ("On 12 March it got better.", "may tell somebody who is meant"),
    ],
)
def test_what_is_telling_is_refused_or_asked_about(office: Office, text: str, told: str) -> None:
    assert told in picked(office, text).sees
    assert sentences(office) == []


def test_a_report_tells_those_that_were_confirmed_when_it_was_signed_off_and_none_that_was_withdrawn(
    any_office: Office,
) -> None:
    office = any_office
    picked(office)
    office.person("moderator").says("/summary better").presses("Confirm")
    plt = office.person("plt").says("/summary")
    assert "1 confirmed sentence in it" in plt.sees
    assert TEXT in plt.presses("Read in full").sees
    posted(office)
    picked_later = office.person("plt").says("/summary better").presses("Pick", on="AU-91").fills(text="Later.")
    office.person("moderator").says("/summary better").presses("Confirm")
    with office.ledger() as ledger:
        assert [one.text for one in ledger.sentences.told(report(office))] == [TEXT]

    picked_later.says("/summary better").presses("Withdraw", on=TEXT).fills(reason="The family asked for it.")

    with office.ledger() as ledger:
        assert ledger.sentences.told(report(office)) == []
        assert [one.text for one in ledger.sentences.confirmed(DECEMBER)] == ["Later."]


def reworded(office: Office, text: str) -> None:
    plt = office.person("plt").says("/summary better").presses("Withdraw").fills(reason="It says too much.")
    plt.says("/summary better").presses("Change it").fills(text=text)
    office.person("moderator").says("/summary better").presses("Confirm")


def told_to_all(office: Office) -> str:
    office.delivers()
    (found,) = office.slack.of("#everybody")
    return "\n".join(lines_of(found.card))


def test_a_posted_report_never_says_other_words_than_those_that_were_signed_off(any_office: Office) -> None:
    office = any_office
    picked(office)
    office.person("moderator").says("/summary better").presses("Confirm")
    posted(office)
    assert TEXT in told_to_all(office)

    reworded(office, "Home became calm.")

    assert [(one.id, one.state, one.text) for one in sentences(office)] == [(1, S.CONFIRMED, "Home became calm.")]
    assert TEXT not in told_to_all(office)
    assert "Home became calm." not in told_to_all(office)
    plt = office.person("plt").says("/summary").presses("Correct it").fills(change="A sentence was put anew.")
    assert "Home became calm." not in told_to_all(office)
    office.person("second plt").says("/summary").presses("Sign off")
    plt.says("/summary").presses("Post")
    assert "Home became calm." in told_to_all(office)


def test_what_is_put_in_other_words_after_the_sign_off_must_be_looked_at_before_posting(office: Office) -> None:
    picked(office)
    office.person("moderator").says("/summary better").presses("Confirm")
    plt = signed(office)
    reworded(office, "Home became calm.")

    assert "or the sentences confirmed for it" in plt.says("/summary").presses("Post").sees
    assert put(office) == {}


def test_what_is_confirmed_after_the_sign_off_must_be_looked_at_before_posting(office: Office) -> None:
    office.does(channels)
    picked(office)
    office.person("plt").says("/summary").presses("Sign off")
    office.person("moderator").says("/summary better").presses("Confirm")

    assert "or the sentences confirmed for it" in office.person("plt").says("/summary").presses("Post").sees
    assert put(office) == {}


def test_a_note_of_a_source_is_offered_beside_the_findings_that_it_speaks_to(any_office: Office) -> None:
    office = any_office
    office.does(put_judged, 81)
    office.does(
        lambda ledger: ledger.connection.execute(insert(tags), {"audit_id": 81, "kind": "finding", "tag": "analysis"})
    )
    said = {"source": "Dip sample", "dated": "2017-12-12", "text": "Seven of ten weighed the history."}
    plt = office.person("plt").says("/summary evidence add").fills(**said, tags=("analysis", "SMART plans"))
    plt.says("/summary evidence").presses("Add a note").fills(
        **{**said, "text": "Of something else."}, tags=("SMART plans",)
    )
    assert "What other sources say · 2" in plt.sees
    assert "What other sources say · 2" in office.person("director").says("/summary evidence").sees

    links = plt.says("/summary").presses("Write", on="Links with earlier findings and other sources")
    assert "Dip sample, 12 Dec 2017 (analysis): Seven of ten weighed the history." in holds(links)
    assert "Of something else." not in holds(links)

    stale = plt.says("/summary evidence").card
    plt.presses("Withdraw", on="Dip sample")
    plt.card = stale
    assert "was withdrawn already" in plt.presses("Withdraw", on="Dip sample").sees
    with office.ledger() as ledger:
        assert ledger.evidence.count() == 1
        assert len(ledger.evidence.between(date(2017, 1, 1), DECEMBER.replace(day=31))) == 1
    assert office.history("evidence:2") == ["evidence added", "evidence withdrawn"]


@pytest.mark.parametrize("who", ["manager", "head of service", "moderator", "auditor", "outside moderator"])
def test_nobody_else_reads_or_writes_what_other_sources_say(office: Office, who: str) -> None:
    unseen = "There is nothing of that kind that you can see. Nothing was changed by your press."
    other, plt = office.person(who), office.person("plt").says("/summary evidence add")
    form = plt.form
    plt.fills(source="Dip sample", dated="2017-12-12", text="Seven of ten.")
    for typed in ("/summary evidence", "/summary evidence add"):
        assert other.says(typed).sees == unseen.replace(" by your press", "")
    other.form, other._form_key = form, office.key()
    assert other.fills(source="Dip sample", dated="2017-12-12", text="Mine.").sees == unseen
    other.card, other.form = plt.says("/summary evidence").card, None
    assert other.presses("Withdraw").sees == unseen
    with office.ledger() as ledger:
        assert ledger.evidence.count() == 1
    director = office.person("director").says("/summary evidence")
    assert "Add a note" not in director.buttons
