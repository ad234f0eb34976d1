"""The engine, sessions that read, and the one way to write.

On SQLite a writing transaction takes the write lock at its start (BEGIN IMMEDIATE): one that
reads first and writes later is refused by SQLite whatever the busy timeout. A lock of the process
and a locked file in front of it keep threads and processes in line, which is quicker and fairer
than SQLite's sleeping and polling.
"""

import fcntl
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlmodel import Session

#: How long a writer waits for another process's write to end, in milliseconds.
BUSY_TIMEOUT = 30_000


class Database:
    """One database, SQLite or PostgreSQL, by its SQLAlchemy address."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = _engine(url)
        self._writer = self.engine.execution_options(write=True)
        file = self.engine.url.database if self.is_sqlite else None
        self._in_line: AbstractContextManager[Any] = Line(Path(file)) if file else nullcontext()

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded database."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for questions; what it changed by mistake is rolled back."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def snapshot(self) -> Iterator[Session]:
        """A session for many questions, answered by the database as it is at the first of them."""
        # On SQLite every transaction that reads is that already.
        steady = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with Session(self.engine.execution_options(**steady), expire_on_commit=False) as session:
            yield session

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session that writes: committed at the end, rolled back by an exception.

        Keep hashing, fetching and rendering outside: on SQLite everyone else waits.
        """
        with (
            self._in_line,
            Session(self._writer, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    def close(self) -> None:
        """Give up every connection, as before a fork."""
        self.engine.dispose()


class Line:
    """Where those who write to one SQLite file stand in line: first the threads, then processes.

    The kernel lets go of the file's lock when a process dies. Programs that know nothing of it are
    kept out by SQLite all the same.
    """

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(f"{database.name}-line")
        self._threads = threading.Lock()

    def __enter__(self) -> None:
        self._threads.acquire()
        try:
            self._file = self._path.open("ab")
            fcntl.flock(self._file, fcntl.LOCK_EX)
        except BaseException:
            self._threads.release()
            raise

    def __exit__(self, *_error: object) -> None:
        self._file.close()
        self._threads.release()


def _engine(url: str) -> Engine:
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT / 1000})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver would begin (deferred) transactions by itself; ours say how they begin.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_TIMEOUT}",
        "cache_size=-32000",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
