"""A scheme or a rating, kept as it is until the end of the transaction."""

from sqlmodel import Session

from factcheck.errors import NotFound, OutOfDate
from factcheck.models import Claim, Policy, Rating, RatingScheme


def offered_rating(session: Session, claim: Claim, rating_id: int | None) -> Rating | None:
    """The rating, if the claim's policy offers it; it isn't removed before the transaction ends."""
    kept = {"read": True, "key_share": True}
    rating = session.get(Rating, rating_id or 0, with_for_update=kept, populate_existing=True)
    policy = session.get(Policy, claim.policy_id) if claim.policy_id else None
    if rating is None or rating.retired_at is not None:
        return None
    return rating if policy is not None and policy.scheme_id == rating.scheme_id else None


def locked_scheme(session: Session, scheme_id: int | None, seen: int | None = None) -> RatingScheme:
    """The scheme, locked until the end of the transaction.

    Raises ``NotFound``, and ``OutOfDate`` when it isn't as it was ``seen`` any more.
    """
    scheme = session.get(
        RatingScheme, scheme_id or 0, with_for_update={"key_share": True}, populate_existing=True
    )
    if scheme is None:
        raise NotFound("There is no such scheme of ratings.")
    if seen is not None and seen != scheme.revision:
        raise OutOfDate(f"Somebody changed “{scheme.label}” while you had it open.")
    return scheme
