"""How far people agree who rated the same things, and how much of it chance alone would give.

All figures are taken over *patterns*: what the raters of one thing said of it, as a tuple of
numbers, with how many things were rated so. A rater who said nothing of a thing is not in its
pattern, and a thing with one rating compares with nothing. Every figure raises ``Undefined``, with
the reason as a clause, where it has no value.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import permutations

#: The ratings of one thing: in any order, but for ``kappa``, which knows its two raters by place.
Pattern = tuple[int, ...]
Patterns = Mapping[Pattern, int]
Measure = Callable[[Patterns], float]

_ALL_ALIKE = "all ratings are the same one, so nothing can be told from chance"
_NO_PAIRS = "nothing was rated by two people"


class Undefined(Exception):
    """A figure has no value here; the message says why."""


def patterns(things: Iterable[Sequence[int]]) -> Counter[Pattern]:
    """The ratings of each thing as patterns, where the order of the raters doesn't count."""
    return Counter(tuple(sorted(ratings)) for ratings in things)


def percent_agreement(found: Patterns) -> float:
    """The share, 0 to 1, of pairs of ratings of one thing that are equal."""
    equal = pairs = 0
    for ratings, times in found.items():
        pairs += times * len(ratings) * (len(ratings) - 1)
        equal += times * _equal_pairs(ratings)
    if not pairs:
        raise Undefined(_NO_PAIRS)
    return equal / pairs


def specific_agreement(found: Patterns, rating: int) -> float:
    """How often, 0 to 1, another rater of the same thing joins one who gave ``rating``.

    The proportion of specific agreement (Spitzer and Fleiss, 1974), for any number of raters.
    """
    equal = pairs = 0
    for ratings, times in found.items():
        many = ratings.count(rating)
        pairs += times * many * (len(ratings) - 1)
        equal += times * many * (many - 1)
    if not pairs:
        raise Undefined("nobody gave it to what somebody else rated as well")
    return equal / pairs


def kappa(found: Patterns) -> float:
    """Cohen’s κ of two raters, the first and the second of every pattern.

    Jacob Cohen, “A coefficient of agreement for nominal scales”, Educational and Psychological
    Measurement 20 (1960), 37-46.
    """
    things = sum(found.values())
    if not things:
        raise Undefined(_NO_PAIRS)
    firsts: Counter[int] = Counter()
    seconds: Counter[int] = Counter()
    equal = 0
    for (first, second), times in found.items():
        firsts[first] += times
        seconds[second] += times
        equal += times * (first == second)
    by_chance = sum(many * seconds[rating] for rating, many in firsts.items())
    if by_chance == things * things:
        raise Undefined(_ALL_ALIKE)
    return (equal * things - by_chance) / (things * things - by_chance)


def alpha_nominal(found: Patterns) -> float:
    """Krippendorff’s α where ratings are equal or not: any number of raters, gaps allowed.

    Klaus Krippendorff, “Computing Krippendorff’s alpha-reliability” (2011), section C.
    """
    together = _coincidences(found)
    totals = _totals(together)
    number = sum(totals.values())
    expected = number * number - sum(many * many for many in totals.values())
    differing = sum(weight for (one, other), weight in together.items() if one != other)
    return _alpha(number, differing, expected, len(totals))


def alpha_ordinal(found: Patterns) -> float:
    """Krippendorff’s α where ratings have an order, so that near misses weigh less.

    The distance of two ratings is the squared number of ranks between them, as the same paper has
    it in section D: as much as their mean ranks among all ratings given are apart.
    """
    together = _coincidences(found)
    totals = _totals(together)
    number = sum(totals.values())
    ranks, below = {}, 0.0
    for rating in sorted(totals):
        ranks[rating] = below + totals[rating] / 2
        below += totals[rating]
    mean = sum(many * ranks[rating] for rating, many in totals.items()) / number if number else 0
    expected = (
        2 * number * sum(many * (ranks[rating] - mean) ** 2 for rating, many in totals.items())
    )
    differing = sum(
        weight * (ranks[one] - ranks[other]) ** 2 for (one, other), weight in together.items()
    )
    return _alpha(number, differing, expected, len(totals))


def _alpha(number: float, differing: float, expected: float, kinds: int) -> float:
    if not number:
        raise Undefined(_NO_PAIRS)
    if kinds == 1:
        raise Undefined(_ALL_ALIKE)
    return 1 - (number - 1) * differing / expected


def _coincidences(found: Patterns) -> dict[tuple[int, int], float]:
    """Krippendorff’s matrix: how often two ratings met in one thing."""
    together: dict[tuple[int, int], float] = defaultdict(float)
    for ratings, times in found.items():
        for pair, weight in _meetings(ratings):
            together[pair] += times * weight
    return together


def _totals(together: Mapping[tuple[int, int], float]) -> dict[int, float]:
    totals: dict[int, float] = defaultdict(float)
    for (one, _), weight in together.items():
        totals[one] += weight
    return totals


@lru_cache(maxsize=4096)
def _equal_pairs(ratings: Pattern) -> int:
    return sum(many * (many - 1) for many in Counter(ratings).values())


@lru_cache(maxsize=4096)
def _meetings(ratings: Pattern) -> tuple[tuple[tuple[int, int], float], ...]:
    """Each pair of ratings in a pattern, weighed so that every rating counts once."""
    return tuple(
        (pair, many / (len(ratings) - 1))
        for pair, many in Counter(permutations(ratings, 2)).items()
    )
