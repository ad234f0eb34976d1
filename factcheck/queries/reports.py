"""Building the public value of a report, and finding its editions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session, col, select

from factcheck.models import (
    Appearance,
    Article,
    Claim,
    Claimant,
    ClaimKind,
    Contact,
    Edition,
    Evidence,
    Outlet,
    Passage,
    Person,
    SearchRecord,
    Stance,
    Status,
    Verdict,
    Version,
)
from factcheck.queries.outreach import public_contact, public_search
from factcheck.queries.parts import parts_of, public_parts
from factcheck.queries.rulings import public_method, public_ruling
from factcheck.queries.sources import Source
from factcheck.queries.viewing import claim_seen, demand, visible
from factcheck.queries.withholding import demand_shown
from factcheck.report import public
from factcheck.report.json import from_json
from factcheck.text.spans import Span


@dataclass(frozen=True, slots=True)
class Masthead:
    """What an edition says of the desk that publishes it."""

    desk: str
    #: Where the desk's public pages stand, without a slash at the end; None when reports are seen
    #: by link only.
    site: str | None = None

    def address_of(self, ref: str) -> str | None:
        """Where the newest edition of this claim's report stands for everybody, for good."""
        return f"{self.site}/checks/{ref}" if self.site else None


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A passage with everything that a source list says of it."""

    passage: Passage
    version: Version
    article: Article
    outlet: Outlet
    stance: Stance | None = None
    evidence_id: int | None = None


def build(
    session: Session,
    viewer: Person,
    claim: Claim,
    verdict: Verdict,
    masthead: Masthead,
    *,
    edition: int,
    published_at: datetime,
    corrections: tuple[public.Correction, ...] = (),
    previous_sha256: str | None = None,
) -> tuple[public.PublicReport, dict[str, str]]:
    """The report on a claim as its records stand, and the frozen texts by their sha256."""
    demand(viewer)
    exhibits = _exhibits(session, claim)
    appearances = _appearances(session, claim)
    searches = _searches(session, claim)
    sources = _Sources([*exhibits, *appearances])
    numbers = [*(one.evidence_id for one in exhibits), *searches]
    report = public.PublicReport(
        ref=claim.ref,
        edition=edition,
        published_at=published_at,
        desk=masthead.desk,
        address=masthead.address_of(claim.ref),
        claim=_claim(session, claim, [sources.cite(quoted) for quoted in appearances]),
        ruling=public_ruling(session, verdict),
        evidence=tuple(
            public.Exhibit(stance=quoted.stance.value, passage=sources.cite(quoted))
            for quoted in exhibits
            if quoted.stance is not None
        ),
        parts=public_parts(
            parts_of(session, claim),
            {evidence: number for number, evidence in enumerate(numbers, 1)},
        ),
        method=public_method(
            session,
            verdict,
            {_source(one) for one in exhibits},
            {_source(one) for one in appearances},
        ),
        sources=sources.listed(),
        corrections=corrections,
        searches=tuple(searches.values()),
        contacts=_contacts(session, claim, published_at.date()),
        previous_sha256=previous_sha256,
        first_published_on=_first_published_on(session, claim) if edition > 1 else None,
    )
    return report, {
        quoted.version.sha256: quoted.version.text for quoted in [*exhibits, *appearances]
    }


def editions(session: Session, viewer: Person, claim_id: int | str) -> Sequence[Edition]:
    """The editions of a claim's report, newest first.

    Raises ``Withheld`` while they are, unless the viewer may withhold them.
    """
    claim = claim_seen(session, viewer, claim_id)
    demand_shown(session, claim, viewer)
    return session.exec(
        select(Edition).where(Edition.claim_id == claim.id).order_by(col(Edition.number).desc())
    ).all()


def newest_edition(
    session: Session, claim_id: int, *, even_withheld: bool = False
) -> Edition | None:
    """The edition that the world sees now; None before the first, and when it is withheld."""
    query = (
        select(Edition)
        .join(Claim, col(Claim.id) == Edition.claim_id)
        .where(Edition.claim_id == claim_id)
        .order_by(col(Edition.number).desc())
        .limit(1)
    )
    if not even_withheld:
        query = query.where(Claim.status != Status.WITHHELD)
    return session.exec(query).first()


def newest_verdict(session: Session, claim_id: int) -> Verdict | None:
    """The verdict that counts."""
    return session.exec(
        select(Verdict)
        .where(Verdict.claim_id == claim_id)
        .order_by(col(Verdict.id).desc())
        .limit(1)
    ).first()


def published(
    session: Session, viewer: Person, limit: int = 100, before: int | None = None
) -> list[tuple[Edition, public.PublicReport]]:
    """The newest edition of every published claim, the latest first.

    ``before`` is the id of the edition that a list before this one ended with.
    """
    demand(viewer)
    newest = (
        select(Edition)
        .join(Claim, col(Claim.id) == Edition.claim_id)
        .where(
            ~select(1)
            .where(_later.claim_id == Edition.claim_id, _later.number > Edition.number)
            .exists(),
            visible(viewer),
            Claim.status != Status.WITHHELD,
        )
        .order_by(col(Edition.id).desc())
        .limit(limit)
    )
    if before is not None:
        newest = newest.where(col(Edition.id) < before)
    return [(edition, from_json(edition.json_bytes)) for edition in session.exec(newest)]


def ratings_given(session: Session, viewer: Person, editions: Sequence[Edition]) -> dict[int, int]:
    """For each of these editions, the id of its rating: what the ratings' style sheet goes by."""
    demand(viewer)
    query = (
        select(Edition.id, Verdict.rating_id)
        .join(Verdict, col(Verdict.id) == Edition.verdict_id)
        .where(col(Edition.id).in_([edition.id for edition in editions]))
    )
    return dict(session.exec(query).all())


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


_later = Edition.__table__.alias("later").c  # type: ignore[attr-defined]


def _exhibits(session: Session, claim: Claim) -> list[_Quoted]:
    """The passages that count, by stance and then in the order of attachment."""
    counted = session.exec(
        select(Evidence)
        .where(Evidence.claim_id == claim.id, col(Evidence.withdrawn_at).is_(None))
        .order_by(col(Evidence.id))
    ).all()
    order = list(Stance)
    attached = [
        (one.id, one.passage_id, one.stance) for one in counted if one.passage_id is not None
    ]
    quoted = _quoted(session, [passage for _, passage, _ in attached])
    return [
        replace(quoted[passage], stance=stance, evidence_id=number)
        for number, passage, stance in sorted(attached, key=lambda one: order.index(one[2]))
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


def _first_published_on(session: Session, claim: Claim) -> date | None:
    moment = session.exec(
        select(Edition.published_at).where(Edition.claim_id == claim.id, Edition.number == 1)
    ).first()
    return moment.date() if moment else None


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
        topics=tuple(topic.name for topic in claim.topics),
    )


def _source(quoted: _Quoted) -> Source:
    article = quoted.article
    return Source(article.reprint_group or article.id, quoted.outlet.house)
