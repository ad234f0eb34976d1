"""Questions about the desk's schemes of rating."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.errors import NotFound
from factcheck.models import (
    Claim,
    May,
    Person,
    Policy,
    Rating,
    RatingScheme,
    Review,
    Revision,
    Round,
    Status,
    Verdict,
)
from factcheck.queries.viewing import demand


@dataclass(frozen=True, slots=True)
class SchemeView:
    """A scheme with its ratings, as the page of schemes shows it."""

    scheme: RatingScheme
    #: Those that are offered, in their order.
    in_force: list[Rating]
    retired: list[Rating]
    #: Whether the policy in force rates on it.
    is_in_force: bool
    #: The numbers of the ratings that nobody can have given yet.
    removable: frozenset[int]


def rating_colours(session: Session) -> Sequence[tuple[int, str]]:
    """The number and colour of every rating, retired ones too; reports show them to everybody."""
    return session.exec(select(Rating.id, Rating.colour).order_by(col(Rating.id))).all()


def scheme_of(session: Session, claim: Claim) -> RatingScheme | None:
    """The scheme on which a claim is rated: that of its policy; None before it is opened."""
    return session.exec(
        select(RatingScheme)
        .join(Policy, col(Policy.scheme_id) == RatingScheme.id)
        .where(Policy.id == claim.policy_id)
    ).first()


def scale(session: Session, scheme: RatingScheme | None) -> Sequence[Rating]:
    """The ratings of a scheme that are offered, in their order."""
    if scheme is None:
        return []
    return session.exec(
        select(Rating)
        .where(Rating.scheme_id == scheme.id, col(Rating.retired_at).is_(None))
        .order_by(col(Rating.position), col(Rating.id))
    ).all()


def offered(session: Session, claim: Claim, scheme: RatingScheme | None) -> Sequence[Rating]:
    """What a claim may be rated with now; under correction, its own retired rating too."""
    ratings = scale(session, scheme)
    if claim.status is not Status.CORRECTING:
        return ratings
    own = session.exec(
        select(Rating)
        .join(Verdict, col(Verdict.rating_id) == Rating.id)
        .where(Verdict.claim_id == claim.id)
        .order_by(col(Verdict.id).desc())
        .limit(1)
    ).first()
    return ratings if own is None or own in ratings else [*ratings, own]


def scheme_in_force(session: Session) -> int:
    """The number of the scheme that the newest policy rates on."""
    newest = select(Policy.scheme_id).order_by(col(Policy.id).desc()).limit(1)
    return session.exec(newest).one()


def schemes_used(session: Session, viewer: Person) -> Sequence[RatingScheme]:
    """The schemes that a policy ever rated on, the oldest first."""
    demand(viewer)
    return session.exec(
        select(RatingScheme)
        .where(col(RatingScheme.id).in_(select(Policy.scheme_id)))
        .order_by(col(RatingScheme.id))
    ).all()


def schemes(session: Session, viewer: Person) -> list[SchemeView]:
    """Every scheme of the desk, the one in force first."""
    demand(viewer, May.READ)
    ratings = session.exec(select(Rating).order_by(col(Rating.position), col(Rating.id))).all()
    in_force = scheme_in_force(session)
    last = last_judged(session)
    views = [
        SchemeView(
            scheme=scheme,
            in_force=[one for one in ratings if _belongs(one, scheme) and not one.retired_at],
            retired=[one for one in ratings if _belongs(one, scheme) and one.retired_at],
            is_in_force=scheme.id == in_force,
            removable=frozenset(
                one.id for one in ratings if _belongs(one, scheme) and is_untouched(one, last)
            ),
        )
        for scheme in session.exec(select(RatingScheme).order_by(col(RatingScheme.id)))
    ]
    return sorted(views, key=lambda view: not view.is_in_force)


def scheme_seen(session: Session, viewer: Person, scheme_id: int) -> SchemeView:
    """One scheme; raises ``NotFound``."""
    for view in schemes(session, viewer):
        if view.scheme.id == scheme_id:
            return view
    raise NotFound("There is no such scheme of ratings.")


def rating_seen(session: Session, viewer: Person, rating_id: int) -> Rating:
    """One rating; raises ``NotFound``."""
    demand(viewer, May.READ)
    rating = session.get(Rating, rating_id)
    if rating is None:
        raise NotFound("There is no such rating.")
    return rating


def last_judged(session: Session) -> datetime | None:
    """When somebody last reviewed, revised, settled or signed off; None when nobody has yet."""
    asked = (Review.submitted_at, Revision.made_at, Round.settled_at, Verdict.signed_at)
    moments = [session.exec(select(func.max(moment))).one() for moment in asked]
    return max((moment for moment in moments if moment is not None), default=None)


def is_untouched(rating: Rating, last: datetime | None) -> bool:
    """Whether nobody can have given it: it was added after anybody last judged.

    Whether it was given isn't asked: of a sealed review the answer would be a leak.
    """
    return last is None or rating.added_at > last


def _belongs(rating: Rating, scheme: RatingScheme) -> bool:
    return rating.scheme_id == scheme.id
