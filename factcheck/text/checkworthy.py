"""How much a statement asks to be checked, and why: a first order for the inbox, not a verdict."""

import re
from math import exp
from typing import NamedTuple

from factcheck.text.checkworthy_features import REASONS, shown
from factcheck.text.checkworthy_weights import BIAS, FITTED

#: What a desk that checks news adds to what debates taught, on the logistic scale.
BY_HAND = {
    # In a debate everybody denies opinions and plans. In news a denial is what is checked first,
    # and it is mostly of the speaker's own deeds, which debates count against it ("self").
    "own denial": 1.4,
    "denial": 0.3,
    # Fact-checkers take up jobs and wages more often than those who labelled single sentences.
    "work": 0.6,
    # Debates thank in one breath with what they claim; in news thanks come alone.
    "thanks": -1.0,
    # Sentences of debates were labelled one by one; in an article three words lean on others.
    "very short": -0.8,
    # A few quoted words rarely stand alone; the report around them is a statement of its own.
    "fragment": -1.2,
}
#: What each feature adds where it shows, on the logistic scale: about 0.7 doubles the odds.
WEIGHTS = {name: FITTED.get(name, 0.0) + BY_HAND.get(name, 0.0) for name in REASONS}
#: What a person reads for the name of a feature, as it is kept with a claim.
FEATURES = REASONS

_BETWEEN = re.compile(r"(?<=[a-z\d][.!?])[\"”’]? (?=[A-ZÀ-Þ“\"‘])| … ")
_MOST_REASONS = 4
_LEAST = 0.4  # a feature that weighs less is no reason to tell


class Weighed(NamedTuple):
    """A feature that a statement shows.

    ``name`` is one of ``FEATURES``; ``reason`` is what a person reads; ``weight`` is what it adds
    on the logistic scale, below zero when it speaks against checking; ``words`` show it, as they
    stand in the statement (none for what its length alone tells).
    """

    name: str
    reason: str
    weight: float
    words: tuple[str, ...]


class Worth(NamedTuple):
    """``score`` from 0 (leave it) to 1 (check it first), and why.

    ``reasons`` are a few short phrases, the weightiest first, whether they speak for checking or
    against it; ``features`` are all that count, in the same order.
    """

    score: float
    reasons: tuple[str, ...]
    features: tuple[Weighed, ...] = ()


def worth(statement: str, kind: str = "direct") -> Worth:
    """The worth of a statement of ``kind`` "direct", "fragment" or "reported".

    Of several sentences, the one that asks most to be checked speaks for all of them.
    """
    return max(
        (_worth(sentence, kind) for sentence in _BETWEEN.split(statement)),
        key=lambda judged: judged.score,
    )


def _worth(statement: str, kind: str) -> Worth:
    found = shown(statement)
    if not found:
        return Worth(0.0, (REASONS["very short"],))
    if kind == "fragment":
        found["fragment"] = ()
    weighed = sorted(
        (Weighed(name, REASONS[name], WEIGHTS[name], words) for name, words in found.items()),
        key=lambda one: -abs(one.weight),
    )
    total = BIAS + sum(one.weight for one in weighed)
    return Worth(round(1 / (1 + exp(-total)), 3), _reasons(weighed), tuple(weighed))


def _reasons(weighed: list[Weighed]) -> tuple[str, ...]:
    told = dict.fromkeys(one.reason for one in weighed if abs(one.weight) >= _LEAST)
    return tuple(told)[:_MOST_REASONS]
