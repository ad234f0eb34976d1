"""Score what ``benchmarks.predict`` wrote: ``python -m benchmarks.score TASK GOLD OUT``.

GOLD is the file that the predictions were made from; the tasks are those of ``predict``.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import mean

from benchmarks import attributions, resolved
from benchmarks.attributions import SUBSETS, Tally
from benchmarks.lines import Line, read
from benchmarks.reprint_set import DEVELOPMENT, TEST, measures
from benchmarks.speaker_set import HALVES

#: Name of a figure → its value and, where it has one, its 95 % interval.
Figures = dict[str, tuple[float, tuple[float, float] | None]]
FIRST = 5


def quotes(gold: Sequence[Line], predicted: Mapping[object, Line]) -> Figures:
    """F1 of the contents, and of content and speaker together, in hundredths."""
    figures: Figures = {}
    for subset in SUBSETS:
        counts = attributions.tallies(gold, predicted, subset)
        whole = sum(counts, Tally())
        for name, figure in (("span F1", "span_f1"), ("span and speaker F1", "speaker_f1")):
            low, high = attributions.interval(counts, figure)
            figures[f"{subset}: {name}"] = (getattr(whole, figure) * 100, (low * 100, high * 100))
        figures[f"{subset}: span recall"] = (whole.span_recall * 100, None)
        figures[f"{subset}: span and speaker recall"] = (whole.speaker_recall * 100, None)
    return figures


def speakers(gold: Sequence[Line], predicted: Mapping[object, Line]) -> Figures:
    """How many labelled speakers of what was found are resolved to the right person or body."""
    figures: Figures = {}
    for half in HALVES:
        verdicts = resolved.verdicts(gold, predicted, half)
        for kind in resolved.KINDS:
            figures[f"{half}: {kind}"] = resolved.share(verdicts, kind)
        figures[f"{half}: found"] = resolved.found(verdicts)
        figures[f"{half}: marked rightly as named or unnamed"] = resolved.marked(verdicts)
    return figures


def passages(gold: Sequence[Line], predicted: Mapping[object, Line]) -> Figures:
    """Recall at 5 and mean reciprocal rank over the sentences of all supporting sets."""
    recalls, ranks = [], []
    for row in gold:
        wanted = {place for group in row.get("supporting_sets") or () for place in group}
        if not wanted:
            continue
        ranking = predicted[row["id"]]["ranking"]
        recalls.append(len(wanted & set(ranking[:FIRST])) / len(wanted))
        ranks.append(
            next((1 / rank for rank, place in enumerate(ranking, 1) if place in wanted), 0.0)
        )
    return {f"recall@{FIRST}": (mean(recalls), None), "MRR": (mean(ranks), None)}


def checkworthy(gold: Sequence[Line], predicted: Mapping[object, Line]) -> Figures:
    """Average precision: how far up the sentences stand that people found worth a check."""
    scores = [predicted[row.get("id", number)]["score"] for number, row in enumerate(gold)]
    ranked = sorted(range(len(gold)), key=lambda number: -scores[number])
    hits, precisions = 0, []
    for rank, number in enumerate(ranked, 1):
        if gold[number]["label"]:
            hits += 1
            precisions.append(hits / rank)
    return {"average precision": (mean(precisions), None)}


def reprints(gold: Sequence[Line], predicted: Mapping[object, Line]) -> Figures:
    """Precision, recall and F1 of pairs, for each half of the set."""
    answers = {number: bool(row["reprint"]) for number, row in predicted.items()}
    figures: Figures = {}
    for half in (DEVELOPMENT, TEST):
        rows = [row for row in gold if row["half"] == half]
        found = measures(answers, rows)
        for name, value in zip(("precision", "recall", "F1"), found, strict=True):
            figures[f"{half}: pair {name}"] = (value, None)
    return figures


TASKS: dict[str, Callable[[Sequence[Line], Mapping[object, Line]], Figures]] = {
    "quotes": quotes,
    "speakers": speakers,
    "passages": passages,
    "checkworthy": checkworthy,
    "reprints": reprints,
}


def score(task: str, gold: Path, predicted: Path) -> Figures:
    """The figures of a file of predictions."""
    return TASKS[task](list(read(gold)), {row["id"]: row for row in read(predicted)})


def main() -> None:
    """Read the arguments, and print a line for each figure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.score", description=__doc__)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("gold", type=Path, metavar="GOLD")
    parser.add_argument("predicted", type=Path, metavar="OUT")
    asked = parser.parse_args()
    for name, (value, between) in score(asked.task, asked.gold, asked.predicted).items():
        spread = f"  ({between[0]:.1f}–{between[1]:.1f})" if between else ""
        print(f"{name:40} {value:.{1 if between or value > 1 else 3}f}{spread}")


if __name__ == "__main__":
    main()
