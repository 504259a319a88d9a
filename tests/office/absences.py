"""Absences as people fill them in, and what is kept of them: for all tests of covers."""

from collections.abc import Iterator

from tests.office.council import IDS, account_of
from tests.office.people import Colleague, Office

DAYS = {"first_day": "2018-01-15", "last_day": "2018-01-19"}


def away(office: Office, who: str = "manager", cover: str = "west manager", **said: str) -> Colleague:
    """Somebody fills in the form; `person`: of whom, where the PLT does."""
    named = {"person": account_of(said.pop("person"))} if "person" in said else {}
    form = office.person(who).says("/actions away").presses("Add an absence")
    return form.fills(**{**DAYS, **named, "cover": account_of(cover), **said})


def entries(office: Office, who: str = "manager") -> list[tuple[str, str, object, object]]:
    with office.ledger() as ledger:
        kept = [k.entry for k in ledger.history.of(f"person:{IDS[who]}")]
    return [(e.verb, e.role, dict(e.before), dict(e.after)) for e in kept]


def state(
    cover: str, first: str = "2018-01-15", last: str = "2018-01-19", person: str = "manager"
) -> dict[str, object]:
    return {"person": IDS[person], "cover": IDS[cover], "from": first, "until": last}


def stands_in(office: Office, day: str) -> Iterator[tuple[str, str]]:
    """Who is stood in for by whom on that day."""
    office.turns_to(f"{day} 09:00")
    names = {number: name for name, number in IDS.items()}
    with office.ledger() as ledger:
        for person, cover in ledger.absences.stand_ins(ledger.today.day).items():
            yield names[person], names[cover]
