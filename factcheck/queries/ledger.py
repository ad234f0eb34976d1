"""The ledger: the evidence of a claim with its sources, as the workbench shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session, col, select

from factcheck.models import (
    Article,
    Claim,
    Evidence,
    Outlet,
    OutletTie,
    Passage,
    Person,
    SearchRecord,
    SourceKind,
    Stance,
    TieKind,
    Version,
)
from factcheck.queries.outreach import sentence_of_search
from factcheck.queries.rows import choose, rows
from factcheck.queries.sources import HOUSE, STORY, Source, are_one, ties_among


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
    outlet_id: int
    source_kind: SourceKind
    source: Source
    #: Why it is one source with evidence above it: “reprint of what The Courier carries”.
    one_with: str | None = None


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
            Article.outlet_id,
            Article.source_kind,
            STORY,
            HOUSE,
        )
        .join(Person, col(Person.id) == Evidence.attached_by_id)
        .join(Passage, col(Passage.id) == Evidence.passage_id)
        .join(Version, col(Version.id) == Passage.version_id)
        .join(Article, col(Article.id) == Version.article_id)
        .join(Outlet, col(Outlet.id) == Article.outlet_id)
        .where(col(Evidence.claim_id) == claim.id)
        .order_by(col(Evidence.id))
    )
    ledger = [PassageRow(*(*row[:-2], Source(*row[-2:]))) for row in rows(session, query)]
    housed = {row.outlet_id for row in ledger if row.source.house is not None}
    ties = ties_among(session, housed) if len(housed) > 1 else {}
    return [
        replace(row, one_with=_one_with(row, ledger[:place], ties))
        for place, row in enumerate(ledger)
    ]


def _one_with(
    row: PassageRow, above: Sequence[PassageRow], ties: Mapping[frozenset[int], OutletTie]
) -> str | None:
    """The first evidence above from another article that is one source with it, in words."""
    others = [one for one in above if one.article_id != row.article_id]
    for one in others:
        if one.source.story == row.source.story:
            return f"reprint of what {one.outlet} carries"
    for one in others:
        if are_one(one.source, row.source):
            if one.outlet_id == row.outlet_id:
                return f"{row.outlet} again, which is tied to other outlets"
            tie = ties.get(frozenset((one.outlet_id, row.outlet_id)))
            if tie is None:
                return f"tied to {one.outlet} by way of others"
            if tie.kind is TieKind.SAME_OWNER:
                return f"same owner as {one.outlet}"
            carries = tie.outlet_id == row.outlet_id
            return f"carries the wire of {one.outlet}" if carries else f"wire of {one.outlet}"
    return None


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
