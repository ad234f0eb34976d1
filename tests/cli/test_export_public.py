"""``factcheck export --all``: what is published, as files."""

import csv
import hashlib
import io
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.cli.manifests import JOURNAL, MANIFEST
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.errors import RuleBroken
from factcheck.models import Claim, Role, Status
from factcheck.report.listing import FORMAT
from factcheck.workflow.claims import Wording, word_claim
from factcheck.workflow.confidentiality import keep_confidential
from tests.cli.carrying import contents, factcheck, moments, readable
from tests.factories import a_claim, a_person, a_sign_off, an_edition

MARKER = "quokka"


def a_published_claim(database: Database, headline: str = "The pier was free") -> Claim:
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR)
        claim = a_claim(session, Status.AGREED)
        word_claim(session, editor, claim.id, Wording(claimant="Odile Fenn", headline=headline))
        a_sign_off(session, claim)
        an_edition(session, claim)
        return claim


def put(database: Database, claim: Claim, status: Status) -> None:
    with database.transaction() as session:
        session.get_one(Claim, claim.id).status = status


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "published"


def test_a_published_check_is_a_folder_a_row_of_each_table_and_its_frozen_bytes(
    database: Database, settings: Settings, folder: Path
) -> None:
    claim = a_published_claim(database, headline="=2+3 | *free*")
    done = factcheck(settings, "export", "--all", folder, "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout) == {
        "checks": 1,
        "withheld": 0,
        "written": 8,
        "unchanged": 0,
        "removed": 0,
    }
    files = contents(folder)
    frozen = files[f"{claim.ref}/edition-1.json"]
    told = json.loads(files["index.json"])
    assert told["format"] == FORMAT
    [entry] = told["checks"]
    assert entry["ref"] == claim.ref
    assert entry["editions"][0]["sha256"] == hashlib.sha256(frozen).hexdigest()
    assert files["claims.jsonl"] == frozen + b"\n"
    assert f"[{claim.ref}]({claim.ref}/edition-1.md)" in files["index.md"].decode()
    assert r"=2+3 \| \*free\*" in files["index.md"].decode()
    [row] = csv.DictReader(io.StringIO(files["claims.csv"].decode(), newline=""))
    assert (row["ref"], row["headline"]) == (claim.ref, "'=2+3 | *free*")
    assert row["sha256"] == hashlib.sha256(frozen).hexdigest()
    report = json.loads(frozen)
    rows = list(csv.DictReader(io.StringIO(files["evidence.csv"].decode(), newline="")))
    assert [one["words"] for one in rows] == [one["passage"]["words"] for one in report["evidence"]]
    [source] = json.loads(files[f"{claim.ref}/edition-1-excerpts.json"])
    shown = "\n\n".join(one["text"] for stretch in source["stretches"] for one in stretch)
    assert all(row["words"] in shown for row in rows)
    assert files[MANIFEST].decode().count("\n") == len(files) - 1


def test_running_again_writes_what_changed_and_touches_nothing_else(
    database: Database, settings: Settings, folder: Path
) -> None:
    first = a_published_claim(database)
    factcheck(settings, "export", "--all", folder)
    for foreign in ("README.md", ".git/HEAD", f"{first.ref}/our-notes.txt"):
        (folder / foreign).parent.mkdir(exist_ok=True)
        (folder / foreign).write_text("ours")
    before, written = contents(folder), moments(folder)
    again = factcheck(settings, "export", "--all", folder)
    assert "0 written, 8 unchanged, 0 removed" in again.stdout
    assert moments(folder) == written
    second = a_published_claim(database)
    factcheck(settings, "export", "--all", folder)
    kept = {name for name in before if moments(folder)[name] == written[name]}
    assert kept == {name for name in before if "/" in name or name == "README.md"}
    put(database, first, Status.WITHHELD)
    removed = factcheck(settings, "export", "--all", folder)
    assert "2 checks, 1 withheld" in removed.stdout
    assert {name for name in contents(folder) if name.startswith(f"{first.ref}/")} == {
        f"{first.ref}/our-notes.txt",
        f"{first.ref}/withheld.json",
    }
    with database.transaction() as session:
        keep_confidential(session, a_person(session, Role.EDITOR), second.id, [])
    factcheck(settings, "export", "--all", folder)
    assert not (folder / second.ref).exists()
    assert (folder / ".git/HEAD").read_text() == "ours"


def test_of_a_withheld_check_only_numbers_days_and_hashes_are_told(
    database: Database, settings: Settings, folder: Path
) -> None:
    claim = a_published_claim(database, headline=f"The {MARKER} of the harbour")
    put(database, claim, Status.WITHHELD)
    factcheck(settings, "export", "--all", folder)
    assert MARKER not in readable(folder).decode(errors="replace")
    told = json.loads((folder / claim.ref / "withheld.json").read_text())
    assert told.keys() == {"ref", "status", "editions"}
    [edition] = told["editions"]
    assert edition.keys() == {"edition", "published", "sha256"}
    assert (folder / "claims.jsonl").read_bytes() == b""


def test_what_is_not_published_or_confidential_stays_inside(
    database: Database, settings: Settings, folder: Path
) -> None:
    secret = a_published_claim(database, headline=f"The {MARKER} of the harbour")
    with database.transaction() as session:
        named = a_person(session, Role.EDITOR, email="ada@desk.example")
        keep_confidential(session, named, secret.id, [])
        for status in (Status.OPEN, Status.IN_REVIEW, Status.SIGNED_OFF):
            claim = a_claim(session, status)
            word_claim(
                session, named, claim.id, Wording(claimant="Odile Fenn", headline=f"The {MARKER}")
            )
    # Not even for one who may know of it: the files are for everybody.
    done = factcheck(settings, "--as", "ada@desk.example", "export", "--all", folder)
    assert done.stdout.startswith(f"{folder}: 0 checks, 0 withheld")
    assert MARKER not in readable(folder).decode(errors="replace")
    assert secret.ref not in "".join(contents(folder))


def test_a_folder_that_is_no_export_is_left_alone(
    database: Database, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    factcheck(settings, "export", "--inside", tmp_path / "inside")
    inside = contents(tmp_path / "inside")
    for name, complaint in (
        ("notes", "isn’t empty"),
        ("file", "is no folder"),
        ("inside", "of the other kind"),
    ):
        done = factcheck(settings, "export", "--all", tmp_path / name)
        assert isinstance(done.exception, RuleBroken)
        assert complaint in str(done.exception)
    assert contents(tmp_path / "notes") == {"mine.txt": b"mine"}
    assert contents(tmp_path / "inside") == inside
    link = tmp_path / "linked"
    claim = a_published_claim(database)
    factcheck(settings, "export", "--all", link)
    shutil.rmtree(link / claim.ref)
    (link / claim.ref).symlink_to(tmp_path / "notes", target_is_directory=True)
    done = factcheck(settings, "export", "--all", link)
    assert "leads elsewhere" in str(done.exception)
    assert contents(tmp_path / "notes") == {"mine.txt": b"mine"}


def test_it_is_called_with_one_folder(settings: Settings, tmp_path: Path) -> None:
    assert factcheck(settings, "export").exit_code == 2
    both = factcheck(settings, "export", "--all", tmp_path / "a", "--inside", tmp_path / "b")
    assert both.exit_code == 2


def exported_with(
    settings: Settings, folder: Path, largest: int
) -> subprocess.CompletedProcess[str]:
    """The command where no file may be larger: as on a disk that is full."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    program = [sys.executable, "-c", "from factcheck.cli import main; main()"]
    environment = {
        **os.environ,
        "FACTCHECK_INSTANCE": str(settings.instance),
        "FACTCHECK_DATABASE_URL": settings.database_url,
    }
    return subprocess.run(
        [*program, "export", "--all", str(folder)],
        env=environment,
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
    )


def test_on_a_full_disk_every_file_is_whole_or_not_there_and_a_later_run_ends_it(
    database: Database, settings: Settings, folder: Path
) -> None:
    for _ in range(3):
        a_published_claim(database)
    factcheck(settings, "export", "--all", folder.with_name("elsewhere"))
    expected = contents(folder.with_name("elsewhere"))
    failed = exported_with(settings, folder, largest=max(map(len, expected.values())) - 1)
    assert failed.returncode == 1
    assert "can’t be written: File too large" in failed.stderr
    assert "Traceback" not in failed.stderr
    left = contents(folder)
    assert left.pop(JOURNAL)
    assert MANIFEST not in left
    assert all(expected[name] == content for name, content in left.items())
    factcheck(settings, "export", "--all", folder)
    assert contents(folder) == expected


def test_what_a_run_that_was_cut_off_had_written_is_taken_away_when_it_has_no_place_any_more(
    database: Database, settings: Settings, folder: Path
) -> None:
    claim = a_published_claim(database)
    factcheck(settings, "export", "--all", folder)
    # As it stands when the power went in the middle of the first run.
    ours = [name for name in contents(folder) if name != MANIFEST]
    (folder / MANIFEST).unlink()
    (folder / JOURNAL).write_text("\n".join(["index.json", *ours]) + "\n")
    (folder / claim.ref / ".edition-1.md.writing").write_text("half")
    put(database, claim, Status.WITHHELD)
    factcheck(settings, "export", "--all", folder)
    assert [path.name for path in (folder / claim.ref).iterdir()] == ["withheld.json"]
    assert not (folder / JOURNAL).exists()
