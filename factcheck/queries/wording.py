"""How a claim is worded, and what an editor is told about it."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from factcheck.models import Appearance, Claim, Passage, Person, Version
from factcheck.queries.ratings import scale, scheme_of
from factcheck.queries.viewing import claim_seen
from factcheck.text.wording import Note, notes_on


def wording_notes(
    session: Session, viewer: Person, claim_id: int, statement: str | None, headline: str | None
) -> list[Note]:
    """The notes on these words for a claim, saved or not yet. Raises ``NotFound``."""
    claim = claim_seen(session, viewer, claim_id)
    if not (statement or headline):
        return []
    ratings = [rating.label for rating in scale(session, scheme_of(session, claim))]
    return notes_on(
        statement, headline, claim.quotation, ratings, lambda: _articles_of(session, claim)
    )


def _articles_of(session: Session, claim: Claim) -> Sequence[str]:
    """The texts in which the claim appears."""
    return session.exec(
        select(Version.text)
        .join(Passage, col(Passage.version_id) == Version.id)
        .join(Appearance, col(Appearance.passage_id) == Passage.id)
        .where(Appearance.claim_id == claim.id)
        .distinct()
    ).all()
