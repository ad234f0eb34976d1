"""The sheet of keys: what it lists is what acts on the page."""

from playwright.sync_api import Browser, expect

from tests.browser.live import LiveDesk
from tests.browser.reader import Reader


def test_the_sheet_lists_the_keys_of_the_pane_that_is_shown(
    chromium: Browser, demo_desk: LiveDesk, people: list[Reader]
) -> None:
    nadia = Reader(chromium, demo_desk).sign_in("nadia@example.org", demo_desk.demo_password)
    people.append(nadia)
    page = nadia.page
    for pane, listed in (
        ("article", ["Next sentence", "Contradicts", "Comment on them"]),
        ("suggestions", ["Next", "Supports", "Dismiss"]),
        ("parts", ["Next word", "Split off the selected words", "Doesn’t bear on the part"]),
    ):
        nadia.open(f"/claims/7?pane={pane}")
        page.wait_for_load_state("networkidle")
        page.keyboard.press("?")
        sheet = page.locator("#keys-help")
        for name in ("Undo the last step", *listed):
            expect(sheet.get_by_text(name, exact=True)).to_be_visible()
        titles = sheet.locator("h3").all_inner_texts()
        assert len(titles) == len(set(titles))
        page.keyboard.press("Escape")
        expect(sheet).to_have_count(0)
