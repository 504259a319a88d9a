"""Messages that come, change and go while somebody looks; files and pictures."""

import base64

from playwright.sync_api import expect
from slack_sdk import WebClient

from tests.browser.conftest import Opener
from tests.browser.screen import goes_to, violations

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def conversation_with(bot: WebClient, who: str) -> str:
    return str(bot.conversations_open(users=who)["channel"]["id"])


def test_a_message_comes_changes_and_goes(opened: Opener, bot: WebClient) -> None:
    page = opened("U0TMNORTH")
    where = conversation_with(bot, "U0TMNORTH")
    ts = bot.chat_postMessage(channel=where, text="3 audit actions need you today")["ts"]
    message = page.locator(".message")
    expect(message).to_contain_text("3 audit actions need you today")
    expect(page.locator("#announcer")).to_contain_text("auditbot: 3 audit actions need you today")
    bot.chat_update(channel=where, ts=ts, text="2 audit actions need you today")
    expect(message).to_contain_text("2 audit actions need you today")
    expect(message.locator(".edited")).to_have_text("(edited)")
    bot.chat_delete(channel=where, ts=ts)
    expect(message).to_have_count(0)


def test_what_comes_elsewhere_is_counted_until_it_is_read(opened: Opener, bot: WebClient) -> None:
    page = opened("U0TMNORTH")
    goes_to(page, "north")
    bot.chat_postMessage(channel=conversation_with(bot, "U0TMNORTH"), text="One")
    entry = page.locator(".entry", has_text="auditbot")
    expect(entry.locator(".count")).to_have_text("1 unread")
    expect(page).to_have_title("(1) The council · playground")
    goes_to(page, "auditbot")
    expect(entry.locator(".count")).to_have_count(0)
    page.reload()
    expect(page.locator(".message")).to_have_count(1)
    expect(entry.locator(".count")).to_have_count(0)


def test_what_comes_while_one_has_scrolled_up_is_new_until_one_comes_down(opened: Opener, bot: WebClient) -> None:
    page = opened("U0TMNORTH")
    where = conversation_with(bot, "U0TMNORTH")
    for number in range(40):
        bot.chat_postMessage(channel=where, text=f"Message {number}")
    expect(page.locator(".message")).to_have_count(40)
    page.locator(".scroller").evaluate("list => { list.scrollTop = 0 }")
    page.wait_for_timeout(100)
    bot.chat_postMessage(channel=where, text="One more")
    count = page.locator(".entry", has_text="auditbot").locator(".count")
    expect(count).to_have_text("1 unread")
    page.get_by_role("button", name="New messages").click()
    expect(count).to_have_count(0)


def test_a_file_can_be_downloaded(opened: Opener, bot: WebClient) -> None:
    page = opened("U0TMNORTH")
    where = conversation_with(bot, "U0TMNORTH")
    bot.files_upload_v2(channel=where, filename="actions.csv", title="Your actions", content="action\nA-17\n")
    card = page.locator(".file")
    expect(card).to_contain_text("Your actions")
    with page.expect_download() as download:
        card.click()
    assert download.value.path().read_text() == "action\nA-17\n"


def test_a_picture_has_its_title_and_its_words(opened: Opener, bot: WebClient) -> None:
    page = opened("U0TMNORTH")
    where = conversation_with(bot, "U0TMNORTH")
    file = bot.files_upload_v2(channel=where, filename="grades.png", content=DOT)["file"]
    title = {"type": "plain_text", "text": "Grades by month"}
    picture = {"type": "image", "slack_file": {"id": file["id"]}, "alt_text": "Good in 2 of 25", "title": title}
    bot.chat_postMessage(channel=where, text="Grades", blocks=[picture])
    image = page.get_by_role("img", name="Good in 2 of 25")
    expect(image).to_be_visible()
    expect(image).to_have_js_property("naturalWidth", 1)
    expect(page.get_by_text("Grades by month")).to_be_visible()


def test_a_deleted_file_is_said_to_be_deleted_at_once(opened: Opener, bot: WebClient) -> None:
    page = opened("U0TMNORTH")
    where = conversation_with(bot, "U0TMNORTH")
    file = bot.files_upload_v2(channel=where, filename="a.csv", content="a", initial_comment="Your export")["file"]
    expect(page.locator(".file")).to_be_visible()
    bot.files_delete(file=file["id"])
    expect(page.locator(".file")).to_have_count(0)
    expect(page.locator(".message")).to_contain_text("Your export")
    expect(page.locator(".message")).to_contain_text("This file was deleted.")
    assert violations(page) == []


def test_a_deleted_picture_leaves_its_words(opened: Opener, bot: WebClient) -> None:
    page = opened("U0TMNORTH")
    file = bot.files_upload_v2(filename="grades.png", content=DOT)["file"]["id"]
    picture = {"type": "image", "slack_file": {"id": file}, "alt_text": "Good in 2 of 25"}
    bot.chat_postMessage(channel="U0TMNORTH", text="Grades", blocks=[picture])
    expect(page.get_by_role("img", name="Good in 2 of 25")).to_be_visible()
    bot.files_delete(file=file)
    expect(page.get_by_role("img", name="Good in 2 of 25")).to_have_count(0)
    expect(page.get_by_text("This picture was deleted. Good in 2 of 25")).to_be_visible()
