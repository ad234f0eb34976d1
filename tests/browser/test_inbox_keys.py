"""The inbox, sorted by keys alone."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.live import LiveDesk
from tests.browser.reader import Reader

PASSWORD = "a long word for the pier"
ARTICLE = """\
Mayor Odile Fenn said on Monday that the pier cost two million crowns in 2019.

“The town paid 40 percent of the price in June,” said Odile Fenn.

“The builder was paid twice in 2020,” Fenn said. “I met him in May.”

Fenn said that 300 boats had used the pier since March."""


def test_the_inbox_is_sorted_without_a_mouse(
    chromium: Browser, new_desk: LiveDesk, people: list[Reader]
) -> None:
    link = new_desk.command("invite", "bo@desk.example", "--name", "Bo Lind", "--role", "reviewer")
    bo = Reader(chromium, new_desk).take_up(link.stdout.decode().strip(), PASSWORD)
    people.append(bo)
    page = bo.page

    bo.open("/inbox")
    expect(page.locator("main")).to_contain_text("The inbox is empty")
    page.get_by_role("link", name="Add an article").click()
    page.locator("#article-form textarea").fill(ARTICLE)
    page.get_by_role("button", name="Add the article").click()
    page.get_by_role("link", name=re.compile("claims went to the inbox")).click()

    rows = page.locator("li.row[id]")
    ids = rows.evaluate_all("rows => rows.map((row) => row.id)")
    assert len(ids) >= 4
    expect_current(page, ids[0])

    # Down and up, and no further than the ends.
    for key, there in (("k", 0), ("j", 1), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        expect_current(page, ids[there])
        expect(page.locator(f"#{ids[there]}")).to_be_focused()

    # Set aside: the next row takes its place; undone, it is the current one again.
    page.keyboard.press("x")
    expect(page.locator(f"#{ids[1]}")).to_have_count(0)
    expect_current(page, ids[2])
    expect(page.locator(".flash")).to_contain_text("is set aside: not chosen")
    page.keyboard.press("u")
    expect_current(page, ids[1])
    expect(page.locator(f"#{ids[1]}")).to_be_focused()

    # Opened, and so on to the end of the list.
    for left in range(len(ids) - 1, -1, -1):
        page.keyboard.press("o")
        expect(rows).to_have_count(left)
    expect(page.locator("main")).to_contain_text("The inbox is empty")
    page.keyboard.press("u")
    expect(rows).to_have_count(1)

    # A letter that is typed somewhere is only a letter.
    page.keyboard.press("/")
    page.keyboard.type("oxu")
    expect(page.get_by_role("searchbox")).to_have_value("oxu")
    expect(rows).to_have_count(1)
    page.keyboard.press("Control+a")
    page.keyboard.type("paid twice")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("The builder was paid twice in 2020")


def test_a_stretch_and_a_whole_article_are_set_aside_and_taken_back(
    chromium: Browser, demo_desk: LiveDesk, people: list[Reader]
) -> None:
    nadia = Reader(chromium, demo_desk)
    people.append(nadia)
    nadia.sign_in("nadia@example.org", demo_desk.demo_password).open("/inbox?by=article")
    page = nadia.page
    rows = page.locator("li.row[id]")
    ids = rows.evaluate_all("rows => rows.map((row) => row.id)")
    expect_current(page, ids[0])
    page.keyboard.press("w")
    expect(page.locator(f"#{ids[0]} details.why")).to_have_attribute("open", "")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Space")
    page.keyboard.press("j")
    page.keyboard.press("Shift+X")
    expect(page.locator("#bulk")).to_contain_text("2 claims chosen")
    page.keyboard.press("Shift+Z")
    expect(page.locator(".flash")).to_contain_text("2 claims set aside.")
    for gone in ids[:2]:
        expect(page.locator(f"#{gone}")).to_have_count(0)
    page.keyboard.press("u")
    expect(page.locator(f"#{ids[0]}")).to_have_count(1)
    article = page.locator(".inbox-group h2").first.inner_text()
    page.keyboard.press("a")
    expect(page.locator(".flash")).to_contain_text("of this article set aside")
    expect(page.get_by_role("heading", name=article, exact=True)).to_have_count(0)
    expect(page.locator("li.row[aria-current]")).to_have_count(1)
    page.keyboard.press("u")
    expect(page.get_by_role("heading", name=article, exact=True)).to_have_count(1)
    assert page.url.endswith("/inbox?by=article")


def test_the_keys_are_listed_and_can_be_switched_off(
    chromium: Browser, demo_desk: LiveDesk, people: list[Reader]
) -> None:
    nadia = Reader(chromium, demo_desk)
    people.append(nadia)
    nadia.sign_in("nadia@example.org", demo_desk.demo_password).open("/inbox")
    page = nadia.page
    second = page.locator("li.row[id]").nth(1).get_attribute("id")
    assert second is not None
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keyboard")
    expect(sheet).to_contain_text("Set the claim aside")
    sheet.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    first = page.locator("li.row[aria-current]").get_attribute("id")
    page.keyboard.press("j")
    page.get_by_role("button", name="Keyboard").click()
    sheet.get_by_role("checkbox").check()
    sheet.get_by_role("button", name="Close").click()
    assert first is not None
    expect_current(page, first)
    page.keyboard.press("j")
    expect_current(page, second)


def expect_current(page: Page, row: str) -> None:
    expect(page.locator("li.row[aria-current]")).to_have_attribute("id", row)
