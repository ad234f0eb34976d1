"""How much a statement asks to be checked, and why: a first order for the inbox, not a verdict."""

from math import exp
from typing import NamedTuple

from factcheck.text.checkworthy_features import BIAS, FEATURES, FRAGMENT, Feature, words_in

_MOST_REASONS = 4


class Worth(NamedTuple):
    """``score`` from 0 (leave it) to 1 (check it first) and short phrases that say why."""

    score: float
    reasons: tuple[str, ...]


def worth(statement: str, kind: str = "direct") -> Worth:
    """The worth of a statement of ``kind`` "direct", "fragment" or "reported".

    Reasons stand in the order of what they weigh, whether they speak for checking or against it.
    """
    if not words_in(statement):
        return Worth(0.0, ("too short",))
    found = [feature for feature in FEATURES if feature.applies(statement)]
    if kind == "fragment":
        found.append(FRAGMENT)
    total = BIAS + sum(feature.weight for feature in found)
    return Worth(round(1 / (1 + exp(-total)), 3), _reasons(found))


def _reasons(found: list[Feature]) -> tuple[str, ...]:
    weighty = sorted(found, key=lambda feature: -abs(feature.weight))
    named = dict.fromkeys(feature.reason for feature in weighty if feature.reason)
    return tuple(named)[:_MOST_REASONS]
