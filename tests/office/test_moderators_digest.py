"""What waits to be moderated by somebody stands in their daily digest, and what was marked as an example and is not anonymised in
the PLT's; nothing comes where nothing waits."""

from datetime import date

from sqlalchemy import delete

from storage.tables import outbox
from tests.office.council import IDS, put_audit, put_cover
from tests.office.judged import put_exemplary
from tests.office.people import Office
from tests.office.test_judging_again import moderated, shows
from tests.office.test_moderating import GOOD, SUBMITTED, queue


def waits(office: Office, number: int, **said: object) -> None:
    office.does(put_audit, number, **{**SUBMITTED, "submitted": date(2018, 1, 9), **said})


def test_what_is_in_the_queue_for_all_and_what_was_given_stands_in_the_digest_once_a_day(any_office: Office) -> None:
    office = any_office
    office.does(lambda ledger: ledger.roles.give(IDS["second plt"], "moderator"))
    for number in (112, 113):
        waits(office, number)
    waits(office, 114, moderator="outside moderator")
    waits(office, 115, auditor="second plt", moderator="plt")
    office.wakes("2018-01-11 09:00")
    office.wakes("2018-01-11 15:00")

    assert office.was_told("moderator") == ["2 audits wait for your moderation"]
    read = office.person("moderator").reads()
    assert "Good morning. 2 audits wait for your moderation." in read.sees
    assert "All of them are for any moderator. The longest was submitted 2 working days ago." in read.sees
    assert office.was_told("outside moderator") == ["1 audit waits for your moderation"]
    assert "1 given to you." in office.person("outside moderator").reads().sees
    assert office.was_told("plt") == ["1 audit waits for your moderation"]
    assert office.was_told("second plt") == ["2 audits wait for your moderation"]
    for who in ("auditor", "manager", "head of service", "director", "worker"):
        assert office.was_told(who) == []

    assert "Audits to moderate · 2" in read.presses("Audits to moderate").sees
    queue(office).presses("Immediately admissible").fills(**GOOD)
    assert "Waiting for your moderation · 1" in office.person("moderator").reads(0).sees
    queue(office).presses("Immediately admissible").fills(**GOOD)
    assert "All of it is done." in office.person("moderator").reads(0).sees
    office.wakes("2018-01-12 09:00")
    assert len(office.was_told("moderator")) == 1


def test_a_second_moderation_and_a_challenge_wait_for_whom_they_were_given_or_who_covers(office: Office) -> None:
    for number in (112, 113):
        moderated(office, number)
    shows(office, "manager").presses("Challenge the grade").fills(reason="The plan shows it")
    for number in (112, 113):
        shows(office, "plt", number).presses("Give to a second moderator").fills(moderator=str(IDS["second plt"]))
    office.does(put_cover, "second plt", "worker", "2018-01-11", "2018-01-12")
    office.does(lambda ledger: ledger.connection.execute(delete(outbox)))
    office.wakes("2018-01-11 09:00")

    assert office.was_told("second plt") == []
    assert office.was_told("moderator") == []
    assert office.was_told("worker")[-1] == "2 audits wait for your moderation"
    assert "2 to be judged again." in office.person("worker").reads().sees


def test_what_nobody_anonymises_is_counted_for_the_plt_after_ten_working_days(any_office: Office) -> None:
    office = any_office
    office.does(put_exemplary, 501)
    with office.ledger() as ledger:
        since = ledger.audits.get(501).moderated
        first = ledger.policy.calendar.add(since, 10)
        before = ledger.policy.calendar.add(first, -1)
    office.wakes(f"{before} 09:00")
    assert office.was_told("plt") == []
    office.wakes(f"{first} 09:00")
    assert office.was_told("plt") == ["1 audit marked as an example is not anonymised"]
    assert office.was_told("moderator") == []
    plt = office.person("plt").reads()
    assert "Nobody has anonymised it for 10 working days or longer." in plt.sees
    plt.presses("Examples of good audits").presses("Anonymise", on="AU-501").fills()
    assert office.was_told("second plt")[-1] == "An anonymised audit waits for a second pair of eyes"
    office.wakes(f"{first} 15:00")
    office.turns_to(f"{first} 16:00")
    told = len(office.was_told("plt"))
    with office.ledger() as ledger:
        tomorrow = ledger.policy.calendar.add(first, 1)
    office.wakes(f"{tomorrow} 09:00")
    assert len(office.was_told("plt")) == told
