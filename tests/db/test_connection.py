"""Reading, writing, and many who write at once."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from factcheck.db import Database
from factcheck.models import Event, Evidence, Outlet, Person, Stance
from tests.db.attaching import attach
from tests.factories import a_claim, a_person, an_article, newest_version

ROOT = Path(__file__).resolve().parents[2]
REVIEWERS = 16
EACH = 4


def test_a_write_on_sqlite_holds_the_lock_from_its_first_moment(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        session.exec(select(Person)).all()
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other_writer(sqlite)
    other_writer(sqlite)


def test_a_reader_on_sqlite_keeps_no_writer_waiting(sqlite: Database) -> None:
    with sqlite.reading() as session:
        session.exec(select(Person)).all()
        other_writer(sqlite)


def test_what_a_reading_session_changed_by_mistake_is_not_kept(storage: Database) -> None:
    with storage.reading() as session:
        add_outlet(session, "The Sandvik Mistake")
    assert outlets(storage) == []


def test_a_write_that_fails_leaves_nothing_behind(storage: Database) -> None:
    with pytest.raises(RuntimeError, match="halfway"), storage.transaction() as session:
        add_outlet(session, "The Sandvik Half")
        raise RuntimeError("halfway")
    with storage.transaction() as session:
        add_outlet(session, "The Sandvik Whole")
    assert outlets(storage) == ["The Sandvik Whole"]


def test_evidence_for_a_claim_that_does_not_exist_is_refused(storage: Database) -> None:
    with storage.transaction() as session:
        person = a_person(session)
    with pytest.raises(IntegrityError), storage.transaction() as session:
        session.add(
            Evidence(claim_id=999, passage_id=999, stance=Stance.CONTEXT, attached_by_id=person.id)
        )


def test_sixteen_reviewers_of_two_processes_worth_lose_no_write(storage: Database) -> None:
    claims, version, people, words = a_busy_desk(storage, REVIEWERS, claims=3)
    other = Database(storage.url)
    with ThreadPoolExecutor(REVIEWERS) as pool:
        at_work = [
            pool.submit(
                attach,
                (storage, other)[number % 2],
                claims[number % len(claims)],
                version,
                person,
                words[number],
            )
            for number, person in enumerate(people)
        ]
    for reviewer in at_work:
        reviewer.result()
    other.close()
    assert written(storage) == (REVIEWERS * EACH, REVIEWERS * EACH)


@pytest.mark.heavy
def test_reviewers_in_two_real_processes_lose_no_write(storage: Database) -> None:
    [claim], version, people, words = a_busy_desk(storage, 2, claims=1)
    at_work = [
        subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.db.attaching"),
                *(storage.url, str(claim), str(version), str(person)),
                *words[number],
            ],
            cwd=ROOT,
        )
        for number, person in enumerate(people)
    ]
    assert [process.wait(60) for process in at_work] == [0, 0]
    assert written(storage) == (2 * EACH, 2 * EACH)


def a_busy_desk(
    database: Database, reviewers: int, claims: int
) -> tuple[list[int], int, list[int], list[list[str]]]:
    """Open claims, a version to quote from, reviewers, and the passages that each of them has."""
    words = [
        [f"Reviewer {number} finds receipt {receipt} in the ledger." for receipt in range(EACH)]
        for number in range(reviewers)
    ]
    text = "\n\n".join(" ".join(own) for own in words)
    with database.transaction() as session:
        article = an_article(session, text)
        return (
            [a_claim(session).id for _ in range(claims)],
            newest_version(session, article).id,
            [a_person(session).id for _ in range(reviewers)],
            words,
        )


def written(database: Database) -> tuple[int, int]:
    """How much evidence there is, and how many events that tell of it."""
    with database.reading() as session:
        evidence = session.exec(select(func.count()).select_from(Evidence)).one()
        events = session.exec(
            select(func.count()).select_from(Event).where(Event.verb == "evidence.attached")
        ).one()
    return evidence, events


def other_writer(database: Database) -> None:
    """A program that wants to write, and won't wait."""
    path = database.engine.url.database
    assert path is not None
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    finally:
        connection.close()


def add_outlet(session: Session, name: str) -> None:
    session.add(Outlet(name=name, name_key=name.casefold()))
    session.flush()


def outlets(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.exec(select(Outlet.name)))
