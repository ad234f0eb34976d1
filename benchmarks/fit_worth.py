"""Fit a dozen weights of named features: ``python -m benchmarks.fit_worth CLAIMBUSTER.jsonl``.

Writes ``factcheck/text/checkworthy_weights.py``. The twelve features that weigh most, by weight and
by how often they show, are fitted; what is set by hand for all others stands as it is meanwhile.
Logistic regression with a ridge, both labels of equal weight, by Newton's method in plain Python:
the same file gives the same bytes everywhere.
"""

import argparse
from collections.abc import Mapping, Sequence, Set
from math import exp
from pathlib import Path

import factcheck
from benchmarks.lines import read
from factcheck.text.checkworthy import BY_HAND
from factcheck.text.checkworthy_features import shown

#: How strongly weights are held to zero; the bias isn't.
RIDGE = 5.0
#: What is fitted. The licence of the set allows a dozen feature weights, so this doesn't grow.
NAMES = (
    "figure",
    "amount",
    "past",
    "deed",
    "others’ words",
    "name",
    "belief",
    "judgement",
    "vague",
    "demand",
    "possibility",
    "self",
)
WEIGHTS = Path(factcheck.__file__).parent / "text" / "checkworthy_weights.py"
_STEPS = 7  # Newton's method has settled long before

_FILE = '''"""What a dozen features of ``text.checkworthy_features`` weigh, on the logistic scale.

Written by ``python -m benchmarks.fit_worth``; not edited by hand. Fitted on the {rows:,} labelled
debate sentences of ClaimBuster (Arslan, Hassan, Li and Tremayne, ICWSM 2020), with what is set by
hand for the other features in its place. No text of theirs is here.
"""

BIAS = {bias}
FITTED = {{
{lines}
}}
'''


def fit(rows: Sequence[Set[str]], labels: Sequence[int]) -> tuple[float, dict[str, float]]:
    """The bias, and the weights of ``NAMES``, from the features that each row shows.

    What else a row shows counts as ``BY_HAND`` says.
    """
    set_by_hand = [sum(BY_HAND.get(name, 0.0) for name in row) for row in rows]
    places = [[0, *(place for place, name in enumerate(NAMES, 1) if name in row)] for row in rows]
    share = sum(labels) / len(labels)
    balance = (0.5 / (1 - share), 0.5 / share)
    weights = [0.0] * (len(NAMES) + 1)
    for _ in range(_STEPS):
        slope, curve = _slope_and_curve(places, set_by_hand, labels, balance, weights)
        weights = [
            weight + step for weight, step in zip(weights, _solved(curve, slope), strict=True)
        ]
    return weights[0], dict(zip(NAMES, weights[1:], strict=True))


def scored(rows: Sequence[Set[str]], bias: float, weights: Mapping[str, float]) -> list[float]:
    """The scores, from 0 to 1, of rows of features."""
    return [1 / (1 + exp(-bias - sum(weights.get(name, 0.0) for name in row))) for row in rows]


def _slope_and_curve(
    places: Sequence[Sequence[int]],
    set_by_hand: Sequence[float],
    labels: Sequence[int],
    balance: tuple[float, float],
    weights: Sequence[float],
) -> tuple[list[float], list[list[float]]]:
    count = len(weights)
    slope = [0.0, *(-weight * RIDGE for weight in weights[1:])]
    curve = [[0.0] * count for _ in weights]
    for place in range(1, count):
        curve[place][place] = RIDGE
    for row, given, label in zip(places, set_by_hand, labels, strict=True):
        chance = 1 / (1 + exp(-given - sum(weights[place] for place in row)))
        pull = balance[label] * (label - chance)
        bend = balance[label] * chance * (1 - chance)
        for place in row:
            slope[place] += pull
            line = curve[place]
            for other in row:
                line[other] += bend
    return slope, curve


def _solved(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """The solution of a system of linear equations, by elimination with the largest pivot."""
    lines = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    size = len(lines)
    for place in range(size):
        best = max(range(place, size), key=lambda row: abs(lines[row][place]))
        lines[place], lines[best] = lines[best], lines[place]
        for row in range(place + 1, size):
            factor = lines[row][place] / lines[place][place]
            for column in range(place, size + 1):
                lines[row][column] -= factor * lines[place][column]
    solution = [0.0] * size
    for place in reversed(range(size)):
        known = sum(lines[place][other] * solution[other] for other in range(place + 1, size))
        solution[place] = (lines[place][size] - known) / lines[place][place]
    return solution


def written(bias: float, weights: Mapping[str, float], rows: int) -> str:
    """The module of the weights, the heaviest first."""
    ordered = sorted(weights.items(), key=lambda pair: -pair[1])
    lines = "\n".join(f'    "{name}": {round(weight, 2)},' for name, weight in ordered)
    return _FILE.format(rows=rows, bias=round(bias, 2), lines=lines)


def main() -> None:
    """Read the arguments, fit, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fit_worth", description=__doc__)
    parser.add_argument("claimbuster", type=Path, metavar="CLAIMBUSTER")
    asked = parser.parse_args()
    found = list(read(asked.claimbuster))
    bias, weights = fit([shown(row["text"]).keys() for row in found], [r["label"] for r in found])
    WEIGHTS.write_text(written(bias, weights, len(found)), encoding="utf-8")
    print(f"Wrote {WEIGHTS}.")


if __name__ == "__main__":
    main()
