"""A real Chromium and a real server for the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.live import LiveDesk, running
from tests.browser.reader import Reader
from tests.chromium import launch

# The machine may have much else to do; what is waited for comes, or the page is broken.
expect.set_options(timeout=30_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveDesk]:
    """A running desk with the demo story in it. Tests that change it change it for the others."""
    with running(tmp_path_factory.mktemp("demo")) as desk:
        yield desk


@pytest.fixture
def new_desk(tmp_path: Path) -> Iterator[LiveDesk]:
    """A running desk with nobody and nothing in it."""
    with running(tmp_path, "--no-demo") as desk:
        yield desk


@pytest.fixture
def people(chromium: Browser) -> Iterator[list[Reader]]:
    """Everybody who opened a browser in this test; their consoles are judged at the end."""
    everybody: list[Reader] = []
    yield everybody
    said = [line for reader in everybody for line in reader.said]
    for reader in everybody:
        reader.close()
    assert said == [], "a page had errors in its console"
