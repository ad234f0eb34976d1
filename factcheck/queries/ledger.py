"""The ledger: the evidence of a claim with its sources, as the workbench shows it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import Session, col

from factcheck.models import Article, Claim, Evidence, Outlet, Passage, Person, Stance, Version
from factcheck.queries.rows import choose, rows


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A piece of evidence as the ledger shows it."""

    id: int
    stance: Stance
    note: str | None
    withdrawn_at: datetime | None
    attached_at: datetime
    revision: int
    attached_by_id: int
    attached_by: str
    version_id: int
    place: str
    paragraph: int
    exact: str
    outlet: str
    title: str
    published_on: date | None
    article_id: int
    #: Reprints of one text share it, and count as one source.
    source: int

    @property
    def is_withdrawn(self) -> bool:
        """Whether it no longer counts."""
        return self.withdrawn_at is not None


def ledger_of(session: Session, claim: Claim) -> list[LedgerRow]:
    """The evidence of a claim, in the order in which it was attached, the withdrawn with it."""
    query = (
        choose(
            Evidence.id,
            Evidence.stance,
            Evidence.note,
            Evidence.withdrawn_at,
            Evidence.attached_at,
            Evidence.revision,
            Evidence.attached_by_id,
            Person.name,
            Passage.version_id,
            Passage.place,
            Passage.paragraph,
            Passage.exact,
            Outlet.name,
            Article.title,
            Article.published_on,
            Article.id,
            func.coalesce(Article.reprint_group, Article.id),
        )
        .join(Person, col(Person.id) == Evidence.attached_by_id)
        .join(Passage, col(Passage.id) == Evidence.passage_id)
        .join(Version, col(Version.id) == Passage.version_id)
        .join(Article, col(Article.id) == Version.article_id)
        .join(Outlet, col(Outlet.id) == Article.outlet_id)
        .where(col(Evidence.claim_id) == claim.id)
        .order_by(col(Evidence.id))
    )
    return [LedgerRow(*row) for row in rows(session, query)]
