"""What an installed Factcheck holds, beyond its modules."""

import zipfile
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from flit_core import buildapi

ROOT = Path(__file__).resolve().parents[1]


def test_a_wheel_holds_the_pages_the_styles_the_migrations_and_the_demo_desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    wheel = tmp_path / buildapi.build_wheel(str(tmp_path))
    held = set(zipfile.ZipFile(wheel).namelist())

    written = (path for path in (ROOT / "factcheck").rglob("*") if path.is_file())
    needed = {
        path.relative_to(ROOT).as_posix() for path in written if "__pycache__" not in path.parts
    }
    assert needed - held == set()
    assert {Path(name).suffix for name in held} >= {".py", ".html", ".css", ".txt", ".mako"}
    assert not any(name.startswith(("tests/", "instance/")) for name in held)


def test_the_command_factcheck_is_installed() -> None:
    (command,) = entry_points(group="console_scripts", name="factcheck")
    assert command.value == "factcheck.cli:main"
