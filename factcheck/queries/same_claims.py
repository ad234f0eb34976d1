"""Claims of the desk that say what a claim says: word for word, shortened, longer, or nearly."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, literal, or_
from sqlmodel import Session, col

from factcheck.models import (
    Claim,
    Claimant,
    ClaimKind,
    NotTheSame,
    PerhapsSame,
    Person,
    Rating,
    RatingScheme,
    Status,
    Verdict,
    ref_of,
)
from factcheck.queries import fulltext
from factcheck.queries.inbox_rows import InboxRow
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand, visible
from factcheck.text.departures import Departure, departures
from factcheck.text.differences import Piece, differences
from factcheck.text.matching import is_another_form, similar, statement_key
from factcheck.text.nearness import Near, nearness, rarity
from factcheck.text.posts import plain_words
from factcheck.text.searching import Term, terms

SHOWN = 3
#: How many words of a statement are looked up, and how many claims are asked for each: a word that
#: as many have is common.
WEIGHED = 16
MOST_POSTED = 300
#: How many claims are read, and how many of those are laid against the statement word by word.
CANDIDATES = 40
COMPARED = 8
#: How much of what the rare words tell the best candidate has to share, before claims are looked
#: for that share common words alone; how many of these are asked for, and how many together.
_ENOUGH = 0.5
_MOST_COMMON, _TOGETHER = 5, 3
#: How near a claim has to be to be worth a look, from 0 to 1, in what it tells and in its letters.
LEAST_NEAR, LEAST_SIMILAR = 0.45, 0.55
#: How near one of a few sentences of a longer statement is at least to the whole.
LEAST_FORM = 0.2
#: How many telling words it shares at least: a fragment of two is in many claims.
FEWEST_SHARED = 3
#: Statuses in which the desk stands by a verdict.
_CHECKED = (Status.SIGNED_OFF, Status.PUBLISHED, Status.CORRECTING, Status.OUTDATED)

_NEWEST = (
    choose(func.max(Verdict.id)).where(col(Verdict.claim_id) == Claim.id).correlate(Claim)
).scalar_subquery()
_CLAIMS = (
    choose(
        col(Claim.id),
        Claim.revision,
        Claim.quotation,
        Claim.statement,
        Claim.headline,
        Claim.kind,
        Claim.status,
        Claim.claimant_id,
        col(Claimant.name).label("claimant"),
        Verdict.conclusion,
        Rating.label,
        RatingScheme.shows_rating,
    )
    .outerjoin(Claimant, col(Claimant.id) == Claim.claimant_id)
    .outerjoin(Verdict, col(Verdict.id) == _NEWEST)
    .outerjoin(Rating, col(Rating.id) == Verdict.rating_id)
    .outerjoin(RatingScheme, col(RatingScheme.id) == Rating.scheme_id)
)

#: How near a claim is of which it is known already.
_WHOLLY = Near(1.0, ())


class Likeness(StrEnum):
    """In which way a claim says the same as another."""

    SAME_WORDS = "same_words"
    SHORTER = "shorter"
    LONGER = "longer"
    NEAR = "near"

    @property
    def label(self) -> str:
        """The words on the page, after the reference of the claim that was found."""
        return {
            "same_words": "says it in the same words",
            "shorter": "says it in fewer words",
            "longer": "says it in more words",
            "near": "says much the same",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Same:
    """A claim that is perhaps the same, why, and in what it differs."""

    claim_id: int
    revision: int
    quotation: str
    kind: ClaimKind
    headline: str | None
    claimant: str | None
    is_same_claimant: bool
    status: Status
    likeness: Likeness
    #: From 0 to 1.
    score: float
    shared: tuple[str, ...]
    #: What may make it another claim.
    departures: tuple[Departure, ...]
    #: From the words asked about to those of this claim.
    pieces: tuple[Piece, ...]
    #: What the desk found, where it stands by a verdict: the rating, and the conclusion; the rating
    #: alone is missing where its readers don't see one.
    rating: str | None = None
    conclusion: str | None = None

    @property
    def ref(self) -> str:
        """“FC-12”."""
        return ref_of(self.claim_id)

    @property
    def is_checked(self) -> bool:
        """Whether the desk has checked it already."""
        return self.status in _CHECKED


def same_claims(session: Session, viewer: Person, claim: Claim, limit: int = SHOWN) -> list[Same]:
    """The claims that are perhaps the same as this one, as far as the viewer may know of them.

    Those that somebody said are others are left out, and duplicates that were set aside.
    """
    demand(viewer)
    others = visible(viewer) & (col(Claim.id) != claim.id) & _proposed(literal(claim.id))
    return said_again(session, claim.quotation, claim.claimant_id, others, limit)


def forms_waiting(
    session: Session, viewer: Person, claims: Sequence[Claim | InboxRow]
) -> dict[int, Same]:
    """Of which claim each of these was a shorter or longer form as it came in, the first found."""
    demand(viewer)
    words = {claim.id: claim.quotation for claim in claims}
    asked = col(PerhapsSame.claim_id).in_(words)
    # Asked for in one go, a database may walk all claims that are no duplicates.
    others = {row[0] for row in rows(session, choose(PerhapsSame.other_id).where(asked))}
    if not others:
        return {}
    query = (
        _CLAIMS.add_columns(col(PerhapsSame.claim_id).label("asked"))
        .join(PerhapsSame, col(PerhapsSame.other_id) == Claim.id)
        .where(
            asked,
            col(Claim.id).in_(others),
            visible(viewer),
            _proposed(PerhapsSame.claim_id),
        )
        .order_by(col(PerhapsSame.id).desc())
    )
    found = ((row, _judged(words[row.asked], row.claimant_id, row)) for row in rows(session, query))
    return {row.asked: same for row, same in found if same is not None}


def another_form(session: Session, claim: Claim) -> int | None:
    """The claim that says the same as this one in fewer or in more words, by the same claimant.

    Of claims that the whole desk may know of; the one that shares the most with it.
    """
    groups = _groups(terms(claim.quotation))
    if claim.claimant_id is None or not groups:
        return None
    _, ids = _candidates(session, groups)
    query = choose(col(Claim.id), Claim.quotation).where(
        col(Claim.id).in_(ids),
        col(Claim.claimant_id) == claim.claimant_id,
        col(Claim.id) != claim.id,
        col(Claim.is_confidential).is_(False),
        col(Claim.duplicate_of_id).is_(None),
    )
    words = {row.id: row.quotation for row in rows(session, query)}
    alike = (n for n in ids if n in words and is_another_form(claim.quotation, words[n]))
    return next(alike, None)


def said_again(
    session: Session,
    words: str,
    claimant_id: int | None,
    known_to: ColumnElement[bool],
    limit: int = SHOWN,
) -> list[Same]:
    """The claims that say perhaps the same as these words.

    ``known_to`` is a condition on ``Claim``; the best come first, those in other words last.
    """
    statement = plain_words(words)
    asked = terms(statement)
    groups = _groups(asked)
    if not groups:
        return []
    weights, ids = _candidates(session, groups)
    found = rows(session, _CLAIMS.where(col(Claim.id).in_(ids), known_to)) if ids else []
    near = nearness(statement, asked, weights, [_text(row) for row in found])
    best = sorted(zip(near, found, strict=True), key=lambda one: (-one[0].score, -one[1].id))
    judged = (
        _judged(words, claimant_id, row, one)
        for one, row in best[:COMPARED]
        if one.score >= LEAST_NEAR
        or (one.score >= LEAST_FORM and is_another_form(words, row.quotation))
    )
    kept = sorted(filter(None, judged), key=lambda one: (one.likeness is Likeness.NEAR, -one.score))
    return kept[:limit]


def _candidates(
    session: Session, groups: Sequence[Sequence[Term]]
) -> tuple[dict[int, float], list[int]]:
    """What each of the words tells, and the claims that share the most of what they tell."""
    claims, posted = fulltext.postings(session, "claim", groups, MOST_POSTED)
    weights = {
        group[0].group: rarity(len(ids), claims) for group, ids in zip(groups, posted, strict=True)
    }
    shared: Counter[int] = Counter()
    rare = 0.0
    for group, ids in zip(groups, posted, strict=True):
        if len(ids) < MOST_POSTED:
            weight = weights[group[0].group]
            rare += weight
            for number in ids:
                shared[number] += weight  # type: ignore[assignment] # counts what words tell
    best = sorted(shared, key=lambda number: (-shared[number], -number))[:CANDIDATES]
    common = [group for group, ids in zip(groups, posted, strict=True) if len(ids) >= MOST_POSTED][
        :_MOST_COMMON
    ]
    # The words' own claim has all of the rare ones, so the second best says whether there is more.
    if common and (len(best) < 2 or shared[best[1]] < _ENOUGH * rare):
        together = min(_TOGETHER, len(common))
        best += fulltext.newest(session, "claim", common, together, CANDIDATES)
    return weights, list(dict.fromkeys(best))


def _groups(asked: Sequence[Term]) -> list[list[Term]]:
    """The forms of each word, of the first words."""
    return [list(forms) for _, forms in groupby(asked, key=lambda term: term.group)][:WEIGHED]


def _proposed(claim_id: Any) -> ColumnElement[bool]:
    """Of the claims in a query, those that may be proposed as the same as the claim of a number."""
    told_apart = exists().where(
        or_(
            and_(col(NotTheSame.low_id) == Claim.id, col(NotTheSame.high_id) == claim_id),
            and_(col(NotTheSame.high_id) == Claim.id, col(NotTheSame.low_id) == claim_id),
        )
    )
    return and_(col(Claim.duplicate_of_id).is_(None), ~told_apart)


def _text(row: Any) -> str:
    return " ".join(filter(None, (row.quotation, row.statement, row.headline)))


def _judged(words: str, claimant_id: int | None, row: Any, near: Near = _WHOLLY) -> Same | None:
    """What is to be said of a claim beside these words; None when it isn't much like them."""
    likeness = _likeness(words, row.quotation, near)
    if likeness is None:
        return None
    is_near, is_checked = likeness is Likeness.NEAR, row.status in _CHECKED
    return Same(
        claim_id=row.id,
        revision=row.revision,
        quotation=row.quotation,
        kind=row.kind,
        headline=row.headline,
        claimant=row.claimant,
        is_same_claimant=row.claimant_id == claimant_id is not None,
        status=row.status,
        likeness=likeness,
        score=near.score,
        shared=near.shared,
        departures=departures(words, row.quotation) if is_near else (),
        pieces=differences(words, row.quotation, statement_key),
        rating=row.label if is_checked and row.shows_rating else None,
        conclusion=row.conclusion if is_checked else None,
    )


def _likeness(words: str, other: str, near: Near) -> Likeness | None:
    key, others = statement_key(words), statement_key(other)
    if key == others:
        return Likeness.SAME_WORDS
    if is_another_form(words, other):
        return Likeness.SHORTER if len(others) < len(key) else Likeness.LONGER
    if len(near.shared) < FEWEST_SHARED or similar(words, other) < LEAST_SIMILAR:
        return None
    return Likeness.NEAR
