"""The table of claims: ticked by keys, and done to several at once, in a browser."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.live import LiveDesk
from tests.browser.reader import Reader


@pytest.mark.heavy
def test_claims_are_ticked_by_keys_given_a_topic_and_given_back(
    chromium: Browser, demo_desk: LiveDesk, people: list[Reader]
) -> None:
    nadia = Reader(chromium, demo_desk).sign_in("nadia@example.org", demo_desk.demo_password)
    people.append(nadia)
    page = nadia.page
    nadia.open("/claims?status=all&sort=worth")
    boxes = page.locator('input[name="claim"]')
    bulk = page.locator("#bulk")
    expect(page.locator("tr[aria-current]")).to_have_count(1)
    expect(bulk).to_be_hidden()
    # It comes with the script that counts ticks.
    expect(page.get_by_label("Choose all on this page")).to_be_visible()

    # One by its letter, a stretch down to the current row, one more by the space bar.
    page.keyboard.press("x")
    for _ in range(3):
        page.keyboard.press("j")
    page.keyboard.press("Shift+X")
    expect(bulk).to_contain_text("4 claims chosen")
    page.keyboard.press("j")
    page.keyboard.press("Space")
    expect(bulk).to_contain_text("5 claims chosen")
    assert nadia.violations() == []

    # A click with Shift takes everything between; the box above takes all, and gives all back.
    boxes.nth(9).click(modifiers=["Shift"])
    expect(bulk).to_contain_text("10 claims chosen")
    page.get_by_label("Choose all on this page").click()
    expect(page.locator('input[name="claim"]:checked')).to_have_count(boxes.count())
    page.get_by_label("Choose all on this page").click()
    expect(bulk).to_be_hidden()

    boxes.nth(0).click()
    boxes.nth(1).click()
    page.get_by_label("Topic", exact=True).last.fill("By the sea")
    page.keyboard.press("Enter")
    expect(page.locator(".flash")).to_contain_text("2 claims given the topic.")
    chips = page.locator("td, th").get_by_text("By the sea", exact=True)
    expect(chips).to_have_count(2)
    page.locator("main h1").click()
    page.keyboard.press("u")
    expect(page.locator(".flash")).to_contain_text("2 claims put back as before.")
    expect(chips).to_have_count(0)
    assert page.url.endswith("/claims?status=all&sort=worth")
