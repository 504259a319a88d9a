"""A round's cases are dealt, looked at and changed by the PLT alone, and sent once; each auditor hears of all theirs at once."""

import pytest
from sqlalchemy import insert, select, update

from storage.ledger import Ledger
from storage.tables import audits, cases, people, roles, rounds
from tests.office.council import IDS, TEAMS, account_of, put_audit, put_cover
from tests.office.people import Colleague, Office

LINES = "412087, North, 5-9\n412088, West, 10-15\n412089; South; 5-9\n412090\tNorth"
ALL = ("auditor", "learner", "second auditor")


def furnished(office: Office, *, second: bool = True) -> Colleague:
    """An open round of February, a second core auditor of North, and the PLT before them."""

    def make(ledger: Ledger) -> None:
        run = ledger.connection.execute
        run(insert(rounds), {"month": "2018-02", "theme": "Planning", "audits_due": office.now.date().replace(month=2)})
        if second:
            run(insert(roles), {"person_id": IDS["worker"], "role": "core-auditor"})

    office.does(make)
    return office.person("plt")


def proposed(office: Office, lines: str = LINES) -> Colleague:
    return furnished(office).says("/audits allocate").fills(lines=lines)


def sent(office: Office) -> list[tuple[object, ...]]:
    """Case, kind and auditor of every audit of February."""
    names = {number: name for name, number in IDS.items()}
    with office.ledger() as ledger:
        rows = ledger.connection.execute(select(audits).order_by(audits.c.id).where(audits.c.round_id == 2))
        return [(row.case_ref, row.kind, names[row.auditor_id]) for row in rows]


def test_pasted_cases_are_proposed_by_the_rules_and_nobody_is_told(any_office: Office) -> None:
    plt = proposed(any_office)

    assert plt.sees.startswith("Proposal for February 2018 · 4 cases, all dealt")
    assert "To 3 auditors, due Sat 10 Feb." in plt.sees
    assert "Every condition is met." in plt.sees
    assert any_office.planned() == []
    assert sent(any_office) == []
    assert any_office.history("round:2018-02") == ["proposed"]


def test_sent_each_auditor_gets_one_message_and_the_proposal_is_gone(any_office: Office) -> None:
    plt = proposed(any_office).presses("Send 4 audits")

    assert plt.sees == "4 audits of February 2018 went to 3 auditors. Each of them is told."
    found = sent(any_office)
    assert sorted(case for case, _, _ in found) == ["412087", "412088", "412089", "412090"]
    for case, kind, auditor in found:
        assert (kind == "learning") == (auditor == "learner")
        own = {"learner": ("412088",), "auditor": ("412089",), "worker": ("412087", "412090")}
        assert case not in own[str(auditor)]
    heard = [any_office.heard_by(name) for name in ("auditor", "learner", "worker")]
    assert sorted(heard) == [
        ["You have 1 new case audit to do"], ["You have 1 new case audit to do"], ["You have 2 new case audits to do"],
    ]  # fmt: skip
    assert plt.says("/audits allocate").form is not None
    with any_office.ledger() as ledger:
        audit = ledger.audits.get(101)
        assert (audit.allocated_on.isoformat(), audit.due.isoformat()) == ("2018-01-10", "2018-02-10")
    assert any_office.history("AU-101") == ["allocated"]


def test_two_members_of_the_plt_cannot_send_twice(any_office: Office) -> None:
    first, second = proposed(any_office), any_office.person("second plt").says("/audits allocate")
    first.presses("Send 4 audits")

    second.presses("Send 4 audits")

    assert "The proposal has changed since. Nothing was changed by your press." in second.sees
    assert len(sent(any_office)) == 4
    assert len(any_office.heard_by("auditor")) == 1
    assert first.again().sees
    assert len(sent(any_office)) == 4


def test_what_another_has_changed_is_not_sent_unseen(office: Office) -> None:
    first, second = proposed(office), office.person("second plt").says("/audits allocate")
    second.presses("Change", on="412087").fills(auditor="drop")

    assert "has changed since" in first.presses("Send 4 audits").sees
    assert sent(office) == []


def test_a_row_is_changed_to_those_allowed_alone(any_office: Office) -> None:
    plt = proposed(any_office).presses("Change", on="412087")
    offered = {option.label.split(" · ")[0] for option in plt.form.inputs[1].options}  # type: ignore[union-attr]
    assert offered == {"Auditor", "Learner", "Nobody yet", "Leave this case out of the round"}

    assert plt.fills(auditor=str(IDS["worker"])).errors == {
        "auditor": "They may not take this case now. Choose somebody else."
    }
    plt.fills(auditor=str(IDS["learner"]))

    assert any_office.history("round:2018-02") == ["proposed", "proposal changed"]
    plt.presses("Send 4 audits")
    assert ("412087", "learning", "learner") in sent(any_office)


def test_two_who_change_one_row_at_once_do_not_overwrite_each_other(any_office: Office) -> None:
    first, second = proposed(any_office), any_office.person("second plt").says("/audits allocate")
    first.presses("Change", on="412087")
    second.presses("Change", on="412087").fills(auditor="nobody")

    first.fills(auditor=str(IDS["learner"]))

    assert "Somebody else has changed this case meanwhile." in first.sees


def test_what_nobody_gets_is_first_named_and_stays_behind(office: Office) -> None:
    furnished(office, second=False)
    plt = office.person("plt").says("/audits allocate 2018-02").fills(lines="7, South, 5-9\n8, North, 5-9")
    plt.presses("Change", on="7").fills(auditor="nobody")

    assert "Not dealt, as nobody was chosen" in plt.sees
    assert "1 case stands first, with what is in the way." in plt.sees
    plt.presses("Send 1 audit")
    assert plt.sees.splitlines()[:2] == [
        "1 audit of February 2018 went to 1 auditor. Each of them is told.",
        "Proposal for February 2018 · 1 case, 0 dealt",
    ]
    assert "Send" not in " ".join(plt.buttons)
    assert [case for case, _, _ in sent(office)] == ["8"]


def test_a_case_audited_in_the_last_twelve_months_is_not_dealt(any_office: Office) -> None:
    furnished(any_office)
    any_office.does(put_audit, 71, case_ref="LC-9")
    plt = any_office.person("plt").says("/audits allocate").fills(lines="lc-9, North\n412088, North")

    assert "lc-9  North | Not dealt, as its last audit is of 1 Dec 2017, less than 12 months ago" in plt.sees
    plt.presses("Change", on="lc-9")
    labels = [option.label for option in plt.form.inputs[1].options]  # type: ignore[union-attr]
    assert labels == ["Nobody yet", "Leave this case out of the round"]


def test_who_is_away_all_the_time_or_has_left_is_dealt_nothing(any_office: Office) -> None:
    furnished(any_office)
    any_office.does(put_cover, "worker", "manager", "2018-01-10", "2018-02-09")
    any_office.does(put_cover, "auditor", "manager", "2018-01-10", "2018-02-08")
    any_office.does(lambda ledger: ledger.connection.execute(_left("learner")))

    any_office.person("plt").says("/audits allocate").fills(lines="1, North\n2, West").presses("Send 2 audits")

    assert {auditor for _, _, auditor in sent(any_office)} == {"auditor"}
    assert any_office.heard_by("manager") == ["You have 2 new case audits to do"]


def _left(name: str):  # type: ignore[no-untyped-def]
    return update(people).where(people.c.id == IDS[name]).values(active=False)


def test_who_has_left_since_it_was_dealt_stops_the_sending_and_is_named(office: Office) -> None:
    plt = proposed(office)
    office.does(lambda ledger: ledger.connection.execute(_left("auditor")))

    plt.presses("Send 4 audits")

    assert "cannot be sent so, as its auditor takes no part in this round any more. Nothing was sent" in plt.sees
    assert sent(office) == []
    plt.says("/audits allocate").presses("Deal again")
    assert "auditor" not in plt.sees.replace("auditors", "")


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("412087", "Line 1: write reference, team and age band"),
        ("1, North\n\n2, Nort", "Line 3: “Nort” is no team. Teams: North, South, West."),
        ("Somebody, North", "Line 1: “Somebody” is not a case reference"),
        ("1, North, five", "Line 1: “five” is not an age band"),
        ("1, North, 900", "Line 1: “900” is not an age band; write it as 5-9, with ages from 0 to 25."),
        ("1, North, 3", "Line 1: “3” is not an age band"),
        ("1, North, 10-26", "Line 1: “10-26” is not an age band"),
        ("=1+1, North, 5-9", "Line 1: “=1+1” is not a case reference"),
        ("+412087, North", "Line 1: “+412087” is not a case reference"),
        ("1, North, 9-5", "Line 1: “9-5” is not an age band"),
        ("1, North\n1, West", "Line 2: 1 stands in line 1 already."),
        ("a, x\nb, x\nc, x\nd, x\ne, x", "And 2 more."),
        ("  ", "Paste a case a line"),
        ("1, North, 5-9, more", "Line 1: write reference, team"),
    ],
)
def test_a_line_that_is_wrong_is_named_and_nothing_is_kept(office: Office, lines: str, says: str) -> None:
    plt = furnished(office).says("/audits allocate").fills(lines=lines)

    assert says in plt.errors["lines"]
    assert office.history("round:2018-02") == []


def test_a_case_is_dealt_as_its_own_team_s_whatever_was_typed(any_office: Office) -> None:
    furnished(any_office)

    def know(ledger: Ledger) -> None:
        audited = {"kind": "core", "age_band": "", "round_id": 1, "auditor_id": IDS["auditor"]}
        ledger.connection.execute(insert(cases), {"case_ref": "412087", "team_id": TEAMS["North"], "age_band": "5-9"})
        old = [("412087", "West", 601), ("B/77", "South", 602)]
        rows = [audited | {"id": n, "case_ref": ref, "team_id": TEAMS[team]} for ref, team, n in old]
        ledger.connection.execute(insert(audits), rows)

    any_office.does(know)
    plt = any_office.person("plt").says("/audits allocate").fills(lines="412087, South\nb/77, North\n1, West")

    assert plt.errors["lines"] == (
        "Line 1: 412087 is known as a case of North. If it has moved, import the cases anew. "
        "Line 2: b/77 is known as a case of South. If it has moved, import the cases anew."
    )
    plt.fills(lines="412087, North\nb/77, South\n1, West")
    assert plt.sees.startswith("Proposal for February 2018 · 3 cases")


def test_cases_can_be_added_and_only_new_ones(office: Office) -> None:
    plt = proposed(office, "1, North").presses("Add cases").fills(lines="1, North")
    assert plt.errors == {"lines": "Line 1: 1 stands in the proposal already."}

    plt.fills(lines="\n".join(f"{n}, West" for n in range(2, 15)))

    assert plt.sees.startswith("Proposal for February 2018 · 14 cases")
    assert "Page 1 of 2" in plt.sees
    assert "Page 2 of 2" in plt.presses("Next").sees
    plt.presses("Change", on="9").fills(auditor="nobody")
    assert "Page 2 of 2" in plt.sees


def test_a_proposal_can_be_discarded(office: Office) -> None:
    plt = proposed(office).presses("Discard")

    assert plt.sees == "The proposal for February 2018 is discarded. Nobody was told of it."
    assert plt.says("/audits allocate").form is not None


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("2018-13", "“2018-13” is not a month. Write it as 2018-02."),
        ("2019-01", "There is no round for 2019-01."),
        ("2017-11", "The round of November 2017 is closed."),
    ],
)
def test_only_an_open_round_is_allocated(office: Office, words: str, says: str) -> None:
    plt = furnished(office)
    row = {"month": "2017-11", "theme": "Assessment", "state": "closed"}
    office.does(lambda ledger: ledger.connection.execute(insert(rounds), row))

    assert says in plt.says(f"/audits allocate {words}").sees


def test_a_director_reads_the_proposal_and_changes_nothing_of_it(office: Office) -> None:
    plt = proposed(office)
    director = office.person("director").says("/audits allocate")
    assert "Proposal for" in director.sees
    assert director.buttons == []
    for label in ("Send 4 audits", "Deal again", "Discard", "Add cases", "Change"):
        director.card = plt.card
        assert "There is no allocation that you can see." in director.presses(label).sees
    assert sent(office) == []


@pytest.mark.parametrize("who", ["auditor", "manager", "head of service", "moderator", "outside moderator"])
def test_to_everybody_else_there_is_no_allocation(office: Office, who: str) -> None:
    plt = proposed(office)
    other = office.person(who)
    unseen = "There is no allocation that you can see. Nothing was changed by your press."

    typed = "There is no allocation that you can see. Nothing was changed."
    assert other.says("/audits allocate").sees == typed
    assert other.says("/audits allocate 2031-01").sees == typed
    other.card = plt.card
    for label in ("Send 4 audits", "Deal again", "Discard", "Add cases", "Change"):
        other.card = plt.card
        assert other.presses(label).sees == unseen
    plt.presses("Add cases")
    other.form = plt.form
    assert unseen in other.fills(lines="5, North").sees
    assert sent(office) == []
    assert account_of(who) not in str(office.planned())
