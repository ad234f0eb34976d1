"""Files and folders, one after the other, read by several processes when there are many."""

import logging
import os
import stat
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice
from pathlib import Path

from factcheck.intake.crew import Crew
from factcheck.intake.drafts import Draft, Facts, Rejected
from factcheck.intake.reading import ENDINGS, LARGEST, read_bytes

logger = logging.getLogger(__name__)

_FEW = 8
_NOTHING_SAID = Facts()


def find(paths: Iterable[Path]) -> Iterator[Path | Rejected]:
    """The files at ``paths`` and in the folders among them, folders in the order of their names.

    In a folder, what begins with a dot is passed over; everything else is given or rejected, so
    that nothing is left out in silence. A folder is walked once, whatever links lead to it.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        yield from _walk(path, seen)


def read_paths(
    paths: Iterable[Path], *, workers: int, facts: Facts = _NOTHING_SAID, limit: int = LARGEST
) -> Iterator[Draft | Rejected]:
    """A draft or a refusal for each file that ``find`` gives, in its order, as they are asked for.

    With more than a few files, ``workers`` processes read a bounded number of files ahead of who
    asks. A file that breaks its reader, or crashes its process, is rejected alone. A process starts
    by importing the program that asks, which is therefore guarded by ``__name__ == "__main__"``.
    """
    read = partial(read_path, facts=facts, limit=limit)
    found = find(paths)
    first = list(islice(found, _FEW + 1))
    everything = chain(first, found)
    if workers > 1 and len(first) > _FEW:
        yield from Crew(workers, read).work(everything)
    else:
        yield from (item if isinstance(item, Rejected) else read(item) for item in everything)


def read_path(
    path: Path, *, facts: Facts = _NOTHING_SAID, limit: int = LARGEST
) -> Draft | Rejected:
    """The draft of one file; whatever goes wrong with it is a refusal."""
    where = shown(path)
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except OSError as error:
        return Rejected(where, _unreadable(error))
    try:
        return read_bytes(shown(Path(path.name)), content, facts, where=where, limit=limit)
    except Exception:  # a batch of thousands must not stop at a file that breaks the reader
        logger.exception("reading %s failed", where)
        return Rejected(where, "It broke the reader; nothing of it was taken in. Please report it.")


def shown(path: Path) -> str:
    """The path as text that can be stored and printed, whatever bytes are in its name."""
    return os.fsencode(path).decode("utf-8", "replace")


def _walk(start: Path, seen: set[tuple[int, int]]) -> Iterator[Path | Rejected]:
    ahead = [start]
    while ahead:
        path = ahead.pop()
        try:
            status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                if (status.st_dev, status.st_ino) not in seen:
                    seen.add((status.st_dev, status.st_ino))
                    ahead += _inside(path)
                continue
        except OSError as error:
            yield Rejected(shown(path), _unreadable(error))
            continue
        yield _file(path, status.st_mode, is_named=path == start)


def _inside(folder: Path) -> list[Path]:
    """What is in the folder and not hidden, the last first."""
    return sorted((p for p in folder.iterdir() if not p.name.startswith(".")), reverse=True)


def _file(path: Path, mode: int, *, is_named: bool) -> Path | Rejected:
    if not stat.S_ISREG(mode):
        return Rejected(shown(path), "It is neither a file nor a folder.")
    if not is_named and path.suffix.lower() not in ENDINGS:
        return Rejected(shown(path), "It is neither a .txt nor a .html file.")
    return path


def _unreadable(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "There is no such file or folder."
    if isinstance(error, PermissionError):
        return "It can't be read: this account may not."
    return f"It can't be read: {error.strerror or error}."
