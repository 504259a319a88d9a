"""Whatever people have written, every view is taken by Slack, and nothing they wrote becomes a mention, a link, a broadcast or
a date: of all that Slack would read as one, each is ours."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.slack import render
from bot.slack.carried import Carried
from bot.slack.render_form import form_view
from cards.elements import Card, Form
from cards.moderation_notices import KINDS as OF_MODERATION
from cards.replies import FormErrors
from domain.draft import STEPS
from scheduler.of_allocation import EXEMPTIONS
from storage.summons import ABOVE
from tests.edge import some_cards
from tests.edge.kit import must_be_taken, must_be_taken_as_view, texts, tokens
from tests.office.council import PEOPLE, account_of
from tests.office.people import Office
from tests.views.gallery import FIELDS, answered, delivered, fill, furnish
from tests.views.makers import called, makers

OURS = re.compile(
    "|".join([f"@{account_of(name)}" for name in PEOPLE])
    + r"|!date\^\d{9,10}\^\{date_short_pretty\}( at \{time\})?\|\w{3} \d{1,2} \w{3} \d{4}( at \d\d:\d\d)?"
)
HOSTILE = [
    *some_cards.NASTY,
    "<!everyone>",
    "<!subteam^S1|x>",
    "<#C1>",
    "<mailto:x@council.example|x>",
    "@channel",
    "http://x.example",
]
longer = st.builds(
    lambda text, times: text * times, st.sampled_from([*HOSTILE, "&", "word ", "x", "💥", "\n"]), st.integers(1, 400)
)
anything = st.one_of(some_cards.texts, longer, st.text(max_size=60))
said = st.fixed_dictionaries(dict.fromkeys(FIELDS, anything))


def everywhere(text: str) -> dict[str, str]:
    return dict.fromkeys(FIELDS, text)


def drawn(view: Card | Form) -> Iterator[dict[str, Any]]:
    """The view on every surface where it may stand; fails unless Slack would take it."""
    if isinstance(view, Form):
        yield form_view(view, Carried("key", view.context))
    elif view.place.startswith("home"):
        yield render.home(view)
    else:
        yield from (render.message(view), render.modal(view))


def must_hold_only_ours(name: str, shown: dict[str, Any]) -> None:
    top = [("mrkdwn", shown["text"])] if isinstance(shown.get("text"), str) else []
    for kind, text in [*top, *texts(shown)]:
        for token in tokens(text):
            assert kind == "mrkdwn", (name, text)
            assert OURS.fullmatch(token), (name, token)
        bare = re.sub(r"<[^<>]*>", "", text)
        assert "<" not in bare, (name, text)
        assert ">" not in bare, (name, text)


def look_at_everything(office: Office, texts_of: dict[str, str]) -> set[str]:
    fill(office, texts_of)
    names, looked_at = set(), set()
    for name, view in [*answered(office, texts_of["typed"]), *delivered(office)]:
        names.add(name)
        if repr(view) in looked_at:
            continue
        looked_at.add(repr(view))
        if isinstance(view, FormErrors):
            assert all(sentence.strip() for sentence in view.errors.values())
            continue
        for shown in drawn(view):
            must_be_taken(shown) if "text" in shown else must_be_taken_as_view(shown)
            must_hold_only_ours(name, shown)
    assert office.faults == []
    return names


@pytest.mark.parametrize(
    "worst",
    [
        "<!channel> <@U0PLT> <https://x.example|y> *b* `c` > q &lt;!here&gt;",
        "<" * 3000,
        "*_~`" * 700,
        "\n" * 50 + "> q\n" * 200,
        "",
        "\x00\u202e\u2028 \t",
    ],
)
def test_the_worst_that_anybody_might_write_is_taken_and_becomes_no_token(office: Office, worst: str) -> None:
    furnish(office)
    look_at_everything(office, everywhere(worst))


def test_whatever_is_written_is_taken_and_becomes_no_token(office: Office) -> None:
    furnish(office)

    @settings(max_examples=3)
    @given(said)
    def all_views_hold(texts_of: dict[str, str]) -> None:
        look_at_everything(office, texts_of)

    all_views_hold()


def test_the_gallery_shows_every_kind_of_view(office: Office) -> None:
    furnish(office)
    wanted = makers()
    with called(wanted) as made:
        names = look_at_everything(office, everywhere("Plain words about A-17"))
    assert {*wanted.values()} - made == set()
    kinds = {name.partition(" to ")[0] for name in names if " to " in name}
    assert kinds >= {"assigned", "completed", "accepted", "returned", "reopened", "closed", "noted", "more-time-asked"}
    assert kinds >= {"more-time-decided", "handover-asked", "handover-declined", "reassigned", "home", "export"}
    assert kinds >= {"cover-set", "cover-ended", "roll-up", "digest", "escalation", "concern-marked"}
    assert kinds >= {"audits-allocated", "audit-put-away", "audit-taken-back", *EXEMPTIONS, *ABOVE}
    assert {f"auditor: step {step}" for step in STEPS} <= names
    assert kinds >= set(OF_MODERATION)
    assert len(names) > 80


@pytest.mark.parametrize("token", ["<!channel>", "<@U0PLT>", "<https://x.example|y>", "<!date^1515576600^{date}|x>"])
def test_a_token_that_slipped_through_would_be_found(token: str) -> None:
    shown = {"text": "x", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": f"said {token}"}}]}
    if token == "<@U0PLT>":
        must_hold_only_ours("one of ours", shown)
        return
    with pytest.raises(AssertionError):
        must_hold_only_ours("somebody's", shown)
