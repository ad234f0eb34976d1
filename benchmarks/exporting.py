"""A desk carried out and in by the command: how many rows a second, and with how much memory."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session, col, select

from benchmarks.big_desk import Size, fill
from benchmarks.rows import Row, tell
from benchmarks.writes import postgresql
from factcheck.db import Database
from factcheck.intake.originals import keep
from factcheck.models import Claim, Edition, Person, Rating, Round, Status, Verdict, Version, now
from factcheck.queries.reports import Masthead, build
from factcheck.report.json import content_hash, to_json
from factcheck.report.markdown import render

COMMAND = "python -m benchmarks exporting"
SIZE = Size(articles=1_000, claims=10_000, evidence=30_000)
PUBLISHED = 2_000
KEY = "the secret key of a desk that is measured"
#: The command, which leaves in a file how many kilobytes it needed. (What the system tells of a
#: child that ended counts what its parent had at the fork.)
PROGRAM = """
import atexit, pathlib, re, sys
place = pathlib.Path(sys.argv.pop(1))
said = pathlib.Path("/proc/self/status")
atexit.register(lambda: place.write_text(re.search(r"VmHWM:\\s*(\\d+)", said.read_text())[1]))
from factcheck.cli import main
main()
"""
LEAST_A_SECOND = 5_000.0
MOST_MEGABYTES = 300.0


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command."""

    seconds: float
    #: Of them, those in which it reckoned.
    busy: float
    #: At its highest.
    megabytes: float


def measure() -> list[Row]:
    """The rows for SQLite, and for PostgreSQL where the tests can bring one."""
    with tempfile.TemporaryDirectory() as name, _addresses(Path(name)) as (first, *others):
        place = Path(name)
        tell(f"exporting: filling a desk of {SIZE.claims:,} claims, {PUBLISHED:,} published …")
        database = Database(first)
        fill(database, SIZE)
        with database.transaction() as session:
            _publish(session)
            for text in session.exec(select(Version.text)):
                keep(place / "originals", text.encode())
        database.close()
        rows = _public(first, place)
        number = _export(first, place, "first")[1]
        for way, address in enumerate(others):
            rows += _carry(address, place, number, way)
        return rows


def _carry(address: str, place: Path, number: int, way: int) -> list[Row]:
    name = "SQLite" if address.startswith("sqlite") else "PostgreSQL"
    tell(f"exporting: into {name} and out again …")
    into = _run(address, place, "import", str(place / "first"))
    out, _ = _export(address, place, f"again{way}")
    same = _files(place / "first") == _files(place / f"again{way}")
    return [
        _speed(f"whole desk into {name}", number, "rows", into),
        _speed(f"whole desk out of {name}", number, "rows", out),
        Row(f"out of {name} again", "the same" if same else "another", "the same", same),
    ]


def _public(address: str, place: Path) -> list[Row]:
    target = str(place / "published")
    rows = []
    for what in ("first time", "nothing changed"):
        tell(f"exporting: what is published, {what} …")
        run = _run(address, place, "export", "--all", target)
        rows.append(_speed(f"published checks, {what}", PUBLISHED, "checks", run, least=100))
    return rows


def _export(address: str, place: Path, name: str) -> tuple[Run, int]:
    run = _run(address, place, "export", "--inside", str(place / name))
    tables = (place / name / "tables").glob("*.jsonl")
    return run, sum(path.read_bytes().count(b"\n") for path in tables)


def _speed(what: str, number: int, noun: str, run: Run, least: float = LEAST_A_SECOND) -> Row:
    speed = number / run.seconds
    value = (
        f"{speed:,.0f} {noun}/s ({number:,} in {run.seconds:.1f} s, {run.busy:.1f} s of them busy,"
        f" {run.megabytes:.0f} MB)"
    )
    target = f"≥ {least:,.0f}/s, ≤ {MOST_MEGABYTES:.0f} MB"
    holds = speed >= least and run.megabytes <= MOST_MEGABYTES
    return Row(what, value, target, holds, command=COMMAND)


def _run(address: str, place: Path, *words: str) -> Run:
    environment = {
        **os.environ,
        "FACTCHECK_INSTANCE": str(place),
        "FACTCHECK_DATABASE_URL": address,
        "FACTCHECK_SECRET_KEY": KEY,
    }
    program = [sys.executable, "-c", PROGRAM, str(place / "memory")]
    begun = time.perf_counter()
    child = subprocess.Popen([*program, *words], env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"factcheck {' '.join(words)} failed")
    seconds = time.perf_counter() - begun
    return Run(seconds, used.ru_utime + used.ru_stime, int((place / "memory").read_text()) / 1024)


@contextmanager
def _addresses(place: Path) -> Iterator[list[str]]:
    """Of a desk to fill, and of empty ones."""
    addresses = [f"sqlite:///{place / name}" for name in ("filled.sqlite3", "empty.sqlite3")]
    with postgresql() as address:
        if address is None:
            tell("exporting: there is no PostgreSQL here (`make test` installs one)")
        yield [*addresses, *([address] if address else [])]


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _publish(session: Session) -> None:
    editor, moment = session.get_one(Person, 1), now().replace(microsecond=0)
    rating = session.exec(select(Rating).where(Rating.key == "false")).one()
    open_claims = select(Claim).where(Claim.status == Status.OPEN).order_by(col(Claim.id))
    for claim in session.exec(open_claims.limit(PUBLISHED)):
        session.add(_edition(session, editor, claim, rating, moment))
        claim.status = Status.PUBLISHED


def _edition(
    session: Session, editor: Person, claim: Claim, rating: Rating, moment: datetime
) -> Edition:
    judged = Round(
        claim_id=claim.id,
        number=1,
        reviews_wanted=1,
        evidence_digest="0" * 64,
        completed_at=moment,
    )
    session.add(judged)
    session.flush()
    verdict = Verdict(
        claim_id=claim.id,
        round_id=judged.id,
        rating_id=rating.id,
        conclusion="The accounts show another sum than the one that was named.",
        signed_by_id=editor.id,
    )
    session.add(verdict)
    session.flush()
    report, _ = build(
        session, editor, claim, verdict, Masthead("Desk"), edition=1, published_at=moment
    )
    return Edition(
        claim_id=claim.id,
        number=1,
        verdict_id=verdict.id,
        json_bytes=to_json(report),
        markdown_bytes=render(report).encode(),
        content_hash=content_hash(report),
        published_by_id=editor.id,
        published_at=moment,
    )
