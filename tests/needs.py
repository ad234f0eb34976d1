"""What a test does when something that it needs isn't on this machine."""

import os
from pathlib import Path
from typing import NoReturn

import pytest

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"


def do_without(reason: str) -> NoReturn:
    """Skip the test and say why; under CI, where nothing may be left untested, fail it."""
    if os.environ.get("CI"):
        pytest.fail(f"{reason} (Under CI this is a failure.)", pytrace=False)
    pytest.skip(reason)


def seeds() -> Path:
    """The folder with the two real articles, which stand beside the clone and never in it."""
    if not SEEDS.is_dir():
        do_without("../shared/seeds is not beside this clone")
    return SEEDS
