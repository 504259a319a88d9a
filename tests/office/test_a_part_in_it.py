"""Who has had a part in an audit in another's place, or judged it already, does not judge it later; and a moderator who added
to it goes on seeing it."""

from datetime import date
from typing import Any

from storage.ledger import Ledger
from tests.office.council import IDS, put_audit, put_cover
from tests.office.filled_in import audit, fills_in
from tests.office.people import Office

JUDGED = {"grade": "good", "missed": "no", "exemplar": "no"}
MODERATED: dict[str, Any] = {
    "submitted": date(2018, 1, 8), "moderated": date(2018, 1, 9), "grade": "good", "admissibility": "immediate",
    "moderator": "moderator",
}  # fmt: skip
UNSEEN = "There is no audit AU-71 that you can see."


def becomes(office: Office, who: str, role: str) -> None:
    def give(ledger: Ledger) -> None:
        ledger.roles.give(IDS[who], role)  # type: ignore[arg-type]

    office.does(give)


def test_a_cover_who_submitted_it_does_not_moderate_it_when_the_cover_is_over(any_office: Office) -> None:
    office = any_office
    becomes(office, "worker", "moderator")
    office.does(put_audit, 71)
    office.does(put_cover, "auditor", "worker", "2018-01-08", "2018-01-12")
    fills_in(office.person("worker")).fills()
    assert (audit(office).auditor_id, audit(office).submitted_by) == (IDS["auditor"], IDS["worker"])

    office.turns_to("2018-01-15 10:00")
    worker = office.person("worker").says("/audits moderate")
    assert "Audits to moderate · 0" in worker.sees
    assert worker.says("/audits show AU-71").sees == UNSEEN
    plt = office.person("plt").says("/audits show AU-71").presses("Give to a moderator")
    assert plt.fills(moderator=str(IDS["worker"])).errors == {"moderator": "Choose somebody who may moderate it."}


def test_a_cover_who_challenged_the_grade_does_not_decide_on_it_when_the_cover_is_over(any_office: Office) -> None:
    office = any_office
    becomes(office, "worker", "moderator")
    office.does(put_audit, 71, **MODERATED)
    office.does(put_cover, "manager", "worker", "2018-01-08", "2018-01-12")
    worker = office.person("worker").says("/audits show AU-71").presses("Challenge the grade")
    assert worker.fills(reason="The plan shows it").errors == {}
    assert audit(office).challenged_by == IDS["worker"]

    office.turns_to("2018-01-15 10:00")
    plt = office.person("plt").says("/audits show AU-71").presses("Give to a second moderator")
    assert plt.fills(moderator=str(IDS["worker"])).errors == {"moderator": "Choose somebody who may moderate it."}


def test_who_changed_the_outcome_is_no_second_moderator(any_office: Office) -> None:
    office = any_office
    office.does(put_audit, 71, **MODERATED)
    plt = office.person("plt").says("/audits show AU-71").presses("Change the outcome")
    plt.fills(outcome="inadmissible", feedback="Too brief.", why="Nothing shows it", missed="no")
    give = plt.says("/audits show AU-71").presses("Give to a second moderator")
    for who in ("plt", "moderator"):
        assert give.fills(moderator=str(IDS[who])).errors == {"moderator": "Choose somebody who may moderate it."}
    assert give.fills(moderator=str(IDS["second plt"])).errors == {}


def test_a_moderator_sees_what_they_added_to_also_once_another_has_moderated_it(any_office: Office) -> None:
    office = any_office
    becomes(office, "worker", "moderator")
    office.does(put_audit, 71, **MODERATED)
    worker = office.person("worker")
    assert worker.says("/audits show AU-71").sees == UNSEEN

    office.has("A-17", audit=71, added_by="worker")
    assert "AU-71 · Moderated" in worker.says("/audits show AU-71").sees
    assert worker.buttons == []


def test_an_external_moderator_sees_no_more_for_having_added_to_it(office: Office) -> None:
    office.does(put_audit, 71, **MODERATED)
    office.has("A-17", audit=71, added_by="outside moderator")

    assert office.person("outside moderator").says("/audits show AU-71").sees == UNSEEN
