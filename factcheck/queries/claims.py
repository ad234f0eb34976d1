"""Where claims appear."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col

from factcheck.models import (
    Appearance,
    Article,
    Claim,
    Claimant,
    Outlet,
    Passage,
    Person,
    Version,
)
from factcheck.queries.articles import said_at
from factcheck.queries.rows import choose, rows
from factcheck.queries.sources import HOUSE, STORY, Source
from factcheck.queries.viewing import demand, visible


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim appears."""

    claim_id: int
    article_id: int
    version_id: int
    title: str
    outlet: str
    published_on: object
    address: str | None
    source_file: str | None
    place: str
    paragraph: int
    exact: str
    version_number: int
    #: Where the version says who the claimant is, and where it names them beside the words: first
    #: code point and the one behind the last.
    proof: list[int] | None
    mention: list[int] | None
    #: Who told that the claimant said it.
    relayed_by_id: int | None
    relayed_by: str | None
    source: Source

    @property
    def anchor(self) -> str:
        """Where it begins in the article as it is read beside the claim."""
        return said_at(self.place)

    @property
    def named_at(self) -> str | None:
        """Where the version says who the claimant is, as an address points there."""
        where = self.proof or self.mention
        return f"{where[0]}-{where[1]}" if where else None


def places(session: Session, viewer: Person, claim_ids: Sequence[int]) -> dict[int, list[Place]]:
    """Where each of these claims appears, the first appearance first."""
    demand(viewer)
    query = (
        choose(
            Appearance.claim_id,
            col(Article.id),
            col(Version.id),
            Article.title,
            Outlet.name,
            Article.published_on,
            Article.address,
            Article.source_file,
            Passage.place,
            Passage.paragraph,
            Passage.exact,
            Version.number,
            Appearance.proof,
            Appearance.mention,
            Appearance.relayed_by_id,
            Claimant.name,
            STORY,
            HOUSE,
        )
        .join(Passage, col(Passage.id) == Appearance.passage_id)
        .join(Version, col(Version.id) == Passage.version_id)
        .join(Article, col(Article.id) == Version.article_id)
        .join(Outlet, col(Outlet.id) == Article.outlet_id)
        .join(Claim, col(Claim.id) == Appearance.claim_id)
        .outerjoin(Claimant, col(Claimant.id) == Appearance.relayed_by_id)
        .where(col(Appearance.claim_id).in_(claim_ids), visible(viewer))
        .order_by(col(Appearance.id))
    )
    found: dict[int, list[Place]] = {claim_id: [] for claim_id in claim_ids}
    for row in rows(session, query):
        found[row[0]].append(Place(*(*row[:-2], Source(*row[-2:]))))
    return found
