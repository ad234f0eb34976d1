"""The whole desk as files: its tables, and the originals of its articles.

What somebody alone may read goes along under seal: whoever opens the files can't read it.
"""

import json
from collections.abc import Callable
from typing import Any

import click
from sqlmodel import Session

from factcheck import __version__
from factcheck.cli.folders import Folder
from factcheck.config import Settings
from factcheck.db.migrate import newest
from factcheck.db.seal import Seal
from factcheck.errors import NotFound
from factcheck.intake.originals import Damaged, fetch
from factcheck.models import Person
from factcheck.queries.whole_desk import (
    FORMAT,
    confidential_claims,
    kept_originals,
    rows_of,
    shut,
    tables,
)


def write_inside(
    session: Session,
    viewer: Person,
    folder: Folder,
    settings: Settings,
    tell: Callable[[str], None],
) -> tuple[dict[str, int], list[str]]:
    """Write all of it; how much there is, and the sha256 of each original that couldn't come."""
    if number := confidential_claims(session, viewer):
        click.echo(f"The folder holds {number:,} confidential claims. Keep it as safe.", err=True)
    seal = Seal(settings.secret_key)
    carried: dict[str, dict[str, int]] = {}
    for table in tables():
        count = {"rows": 0, "sealed": 0, "bytes": 0}
        with folder.growing(f"tables/{table.name}.jsonl") as file:
            for row in rows_of(session, viewer, table):
                file.write(f"{shut(seal, table, row)}\n".encode())
                count["rows"] += 1
                count["sealed"] += row.sealed is not None
                if count["rows"] % 1_000 == 0:
                    tell(f"{table.name}: {count['rows']:,} rows")
        carried[table.name] = {**count, "bytes": file.size}
    originals, missing = _write_originals(session, viewer, folder, settings, tell)
    rows, sealed = (sum(one[what] for one in carried.values()) for what in ("rows", "sealed"))
    desk = {
        "format": FORMAT,
        "schema": newest(),
        "version": __version__,
        # By it an import tells that it has the secret key which opens what is under seal.
        "seal": seal.mark if sealed else None,
        "tables": carried,
        "missing_originals": missing,
    }
    folder.put("desk.json", _json(desk))
    return {"rows": rows, "under seal": sealed, "originals": originals}, missing


def _write_originals(
    session: Session,
    viewer: Person,
    folder: Folder,
    settings: Settings,
    tell: Callable[[str], None],
) -> tuple[int, list[str]]:
    number, missing = 0, []
    for sha256 in kept_originals(session, viewer):
        try:
            content = fetch(settings.originals, sha256)
        except (NotFound, Damaged):
            missing.append(sha256)
            continue
        folder.put(f"originals/{sha256[:2]}/{sha256}", content)
        number += 1
        if number % 100 == 0:
            tell(f"{number:,} originals")
    return number, missing


def _json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
