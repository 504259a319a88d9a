"""A posted report is corrected by a further edition: it carries over what somebody wrote, and nothing that was drawn of the
edition before does anything to it."""

from datetime import date

from sqlalchemy import update

from domain.recommendation import Recommendation
from domain.report import ReportState, Section
from storage.ledger import Ledger
from storage.months import figures_of
from storage.tables import recommendations
from tests.office.council import IDS
from tests.office.judged import put_judged
from tests.office.people import Office
from tests.office.test_posting_reports import ROOMS, editions, posted, put, signed, written
from tests.office.test_writing_reports import DECEMBER, report


def test_a_correction_is_a_further_edition_that_says_what_is_corrected(any_office: Office) -> None:
    office = any_office
    signed(office)
    office.delivers()
    office.person("plt").says("/summary").presses("Post")
    office.does(put_judged, 82)
    plt = office.person("plt").says("/summary").presses("Correct it").fills(change="An audit was missing.")

    assert "2, a correction: An audit was missing." in plt.sees
    assert "A correction of the report of December 2017, edition 2, is being written" in office.heard_by("plt")
    begun = report(office)
    assert (begun.edition, begun.state, begun.narrative) == (
        2,
        ReportState.DRAFT,
        {Section.NEXT: "Supervision in January."},
    )
    with office.ledger() as ledger:
        stands = figures_of(ledger, DECEMBER).figures
        assert stands is not None
        assert stands.table.moderated == 1
    assert "Core audits moderated: 2" in plt.sees
    assert "Sign off" not in plt.buttons
    office.person("second plt").says("/summary").presses("Sign off").presses("Post")
    with office.ledger() as ledger:
        stands = figures_of(ledger, DECEMBER).figures
        of = ledger.rounds.of_month(DECEMBER)
    assert stands is not None
    assert of is not None
    assert of.figures is not None
    assert (stands.table.moderated, of.figures["moderated"], len(put(office))) == (2, 2, len(ROOMS))
    assert [one.edition for one in editions(office)] == [1, 2]


def test_a_correction_carries_over_what_somebody_wrote_whatever_else_has_moved_since(office: Office) -> None:
    office.does(_recommended)
    posted(office)
    assert "R-4, from November 2017: Each plan has a date." in report(office).narrative[Section.RECOMMENDATIONS]
    office.does(lambda ledger: ledger.connection.execute(update(recommendations).values(state="done")))
    office.does(put_judged, 82)

    plt = office.person("plt").says("/summary").presses("Correct it").fills(change="An audit was missing.")

    assert report(office).narrative == {Section.NEXT: "Supervision in January."}
    assert "Each plan has a date" not in plt.sees
    office.person("second plt").says("/summary").presses("Sign off")
    assert "Immediately admissible: 2 of 2 (100%)" in report(office).narrative[Section.WELL]
    assert report(office).narrative[Section.RECOMMENDATIONS] == ""


def _recommended(ledger: Ledger) -> None:
    by, november = IDS["plt"], date(2017, 11, 1)
    ledger.recommendations.add(Recommendation(4, november, "Each plan has a date.", date(2018, 3, 1), by, ledger.now))


def test_what_was_drawn_of_one_edition_does_nothing_to_another_of_the_same_version(any_office: Office) -> None:
    office = any_office
    written(office)
    second = office.person("second plt").says("/summary")
    to_sign = (second.card, report(office).version)
    second.presses("Sign off")
    to_post, was = (second.card, report(office).version), report(office)
    second.presses("Post")
    other = office.person("plt").says("/summary").presses("Correct it")
    office.person("second plt").says("/summary").presses("Correct it").fills(change="An audit was missing.")
    assert "meanwhile" in other.fills(change="The same.").sees

    begun = report(office)
    assert (begun.edition, begun.version) == (2, to_sign[1])
    second.card = to_sign[0]
    assert "meanwhile" in second.presses("Sign off").sees
    assert report(office) == begun
    office.person("plt").says("/summary").presses("Sign off")
    signed = report(office)
    assert (signed.edition, signed.version, signed.state) == (2, to_post[1], was.state)
    for press in ("Post", "Take back the sign-off"):
        second.card = to_post[0]
        assert "meanwhile" in second.presses(press).sees
    assert report(office) == signed
