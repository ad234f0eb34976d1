"""``factcheck verify``, as a person at a shell uses it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.cli import desk
from factcheck.cli.verify import CONSISTENT
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import Claim, Edition, Role, Status
from factcheck.report.json import to_json
from factcheck.report.markdown import render
from factcheck.workflow.confidentiality import keep_confidential
from tests.factories import a_claim, a_person
from tests.report.harbour import harbour_report


@pytest.fixture
def claim(database: Database) -> Claim:
    with database.transaction() as session:
        return a_claim(session, Status.PUBLISHED)


@pytest.fixture
def edition(database: Database, claim: Claim) -> Edition:
    with database.reading() as session:
        return session.get_one(Edition, 1)


def verify(settings: Settings, *words: str | Path) -> Result:
    environment = {
        "FACTCHECK_INSTANCE": str(settings.instance),
        "FACTCHECK_DATABASE_URL": settings.database_url,
    }
    return CliRunner().invoke(desk, ["verify", *map(str, words)], env=environment)


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_published_report_is_confirmed_in_both_its_forms(
    settings: Settings, edition: Edition, tmp_path: Path
) -> None:
    done = verify(
        settings,
        written(tmp_path, "a.md", edition.markdown_bytes),
        written(tmp_path, "a.json", edition.json_bytes),
    )
    assert (done.exit_code, done.stderr) == (0, "")
    for name, line in zip(("a.md", "a.json"), done.output.splitlines(), strict=True):
        assert line == f"{tmp_path / name}: edition 1 of FC-1, as it was published"


def test_a_line_that_was_touched_is_named_with_what_should_stand_there(
    settings: Settings, edition: Edition, tmp_path: Path
) -> None:
    text = edition.markdown_bytes.decode()
    quoted = next(line for line in text.splitlines() if line.startswith("> "))
    number = text.splitlines().index(quoted) + 1
    forged = quoted.replace("> ", "> Not\u200b ")
    done = verify(settings, written(tmp_path, "a.md", text.replace(quoted, forged)))
    assert done.exit_code == 1
    assert done.output.splitlines()[0].endswith("a.md: edition 1 of FC-1, was touched")
    assert f"  line {number}, quotation 1\n    there now  > Not\\u200b " in done.output
    assert f"    published  {quoted[:60]}" in done.output


def test_the_desk_finds_what_the_hashes_in_the_file_cannot(
    settings: Settings, edition: Edition, tmp_path: Path
) -> None:
    forged = render(harbour_report(ref="FC-1"))
    path = written(tmp_path, "a.md", forged)
    alone = verify(settings, "--offline", path)
    assert alone.exit_code == 0
    assert alone.stdout == f"{path}: edition 1 of FC-1, fits its own hashes\n"
    assert alone.stderr == f"{CONSISTENT}\n"
    assert verify(settings, path).exit_code == 1


def test_the_rest_is_verified_when_one_file_is_none(
    settings: Settings, edition: Edition, tmp_path: Path
) -> None:
    done = verify(
        settings,
        tmp_path,
        tmp_path / "gone.md",
        written(tmp_path, "picture.md", b"\x89PNG"),
        written(tmp_path, "other.md", render(harbour_report())),
        written(tmp_path, "good.md", edition.markdown_bytes),
    )
    assert done.exit_code == 1
    told = [line.removeprefix(str(tmp_path)) for line in done.stdout.splitlines()]
    unknown = "No edition 1 of FC-12 was published here, nor one of that hash."
    assert told == [
        ": can’t be read: Is a directory",
        "/gone.md: can’t be read: No such file or directory",
        "/picture.md: is not text in UTF-8 (byte 0)",
        f"/other.md: can’t be compared. {unknown}",
        "/good.md: edition 1 of FC-1, as it was published",
    ]
    assert str(done.exception) == "4 of 5 could not be confirmed."


def test_lines_put_in_or_cut_off_are_told_together(
    settings: Settings, edition: Edition, tmp_path: Path
) -> None:
    lines = edition.markdown_bytes.decode().splitlines()
    cut = "\n".join(lines[:-5]) + "\n"
    done = verify(settings, written(tmp_path, "a.md", cut))
    assert f"  line {len(lines) - 4}, " in done.output
    assert ": 5 lines missing\n" in done.output
    assert "The file ends before the report does." in done.output
    twice = verify(settings, written(tmp_path, "b.md", edition.markdown_bytes * 2))
    assert f": {len(lines)} lines added\n" in twice.output


def test_offline_needs_no_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_INSTANCE", str(tmp_path / "none"))
    path = written(tmp_path, "a.json", to_json(harbour_report()))
    assert CliRunner().invoke(desk, ["verify", "--offline", str(path)]).exit_code == 0
    assert not (tmp_path / "none").exists()


def test_programs_get_an_object_for_each_file(
    settings: Settings, edition: Edition, tmp_path: Path
) -> None:
    text = edition.markdown_bytes.decode().replace("\nrating:", "\nRating:")
    good = written(tmp_path, "good.md", edition.markdown_bytes.replace(b"\n", b"\r\n"))
    done = verify(settings, "--json", written(tmp_path, "a.md", text), good, tmp_path / "gone")
    touched, fine, gone = map(json.loads, done.stdout.splitlines())
    assert (touched["verdict"], touched["claim"], touched["edition"]) == ("touched", "FC-1", 1)
    [difference] = touched["differences"]
    assert difference["where"] == "front matter, rating"
    assert difference["found"].startswith("Rating:")
    assert (fine["verdict"], len(fine["notes"])) == ("as published", 1)
    assert (gone["verdict"], gone["flaws"]) == (
        "unreadable",
        ["can’t be read: No such file or directory"],
    )


def test_all_editions_of_the_desk_are_checked(settings: Settings, edition: Edition) -> None:
    done = verify(settings, "--all")
    assert (done.exit_code, done.output) == (
        0,
        "1 editions checked; every one is as it was published\n",
    )
    told = json.loads(verify(settings, "--all", "--json").output)
    assert told == {"claim": "FC-1", "edition": 1, "flaws": []}


def test_a_confidential_report_is_one_that_was_never_published(
    settings: Settings, database: Database, edition: Edition, claim: Claim, tmp_path: Path
) -> None:
    with database.transaction() as session:
        keep_confidential(session, a_person(session, Role.EDITOR), claim.id, [])
    done = verify(settings, written(tmp_path, "a.md", edition.markdown_bytes))
    assert done.exit_code == 1
    assert "No edition 1 of FC-1 was published here, nor one of that hash." in done.output
    assert verify(settings, "--all").output.startswith("0 editions checked")


@pytest.mark.parametrize("words", [[], ["--all", "a.md"], ["--all", "--offline"]])
def test_a_wrong_call_is_told_so(settings: Settings, words: list[str]) -> None:
    assert verify(settings, *words).exit_code == 2
