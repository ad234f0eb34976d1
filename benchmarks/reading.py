"""What the product reads out of real text, on public sets that stand beside the clone."""

import tempfile
from pathlib import Path

from benchmarks import rivals
from benchmarks.lines import read
from benchmarks.predict import predict
from benchmarks.rows import Row, tell
from benchmarks.score import Figures, score

POLNEAR = "polnear-dev.jsonl"
WICE = "wice-dev.jsonl"
#: By hand: python -m benchmarks.predict quotes IN OUT; python -m benchmarks.score quotes IN OUT
COMMAND = "python -m benchmarks reading"
#: The best rival's figures, in the order of the rows.
BEST_WITH_SPEAKER = 39.8
BEST_SPEED = 1_600.0
FTS5_RECALL, FTS5_MRR = 0.588, 0.870


def measure(folder: Path) -> list[Row]:
    """The rows for the sets that are there."""
    rows: list[Row] = []
    for name, rows_of in ((POLNEAR, _quotes), (WICE, _passages)):
        if (folder / name).is_file():
            rows += rows_of(folder / name)
        else:
            tell(f"reading: {folder / name} is not there")
    return rows


def _answered(task: str, gold: Path) -> tuple[Figures, float]:
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.jsonl"
        seconds = predict(task, gold, answers)
        return score(task, gold, answers), seconds


def _quotes(gold: Path) -> list[Row]:
    figures, seconds = _answered("quotes", gold)
    words = sum(len(row["text"].split()) for row in read(gold))
    rows = []
    for name in ("all", "verbs of speech"):
        value, between = figures[f"{name}: span and speaker F1"]
        best = BEST_WITH_SPEAKER
        rows.append(
            Row(
                f"who said what ({name}), F1 of span and speaker",
                f"{value:.1f} ({_spread(between)})",
                f"> {best} on all",
                value > best if name == "all" else None,
                rivals.QUOTES_WITH_SPEAKER if name == "all" else "",
                COMMAND,
            )
        )
        value, between = figures[f"{name}: span F1"]
        rows.append(
            Row(
                f"what was said ({name}), F1 of span",
                f"{value:.1f} ({_spread(between)})",
                "",
                rival=rivals.QUOTES_SPAN if name == "all" else "",
                command=COMMAND,
            )
        )
    rows.append(
        Row(
            "direct quotations, recall of span",
            f"{figures['direct: span recall'][0]:.1f}",
            "",
            command=COMMAND,
        )
    )
    rate = words / seconds
    rows.append(
        Row(
            "words read a second, one core",
            f"{rate:,.0f}",
            f"> {BEST_SPEED:,.0f}",
            rate > BEST_SPEED,
            rivals.QUOTES_SPEED,
            COMMAND,
        )
    )
    return rows


def _passages(gold: Path) -> list[Row]:
    figures, _ = _answered("passages", gold)
    return [
        Row(
            f"passages for a claim, inside one page: {name}",
            f"{figures[name][0]:.3f}",
            f"≥ {floor}",
            round(figures[name][0], 3) >= floor,
            rival,
            COMMAND,
        )
        for name, floor, rival in (
            ("recall@5", FTS5_RECALL, rivals.PASSAGES_RECALL),
            ("MRR", FTS5_MRR, rivals.PASSAGES_MRR),
        )
    ]


def _spread(between: tuple[float, float] | None) -> str:
    return f"95 %: {between[0]:.1f}–{between[1]:.1f}" if between else ""
