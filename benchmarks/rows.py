"""What a benchmark gives: rows of one table, each with what it is held against."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Row:
    """One figure."""

    measure: str
    value: str
    #: What it should be, or the floor it is measured against.
    target: str
    #: None when the target has nothing to say of it.
    holds: bool | None = None
    #: Who else was measured, and what came out; ``rivals.py`` names the sources.
    rival: str = ""
    #: How to measure this one again.
    command: str = ""
    #: What is said of it in place of whether it holds.
    verdict: str = ""


def goal(value: float, floor: float, reach: float | None = None) -> str:
    """Whether a figure is at its floor, and where there is a reach, whether it is there too."""
    if value < floor:
        return "MISSED"
    return "holds" if reach is None or value < reach else "reached"


def show(rows: Sequence[Row]) -> None:
    """Print the table on stdout; without a terminal it is as wide as it needs to be."""
    table = Table("measure", "value", "target", "", "rival", "command")
    for row in rows:
        verdict = row.verdict or {True: "holds", False: "MISSED", None: ""}[row.holds]
        table.add_row(row.measure, row.value, row.target, verdict, row.rival, row.command)
    Console(width=None if sys.stdout.isatty() else 200).print(table)


def tell(words: str) -> None:
    """Say on stderr what is going on."""
    print(words, file=sys.stderr, flush=True)


def middle(seconds: Sequence[float]) -> float:
    """The median, in milliseconds."""
    return median(seconds) * 1000


def share(values: Sequence[float], part: float) -> float:
    """The value below which ``part`` of the values lie, as 0.99 for the 99th percentile."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
