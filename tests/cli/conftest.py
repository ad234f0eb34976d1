"""The command, called as a person at a shell calls it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.cli import desk
from factcheck.errors import Refusal

Command = Callable[..., Result]


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a desk that isn't there yet."""
    folder = tmp_path / "desk"
    monkeypatch.setenv("FACTCHECK_INSTANCE", str(folder))
    monkeypatch.delenv("FACTCHECK_DATABASE_URL", raising=False)
    return folder


@pytest.fixture
def command(instance: Path) -> Command:
    """``command("claims", "--json")`` is ``factcheck claims --json``; a refusal is exit code 1."""

    def call(*words: str) -> Result:
        result = CliRunner().invoke(desk, words, prog_name="factcheck")
        if result.exception and not isinstance(result.exception, SystemExit | Refusal):
            raise result.exception
        return result

    return call
