"""How many audits of each service's cases a round is to have: as many are drawn and dealt, and what is lacking is said."""

from datetime import date

from sqlalchemy import insert

from domain.audit_round import Target
from storage.ledger import Ledger
from storage.tables import cases, targets
from tests.office.council import TEAMS, put_audit
from tests.office.people import Office
from tests.office.test_allocating import furnished, sent


def test_cases_are_drawn_from_the_imported_ones_as_the_targets_ask(any_office: Office) -> None:
    furnished(any_office)

    def stock(ledger: Ledger) -> None:
        row = {"age_band": "5-9"}
        ledger.connection.execute(
            insert(cases), [{"case_ref": f"{t}{n}", "team_id": t, **row} for t in TEAMS.values() for n in range(5)]
        )
        ledger.connection.execute(insert(targets), {"round_id": 2, "service_id": 1, "core": 2, "learning": 1})

    any_office.does(stock)
    plt = any_office.person("plt").says("/audits allocate")
    assert "Drawn from 15 imported cases" in plt.form.inputs[1].options[1].label  # type: ignore[union-attr]
    plt.fills(source="drawn", number="")

    assert plt.sees.startswith("Proposal for February 2018 · 3 cases, all dealt")
    plt.presses("Send 3 audits")
    assert sorted(kind for _, kind, _ in sent(any_office)) == ["core", "core", "learning"]
    plt.says("/audits allocate").fills(source="drawn", number="")
    assert plt.errors == {"number": "The round has no open targets: say how many."}
    assert plt.fills(source="drawn", number="x").errors == {"number": "Give a whole number from 1 to 200."}


def test_targets_that_cannot_be_met_are_said(office: Office) -> None:
    furnished(office)
    office.does(
        lambda ledger: ledger.rounds.save(ledger.rounds.get(2), ledger.rounds.get(2).changed(targets={1: Target(3, 0)}))
    )
    plt = office.person("plt").says("/audits allocate").fills(lines="1, North")

    assert "11-25: 1 of the 3 core audits that are wanted, 2 too few." in plt.sees


def test_of_a_service_whose_target_is_empty_there_are_no_audits(office: Office) -> None:
    furnished(office)
    office.does(
        lambda ledger: ledger.rounds.save(ledger.rounds.get(2), ledger.rounds.get(2).changed(targets={1: Target(1, 0)}))
    )
    plt = office.person("plt").says("/audits allocate").fills(lines="1, North\n2, South")

    assert plt.sees.startswith("Proposal for February 2018 · 2 cases, 1 dealt")
    assert "no more audits of Early Help are asked for" in plt.sees


def test_that_fewer_could_be_drawn_than_were_asked_for_is_said_with_how_many_are_left_out(any_office: Office) -> None:
    furnished(any_office)

    def stock(ledger: Ledger) -> None:
        rows = [{"case_ref": f"77{n}", "team_id": TEAMS["North"], "age_band": "5-9"} for n in range(3)]
        ledger.connection.execute(insert(cases), rows)

    any_office.does(stock)
    any_office.does(put_audit, 90, case_ref="771", submitted=date(2017, 12, 11), grade="good")
    plt = any_office.person("plt").says("/audits allocate").fills(source="drawn", number="99")
    assert plt.sees.startswith("99 were asked for, 2 could be drawn. 1 imported case was left out: audited lately,")
    assert "Proposal for February 2018 · 2 cases, all dealt" in plt.sees
    plt.presses("Discard")
    plt.says("/audits allocate").fills(source="drawn", number="2")
    assert plt.sees.startswith("Proposal for February 2018 · 2 cases")
