"""The same for exemplars: an audit is anonymised, sent back, mended, accepted, posted and withdrawn."""

from sqlalchemy import update

from storage.ledger import Ledger
from storage.tables import outbox
from tests.office.judged import put_exemplary
from tests.office.people import Office

LONG = "The history is weighed, and what follows from it is said. " * 50
MENDED = {
    "sure": ("",),
    "impact__evidence": "The home was found in time.",
    "experience__impact": LONG,
    "aspect1__evidence": LONG,
}


def passing_audits_round(office: Office) -> None:
    for number in (501, 502):
        office.does(put_exemplary, number)
    moderator = office.person("moderator").says("/audits show AU-501").presses("Anonymise").fills()
    plt = office.person("plt").says("/audits exemplars").presses("Read and decide")
    plt.presses("Send back").fills(reason="The home is too plain to see")
    moderator.says("/audits exemplars").presses("Change it").fills(
        **MENDED, experience__evidence=LONG, aspect1__impact=LONG
    )
    plt.says("/audits exemplars").presses("Read and decide").presses("Read in full")
    plt.says("/audits exemplars").presses("Read and decide").presses("Accept")
    plt.says("/actions settings").presses("Change", on="Channels").fills(room="programme:2").fills(channel="#training")
    plt.says("/actions settings").presses("Change", on="Channels").fills(room="programme:2").fills(channel="")
    moderator.says("/audits exemplars planning").presses("Anonymise", on="AU-502").fills()
    plt.says("/audits exemplars").presses("Read and decide").presses("Accept").presses("All examples")
    plt.says("/actions settings").presses("Change", on="Channels").fills(room="programme:2").fills(channel="#training")
    office.does(_refuse)
    plt.says("/audits exemplars").presses("Read").presses("Post it")
    plt.says("/audits exemplars").presses("Read").presses("Withdraw").fills(reason="It is out of date")


def _refuse(ledger: Ledger) -> None:
    refused = update(outbox).where(outbox.c.kind == "exemplar").values(state="failed", trouble="is_archived")
    ledger.connection.execute(refused)


EXEMPLAR_STORIES = (passing_audits_round,)
