"""Every command, press and form that is about an action, tried by everybody in every state: only what the table allows
changes anything, everybody else gets one sentence, and what is absent cannot be told from what is not theirs."""

import pytest

from cards.concern_words import A_CASE
from cards.elements import Card, Text
from cards.replies import FormErrors, NextForm, OpenForm, Reply, Show
from handlers import audit_commands, concern_commands, summary_commands
from handlers.commands import BY_COMMAND, BY_FORM, BY_PRESS
from storage.ledger import Ledger
from tests import who_may
from tests.office import crowd
from tests.office.doors import DOORS, NOT_ABOUT_ONE_ACTION, Door
from tests.office.people import Office

ABSENT = 999_999
_STANDS = """select a.id, a.version, a.status, a.due, a.owner_id, a.extended, a.asked, a.snoozed_until, a.closed_at,
    (select count(*) from completions c where c.action_id = a.id and c.standing),
    (select count(*) from completions c where c.action_id = a.id),
    (select count(*) from impacts i join completions c on c.id = i.completion_id where c.action_id = a.id),
    (select count(*) from requests r where r.action_id = a.id and r.state = 'asked'),
    (select count(*) from requests r where r.action_id = a.id),
    (select count(*) from notes n where n.action_id = a.id)
    from actions a"""
OF_OTHERS = {
    kind: {*of_audits, *of_concerns, *of_reports}
    for kind, of_audits, of_concerns, of_reports in (
        ("command", audit_commands.TYPED, concern_commands.TYPED, summary_commands.TYPED),
        ("press", audit_commands.PRESSED, concern_commands.PRESSED, summary_commands.PRESSED),
        ("form", audit_commands.SENT, concern_commands.SENT, summary_commands.SENT),
    )
}
"""What is asked of audits, of cases of concern and of reports."""
TRIES = [(who, door) for who in who_may.EVERYBODY for door in DOORS]


def stands(office: Office) -> dict[int, tuple[object, ...]]:
    """All that could have been changed about each action."""
    with office.ledger() as ledger:
        return {row[0]: tuple(row) for row in ledger.connection.exec_driver_sql(_STANDS)}


def prepared(office: Office, state: str) -> None:
    """An action for each try, numbered as the tries are."""

    def make(ledger: Ledger) -> None:
        crowd.gather(ledger)
        for number, (who, _) in enumerate(TRIES, start=1):
            crowd.put(ledger, number, state, audit=8 if who == "external moderator, given" else 7)

    office.does(make)


def one_sentence(reply: Reply) -> str:
    """What a refusal says; "" if it is not one plain sentence and nothing else."""
    match reply:
        case Show(Card(fallback, (Text(str(said)),))) if fallback in (said, A_CASE):
            pass
        case FormErrors(errors) if len(errors) == 1:
            said = next(iter(errors.values()))
        case _:
            return ""
    return said if said.endswith(".") and "\n" not in said else ""


def went_as_meant(door: Door, reply: Reply) -> bool:
    refused = one_sentence(reply) != ""
    opened = isinstance(reply, OpenForm | NextForm)
    return not refused and (door.changes or door.needs == "see" or opened)


@pytest.mark.parametrize("state", who_may.TABLE)
def test_only_who_may_changes_anything_and_all_others_get_one_sentence(office: Office, state: str) -> None:
    prepared(office, state)
    before = stands(office)
    wrong = []
    for number, (who, door) in enumerate(TRIES, start=1):
        reply = office.desk.answer(door.knock(crowd.account(who), number, office.now, office.key()))
        may = door.needs in who_may.allowed(who, state)
        if not (went_as_meant(door, reply) if may else one_sentence(reply)):
            wrong.append((who, door.kind, door.does, reply))

    after = stands(office)
    changed = {TRIES[number - 1] for number in before if before[number] != after[number]}
    assert wrong == []
    assert changed == {(who, door) for who, door in TRIES if door.changes and door.needs in who_may.allowed(who, state)}
    assert office.faults == []


@pytest.mark.parametrize("who", ["manager in another service", "external moderator, not given", "other auditor"])
def test_what_is_absent_and_what_is_not_yours_get_the_same_answer(office: Office, who: str) -> None:
    prepared(office, "open")
    for door in DOORS:
        knocks = [door.knock(crowd.account(who), number, office.now, office.key()) for number in (17, ABSENT)]
        theirs, absent = (repr(office.desk.answer(knock)) for knock in knocks)
        assert theirs == absent.replace(str(ABSENT), "17")
        assert "There is no action A-17 that you can see." in theirs


def test_every_way_in_is_tried_or_is_not_about_one_action() -> None:
    for kind, table in {"command": BY_COMMAND, "press": BY_PRESS, "form": BY_FORM}.items():
        of_actions = set(table) - OF_OTHERS[kind]
        assert {d.does for d in DOORS if d.kind == kind} | NOT_ABOUT_ONE_ACTION[kind] == of_actions


def test_the_table_has_a_way_in_for_every_verb() -> None:
    assert {door.needs for door in DOORS} == who_may.VERBS
