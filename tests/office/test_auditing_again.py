"""A case that is to be audited again after a case of concern comes first in the next allocation, until it is audited."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert, select, update

from storage.ledger import Ledger
from storage.tables import audits, cases, concerns, rounds, targets
from tests.office.council import IDS, TEAMS
from tests.office.people import Colleague, Office

CLOSED = datetime(2018, 1, 8, 10, tzinfo=UTC)


def furnished(office: Office, reaudit_on: str = "2018-02-20", *, stock: bool = False) -> Colleague:
    """C-3 of case 412087 was closed on Monday; the case was audited in December; the rounds of February and March are open."""

    def make(ledger: Ledger) -> None:
        run = ledger.connection.execute
        for month in ("2018-02", "2018-03"):
            run(insert(rounds), {"month": month, "theme": "Planning"})
        row = {"id": 1, "round_id": 1, "kind": "core", "case_ref": "412087", "team_id": TEAMS["North"]}
        run(insert(audits), row | {"auditor_id": IDS["auditor"], "submitted": date(2017, 12, 12)})
        said = {"text": "No visit since", "raised_on": date(2017, 12, 12), "state": "closed", "version": 5}
        said |= {
            "case_ref": "412087",
            "team_id": TEAMS["North"],
            "closed_at": CLOSED,
            "outcome": "-",
            "difference": "-",
        }
        run(insert(concerns), said | {"id": 3, "reaudit_on": date.fromisoformat(reaudit_on)})
        if stock:
            found = [{"case_ref": f"4130{n}", "team_id": TEAMS["West"], "age_band": "5-9"} for n in range(10, 14)]
            run(insert(cases), [*found, {"case_ref": "412087", "team_id": TEAMS["North"], "age_band": "0-4"}])

    office.does(make)
    return office.person("plt")


def given_out(office: Office) -> list[str]:
    with office.ledger() as ledger:
        asked = select(audits.c.case_ref).where(audits.c.round_id > 1).order_by(audits.c.id)
        return list(ledger.connection.execute(asked).scalars())


def test_it_stands_first_in_the_proposal_though_it_was_audited_lately(any_office: Office) -> None:
    plt = furnished(any_office).says("/audits allocate 2018-02")
    assert "1 case is to be audited again after a case of concern. It is dealt first" in plt.sees

    plt.fills(lines="400001, North, 5-9\n400002, North")

    assert plt.sees.startswith("Proposal for February 2018 · 3 cases, all dealt")
    assert plt.card is not None
    assert plt.sees.index("412087  North · re-audit after C-3") < plt.sees.index("400001")
    plt.presses("Send 3 audits")
    assert given_out(any_office) == ["412087", "400001", "400002"]
    assert "again" not in any_office.person("plt").says("/audits allocate 2018-02").sees
    assert "again" not in any_office.person("plt").says("/audits allocate 2018-03").sees


def test_alone_it_needs_no_other_case_beside_it_and_has_the_age_band_of_the_list_of_cases(office: Office) -> None:
    plt = furnished(office, stock=True).says("/audits allocate 2018-02").fills(source="pasted")
    assert "412087  North · 0-4 · re-audit after C-3" in plt.sees


def test_it_comes_before_those_that_are_drawn_and_counts_among_them(office: Office) -> None:
    plt = furnished(office, stock=True)
    wanted = [{"round_id": 2, "service_id": 1, "core": 2, "learning": 0}]
    office.does(lambda ledger: ledger.connection.execute(insert(targets), wanted))
    plt.says("/audits allocate 2018-02").fills(source="drawn")
    assert "Proposal for February 2018 · 2 cases, all dealt" in plt.sees
    assert "412087  North" in plt.sees


@pytest.mark.parametrize(("reaudit_on", "months"), [("2018-02-28", ("02", "03")), ("2018-03-01", ("03",))])
def test_it_waits_for_the_month_of_its_day_and_then_for_whichever_comes(
    office: Office, reaudit_on: str, months: tuple[str, ...]
) -> None:
    plt = furnished(office, reaudit_on)
    asked = [m for m in ("02", "03") if "again after" in plt.says(f"/audits allocate 2018-{m}").sees]
    assert tuple(asked) == months


def test_left_out_or_taken_back_it_stands_to_be_audited_again(office: Office) -> None:
    plt = furnished(office).says("/audits allocate 2018-02").fills(lines="400001, North")
    plt.presses("Change", on="412087").fills(auditor="drop")
    assert "Case 412087 (North): to be audited again after C-3, and not in the proposal." in plt.sees
    plt.presses("Deal again").presses("Send 2 audits")
    taken = update(audits).where(audits.c.case_ref == "412087", audits.c.round_id > 1)
    office.does(lambda ledger: ledger.connection.execute(taken.values(taken_back=office.now.date())))
    assert "1 case is to be audited again" in plt.says("/audits allocate 2018-02").sees


def test_a_second_time_in_one_round_it_is_not_dealt_and_the_audit_of_before_the_closing_does_not_count(
    office: Office,
) -> None:
    plt = furnished(office, "2018-02-05")
    before = {"id": 2, "round_id": 2, "kind": "core", "case_ref": " 412087", "team_id": TEAMS["North"]}
    row = before | {"auditor_id": IDS["auditor"], "allocated_on": date(2018, 1, 5)}
    office.does(lambda ledger: ledger.connection.execute(insert(audits), row))
    assert "again after" not in plt.says("/audits allocate 2018-02").sees
    assert "again after" in plt.says("/audits allocate 2018-03").sees
