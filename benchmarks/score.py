"""Score what ``benchmarks.predict`` wrote: ``python -m benchmarks.score TASK GOLD OUT``.

GOLD is the file that the predictions were made from; the tasks are those of ``predict``.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import mean

from benchmarks import attributions, resolved
from benchmarks.attributions import SUBSETS, Tally
from benchmarks.judged import average_precision, f1, interval, mean_average_precision
from benchmarks.lines import Line, read
from benchmarks.reprint_set import DEVELOPMENT, TEST, measures
from benchmarks.same_claim import average_precision as of_the_first
from benchmarks.speaker_set import HALVES, labels

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
        verdicts = resolved.verdicts(gold, predicted, labels(half))
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


def matching(gold: Sequence[Line], predicted: Mapping[object, Line]) -> Figures:
    """Mean average precision of the first five, and how often the first one is right."""
    precisions, hits = [], []
    for row in gold:
        wanted = {str(number) for number in row["relevant"]}
        ranking = [str(number) for number in predicted[row["id"]]["ranking"][:FIRST]]
        precisions.append(of_the_first(ranking, wanted))
        hits.append(float(bool(wanted.intersection(ranking[:1]))))
    return {
        f"MAP@{FIRST}": (mean(precisions), interval(precisions, mean)),
        "hit@1": (mean(hits), interval(hits, mean)),
    }


def checkworthy(gold: Sequence[Line], predicted: Mapping[object, Line]) -> Figures:
    """F1 and how far up the sentences stand that people found worth a check; also by debate."""
    answers, debates = [], {}
    for number, row in enumerate(gold):
        answers.append((bool(row["label"]), predicted[row.get("id", number)]["score"]))
        debates.setdefault(row.get("doc"), []).append(answers[-1])
    figures: Figures = {
        "F1": (f1(answers), interval(answers, f1)),
        "average precision": (average_precision(answers), interval(answers, average_precision)),
    }
    if None not in debates:
        groups = list(debates.values())
        between = interval(groups, mean_average_precision)
        figures["MAP by debate"] = (mean_average_precision(groups), between)
    return figures


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
    "matching": matching,
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
        places = 1 if value > 1 else 3
        low, high = between or (value, value)
        spread = f"  ({low:.{places}f}–{high:.{places}f})" if between else ""
        print(f"{name:60} {value:.{places}f}{spread}")


if __name__ == "__main__":
    main()
