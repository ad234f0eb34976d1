"""A figure with how sure it is: its value, a bootstrap interval, or why there is none.

The interval is the percentile bootstrap over things rated (Efron and Tibshirani, “An Introduction
to the Bootstrap”, 1993, chapter 13). It starts from a fixed seed: the same ratings give the same
interval each time, on every machine.
"""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from statistics import quantiles

from factcheck.statistics.agreement import Measure, Pattern, Patterns, Undefined

RESAMPLES = 1000
#: With fewer things than this, resampling them says more about luck than about people.
FEWEST_FOR_INTERVAL = 10
_SEED = 1960
#: Forty parts: the first cut is at 2.5 per cent, the last one at 97.5.
_PARTS = 40


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, or the reason why there is none."""

    value: float | None
    #: As a clause: “nothing was rated by two people”.
    lack: str | None = None
    #: Where the value would lie in 95 of 100 such samples; None when that can’t be said.
    interval: tuple[float, float] | None = None


def figure(measure: Measure, found: Patterns) -> Figure:
    """The value alone."""
    try:
        return Figure(measure(found))
    except Undefined as why:
        return Figure(None, str(why))


def with_interval(measure: Measure, found: Patterns) -> Figure:
    """The value with its interval."""
    plain = figure(measure, found)
    if plain.value is None:
        return plain
    return Figure(plain.value, None, interval(measure, found))


def interval(
    measure: Measure, found: Patterns, resamples: int = RESAMPLES
) -> tuple[float, float] | None:
    """The bounds between which 95 of 100 resamples lie.

    None for fewer than ``FEWEST_FOR_INTERVAL`` things, and where the measure has no value in more
    than half of the resamples; those are left out otherwise.
    """
    if sum(found.values()) < FEWEST_FOR_INTERVAL:
        return None
    return _interval(measure, tuple(sorted(found.items())), resamples)


@lru_cache(maxsize=512)
def _interval(
    measure: Measure, found: tuple[tuple[Pattern, int], ...], resamples: int
) -> tuple[float, float] | None:
    kinds = [pattern for pattern, _ in found]
    # A number hashes faster than a tuple, which matters by the million.
    things = [kind for kind, (_, times) in enumerate(found) for _ in range(times)]
    random = Random(_SEED)  # noqa: S311 - it keeps no secret
    values = []
    for _ in range(resamples):
        try:
            drawn = Counter(random.choices(things, k=len(things)))
            values.append(measure({kinds[kind]: times for kind, times in drawn.items()}))
        except Undefined:
            continue
    if len(values) * 2 <= resamples:
        return None
    cuts = quantiles(values, n=_PARTS, method="inclusive")
    return cuts[0], cuts[-1]
