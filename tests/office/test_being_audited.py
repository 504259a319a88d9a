"""After each audit the team's manager answers two questions, with the social worker: was it fair, was it useful."""

from datetime import date

import pytest
from sqlalchemy import select

from storage.tables import history, opinions
from tests.office.council import account_of, put_audit
from tests.office.people import Office

LINE = "It helped us plan"


@pytest.fixture
def moderated(office: Office) -> Office:
    """AU-91 waits, and is moderated: the findings go to the team's manager."""
    office.does(put_audit, 91, submitted=date(2018, 1, 8), grade="not-yet-good")
    moderator = office.person("moderator").says("/audits moderate").presses("Immediately admissible")
    moderator.fills(grade="not-yet-good", missed="no", exemplar="no", feedback="Clear and brief.")
    return office


def test_the_findings_ask_the_team_whether_it_was_fair_and_useful_and_show_what_was_answered(moderated: Office) -> None:
    manager = moderated.person("manager").reads()
    assert "was the audit fair, and was it useful?" in manager.sees

    manager.presses("Answer two questions").fills(fair="yes", useful="partly", line=LINE)

    told = moderated.person("manager").reads().sees
    assert "fair: yes · useful: partly" in told
    assert LINE in told
    assert "was the audit fair" not in told
    assert moderated.person("manager").presses("Change your answer").form is not None


def test_an_answer_may_be_changed_and_both_stand_in_the_history_without_the_line(moderated: Office) -> None:
    manager = moderated.person("manager")
    for fair, press in (("yes", "Answer two questions"), ("no", "Change your answer")):
        manager.says("/audits show AU-91").presses(press).fills(fair=fair, useful="yes", line=LINE)

    with moderated.store.reading(moderated.now) as ledger:
        kept = ledger.connection.execute(select(opinions)).one()
        told = ledger.connection.execute(select(history).where(history.c.verb == "said how it was")).all()
    assert (kept.fair, kept.useful, kept.version) == ("no", "yes", 2)
    assert [entry.after["fair"] for entry in told] == ["yes", "no"]
    assert LINE not in repr(told)


def test_of_two_who_answer_at_once_the_second_is_told(moderated: Office) -> None:
    first = moderated.person("manager").says("/audits show AU-91").presses("Answer two questions")
    second = moderated.stranger(account_of("manager")).says("/audits show AU-91").presses("Answer two questions")
    first.fills(fair="yes", useful="yes")

    second.fills(fair="no", useful="no")

    assert "Somebody else has answered about AU-91 meanwhile" in second.sees
    with moderated.store.reading(moderated.now) as ledger:
        assert ledger.connection.execute(select(opinions.c.fair)).scalars().all() == ["yes"]


def test_auditor_and_moderator_do_not_read_what_the_team_says_of_them(moderated: Office) -> None:
    moderated.person("manager").says("/audits show AU-91").presses("Answer two questions").fills(
        fair="no", useful="no", line=LINE
    )

    for who, reads in (("auditor", False), ("moderator", False), ("plt", True), ("head of service", True)):
        assert (LINE in moderated.person(who).says("/audits show AU-91").sees) is reads, who


def test_an_answer_must_be_chosen(moderated: Office) -> None:
    manager = moderated.person("manager").says("/audits show AU-91").presses("Answer two questions")

    manager.fills(fair="yes", useful="")

    assert "Choose one of the three." in repr(manager.errors)
