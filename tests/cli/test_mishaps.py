"""What goes wrong outside the desk is said in a sentence: no command ends in a trace."""

import os
import sys
from io import FileIO, TextIOWrapper
from pathlib import Path

import pytest

from factcheck.cli import main
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import Status
from tests.factories import a_claim


def said_by(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str
) -> tuple[int, str]:
    """The exit code, and what stands on standard error."""
    monkeypatch.setattr(sys, "argv", ["factcheck", *words])
    with pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0), capsys.readouterr().err


@pytest.mark.parametrize(
    ("address", "code", "sentence"),
    [
        ("banana", 2, "factcheck: FACTCHECK_DATABASE_URL can’t be used: "),
        ("mariadb+nothing://desk", 2, "factcheck: FACTCHECK_DATABASE_URL can’t be used: "),
        ("sqlite:////nowhere/desk.db", 1, "factcheck: The database can’t be used: unable to open"),
        ("sqlite:///{torn}", 1, "factcheck: The database can’t be used: file is not a database."),
        ("postgresql+psycopg://desk@127.0.0.1:1/desk", 1, "factcheck: The database can’t be used"),
    ],
)
def test_a_database_that_cant_be_used(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    address: str,
    code: int,
    sentence: str,
) -> None:
    torn = tmp_path / "torn.db"
    torn.write_text("The first page of this file was lost. " * 40)
    monkeypatch.setenv("FACTCHECK_INSTANCE", str(tmp_path))
    monkeypatch.setenv("FACTCHECK_DATABASE_URL", address.format(torn=torn))
    ended, said = said_by(monkeypatch, capsys, "claims")
    assert (ended, said[: len(sentence)], said.count("\n")) == (code, sentence, 1)


def test_an_instance_folder_that_cant_be_made(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FACTCHECK_INSTANCE", "/proc/nowhere")
    ended, said = said_by(monkeypatch, capsys, "claims")
    assert (ended, said) == (1, "factcheck: /proc/nowhere: No such file or directory.\n")


@pytest.mark.parametrize(
    "words",
    [
        ("links", "revoke", "99999999999999999999"),
        ("mail", "again", "99999999999999999999"),
        ("links", "make", "FC-1", "--label", "x", "--edition", "99999999999999999999"),
    ],
)
def test_a_number_that_no_database_has(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    ended, said = said_by(monkeypatch, capsys, *words)
    assert ended == 2
    assert "is not in the range" in said


def test_a_report_is_written_whole_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    settings: Settings,
    database: Database,
    tmp_path: Path,
) -> None:
    with database.transaction() as session:
        a_claim(session, Status.PUBLISHED)
    monkeypatch.setenv("FACTCHECK_INSTANCE", str(settings.instance))
    monkeypatch.setenv("FACTCHECK_DATABASE_URL", settings.database_url)
    kept = tmp_path / "report.md"
    kept.write_text("what was there")
    (tmp_path / ".report.md.writing").mkdir()  # what stands in its way stands for a full disk
    ended, said = said_by(monkeypatch, capsys, "report", "FC-1", "-o", str(kept))
    assert (ended, kept.read_text()) == (1, "what was there")
    assert said.startswith(f"factcheck: {kept} can’t be written: ")


def test_a_screen_that_takes_no_more(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    settings: Settings,
    database: Database,
) -> None:
    with database.transaction() as session:
        a_claim(session, Status.PUBLISHED)
    monkeypatch.setenv("FACTCHECK_INSTANCE", str(settings.instance))
    monkeypatch.setenv("FACTCHECK_DATABASE_URL", settings.database_url)
    full = os.open("/dev/full", os.O_WRONLY)
    for words in (["report", "FC-1"], ["claims"], ["claims", "--json"], ["log", "FC-1"]):
        monkeypatch.setattr(sys, "stdout", TextIOWrapper(FileIO(full, "w", closefd=False)))
        ended, said = said_by(monkeypatch, capsys, *words)
        assert (ended, said) == (1, "factcheck: The output: No space left on device.\n"), words
    os.close(full)
