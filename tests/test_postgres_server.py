"""The PostgreSQL that the test set-up brings by itself."""

import multiprocessing
import os
import signal
import tempfile
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError, ProgrammingError

from tests.postgres import fresh_database, server


def ask(url: str, question: str) -> object:
    """The first value that a statement answers, committed, over a connection of its own."""
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            result = connection.execute(text(question))
            return result.scalar() if result.returns_rows else None
    finally:
        engine.dispose()


def gone_within(seconds: float, folder: Path) -> bool:
    deadline = time.monotonic() + seconds
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return not folder.exists()


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with server() as lent:
        yield lent


@pytest.fixture
def folder() -> Path:
    """A place for a server of the test's own: pytest's are too long for a socket, and closed."""
    return Path(tempfile.gettempdir()) / f"factcheck-pg-own-{os.getpid()}"


def test_a_database_is_empty_and_stores_letters_of_every_script(url: str) -> None:
    database = fresh_database(url, "server_letters")
    ask(database, "CREATE TABLE note (words text)")
    ask(database, "INSERT INTO note VALUES ('Ærø — 東京 🙂')")
    assert ask(database, "SELECT words FROM note") == "Ærø — 東京 🙂"
    assert ask(database, "SELECT lower('ÆRØ')") == "ærø"

    again = fresh_database(url, "server_letters")
    assert again == database
    with pytest.raises(ProgrammingError):
        ask(again, "SELECT words FROM note")


def test_the_desk_can_create_the_extension_of_its_search_without_being_superuser(url: str) -> None:
    database = fresh_database(url, "server_extension")
    ask(database, "CREATE EXTENSION pg_trgm")
    alike = "SELECT similarity('harbour dredging', 'harbour dredger') > 0.5"
    assert ask(database, alike) is True
    assert ask(database, "SELECT usesuper FROM pg_user WHERE usename = current_user") is False


def test_everyone_in_a_run_is_lent_the_same_server(url: str) -> None:
    with server() as second:
        assert second == url
        started = "SELECT pg_postmaster_start_time()"
        assert ask(url, started) == ask(second, started)


def test_the_server_stops_and_leaves_nothing_when_its_last_borrower_is_done(folder: Path) -> None:
    with server(folder) as own:
        with server(folder) as same:
            assert ask(same, "SELECT 1") == 1
        assert ask(own, "SELECT 1") == 1
    assert gone_within(20, folder)
    with pytest.raises(OperationalError):
        ask(own, "SELECT 1")


def test_the_server_stops_when_its_borrower_is_killed(folder: Path) -> None:
    here, there = multiprocessing.get_context("spawn").Pipe()
    borrower = multiprocessing.get_context("spawn").Process(target=borrow, args=(folder, there))
    borrower.start()
    there.close()
    url = here.recv()
    assert ask(url, "SELECT 1") == 1
    assert borrower.pid is not None
    os.kill(borrower.pid, signal.SIGKILL)
    borrower.join()
    assert gone_within(20, folder)


def borrow(folder: Path, line: Connection) -> None:
    """In a process of its own: borrow the server, tell its address and never come back."""
    with server(folder) as url:
        line.send(url)
        time.sleep(600)
