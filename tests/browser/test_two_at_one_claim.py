"""Two people at one claim see each other, and what the other did, without loading the page anew."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.live import LiveDesk
from tests.browser.reader import Reader
from tests.browser.selecting import select

NADIA, TOMAS = "nadia@example.org", "tomas@example.org"


@pytest.mark.heavy
def test_two_people_at_one_claim(
    chromium: Browser, demo_desk: LiveDesk, people: list[Reader]
) -> None:
    nadia, tomas = Reader(chromium, demo_desk), Reader(chromium, demo_desk)
    people += [nadia, tomas]
    for reader, email in ((nadia, NADIA), (tomas, TOMAS)):
        reader.sign_in(email, demo_desk.demo_password)
    nadia.open("/claims?status=open")
    claim = nadia.page.locator("th.claim-words a").first.get_attribute("href")
    assert claim is not None
    nadia.open(claim)
    tomas.open(claim)
    expect(tomas.page.locator(".presence .here")).to_have_text("Nadia Ferrow is here too.")
    tomas.page.locator("#wording > summary").click()
    tomas.page.locator("#wording-headline").fill("Half a headline")

    paragraph = nadia.page.locator("#article-text p[data-start]").first
    comment = nadia.page.get_by_role("textbox", name="Comment", exact=True)
    select(nadia.page, paragraph.inner_text()[:40])
    nadia.page.keyboard.press("m")
    comment.fill("Ask @tom")
    expect(nadia.page.get_by_role("option", name="Tomás Quill")).to_be_visible()
    nadia.page.keyboard.press("Enter")
    nadia.page.get_by_role("button", name="Write the comment").click()
    expect(nadia.page.locator("mark.talk").first).to_be_visible()

    # Looking at the page again asks at once.
    tomas.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(tomas.page.locator(".presence .moved")).to_contain_text("Nadia Ferrow commented")
    tomas.page.get_by_role("button", name="Show").click()
    expect(tomas.page.locator("mark.talk").first).to_be_visible()
    expect(tomas.page.locator(".presence .moved")).to_be_empty()
    expect(tomas.page.locator("#wording-headline")).to_have_value("Half a headline")

    # What happens after the page was renewed is told too.
    select(nadia.page, paragraph.inner_text()[-40:])
    nadia.page.keyboard.press("m")
    comment.fill("And this?")
    nadia.page.get_by_role("button", name="Write the comment").click()
    expect(comment).to_be_hidden()
    tomas.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(tomas.page.locator(".presence .moved")).to_contain_text("Nadia Ferrow commented")

    tomas.page.get_by_role("link", name="Talk").click()
    expect(tomas.page.locator(".comment-text")).to_have_text(["And this?", "Ask @Tomás Quill"])
    # The threads are walked by the keys of any list.
    threads = tomas.page.locator("li.thread")
    expect(threads.first).to_have_attribute("aria-current", "true")
    tomas.page.keyboard.press("j")
    expect(threads.last).to_be_focused()
    assert tomas.violations() == []
