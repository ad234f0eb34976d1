"""Measure the product: ``python -m benchmarks [PART …]``, all of it when no part is named.
(``doubling`` is part of ``claims``.)

Prints one table on stdout, and on stderr what is going on. Absolute times depend on the machine
and on what else it does: floor and product are measured in turn, and their ratio is what counts.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from benchmarks import (
    claims,
    doubling,
    exporting,
    pages,
    pictures,
    publishing,
    rendering,
    replay,
    reprints,
    site,
    start,
    writes,
)
from benchmarks.big_desk import FULL, Size
from benchmarks.rows import Row, show

#: What is measured, in this order, by what is asked for on the command line.
PARTS: dict[str, Callable[[argparse.Namespace], list[Row]]] = {
    "start": lambda _: start.measure(),
    "pages": lambda asked: pages.measure(_size(asked.claims)),
    "site": lambda asked: site.measure(asked.claims),
    "writes": lambda _: writes.measure(),
    "reprints": lambda _: reprints.measure(),
    "rendering": lambda _: rendering.measure(),
    "pictures": lambda _: pictures.measure(),
    "publishing": lambda _: publishing.measure(),
    "exporting": lambda _: exporting.measure(),
    "claims": lambda asked: claims.measure(asked.sets, asked.file),
    "doubling": lambda _: doubling.measure(),
    "replay": lambda asked: replay.measure(asked.sets),
}
SETS = Path(__file__).resolve().parents[2] / "shared" / "data"


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument(
        "--claims",
        type=int,
        default=FULL.claims,
        help="how large the desk of the pages and of the site is",
    )
    parser.add_argument("--sets", type=Path, default=SETS, help="folder with the public sets")
    parser.add_argument(
        "--file", type=Path, action="append", default=[], help="one more file as polnear-dev.jsonl"
    )
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}; parts are {', '.join(PARTS)}")
    rows: list[Row] = []
    for part in asked.parts or [part for part in PARTS if part != "doubling"]:
        rows += PARTS[part](asked)
    show(rows)


def _size(claims: int) -> Size:
    """A desk with so many claims, and everything else in proportion."""
    return Size(articles=max(1, claims // 10), claims=claims, evidence=3 * claims)


if __name__ == "__main__":
    main()
