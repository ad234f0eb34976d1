"""A file that is written beside its place, and put there when it is whole."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from factcheck.errors import RuleBroken


def aside_of(path: Path) -> Path:
    """Where the file stands while it is written."""
    return path.with_name(f".{path.name}.writing")


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """What the system refuses is refused in a sentence."""
    try:
        yield
    except OSError as error:
        raise RuleBroken(
            f"{path} can’t be written: {error.strerror or error}."
            " What is there already is whole; run the command again when that is mended."
        ) from error


class Aside:
    """A file beside its place: a context manager, and gone when it wasn't written to the end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._hash = hashlib.sha256()
        self.size = 0

    def __enter__(self) -> Self:
        with in_words(self._path):
            # A link in its place would lead elsewhere.
            aside_of(self._path).unlink(missing_ok=True)
            self._file = aside_of(self._path).open("xb")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: object, _trace: TracebackType | None
    ) -> None:
        try:
            with in_words(self._path):
                self._file.close()
        except RuleBroken:
            aside_of(self._path).unlink(missing_ok=True)
            raise
        if kind is not None:
            aside_of(self._path).unlink(missing_ok=True)

    def write(self, content: bytes) -> None:
        """Write on."""
        with in_words(self._path):
            self._file.write(content)
        self._hash.update(content)
        self.size += len(content)

    @property
    def sha256(self) -> str:
        """Of what was written, in hexadecimal."""
        return self._hash.hexdigest()

    @staticmethod
    def sync(path: Path) -> None:
        """See that what was written aside outlives a power cut."""
        with in_words(path):
            handle = os.open(aside_of(path), os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
