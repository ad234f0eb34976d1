"""The same claim in a pool of claims, and the passages of a page that bear on a claim."""

from pathlib import Path

from rich.progress import Progress

from benchmarks import rivals
from benchmarks.lines import Line, read
from benchmarks.predict import passages
from benchmarks.rows import Row, goal
from benchmarks.same_claim import Pool
from benchmarks.score import Figures, matching
from benchmarks.score import passages as score_passages

TWEETS, POOL = "clef2020-dev.jsonl", "clef2020-verified-claims.jsonl"
WICE = "wice-dev.jsonl"
MATCHING_FLOORS = {"MAP@5": 0.80, "hit@1": None}
PASSAGE_FLOORS = {"recall@5": 0.588, "MRR": 0.870}


def measure_matching(folder: Path, bar: Progress) -> list[Row]:
    """The rows of the pool: the product's ranking, and SQLite's index alone in the same run."""
    gold = list(read(folder / TWEETS))
    pool = Pool(folder / POOL)
    ours: dict[object, Line] = {}
    index: dict[object, Line] = {}
    for row in bar.track(gold, description="the same claim"):
        ours[row["id"]] = {"ranking": pool.ranking(row["text"])}
        index[row["id"]] = {"ranking": pool.by_index(row["text"])}
    figures, beside = matching(gold, ours), matching(gold, index)
    return [
        Row(
            f"the same claim, clef2020-dev: {name}",
            _written(figures, name),
            f"{floor}" if floor else "",
            rival=f"SQLite FTS5 {_written(beside, name)} · {rivals.MATCHING[name]}",
            command="predict, score: matching",
            verdict=goal(figures[name][0], floor) if floor else "",
        )
        for name, floor in MATCHING_FLOORS.items()
    ]


def measure_passages(folder: Path, bar: Progress) -> list[Row]:
    """The rows of the passages inside one page."""
    gold = list(read(folder / WICE))
    answers = {row["id"]: passages(row) for row in bar.track(gold, description="passages")}
    figures = score_passages(gold, answers)
    return [
        Row(
            f"passages for a claim, wice-dev: {name}",
            _written(figures, name),
            f"{floor}",
            rival=rivals.PASSAGES[name],
            command="predict, score: passages",
            verdict=goal(round(figures[name][0], 3), floor),
        )
        for name, floor in PASSAGE_FLOORS.items()
    ]


def _written(figures: Figures, name: str) -> str:
    value, between = figures[name]
    return f"{value:.3f} ({between[0]:.3f}–{between[1]:.3f})" if between else f"{value:.3f}"
