"""Another way of reckoning, to hold the product's figures against."""

from itertools import combinations, permutations

Ratings = list[list[int]]


def reference(ratings: Ratings, *, ordinal: bool) -> float | None:
    """α by the definition and nothing clever: observed over expected disagreement of all pairs."""
    paired = [thing for thing in ratings if len(thing) > 1]
    given_all = [rating for thing in paired for rating in thing]
    if len(set(given_all)) < 2:
        return None

    def apart(one: int, other: int) -> float:
        if not ordinal:
            return float(one != other)
        low, high = sorted((one, other))
        between = sum(low <= rating <= high for rating in given_all)
        return (between - (given_all.count(low) + given_all.count(high)) / 2) ** 2

    observed = sum(
        apart(*pair) / (len(thing) - 1) for thing in paired for pair in permutations(thing, 2)
    ) / len(given_all)
    pairs = list(combinations(given_all, 2))
    return 1 - observed / (sum(apart(*pair) for pair in pairs) / len(pairs))
