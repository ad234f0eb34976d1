"""A draft outlives the browser that it was typed in."""

from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.browser.live import LiveDesk
from tests.browser.reader import Reader
from tests.chromium import ARGUMENTS, find


@pytest.mark.heavy
def test_what_was_typed_a_second_ago_is_there_after_the_browser_was_killed(
    chromium: Browser, demo_desk: LiveDesk, people: list[Reader]
) -> None:
    doomed = chromium.browser_type.launch(executable_path=find(), args=list(ARGUMENTS))
    reviewer = Reader(doomed, demo_desk).sign_in("bea@example.org", demo_desk.demo_password)
    page = to_review(reviewer)
    page.get_by_label("Unproven").check()
    page.get_by_label("Justification").press_sequentially("Nobody kept the minutes")
    page.get_by_label("Justification").press_sequentially(", it seems")
    page.wait_for_timeout(1_000)
    address = page.url
    with suppress(Error):  # nobody is left to answer
        doomed.new_browser_cdp_session().send("Browser.crash")

    again = Reader(chromium, demo_desk).sign_in("bea@example.org", demo_desk.demo_password)
    people.append(again)
    page = again.page
    page.goto(address)
    page.locator("[data-draft-status]").filter(has_text="Draft saved").wait_for()
    assert page.get_by_label("Justification").input_value() == "Nobody kept the minutes, it seems"
    assert page.get_by_label("Unproven").is_checked()
    assert again.violations() == []

    again.page.context.set_offline(True)
    page.get_by_label("Justification").press_sequentially(". Or not")
    page.locator("[data-draft-status]").filter(has_text="no connection").wait_for()
    again.said.clear()
    page.context.set_offline(False)
    page.locator("[data-draft-status]").filter(has_text="Draft saved").wait_for()
    page.reload()
    assert "Or not" in page.get_by_label("Justification").input_value()
    page.get_by_role("button", name="Throw the draft away").click()
    page.get_by_text("Your draft is thrown away.").wait_for()
    assert page.get_by_label("Justification").input_value() == ""
    page.keyboard.press("Escape")


def to_review(reviewer: Reader) -> Page:
    """The first open claim that this person may review."""
    reviewer.open("/claims?status=open")
    links = reviewer.page.locator("a[data-key='o']").all()
    for address in [link.get_attribute("href") for link in links]:
        reviewer.open(str(address))
        if reviewer.page.locator("#review-form").count():
            return reviewer.page
    raise AssertionError("no claim of the demo desk waits for a review")
