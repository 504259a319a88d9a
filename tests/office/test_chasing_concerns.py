"""A case of concern is said until it is answered: again, to who answers by then, to the director; and where it does not arrive
somebody who can reach them hears of it at once."""

from collections.abc import Collection

import pytest
from sqlalchemy import delete, update

from bot.slack.lines import as_mrkdwn
from cards.concern_words import NEEDS_YOU
from cards.elements import Card, List
from cards.messenger import NotNow, Unknown
from cards.replies import Show
from domain.concern import Capacity, Concern
from scheduler import chase
from storage import summons
from storage.ledger import Ledger
from storage.tables import accounts, actions, concerns, services
from tests.office.concern_stories import RAISED
from tests.office.council import IDS, account_of, put_cover
from tests.office.people import Office
from tests.office.pigeonholes import Pigeonholes
from tests.office.refusing import Refusing, has_account, with_mail


def raised(office: Office, when: str = "2018-01-10 09:30", **said: str) -> None:
    """C-1 in North, by the PLT."""
    office.turns_to(when)
    office.person("plt").says("/concerns raise").fills(**{**RAISED, "team": "1", **said})
    office.delivers()


def calls(office: Office, name: str) -> int:
    """How often they were called, their digests left out."""
    return office.was_told(name).count(NEEDS_YOU)


def sees(office: Office, name: str) -> str:
    return office.person(name).reads().sees


def test_it_is_said_again_after_two_working_hours_and_each_working_morning_until_each_has_it(office: Office) -> None:
    raised(office, "2018-01-11 16:00")
    heard = []
    for when in (
        "01-11 23:00",
        "01-12 09:59",
        "01-12 10:00",
        "01-12 18:00",
        "01-15 08:59",
        "01-15 09:00",
        "01-15 12:00",
    ):
        office.wakes(f"2018-{when}")
        heard.append(office.history("C-1").count("told again"))
    assert heard == [0, 0, 1, 1, 1, 2, 2]

    office.person("manager").says("/concerns show C-1").presses("I have this")
    before = {name: calls(office, name) for name in ("manager", "head of service")}
    office.wakes("2018-01-16 09:00")
    shown = office.person("plt").says("/concerns show C-1").sees
    assert "· told again\n" in shown
    assert "12 Jan 10:00 · auditbot · told again twice, last 15 Jan 09:00" in shown
    assert calls(office, "manager") == before["manager"]
    assert calls(office, "head of service") > before["head of service"]

    office.person("head of service").says("/concerns show C-1").presses("I have this")
    office.wakes("2018-01-17 09:00")
    assert office.history("C-1").count("told again") == 3


def test_the_director_hears_once_after_a_working_day_who_has_it_and_who_has_not(office: Office) -> None:
    raised(office)
    office.person("manager").says("/concerns show C-1").presses("I have this")
    office.wakes("2018-01-11 09:29")
    assert calls(office, "director") == 0

    office.wakes("2018-01-11 09:30")
    text = sees(office, "director")
    assert "Not everybody has said yet that they have it" in text
    assert "@Manager has had it since" in text
    assert "The head of service has not said yet" in text

    office.person("head of service").says("/concerns show C-1").presses("I have this")
    assert "Everybody has it now." in sees(office, "director")
    office.wakes("2018-01-16 12:00")
    assert office.history("C-1").count("director told") == 1


def test_without_a_head_and_a_director_the_plt_answers_and_nobody_is_told_above_themselves(office: Office) -> None:
    def without(ledger: Ledger) -> None:
        ledger.connection.execute(update(services).values(head_id=None))

    office.does(without)
    raised(office)
    assert (calls(office, "director"), calls(office, "plt")) == (1, 0)

    office.wakes("2018-01-11 09:29")
    office.wakes("2018-01-11 09:30")
    assert "Not everybody has said yet" in sees(office, "plt")


def test_whoever_covers_from_midnight_on_is_told_then(office: Office) -> None:
    raised(office)
    office.does(put_cover, "manager", "west manager", "2018-01-11", "2018-01-12")
    office.wakes("2018-01-10 23:59")
    assert calls(office, "west manager") == 0

    office.wakes("2018-01-11 00:01")
    assert calls(office, "west manager") == 1
    assert office.history("C-1").count("told again") == 2

    office.person("west manager").reads().presses("I have this")
    office.wakes("2018-01-11 11:00")
    assert calls(office, "west manager") == 1


def test_what_does_not_arrive_is_told_above_at_once_and_the_register_says_so(
    refusing: tuple[Office, Refusing],
) -> None:
    office, slack = refusing
    mail = with_mail(office)
    raised(office)

    for name in ("director", "plt", "second plt"):
        assert calls(office, name) == 1
        assert "It did not reach @Manager. Their account is deactivated" in sees(office, name)
    assert mail.subjects == [NEEDS_YOU]
    listed = office.person("head of service").says("/concerns").reply
    assert isinstance(listed, Show)
    [row] = next(block for block in listed.card.blocks if isinstance(block, List)).rows
    assert as_mrkdwn(row.title, 3000).startswith("*C-1*  *Slack could not deliver it to the team manager: ")
    shown = office.person("head of service").says("/concerns show C-1").sees
    assert "has not said yet that they have it · could not be told: @Manager." in shown
    assert "auditbot · not reached, @Manager" in shown

    office.wakes("2018-01-10 11:30")
    assert calls(office, "director") == 1

    slack.fault = None  # type: ignore[assignment]
    slack.post = super(Refusing, slack).post  # type: ignore[method-assign]
    office.wakes("2018-01-11 09:00")
    assert "Slack could not deliver" not in office.person("head of service").says("/concerns").sees
    assert "did not reach @Manager at first" in office.person("director").reads(0).sees
    assert office.history("C-1").count("not reached") == office.history("C-1").count("reached") == 1


def test_whoever_has_no_account_is_not_waited_for(refusing: tuple[Office, Refusing]) -> None:
    office, _ = refusing
    mail = with_mail(office)
    has_account(office, None)
    raised(office)

    assert "There is no account with their address yet." in sees(office, "director")
    assert mail.subjects == [NEEDS_YOU]
    office.wakes("2018-01-10 11:30")
    assert calls(office, "director") == 1


def test_an_account_that_may_be_told_nothing_is_one_that_it_did_not_reach(office: Office) -> None:
    def guest(ledger: Ledger) -> None:
        ledger.connection.execute(
            update(accounts).where(accounts.c.account == account_of("manager")).values(guest=True)
        )

    office.does(guest)
    raised(office)

    assert "that auditbot may tell nothing" in sees(office, "plt")


@pytest.fixture
def reviewed(office: Office) -> Office:
    """C-1 is to be reviewed on Friday, 12 January; both have it."""
    raised(office)
    for name in ("manager", "head of service"):
        office.person(name).says("/concerns show C-1").presses("I have this")
    due = update(concerns).values(review_due=office.now.date().replace(day=12))
    office.does(lambda ledger: ledger.connection.execute(due))
    return office


def test_a_review_that_is_due_comes_first_in_the_heads_digest_and_overdue_goes_to_the_director(
    reviewed: Office,
) -> None:
    office = reviewed
    office.wakes("2018-01-11 09:00")
    assert "Good morning" not in sees(office, "head of service")

    office.wakes("2018-01-12 09:00")
    lines = sees(office, "head of service").splitlines()
    assert lines[:2] == ["Good morning. A case of concern needs you.", "Cases of concern · 1"]
    assert "review due today" in "\n".join(lines)
    assert calls(office, "director") == 0

    office.wakes("2018-01-15 09:00")
    assert "Its review is 1 working day overdue" in sees(office, "director")
    office.wakes("2018-01-16 09:00")
    assert office.history("C-1").count("review overdue") == 1
    assert "review 2 working days overdue" in sees(office, "head of service")


def test_the_plts_digest_names_those_that_reached_nobody_and_those_without_an_action(
    refusing: tuple[Office, Refusing],
) -> None:
    office, _ = refusing
    raised(office)
    office.does(lambda ledger: ledger.connection.execute(delete(actions)))
    office.wakes("2018-01-11 09:00")

    text = office.person("plt").reads().sees
    assert "Slack could not deliver it to the team manager" in text
    assert "no action" in text.replace("no action yet", "")
    assert office.was_told("plt")[-1].startswith(NEEDS_YOU)
    assert "C-1" not in office.was_told("plt")[-1]


def test_a_digest_of_an_earlier_day_shows_how_it_stands_now(office: Office) -> None:
    raised(office)
    office.wakes("2018-01-11 09:00")
    head = office.person("head of service")
    digests = [n for n, one in enumerate(office.slack.of(head.account)) if "Good morning" in str(one.card.blocks)]
    head.reads(digests[0])
    assert "You have not said yet that you have it" in head.sees

    head.presses("I have this", on="C-1").reads(digests[0])

    assert "You have not said yet" not in head.sees
    assert "the head of service has it, the team manager not yet" in head.sees


def fails_for(office: Office, fault: Exception, *names: str) -> None:
    """Slack takes nothing for the moment, of what goes to these people."""
    accounts = {account_of(name) for name in names}

    def posts(conversation: str, card: Card, token: str) -> str:
        if conversation in accounts:
            raise fault
        return Pigeonholes.post(office.slack, conversation, card, token)

    office.slack.post = posts  # type: ignore[method-assign]


EVERYBODY = ("manager", "head of service", "director", "plt", "second plt")


@pytest.mark.parametrize("fault", [NotNow("token_revoked", 300, ours=True), Unknown("TimeoutError")], ids=str)
def test_what_does_not_get_through_for_minutes_goes_by_mail_and_is_told_above_once(
    office: Office, fault: Exception
) -> None:
    mail = with_mail(office)
    fails_for(office, fault, "manager")
    raised(office)
    office.wakes("2018-01-10 09:34")
    assert (mail.subjects, calls(office, "director")) == ([], 0)

    office.wakes("2018-01-10 09:35")
    for name in ("director", "plt", "second plt"):
        assert calls(office, name) == 1
        assert "It did not reach @Manager. It does not get through to Slack" in sees(office, name)
    assert [letter.subject for letter in mail.letters] == [NEEDS_YOU]
    line = "Slack could not deliver it to the team manager: it does not get through to Slack"
    assert line in office.person("head of service").says("/concerns").sees
    office.wakes("2018-01-10 10:30")
    assert (len(mail.letters), calls(office, "director")) == (1, 1)

    fails_for(office, fault)
    office.wakes("2018-01-10 10:31")
    assert calls(office, "manager") == 1
    assert "Slack could not" not in office.person("head of service").says("/concerns").sees


def test_where_slack_takes_nothing_at_all_everybody_concerned_gets_a_letter(office: Office) -> None:
    mail = with_mail(office)
    fails_for(office, NotNow("not reachable", 0), *EVERYBODY)
    raised(office)
    raised(office, "2018-01-10 09:31", case_ref="412100")
    office.wakes("2018-01-10 09:37")
    office.wakes("2018-01-10 09:43")

    with office.ledger() as ledger:
        assert {letter.address for letter in mail.letters} == {ledger.people.get(IDS[name]).email for name in EVERYBODY}
        assert all(duty.trouble for n in (1, 2) for duty in ledger.concerns.get(n).duties.values())
    assert set(mail.subjects) == {NEEDS_YOU}


def test_what_is_wrong_with_one_holds_up_no_other(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    raised(office)
    raised(office, case_ref="412100")
    calls_of = summons.calls

    def broken(ledger: Ledger, concern: Concern, capacities: Collection[Capacity]) -> object:
        if concern.id == 1:
            raise LookupError
        return calls_of(ledger, concern, capacities)

    monkeypatch.setattr(chase, "calls", broken)
    office.wakes("2018-01-10 11:30")

    assert (office.history("C-1").count("told again"), office.history("C-2").count("told again")) == (0, 1)
