"""A case of concern in full is offered where its card leaves something out, and Slack takes it however much there is."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cards import show_concern, whole_concern
from cards.show_concern import ConcernDossier
from domain.note import Note
from storage.history import Entry, Kept
from tests.edge.kit import must_be_taken_as_view
from tests.rules.some import HEAD
from tests.views.test_every_view import drawn
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


@pytest.mark.parametrize("letter", ["x", "\u0142", "&", "*"])
def test_however_long_its_reviews_are_slack_takes_it_and_what_was_done_is_in_it(letter: str) -> None:
    opened = concerns("No visit")[0]
    notes = [Note(number, 3, "review", HEAD, NOW, letter * 3000) for number in range(1, 90)]
    dossier = ConcernDossier(opened, notes=notes, history=[_kept("updated", number) for number in range(1, 140)])

    form = whole_concern.form(dossier, VIEW)

    for shown in drawn(form):
        must_be_taken_as_view(shown)
        assert len(json.dumps(shown)) < 250_000
    assert "There is more than fits here." in repr(form.inputs)
    assert repr(form.inputs).count("updated") == 139
    assert repr(form.inputs).count(letter * 1000) > 10 or letter in "&*"
