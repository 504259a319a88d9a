"""A case of concern in full is offered where its card leaves something out, and Slack takes it however much there is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cards import show_concern
from cards.show_concern import ConcernDossier
from storage.history import Entry, Kept
from tests.rules.some import HEAD
from tests.views.test_following_concerns_in_slack import VIEW, concerns

NOW = datetime(2018, 1, 10, 9, tzinfo=UTC)


def _kept(verb: str, number: int) -> Kept:
    return Kept(number, NOW + timedelta(minutes=number), Entry(f"person:{HEAD}", "head of service", verb, "C-3"), "")


def test_it_is_not_offered_for_having_been_looked_at_often() -> None:
    opened = replace(concerns("No visit")[0], text="No visit")
    looked = [_kept("raised", 1), *(_kept("opened", number) for number in range(2, 40))]
    updated = [_kept("updated", number) for number in range(1, 17)]

    assert "Read in full" not in repr(show_concern.card(ConcernDossier(opened, history=looked), VIEW))
    assert "Read in full" in repr(show_concern.card(ConcernDossier(opened, history=updated), VIEW))
