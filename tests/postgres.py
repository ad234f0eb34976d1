"""A real PostgreSQL for the tests, without a service and without rights on the machine.

One server serves a whole test run, however many workers it has: ``server()`` starts it for whoever
asks first and lends it to the rest (postgres_keeper.py tells how it ends). Each worker makes
databases of its own.
"""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import psycopg
from psycopg import sql
from sqlalchemy import URL, make_url

from tests.needs import do_without
from tests.postgres_keeper import find_binaries

ROOT = Path(__file__).resolve().parents[1]
RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid.uuid4().hex
# Short, because the path of a socket may have no more than about a hundred bytes.
FOLDER = Path(tempfile.gettempdir()) / f"factcheck-pg-{RUN[:12]}"
# The desk's account, no superuser, so that a test sees what PostgreSQL refuses to a real desk.
OWNER = "desk"


@contextmanager
def server(folder: Path = FOLDER) -> Iterator[str]:
    """The run's server as a superuser sees it: ``postgresql+psycopg://postgres@/postgres?host=…``.

    Without PostgreSQL programs the test is skipped, or fails under CI. Raises RuntimeError with the
    server's own words when it doesn't start.
    """
    if find_binaries() is None:
        do_without(
            "no PostgreSQL for tests: `make test` installs one; else apt-get install postgresql"
        )
    with borrowed(folder), (folder / "starting").open("a") as starting:
        fcntl.flock(starting, fcntl.LOCK_EX)
        if not (folder / "ready").exists():
            start_keeper(folder)
        fcntl.flock(starting, fcntl.LOCK_UN)
        query = {"host": str(folder / "socket")}
        yield URL.create(
            "postgresql+psycopg", username="postgres", database="postgres", query=query
        ).render_as_string()


def fresh_database(server_url: str, name: str) -> str:
    """Make the database ``name`` anew, dropping what had that name. Returns its address."""
    return copied_database(server_url, name, "template1")


def copied_database(server_url: str, name: str, template: str) -> str:
    """Make the database ``name`` anew with all that ``template`` has. Returns its address.

    Nobody may be connected to the template.
    """
    url = make_url(server_url)
    with psycopg.connect(
        url.set(drivername="postgresql").render_as_string(), autocommit=True
    ) as connection:
        connection.execute(MAKE_OWNER)
        database = sql.Identifier(name)
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(database))
        owner = sql.Identifier(OWNER)
        copy = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}")
        connection.execute(copy.format(database, owner, sql.Identifier(template)))
    return url.set(database=name, username=OWNER).render_as_string()


# Two workers may come at once, and PostgreSQL has no CREATE ROLE IF NOT EXISTS.
MAKE_OWNER = f"""
DO $$ BEGIN
    CREATE ROLE {OWNER} LOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$
"""


@contextmanager
def borrowed(folder: Path) -> Iterator[None]:
    """Hold the folder's shared lock, making folder and lock where there are none."""
    lock = None
    while lock is None:
        lock = take(folder)
    with lock:
        yield


def take(folder: Path) -> IO[str] | None:
    """The lock of the folder, or None when a keeper cleared the folder while we waited for it."""
    # Others may pass through (the server's user has to), but not look around.
    folder.mkdir(mode=0o711, exist_ok=True)
    path = folder / "borrowers"
    try:
        lock = path.open("a")
    except FileNotFoundError:
        return None
    fcntl.flock(lock, fcntl.LOCK_SH)
    with suppress(FileNotFoundError):
        if os.path.samestat(os.fstat(lock.fileno()), path.stat()):
            return lock
    lock.close()
    return None


def start_keeper(folder: Path) -> None:
    """Start the server and its keeper, which outlives us, and come back when they are ready."""
    log = folder / "log"
    command = [sys.executable, "-m", "tests.postgres_keeper", str(folder)]
    with log.open("ab") as output:
        keeper = subprocess.run(command, cwd=ROOT, stdout=output, stderr=output, check=False)
    if keeper.returncode != 0:
        words = log.read_text(errors="replace")
        shutil.rmtree(folder)
        raise RuntimeError(f"PostgreSQL did not start:\n{words}")
