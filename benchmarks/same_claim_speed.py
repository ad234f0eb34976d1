"""How long looking for the same claim takes over many: ``python -m benchmarks.same_claim_speed``.

The claims are invented: words of a made-up language, as frequent as words of news are (the n-th has
a share of 1/n), some twenty a claim. What is looked for is one of them with three words edited.
Judged is the processor's time, SQLite's with it; what passed on the clock stands beside it.
"""

import argparse
import hashlib
import random
import tempfile
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import insert, true

from benchmarks.rows import Row, share, show, tell
from factcheck.db import Database, upgrade
from factcheck.models import Claim, ClaimKind, Status, now
from factcheck.queries.same_claims import said_again

_VOCABULARY = 60_000
_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()
_COMMON = "the of to a in that is for on was with as by have not we it he they from".split()
_QUERIES = 200
_AT_ONCE = 20_000
#: In milliseconds: the median and the 95th percentile over 100,000 claims; and per tenfold claims.
MEDIAN, TAIL, GROWTH = 15, 60, 4


def measure(sizes: tuple[int, ...] = (10_000, 100_000)) -> list[Row]:
    """A desk of each size in turn, filled on from the one before."""
    rows, before = [], None
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'desk.db'}")
        upgrade(database)
        filled = 0
        for size in sizes:
            tell(f"filling up to {size:,} claims")
            _fill(database, filled, size)
            filled = size
            times, waits, found = _look(database, size)
            median, tail = share(times, 0.5) * 1000, share(times, 0.95) * 1000
            command = f"python -m benchmarks.same_claim_speed --claims {size}"
            rows += [
                Row(
                    f"same claim, {size:,} claims, median",
                    f"{median:.1f} ms ({share(waits, 0.5) * 1000:.0f} on the clock)",
                    f"{MEDIAN} ms at 100,000",
                    median <= MEDIAN if size == 100_000 else None,
                    command=command,
                ),
                Row(
                    f"same claim, {size:,} claims, 95th percentile",
                    f"{tail:.1f} ms ({share(waits, 0.95) * 1000:.0f} on the clock)",
                    f"{TAIL} ms at 100,000",
                    tail <= TAIL if size == 100_000 else None,
                ),
                Row(f"same claim, {size:,} claims, found first", f"{found:.1%}", "", None),
            ]
            if before is not None:
                growth = median / before
                rows.append(
                    Row(
                        f"same claim, growth to {size:,} claims",
                        f"{growth:.1f}×",
                        f"{GROWTH}× per tenfold",
                        growth <= GROWTH,
                    )
                )
            before = median
    return rows


def sentence(chance: random.Random) -> str:
    """An invented claim of some twenty words."""
    words = chance.choices(_WORDS, cum_weights=_SHARES, k=chance.randint(10, 26))
    return " ".join(words).capitalize() + "."


def edited(chance: random.Random, claim: str) -> str:
    """The claim with three words replaced, left out or put in."""
    words = claim.split()
    for _ in range(3):
        place, way = chance.randrange(len(words)), chance.randrange(3)
        new = chance.choices(_WORDS, cum_weights=_SHARES)
        words[place : place + (way < 2)] = [] if way == 0 else new
    return " ".join(words)


def _fill(database: Database, start: int, size: int) -> None:
    for first in range(start, size, _AT_ONCE):
        with database.transaction() as session:
            batch = list(_claims(first, min(first + _AT_ONCE, size)))
            session.connection().execute(insert(Claim), batch)


def _claims(first: int, last: int) -> Iterator[dict[str, Any]]:
    moment = now()
    for number in range(first, last):
        words = sentence(random.Random(number))
        yield {
            "quotation": words,
            "statement_key": hashlib.sha256(words.encode()).hexdigest(),
            "kind": ClaimKind.DIRECT,
            "score": 0.5,
            "priority": 0.5,
            "reasons": [],
            "features": [],
            "status": Status.OPEN,
            "revision": 1,
            "found_at": moment,
            "changed_at": moment,
            "standing_since": moment,
            "is_confidential": False,
        }


def _look(database: Database, size: int) -> tuple[list[float], list[float], float]:
    chance, hits = random.Random(size), 0
    times: list[float] = []
    waits: list[float] = []
    for place in range(_QUERIES + 5):
        number = chance.randrange(size)
        words = edited(chance, sentence(random.Random(number)))
        with database.reading() as session:
            begun = perf_counter(), process_time()
            found = said_again(session, words, None, true())
            if place >= 5:  # the first warm the page cache up
                times.append(process_time() - begun[1])
                waits.append(perf_counter() - begun[0])
                hits += bool(found) and found[0].claim_id == number + 1
    return times, waits, hits / len(times)


def _word(number: int) -> str:
    if number < len(_COMMON):
        return _COMMON[number]
    word = ""
    while number or len(word) < 4:
        number, syllable = divmod(number, len(_SYLLABLES))
        word += _SYLLABLES[syllable]
    return word


_WORDS = [_word(number) for number in range(_VOCABULARY)]
_SHARES = list(accumulate(1 / (number + 2.7) for number in range(_VOCABULARY)))


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.same_claim_speed", description=__doc__
    )
    parser.add_argument("--claims", type=int, default=100_000, help="how many at most")
    asked = parser.parse_args()
    sizes = tuple(size for size in (10_000, 100_000, 1_000_000) if size <= asked.claims)
    show(measure(sizes or (asked.claims,)))


if __name__ == "__main__":
    main()
