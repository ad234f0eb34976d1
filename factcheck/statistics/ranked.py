"""How good an order is: figures over whether each place, the first first, was taken up."""

from collections.abc import Sequence
from math import log2
from statistics import mean

#: What somebody reads before they have enough.
FIRST = 10


def average_precision(ranked: Sequence[bool]) -> float:
    """The mean precision at each place that was taken up; one at least was."""
    hits, precisions = 0, []
    for place, taken in enumerate(ranked, 1):
        if taken:
            hits += 1
            precisions.append(hits / place)
    return mean(precisions)


def ndcg(ranked: Sequence[bool]) -> float:
    """How much of what could stand among the first ten does, the upper places counting more."""
    gains = [1 / log2(place + 1) for place in range(1, FIRST + 1)]
    best = sum(gains[: sum(ranked)])
    return sum(gain for gain, taken in zip(gains, ranked, strict=False) if taken) / best
