"""Blocks are drawn as Slack draws them, and nothing that was typed becomes anything but text."""

from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.sample_views import NASTY
from tests.browser.screen import form, goes_to, messages, says


def test_mrkdwn_follows_the_rules_of_slack(opened: Opener) -> None:
    page = opened()
    says(page, "/actions every element")
    message = messages(page).filter(has_text="Every element & more")
    for tag, words in {"strong": "bold", "em": "italic", "s": "strike", "blockquote": "a quote"}.items():
        assert words in message.locator(f".text {tag}").first.inner_text()
    assert message.locator("pre").inner_text() == "fenced *text*"
    assert message.get_by_role("link", name="a link").get_attribute("href") == "https://example.org/a?b=1&c=2"
    assert "Due Today, asked by @Head of service, 11–25 in #north" in message.inner_text()
    assert message.locator(".mention-all").inner_text() == "@here"


def test_markup_in_a_message_stays_text(opened: Opener) -> None:
    page = opened()
    says(page, "/actions every element")
    message = messages(page).filter(has_text="Every element & more")
    assert f"{NASTY} &amp; <javascript:alert(3)|press me>" in message.inner_text()
    assert message.locator("script, img, a[href^=javascript]").count() == 0


def test_what_a_person_types_is_shown_as_typed_and_calls_nobody(opened: Opener) -> None:
    page = opened()
    goes_to(page, "north")
    typed = "<!channel> <@U0HOS1125> a < b & c &amp; <https://example.org|link>"
    says(page, typed)
    message = messages(page).last
    assert message.locator(".text").inner_text() == typed
    assert message.locator(".mention, .text a").count() == 0


def test_messages_of_one_sender_stand_together_under_their_day(opened: Opener) -> None:
    page = opened()
    goes_to(page, "north")
    says(page, "One")
    page.locator(".message", has_text="One").wait_for()
    says(page, "Two")
    page.locator(".message", has_text="Two").wait_for()
    assert page.locator(".message-head").count() == 1
    assert page.locator(".day-divider").all_inner_texts() == ["Today"]


def test_a_confirmation_is_asked_before_a_press_counts(opened: Opener) -> None:
    page = opened()
    says(page, "/actions every element")
    page.get_by_role("button", name="Delete it").click()
    form(page).get_by_role("button", name="Leave it").click()
    page.get_by_role("button", name="Delete it").click()
    form(page).get_by_role("button", name="Yes, do it").click()
    page.locator(".text", has_text="It is gone.").wait_for()
    assert page.locator(".text", has_text="It is gone.").count() == 1


def test_a_private_answer_says_so_is_replaced_and_can_be_dismissed(opened: Opener) -> None:
    page = opened()
    says(page, "/actions mine")
    page.locator(".only-you").wait_for()
    page.get_by_role("button", name="Next").click()
    page.get_by_text("Page 2 of 2").wait_for()
    expect(page.get_by_text("Page 1 of 2")).to_have_count(0)
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator(".only-you")).to_have_count(0)
    page.reload()
    page.locator("#composer-text").wait_for()
    expect(page.locator(".only-you")).to_have_count(0)


def test_an_answer_taller_than_the_window_is_shown_from_its_beginning(opened: Opener) -> None:
    page = opened()
    page.set_viewport_size({"width": 1000, "height": 420})
    says(page, "/actions mine")
    expect(page.get_by_role("heading", name="Your actions")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Complete several")).not_to_be_in_viewport()
