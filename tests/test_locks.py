"""The locks hold what the project declares, to the letter, and not where it was fetched."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PINNED = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)", re.MULTILINE)


def pins(lock: str) -> dict[str, str]:
    """Package → version, as the lock has them."""
    return dict(PINNED.findall((ROOT / lock).read_text()))


def declared(requirements: list[str]) -> set[str]:
    """The packages that requirements name, as a lock writes them."""
    names = (re.split(r"[\[<>=!~; ]", requirement)[0] for requirement in requirements)
    return {name.lower().replace("_", "-") for name in names}


@pytest.mark.parametrize("lock", ["requirements.lock", "dev.lock"])
def test_a_lock_has_a_hash_for_every_package_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    packages = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(packages) == len(pins(lock)) > 0
    assert [each for each in packages if "--hash=sha256:" not in each] == []
    assert re.findall(r"https?:|file:|--(?:extra-)?index-url|--find-links", text) == []


def test_tests_run_on_the_very_versions_that_the_desk_runs_on() -> None:
    runtime, development = pins("requirements.lock"), pins("dev.lock")
    assert runtime.items() <= development.items()


def test_everything_declared_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    runtime = declared(project["project"]["dependencies"]) | declared(groups["setup"])
    assert runtime <= pins("requirements.lock").keys()
    assert declared(groups["dev"]) <= pins("dev.lock").keys()
