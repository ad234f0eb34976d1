import os
from pathlib import Path

import pytest

from factcheck.intake.crew import Crew
from factcheck.intake.drafts import Draft, Facts, Rejected
from factcheck.intake.paths import find, read_paths
from tests.intake.pages import FERRY, page


def names(folder: Path, *paths: Path) -> list[str]:
    found = (Path(item.where) if isinstance(item, Rejected) else item for item in find(paths))
    return [path.relative_to(folder).as_posix() for path in found]


def write(path: Path, content: str | bytes = FERRY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_folders_are_walked_in_the_order_of_names_without_what_is_hidden(tmp_path):
    for name in ("b.txt", "a/z.html", "a/c.HTM", ".hidden.txt", ".git/a.txt", "a/.DS_Store"):
        write(tmp_path / name)
    assert names(tmp_path, tmp_path) == ["a/c.HTM", "a/z.html", "b.txt"]


def test_files_are_given_in_the_order_in_which_they_were_named(tmp_path):
    b, a = write(tmp_path / "b.txt"), write(tmp_path / "a.txt")
    assert list(find([b, a])) == [b, a]


def test_a_file_of_another_kind_in_a_folder_is_rejected_and_not_passed_over(tmp_path):
    write(tmp_path / "notes.docx")
    (item,) = find([tmp_path])
    assert item == Rejected(str(tmp_path / "notes.docx"), "It is neither a .txt nor a .html file.")


def test_what_is_not_there_is_rejected(tmp_path):
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere.txt")
    assert [item.reason for item in find([tmp_path / "no", tmp_path])] == [  # type: ignore[union-attr]
        "There is no such file or folder."
    ] * 2


def test_links_that_lead_in_a_circle_are_walked_once(tmp_path):
    write(tmp_path / "in/a.txt")
    (tmp_path / "in/again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "in/self").symlink_to(tmp_path / "in/self")
    found = list(find([tmp_path]))
    assert [item for item in found if isinstance(item, Path)] == [tmp_path / "in/a.txt"]
    assert [item.where for item in found if isinstance(item, Rejected)] == [
        str(tmp_path / "in/self")
    ]


def test_a_pipe_is_rejected_and_does_not_make_us_wait(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (item,) = find([tmp_path])
    assert isinstance(item, Rejected)
    assert "neither a file nor a folder" in item.reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_this_account_may_not_read_is_rejected(tmp_path):
    write(tmp_path / "a.txt").chmod(0)
    (item,) = read_paths([tmp_path], workers=1)
    assert item == Rejected(str(tmp_path / "a.txt"), "It can't be read: this account may not.")


def test_a_name_in_an_odd_encoding_can_be_stored_and_shown(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    try:
        write(path)
    except OSError:
        pytest.skip("this file system takes no such names")
    (draft,) = read_paths([tmp_path], workers=1)
    assert isinstance(draft, Draft)
    assert draft.source_file == "caf\ufffd.txt"


def test_each_file_is_a_draft_or_a_refusal_that_says_where(tmp_path):
    write(tmp_path / "1.txt")
    write(tmp_path / "2.txt", b"")
    write(tmp_path / "3.html", page())
    write(tmp_path / "4.txt", b"a" * 2_001)
    items = list(read_paths([tmp_path], workers=2, facts=Facts(outlet="Wire"), limit=2_000))
    assert [getattr(item, "outlet", None) for item in items] == ["Wire", None, "Wire", None]
    assert items[1] == Rejected(str(tmp_path / "2.txt"), "It is empty.")
    assert isinstance(items[3], Rejected)
    assert "larger than" in items[3].reason


def test_many_files_are_read_by_processes_and_come_in_order(tmp_path):
    for number in range(40):
        write(tmp_path / f"{number:02}.txt", f"Ferry number {number} left." if number % 7 else "")
    items = list(read_paths([tmp_path], workers=2))
    assert [isinstance(item, Rejected) for item in items] == [not n % 7 for n in range(40)]
    texts = [item.text for item in items if isinstance(item, Draft)]
    assert texts == [f"Ferry number {n} left." for n in range(40) if n % 7]


def test_reading_starts_no_more_than_a_bounded_number_of_files_ahead(tmp_path):
    asked: list[int] = []

    def paths():
        for number in range(1_000):
            asked.append(number)
            yield write(tmp_path / f"{number}.txt")

    items = read_paths(paths(), workers=2)
    assert isinstance(next(items), Draft)
    items.close()
    assert len(asked) < 30


def crashes_on_seven(path: Path) -> Draft | Rejected:
    if path.name == "7":
        os._exit(1)
    return Rejected(path.name, "It was read.")


@pytest.mark.heavy
def test_a_file_that_crashes_its_process_is_rejected_alone():
    crew = Crew(2, crashes_on_seven)
    items = [Rejected("first", "Known."), *(Path(str(number)) for number in range(20))]
    results = list(crew.work(items))
    assert [result.where for result in results] == ["first", *map(str, range(20))]  # type: ignore[union-attr]
    assert [r.where for r in results if "crashed" in r.reason] == ["7"]  # type: ignore[union-attr]
