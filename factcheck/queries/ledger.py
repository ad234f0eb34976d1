"""The ledger: the evidence of a claim with its sources, as the workbench shows it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import (
    Article,
    Claim,
    Evidence,
    Outlet,
    Passage,
    Person,
    SearchRecord,
    Stance,
    Version,
)
from factcheck.queries.outreach import sentence_of_search
from factcheck.queries.rows import choose, rows


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A piece of evidence as the ledger shows it, be it a passage or a search."""

    id: int
    stance: Stance
    note: str | None
    withdrawn_at: datetime | None
    attached_at: datetime
    revision: int
    attached_by_id: int
    attached_by: str
    #: The passage's exact words, or the search in a sentence.
    words: str

    @property
    def is_withdrawn(self) -> bool:
        """Whether it no longer counts."""
        return self.withdrawn_at is not None


@dataclass(frozen=True, slots=True)
class PassageRow(LedgerRow):
    """Words of an article."""

    version_id: int
    place: str
    paragraph: int
    outlet: str
    title: str
    published_on: date | None
    article_id: int
    #: Reprints of one text share it, and count as one source.
    source: int


@dataclass(frozen=True, slots=True)
class SearchRow(LedgerRow):
    """A search that was made; it is no source of its own."""

    search_id: int


def ledger_of(session: Session, claim: Claim) -> list[LedgerRow]:
    """The evidence of a claim, in the order in which it was attached, the withdrawn with it."""
    return sorted([*_passages(session, claim), *_searches(session, claim)], key=lambda row: row.id)


def _passages(session: Session, claim: Claim) -> list[PassageRow]:
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
            Passage.exact,
            Passage.version_id,
            Passage.place,
            Passage.paragraph,
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
    )
    return [PassageRow(*row) for row in rows(session, query)]


def _searches(session: Session, claim: Claim) -> list[SearchRow]:
    query = (
        select(Evidence, Person.name, SearchRecord)
        .join(Person, col(Person.id) == Evidence.attached_by_id)
        .join(SearchRecord, col(SearchRecord.id) == Evidence.search_id)
        .where(Evidence.claim_id == claim.id)
    )
    return [
        SearchRow(
            id=evidence.id,
            stance=evidence.stance,
            note=evidence.note,
            withdrawn_at=evidence.withdrawn_at,
            attached_at=evidence.attached_at,
            revision=evidence.revision,
            attached_by_id=evidence.attached_by_id,
            attached_by=name,
            words=sentence_of_search(search),
            search_id=search.id,
        )
        for evidence, name, search in session.exec(query)
    ]
