"""Whatever was written of a case of concern, its forms and what is told of it are taken by Slack, and nothing becomes a mention;
what a push preview says of it is always the same."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cards import concern_course_forms as forms
from cards import concern_news, digest, show_concern, undelivered
from cards import concerns as register
from cards.concern_course_forms import Asked
from cards.concern_news import News, What
from cards.concerns_waiting import ConcernsWaiting, Listed
from cards.elements import Card, Form
from cards.show_concern import ConcernDossier
from cards.view import View
from domain.concern import Concern
from domain.person import Role
from domain.waiting_concern import Why
from storage import concern_lists
from tests.edge.kit import must_be_taken, must_be_taken_as_view
from tests.rules.some import HEAD, MANAGER, NORTH, TODAY, a_person, an_action, an_actor
from tests.views.test_every_view import drawn, must_hold_only_ours

WORST = ["<!channel> <@U0PLT> <https://x.example|y> *b*", "<" * 3000, "\n" * 50 + "> q\n" * 200, "", "Plain words"]
PEOPLE = {number: a_person(number) for number in (MANAGER, HEAD)}
VIEW = View(an_actor(HEAD, Role.HEAD_OF_SERVICE), TODAY, PEOPLE)


def concerns(text: str) -> list[Concern]:
    opened = Concern(3, text[:40] or "-", NORTH, text, TODAY, True, review_due=date(2018, 1, 24), raised_by=MANAGER)
    closed = opened.closed(HEAD, datetime(2018, 1, 10, 9, tzinfo=UTC), text, text, date(2018, 4, 3))
    return [opened, replace(opened, review_due=date(2018, 1, 3)), closed]


def all_forms(text: str) -> list[Form]:
    found = []
    names = ("text", "outcome", "difference", "reason", "action.1")
    for concern in concerns(text):
        context = {"about": concern.reference, "version": "1", "place": ""}
        asked = Asked(concern, context, dict.fromkeys(names, text[:600]), [f"“{text[:200]}” may be a name."], "mark")
        actions = [an_action(id=number, text=text or "-", concern="C-3") for number in range(101, 130)]
        found += [
            forms.update(asked),
            forms.review(asked, "2018-01-24"),
            forms.close(asked),
            forms.reopen(asked, "2018-01-11"),
        ]
        found += [forms.add_action(asked, "2018-01-11"), forms.take_out(asked, actions)]
    return found


def all_news(text: str, view: View = VIEW) -> list[Card]:
    return [
        concern_news.card(concern, News(what, MANAGER, text, "A-140"), view, cleared=cleared)
        for concern in concerns(text)
        for what in What
        for cleared in (False, True)
    ]


@pytest.mark.parametrize("worst", WORST)
def test_the_worst_that_anybody_might_write_is_taken_and_becomes_no_token(worst: str) -> None:
    for view in (*all_forms(worst), *all_news(worst)):
        for shown in drawn(view):
            must_be_taken(shown) if "text" in shown else must_be_taken_as_view(shown)
            must_hold_only_ours("concern", shown)


def test_no_preview_says_more_than_that_a_case_of_concern_needs_them() -> None:
    assert {card.fallback for card in all_news("No visit")} == {"A case of concern needs you"}


def test_no_fallback_of_its_cards_says_which_one_it_is_or_how_many_there_are() -> None:
    opened, late, _ = concerns("No visit")
    waiting = ConcernsWaiting([Listed(opened, (Why.ACKNOWLEDGE,)), Listed(late, (Why.ACKNOWLEDGE,))], VIEW)
    again = digest.as_it_was(TODAY, {}, VIEW, undelivered.News(), concerns=waiting)
    assert "2 cases of concern need you" in repr(again.blocks)
    page = concern_lists.Register((opened, late), 1, 2)
    listed = register.register(page, {}, VIEW, closed=False, any_others=False, may_raise=True)
    for card in (again, listed, register.told(opened), show_concern.card(ConcernDossier(opened), VIEW)):
        assert "A case of concern" in card.fallback
        assert not [word for word in ("C-3", "Raised", "raised", "2 cases", "open") if word in card.fallback]


def test_who_may_not_see_it_reads_no_word_of_it() -> None:
    for card in all_news("No visit", replace(VIEW, who=an_actor(99, Role.TEAM_MANAGER))):
        assert "No visit" not in repr(card)
        assert "is no longer with you" in repr(card)
        assert "C-3" not in repr(card)
