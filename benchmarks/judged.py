"""Figures of answers that a set calls right or wrong: precision by rank, F1, intervals."""

import random
from collections.abc import Callable, Sequence
from statistics import mean
from typing import TypeVar

#: What is drawn again and again for an interval: a label and a score.
Judged = tuple[bool, float]
HALFWAY = 0.5
DRAWS = 200


def average_precision(answers: Sequence[Judged]) -> float:
    """How far up those stand that are labelled, from 0 to 1; 0 when none is."""
    hits, precisions = 0, []
    for rank, (label, _) in enumerate(sorted(answers, key=lambda one: -one[1]), 1):
        if label:
            hits += 1
            precisions.append(hits / rank)
    return mean(precisions) if precisions else 0.0


def f1(answers: Sequence[Judged], threshold: float = HALFWAY) -> float:
    """F1 of calling right what scores at least ``threshold``."""
    right = sum(label and score >= threshold for label, score in answers)
    called = sum(score >= threshold for _, score in answers)
    labelled = sum(label for label, _ in answers)
    return 2 * right / (called + labelled) if right else 0.0


def mean_average_precision(groups: Sequence[Sequence[Judged]]) -> float:
    """The average precision of each group that has a label, in the mean."""
    return mean([average_precision(group) for group in groups if any(label for label, _ in group)])


Drawn = TypeVar("Drawn")


def interval(
    drawn: Sequence[Drawn], figure: Callable[[Sequence[Drawn]], float]
) -> tuple[float, float]:
    """The 95 % interval of a figure, by drawing answers, or groups of them, again and again."""
    chance = random.Random(1)
    values = sorted(figure(chance.choices(drawn, k=len(drawn))) for _ in range(DRAWS))
    return values[int(DRAWS * 0.025)], values[int(DRAWS * 0.975)]
