"""Notices, walked and read by keys alone."""

import re

from playwright.sync_api import Browser, expect

from tests.browser.live import LiveDesk
from tests.browser.reader import Reader


def test_notices_are_read_without_a_mouse(
    chromium: Browser, demo_desk: LiveDesk, people: list[Reader]
) -> None:
    nadia = Reader(chromium, demo_desk)
    people.append(nadia)
    nadia.open("/sign-in")
    nadia.sign_in("nadia@example.org", demo_desk.demo_password)
    nadia.open("/notices")
    page = nadia.page
    unread = page.locator("li.row[id^=notice-]")
    ids = unread.evaluate_all("rows => rows.map((row) => row.id)")
    assert len(ids) >= 3
    bell = page.locator(".bell-count")
    expect(bell).to_have_text(str(len(ids)))

    # Marked: the next one takes its place, and undone it is the current one again.
    page.keyboard.press("j")
    page.keyboard.press("m")
    expect(page.locator(f"#{ids[1]}")).to_have_count(0)
    expect(bell).to_have_text(str(len(ids) - 1))
    expect(page.locator("li.row[aria-current]")).to_have_attribute("id", ids[2])
    page.keyboard.press("u")
    expect(page.locator("li.row[aria-current]")).to_have_attribute("id", ids[1])
    expect(bell).to_have_text(str(len(ids)))

    # Gone to: it is read.
    page.keyboard.press("o")
    expect(page).to_have_url(re.compile("/claims/"))
    expect(bell).to_have_text(str(len(ids) - 1))
