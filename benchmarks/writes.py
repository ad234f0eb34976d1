"""Sixteen reviewers who attach evidence at once, by HTTP, to a server of two workers."""

import secrets
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlmodel import Session, col, func, select

from benchmarks import rivals
from benchmarks.big_desk import PASSWORD, Size, email_of, fill
from benchmarks.rows import Row, middle, share, tell
from benchmarks.served import Browser, free_port, running
from factcheck.db import Database
from factcheck.models import Claim, Event, Evidence, Sentence, Status

COMMAND = "python -m benchmarks writes"
REVIEWERS = 16
SECONDS = 8.0
SIZE = Size(articles=300, claims=600, evidence=0, people=REVIEWERS)
LEAST_A_SECOND = 200.0
MOST_MILLISECONDS = 350.0


@dataclass(slots=True)
class Told:
    """What one reviewer saw: the seconds of each write, and how many were refused."""

    seconds: list[float] = field(default_factory=list)
    refused: int = 0


def measure() -> list[Row]:
    """The rows for SQLite, and for PostgreSQL where the tests can bring one."""
    with tempfile.TemporaryDirectory() as folder:
        instance = Path(folder)
        rows = _on("SQLite", instance, f"sqlite:///{instance / 'factcheck.sqlite3'}")
    with postgresql() as address:
        if address is None:
            tell("writes: there is no PostgreSQL here (`make test` installs one)")
            return rows
        with tempfile.TemporaryDirectory() as folder:
            return rows + _on("PostgreSQL", Path(folder), address)


@contextmanager
def postgresql() -> Iterator[str | None]:
    from tests.postgres import fresh_database, server
    from tests.postgres_keeper import find_binaries

    if find_binaries() is None:
        yield None
        return
    with server() as address:
        yield fresh_database(address, "benchmark")


def _on(name: str, instance: Path, address: str) -> list[Row]:
    tell(f"writes: filling a desk on {name} …")
    database = Database(address)
    fill(database, SIZE)
    with database.reading() as session:
        claims = list(session.exec(select(Claim.id).where(Claim.status == Status.OPEN)))
        passages = [
            (version, start, exact)
            for version, start, exact in session.exec(
                select(Sentence.version_id, Sentence.start, Sentence.text).order_by(
                    col(Sentence.id)
                )
            )
        ]
        before = _stored(session)
    port = free_port()
    with running(instance, port, address), ThreadPoolExecutor(REVIEWERS) as pool:
        tell(f"writes: {REVIEWERS} reviewers for {SECONDS:g} s on {name} …")
        browsers = list(pool.map(lambda number: _signed_in(port, number), range(1, REVIEWERS + 1)))
        begun = time.perf_counter()
        told = list(
            pool.map(
                lambda one: _attach(one[1], begun + SECONDS, claims, passages[one[0] :: REVIEWERS]),
                enumerate(browsers),
            )
        )
        lasted = time.perf_counter() - begun
    with database.reading() as session:
        after = _stored(session)
    database.close()
    return _rows(name, told, lasted, (after[0] - before[0], after[1] - before[1]))


def _signed_in(port: int, number: int) -> Browser:
    browser = Browser(port)
    browser.sign_in(email_of(number), PASSWORD)
    browser.get("/claims")
    return browser


def _attach(
    browser: Browser, until: float, claims: list[int], passages: list[tuple[int, int, str]]
) -> Told:
    told = Told()
    turn = 0
    while time.perf_counter() < until:
        # The next claim with each write, the next passage once all claims have had this one.
        version, start, exact = passages[turn // len(claims) % len(passages)]
        claim = claims[turn % len(claims)]
        fields = {
            "evidence-version": str(version),
            "evidence-start": str(start),
            "evidence-exact": exact,
            "evidence-stance": "context",
            "evidence-key": secrets.token_urlsafe(16),
        }
        sent = time.perf_counter()
        status, location = browser.post(f"/claims/{claim}/evidence", fields)
        told.seconds.append(time.perf_counter() - sent)
        told.refused += status != 303 or "/claims/" not in location
        turn += 1
    browser.close()
    return told


def _stored(session: Session) -> tuple[int, int]:
    """How much evidence there is, and how many events tell of it."""
    attached = select(func.count()).select_from(Event).where(Event.verb == "evidence.attached")
    return (
        session.exec(select(func.count()).select_from(Evidence)).one(),
        session.exec(attached).one(),
    )


def _rows(name: str, told: list[Told], lasted: float, kept: tuple[int, int]) -> list[Row]:
    seconds = [one for reviewer in told for one in reviewer.seconds]
    refused = sum(reviewer.refused for reviewer in told)
    acknowledged = len(seconds) - refused
    rate, slowest = acknowledged / lasted, share(seconds, 0.99) * 1000
    evidence, events = kept
    return [
        Row(
            f"{name}: {REVIEWERS} reviewers attach evidence by HTTP",
            f"{rate:.0f} writes/s",
            f"≥ {LEAST_A_SECOND:g}/s on two quiet cores",
            rate >= LEAST_A_SECOND,
            f"{rivals.DOCCANO_WRITES}; {rivals.LABEL_STUDIO_WRITES}",
            COMMAND,
        ),
        Row(
            f"{name}: how long a write takes",
            f"p50 {middle(seconds):.0f} ms, p99 {slowest:.0f} ms",
            f"p99 ≤ {MOST_MILLISECONDS:g} ms",
            slowest <= MOST_MILLISECONDS,
            command=COMMAND,
        ),
        Row(
            f"{name}: refused, lost",
            f"{refused} refused of {len(seconds):,}; {evidence:,} rows, {events:,} events",
            f"0 refused; rows = events = {acknowledged:,} acknowledged",
            refused == 0 and evidence == events == acknowledged,
            rivals.DEFERRED_BEGIN if name == "SQLite" else "",
            COMMAND,
        ),
    ]
