"""The main job in a browser that runs no script: forms and links alone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.live import LiveDesk
from tests.browser.reader import Reader

PASSWORD = "a long word for the pier"
ARTICLE = """\
“The pier did not cost the town a single crown 💧,” Mayor Odile Fenn said at the opening.

The grant was paid in June 👷🏽‍♀️. The council’s accounts list it at two million crowns.

The grant was paid in June, a clerk said."""
PASSED = "accounts list it at two million crowns"


Somebody = Callable[[str, str], Reader]


@pytest.fixture
def somebody(chromium: Browser, new_desk: LiveDesk, people: list[Reader]) -> Somebody:
    """Makes people of a role, in browsers without script."""

    def make(name: str, role: str) -> Reader:
        link = new_desk.command("invite", f"{name}@desk.example", "--name", name, "--role", role)
        reader = Reader(chromium, new_desk, script=False)
        people.append(reader)
        return reader.take_up(link.stdout.decode().strip(), PASSWORD)

    return make


@pytest.mark.heavy
def test_the_main_job_needs_no_script(
    chromium: Browser, new_desk: LiveDesk, people: list[Reader], somebody: Somebody
) -> None:
    bo, cai, dee = (
        somebody("bo", "reviewer"),
        somebody("cai", "reviewer"),
        somebody("dee", "editor"),
    )
    path = open_a_claim(bo)
    attach_by_pasting(bo.page)
    withdraw_and_restore(bo.page)
    for reader in (bo, cai):
        review(reader, path)
    sign_off_and_publish(dee, path)

    address = share(bo, path)
    stranger = Reader(chromium, new_desk, script=False)
    people.append(stranger)
    assert stranger.open(address).status == 200
    expect(stranger.page.locator("article.report")).to_contain_text(PASSED)
    assert "Only the desk reads this" not in stranger.page.content()
    bo.page.get_by_role("button", name=re.compile("^Revoke")).click()
    expect(bo.page.locator("tr", has_text="the printers")).to_contain_text("Revoked")
    assert stranger.open(address).status == 410


def open_a_claim(reader: Reader) -> str:
    """An article comes in, and a claim of it is opened; where its workbench is."""
    reader.open("/articles/new")
    page = reader.page
    page.locator("#article-form textarea").fill(ARTICLE)
    page.get_by_label(re.compile("^Source")).fill("The Sandvik Courier")
    page.get_by_role("button", name="Add the article").click()
    page.get_by_role("link", name="did not cost the town").click()
    page.get_by_role("button", name="Open the claim").click()
    expect(page.locator(".flash")).to_contain_text("is open")
    return page.url.removeprefix(reader.desk.address)


def attach_by_pasting(page: Page) -> None:
    form = page.locator("#attach-form")
    words, attach = form.get_by_label("The passage"), form.get_by_role("button", name="Attach")

    # Words that aren't in the article are refused and kept; the right ones are attached.
    page.locator("#paste > summary").click()
    wrong = "accounts list it at three million crowns"
    words.fill(wrong)
    form.get_by_label("Contradicts").check(force=True)
    attach.click()
    expect(page.locator(".error-summary")).to_be_visible()
    expect(words).to_have_value(wrong)
    words.fill(PASSED)
    form.get_by_label(re.compile("^Why it matters")).fill("Only the desk reads this.")
    attach.click()
    expect(page.locator("li.evidence blockquote")).to_have_text([PASSED])
    expect(page.locator("#article-text mark.contradicts")).to_have_text([PASSED])

    # Of words that stand twice the form asks which are meant.
    page.locator("#paste > summary").click()
    words.fill("The grant was paid in June")
    form.get_by_label("Supports").check(force=True)
    attach.click()
    form.get_by_label(re.compile("^¶3")).check(force=True)
    attach.click()
    expect(page.locator("li.evidence")).to_have_count(2)
    expect(page.locator("#article-text p:has(mark.supports)")).to_contain_text("a clerk said")

    # Where nothing sends the choice of an article by itself, a button does.
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator("#article-text")).to_contain_text("single crown")


def withdraw_and_restore(page: Page) -> None:
    page.locator("li.evidence summary").first.click()
    page.get_by_role("button", name=re.compile("^Withdraw")).first.click()
    expect(page.locator("li.evidence.withdrawn")).to_have_count(1)
    page.get_by_role("button", name=re.compile("^Restore")).click()
    expect(page.locator("li.evidence.withdrawn")).to_have_count(0)


def review(reader: Reader, path: str) -> None:
    reader.open(path)
    form = reader.page.locator("#review-form")
    form.get_by_label("Mostly false").check(force=True)
    form.get_by_label("Justification").fill("The accounts list it.")
    form.get_by_label("High").check(force=True)
    form.get_by_role("button", name="Submit review").click()
    expect(form).to_have_count(0)


def sign_off_and_publish(reader: Reader, path: str) -> None:
    reader.open(path)
    page = reader.page
    page.locator("#verdict-form").get_by_label("Conclusion").fill("The accounts show a grant.")
    page.get_by_role("button", name="Sign off").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_role("link", name="Read edition 1").click()
    expect(page.locator("article.report")).to_contain_text(PASSED)


def share(reader: Reader, path: str) -> str:
    """The address of a new share link."""
    reader.open(f"{path}/links")
    page = reader.page
    page.get_by_label("For whom").fill("the printers")
    page.get_by_role("button", name="Make the link").click()
    return page.get_by_label("Address of the link").input_value()
