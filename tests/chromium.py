"""Find a Chromium for the browser tests; as a command, get one if there is none.

``python -m tests.chromium`` is part of ``make test``. Without a browser the browser tests are
skipped and say so, except under CI, where the command itself fails.
"""

import os
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.needs import do_without

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# --no-sandbox, since for root (whom containers run as) there is none; the rest keeps the browser
# from calling home.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
APT = "apt-get update && apt-get install -y --no-install-recommends chromium"
PLAYWRIGHT = ".venv/bin/playwright install chromium"
MISSING = f"""No browser for the browser tests. Type one of
    sudo sh -c '{APT}'
    {PLAYWRIGHT}
and the same make again."""


def runs(candidate: str | Path) -> bool:
    """Whether this is a browser that starts: Ubuntu's chromium-browser may only point to a snap."""
    try:
        answer = subprocess.run(
            [candidate, "--version", "--no-sandbox"], capture_output=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and answer.stdout.strip() != b""


@lru_cache(maxsize=1)
def find() -> Path | None:
    """The browser to test with: the machine's own, else the one that Playwright downloaded."""
    for name in (*NAMES, *MAC_PLACES):
        found = shutil.which(name)
        if found and runs(found):
            return Path(found)
    with sync_playwright() as playwright:
        downloaded = Path(playwright.chromium.executable_path)
    return downloaded if downloaded.exists() and runs(downloaded) else None


def launch(playwright: Playwright) -> Browser:
    """A headless browser; without one the test is skipped, or fails under CI."""
    executable = find()
    if executable is None:
        do_without("no browser to be had; `make test` says how to get one")
    return playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))


def install() -> None:
    """Get a browser as this machine can: for root from its packages, else Playwright's download."""
    print("Getting a browser for the browser tests ...", flush=True)
    if os.geteuid() == 0 and shutil.which("apt-get"):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["sh", "-c", APT], stdout=sys.stderr, env=environment, check=False)
        find.cache_clear()
        if find():
            return
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, stdout=sys.stderr, check=False)
    find.cache_clear()


def main() -> int:
    """Make sure of a browser. Exit code 1 only under CI."""
    if find() is None:
        install()
    found = find()
    if found is not None:
        return 0
    print(MISSING, file=sys.stderr)
    if os.environ.get("CI"):
        return 1
    print("Going on without the browser tests.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
