"""How far the desk's reviewers agree, from complete rounds alone: a running one gives nothing away.

A round counts by the reviews as they first came in, each written without knowing the others;
what reviewers revise in a dispute, and what an editor settles, changes no figure.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import combinations
from operator import attrgetter
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import (
    Claim,
    Person,
    Rating,
    Review,
    Revision,
    Round,
    RoundEnd,
    SettlingReason,
)
from factcheck.queries.ratings import scheme_in_force
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand, visible
from factcheck.statistics.agreement import (
    Patterns,
    alpha_nominal,
    alpha_ordinal,
    kappa,
    patterns,
    percent_agreement,
    specific_agreement,
)
from factcheck.statistics.figures import Figure, figure, with_interval


@dataclass(frozen=True, slots=True)
class FirstReview:
    """Who gave which rating when the round was sealed."""

    person_id: int
    person: str
    rating_id: int
    #: What the reviewer stood by in the end.
    last_rating_id: int


@dataclass(frozen=True, slots=True)
class Compared:
    """A complete round with two reviews or more."""

    id: int
    claim_id: int
    completed_at: datetime
    ended_reason: RoundEnd | None
    settled_reason: SettlingReason | None
    reviews: tuple[FirstReview, ...]
    #: Whether its reviewers gave different ratings first, and revised until they were equal.
    revised_alike: bool

    @property
    def ratings(self) -> tuple[int, ...]:
        """The ratings given, in the order of the reviews."""
        return tuple(review.rating_id for review in self.reviews)

    @property
    def differs(self) -> bool:
        """Whether its reviewers came to different ratings."""
        return len(set(self.ratings)) > 1


@dataclass(frozen=True, slots=True)
class Rounds:
    """What the figures rest on."""

    #: The first to be complete first.
    compared: list[Compared]
    #: Complete rounds of one review, which compares with nothing.
    alone: int
    #: Every rating that the scheme ever offered, in its order.
    ratings: dict[int, Rating]


@dataclass(frozen=True, slots=True)
class Whole:
    """The figures over all rounds."""

    percent: Figure
    nominal: Figure
    ordinal: Figure
    #: Reviews with a rating that has no place in the order, which the ordinal figure leaves out.
    unordered: int


@dataclass(frozen=True, slots=True)
class OfPair:
    """Two reviewers and the rounds in which both reviewed."""

    first: str
    second: str
    rounds: int
    percent: Figure
    kappa: Figure


@dataclass(frozen=True, slots=True)
class OfRating:
    """How often a rating is joined by others who reviewed the same."""

    rating: Rating
    given: int
    joined: Figure
    #: What the others gave most often where they didn't join.
    instead: Rating | None


@dataclass(frozen=True, slots=True)
class OfMonth:
    """The rounds that became complete in a month of UTC; ``first`` is its first day."""

    first: date
    rounds: int
    percent: Figure
    nominal: Figure


def complete_rounds(session: Session, viewer: Person, scheme_id: int | None = None) -> Rounds:
    """Every complete round with its first reviews; of a sealed one not even that it is there.

    They are those rated on one scheme, for ratings of two compare with nothing; None for the one
    in force.
    """
    demand(viewer)
    scheme_id = scheme_id or scheme_in_force(session)
    query = (
        choose(
            Round.id,
            Round.claim_id,
            Round.completed_at,
            Round.ended_reason,
            Round.settled_reason,
            Review.person_id,
            Person.name,
            Review.rating_id,
            func.coalesce(_LAST_REVISED, Review.rating_id),
        )
        .join(Claim, col(Claim.id) == Round.claim_id)
        .join(Review, col(Review.round_id) == Round.id)
        .join(Person, col(Person.id) == Review.person_id)
        .join(Rating, col(Rating.id) == Review.rating_id)
        .where(
            col(Round.completed_at).is_not(None),
            col(Rating.scheme_id) == scheme_id,
            visible(viewer),
        )
        .order_by(col(Round.completed_at), col(Round.id), col(Review.id))
    )
    reviews: dict[Any, list[FirstReview]] = defaultdict(list)
    for row in rows(session, query):
        reviews[row[:-4]].append(FirstReview(*row[-4:]))
    scale = session.exec(
        select(Rating)
        .where(Rating.scheme_id == scheme_id)
        .order_by(col(Rating.position), col(Rating.id))
    )
    complete = [
        Compared(number, claim_id, completed, ended, settled, tuple(of), _revised_alike(of))
        for (number, claim_id, completed, ended, settled), of in reviews.items()
    ]
    return Rounds(
        compared=[one for one in complete if len(one.reviews) > 1],
        alone=sum(len(one.reviews) == 1 for one in complete),
        ratings={rating.id: rating for rating in scale},
    )


def whole(found: Rounds) -> Whole:
    """The figures over all rounds, with their intervals."""
    given = patterns(one.ratings for one in found.compared)
    number = {rating.id: rating.number for rating in found.ratings.values()}
    ordered = [
        [place for rating in one.ratings if (place := number[rating]) is not None]
        for one in found.compared
    ]
    return Whole(
        percent=with_interval(percent_agreement, given),
        nominal=with_interval(alpha_nominal, given),
        ordinal=with_interval(alpha_ordinal, patterns(ordered)),
        unordered=sum(number[rating] is None for one in found.compared for rating in one.ratings),
    )


def by_pair(found: Rounds) -> list[OfPair]:
    """Each two people who reviewed together, those with the most rounds first."""
    names: dict[int, str] = {}
    together: dict[tuple[int, int], Counter[tuple[int, ...]]] = defaultdict(Counter)
    for one in found.compared:
        names |= {review.person_id: review.person for review in one.reviews}
        for first, second in combinations(sorted(one.reviews, key=attrgetter("person_id")), 2):
            pair = (first.person_id, second.person_id)
            together[pair][first.rating_id, second.rating_id] += 1
    pairs = [
        OfPair(
            first=min(names[one], names[other], key=str.casefold),
            second=max(names[other], names[one], key=str.casefold),
            rounds=given.total(),
            percent=figure(percent_agreement, given),
            kappa=with_interval(kappa, given),
        )
        for (one, other), given in together.items()
    ]
    return sorted(pairs, key=lambda pair: (-pair.rounds, pair.first, pair.second))


def by_rating(found: Rounds) -> list[OfRating]:
    """Each rating that was given, in the desk's order."""
    given = patterns(one.ratings for one in found.compared)
    return [
        OfRating(
            rating=rating,
            given=sum(times * ratings.count(number) for ratings, times in given.items()),
            joined=figure(partial(specific_agreement, rating=number), given),
            instead=_instead(found, given, number),
        )
        for number, rating in found.ratings.items()
        if any(number in ratings for ratings in given)
    ]


def by_month(found: Rounds, months: int = 12) -> list[OfMonth]:
    """The last months in which a round became complete, the newest last."""
    of: dict[date, list[Compared]] = defaultdict(list)
    for one in found.compared:
        of[one.completed_at.date().replace(day=1)].append(one)
    return [
        OfMonth(
            first=month,
            rounds=len(of[month]),
            percent=figure(percent_agreement, given),
            nominal=with_interval(alpha_nominal, given),
        )
        for month in sorted(of)[-months:]
        for given in [patterns(one.ratings for one in of[month])]
    ]


#: The rating of a review's newest revision.
_LAST_REVISED = (
    choose(Revision.rating_id)
    .where(col(Revision.review_id) == Review.id)
    .order_by(col(Revision.number).desc())
    .limit(1)
    .correlate(Review)
    .scalar_subquery()
)


def _revised_alike(reviews: list[FirstReview]) -> bool:
    first = {review.rating_id for review in reviews}
    return len(first) > 1 and len({review.last_rating_id for review in reviews}) == 1


def _instead(found: Rounds, given: Patterns, rating: int) -> Rating | None:
    met: Counter[int] = Counter()
    for ratings, times in given.items():
        for other in ratings:
            met[other] += times * ratings.count(rating) * (other != rating)
    others = [number for number in found.ratings if met[number]]
    most = max(others, key=lambda number: met[number], default=None)
    return found.ratings[most] if most is not None else None
