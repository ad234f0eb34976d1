"""Gaps in the guideline: noted when a dispute is settled over one, closed when it is answered."""

from sqlmodel import Session

from factcheck.errors import NotFound, OutOfDate, RuleBroken
from factcheck.models import (
    LONGEST_ANSWER_TO_GAP,
    Claim,
    GuidelineGap,
    May,
    Person,
    Round,
    now,
)
from factcheck.queries.viewing import NO_GAP, may_know
from factcheck.workflow.history import demand, record


def note_gap(session: Session, actor: Person, round_: Round) -> GuidelineGap:
    """Put what a dispute was settled over on the editors' list."""
    gap = GuidelineGap(claim_id=round_.claim_id, round_id=round_.id)
    session.add(gap)
    session.flush()
    _tell(session, actor, gap, "gap.noted")
    return gap


def close_gap(
    session: Session, actor: Person, gap_id: int, answer: str, seen: int | None = None
) -> GuidelineGap:
    """Say what the guideline says now; raises ``OutOfDate`` when it was changed since ``seen``."""
    gap = _for_change(session, actor, gap_id, seen)
    words = answer.strip()
    if not words:
        raise RuleBroken("Say what the guideline says now, or why it can stay as it is.")
    if len(words) > LONGEST_ANSWER_TO_GAP:
        raise RuleBroken(f"Keep the answer under {LONGEST_ANSWER_TO_GAP:,} characters.")
    gap.answer, gap.closed_by_id, gap.closed_at = words, actor.id, now()
    gap.revision += 1
    _tell(session, actor, gap, "gap.closed", answer=words)
    return gap


def reopen_gap(session: Session, actor: Person, gap_id: int) -> GuidelineGap:
    """Put a gap back on the list; the answer that it had stays in its history."""
    gap = _for_change(session, actor, gap_id, None)
    if gap.closed_at is not None:
        gap.answer = gap.closed_by_id = gap.closed_at = None
        gap.revision += 1
        _tell(session, actor, gap, "gap.reopened")
    return gap


def _for_change(session: Session, actor: Person, gap_id: int, seen: int | None) -> GuidelineGap:
    demand(actor, May.POLICY)
    gap = session.get(GuidelineGap, gap_id, with_for_update=True, populate_existing=True)
    if gap is None or not may_know(session, actor, session.get_one(Claim, gap.claim_id)):
        raise NotFound(NO_GAP)
    if seen is not None and seen != gap.revision:
        raise OutOfDate("Somebody answered this gap while you had it open.")
    return gap


def _tell(session: Session, actor: Person, gap: GuidelineGap, verb: str, **after: object) -> None:
    session.add(gap)
    record(
        session,
        actor,
        verb,
        f"guidelinegap:{gap.id}",
        claim_id=gap.claim_id,
        after={"gap": gap.id, **after},
    )
