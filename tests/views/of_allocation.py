"""All that is seen of an allocation: the empty one, both pages of a proposal with everything amiss in it, and its forms."""

from collections.abc import Iterator, Mapping

from sqlalchemy import select, update

from domain.audit_round import Target
from handlers.ask import Knock
from storage.ledger import Ledger
from storage.tables import cases, proposals
from tests.office.council import HOME, TEAMS, account_of
from tests.office.people import Office

NUMBER = 24


def furnish_allocation(office: Office) -> None:
    """A proposal of three pages, with cases that cannot be dealt, beside targets that are not met; and cases to draw from."""
    office.does(_stock)
    plt = office.person("plt").says("/audits allocate 2017-12")
    plt.fills(source="pasted", lines="\n".join(f"7{n:02}, North, 5-9" for n in range(NUMBER)))
    plt.presses("Change", on="700").fills(auditor="nobody")


def _stock(ledger: Ledger) -> None:
    run = ledger.connection.execute
    run(cases.insert(), {"case_ref": "700", "team_id": TEAMS["North"], "age_band": ""})
    of = ledger.rounds.all()[0]
    ledger.rounds.save(of, of.changed(targets=dict.fromkeys((1, 2), Target(15, 12))))


def fill_allocation(ledger: Ledger, said: Mapping[str, str]) -> None:
    """With the longest there may be; no case stands twice."""
    for number in ledger.connection.execute(select(proposals.c.id)).scalars().all():
        ref = f"{number}{said['case_ref']}"[:40]
        values = {"case_ref": ref, "age_band": said["case_ref"][:20]}
        ledger.connection.execute(update(proposals).where(proposals.c.id == number).values(values))


def asked_of_allocation(office: Office) -> Iterator[tuple[str, Knock]]:
    """Each with a name for it."""
    yield "plt: allocate", Knock(account_of("plt"), HOME, "command", "/audits", office.now, words="allocate 2017-12")
    yield "plt: allocate no month", Knock(account_of("plt"), HOME, "command", "/audits", office.now, words="allocate x")
    yield "manager: allocate", Knock(account_of("manager"), HOME, "command", "/audits", office.now, words="allocate")
    with office.ledger() as ledger:
        rows = ledger.proposals.of(1)
    place = "proposal:1::1"
    for page in ("1", "2", "3"):
        yield f"plt: proposal {page}", _press(office, "allocation_page", page, place)
    yield "plt: add cases", _press(office, "allocation_add", "1", place)
    for row in rows[:2]:
        yield f"plt: change {row.id}", _press(office, "allocation_change", str(row.id), place)
    yield "plt: send what has changed", _press(office, "allocation_send", "1", place)
    for lines in ("x", "1, North\n1, North", "\n".join("name, Nowhere, 5-9" for _ in range(20))):
        form = {"source": "pasted", "lines": lines}
        yield (
            "plt: wrong lines",
            Knock(account_of("plt"), HOME, "form", "allocate", office.now, form=form, context={"about": "1"}),
        )


def _press(office: Office, does: str, about: str, place: str) -> Knock:
    return Knock(account_of("plt"), HOME, "press", does, office.now, about=about, version=1, place=place)
