"""Every measure of pulling claims, in one table: ``make bench-claims``.

Who said what, speakers resolved, check-worthiness, the same claim, passages, speed, and whether the
time is linear. The sets stand beside the clone; what isn't there is left out, and said on stderr.
"""

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from benchmarks import (
    doubling,
    finding,
    quoting,
    resolving,
    same_claim_speed,
    worth,
)
from benchmarks.rows import Row, goal, tell

#: How much less than TF-IDF a figure of check-worthiness may be; by debate it has to be more.
ROOM = {"ClaimBuster, F1": 0.02, "ClaimBuster, average precision": 0.02}


def _worth(folder: Path, bar: Progress) -> list[Row]:
    """The rows of check-worthiness; where scikit-learn isn't, its figures are recorded."""
    how = "same folds" if find_spec("sklearn") else "recorded"
    rows = []
    for one in bar.track(worth.measure(folder), description="check-worthiness", total=4):
        low, high = one.product_between
        rival, room = one.rival or 0.0, ROOM.get(one.measure, 0.0)
        rows.append(
            Row(
                f"check-worthiness, {one.measure}",
                f"{one.product:.3f} ({low:.3f}–{high:.3f})",
                f"{rival - room:.3f}",
                rival=f"TF-IDF with logistic regression, {how} {rival:.3f}",
                command="python -m benchmarks.worth",
                verdict=goal(one.product, rival - room),
            )
        )
    return rows


#: A measure: which files it needs, and how its rows come about.
Measure = tuple[Sequence[str], Callable[[Path, Progress], list[Row]]]

MEASURES: tuple[Measure, ...] = (
    ((quoting.FILE,), lambda folder, bar: quoting.measure(folder / quoting.FILE, bar)),
    ((resolving.TRAIN,), resolving.measure),
    ((resolving.GOLD, f"../{resolving.SEEDS}"), resolving.measure_seeds),
    ((worth.CLAIMBUSTER, worth.CLEF), _worth),
    ((finding.TWEETS, finding.POOL), finding.measure_matching),
    ((finding.WICE,), finding.measure_passages),
)


def measure(folder: Path, files: Sequence[Path] = ()) -> list[Row]:
    """The rows for the sets in ``folder``, and for more files of the form of PolNeAR's."""
    if not find_spec("spacy"):
        tell("claims: without spaCy (make rivals) the figures of rivals are recorded ones")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    rows: list[Row] = []
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as bar:
        for needed, rows_of in MEASURES:
            if missing := [name for name in needed if not (folder / name).exists()]:
                tell(f"claims: {', '.join(missing)} is not in {folder}")
                continue
            rows += rows_of(folder, bar)
        for file in files:
            rows += quoting.measure(file, bar)
        task = bar.add_task("the same claim among 100,000", total=1)
        rows += same_claim_speed.measure()
        bar.advance(task)
        rows += doubling.measure(bar.track(list(doubling.TEXTS), description="doubled texts"))
    return rows
