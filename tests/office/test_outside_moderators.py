"""A moderator from outside sees the audits given to them whole, with what they ask to be done, and nothing else."""

from datetime import date

from tests.office.council import put_audit
from tests.office.people import Office
from tests.office.test_moderating import SUBMITTED


def test_the_actions_of_an_audit_stand_on_its_card_for_whom_it_was_given_to_and_no_others_anywhere(
    office: Office,
) -> None:
    given = {**SUBMITTED, "submitted": date(2018, 1, 8)}
    office.does(put_audit, 112, moderator="outside moderator", **given)
    office.does(put_audit, 113, case_ref="398114", **given)
    office.has("A-7", audit=112, text="Rewrite the plan with the family")
    office.has("A-8", audit=113, case_ref="398114", text="Ask the school")
    outside = office.person("outside moderator").says("/audits show AU-112")

    assert "A-7  Rewrite the plan with the family · open, due Wed 10 Jan" in outside.sees
    assert "A-8" not in outside.sees
    assert "A-7  Rewrite the plan with the family" in str(outside.says("/audits show AU-112").card)
    assert outside.says("/actions show A-8").sees == "There is no action A-8 that you can see."
    for words in ("mine", "all", "overdue", "waiting", "find the"):
        assert "A-8" not in outside.says(f"/actions {words}").sees
    assert outside.says("/audits show AU-113").sees == "There is no audit AU-113 that you can see."
