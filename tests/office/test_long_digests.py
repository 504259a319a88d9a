"""However much there is to say in a morning, a digest stays one calm message: ten lines of actions at most, beside many of them
audits are counted and a button leads to them, and nothing is left out by what Slack takes."""

from datetime import date

import pytest
from sqlalchemy import update

from bot.slack import render
from cards.elements import Card, List
from storage.ledger import Ledger
from storage.tables import audits, people
from tests.edge.kit import must_be_taken, texts
from tests.office.council import IDS, put_audit
from tests.office.people import Office
from tests.views.of_the_plt import leave_trouble

LONG = "Rewrite the plan with the family so that each step has a date " * 20
EVERYBODY = ("manager", "west manager", "south manager", "worker", "moderator", "director", "learner")


def rows(card: Card) -> list[str]:
    """The references of all its lines."""
    found = [row.title for block in card.blocks if isinstance(block, List) for row in block.rows]
    return [title[0].text for title in found]  # type: ignore[union-attr]


def shown(card: Card) -> str:
    """As Slack gets it; fails unless Slack takes it whole, with its buttons last."""
    message = render.message(card)
    must_be_taken(message)
    said = "\n".join(text for _, text in texts(message["blocks"]))
    assert str(render.LEFT_OUT.line) not in said
    assert message["blocks"][-1]["type"] == "actions"
    return said


def has_actions(office: Office, number: int, owner: str) -> None:
    for n in range(1, number + 1):
        office.has(f"A-{n}", owner=owner, text=LONG, due="2018-01-09", case_ref="4" * 30)


def has_audits(office: Office, number: int, auditor: str) -> None:
    for n in range(71, 71 + number):
        office.does(put_audit, n, auditor=auditor, case_ref="4" * 30, due=date(2018, 1, 8))


@pytest.mark.parametrize(
    ("actions", "waiting", "lines"),
    [(5, 7, 10), (6, 2, 8), (6, 3, 6), (12, 7, 10), (0, 7, 5), (12, 2, 12)],
)
def test_beside_many_actions_many_audits_are_counted_and_a_button_leads_to_them(
    office: Office, actions: int, waiting: int, lines: int
) -> None:
    has_actions(office, actions, "learner")
    has_audits(office, waiting, "learner")

    office.wakes("2018-01-10 09:00")

    learner = office.person("learner").reads()
    assert len(rows(learner.card)) == lines  # type: ignore[arg-type]
    assert f"Your audits · {waiting}" in shown(learner.card)  # type: ignore[arg-type]
    assert f"AU-{70 + waiting}" in learner.presses("My audits").sees


def test_what_is_counted_is_still_counted_when_an_action_in_it_is_done(office: Office) -> None:
    has_actions(office, 6, "learner")
    has_audits(office, 3, "learner")
    office.wakes("2018-01-10 09:00")

    for n in range(1, 7):
        said = {"done": "Done", "recorded_in": "Plan", "difference": "yes"}
        office.person("learner").says(f"/actions done A-{n}").fills(**said)

    read = office.person("learner").reads(0)
    assert read.card.fallback == "Your digest of Wed 10 Jan. 3 audits in it are still to do."  # type: ignore[union-attr]
    assert "Your audits · 3" in read.sees


def crowded(ledger: Ledger) -> None:
    """Late audits of seven people of no team, and seven audits that nobody has moderated."""
    run = ledger.connection.execute
    run(update(people).where(people.c.id.in_([IDS[name] for name in EVERYBODY])).values(team_id=None))
    for n, name in enumerate(EVERYBODY):
        put_audit(ledger, 81 + n, auditor=name, due=date(2018, 1, 5))
        put_audit(ledger, 91 + n, case_ref="4" * 30, submitted=date(2017, 12, 20), grade="not-yet-good")
    run(update(audits).values(good_features=True))


def test_the_plts_fullest_morning_is_taken_whole(office: Office) -> None:
    office.does(crowded)
    leave_trouble(office)
    for n in range(1, 13):
        office.has(f"A-{n}", owner="leaver", text=LONG, due="2018-01-09", case_ref="4" * 30)

    office.wakes("2018-01-10 09:00")

    read = office.person("plt").reads()
    said = shown(read.card)  # type: ignore[arg-type]
    for heading in ("Late audits · 7", "Waiting too long to be moderated · 7", "Could not be delivered"):
        assert heading in said
    assert "And 2 more auditors." in said
    assert len(rows(read.card)) == 10  # type: ignore[arg-type]
    assert "AU-97" in read.presses("Audits to moderate").sees
