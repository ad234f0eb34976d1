"""Building the public value of a report, and finding its editions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import defer
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from factcheck.models import Claim, Edition, Person, Status, Verdict
from factcheck.queries.material import material_of
from factcheck.queries.rulings import public_method, public_ruling
from factcheck.queries.viewing import claim_seen, demand, visible
from factcheck.queries.withholding import demand_shown
from factcheck.report import public
from factcheck.report.addresses import permanent_address
from factcheck.report.json import from_json

_WITHOUT_JSON = defer(Edition.json_bytes)  # type: ignore[arg-type] # a column, to it
_WITHOUT_MARKDOWN = defer(Edition.markdown_bytes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Masthead:
    """What an edition says of the desk that publishes it."""

    desk: str
    #: Where the desk's public pages stand, without a slash at the end; None when reports are seen
    #: by link only.
    site: str | None = None

    def address_of(self, ref: str) -> str | None:
        """Where the newest edition of this claim's report stands for everybody, for good."""
        return permanent_address(self.site, ref) if self.site else None


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
    material = material_of(session, claim, published_at.date())
    report = public.PublicReport(
        ref=claim.ref,
        edition=edition,
        published_at=published_at,
        desk=masthead.desk,
        address=masthead.address_of(claim.ref),
        claim=material.claim,
        ruling=public_ruling(session, verdict),
        evidence=material.evidence,
        parts=material.parts,
        method=public_method(session, verdict, material.cited, material.own),
        sources=material.sources,
        corrections=corrections,
        searches=material.searches,
        contacts=material.contacts,
        previous_sha256=previous_sha256,
        first_published_on=_first_published_on(session, claim) if edition > 1 else None,
    )
    return report, material.texts


def editions(session: Session, viewer: Person, claim_id: int | str) -> Sequence[Edition]:
    """The editions of a claim's report, newest first; their bytes are read when they are asked for.

    Raises ``Withheld`` while they are, unless the viewer may withhold them.
    """
    claim = claim_seen(session, viewer, claim_id)
    demand_shown(session, claim, viewer)
    return session.exec(heads(claim.id)).all()


def heads(claim_id: int) -> SelectOfScalar[Edition]:
    """The query for the editions of one claim, newest first, without their bytes.

    A page shows the bytes of one of them, or two; read when they are asked for, the others cost
    nothing, however often a report was corrected.
    """
    return (
        select(Edition)
        .where(Edition.claim_id == claim_id)
        .order_by(col(Edition.number).desc())
        .options(_WITHOUT_JSON, _WITHOUT_MARKDOWN)
    )


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
        .options(_WITHOUT_MARKDOWN)
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


_later = Edition.__table__.alias("later").c  # type: ignore[attr-defined]


def _first_published_on(session: Session, claim: Claim) -> date | None:
    moment = session.exec(
        select(Edition.published_at).where(Edition.claim_id == claim.id, Edition.number == 1)
    ).first()
    return moment.date() if moment else None
