"""What reviews and their revisions say alike: checked, kept with its readings, told in an event."""

from typing import Any

from sqlmodel import Session, col, select

from factcheck.errors import RuleBroken
from factcheck.models import (
    LONGEST_ANSWER,
    LONGEST_JUSTIFICATION,
    Answers,
    Claim,
    Evidence,
    Reading,
    Review,
    Revision,
    Stance,
)
from factcheck.queries.readings import Readings, readings_of


def argued(justification: str) -> str:
    """The justification, which has to be there."""
    words = justification.strip()
    if not words:
        raise RuleBroken("Say in a sentence or two why the evidence leads to this rating.")
    return bounded(words, LONGEST_JUSTIFICATION)


def answered(answers: Answers) -> Answers:
    """The answers without blanks around them; None for those of nothing else."""
    return Answers(
        **{
            name: bounded((answer or "").strip(), LONGEST_ANSWER) or None
            for name, answer in answers.by_name.items()
        }
    )


def bounded(words: str, longest: int) -> str:
    """The words; raises ``RuleBroken`` when they are too many."""
    if len(words) > longest:
        raise RuleBroken(f"Keep it under {longest:,} characters.")
    return words


def check_readings(session: Session, claim: Claim, readings: Readings) -> None:
    """Raise ``RuleBroken`` when something is read that isn't evidence of the claim."""
    if readings.keys() - counted(session, claim).keys():
        raise RuleBroken("Something that was read isn’t evidence any more. Look at it again.")


def counted(session: Session, claim: Claim) -> dict[int, Stance]:
    """The evidence that counts, by its number, with its stance on the ledger."""
    query = select(Evidence.id, Evidence.stance).where(
        Evidence.claim_id == claim.id, col(Evidence.withdrawn_at).is_(None)
    )
    return {number: Stance(stance) for number, stance in session.exec(query)}


def keep_readings(session: Session, review: Review, revision: int, readings: Readings) -> None:
    """Write down how the reviewer reads the evidence in this wording."""
    session.add_all(
        Reading(
            review_id=review.id,
            revision=revision,
            evidence_id=evidence_id,
            stance=read.stance,
            is_relied_on=read.is_relied_on,
        )
        for evidence_id, read in readings.items()
    )
    session.flush()


def facts(session: Session, wording: Review | Revision) -> dict[str, Any]:
    """What a wording says beside its rating, as an event tells it."""
    if isinstance(wording, Review):
        found = readings_of(session, wording.id, 0)
    else:
        found = readings_of(session, wording.review_id, wording.number)
    return {
        "justification": wording.justification,
        "confidence": wording.confidence.value if wording.confidence else None,
        **Answers.of(wording).by_name,
        "readings": {
            str(evidence_id): [read.stance.value, read.is_relied_on]
            for evidence_id, read in found.items()
        },
    }
