"""A claim split and its matrix filled in a browser, without a mouse."""

from playwright.sync_api import Browser, expect

from tests.browser.live import LiveDesk
from tests.browser.reader import Reader
from tests.browser.selecting import selected


def test_a_claim_is_split_and_its_matrix_filled_by_keys_alone(
    chromium: Browser, demo_desk: LiveDesk, people: list[Reader]
) -> None:
    reviewer = Reader(chromium, demo_desk).sign_in("nadia@example.org", demo_desk.demo_password)
    people.append(reviewer)
    page = reviewer.page
    reviewer.open("/claims?status=open&q=ministry")
    page.get_by_role("link", name="we have paid every crown").click()
    page.get_by_role("link", name="Parts").click()
    words, numbers = page.locator("#part-exact"), page.locator("#claim-parts mark")

    # The ministry has paid | every crown: the selected words go into the form.
    while not selected(page):  # the keys act once the script is at work
        page.keyboard.press("j")
        page.wait_for_timeout(50)
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    expect(words).to_have_value("The ministry has paid")
    page.keyboard.press("p")
    expect(numbers).to_have_text(["The ministry has paid"])
    expect(words).to_have_value("")

    # What isn't selected is pasted, in pieces if need be; what is wrong stays to be set right.
    words.fill("every crown … was promised")
    page.get_by_role("button", name="Split off").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("is not in the claim")
    words.fill("every crown … promised")
    page.get_by_role("button", name="Split off").press("Enter")
    expect(numbers).to_have_text(["The ministry has paid", "every crown", "promised"])
    expect(page.locator(".part-row").nth(1)).to_contain_text("No evidence bears on it yet")

    # The table is one stop of the Tab key; arrows move in it, digits act, the focus stays.
    cells = page.locator(".matrix tbody button")
    expect(page.locator(".matrix tbody [tabindex='0']")).to_have_count(1)
    cells.first.focus()
    for key in ("ArrowRight", "ArrowDown", "End", "1"):
        page.keyboard.press(key)
    expect(cells.last).to_be_focused()
    expect(cells.nth(9)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".part-row").nth(1)).to_contain_text("1 contradicts")
    page.keyboard.press("0")
    expect(page.locator(".matrix [aria-pressed='true']")).to_have_count(0)
    page.keyboard.press("u")
    expect(cells.nth(9)).to_have_attribute("aria-pressed", "true")
    assert reviewer.violations() == []
