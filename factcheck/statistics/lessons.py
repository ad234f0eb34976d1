"""What decisions teach about an order: a logistic model in one pass, small enough to be read.

Every decision moves the weights of what it showed, by how surprising it was; the score that the
thing had stands in the model as it is, so only what the score didn't know is learned. A weight
begins at nought, holds on to it by its prior, and is surer after every decision (the step is that
of a Kalman filter for a logistic model with independent weights: Thore Graepel and others,
“Web-scale Bayesian click-through rate prediction”, ICML 2010, do the same by the probit). The same
decisions in the same order give the same weights.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import NamedTuple

#: What the weights of a thing may move it by, taken together, on the logistic scale: a step of 0.7
#: doubles the odds. The score keeps its say.
MOST = 3.0
#: How much of everything is taken up is learned too, but tells nothing of which.
_WILLING = 20.0
_EDGE = 0.01
#: With so many things taken up, or left, half of what was learned counts.
_CAUTION = 4


class Lesson(NamedTuple):
    """A decision: what the thing showed, its score from 0 to 1, and whether it was taken up."""

    features: Sequence[str]
    score: float
    taken: bool


@dataclass(slots=True)
class Learned:
    """What is known of one feature: its weight, how unsure it is, and who decided how."""

    weight: float
    variance: float
    taken: int = 0
    left: int = 0


class Step(NamedTuple):
    """By how much a feature moves a thing, on the logistic scale."""

    feature: str
    by: float


def learn(lessons: Iterable[Lesson], prior: Callable[[str], float]) -> dict[str, Learned]:
    """The weights after these decisions, the earliest first; ``prior`` gives a feature's variance.

    A smaller variance holds the weight closer to nought.
    """
    weights: dict[str, Learned] = {}
    willing = Learned(0.0, _WILLING)
    for lesson in lessons:
        shown = [_known(weights, feature, prior) for feature in dict.fromkeys(lesson.features)]
        moved = [willing, *shown]
        margin = logit(lesson.score) + sum(one.weight for one in moved)
        chance = logistic(margin)
        doubt = chance * (1 - chance)
        spread = 1 + doubt * sum(one.variance for one in moved)
        surprise = (lesson.taken - chance) / spread
        for one in moved:
            one.weight += one.variance * surprise
            one.variance -= one.variance * one.variance * doubt / spread
            one.taken += lesson.taken
            one.left += not lesson.taken
    # Who took up three things of two hundred has hardly said what they look for.
    few = min(willing.taken, willing.left)
    for one in weights.values():
        one.weight *= few / (few + _CAUTION)
    return weights


def steps(features: Sequence[str], weights: Mapping[str, float]) -> list[Step]:
    """What each feature moves the thing by, the largest first; together ``MOST`` at most."""
    found = [Step(one, weights[one]) for one in dict.fromkeys(features) if weights.get(one)]
    whole = abs(sum(step.by for step in found))
    share = min(1.0, MOST / whole) if whole else 1.0
    held = [Step(step.feature, step.by * share) for step in found]
    return sorted(held, key=lambda step: (-abs(step.by), step.feature))


def moved(score: float, by: float) -> float:
    """The score, from 0 to 1, after a step on the logistic scale."""
    return logistic(logit(score) + by) if by else score


def logit(score: float) -> float:
    """The score on the logistic scale; what is quite sure is taken for almost."""
    held = min(1 - _EDGE, max(_EDGE, score))
    return log(held / (1 - held))


def logistic(margin: float) -> float:
    """Back from the logistic scale to a number from 0 to 1."""
    return 1 / (1 + exp(-margin)) if margin > -700 else 0.0


def _known(weights: dict[str, Learned], feature: str, prior: Callable[[str], float]) -> Learned:
    found = weights.get(feature)
    if found is None:
        found = weights[feature] = Learned(0.0, prior(feature))
    return found
