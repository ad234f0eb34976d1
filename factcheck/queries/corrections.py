"""The log of corrections: for everybody, and for the desk with what is withheld."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, or_
from sqlmodel import Session, col

from factcheck.errors import NotFound
from factcheck.models import (
    Article,
    Claim,
    Correction,
    CorrectionTier,
    Edition,
    Ground,
    Person,
    Status,
    Withholding,
    ref_of,
)
from factcheck.queries.publicity import NOTHING_PUBLISHED, is_public
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand, visible

PAGE = 50


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """What an edition changed of the one before, as a log shows it."""

    id: int
    claim_id: int
    #: Of the edition that set it right.
    edition: int
    #: None for corrections from before they had tiers.
    tier: CorrectionTier | None
    made_at: datetime
    sentence: str
    #: What the edition calls the claim.
    title: str
    #: As readers saw them; None at a desk without ratings.
    rating_before: str | None
    rating_after: str | None
    #: Who published it; a public log doesn't say.
    made_by: str | None = None
    #: Whether the reports on the claim are withheld now; then sentence and title are empty.
    is_withheld: bool = False

    @property
    def ref(self) -> str:
        """“FC-12”."""
        return ref_of(self.claim_id)

    @property
    def changes_rating(self) -> bool:
        """Whether readers were given another rating."""
        return self.rating_before != self.rating_after

    @property
    def bears_on(self) -> str:
        """What readers were given, which the correction affects or doesn't."""
        if self.is_withheld or self.rating_before or self.rating_after:
            return "rating"
        return "conclusion"


@dataclass(frozen=True, slots=True)
class WithholdingRow:
    """From when to when something wasn't shown, and why."""

    ground: Ground
    reason: str
    by: str
    at: datetime
    ended_by: str | None
    ended_at: datetime | None
    claim_id: int | None
    article_id: int | None
    #: The title of the article.
    article: str | None

    @property
    def ref(self) -> str | None:
        """“FC-12”; None for an article."""
        return ref_of(self.claim_id) if self.claim_id else None


def public_corrections(
    session: Session, *, before: int | None = None, limit: int = PAGE
) -> list[CorrectionRow]:
    """The corrections of what everybody may read, the last first; a slip of the pen isn't told.

    ``before`` is the id of the row that a list before this one ended with. Raises ``NotFound``
    where the desk publishes by link only.
    """
    if not is_public(session):
        raise NotFound(NOTHING_PUBLISHED)
    query = _corrections(before, limit).where(
        col(Claim.is_confidential).is_(False),
        col(Claim.status) != Status.WITHHELD,
        or_(col(Correction.tier).is_(None), col(Correction.tier) != CorrectionTier.TYPO),
    )
    return [CorrectionRow(*row) for row in rows(session, query)]


def corrections(
    session: Session, viewer: Person, *, before: int | None = None, limit: int = PAGE
) -> list[CorrectionRow]:
    """The corrections that the viewer may know of, the last first; ``before`` as above."""
    demand(viewer)
    query = (
        _corrections(before, limit)
        .join(Person, col(Person.id) == Correction.made_by_id)
        .where(visible(viewer))
        .add_columns(col(Person.name), col(Claim.status) == Status.WITHHELD)
    )
    return [_seen(CorrectionRow(*row)) for row in rows(session, query)]


def withheld(session: Session, viewer: Person, limit: int = PAGE) -> list[WithholdingRow]:
    """What was withheld, as far as the viewer may know of it, the last first."""
    demand(viewer)
    by, ended_by = Person.__table__.alias("by"), Person.__table__.alias("ended_by")  # type: ignore[attr-defined]
    query = (
        choose(
            Withholding.ground,
            Withholding.reason,
            by.c.name.label("by"),
            Withholding.at,
            ended_by.c.name.label("ended_by"),
            Withholding.ended_at,
            Withholding.claim_id,
            Withholding.article_id,
            Article.title,
        )
        .join(by, by.c.id == Withholding.by_id)
        .outerjoin(ended_by, ended_by.c.id == Withholding.ended_by_id)
        .outerjoin(Claim, col(Claim.id) == Withholding.claim_id)
        .outerjoin(Article, col(Article.id) == Withholding.article_id)
        .where(or_(col(Withholding.claim_id).is_(None), visible(viewer)))
        .order_by(col(Withholding.id).desc())
        .limit(limit)
    )
    return [WithholdingRow(*row) for row in rows(session, query)]


def _corrections(before: int | None, limit: int) -> Select[Any]:
    query = (
        choose(
            col(Correction.id),
            Correction.claim_id,
            Edition.number,
            Correction.tier,
            Correction.made_at,
            Correction.sentence,
            Correction.title,
            Correction.rating_before,
            Correction.rating_after,
        )
        .join(Edition, col(Edition.id) == Correction.edition_id)
        .join(Claim, col(Claim.id) == Correction.claim_id)
        .order_by(col(Correction.id).desc())
        .limit(limit)
    )
    return query.where(col(Correction.id) < before) if before is not None else query


def _seen(row: CorrectionRow) -> CorrectionRow:
    """Of a withheld report the log says that it was corrected, and none of its words."""
    if not row.is_withheld:
        return row
    return CorrectionRow(
        row.id,
        row.claim_id,
        row.edition,
        row.tier,
        row.made_at,
        sentence="",
        title="",
        rating_before=None,
        rating_after=None,
        made_by=row.made_by,
        is_withheld=True,
    )
