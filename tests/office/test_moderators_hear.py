"""Who hears of a submitted audit, where its three outcomes stand, and how its message looks once one was chosen."""

from datetime import date

import pytest

from cards.elements import Card
from cards.failures import PUBLIC
from cards.messenger import Never, Unknown
from domain.person import Actor, Role
from handlers import tell_audit
from handlers.ask import Ask, Knock
from tests.office.council import HOME, IDS, account_of, put_audit, put_cover
from tests.office.people import Colleague, Office
from tests.office.refusing import Refusing, told_next_day
from tests.office.test_moderating import GOOD, SUBMITTED

CHANNEL = "C0MODERATORS"


def submitted(office: Office, number: int = 112, **said: object) -> None:
    """As the auditor's form does at its end."""
    office.does(put_audit, number, **{**SUBMITTED, **said})

    def tell(ledger: object) -> None:
        person = ledger.people.get(IDS["auditor"])  # type: ignore[attr-defined]
        ask = Ask(Actor(person), Knock(account_of("auditor"), HOME, "form", "submit", office.now))
        tell_audit.submitted(ask, ledger, ledger.audits.get(number))  # type: ignore[arg-type, attr-defined]

    office.does(tell)


def also(office: Office, who: str, role: Role = Role.MODERATOR) -> None:
    office.does(lambda ledger: ledger.roles.give(IDS[who], role))


def set_channel(office: Office) -> Colleague:
    plt = office.person("plt").says("/actions settings").presses("Change", on="Channels")
    return plt.fills(room="programme:1").fills(channel=CHANNEL)


def posted(office: Office) -> list[Card]:
    office.delivers()
    return [message.card for message in office.slack.of(CHANNEL)]


def in_channel(office: Office) -> Colleague:
    """A moderator who looks at the channel."""
    who = office.person("moderator")
    who.card = posted(office)[-1]
    return who


def test_each_moderator_who_may_hears_directly_with_the_three_outcomes(any_office: Office) -> None:
    office = any_office
    for who in ("auditor", "manager", "west manager"):
        also(office, who)
    submitted(office)

    for who in ("moderator", "west manager"):
        assert office.was_told(who) == ["An audit is ready to moderate"]
    for who in ("auditor", "manager", "outside moderator", "plt"):
        assert office.was_told(who) == []
    read = office.person("moderator").reads()
    assert "AU-112  Planning, December 2017 · core audit · Doesn't yet meet Good, with good features" in read.sees
    assert "412087" not in read.card.fallback  # type: ignore[union-attr]
    assert read.buttons == [
        "Read the audit",
        "Immediately admissible",
        "Admissible, with development needs",
        "Inadmissible",
    ]


def test_every_copy_shows_the_outcome_once_one_has_moderated(any_office: Office) -> None:
    office = any_office
    also(office, "west manager")
    submitted(office)
    office.person("moderator").reads().presses("Inadmissible").fills(**GOOD, feedback="Too brief.")

    expected = "AU-112 · Inadmissible · @Moderator, 10 Jan 09:30 · feedback sent to the auditor"
    for who in ("moderator", "west manager"):
        assert expected in office.person(who).reads().sees
        assert "Inadmissible" not in office.person(who).buttons
    assert office.person("west manager").buttons == []
    assert "412087" not in office.person("west manager").sees

    office.person("manager").says("/audits show AU-112").presses("Challenge the grade").fills(reason="It shows a plan")
    office.person("plt").says("/audits show AU-112").presses("Give to a second moderator").fills(
        moderator=str(IDS["west manager"])
    )
    office.person("west manager").says("/audits show AU-112").presses("Decide the challenge").fills(
        grade="good", reason="It does"
    )
    office.delivers()
    first = expected.replace(", 10 Jan 09:30", "")
    decided = f"{first} · challenge decided by @West manager, 10 Jan 09:30"
    assert decided in office.person("moderator").reads(0).sees


def test_where_nobody_moderates_the_plt_hears(office: Office) -> None:
    office.does(lambda ledger: ledger.roles.take(IDS["moderator"], Role.MODERATOR))
    submitted(office)
    assert office.was_told("plt") == ["An audit is ready to moderate"]


def test_the_cover_of_a_moderator_hears_instead_unless_they_manage_the_team(office: Office) -> None:
    office.does(put_cover, "moderator", "manager", "2018-01-01", "2018-01-31")
    submitted(office)
    assert office.was_told("manager") == []
    submitted(office, 113, team="West", case_ref="398114")
    assert office.was_told("manager") == ["An audit is ready to moderate"]


def test_an_audit_that_was_given_to_an_external_moderator_goes_to_them_alone(any_office: Office) -> None:
    office = any_office
    submitted(office, moderator="outside moderator")
    assert office.was_told("moderator") == []
    outside = office.person("outside moderator").reads().presses("Immediately admissible").fills(**GOOD)
    assert "AU-112 · Immediately admissible" in outside.reads().sees
    assert office.history("AU-112") == ["moderated"]


def test_the_channel_gets_no_case_and_no_mention_and_nobody_is_told_beside_it(any_office: Office) -> None:
    office = any_office
    assert (
        "Channels\n0 of 5 services and teams have a channel · of the programme's own: Moderators"
        in set_channel(office).sees
    )
    submitted(office)
    assert office.was_told("moderator") == []
    seen = in_channel(office)
    assert "AU-112  Planning, December 2017 · core audit · Doesn't yet meet Good, with good features" in seen.sees
    assert "Auditor: core auditor · submitted Mon 8 Jan" in seen.sees
    for hidden in ("412087", "@", "North"):
        assert hidden not in seen.sees
    assert seen.buttons == [
        "Read the audit",
        "Immediately admissible",
        "Admissible, with development needs",
        "Inadmissible",
    ]


def test_presses_in_the_channel_are_checked_like_everywhere_else(any_office: Office) -> None:
    office = any_office
    set_channel(office)
    submitted(office)
    card = posted(office)[-1]
    for who, said in (
        ("auditor", "AU-112 is not yours to moderate. Nothing was changed by your press."),
        ("manager", "There is no audit AU-112 that you can see."),
        ("worker", "There is no audit AU-112 that you can see."),
    ):
        person = office.person(who)
        person.card = card
        assert person.presses("Immediately admissible").sees == said

    in_channel(office).presses("Inadmissible").fills(**GOOD, feedback="Too brief.")
    shown = in_channel(office)
    assert shown.card.fallback == "An audit was moderated"  # type: ignore[union-attr]
    assert "AU-112 · Inadmissible · a moderator, 10 Jan 09:30 · feedback sent to the auditor" in shown.sees
    assert shown.buttons == []


@pytest.mark.parametrize(
    ("trouble", "then"),
    [("not_in_channel", "Please see that auditbot is in the channel"), (PUBLIC, "Please set a private channel under")],
)
def test_what_the_moderators_channel_refuses_reaches_each_moderator_at_once(
    refusing: tuple[Office, Refusing], trouble: str, then: str
) -> None:
    office, slack = refusing
    slack.fault = Never(trouble)
    also(office, "west manager")
    set_channel(office)
    submitted(office)

    for who in ("moderator", "west manager"):
        assert office.was_told(who) == ["An audit is ready to moderate"]
    assert posted(office) == []
    office.person("moderator").reads().presses("Immediately admissible").fills(**GOOD)
    office.delivers()
    assert "An audit was moderated" in office.person("west manager").reads().card.fallback  # type: ignore[union-attr]
    line = next(line for line in told_next_day(office) if "AU-112" in line)
    assert "To the channel of Moderators: an audit to moderate (AU-112)." in line
    assert f"Each moderator was told directly instead. {then}" in line


def test_what_may_have_arrived_in_the_channel_is_not_said_again(refusing: tuple[Office, Refusing]) -> None:
    office, slack = refusing
    slack.fault, slack.blind = Unknown("no answer"), True
    set_channel(office)
    submitted(office)
    assert office.was_told("moderator") == []
    assert office.was_told("plt") == ["Did a message arrive?"]


def test_the_auditors_reply_reaches_the_moderator_and_is_kept(any_office: Office) -> None:
    office = any_office
    submitted(office)
    office.person("moderator").reads().presses("Inadmissible").fills(**GOOD, feedback="Too brief.")
    office.person("auditor").reads().presses("Reply").fills(note="Thank you, I will add the impact.")

    assert office.was_told("moderator")[-1] == "An auditor has replied to your feedback"
    assert "“Thank you, I will add the impact.”" in office.person("moderator").reads().sees
    assert office.history("AU-112") == ["moderated", "replied"]
    assert "Thank you" in office.person("moderator").says("/audits show AU-112").sees
    assert "Thank you" not in office.person("manager").says("/audits show AU-112").sees


@pytest.mark.parametrize("who", ["moderator", "manager", "head of service", "plt"])
def test_only_the_auditor_replies(office: Office, who: str) -> None:
    submitted(office, admissibility="inadmissible", moderated=date(2018, 1, 9), moderator="moderator")
    person = office.person(who).says("/audits show AU-112")
    assert "Reply" not in person.buttons
