"""How much a statement asks to be checked, and why: a first order for the inbox, not a verdict."""

import re
from collections.abc import Sequence
from math import exp
from typing import NamedTuple

from factcheck.text.checkworthy_features import REASONS, shown
from factcheck.text.checkworthy_weights import BIAS, FITTED

#: Set by hand, in quarter steps, on the logistic scale; all but the dozen that are fitted.
BY_HAND = {
    # What counts, compares, is dated or has a source can be looked up.
    "number word": 1.0,
    "superlative": 0.75,
    "comparison": 0.5,
    "date": 0.5,
    "source": 0.5,
    "past state": 0.5,
    "quantity": 0.25,
    "trend": 0.25,
    # Public matters: what readers are owed a check of.
    "money": 0.75,
    "war": 0.75,
    "law": 0.75,
    "welfare": 0.75,
    "work": 0.75,
    "office": 0.5,
    "somebody": 0.25,
    # In a debate everybody denies opinions and plans. In news a denial is what is checked first,
    # and it is mostly of the speaker's own deeds, which debates count against it ("self").
    "own denial": 2.0,
    "denial": 0.25,
    # What asks, wishes or lies ahead has no record yet.
    "question": -1.5,
    "promise": -0.75,
    "prediction": -0.5,
    "purpose": -0.5,
    "asking": -0.5,
    "talk": -0.5,
    "ideal": -0.5,
    # In an article thanks come alone, and three words lean on others.
    "thanks": -1.25,
    "very short": -0.75,
    # A few quoted words rarely stand alone; the report around them is a statement of its own.
    "fragment": -1.25,
    # What somebody wants, plans or holds against another is theirs, and no fact.
    "attitude": -2.5,
}
#: What each feature adds where it shows, on the logistic scale: about 0.7 doubles the odds.
WEIGHTS = FITTED | BY_HAND
#: What a person reads for the name of a feature, as it is kept with a claim.
FEATURES = REASONS
#: The feature of what somebody believes, wants or plans.
ATTITUDE = "attitude"

_BETWEEN = re.compile(r"(?<=[a-z\d][.!?])[\"”’]? (?=[A-ZÀ-Þ“\"‘])| … ")
_MOST_REASONS = 4
_AGAINST = "against: "
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

    ``reasons`` are a few short phrases, the weightiest first; those that speak against checking
    say so ("against: a question"). ``features`` are all that count, in the same order.
    """

    score: float
    reasons: tuple[str, ...]
    features: tuple[Weighed, ...] = ()


def worth(statement: str, kind: str = "direct", *, is_attitude: bool = False) -> Worth:
    """The worth of a statement of ``kind`` "direct", "fragment" or "reported".

    ``is_attitude``: it is what somebody believes, wants or plans, by the verb that tells it. Of
    several sentences, the one that asks most to be checked speaks for all of them.
    """
    given = ["fragment"] if kind == "fragment" else []
    if is_attitude:
        given.append(ATTITUDE)
    return max(
        (_worth(sentence, given) for sentence in _BETWEEN.split(statement)),
        key=lambda judged: judged.score,
    )


def _worth(statement: str, given: Sequence[str]) -> Worth:
    """``given`` are features that its article tells, and not its words."""
    found = shown(statement)
    if not found:
        return Worth(0.0, (_AGAINST + REASONS["very short"],))
    for name in given:
        found[name] = ()
    weighed = sorted(
        (Weighed(name, REASONS[name], WEIGHTS[name], words) for name, words in found.items()),
        key=lambda one: -abs(one.weight),
    )
    total = BIAS + sum(one.weight for one in weighed)
    return Worth(round(1 / (1 + exp(-total)), 3), _reasons(weighed), tuple(weighed))


def _reasons(weighed: list[Weighed]) -> tuple[str, ...]:
    told = dict.fromkeys(
        one.reason if one.weight > 0 else _AGAINST + one.reason
        for one in weighed
        if abs(one.weight) >= _LEAST
    )
    return tuple(told)[:_MOST_REASONS]
