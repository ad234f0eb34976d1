"""``factcheck ingest``: what is added, known and rejected, and what is claimed in it."""

import json
from pathlib import Path

from tests.cli.conftest import Command
from tests.intake.pages import BRUECKE
from tests.needs import seeds

STORY = """Title: The pier is open
Outlet: The Sandvik Courier

Mayor Odile Fenn opened the pier on Monday.

“The pier did not cost the town a single crown 🏗️,” Fenn said, “and I never met its builder.”
"""


def folder_with(tmp_path: Path, **files: str | bytes) -> Path:
    folder = tmp_path / "morning"
    folder.mkdir()
    for name, content in files.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_a_folder_is_taken_in_once(command: Command, tmp_path: Path) -> None:
    folder = folder_with(tmp_path, story_txt=STORY)
    first, second = command("ingest", str(folder)), command("ingest", str(folder))
    assert "1 added" in first.output
    assert "0 added" in second.output
    assert "1 known" in second.output
    assert first.exit_code == second.exit_code == 0


def test_a_bad_file_is_named_and_the_others_are_taken_in(command: Command, tmp_path: Path) -> None:
    folder = folder_with(
        tmp_path, empty_txt="", picture_txt=b"\x89PNG\r\n\x1a\n\x00\x00", story_txt=STORY
    )
    result = command("ingest", str(folder))
    assert result.exit_code == 1
    assert "1 added" in result.output
    assert "2 rejected" in result.output
    assert "empty.txt" in result.stderr
    assert "picture.txt" in result.stderr


def test_a_path_that_is_not_there_is_rejected(command: Command, tmp_path: Path) -> None:
    result = command("ingest", str(tmp_path / "nowhere"))
    assert result.exit_code == 1
    assert "nowhere" in result.stderr


def test_the_bytes_that_came_in_are_kept(command: Command, tmp_path: Path, instance: Path) -> None:
    command("ingest", str(folder_with(tmp_path, story_txt=STORY)))
    kept = [path.read_bytes() for path in (instance / "originals").rglob("*") if path.is_file()]
    assert kept == [STORY.encode()]


def test_the_claims_of_an_article_are_listed_one_object_a_line(
    command: Command, tmp_path: Path
) -> None:
    command("ingest", str(folder_with(tmp_path, story_txt=STORY)))
    lines = [json.loads(line) for line in command("claims", "--json").output.splitlines()]
    [quoted] = [line for line in lines if line["kind"] == "direct"]
    [appearance] = quoted["appearances"]
    assert quoted["claimant"] == "Odile Fenn"
    assert quoted["status"] == "suggested"
    assert appearance["source_file"] == "story.txt"
    assert [span["exact"] for span in appearance["spans"]] == [
        "The pier did not cost the town a single crown 🏗️",
        "and I never met its builder.",
    ]
    first, second = appearance["spans"]
    assert second["start"] - first["end"] == len(",” Fenn said, “")


def test_who_calls_it_without_a_path_is_told_how(command: Command) -> None:
    assert command("ingest").exit_code == 2


def test_a_reader_may_not_import(command: Command, tmp_path: Path) -> None:
    command("invite", "owen@desk.example", "--name", "Owen Tait", "--role", "reader")
    folder = folder_with(tmp_path, story_txt=STORY)
    result = command("--as", "owen@desk.example", "ingest", str(folder))
    assert "can’t import" in str(result.exception)
    assert command("claims", "--json").output == ""


def test_the_real_articles_share_one_claim_with_two_appearances(command: Command) -> None:
    command("ingest", str(seeds()))
    lines = [json.loads(line) for line in command("claims", "--json").output.splitlines()]
    [announced] = [line for line in lines if line["text"].startswith("This announcement should")]
    assert announced["claimant"] == "Jeff Sessions"
    assert [place["source_file"] for place in announced["appearances"]] == sorted(
        path.name for path in seeds().glob("*.txt")
    )


def test_of_an_article_in_another_language_it_is_said_that_nothing_was_pulled(
    command: Command, tmp_path: Path
) -> None:
    folder = folder_with(tmp_path, bruecke_txt=BRUECKE, story_txt=STORY)
    first, second = command("ingest", str(folder)), command("ingest", str(folder))
    assert "2 added" in first.output
    assert "bruecke.txt: Written in German, so no claims were pulled;" in first.stderr
    assert "story.txt" not in first.stderr
    assert "German" not in second.stderr
