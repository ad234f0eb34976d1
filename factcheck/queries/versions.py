"""The frozen versions of articles: which there are, what came in, and which claims appear."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col

from factcheck.errors import NotFound
from factcheck.models import (
    Appearance,
    Article,
    Claim,
    Claimant,
    ClaimKind,
    Outlet,
    Passage,
    Person,
    Status,
    Version,
    ref_of,
)
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand, visible
from factcheck.report.public import Source


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version without its text."""

    id: int
    number: int
    sha256: str
    taken_at: datetime
    extractor: str
    original_sha256: str
    #: text/plain or text/html.
    original_type: str


@dataclass(frozen=True, slots=True)
class ClaimHere:
    """A claim that appears in a version."""

    id: int
    quotation: str
    headline: str | None
    kind: ClaimKind
    claimant: str | None
    status: Status
    #: Of the paragraph in which it begins, from 1.
    paragraph: int
    #: Where it stands in the text, as ``models.passages`` writes it.
    place: str

    @property
    def ref(self) -> str:
        """“FC-12”."""
        return ref_of(self.id)


def versions(session: Session, viewer: Person, article_id: int) -> list[VersionRow]:
    """The versions of an article, the newest first; raises ``NotFound`` for an unknown article."""
    demand(viewer)
    query = (
        choose(
            col(Version.id),
            Version.number,
            Version.sha256,
            Version.taken_at,
            Version.extractor,
            Version.original_sha256,
            Version.original_type,
        )
        .where(col(Version.article_id) == article_id)
        .order_by(col(Version.number).desc())
    )
    found = [VersionRow(*row) for row in rows(session, query)]
    if not found:
        raise NotFound("There is no such article.")
    return found


def claims_of(session: Session, viewer: Person, version_id: int) -> list[ClaimHere]:
    """The claims that appear in a version, in the order of its text, each once."""
    demand(viewer)
    query = (
        choose(
            col(Claim.id),
            Claim.quotation,
            Claim.headline,
            Claim.kind,
            Claimant.name,
            Claim.status,
            Passage.paragraph,
            Passage.place,
        )
        .join(Appearance, col(Appearance.claim_id) == Claim.id)
        .join(Passage, col(Passage.id) == Appearance.passage_id)
        .outerjoin(Claimant, col(Claimant.id) == Claim.claimant_id)
        .where(col(Passage.version_id) == version_id, visible(viewer))
    )
    here: dict[int, ClaimHere] = {}
    for row in sorted(rows(session, query), key=lambda one: int(one.place.partition("-")[0])):
        here.setdefault(row[0], ClaimHere(*row))
    return list(here.values())


def kept_places(
    session: Session, viewer: Person, sources: Iterable[Source]
) -> dict[int, tuple[int, int]]:
    """For sources of a report, by their number: the article and the number of its version.

    Reprints share a text, so that the outlet, title and address tell which of them is meant.
    """
    demand(viewer)
    listed = list(sources)
    query = (
        choose(
            Version.sha256,
            Outlet.name,
            Article.title,
            Article.address,
            col(Article.id),
            Version.number,
        )
        .join(Article, col(Article.id) == Version.article_id)
        .join(Outlet, col(Outlet.id) == Article.outlet_id)
        .where(col(Version.sha256).in_([source.version_sha256 for source in listed]))
    )
    kept = {tuple(row[:4]): (row[4], row[5]) for row in rows(session, query)}
    named = {
        source.number: (source.version_sha256, source.outlet, source.title, source.address)
        for source in listed
    }
    return {number: kept[name] for number, name in named.items() if name in kept}
