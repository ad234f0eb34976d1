"""How well check-worthiness is told, by cross-validation: ``python -m benchmarks.worth [FOLDER]``.

The features stay as they are, their weights are fitted anew for each fold on the others. On CLEF
2019 a fold is a debate; the weights that the product ships have never seen it either. Beside it
stands TF-IDF with logistic regression where scikit-learn is there, else what it reached here.
"""

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.fit_worth import fit, scored
from benchmarks.lines import Line, read
from factcheck.text.checkworthy import BY_HAND, WEIGHTS
from factcheck.text.checkworthy_features import shown
from factcheck.text.checkworthy_weights import BIAS

CLAIMBUSTER = "claimbuster-train.jsonl"
CLEF = "clef2019-train.jsonl"
FOLDS = 5
RESAMPLES = 200
#: Told to be worth a check from here on.
THRESHOLD = 0.5

Scores = list[float]
Folds = list[list[int]]
Metric = Callable[[Sequence[int], Sequence[int], Sequence[float]], float]
#: From rows to learn from, their labels, and rows to judge, to the scores of the latter.
Learner = Callable[[Sequence[Line], Sequence[int], Sequence[Line]], Scores]


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure of the product, of TF-IDF on the same folds, and how far they are apart."""

    measure: str
    product: float
    product_between: tuple[float, float]
    rival: float | None
    difference_between: tuple[float, float] | None = None


def measure(folder: Path) -> Iterator[Measured]:
    """The figures of the sets that are in the folder, as they come; about two minutes."""
    if (folder / CLAIMBUSTER).is_file():
        rows = _read(folder / CLAIMBUSTER)
        folds = _shuffled(len(rows))
        product, rival = cross_validated(rows, folds, refitted), _rival(rows, folds, balanced=True)
        for name, metric in (("F1", f1), ("average precision", average_precision)):
            yield _compared(f"ClaimBuster, {name}", rows, product, rival, metric)
    if (folder / CLEF).is_file():
        rows = _read(folder / CLEF)
        folds = _by_debate(rows)
        rival = _rival(rows, folds, balanced=False)
        for name, learner in (("as shipped", as_shipped), ("weights by debate", refitted)):
            product = cross_validated(rows, folds, learner)
            yield _by_debates(f"CLEF 2019, MAP, {name}", rows, folds, product, rival)


def _read(path: Path) -> list[Line]:
    """The rows of a set, each with the features that its text shows."""
    return [{**row, "features": frozenset(shown(row["text"]))} for row in read(path)]


def cross_validated(rows: Sequence[Line], folds: Folds, learner: Learner) -> Scores:
    """The score of each row by what was learned from the folds that it isn't in."""
    scores = [0.0] * len(rows)
    for fold in folds:
        held_out = set(fold)
        known = [row for place, row in enumerate(rows) if place not in held_out]
        labels = [row["label"] for row in known]
        for place, score in zip(fold, learner(known, labels, [rows[p] for p in fold]), strict=True):
            scores[place] = score
    return scores


def refitted(known: Sequence[Line], labels: Sequence[int], asked: Sequence[Line]) -> Scores:
    """The product with weights fitted on ``known``, and what is set by hand added."""
    bias, weights = fit([row["features"] for row in known], labels)
    for name, weight in BY_HAND.items():
        weights[name] = weights.get(name, 0.0) + weight
    return scored([row["features"] for row in asked], bias, weights)


def as_shipped(_: Sequence[Line], __: Sequence[int], asked: Sequence[Line]) -> Scores:
    """The product as it is."""
    return scored([row["features"] for row in asked], BIAS, WEIGHTS)


def f1(places: Sequence[int], labels: Sequence[int], scores: Sequence[float]) -> float:
    """F1 of what is told to be worth a check."""
    told = [place for place in places if scores[place] >= THRESHOLD]
    right = sum(labels[place] for place in told)
    return 2 * right / ((len(told) + sum(labels[place] for place in places)) or 1)


def average_precision(
    places: Sequence[int], labels: Sequence[int], scores: Sequence[float]
) -> float:
    """How far up those stand that are worth a check."""
    hits, total = 0, 0.0
    for rank, place in enumerate(sorted(places, key=lambda place: -scores[place]), 1):
        if labels[place]:
            hits += 1
            total += hits / rank
    return total / (hits or 1)


def _rival(rows: Sequence[Line], folds: Folds, *, balanced: bool) -> Scores | None:
    """TF-IDF of words and pairs with logistic regression, as it did best on these folds."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline
    except ImportError:
        return None

    def learn(known: Sequence[Line], labels: Sequence[int], asked: Sequence[Line]) -> Scores:
        model = make_pipeline(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
            LogisticRegression(
                max_iter=1000,
                C=4 if balanced else 1,
                class_weight="balanced" if balanced else None,
            ),
        )
        model.fit([row["text"] for row in known], labels)
        return [float(chance) for chance in model.predict_proba([r["text"] for r in asked])[:, 1]]

    return cross_validated(rows, folds, learn)


#: What TF-IDF reached on these folds, for where scikit-learn isn't.
RECORDED = {
    "ClaimBuster, F1": 0.724,
    "ClaimBuster, average precision": 0.811,
    "CLEF 2019, MAP, as shipped": 0.225,
    "CLEF 2019, MAP, weights by debate": 0.225,
}


def _compared(
    name: str, rows: Sequence[Line], product: Scores, rival: Scores | None, metric: Metric
) -> Measured:
    labels = [row["label"] for row in rows]
    whole = range(len(rows))
    draw = random.Random(0)
    ours, apart = [], []
    for _ in range(RESAMPLES):
        places = draw.choices(whole, k=len(rows))
        ours.append(metric(places, labels, product))
        if rival:
            apart.append(ours[-1] - metric(places, labels, rival))
    return Measured(
        name,
        metric(whole, labels, product),
        _middle(ours),
        metric(whole, labels, rival) if rival else RECORDED[name],
        _middle(apart) if apart else None,
    )


def _by_debates(
    name: str, rows: Sequence[Line], folds: Folds, product: Scores, rival: Scores | None
) -> Measured:
    """The mean of the debates' average precisions; what is drawn anew are debates."""
    labels = [row["label"] for row in rows]
    debates = [fold for fold in folds if any(labels[place] for place in fold)]
    ours = [average_precision(fold, labels, product) for fold in debates]
    theirs = [average_precision(fold, labels, rival) for fold in debates] if rival else []
    draw = random.Random(0)
    means, apart = [], []
    for _ in range(RESAMPLES):
        drawn = draw.choices(range(len(debates)), k=len(debates))
        means.append(sum(ours[place] for place in drawn) / len(drawn))
        if rival:
            apart.append(sum(ours[place] - theirs[place] for place in drawn) / len(drawn))
    return Measured(
        name,
        sum(ours) / len(ours),
        _middle(means),
        sum(theirs) / len(theirs) if theirs else RECORDED[name],
        _middle(apart) if apart else None,
    )


def _middle(values: Sequence[float]) -> tuple[float, float]:
    """The bounds of the 95 % in the middle."""
    ordered = sorted(values)
    return ordered[int(0.025 * len(ordered))], ordered[int(0.975 * len(ordered))]


def _shuffled(count: int) -> Folds:
    places = list(range(count))
    random.Random(0).shuffle(places)
    return [places[fold::FOLDS] for fold in range(FOLDS)]


def _by_debate(rows: Sequence[Line]) -> Folds:
    folds: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        folds.setdefault(row["doc"], []).append(place)
    return list(folds.values())


def main() -> None:
    """Print a line for each figure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.worth", description=__doc__)
    sets = Path(__file__).resolve().parents[2] / "shared" / "data"
    parser.add_argument("folder", type=Path, nargs="?", default=sets, metavar="FOLDER")
    for one in measure(parser.parse_args().folder):
        low, high = one.product_between
        line = f"{one.measure:36} {one.product:.3f} ({low:.3f}–{high:.3f})"
        if one.rival is not None:
            line += f"   TF-IDF + LR {one.rival:.3f}"
        if one.difference_between:
            line += "   apart {:+.3f} to {:+.3f}".format(*one.difference_between)
        print(line, flush=True)


if __name__ == "__main__":
    main()
