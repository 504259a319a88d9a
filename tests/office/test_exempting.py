"""An auditor is exempted from a round: asked with a reason, decided by a director without a part in it, then dealt nothing;
and it is withdrawn or ended."""

import pytest
from sqlalchemy import insert, update

from storage.tables import people, roles, rounds
from tests.office.council import IDS, put_audit, put_cover
from tests.office.people import Colleague, Office

WHY = "Long leave from next week"
UNSEEN = "There is no exemption that you can see. Nothing was changed by your press."
UNSEEN_TYPED = UNSEEN.replace(" by your press", "")


def asked(office: Office, who: str = "auditor", **said: str) -> Colleague:
    return office.person(who).says("/audits exempt").presses("Ask for an exemption").fills(reason=WHY, **said)


def test_an_auditor_asks_and_a_director_accepts(any_office: Office) -> None:
    auditor = asked(any_office)
    assert f"Asked  @Auditor | “{WHY}”" in auditor.sees
    assert "Accept" not in auditor.buttons
    assert any_office.heard_by("director") == ["An exemption from a round waits for your decision"]
    assert any_office.heard_by("plt") == []

    any_office.person("director").reads().presses("Accept")

    assert any_office.heard_by("auditor") == ["An exemption from a round was accepted"]
    assert any_office.heard_by("plt") == ["An exemption from a round was accepted"]
    assert "accepted by @Director" in any_office.person("director").reads().sees
    assert any_office.person("director").buttons == []
    assert any_office.history("exemption:1") == ["exemption asked", "exemption accepted"]


def test_whoever_deals_reads_of_whom_it_is_not_decided_yet(office: Office) -> None:
    asked(office)
    proposal = office.person("plt").says("/audits allocate 2017-12").fills(lines="7, South, 5-9")
    assert "Exemption asked for, and not decided yet: @Auditor" in proposal.sees
    office.person("director").reads().presses("Accept")
    assert "not decided yet" not in office.person("plt").says("/audits allocate 2017-12").sees


def test_the_plt_asks_for_any_auditor_and_a_director_declines_with_a_reason(any_office: Office) -> None:
    asked(any_office, "plt", person=str(IDS["learner"]))
    director = any_office.person("director").says("/audits exempt")
    assert "Asked  @Learner | asked by @Plt · “Long leave from next week”" in director.sees

    director.presses("Decline").fills(reason="There is nobody else")

    assert "declined by @Director: “There is nobody else”" in director.sees
    assert any_office.heard_by("learner") == ["An exemption from a round was declined"]
    assert any_office.heard_by("plt") == ["An exemption from a round was declined"]
    assert any_office.heard_by("second plt") == []


def test_who_is_exempted_is_dealt_nothing_and_their_audits_are_listed(any_office: Office) -> None:
    any_office.does(put_audit, 71)
    any_office.does(put_audit, 72, case_ref="412099", submitted=any_office.now.date())
    asked(any_office)
    any_office.person("director").reads().presses("Accept")

    plt = any_office.person("plt").says("/audits exempt")
    assert "Still with who was exempted" in plt.sees
    assert "AU-71" in plt.sees
    assert "AU-72" not in plt.sees
    plt.presses("Take back", on="AU-71").fills(auditor=str(IDS["learner"]), reason="Exempted")
    assert "Still with" not in plt.says("/audits exempt").sees

    plt.says("/audits allocate").fills(lines="1, North\n2, North\n3, West")
    assert "@Auditor" not in plt.sees
    assert "Case" not in any_office.person("director").says("/audits exempt").sees


def test_of_two_directors_one_wins(any_office: Office) -> None:
    any_office.does(
        lambda ledger: ledger.connection.execute(insert(roles), {"person_id": IDS["other head"], "role": "director"})
    )
    asked(any_office)
    first, second = any_office.person("director").reads(), any_office.person("other head").reads()
    first.presses("Accept")

    assert (
        "That exemption was accepted already by Director, at 09:30. Nothing was changed by your press."
        in second.presses("Accept").sees
    )
    assert len(any_office.heard_by("auditor")) == 1


def test_nobody_decides_their_own_and_then_the_plt_does(office: Office) -> None:
    row = {"person_id": IDS["auditor"], "role": "director"}
    office.does(lambda ledger: ledger.connection.execute(insert(roles), row))
    office.does(
        lambda ledger: ledger.connection.execute(
            update(people).where(people.c.id == IDS["director"]).values(active=False)
        )
    )
    own = asked(office)
    assert "Accept" not in own.buttons

    assert office.heard_by("plt") == ["An exemption from a round waits for your decision"]
    plt = office.person("plt").reads()
    own.card = plt.card
    assert "neither asked for it nor is exempted" in own.presses("Accept").sees
    plt.presses("Accept")
    assert office.history("exemption:1")[-1] == "exemption accepted"


def test_a_cover_of_the_director_decides_unless_it_is_their_own(office: Office) -> None:
    office.does(put_cover, "director", "auditor", "2018-01-08", "2018-01-12")
    own = asked(office)
    assert "Accept" not in own.buttons
    asked(office, "learner")
    assert "Accept" in own.says("/audits exempt").buttons


def test_it_is_asked_once_while_it_waits_or_holds(office: Office) -> None:
    auditor = asked(office)

    auditor.presses("Ask for an exemption").fills(reason="Again")

    assert auditor.errors == {"reason": "You are exempted already, or it waits for a decision."}


def test_an_auditor_sees_their_own_alone_and_asks_for_nobody_else(office: Office) -> None:
    asked(office)
    learner = office.person("learner").says("/audits exempt")
    assert learner.sees == "Nobody is exempted from December 2017."

    learner.presses("Ask for an exemption").fills(reason=WHY, person=str(IDS["auditor"]))

    with office.ledger() as ledger:
        assert [one.person_id for one in ledger.exemptions.of(1)] == [IDS["auditor"], IDS["learner"]]


@pytest.mark.parametrize("who", ["manager", "head of service", "moderator", "outside moderator"])
def test_to_everybody_else_there_are_none(office: Office, who: str) -> None:
    asked(office)
    other = office.person(who)
    assert other.says("/audits exempt").sees == UNSEEN_TYPED
    assert other.says("/audits exempt 2031-05").sees == UNSEEN_TYPED
    for label in ("Accept", "Decline"):
        other.card = office.person("director").says("/audits exempt").card
        assert other.presses(label).sees == UNSEEN
    other.card = office.person("plt").says("/audits exempt").card
    assert other.presses("Ask for an exemption").sees == UNSEEN


def test_the_plt_may_not_decide_while_there_is_a_director(office: Office) -> None:
    asked(office)
    plt = office.person("plt").says("/audits exempt")
    assert "Accept" not in plt.buttons
    plt.card = office.person("director").says("/audits exempt").card

    assert "A director who neither asked for it" in plt.presses("Accept").sees


def test_an_exemption_that_is_gone_from_the_stage_is_as_one_that_is_not_theirs(office: Office) -> None:
    asked(office)
    learner = office.person("learner")
    learner.card = office.person("director").says("/audits exempt").card
    assert learner.presses("Accept").sees == UNSEEN


def test_a_cover_asks_for_the_auditor_they_cover_for_and_does_not_decide_on_it(office: Office) -> None:
    office.does(put_cover, "auditor", "director", "2018-01-08", "2018-01-12")
    office.does(put_cover, "auditor", "worker", "2018-01-08", "2018-01-12")
    asked(office, "worker")
    with office.ledger() as ledger:
        (one,) = ledger.exemptions.of(1)
    assert (one.person_id, one.asked_by) == (IDS["auditor"], IDS["worker"])
    assert "Accept" not in office.person("director").says("/audits exempt").buttons


def test_it_can_be_asked_and_decided_while_the_month_is_only_planned(any_office: Office) -> None:
    row = {"month": "2018-02", "theme": "Assessment", "state": "planned"}
    any_office.does(lambda ledger: ledger.connection.execute(insert(rounds), row))
    auditor = any_office.person("auditor").says("/audits exempt 2018-02")
    auditor.presses("Ask for an exemption").fills(reason=WHY)
    any_office.person("director").reads().presses("Accept")

    plt = any_office.person("plt")
    assert "Exempted  @Auditor" in plt.says("/audits exempt 2018-02").sees
    plt.says("/audits round").presses("Open", on="February 2018")
    plt.says("/audits allocate 2018-02").fills(lines="1, North\n2, North\n3, West")
    assert "@Learner" in plt.sees
    assert "@Auditor" not in plt.sees


def test_without_a_month_it_is_asked_from_the_round_that_is_open(office: Office) -> None:
    row = {"month": "2018-02", "theme": "Assessment", "state": "planned"}
    office.does(lambda ledger: ledger.connection.execute(insert(rounds), row))
    assert "December 2017" in office.person("auditor").says("/audits exempt").sees
    office.does(lambda ledger: ledger.connection.execute(update(rounds).where(rounds.c.id == 1).values(state="closed")))
    assert "February 2018" in office.person("auditor").says("/audits exempt").sees


def test_what_was_to_be_withdrawn_is_not_ended_once_it_is_accepted(office: Office) -> None:
    plt = asked(office, "plt", person=str(IDS["learner"]))
    office.person("director").reads().presses("Accept")

    assert "That exemption was accepted already by Director" in plt.presses("Withdraw").sees

    assert "Exempted  @Learner" in office.person("plt").says("/audits exempt").sees


def test_who_asked_withdraws_it_while_it_waits_and_may_ask_anew(any_office: Office) -> None:
    auditor = asked(any_office)
    director = any_office.person("director").reads()
    assert "Withdraw" not in director.buttons
    late = any_office.person("director").says("/audits exempt")

    assert "Withdrawn  @Auditor" in auditor.presses("Withdraw").sees

    assert "That exemption was withdrawn already by Auditor, at 09:30." in late.presses("Accept").sees
    assert "An exemption was withdrawn: December 2017." in director.reads().sees
    assert director.buttons == []
    assert any_office.was_told("director") == ["An exemption from a round waits for your decision"]
    assert any_office.history("exemption:1") == ["exemption asked", "exemption withdrawn"]
    assert "Asked  @Auditor" in auditor.presses("Ask for an exemption").fills(reason="Again").sees


def test_the_plt_ends_one_that_was_accepted_and_nobody_else_does(any_office: Office) -> None:
    auditor = asked(any_office)
    any_office.person("director").reads().presses("Accept")
    assert "was accepted already by Director" in auditor.presses("Withdraw").sees
    assert "End" not in auditor.says("/audits exempt").buttons
    plt = any_office.person("plt").reads()

    plt.presses("End")

    assert "An exemption was withdrawn: December 2017." in plt.reads().sees
    for who in ("auditor", "director"):
        assert any_office.was_told(who)[-1] == "An exemption from a round was withdrawn"
    plt.says("/audits allocate").fills(lines="1, North\n2, North\n3, West")
    assert "@Auditor" in plt.sees
