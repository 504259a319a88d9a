"""The full matrix of role, verb and state of a report and of a sentence, held against a table written by hand."""

from datetime import date

import pytest

from domain import evidence, sentence
from domain.person import Actor, Person, Role
from domain.report import Report, ReportState
from domain.reporting import ReportVerb, abilities, sees_all
from domain.sentence import Sentence, SentenceState
from tests import who_may_reports
from tests.rules.some import NOW, a_person
from tests.who_may_reports import EVIDENCE, REPORT, SENTENCE, allowed

MONTH = date(2017, 12, 1)
PLT, DIRECTOR, HEAD = a_person(1, Role.PLT), a_person(2, Role.DIRECTOR), a_person(3, Role.HEAD_OF_SERVICE)
MANAGER, MODERATOR = a_person(4, Role.TEAM_MANAGER), a_person(5, Role.MODERATOR)
AUDITOR, BOTH = a_person(6, Role.CORE_AUDITOR), a_person(7, Role.MODERATOR, Role.CORE_AUDITOR)


def somebody(number: int, *roles: Role, covers: Person | None = None) -> Actor:
    return Actor(a_person(number, *roles), (covers,) if covers else ())


PEOPLE = {
    "plt": Actor(PLT),
    "cover of the plt": somebody(20, covers=PLT),
    "other plt": somebody(21, Role.PLT),
    "director": Actor(DIRECTOR),
    "cover of the director": somebody(22, covers=DIRECTOR),
    "head of service": Actor(HEAD),
    "cover of the head of service": somebody(23, covers=HEAD),
    "team manager": Actor(MANAGER),
    "cover of the team manager": somebody(24, covers=MANAGER),
    "moderator": Actor(MODERATOR),
    "cover of the moderator": somebody(25, covers=MODERATOR),
    "moderator who audited it": Actor(BOTH),
    "external moderator": somebody(26, Role.EXTERNAL_MODERATOR),
    "auditor": Actor(AUDITOR),
    "cover of the auditor": somebody(27, covers=AUDITOR),
    "learner": somebody(28, Role.LEARNER),
    "social worker": somebody(29),
    "cover that is over": somebody(30),
}
OF_REPORT = {
    "write": ReportVerb.WRITE,
    "ask": ReportVerb.ASK,
    "sign-off": ReportVerb.SIGN,
    "take-back": ReportVerb.TAKE_BACK,
    "post": ReportVerb.POST,
    "post-again": ReportVerb.POST,  # of what is posted, where it was refused or is in doubt
    "correct": ReportVerb.CORRECT,
}


def _report(state: str) -> Report:
    return Report(1, MONTH, 1, ReportState(state), {}, NOW, written_by=PLT.id, writers=frozenset({PLT.id}))


@pytest.mark.parametrize("state", REPORT)
def test_everybody_may_do_with_a_report_what_the_table_says_and_nothing_else(state: str) -> None:
    for who, actor in PEOPLE.items():
        may = abilities(actor, _report(state)) - {ReportVerb.SEE}
        told = allowed(REPORT, who, state) - {"see", "read-all"}
        assert may == {OF_REPORT[word] for word in told}, who
        sees = ReportVerb.SEE in abilities(actor, _report(state))
        assert sees == ("see" in allowed(REPORT, who, state)), who
        assert sees_all(actor) == ("read-all" in allowed(REPORT, who, "draft")), who


def test_the_policy_may_let_the_writer_sign_off() -> None:
    assert ReportVerb.SIGN in abilities(Actor(PLT), _report("draft"), own=True)
    assert ReportVerb.SIGN not in abilities(Actor(DIRECTOR), _report("draft"), own=True)


@pytest.mark.parametrize("state", SENTENCE)
def test_everybody_may_do_with_a_sentence_what_the_table_says_and_nothing_else(state: str) -> None:
    involved = frozenset({AUDITOR.id, BOTH.id, MANAGER.id})
    one = Sentence(1, MONTH, "-", SentenceState(state), PLT.id, NOW, audit_id=7, involved=involved)
    rules = {
        "see": sentence.may_see,
        "decide": sentence.may_decide,
        "change": sentence.may_change,
        "withdraw": sentence.may_withdraw,
    }
    for who, actor in PEOPLE.items():
        assert {verb for verb, may in rules.items() if may(actor, one)} == allowed(SENTENCE, who, state), who


def test_who_adds_and_reads_what_other_sources_say_and_who_picks_sentences() -> None:
    for who, actor in PEOPLE.items():
        told = allowed(EVIDENCE, who, "")
        assert (evidence.may_add(actor), evidence.may_read(actor)) == ("add" in told, "see" in told), who
        assert sentence.may_pick(actor) == ("add" in told), who


def test_the_tables_speak_of_every_verb_every_state_and_everybody() -> None:
    assert {*PEOPLE, "somebody who has left"} == set(who_may_reports.EVERYBODY)
    assert (set(REPORT), set(SENTENCE)) == (set(ReportState), set(SentenceState))
    assert set(OF_REPORT.values()) | {ReportVerb.SEE} == set(ReportVerb)
    for table, verbs in (
        (REPORT, who_may_reports.REPORT_VERBS), (SENTENCE, who_may_reports.SENTENCE_VERBS),
        (EVIDENCE, who_may_reports.EVIDENCE_VERBS),
    ):  # fmt: skip
        assert {verb for state in table for who in PEOPLE for verb in allowed(table, who, state)} == verbs
