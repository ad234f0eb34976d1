"""How the desk works, for everybody to read: the policy in force in words, and its ratings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from factcheck.models import Policy, Rating, RatingScheme
from factcheck.queries.desk import Said, in_words
from factcheck.queries.tallies import Rated


@dataclass(frozen=True, slots=True)
class Scale:
    """A scheme with the ratings that reports show."""

    scheme: RatingScheme
    #: Those that are given now, in their order; empty for a scheme that isn't in force.
    given: Sequence[Rating]
    #: Those that aren't given any more, and stand on published checks.
    retired: Sequence[Rating]


@dataclass(frozen=True, slots=True)
class Method:
    """What the method page tells."""

    said: list[Said]
    in_force_since: datetime
    #: Whether reports carry a rating, or the conclusion alone.
    shows_rating: bool
    scales: list[Scale]


def method(session: Session, shown: Sequence[Rated]) -> Method:
    """The policy in force, and each scheme with a rating that is given or is ``shown``."""
    policy, scheme = session.exec(
        select(Policy, RatingScheme)
        .join(RatingScheme, col(RatingScheme.id) == Policy.scheme_id)
        .order_by(col(Policy.id).desc())
        .limit(1)
    ).one()
    labels = {one.label for one in shown}
    ratings = session.exec(
        select(Rating)
        .join(RatingScheme, col(RatingScheme.id) == Rating.scheme_id)
        .where(col(RatingScheme.shows_rating).is_(True))
        .order_by(col(Rating.position), col(Rating.id))
    ).all()
    schemes = session.exec(select(RatingScheme).order_by(col(RatingScheme.id))).all()
    scales = []
    for one in sorted(schemes, key=lambda each: each.id != scheme.id):
        own = [rating for rating in ratings if rating.scheme_id == one.id]
        given = [rating for rating in own if one.id == scheme.id and not rating.retired_at]
        retired = [rating for rating in own if rating not in given and rating.label in labels]
        if given or retired:
            scales.append(Scale(one, given, retired))
    return Method(in_words(policy.rules, scheme.label), policy.made_at, scheme.shows_rating, scales)
