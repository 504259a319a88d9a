"""November and December 2017 as they were published, with channels for everybody, each written, signed off and posted."""

from itertools import cycle

from sqlalchemy import insert

from storage.ledger import Ledger
from storage.tables import sentences, tags
from tests.office.council import IDS, TEAMS
from tests.office.judged import put_judged, put_november
from tests.office.people import Office

DRIFT, SMART, CURIOSITY = "drift and delay", "SMART plans", "curiosity, depth and holistic exploration in assessments"
ROOMS = {
    "all": "#everybody", "plt": "#plt", "service:1": "#11-25", "service:2": "#early-help",
    "team:1": "#north", "team:2": "#west", "team:3": "#south",
}  # fmt: skip
OF_CHILDREN = {"2017-11": (10, 10, 1, 0), "2017-12": (1, 22, 2, 0)}
"""With good features, without, good, outstanding."""
OUTCOMES = {"2017-11": (12, 9, 3), "2017-12": (19, 6, 2)}


def put_channels(ledger: Ledger) -> None:
    for room in ledger.channels.all():
        name = {"All services": "all", "Practice Learning Team": "plt"}.get(room.name, room.reference)
        if name in ROOMS:
            assert ledger.channels.put(room, ROOMS[name])


def put_rounds(ledger: Ledger) -> None:
    numbers = {"2017-12": 1, "2017-11": put_november(ledger)}
    for place, (month, number) in enumerate(sorted(numbers.items())):
        _put_month(ledger, 300 + 40 * place, number, month)


def _put_month(ledger: Ledger, first: int, round_id: int, month: str) -> None:
    """The teams in turn; what is inadmissible says its grade as well, and counts in no figure on practice."""
    featured, without, good, outstanding = OF_CHILDREN[month]
    graded = [("not-yet-good", True)] * featured + [("not-yet-good", False)] * without
    graded += [("good", None)] * good + [("outstanding", None)] * outstanding
    immediate, development, inadmissible = OUTCOMES[month]
    outcomes = ["immediate"] * immediate + ["development"] * development + ["inadmissible"] * inadmissible
    teams = cycle(TEAMS.values())
    for number, outcome in enumerate(outcomes, start=first):
        grade, features = graded[number - first] if number - first < len(graded) else ("good", None)
        said = {"admissibility": outcome, "grade": grade, "good_features": features, "team_id": next(teams)}
        put_judged(ledger, number, round_id=round_id, **said)  # type: ignore[arg-type]
        found = [DRIFT] * (number % 2) + [SMART] * (number % 9 == 0)
        for tag in found:
            ledger.connection.execute(insert(tags), {"audit_id": number, "kind": "finding", "tag": tag})


CONFIRMED, WAITING = "In one family swift, shared decisions changed what happened.", "This one is not confirmed."


def put_sentences(ledger: Ledger) -> None:
    """Of December: one that a second person has confirmed, and one that waits for that."""
    row = {"month": "2017-12", "by_id": IDS["plt"], "at": ledger.now, "version": 1}
    said = ({"text": CONFIRMED, "state": "confirmed"}, {"text": WAITING, "state": "waiting"})
    ledger.connection.execute(insert(sentences), [row | each for each in said])


def post(office: Office, month: str) -> None:
    plt, second = office.person("plt"), office.person("second plt")
    plt.says(f"/summary {month}").presses("Write", on="Next steps").fills(text="Supervision in January.")
    second.says(f"/summary {month}").presses("Sign off")
    plt.says(f"/summary {month}").presses("Post")
    office.delivers()


def with_both_months(office: Office) -> Office:
    office.does(put_channels)
    office.does(put_rounds)
    office.does(put_sentences)
    for month in sorted(OF_CHILDREN):
        post(office, month)
    return office
