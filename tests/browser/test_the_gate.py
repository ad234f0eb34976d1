"""A verdict that lacks something, at the gate, in a browser."""

from playwright.sync_api import Browser

from tests.browser.live import LiveDesk
from tests.browser.reader import Reader

REASON = "The study gives no author, and its institute speaks as one."


def test_a_rule_is_set_aside_and_put_back_without_losing_what_was_written(
    chromium: Browser, demo_desk: LiveDesk, people: list[Reader]
) -> None:
    editor = Reader(chromium, demo_desk).sign_in("maren@example.org", demo_desk.demo_password)
    people.append(editor)
    page = editor.page
    editor.open("/claims?status=agreed")
    page.locator("a[data-key='o']").first.click()
    page.get_by_text("Claimant, date, wording").click()
    name = page.get_by_label("Claimant").input_value()
    page.get_by_label("Claimant").fill("")
    page.get_by_role("button", name="Save", exact=True).click()
    gate = page.locator("#gate")
    gate.get_by_text("nobody is named yet").wait_for()

    page.get_by_label("Conclusion").fill("Most of the homes would have stayed dry.")
    gate.get_by_text("Set this rule aside").click()
    gate.get_by_label("Reason").fill(REASON)
    assert editor.violations() == []
    gate.get_by_role("button", name="Set aside", exact=True).click()
    gate.get_by_text(f"Maren Oldacre set it aside: {REASON}").wait_for()
    assert page.get_by_label("Conclusion").input_value().startswith("Most of the homes")
    assert editor.violations() == []

    gate.get_by_role("button", name="Put back in force").click()
    gate.get_by_text("nobody is named yet").wait_for()
    gate.get_by_role("link", name="Name the claimant").click()
    page.get_by_label("Claimant").fill(name)
    page.get_by_role("button", name="Save", exact=True).click()
    gate.get_by_text("5 of 5 rules are met").wait_for()
