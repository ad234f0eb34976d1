"""What a claim shows that a desk's decisions could be about, and the decisions as lessons.

Confidential and withheld claims teach nothing: what was learned is shown to the whole desk. A claim
that is a duplicate, or was checked before, teaches nothing either: it may be well worth a check.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement
from sqlmodel import Session, col

from factcheck.models import (
    Appearance,
    Article,
    AsideReason,
    Claim,
    Claimant,
    ClaimKind,
    ClaimType,
    Passage,
    Status,
    Version,
)
from factcheck.queries.rows import choose, rows
from factcheck.statistics.lessons import Lesson
from factcheck.text.searching import topical_words

#: The last so many decisions count: a desk's taste changes, and it has to be learned in a moment.
MOST_LESSONS = 2_000
#: How far a feature may be believed before much speaks for it: the variance of its weight, by the
#: family that its name begins with. Set by ``python -m benchmarks replay``.
TRUST = {
    "shows": 0.4,
    "type": 0.4,
    "kind": 0.2,
    "claimant": 0.6,
    "unnamed": 0.4,
    "outlet": 0.2,
    "length": 0.2,
    "says": 0.2,
}
TEACHING = (
    AsideReason.OPINION,
    AsideReason.PREDICTION,
    AsideReason.NOT_CHECKABLE,
    AsideReason.NOT_CHOSEN,
)
_SHORT, _LONG = 9, 25
_MOST_WORDS, _LONGEST_WORD = 60, 40


class Shown(NamedTuple):
    """A claim, as far as it is put in order by."""

    id: int
    words: str
    kind: ClaimKind
    type: ClaimType | None
    shows: Sequence[str]
    score: float
    priority: float
    claimant_id: int | None
    is_unnamed: bool | None


SHOWN = choose(
    col(Claim.id),
    Claim.quotation,
    Claim.kind,
    Claim.claim_type,
    Claim.features,
    Claim.score,
    Claim.priority,
    Claim.claimant_id,
    Claimant.is_unnamed,
).outerjoin(Claimant, col(Claimant.id) == Claim.claimant_id)


def features_of(claim: Shown, outlet_id: int | None = None) -> list[str]:
    """“shows:a denial”, “claimant:7”, “says:harbour”: the family, and which of it."""
    found = [f"shows:{name}" for name in claim.shows]
    if claim.type is not None:
        found.append(f"type:{claim.type.value}")
    found.append(f"kind:{claim.kind.value}")
    if claim.is_unnamed:
        found.append("unnamed:source")
    elif claim.claimant_id is not None:
        found.append(f"claimant:{claim.claimant_id}")
    if outlet_id is not None:
        found.append(f"outlet:{outlet_id}")
    found.append(f"length:{_length(claim.words)}")
    said = topical_words(claim.words)[:_MOST_WORDS]
    return found + [f"says:{word}" for word in said if len(word) <= _LONGEST_WORD]


def trust(feature: str) -> float:
    """The variance of a feature's weight before anything was decided."""
    return TRUST[feature.partition(":")[0]]


def lessons(session: Session, since: datetime | None) -> list[Lesson]:
    """The last decisions after ``since``, the earliest first; of each claim, how it stands now.

    What was taken back is no decision, and a claim that somebody marked was never weighed.
    """
    opened = (
        col(Claim.opened_at).is_not(None),
        col(Claim.status).not_in((Status.SUGGESTED, Status.SET_ASIDE, Status.WITHHELD)),
    )
    left = (col(Claim.status) == Status.SET_ASIDE, col(Claim.aside_reason).in_(TEACHING))
    decided = [
        *((*row, True) for row in _last(session, opened, col(Claim.opened_at), since)),
        *((*row, False) for row in _last(session, left, col(Claim.standing_since), since)),
    ]
    decided.sort(key=lambda row: (row[-2], row[0]))
    taught = [(Shown(*row[:-2]), row[-1]) for row in decided[-MOST_LESSONS:]]
    outlets = outlets_of(session, [claim.id for claim, _ in taught])
    return [
        Lesson(features_of(claim, outlets.get(claim.id)), claim.score, taken)
        for claim, taken in taught
    ]


def outlets_of(session: Session, claim_ids: Sequence[int]) -> dict[int, int]:
    """The outlet in which each claim appeared first."""
    query = (
        choose(Appearance.claim_id, Article.outlet_id)
        .join(Passage, col(Passage.id) == Appearance.passage_id)
        .join(Version, col(Version.id) == Passage.version_id)
        .join(Article, col(Article.id) == Version.article_id)
        .where(col(Appearance.claim_id).in_(claim_ids))
        .order_by(col(Appearance.id).desc())
    )
    return dict(rows(session, query))


def _last(
    session: Session, which: Iterable[ColumnElement[bool]], moment: Any, since: datetime | None
) -> Sequence[Any]:
    query = SHOWN.add_columns(moment).where(
        *which, col(Claim.is_confidential).is_(False), col(Claim.marked_by_id).is_(None)
    )
    if since is not None:
        query = query.where(moment > since)
    return rows(session, query.order_by(moment.desc(), col(Claim.id).desc()).limit(MOST_LESSONS))


def _length(words: str) -> str:
    many = len(words.split())
    return "short" if many < _SHORT else "long" if many > _LONG else "middling"
