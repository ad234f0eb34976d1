"""The bytes of articles as they arrived, kept under their own sha256."""

import hashlib
import os
import re
import tempfile
from pathlib import Path

from factcheck.errors import NotFound

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Damaged(Exception):
    """The bytes that are kept are no longer those that came in; ``str()`` names the file."""


def keep(folder: Path, content: bytes) -> str:
    """Keep ``content`` in ``folder`` and give its sha256 as 64 hexadecimal digits.

    The file is there whole or not at all, also after a crash. Keeping the same bytes twice keeps
    them once; a damaged copy is replaced by the sound one.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    path = path_of(folder, sha256)
    if path.is_file() and path.read_bytes() == content:
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, content)
    return sha256


def path_of(folder: Path, sha256: str) -> Path:
    """Where the bytes with this sha256 are kept. Raises ``ValueError`` when it isn't one."""
    if not _SHA256.fullmatch(sha256):
        raise ValueError(f"“{sha256}” is not a sha256 in hexadecimal.")
    return folder / sha256[:2] / sha256


def fetch(folder: Path, sha256: str) -> bytes:
    """The bytes with this sha256.

    Raises ``NotFound`` when they were never kept, and ``Damaged`` when the file has changed.
    """
    path = path_of(folder, sha256)
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound("The original of this article is not among the kept files.") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Damaged(f"{path} has changed since it was kept; restore it from a backup.")
    return content


def _write(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".arriving-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)
    _sync_folder(path.parent.parent)


def _sync_folder(folder: Path) -> None:
    """Make a new name in ``folder`` outlive a power cut, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
