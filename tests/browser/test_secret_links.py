"""What secret links show in a real browser: nothing that axe finds, no cookie, nothing foreign."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.live import LiveDesk
from tests.browser.reader import Reader

KINDS = {
    "Draft for comment": ("claimant_preview", "--to", "Petra Lindqvarn", "--until", "2099-01-01"),
    "Under embargo": ("embargo", "--embargo", "2099-01-01"),
    "A code opens this link": ("reviewer_preview", "--email", "kwame@example.org"),
}


@pytest.mark.heavy
def test_a_stranger_sees_what_a_link_is_for_and_nothing_more(
    chromium: Browser, demo_desk: LiveDesk, people: list[Reader]
) -> None:
    stranger = Reader(chromium, demo_desk, width=390, scheme="dark")
    people.append(stranger)
    asked: list[str] = []
    stranger.page.on("request", lambda request: asked.append(request.url))
    wrong = []
    for said, (purpose, *terms) in KINDS.items():
        made = demo_desk.command(
            "links", "make", "FC-33", "--label", said, "--purpose", purpose, *terms
        )
        stranger.open(made.stdout.decode().strip())
        expect(stranger.page.locator("main")).to_contain_text(said)
        wrong += stranger.violations()
        if stranger.scrolls_sideways():
            wrong.append(f"{said} scrolls sideways")
    assert wrong == []
    assert stranger.context.cookies() == []
    assert [url for url in asked if not url.startswith(demo_desk.address)] == []
    demo_desk.command("links", "revoke", *(str(one) for one in _numbers(demo_desk)))


def _numbers(desk: LiveDesk) -> list[int]:
    """The links of the claim that were made here and work still."""
    lines = desk.command("links", "list", "--claim", "FC-33").stdout.decode().splitlines()
    return [int(line.split()[0]) for line in lines if any(said in line for said in KINDS)]
