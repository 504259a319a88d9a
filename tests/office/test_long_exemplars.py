"""A plain word in brackets is longer than what stood there: of a text that has no room for it any more nothing is lost."""

from sqlalchemy import update

from cards.elements import Input
from domain.anonymising import anonymised
from storage.tables import areas
from tests.office.judged import put_exemplary
from tests.office.people import Office


def test_what_the_brackets_make_too_long_is_shown_whole_and_is_to_be_shortened(any_office: Office) -> None:
    """Nothing of it is lost, neither in the form as it is opened nor as it comes back."""
    office = any_office
    long = "\n".join(["On 3 May he came, on 4 Sept she went, and on 5 July both did."] * 48)
    office.does(put_exemplary, 501)
    grow = update(areas).where(areas.c.audit_id == 501, areas.c.area == "impact").values(evidence=long)
    office.does(lambda ledger: ledger.connection.execute(grow))
    moderator = office.person("moderator").says("/audits show AU-501").presses("Anonymise")

    def held() -> list[str]:
        asked = moderator.form.inputs if moderator.form else ()
        return [i.value for i in asked if isinstance(i, Input) and i.name.startswith("impact.evidence")]  # type: ignore[misc]

    assert len(long) <= 3000
    whole = anonymised(long).split()
    assert (len(held()), " ".join(held()).split()) == (2, whole)
    assert "shorten it by" in moderator.sees
    assert "shorten it by" in moderator.fills().errors["impact.evidence.2"]
    moderator.fills(impact__evidence__2="It was Tamzo who came.")
    assert "may tell somebody who is meant" in moderator.sees
    assert len(held()) == 1
    assert held()[0].endswith("It was Tamzo who came.")
