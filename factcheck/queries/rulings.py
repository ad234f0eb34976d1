"""What a report says of a verdict, and of how it came about."""

from collections.abc import Collection

from sqlmodel import Session, col, select

from factcheck.models import (
    Claim,
    GateOverride,
    Person,
    Policy,
    Rating,
    Review,
    Revision,
    Round,
    Verdict,
)
from factcheck.queries.gate import sentence_of
from factcheck.queries.sources import Source, independent, only_of
from factcheck.report import public


def public_ruling(session: Session, verdict: Verdict) -> public.Ruling:
    """What a report says of the verdict; without the rating where readers don't see it."""
    rating = session.get_one(Rating, verdict.rating_id)
    if not rating.scheme.shows_rating:
        return public.Ruling(conclusion=verdict.conclusion)
    ordered = session.exec(
        select(Rating)
        .where(
            Rating.scheme_id == rating.scheme_id,
            col(Rating.number).is_not(None),
            col(Rating.retired_at).is_(None),
        )
        .order_by(col(Rating.number).desc())
    ).all()
    scale = [step for step in ordered if step.number is not None] if rating in ordered else []
    return public.Ruling(
        conclusion=verdict.conclusion,
        rating=rating.label,
        definition=rating.definition,
        number=rating.number,
        colour=rating.colour,
        scale=tuple(
            public.Step(label=step.label, number=step.number or 0, colour=step.colour)
            for step in scale
        ),
    )


def public_method(
    session: Session, verdict: Verdict, sources: Collection[Source], own: Collection[Source]
) -> public.Method:
    """How the verdict came about, on which sources; ``own`` are those the claim was made in."""
    round_ = session.get_one(Round, verdict.round_id)
    policy = session.exec(
        select(Policy)
        .join(Claim, col(Claim.policy_id) == Policy.id)
        .where(Claim.id == verdict.claim_id)
    ).one()
    reviews = session.exec(select(Review.id).where(Review.round_id == round_.id)).all()
    settled: public.Settlement = "agreed"
    if policy.one_person_desk and len(reviews) == 1:
        settled = "one-person desk"
    elif round_.settled_rating_id is not None:
        settled = "adjudicated"
    elif _was_revised(session, round_):
        settled = "revised"
    return public.Method(
        reviews=len(reviews),
        settled=settled,
        reason=round_.settled_reason.label if round_.settled_reason else None,
        independent_sources=independent(sources),
        overrides=_overrides(session, verdict, policy),
        own_article_only=only_of(sources, own),
        signed_by=_named_signer(session, verdict),
        signed_on=verdict.signed_at.date(),
    )


def _named_signer(session: Session, verdict: Verdict) -> str | None:
    """Who signed it off, when they let reports name them."""
    signer = session.get_one(Person, verdict.signed_by_id)
    return signer.name if signer.signs_by_name else None


def _overrides(session: Session, verdict: Verdict, policy: Policy) -> tuple[str, ...]:
    made = session.exec(
        select(GateOverride)
        .where(GateOverride.verdict_id == verdict.id)
        .order_by(col(GateOverride.id))
    )
    return tuple(f"{sentence_of(one.rule, policy)} — {one.reason}" for one in made)


def _was_revised(session: Session, round_: Round) -> bool:
    """Whether the reviewers came to agree only after they knew what the others had written."""
    query = select(Revision.id).join(Review, col(Review.id) == Revision.review_id)
    return session.exec(query.where(Review.round_id == round_.id).limit(1)).first() is not None
