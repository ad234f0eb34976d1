"""A folder that holds a whole desk: whether it is as it was written, and what is in it."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from factcheck.cli.manifests import JOURNAL, MANIFEST, listed
from factcheck.db.migrate import newest
from factcheck.errors import RuleBroken
from factcheck.intake.originals import keep, path_of
from factcheck.queries.whole_desk import FORMAT, tables

NOTHING = "Nothing was brought in."
_CHUNK = 1 << 20
Tell = Callable[[str], None]


class Arrival:
    """The folder; ``examine`` comes first."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = listed(folder) if folder.is_dir() else {}
        #: The sha256 of the kept files that came along.
        self.originals = [
            name.rpartition("/")[2] for name in self._files if name.startswith("originals/")
        ]
        #: Those, and the ones that the desk had lost before it was exported.
        self.expected_originals = set(self.originals)

    def examine(self, mark: str, tell: Tell) -> None:
        """Raise ``RuleBroken``, saying what is wrong, unless every file is as it was written.

        ``mark`` is that of this desk's seal.
        """
        self._refuse_other_folders()
        self._refuse_strangers()
        desk = self._desk()
        _refuse_other_schema(desk)
        self._compare(desk, tell)
        if desk["seal"] not in (None, mark):
            raise RuleBroken(
                "The folder holds rows under seal, and this desk has another secret key than the"
                " one that wrote them. Put the file secret_key of that desk into this instance"
                f" folder, or set FACTCHECK_SECRET_KEY. {NOTHING}"
            )
        self.expected_originals.update(desk["missing_originals"])

    def lines(self, table: str) -> tuple[str, Iterator[str]]:
        """Where the rows of a table stand, and their lines."""
        name = f"tables/{table}.jsonl"

        def read() -> Iterator[str]:
            with (self._folder / name).open(encoding="utf-8", newline="\n") as file:
                for line in file:
                    yield line.removesuffix("\n")

        return name, read()

    @contextmanager
    def keeping_originals(self, folder: Path, tell: Tell) -> Iterator[None]:
        """Keep the originals in ``folder``; those that are new go again when the body fails."""
        new: list[Path] = []
        try:
            for number, sha256 in enumerate(self.originals, 1):
                place = path_of(folder, sha256)
                if not place.exists():
                    new.append(place)
                try:
                    keep(folder, (self._folder / "originals" / sha256[:2] / sha256).read_bytes())
                except OSError as error:
                    raise RuleBroken(f"{place}: {error.strerror or error}. {NOTHING}") from error
                if number % 100 == 0:
                    tell(f"{number:,} originals")
            yield
        except BaseException:
            for place in new:
                place.unlink(missing_ok=True)
            raise

    def _refuse_other_folders(self) -> None:
        if not self._folder.is_dir():
            raise RuleBroken(f"{self._folder} is no folder.")
        if "index.json" in self._files:
            raise RuleBroken(
                f"{self._folder} holds what a desk published (factcheck export --all), which is a"
                " part of it. A whole desk is written by factcheck export --inside."
            )
        if "desk.json" not in self._files:
            raise RuleBroken(
                f"{self._folder} holds no whole desk: {MANIFEST} isn’t there, or doesn’t name"
                " desk.json. A whole desk is written by factcheck export --inside."
            )

    def _refuse_strangers(self) -> None:
        """Every file of the manifest is there and is a file, and there are no others."""
        found: set[str] = set()
        for path, folders, files in os.walk(self._folder):
            inside = Path(path).relative_to(self._folder)
            # “.git” is no part of it.
            folders[:] = [name for name in folders if inside.parts or not name.startswith(".")]
            for place in (Path(path) / name for name in [*folders, *files]):
                if place.is_symlink() or not (place.is_file() or place.is_dir()):
                    raise RuleBroken(f"{place} is a link, and no file. {NOTHING}")
            found.update((inside / name).as_posix() for name in files)
        found.discard(MANIFEST)
        if JOURNAL in found:
            raise RuleBroken(f"The export into {self._folder} was cut off; run it again first.")
        if missing := sorted(self._files.keys() - found):
            raise RuleBroken(f"{_some(missing)} not there, and {MANIFEST} names it. {NOTHING}")
        if strange := sorted(found - self._files.keys()):
            raise RuleBroken(f"{_some(strange)} not named by {MANIFEST}; take it out. {NOTHING}")

    def _desk(self) -> dict[str, Any]:
        content = (self._folder / "desk.json").read_bytes()
        if hashlib.sha256(content).hexdigest() != self._files["desk.json"]:
            raise RuleBroken(f"desk.json was changed: {MANIFEST} has another sha256. {NOTHING}")
        try:
            desk = json.loads(content)
            form = desk["format"]
            if form != FORMAT:
                raise RuleBroken(
                    f"The folder is of the form {form}; this version reads {FORMAT}. {NOTHING}"
                )
            _ = desk["schema"], desk["version"], desk["seal"], set(desk["missing_originals"])
            _ = [one["bytes"] + 0 for one in desk["tables"].values()]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise RuleBroken(f"desk.json can’t be read: {error}. {NOTHING}") from error
        return dict(desk)

    def _compare(self, desk: dict[str, Any], tell: Tell) -> None:
        known = {f"tables/{table.name}.jsonl" for table in tables()}
        carried = {name for name in self._files if name.startswith("tables/")}
        if known != carried or {f"tables/{one}.jsonl" for one in desk["tables"]} != known:
            raise RuleBroken(f"{_some(sorted(known ^ carried) or ['desk.json'])} off. {NOTHING}")
        for number, (name, sha256) in enumerate(self._files.items(), 1):
            size, actual = _sha256(self._folder / name)
            table = name.removeprefix("tables/").removesuffix(".jsonl")
            whole = desk["tables"][table]["bytes"] if name in known else None
            if whole is not None and size < whole:
                raise RuleBroken(f"{name} is cut off: {size:,} of {whole:,} bytes. {NOTHING}")
            if actual != sha256:
                raise RuleBroken(f"{name} was changed: its sha256 is another. {NOTHING}")
            if name.startswith("originals/") and name != f"originals/{sha256[:2]}/{sha256}":
                raise RuleBroken(f"{name} isn’t what its name says. {NOTHING}")
            if number % 100 == 0:
                tell(f"{number:,} files")


def _refuse_other_schema(desk: dict[str, Any]) -> None:
    theirs, ours = str(desk["schema"]), newest()
    if theirs == ours:
        return
    way = (
        f"Bring it into a desk of version {desk['version']}, then bring that desk up to date"
        if theirs < ours
        else f"Bring this desk up to version {desk['version']} first"
    )
    raise RuleBroken(
        f"The folder was written by version {desk['version']} with the schema {theirs}; this"
        f" version has {ours}. {way}. {NOTHING}"
    )


def _some(names: list[str]) -> str:
    """The first of them, and how many more."""
    more = f" and {len(names) - 1:,} more are" if len(names) > 1 else " is"
    return f"{names[0]}{more}"


def _sha256(path: Path) -> tuple[int, str]:
    """Size in bytes, and sha256 in hexadecimal."""
    found, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
            size += len(chunk)
    return size, found.hexdigest()
