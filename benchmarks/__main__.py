"""Measure the product: ``python -m benchmarks [PART …]``, all of it when no part is named.

Prints one table on stdout, and on stderr what is going on. Absolute times depend on the machine
and on what else it does: floor and product are measured in turn, and their ratio is what counts.
"""

import argparse
from pathlib import Path

from benchmarks import exporting, pages, reading, reprints, start, writes
from benchmarks.big_desk import FULL, Size
from benchmarks.rows import Row, show

PARTS = ("start", "pages", "writes", "reprints", "reading", "exporting")
SETS = Path(__file__).resolve().parents[2] / "shared" / "data"


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument(
        "--claims", type=int, default=FULL.claims, help="how large the desk of the pages is"
    )
    parser.add_argument(
        "--sets", type=Path, default=SETS, help="folder with polnear-dev.jsonl and wice-dev.jsonl"
    )
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}; parts are {', '.join(PARTS)}")
    rows: list[Row] = []
    for part in asked.parts or PARTS:
        if part == "start":
            rows += start.measure()
        elif part == "pages":
            rows += pages.measure(_size(asked.claims))
        elif part == "writes":
            rows += writes.measure()
        elif part == "reprints":
            rows += reprints.measure()
        elif part == "exporting":
            rows += exporting.measure()
        else:
            rows += reading.measure(asked.sets)
    show(rows)


def _size(claims: int) -> Size:
    """A desk with so many claims, and everything else in proportion."""
    return Size(articles=max(1, claims // 10), claims=claims, evidence=3 * claims)


if __name__ == "__main__":
    main()
