"""A folder that a command writes and keeps in step: only what changed, each file whole or not.

``MANIFEST.sha256`` names the files that are the command's own; nothing else is touched. While it
writes, a journal names what it begins, so that another run can follow one that was cut off.
"""

import fcntl
import filecmp
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from factcheck.cli.asides import Aside, aside_of, in_words
from factcheck.cli.manifests import JOURNAL, MANIFEST, is_inside, listed, written
from factcheck.errors import RuleBroken

#: So many files are written before they are put on the disk and into their places, all at once.
_AT_ONCE = 200


class Folder:
    """The folder while it is written: a context manager, at whose end it is in step."""

    def __init__(self, path: Path, mark: str) -> None:
        """``mark`` is the file by which a folder of this kind is known."""
        self.path = path
        self.written = 0
        self.unchanged = 0
        self.removed = 0
        self._mark = mark
        self._before: set[str] = set()
        self._files: dict[str, str] = {}
        self._waiting: list[Path] = []

    def __enter__(self) -> Self:
        if self.path.exists() and not self.path.is_dir():
            raise RuleBroken(f"{self.path} is no folder.")
        with in_words(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
            is_ours = (self.path / MANIFEST).is_file() or (self.path / JOURNAL).is_file()
            if not is_ours and any(not one.name.startswith(".") for one in self.path.iterdir()):
                raise RuleBroken(f"{self.path} isn’t empty, and no export; name an empty folder.")
            self._journal = (self.path / JOURNAL).open("a+", encoding="utf-8")
        try:
            self._take_turn()
            self._take_over()
        except BaseException:
            self._journal.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: object, _trace: TracebackType | None
    ) -> None:
        with self._journal:
            try:
                if kind is None:
                    self._finish()
            finally:
                for path in self._waiting:
                    aside_of(path).unlink(missing_ok=True)

    def put(self, name: str, content: bytes) -> None:
        """See that the file has this content."""
        path = self._begin(name)
        self._files[name] = hashlib.sha256(content).hexdigest()
        with in_words(path):
            if path.is_file() and path.read_bytes() == content:
                self.unchanged += 1
                return
        with Aside(path) as aside:
            aside.write(content)
        self._keep(path)

    @contextmanager
    def growing(self, name: str) -> Iterator[Aside]:
        """A file that is written piece by piece."""
        path = self._begin(name)
        with Aside(path) as aside:
            yield aside
        self._files[name] = aside.sha256
        with in_words(path):
            if path.is_file() and filecmp.cmp(aside_of(path), path, shallow=False):
                aside_of(path).unlink()
                self.unchanged += 1
                return
        self._keep(path)

    def _take_turn(self) -> None:
        try:
            fcntl.flock(self._journal, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise RuleBroken(f"Another command is writing to {self.path}.") from None

    def _take_over(self) -> None:
        """Learn from the run before, also from one that was cut off, which files are ours."""
        with in_words(self.path):
            self._journal.seek(0)
            mark, *begun = self._journal.read().splitlines() or [""]
            try:
                self._before = self._ours(mark)
            except RuleBroken:
                if not mark:
                    (self.path / JOURNAL).unlink()
                raise
            for name in filter(is_inside, begun):
                self._before.add(name)
                aside_of(self.path / name).unlink(missing_ok=True)
            if not mark:
                self._note(self._mark)

    def _ours(self, mark: str) -> set[str]:
        """The files of the manifest; ``mark`` is that of a run which was cut off, if one was."""
        files = set(listed(self.path))
        if (files and self._mark not in files) or mark not in ("", self._mark):
            raise RuleBroken(f"{self.path} is an export of the other kind; name another folder.")
        return files

    def _begin(self, name: str) -> Path:
        path = self.path / name
        with in_words(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.parent.resolve() != (self.path.resolve() / name).parent:
                raise RuleBroken(f"{path.parent} leads elsewhere; take that link away.")
            if name not in self._before:
                self._note(name)
        self._before.discard(name)
        return path

    def _note(self, name: str) -> None:
        self._journal.write(f"{name}\n")
        self._journal.flush()

    def _keep(self, path: Path) -> None:
        self.written += 1
        self._waiting.append(path)
        if len(self._waiting) >= _AT_ONCE:
            self._settle()

    def _settle(self) -> None:
        """Put what was written aside into its place, once all of it is on the disk."""
        for path in self._waiting:
            Aside.sync(path)
        while self._waiting:
            with in_words(path := self._waiting[-1]):
                aside_of(path).replace(path)
            self._waiting.pop()

    def _finish(self) -> None:
        self._settle()
        with in_words(self.path):
            for name in self._before:
                self._remove(self.path / name)
        manifest = written(self._files)
        path = self.path / MANIFEST
        if not path.is_file() or path.read_bytes() != manifest:
            with Aside(path) as aside:
                aside.write(manifest)
            self._waiting.append(path)
            self._settle()
        with in_words(self.path):
            (self.path / JOURNAL).unlink()

    def _remove(self, path: Path) -> None:
        """Take away a file that is ours and has no place any more, and its folder if empty."""
        if path.is_symlink() or path.is_file():
            path.unlink()
            self.removed += 1
        if path.parent != self.path and path.parent.is_dir() and not any(path.parent.iterdir()):
            path.parent.rmdir()
