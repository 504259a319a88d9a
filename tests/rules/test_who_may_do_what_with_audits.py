"""The full matrix of role, verb and stage of an audit, held against a table written by hand from the domain page."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.admission import Account, admit
from domain.audit import DONE, WAITING, Admissibility, Audit, AuditKind, Grade
from domain.audit_round import AuditRound, RoundState
from domain.judging import JUDGING, AuditVerb, abilities, hears_outcome, knows_of_concern, may_be_given, may_judge_again
from domain.person import Actor, Person, Role, Team
from domain.refusal import Refusal
from tests import who_may_audits
from tests.rules.some import NOW, TODAY, a_person

NAMED = (
    "manager", "head", "auditor", "auditing moderator", "learner", "moderator", "other moderator", "second", "adder",
    "managing moderator", "submitter", "guest", "other guest", "plt", "auditing plt", "changing plt", "director", "leaver",
)  # fmt: skip
N = {name: number for number, name in enumerate(NAMED, start=1)}
NORTH = Team(1, "North", 1, "11-25", manager_id=N["manager"], head_id=N["head"])
DECEMBER = AuditRound(1, date(2017, 12, 1), "Planning")
WORDS = {
    "see": AuditVerb.SEE,
    "submit": AuditVerb.SUBMIT,
    "reply": AuditVerb.REPLY,
    "moderate": AuditVerb.MODERATE,
    "change-the-outcome": AuditVerb.CHANGE_OUTCOME,
    "moderate-a-second-time": AuditVerb.SECOND,
    "give": AuditVerb.GIVE,
    "take-back": AuditVerb.TAKE_BACK,
    "challenge": AuditVerb.CHALLENGE,
    "decide-the-challenge": AuditVerb.DECIDE_CHALLENGE,
    "say-how-it-was": AuditVerb.SAY_HOW_IT_WAS,
    "propose-as-exemplar": AuditVerb.PROPOSE_EXEMPLAR,
}


def named(name: str, *roles: Role) -> Person:
    return a_person(N[name], *roles)


MANAGER, HEAD = named("manager", Role.TEAM_MANAGER), named("head", Role.HEAD_OF_SERVICE)
AUDITOR, MODERATOR = named("auditor", Role.CORE_AUDITOR), named("moderator", Role.MODERATOR)
SECOND, PLT, DIRECTOR = named("second", Role.MODERATOR), named("plt", Role.PLT), named("director", Role.DIRECTOR)


def somebody(number: int, *roles: Role, covers: Person | None = None) -> Actor:
    return Actor(a_person(number, *roles), (covers,) if covers else ())


PEOPLE = {
    "auditor": Actor(AUDITOR),
    "cover of the auditor": somebody(40, covers=AUDITOR),
    "auditor who moderates": Actor(named("auditing moderator", Role.CORE_AUDITOR, Role.MODERATOR)),
    "learner whose it is": Actor(named("learner", Role.LEARNER)),
    "other auditor": somebody(41, Role.CORE_AUDITOR),
    "other learner": somebody(42, Role.LEARNER),
    "moderator": Actor(MODERATOR),
    "cover of the moderator": somebody(43, covers=MODERATOR),
    "other moderator": Actor(named("other moderator", Role.MODERATOR)),
    "second moderator": Actor(SECOND),
    "cover of the second moderator": somebody(44, covers=SECOND),
    "moderator who added to it": Actor(named("adder", Role.MODERATOR)),
    "moderator who manages the team": Actor(named("managing moderator", Role.TEAM_MANAGER, Role.MODERATOR)),
    "moderator who covers for the team manager": somebody(45, Role.MODERATOR, covers=MANAGER),
    "moderator who covers for the auditor": somebody(46, Role.MODERATOR, covers=AUDITOR),
    "moderator who has submitted it": Actor(named("submitter", Role.MODERATOR)),
    "external moderator": Actor(named("guest", Role.EXTERNAL_MODERATOR)),
    "other external moderator": Actor(named("other guest", Role.EXTERNAL_MODERATOR)),
    "team manager": Actor(MANAGER),
    "cover of the team manager": somebody(47, covers=MANAGER),
    "manager of another team": somebody(48, Role.TEAM_MANAGER),
    "head of service": Actor(HEAD),
    "cover of the head of service": somebody(49, covers=HEAD),
    "head of another service": somebody(50, Role.HEAD_OF_SERVICE),
    "plt": Actor(PLT),
    "cover of the plt": somebody(51, covers=PLT),
    "plt who audited it": Actor(named("auditing plt", Role.PLT, Role.CORE_AUDITOR)),
    "plt who changed the outcome": Actor(named("changing plt", Role.PLT)),
    "director": Actor(DIRECTOR),
    "cover of the director": somebody(52, covers=DIRECTOR),
    "social worker": somebody(53),
    "cover that is over": somebody(54, Role.TEAM_MANAGER),
}
THEIRS: dict[str, dict[str, Any]] = {
    "auditor who moderates": {"auditor_id": N["auditing moderator"]},
    "learner whose it is": {"auditor_id": N["learner"], "kind": AuditKind.LEARNING},
    "plt who audited it": {"auditor_id": N["auditing plt"]},
    "moderator who manages the team": {"team": replace(NORTH, manager_id=N["managing moderator"])},
}
"""In what the audit of these is otherwise than the others'."""
_SUBMITTED: dict[str, Any] = {"submitted": TODAY, "submitted_by": N["submitter"], "grade": Grade.GOOD}
_MODERATED: dict[str, Any] = {
    **_SUBMITTED, "moderator_id": N["moderator"], "admissibility": Admissibility.IMMEDIATE, "moderated": TODAY,
    "judges": frozenset({N["moderator"], N["changing plt"]}),
}  # fmt: skip
_SECOND: dict[str, Any] = {**_MODERATED, "second_id": N["second"]}
STAGES: dict[str, dict[str, Any]] = {
    "to do": {},
    "to do, its round closed": {"round": replace(DECEMBER, state=RoundState.CLOSED)},
    "to moderate": _SUBMITTED,
    "to moderate, given to the moderator": {**_SUBMITTED, "moderator_id": N["moderator"]},
    "to moderate, given to the external moderator": {**_SUBMITTED, "moderator_id": N["guest"]},
    "moderated": _MODERATED,
    "moderated by the external moderator": {
        **_MODERATED, "moderator_id": N["guest"], "judges": frozenset({N["guest"], N["changing plt"]}),
    },
    "second moderation waiting": {**_SECOND, "second": WAITING},
    "second moderation waiting with the external moderator": {**_MODERATED, "second_id": N["guest"], "second": WAITING},
    "second moderation done": {**_SECOND, "second": DONE},
    "challenged, given to nobody yet": {**_MODERATED, "challenge": WAITING},
    "challenged": {**_SECOND, "challenge": WAITING},
    "challenged while a second moderation waited": {**_SECOND, "second": WAITING, "challenge": WAITING},
    "challenge decided": {**_SECOND, "challenge": "stands"},
    "taken back": {"taken_back": TODAY},
}  # fmt: skip


def at(stage: str, who: str = "", **said: Any) -> Audit:
    """AU-7 of the team North at this stage, as it is where this one is concerned."""
    plain = {"round": DECEMBER, "kind": AuditKind.CORE, "case_ref": "412087", "team": NORTH}
    plain |= {"auditor_id": N["auditor"], "added_by": frozenset({N["adder"]})}
    return Audit(id=7, **plain | STAGES[stage] | THEIRS.get(who, {}) | said)


@pytest.mark.parametrize("stage", who_may_audits.TABLE)
def test_everybody_may_do_what_the_table_says_and_nothing_else(stage: str) -> None:
    found = {who: abilities(actor, at(stage, who)) for who, actor in PEOPLE.items()}

    assert found == {who: {WORDS[word] for word in who_may_audits.allowed(who, stage)} for who in PEOPLE}


def test_the_table_speaks_of_every_verb_every_stage_and_everybody() -> None:
    assert set(WORDS) == who_may_audits.VERBS
    assert set(WORDS.values()) == set(AuditVerb)
    assert list(STAGES) == list(who_may_audits.TABLE)
    assert {*PEOPLE, "somebody who has left"} == set(who_may_audits.EVERYBODY)
    named = {name for stage in who_may_audits.TABLE.values() for names in stage for name in names}
    assert named < set(PEOPLE)


def test_somebody_who_has_left_is_not_let_in_whatever_they_were() -> None:
    account = Account("U18", "T0", "", guest=False, stranger=False, bot=False, deactivated=False, checked_at=NOW)
    left = a_person(N["leaver"], *Role, active=False)
    with pytest.raises(Refusal):
        admit(account, left, "T0")
    assert all(who_may_audits.allowed("somebody who has left", stage) == frozenset() for stage in STAGES)


@pytest.mark.parametrize("stage", who_may_audits.TABLE)
def test_who_might_have_moderated_it_hears_of_the_outcome(stage: str) -> None:
    found = {who for who, actor in PEOPLE.items() if hears_outcome(actor, at(stage, who))}

    guest = set() if stage == "moderated by the external moderator" else {"external moderator"}
    told = who_may_audits.HEARS_OUTCOME - guest - who_may_audits.UNTOLD.get(stage, frozenset())
    assert found == (told if stage in who_may_audits.MODERATED else set())


@pytest.mark.parametrize("stage", who_may_audits.KNOWS_OF_CONCERN)
def test_who_knows_that_it_says_that_there_is_a_case_of_concern(stage: str) -> None:
    def found(*, seen_later: bool, concern: bool = True) -> set[str]:
        known = {who: at(stage, who, concern=concern) for who in PEOPLE}
        return {who for who, a in PEOPLE.items() if knows_of_concern(a, known[who], seen_later=seen_later)}

    knows = who_may_audits.KNOWS_OF_CONCERN[stage]
    assert found(seen_later=False) == knows
    assert found(seen_later=True) == knows - who_may_audits.UNTOLD.get(stage, frozenset())
    assert found(seen_later=False, concern=False) == set()


def test_to_whom_it_may_be_given() -> None:
    first = {who for who, actor in PEOPLE.items() if may_be_given(actor, at("to moderate", who))}
    again = {who for who, actor in PEOPLE.items() if may_judge_again(actor, at("moderated", who))}

    assert (first, again) == (who_may_audits.MAY_BE_GIVEN, who_may_audits.MAY_JUDGE_AGAIN)


@pytest.mark.parametrize("stage", ["second moderation waiting", "challenged"])
@pytest.mark.parametrize("who", ["moderator", "changing plt", "auditor", "auditing plt", "manager", "submitter"])
def test_nobody_judges_again_what_they_have_judged_or_had_a_part_in_though_it_was_given_to_them(
    who: str, stage: str
) -> None:
    """Whatever they are: they hold every role there is."""
    actor = Actor(a_person(N[who], *Role))
    theirs = {"auditor_id": N[who]} if who == "auditing plt" else {}

    assert abilities(actor, at(stage, second_id=N[who], **theirs)).isdisjoint(
        {AuditVerb.SECOND, AuditVerb.DECIDE_CHALLENGE}
    )


@pytest.mark.parametrize("stage", who_may_audits.MODERATED)
def test_who_challenged_it_as_a_cover_judges_nothing_of_it_afterwards(stage: str) -> None:
    who = Actor(a_person(60, *Role))

    for given in ("moderator_id", "second_id"):
        assert abilities(who, at(stage, challenged_by=60, **{given: 60})).isdisjoint(JUDGING)


def test_standings_add_up_but_for_judging() -> None:
    """A team manager who works for the PLT, too, gives and challenges, and judges nothing of their own team."""
    both = Actor(named("manager", Role.TEAM_MANAGER, Role.PLT))
    held = who_may_audits.allowed("team manager", "moderated") | who_may_audits.allowed("plt", "moderated")

    assert abilities(both, at("moderated")) == {WORDS[word] for word in held} - JUDGING


def test_an_external_moderator_who_added_to_it_sees_no_more_for_that() -> None:
    guest = Actor(named("other guest", Role.EXTERNAL_MODERATOR))

    assert abilities(guest, at("moderated", added_by=frozenset({guest.id}))) == frozenset()
