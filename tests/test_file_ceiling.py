"""No file grows so long that a reader has to search it."""

from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CEILING = 350
WRITTEN_BY_HAND = {".py", ".js", ".css", ".html"}


def too_long(files: Iterable[Path]) -> list[str]:
    """The files with more lines than the ceiling, each with its number of lines."""
    lengths = ((path, len(path.read_text(encoding="utf-8").splitlines())) for path in files)
    return [f"{path}: {length} lines" for path, length in lengths if length > CEILING]


def test_no_file_is_longer_than_the_ceiling() -> None:
    files = [
        path
        for folder in ("factcheck", "tests", "benchmarks")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in WRITTEN_BY_HAND
    ]
    assert len(files) > 50
    assert too_long(files) == []


def test_a_file_over_the_ceiling_is_named(tmp_path: Path) -> None:
    just_fits, too_much = tmp_path / "fits.css", tmp_path / "long.py"
    just_fits.write_text("a {}\n" * CEILING)
    too_much.write_text("a = 1\n" * (CEILING + 1))
    assert too_long([just_fits, too_much]) == [f"{too_much}: 351 lines"]
