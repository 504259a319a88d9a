"""All that is seen of exemptions, decided and not, and of an audit that is taken back: cards, forms, and what is told."""

from collections.abc import Iterator, Mapping

from sqlalchemy import select, update

from cards.elements import Card
from cards.notice import Post
from domain.exemption import ExemptionState
from handlers.ask import Knock
from scheduler.compose import Composer
from scheduler.of_allocation import EXEMPTIONS
from storage.ledger import Ledger
from storage.tables import audits, exemptions
from tests.office.council import HOME, IDS, account_of, put_audit
from tests.office.people import Office

MONTH, TO_DO, TAKEN = "2017-12", 62, 63
STATES = {
    1: ExemptionState.DECLINED, 2: ExemptionState.ACCEPTED, 3: ExemptionState.WITHDRAWN, 4: ExemptionState.ASKED,
}  # fmt: skip
PLACE = "exemptions:1::1"
PRESSES = (
    ("plt", "exemption_ask", "1"), ("learner", "exemption_ask", "1"), ("director", "exemption_decline", "4"),
    ("plt", "take_back", f"AU-{TO_DO}"),
)  # fmt: skip
SAID = (
    ("plt", "exempt", {"person": str(IDS["auditor"]), "reason": "Mr Xyzzy is ill"}, "3"),
    ("director", "decline_exemption", {"reason": "Mr Xyzzy is not ill"}, "4"),
    ("plt", "take_back", {"auditor": "nobody", "reason": "Mr Xyzzy has moved"}, f"AU-{TO_DO}"),
)
"""Forms that are asked about again, as a name may be in them."""


def leave_exemptions(office: Office) -> None:
    """One was declined, one accepted while an audit was still to do, one withdrawn, and one waits; beside them an audit was taken
    back."""
    office.does(put_audit, TO_DO)
    office.does(put_audit, TAKEN, taken_back=office.now.date())
    for turn, who in enumerate(("learner", "auditor", "learner", "learner")):
        asks = office.person(who).says(f"/audits exempt {MONTH}").presses("Ask for an exemption")
        asks.fills(reason="Long leave")
        director = office.person("director").says(f"/audits exempt {MONTH}")
        if turn == 2:
            asks.presses("Withdraw")
        elif who == "auditor":
            director.presses("Accept")
        elif "Declined" not in director.sees:
            director.presses("Decline").fills(reason="There is nobody else")
    office.delivers()


def fill_exemptions(ledger: Ledger, said: Mapping[str, str]) -> None:
    run = ledger.connection.execute
    run(update(exemptions).values(reason=said["reason"], answer=said["answer"]))
    run(
        update(audits)
        .where(audits.c.id.in_((TO_DO, TAKEN)))
        .values(case_ref=said["case_ref"], age_band=said["how"][:40])
    )


def asked_of_exemptions(office: Office) -> Iterator[tuple[str, Knock]]:
    """Each with a name for it."""
    for who in ("plt", "director", "auditor", "learner", "manager"):
        yield f"{who}: exempt", Knock(account_of(who), HOME, "command", "/audits", office.now, words=f"exempt {MONTH}")
    yield "plt: nobody is exempted", _command(office, "exempt 2018-02")
    for who, does, about in PRESSES:
        known = {"about": about, "version": 1, "place": PLACE}
        yield f"{who}: {does}", Knock(account_of(who), HOME, "press", does, office.now, **known)  # type: ignore[arg-type]
    for who, does, said, about in SAID:
        context = {"about": about, "place": PLACE, "version": "1"}
        yield f"{who}: {does} again", Knock(account_of(who), HOME, "form", does, office.now, form=said, context=context)


def _command(office: Office, words: str) -> Knock:
    return Knock(account_of("plt"), HOME, "command", "/audits", office.now, words=words)


def told_of_exemptions(compose: Composer, ledger: Ledger) -> Iterator[tuple[str, Card]]:
    """Each to everybody whom it may concern."""
    numbers = {ExemptionState(row.state): row.id for row in ledger.connection.execute(select(exemptions))}
    assert numbers == {state: number for number, state in STATES.items()}
    contents = [(kind, {"exemption": number}) for kind in EXEMPTIONS for number in numbers.values()]
    contents.append(("audit-taken-back", {"audits": [TAKEN], "by": IDS["plt"]}))
    for kind, content in contents:
        for who in ("plt", "director", "auditor", "learner"):
            made = compose(ledger, kind, f"person:{IDS[who]}", content)
            if isinstance(made, Post):
                yield f"{kind} to {who}", made.card
