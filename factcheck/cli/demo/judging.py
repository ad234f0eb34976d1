"""How a claim of the story is judged: reviews, a settlement, the verdict."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, select

from factcheck.cli.demo.story import People
from factcheck.models import (
    Answers,
    Claim,
    Confidence,
    Evidence,
    Rating,
    Read,
    SettlingReason,
    Stance,
)
from factcheck.workflow.reviews import settle_dispute, submit_review
from factcheck.workflow.verdicts import sign_off


def judge(
    session: Session,
    people: People,
    told: dict[str, Any],
    claim: Claim,
    attached: Sequence[Evidence],
) -> None:
    """The reviews of the claim; each reads the evidence as it was attached unless it says so."""
    for review in told.get("reviews", []):
        readings = {piece.id: Read(piece.stance) for piece in attached}
        for one in review.get("readings", []):
            piece = attached[one["evidence"] - 1]
            stance = Stance(one.get("stance", piece.stance))
            readings[piece.id] = Read(stance, one.get("relied_on", True))
        submit_review(
            session,
            people[review["by"]],
            claim.id,
            rating_id=rating_named(session, review["rating"]),
            justification=review["justification"],
            confidence=Confidence(review["confidence"]),
            answers=Answers(**review.get("answers", {})),
            readings=readings,
        )


def conclude(session: Session, people: People, told: dict[str, Any], claim: Claim) -> None:
    """An editor settles the dispute, signs the verdict off, or both."""
    if settlement := told.get("settlement"):
        settle_dispute(
            session,
            people[settlement["by"]],
            claim.id,
            rating_id=rating_named(session, settlement["rating"]),
            reason=SettlingReason(settlement["reason"]),
            note=settlement["note"],
            confidence=Confidence(settlement["confidence"]),
        )
    if verdict := told.get("verdict"):
        sign_off(session, people[verdict["by"]], claim.id, conclusion=verdict["conclusion"])


def rating_named(session: Session, label: str) -> int:
    """The number of a rating of the desk scale."""
    return session.exec(select(Rating).where(Rating.label == label)).one().id
