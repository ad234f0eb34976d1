"""Databases in which nothing has been made yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.db import Database
from tests.postgres import fresh_database


@pytest.fixture(params=["sqlite", "postgresql"])
def blank(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'blank.sqlite3'}"
    else:
        server, _ = request.getfixturevalue("postgres_template")
        url = fresh_database(server, f"blank_{request.getfixturevalue('worker_id')}")
    database = Database(url)
    yield database
    database.close()
