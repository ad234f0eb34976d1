"""``MANIFEST.sha256``: which files a folder has, as ``sha256sum --check`` reads it."""

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from factcheck.errors import RuleBroken

MANIFEST = "MANIFEST.sha256"
#: Where a folder is told, while it is written, which files are begun; it goes at the end.
JOURNAL = ".factcheck-writing"
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


def written(files: Mapping[str, str]) -> bytes:
    """The manifest of these files: path → sha256."""
    return "".join(f"{files[name]}  {name}\n" for name in sorted(files)).encode()


def listed(folder: Path) -> dict[str, str]:
    """Path → sha256 of the files that the folder's manifest names; none without a manifest.

    Raises ``RuleBroken`` for one that can't be read or that names anything outside the folder.
    """
    path = folder / MANIFEST
    try:
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
    except (OSError, UnicodeDecodeError) as error:
        raise RuleBroken(f"{path} can’t be read: {error}.") from error
    files: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        found = _LINE.fullmatch(line)
        if found is None or not is_inside(found[2]) or found[2] in files:
            raise RuleBroken(f"{path}:{number}: this line names no file of the folder.")
        files[found[2]] = found[1]
    return files


def is_inside(name: str) -> bool:
    """Whether this is the name of something below a folder, written in the one way there is."""
    parts = PurePosixPath(name).parts
    return bool(parts) and name == "/".join(parts) and not {"..", "/"} & set(parts)
