"""Why a claim stands where it stands in the inbox: steps whose points add up to its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.models import ClaimKind, ClaimType
from factcheck.statistics.lessons import logistic, logit, steps
from factcheck.text.checkworthy import ATTITUDE, FEATURES, worth
from factcheck.text.checkworthy_weights import BIAS

#: What is said of claims that nobody can check, by type.
_LOW = {
    ClaimType.OPINION: "An opinion ranks low: there is no record to hold it against.",
    ClaimType.PREDICTION: "A prediction ranks low: nobody can check what hasn’t happened yet.",
}
_LOW_REASONS = {
    "opinion": _LOW[ClaimType.OPINION],
    "prediction": _LOW[ClaimType.PREDICTION],
    FEATURES[ATTITUDE]: "A wish or a view ranks low: it says what somebody wants, not what is so.",
    "thanks": "Thanks and greetings rank low: they claim nothing.",
    "a promise": "A promise ranks low: it says what somebody will do, not what is so.",
    "a demand": "A demand ranks low: it says what should be, not what is.",
    "a question": "A question ranks low: it claims nothing by itself.",
}
#: A bar of this length, on the logistic scale, is full.
_FULL = 2.0


@dataclass(frozen=True, slots=True)
class Reason:
    """One step towards a claim's place."""

    said: str
    #: The words of the claim that show it.
    words: tuple[str, ...]
    #: By how many hundredths the place moves; the whole sum is exact.
    points: int
    #: On the logistic scale, as a share of a full bar, -1 to 1.
    bar: float


@dataclass(frozen=True, slots=True)
class Why:
    """All that makes up a claim's place, in hundredths from 0 to 100."""

    begins: int
    reasons: list[Reason]
    #: By the words alone.
    score: int
    learned: list[Reason]
    place: int
    #: Why a claim of its sort ranks low, when it does.
    low: str | None

    @property
    def moved(self) -> int:
        """By how many points the desk's own decisions move it."""
        return self.place - self.score


def why(
    words: str,
    kind: ClaimKind,
    type_: ClaimType | None,
    score: float,
    features: Sequence[str],
    weights: Mapping[str, float],
    names: Mapping[str, str],
    *,
    is_attitude: bool = False,
) -> Why:
    """The steps to a claim's place; ``names`` says features that are numbers in words.

    The score is the one that is kept with the claim. Where it was given by other weights than
    today's, a step says by how much it differs. ``is_attitude`` is for ``text.checkworthy``.
    """
    found = _found(words, kind, is_attitude=is_attitude)
    climb = _Climb(BIAS)
    begins = climb.points
    reasons = [climb.step(said, weight, shown) for said, weight, shown in found]
    if climb.points != _points(logit(score)) and round(score * 100) != climb.points:
        reasons.append(climb.to("judged otherwise when it came in", logit(score)))
    by_words = _Climb(logit(score))
    learned = [by_words.step(told(one.feature, names), one.by) for one in steps(features, weights)]
    return Why(
        begins,
        reasons,
        _points(logit(score)),
        [one for one in learned if one.points],
        by_words.points,
        _low(type_, [said for said, weight, _ in found if weight < 0]),
    )


def told(feature: str, names: Mapping[str, str]) -> str:
    """A feature in words: “says “harbour””, “is claimed by Odile Fenn”."""
    family, _, which = feature.partition(":")
    return {
        "shows": f"shows {FEATURES.get(which, which)}",
        "type": f"is of the type “{_label(ClaimType, which)}”",
        "kind": f"is given as {_label(ClaimKind, which).lower()}",
        "claimant": f"is claimed by {names.get(feature, 'somebody')}",
        "unnamed": "comes from an unnamed source",
        "outlet": f"appeared in {names.get(feature, 'some outlet')}",
        "length": "is of middling length" if which == "middling" else f"is {which}",
        "says": f"says “{which}”",
    }.get(family, feature)


class _Climb:
    """Sums up on the logistic scale and counts in hundredths, so that the steps add up."""

    def __init__(self, start: float) -> None:
        self._at = start
        self.points = _points(start)

    def step(self, said: str, by: float, words: tuple[str, ...] = ()) -> Reason:
        before = self.points
        self._at += by
        self.points = _points(self._at)
        return Reason(said, words, self.points - before, max(-1.0, min(1.0, by / _FULL)))

    def to(self, said: str, where: float) -> Reason:
        return self.step(said, where - self._at)


def _points(margin: float) -> int:
    return round(100 * logistic(margin))


def _found(
    words: str, kind: ClaimKind, *, is_attitude: bool
) -> list[tuple[str, float, tuple[str, ...]]]:
    """What the statement shows: how it is said, what it weighs, and the words that show it.

    Features that are told alike are one; the weightiest comes first.
    """
    found: dict[str, tuple[float, tuple[str, ...]]] = {}
    for one in worth(words, kind.value, is_attitude=is_attitude).features:
        weight, shown = found.get(one.reason, (0.0, ()))
        found[one.reason] = weight + one.weight, tuple(dict.fromkeys((*shown, *one.words)))
    told = [(reason, weight, shown) for reason, (weight, shown) in found.items()]
    return sorted(told, key=lambda one: -abs(one[1]))


def _low(type_: ClaimType | None, against: Sequence[str]) -> str | None:
    by_type = _LOW.get(type_) if type_ is not None else None
    return by_type or next((_LOW_REASONS[one] for one in against if one in _LOW_REASONS), None)


def _label(vocabulary: type[ClaimType] | type[ClaimKind], value: str) -> str:
    return next((one.label for one in vocabulary if one.value == value), value)
