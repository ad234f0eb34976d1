"""How well check-worthiness is told, by cross-validation: ``python -m benchmarks.worth [FOLDER]``.

The features and what is set by hand stay as they are; the dozen fitted weights are fitted anew for
each fold on the others, without the sentences that stand in the fold too. On CLEF 2019 a fold is a
debate, and "weights by debate" is the clean figure: about 650 sentences of its three presidential
debates of 2016 are in ClaimBuster too, so that the weights that the product ships have seen them.
Beside it stands TF-IDF with logistic regression where scikit-learn is there, else what it reached
here.
"""

import argparse
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import TypeVar

from benchmarks.fit_worth import fit, scored
from benchmarks.judged import Judged, average_precision, f1, interval
from benchmarks.lines import Line, read
from factcheck.text.checkworthy import BY_HAND, WEIGHTS
from factcheck.text.checkworthy_features import shown
from factcheck.text.checkworthy_weights import BIAS

CLAIMBUSTER = "claimbuster-train.jsonl"
CLEF = "clef2019-train.jsonl"
FOLDS = 5
_NO_WORD = re.compile(r"\W+")

Scores = list[float]
Folds = list[list[int]]
Drawn = TypeVar("Drawn")
Figure = Callable[[Sequence[Drawn]], float]
Metric = Figure[Judged]
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
    """The score of each row by what was learned from the folds that it isn't in.

    A sentence that stands in the fold too isn't learned from, however it is written.
    """
    scores = [0.0] * len(rows)
    same = [_NO_WORD.sub(" ", row["text"].lower()).strip() for row in rows]
    for fold in folds:
        held_out = {same[place] for place in fold}
        known = [row for row, words in zip(rows, same, strict=True) if words not in held_out]
        labels = [row["label"] for row in known]
        for place, score in zip(fold, learner(known, labels, [rows[p] for p in fold]), strict=True):
            scores[place] = score
    return scores


def refitted(known: Sequence[Line], labels: Sequence[int], asked: Sequence[Line]) -> Scores:
    """The product with weights fitted on ``known``, and what is set by hand."""
    bias, weights = fit([row["features"] for row in known], labels)
    return scored([row["features"] for row in asked], bias, weights | BY_HAND)


def as_shipped(_: Sequence[Line], __: Sequence[int], asked: Sequence[Line]) -> Scores:
    """The product as it is."""
    return scored([row["features"] for row in asked], BIAS, WEIGHTS)


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
    "ClaimBuster, F1": 0.725,
    "ClaimBuster, average precision": 0.811,
    "CLEF 2019, MAP, as shipped": 0.223,
    "CLEF 2019, MAP, weights by debate": 0.223,
}


def _compared(
    name: str, rows: Sequence[Line], product: Scores, rival: Scores | None, metric: Metric
) -> Measured:
    labels = [bool(row["label"]) for row in rows]
    ours = list(zip(labels, product, strict=True))
    theirs = list(zip(labels, rival, strict=True)) if rival else None
    return _measured(name, ours, theirs, metric)


def _by_debates(
    name: str, rows: Sequence[Line], folds: Folds, product: Scores, rival: Scores | None
) -> Measured:
    """The mean of the debates' average precisions; what is drawn anew are debates."""
    debates = [fold for fold in folds if any(rows[place]["label"] for place in fold)]

    def precisions(scores: Scores) -> list[float]:
        judged = [[(bool(rows[at]["label"]), scores[at]) for at in fold] for fold in debates]
        return [average_precision(debate) for debate in judged]

    return _measured(name, precisions(product), precisions(rival) if rival else None, mean)


def _measured(
    name: str, ours: Sequence[Drawn], theirs: Sequence[Drawn] | None, figure: Figure[Drawn]
) -> Measured:
    if theirs is None:
        return Measured(name, figure(ours), interval(ours, figure), RECORDED[name])
    both = list(zip(ours, theirs, strict=True))
    return Measured(
        name,
        figure(ours),
        interval(ours, figure),
        figure(theirs),
        interval(both, lambda drawn: figure([o for o, _ in drawn]) - figure([t for _, t in drawn])),
    )


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
