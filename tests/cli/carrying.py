"""A desk carried out and in by the command, in tests."""

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner, Result

from factcheck.cli import desk
from factcheck.cli.manifests import MANIFEST
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.errors import Refusal

_BASE64 = re.compile(rb"[A-Za-z0-9+/]{16,}={0,2}")


def factcheck(settings: Settings, *words: str | Path) -> Result:
    """What the command does at this desk; a refusal is exit code 1."""
    environment = {
        "FACTCHECK_INSTANCE": str(settings.instance),
        "FACTCHECK_DATABASE_URL": settings.database_url,
        "FACTCHECK_SECRET_KEY": settings.secret_key,
    }
    done = CliRunner().invoke(desk, [str(word) for word in words], env=environment)
    if done.exception and not isinstance(done.exception, SystemExit | Refusal):
        raise done.exception
    return done


def a_desk_beside(settings: Settings, name: str, database: Database | None = None) -> Settings:
    """The settings of another, empty desk with the same secret key; on SQLite unless said."""
    instance = settings.instance / name
    url = database.url if database else f"sqlite:///{instance / 'factcheck.sqlite3'}"
    instance.mkdir(exist_ok=True)
    return replace(settings, instance=instance, database_url=url)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def moments(folder: Path) -> dict[str, int]:
    """When every file below the folder was written."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


def readable(folder: Path) -> bytes:
    """All that somebody who opens the files can read, what stands in base64 as well."""
    plain = b"\n".join([*map(str.encode, contents(folder)), *contents(folder).values()])
    unpacked = []
    for found in _BASE64.findall(plain):
        for skipped in range(4):
            piece = found[skipped : skipped + (len(found) - skipped) // 4 * 4].rstrip(b"=")
            unpacked.append(base64.b64decode(piece[: len(piece) // 4 * 4]))
    return b"\n".join([plain, *unpacked])


def list_anew(folder: Path, name: str) -> None:
    """Write the hash of a changed file into the manifest, as somebody who forges would."""
    manifest = folder / MANIFEST
    lines = [line for line in manifest.read_text().splitlines() if not line.endswith(f"  {name}")]
    sha256 = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    manifest.write_text("\n".join([*lines, f"{sha256}  {name}"]) + "\n")
