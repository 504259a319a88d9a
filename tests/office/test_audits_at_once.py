"""Two at once with one audit, on both databases: one of them wins, and the other is told who did what, and when."""

from datetime import date
from typing import Any

import pytest

from cards.answers import NOT_SAVED
from cards.replies import Reply
from domain.draft import CHECKED
from handlers.ask import Knock
from storage.ledger import Ledger
from tests.office import test_at_once
from tests.office.council import HOME, IDS, account_of, put_audit, put_cover
from tests.office.filled_in import ALL
from tests.office.judged import put_judged
from tests.office.people import Office
from tests.office.test_at_once import refused

ROUNDS = 3
SUBMITTED: dict[str, Any] = {"submitted": date(2018, 1, 8), "grade": "good"}
MODERATED: dict[str, Any] = {
    **SUBMITTED, "admissibility": "immediate", "moderated": date(2018, 1, 9), "moderator": "moderator",
}  # fmt: skip
SECOND = {**MODERATED, "second_id": IDS["outside moderator"]}
NOTHING = "Nothing was changed by your press."
NAMES = {"plt": "Plt", "second plt": "Second plt", "moderator": "Moderator", "outside moderator": "Outside moderator",
         "worker": "Worker for Outside moderator", "auditor": "Auditor"}  # fmt: skip


def sent(office: Office, who: str, does: str, about: str, **said: Any) -> Knock:
    context = {"about": about, "version": "1", "place": "", "outcome": "immediate", "draft": "1", "step": str(CHECKED)}
    return Knock(account_of(who), HOME, "form", does, office.now, office.key(), form=said, context=context)


def pressed(office: Office, who: str, does: str, about: str) -> Knock:
    return Knock(account_of(who), HOME, "press", does, office.now, office.key(), about=about)


def put(ledger: Ledger, number: int, **said: Any) -> None:
    put_audit(ledger, number, case_ref=str(400_000 + number), **said)


def answers(office: Office, *knocks: Knock) -> list[Reply]:
    """Whoever is told that the database did not answer, as it may be on a busy machine, presses again."""
    replies = test_at_once.answers(office, *knocks)
    found = zip(replies, knocks, strict=True)
    return [office.answer(knock) if refused(reply) == NOT_SAVED else reply for reply, knock in found]


def one_wins(office: Office, about: str, verb: str, knocks: dict[str, Knock]) -> str:
    """Who did; the other's answer names them, what they did and when, and the history has it once."""
    replies = dict(zip(knocks, answers(office, *knocks.values()), strict=True))
    lost = {who: said for who, reply in replies.items() if (said := refused(reply))}
    verbs = [v for v in office.history(about) if v != "opened"]
    assert len(lost) == 1, replies
    (winner,) = set(knocks) - set(lost)
    ((loser, told),) = lost.items()
    by = NAMES[winner].replace(f"for {loser.capitalize()}", "for you")
    assert f"{verb} by {by}, at 09:30. {NOTHING}" in told
    assert (verbs.count(verb), verbs.count("overtaken")) == (1, 1)
    return winner


CHANGE = {
    "outcome": "inadmissible",
    "grade": "good",
    "feedback": "Too brief.",
    "why": "Nothing shows it",
    "missed": "no",
}
DECISION = {"grade": "not-yet-good", "reason": "No evidence"}
CASES: dict[str, tuple[dict[str, Any], str, str, dict[str, dict[str, Any]]]] = {
    "a challenge is decided": (
        {**SECOND, "challenge": "waiting"}, "decide_challenge", "challenge decided",
        {"outside moderator": DECISION, "worker": DECISION},
    ),
    "an outcome is changed": (MODERATED, "change_outcome", "outcome changed", {"moderator": CHANGE, "plt": CHANGE}),
    "an audit is given to a moderator": (
        SUBMITTED, "give_audit", "given to moderate",
        {"plt": {"moderator": str(IDS["moderator"])}, "second plt": {"moderator": str(IDS["outside moderator"])}},
    ),
    "it is moderated a second time": (
        {**SECOND, "second": "waiting"}, "second_moderation", "moderated a second time",
        {who: {"outcome": "immediate", "grade": "good"} for who in ("outside moderator", "worker")},
    ),
    "it is taken back": (
        {}, "take_back", "taken back",
        {who: {"auditor": "nobody", "reason": "The case is closed"} for who in ("plt", "second plt")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", CASES)
def test_of_two_who_do_the_same_at_once_one_wins_and_the_other_hears_who_did_what(
    any_office: Office, what: str
) -> None:
    office = any_office
    columns, does, verb, said = CASES[what]
    office.does(put_cover, "outside moderator", "worker", "2018-01-08", "2018-01-12")
    for number in range(1, ROUNDS + 1):
        office.does(put, number, **columns)
        about = f"AU-{number}"
        one_wins(office, about, verb, {who: sent(office, who, does, about, **form) for who, form in said.items()})
        with office.ledger() as ledger:
            assert ledger.audits.get(number).version == 2


def test_what_is_submitted_and_taken_back_at_once_is_one_of_the_two(any_office: Office) -> None:
    """What was submitted is not taken back; and whoever submits what was taken back hears by whom."""
    office, filled = any_office, {name.replace("__", "."): said for step in ALL for name, said in step.items()}
    won = {"auditor": "submitted", "plt": "taken back"}

    def begun(ledger: Ledger, number: int) -> None:
        put(ledger, number)
        ledger.drafts.save(ledger.drafts.of(ledger.audits.get(number)), filled, office.now)  # type: ignore[arg-type]

    for number in range(1, ROUNDS + 1):
        office.does(begun, number)
        about = f"AU-{number}"
        taken = sent(office, "plt", "take_back", about, auditor="nobody", reason="The case is closed")
        replies = answers(office, sent(office, "auditor", "audit_submit", about), taken)
        told = dict(zip(won, map(refused, replies), strict=True))
        winner = next(who for who, said in told.items() if not said)
        loser = next(who for who in won if who != winner)
        assert f"{won[winner]} by {NAMES[winner]}, at 09:30. {NOTHING}" in told[loser], told
        with office.ledger() as ledger:
            found = ledger.audits.get(number)
            assert bool(found.submitted) is (winner == "auditor")
            assert bool(found.taken_back) is (winner == "plt")
            assert len(ledger.audits.actions_of(number)) == (winner == "auditor")


def test_an_auditor_who_submits_what_went_to_another_meanwhile_hears_so(any_office: Office) -> None:
    office = any_office
    office.does(put, 71)
    form = office.person("auditor").says("/audits submit AU-71")
    office.person("plt").says("/audits show AU-71").presses("Take back").fills(
        auditor=str(IDS["learner"]), reason="Long leave"
    )
    assert f"AU-71 is no longer yours: given to another auditor by Plt, at 09:30. {NOTHING}" in form.fills().sees
    assert office.person("moderator").says("/audits submit AU-71").sees == "There is no audit AU-71 that you can see."


def test_of_two_who_decide_on_an_exemption_at_once_one_wins_and_the_other_hears_who_did(any_office: Office) -> None:
    office = any_office
    office.does(put_cover, "director", "worker", "2018-01-08", "2018-01-12")
    names = {"director": "Director", "worker": "Worker"}
    for number in range(1, ROUNDS + 1):
        asker = office.person("auditor").says("/audits exempt").presses("Ask for an exemption")
        assert asker.fills(reason="Long leave").errors == {}
        about = str(number)
        declined = sent(office, "worker", "decline_exemption", about, reason="There is nobody else")
        accepted = pressed(office, "director", "exemption_accept", about)
        told = dict(zip(names, map(refused, answers(office, accepted, declined)), strict=True))
        lost = {who: said for who, said in told.items() if "already" in said}
        assert len(lost) == 1, told
        (winner,) = set(names) - set(lost)
        how = "accepted" if winner == "director" else "declined"
        assert f"That exemption was {how} already by {names[winner]}, at 09:30. {NOTHING}" in next(iter(lost.values()))
        verbs = office.history(f"exemption:{number}")
        assert verbs == ["exemption asked", f"exemption {how}"]
        office.does(lambda ledger: ledger.connection.exec_driver_sql("update exemptions set state = 'declined'"))


def test_of_two_who_confirm_a_competence_at_once_one_wins_and_the_other_hears_who_did(any_office: Office) -> None:
    office = any_office
    office.does(put_judged, 81, auditor="learner", kind="learning")
    learner = str(IDS["learner"])
    said = {"by": account_of("moderator"), "audits": ("81",), "note": "A clear learning audit"}
    knocks = [sent(office, who, "to_core", learner, **said) for who in ("plt", "second plt")]
    told = dict(zip(("plt", "second plt"), map(refused, answers(office, *knocks)), strict=True))
    (loser,) = [who for who, sentence in told.items() if sentence]
    winner = "plt" if loser == "second plt" else "second plt"
    assert (
        told[loser] == f"They are a core auditor by now: competence confirmed by {NAMES[winner]}, at 09:30. {NOTHING}"
    )
