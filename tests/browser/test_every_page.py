"""Every page of the demo desk: no violation that axe finds, nothing wider than its window."""

import pytest
from playwright.sync_api import Browser

from tests.browser.live import LiveDesk
from tests.browser.reader import Reader

PAGES = (
    "/",
    "/inbox",
    "/claims",
    "/claims?status=published",
    "/claims/5",
    "/claims/5?pane=suggestions",
    "/claims/5?pane=activity",
    "/claims/5?pane=parts",
    "/claims/7?pane=parts",
    "/claims/7?pane=outreach",
    "/claims/7?pane=talk",
    "/claims/21",
    "/claims/28",
    "/claims/board",
    "/filters",
    "/claims/5/links",
    "/claims/28/links?purpose=reviewer_preview",
    "/claims/28/preview",
    "/claims/28/preview?as=without-notes",
    "/links",
    "/claims/3",
    "/articles",
    "/articles/new",
    "/articles/1",
    "/articles/1/beside/2",
    "/outlets",
    "/reports",
    "/reports/FC-5",
    "/reports/FC-47",
    "/reports/FC-17/editions/1",
    "/reports/FC-17/editions/2/changes",
    "/reports/corrections",
    "/publicity",
    "/search?q=barrier",
    "/search?q=nothing-is-called-this",
    "/people",
    "/agreement",
    "/policy",
    "/policy/ratings",
    "/policy/ratings/1",
    "/guideline-gaps",
    "/account",
    "/notices",
    "/mail",
    "/no-such-page",
)


@pytest.mark.parametrize(
    ("width", "scheme"), [pytest.param(1440, "light", marks=pytest.mark.heavy), (390, "dark")]
)
def test_no_page_has_a_violation_or_scrolls_sideways(
    chromium: Browser, demo_desk: LiveDesk, people: list[Reader], width: int, scheme: str
) -> None:
    admin = Reader(chromium, demo_desk, width=width, scheme=scheme)
    people.append(admin)
    admin.open("/sign-in")
    wrong = admin.violations()
    admin.sign_in("maren@example.org", demo_desk.demo_password)
    for path in PAGES:
        admin.open(path)
        wrong += admin.violations()
        if admin.scrolls_sideways():
            wrong.append(f"{path} scrolls sideways")
    assert wrong == []
