"""What a report on a claim is made of, as its records stand: all but the ruling and its method."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session, col, select

from factcheck.models import (
    Appearance,
    Article,
    Claim,
    Claimant,
    ClaimKind,
    Contact,
    Evidence,
    Outlet,
    Passage,
    SearchRecord,
    Stance,
    Version,
)
from factcheck.queries.outreach import public_contact, public_search
from factcheck.queries.parts import parts_of, public_parts
from factcheck.queries.sources import Source
from factcheck.report import public
from factcheck.text.spans import Span


@dataclass(frozen=True, slots=True)
class Material:
    """What a claim's records have for a report, in the report's own classes."""

    claim: public.Claim
    evidence: tuple[public.Exhibit, ...]
    parts: tuple[public.Part, ...]
    sources: tuple[public.Source, ...]
    searches: tuple[public.SearchExhibit, ...]
    contacts: tuple[public.Contact, ...]
    #: The number of each piece of evidence → that of the exhibit, from 1, the searches after the
    #: passages.
    exhibits: dict[int, int]
    #: Who stands behind the evidence, and behind the articles in which the claim was made.
    cited: frozenset[Source]
    own: frozenset[Source]
    #: The frozen texts by their sha256.
    texts: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A passage with everything that a source list says of it."""

    passage: Passage
    version: Version
    article: Article
    outlet: Outlet
    evidence: Evidence | None = None

    @property
    def source(self) -> Source:
        """Who stands behind it."""
        return Source(self.article.reprint_group or self.article.id, self.outlet.house)


def material_of(session: Session, claim: Claim, today: date) -> Material:
    """What counts for the claim now; ``today`` is the day up to which answers are waited for."""
    exhibits = _exhibits(session, claim)
    appearances = _appearances(session, claim)
    searches = _searches(session, claim)
    sources = _Sources([*exhibits, *appearances])
    ids = [*(one.evidence.id for one in exhibits if one.evidence), *searches]
    numbers = {evidence: number for number, evidence in enumerate(ids, 1)}
    return Material(
        claim=_claim(session, claim, [sources.cite(quoted) for quoted in appearances]),
        evidence=tuple(
            public.Exhibit(stance=quoted.evidence.stance.value, passage=sources.cite(quoted))
            for quoted in exhibits
            if quoted.evidence
        ),
        parts=public_parts(parts_of(session, claim), numbers),
        sources=sources.listed(),
        searches=tuple(searches.values()),
        contacts=_contacts(session, claim, today),
        exhibits=numbers,
        cited=frozenset(one.source for one in exhibits),
        own=frozenset(one.source for one in appearances),
        texts={one.version.sha256: one.version.text for one in [*exhibits, *appearances]},
    )


class _Sources:
    """The numbered sources of a report, in the order in which they are first cited."""

    def __init__(self, quoted: Iterable[_Quoted]) -> None:
        self._by_version: dict[int, _Quoted] = {}
        for one in quoted:
            self._by_version.setdefault(one.version.id, one)
        self._numbers = {version: n for n, version in enumerate(self._by_version, 1)}

    def cite(self, quoted: _Quoted) -> public.Passage:
        return public.Passage(
            source=self._numbers[quoted.version.id],
            paragraph=quoted.passage.paragraph,
            spans=tuple(Span(*span) for span in quoted.passage.spans),
            words=quoted.passage.exact,
            prefix=quoted.passage.prefix,
            suffix=quoted.passage.suffix,
        )

    def listed(self) -> tuple[public.Source, ...]:
        return tuple(
            public.Source(
                number=self._numbers[one.version.id],
                outlet=one.outlet.name,
                title=one.article.title,
                author=one.article.author,
                published_on=one.article.published_on,
                address=one.article.address,
                version_sha256=one.version.sha256,
                kept_on=one.version.taken_at.date(),
                primary=one.article.source_kind.label
                if one.article.source_kind.is_primary
                else None,
            )
            for one in self._by_version.values()
        )


def _exhibits(session: Session, claim: Claim) -> list[_Quoted]:
    """The passages that count, by stance and then in the order of attachment."""
    counted = session.exec(
        select(Evidence)
        .where(Evidence.claim_id == claim.id, col(Evidence.withdrawn_at).is_(None))
        .order_by(col(Evidence.id))
    ).all()
    order = list(Stance)
    attached = [(one, one.passage_id) for one in counted if one.passage_id is not None]
    quoted = _quoted(session, [passage for _, passage in attached])
    return [
        replace(quoted[passage], evidence=one)
        for one, passage in sorted(attached, key=lambda pair: order.index(pair[0].stance))
    ]


def _searches(session: Session, claim: Claim) -> dict[int, public.SearchExhibit]:
    """The searches that count, by the number of the evidence, in the order of attachment."""
    counted = session.exec(
        select(Evidence, SearchRecord)
        .join(SearchRecord, col(SearchRecord.id) == Evidence.search_id)
        .where(Evidence.claim_id == claim.id, col(Evidence.withdrawn_at).is_(None))
        .order_by(col(Evidence.id))
    )
    return {
        evidence.id: public.SearchExhibit(
            stance=evidence.stance.value, search=public_search(record)
        )
        for evidence, record in counted
    }


def _contacts(session: Session, claim: Claim, today: date) -> tuple[public.Contact, ...]:
    """Those who were asked, in that order."""
    asked = session.exec(
        select(Contact)
        .where(Contact.claim_id == claim.id, col(Contact.withdrawn_at).is_(None))
        .order_by(col(Contact.asked_on), col(Contact.id))
    )
    return tuple(public_contact(contact, today) for contact in asked)


def _appearances(session: Session, claim: Claim) -> list[_Quoted]:
    ids = session.exec(
        select(Appearance.passage_id)
        .where(Appearance.claim_id == claim.id)
        .order_by(col(Appearance.id))
    ).all()
    quoted = _quoted(session, ids)
    return [quoted[passage_id] for passage_id in ids]


def _quoted(session: Session, passage_ids: Sequence[int]) -> dict[int, _Quoted]:
    rows = session.exec(
        select(Passage, Version, Article, Outlet)
        .join(Version, col(Version.id) == Passage.version_id)
        .join(Article, col(Article.id) == Version.article_id)
        .join(Outlet, col(Outlet.id) == Article.outlet_id)
        .where(col(Passage.id).in_(passage_ids))
    ).all()
    return {
        passage.id: _Quoted(passage, version, article, outlet)
        for passage, version, article, outlet in rows
    }


def _claim(session: Session, claim: Claim, appearances: list[public.Passage]) -> public.Claim:
    claimant = session.get(Claimant, claim.claimant_id) if claim.claimant_id else None
    return public.Claim(
        quotation=claim.quotation,
        own_words=claim.kind in (ClaimKind.DIRECT, ClaimKind.FRAGMENT),
        statement=claim.statement,
        headline=claim.headline,
        claimant=claimant.name if claimant else None,
        claimant_role=claimant.role if claimant else None,
        said_on=claim.said_on,
        occasion=claim.occasion,
        appearances=tuple(appearances),
        claimant_kind=claimant.kind.value if claimant and claimant.kind else None,
        claimant_is_unnamed=claimant is not None and claimant.is_unnamed,
        topics=tuple(topic.name for topic in claim.topics),
    )
