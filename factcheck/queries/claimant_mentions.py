"""Where articles say who a claimant is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import and_, func, or_
from sqlmodel import Session, col

from factcheck.models import (
    Appearance,
    Article,
    Claim,
    Outlet,
    Passage,
    Person,
    Sentence,
    Version,
)
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import visible
from factcheck.queries.withholding import is_shown

#: So many are shown of one claimant.
MOST = 8


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an article says who somebody is."""

    claimant_id: int
    article_id: int
    version_number: int
    version_id: int
    title: str
    outlet: str
    published_on: date | None
    #: First code point, and the one behind the last.
    start: int
    end: int
    #: The sentence there; None where it is no journalism, or withheld.
    sentence: str | None = None


def mentions_of(session: Session, viewer: Person, claimant_id: int) -> list[Mention]:
    """Where the first appearances of the claims say who made them, proofs before mere mentions."""
    query = _places().where(col(Claim.claimant_id) == claimant_id, visible(viewer)).limit(200)
    found = rows(session, query)
    proving = _read(row for row in found if row.proof)
    naming = _read(row for row in found if not row.proof)
    places = {key_of(one): one for one in (*proving, *naming)}
    return list(places.values())[:MOST]


def first_mentions(session: Session, viewer: Person, numbers: Sequence[int]) -> list[Mention]:
    """Where the first claim of each of these claimants says who made it."""
    first = (
        choose(func.min(col(Appearance.id)))
        .join(Claim, col(Claim.id) == Appearance.claim_id)
        .where(col(Claim.claimant_id).in_(numbers), visible(viewer))
        .group_by(col(Claim.claimant_id))
    )
    query = _places().where(col(Appearance.id).in_(first))
    return list(_read(rows(session, query)))


def _places() -> Any:
    return (
        choose(
            Claim.claimant_id,
            col(Article.id),
            Version.number,
            col(Version.id),
            Article.title,
            Outlet.name,
            Article.published_on,
            Appearance.proof,
            Appearance.mention,
        )
        .join(Claim, col(Claim.id) == Appearance.claim_id)
        .join(Passage, col(Passage.id) == Appearance.passage_id)
        .join(Version, col(Version.id) == Passage.version_id)
        .join(Article, col(Article.id) == Version.article_id)
        .join(Outlet, col(Outlet.id) == Article.outlet_id)
        .order_by(col(Appearance.id))
    )


def _read(found: Iterable[Any]) -> Iterable[Mention]:
    for row in found:
        *facts, proof, mention = row
        if place := proof or mention:
            yield Mention(*facts, *place)


def with_sentences(session: Session, mentions: Sequence[Mention]) -> dict[Any, Mention]:
    """The mentions by their keys, with what the articles say there."""
    places = [
        and_(
            col(Sentence.version_id) == one.version_id,
            col(Sentence.start) <= one.start,
            col(Sentence.end) > one.start,
        )
        for one in {key_of(one): one for one in mentions}.values()
    ]
    found: list[Any] = []
    if places:
        query = (
            choose(Sentence.version_id, Sentence.start, Sentence.end, Sentence.text)
            .join(Version, col(Version.id) == Sentence.version_id)
            .where(or_(*places), is_shown(Version))
        )
        found = list(rows(session, query))
    said = {}
    for one in mentions:
        sentence = next(
            (
                words
                for version, start, end, words in found
                if version == one.version_id and start <= one.start < end
            ),
            None,
        )
        said[key_of(one)] = replace(one, sentence=sentence)
    return said


def key_of(mention: Mention) -> tuple[int, int, int]:
    """By which ``with_sentences`` gives a mention."""
    return mention.claimant_id, mention.version_id, mention.start
