"""Every page of the demo desk: no violation that axe finds, nothing wider than its window."""

from collections.abc import Sequence

import pytest
from playwright.sync_api import Browser

from tests.browser.live import LiveDesk
from tests.browser.reader import Reader

PAGES = (
    "/",
    "/inbox",
    "/inbox?by=article",
    "/inbox?by=claimant",
    "/inbox/learning",
    "/claims",
    "/claims?status=published",
    "/claims/5",
    "/claims/5?pane=suggestions",
    "/claims/5?pane=activity",
    "/claims/5?pane=parts",
    "/claims/7?pane=parts",
    "/claims/7?pane=outreach",
    "/claims/7?pane=talk",
    "/claims/25",
    "/claims/33",
    "/claims/board",
    "/filters",
    "/claims/5/links",
    "/claims/33/links?purpose=reviewer_preview",
    "/claims/33/preview",
    "/claims/33/preview?as=without-notes",
    "/links",
    "/claims/3",
    "/register",
    "/register/1",
    "/articles",
    "/articles/new",
    "/articles/1",
    "/articles/1/beside/2",
    "/outlets",
    "/reports",
    "/reports/FC-5",
    "/reports/FC-53",
    "/reports/FC-18/editions/1",
    "/reports/FC-18/editions/2/changes",
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

#: What everybody is shown, of the story's own public site.
PUBLIC = (
    "/checks",
    "/checks?q=barrier&rating=false",
    "/checks?q=nothing-is-called-this",
    "/checks/FC-18",
    "/checks/FC-18/editions",
    "/checks/FC-18/editions/1",
    "/checks/FC-18/editions/2/changes",
    "/checks/FC-18/editions/2/sources/1",
    "/checks/FC-18/embed",
    "/checks/FC-18/embedding",
    "/checks/FC-53",
    "/checks/FC-9999",
    "/claimants",
    "/claimants/edric-salloway",
    "/method",
    "/corrections",
)


SEEN = pytest.mark.parametrize(
    ("width", "scheme"), [pytest.param(1440, "light", marks=pytest.mark.heavy), (390, "dark")]
)


@SEEN
def test_no_page_has_a_violation_or_scrolls_sideways(
    chromium: Browser, demo_desk: LiveDesk, people: list[Reader], width: int, scheme: str
) -> None:
    admin = Reader(chromium, demo_desk, width=width, scheme=scheme)
    people.append(admin)
    admin.open("/sign-in")
    wrong = admin.violations()
    admin.sign_in("maren@example.org", demo_desk.demo_password)
    assert wrong + flaws(admin, PAGES) == []


@SEEN
def test_no_public_page_has_either(
    chromium: Browser, demo_desk: LiveDesk, people: list[Reader], width: int, scheme: str
) -> None:
    anybody = Reader(chromium, demo_desk, width=width, scheme=scheme)
    people.append(anybody)
    assert flaws(anybody, PUBLIC) == []


def flaws(reader: Reader, pages: Sequence[str]) -> list[str]:
    """What is wrong with these pages, each as it is opened."""
    wrong = []
    for path in pages:
        reader.open(path)
        wrong += reader.violations()
        if reader.scrolls_sideways():
            wrong.append(f"{path} scrolls sideways")
    return wrong
