"""Earlier verdicts on similar claims, for whoever chooses a rating."""

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import func
from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, select

from factcheck.models import (
    Claim,
    Claimant,
    ClaimKind,
    Person,
    Rating,
    RatingScheme,
    Status,
    Verdict,
    ref_of,
)
from factcheck.queries import fulltext
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand, visible
from factcheck.text.searching import Term, groups_in, terms

SHOWN = 5
#: How many words of a claim are weighed, how many the index is asked for, and how many claims it
#: gives at most.
WEIGHED = 12
MOST_WORDS = 5
CANDIDATES = 100
#: A word that so many claims have tells nothing, however many more there are.
MOST_COUNTED = 2_000
#: How many words two claims share before one is like the other; the fewer only where there is need.
_STRICTNESS = (3, 2)
#: How much of what this claim says the other has to share, from 0 to 1.
LEAST_LIKE = 0.25
_WHEN = re.compile(
    r"(?:1[89]|20)\d\d|(?:janua|februa|augu|septemb|octob|novemb|decemb|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)"
)
#: Statuses in which the desk stands by a verdict, or puts it right.
_STANDING = (Status.SIGNED_OFF, Status.PUBLISHED, Status.CORRECTING, Status.OUTDATED)


@dataclass(frozen=True, slots=True)
class Precedent:
    """A claim that was judged before, and how."""

    claim_id: int
    quotation: str
    kind: ClaimKind
    headline: str | None
    claimant: str | None
    is_same_claimant: bool
    rating: Rating
    conclusion: str
    signed_at: datetime

    @property
    def ref(self) -> str:
        """“FC-12”."""
        return ref_of(self.claim_id)

    @property
    def shows_rating(self) -> bool:
        """Whether its readers see the rating; else they see the conclusion alone."""
        return self.rating.scheme.shows_rating


@dataclass(frozen=True, slots=True)
class Precedents:
    """The nearest of them, those of the same claimant first."""

    rows: Sequence[Precedent]
    #: On which the claim in question is rated.
    scheme_id: int | None = None

    def __bool__(self) -> bool:
        return bool(self.rows)

    @property
    def weighed(self) -> Sequence[Precedent]:
        """Those that a rating is held against: the same claimant's where there are any.

        Ratings of another scheme don't compare, and what readers don't see is no example to them.
        """
        alike = [row for row in self.rows if row.shows_rating and self._is_of_scheme(row.rating)]
        return [row for row in alike if row.is_same_claimant] or alike

    @property
    def summary(self) -> str:
        """“3 of 4 were rated False”, or all ratings where none has the most.

        Where no rating compares, how many there are: “3 with a verdict”.
        """
        if not self.weighed:
            return f"{len(self.rows)} with a verdict"
        counts = Counter(row.rating.label for row in self.weighed).most_common()
        whose = "of the same claimant " if self.weighed[0].is_same_claimant else ""
        total = len(self.weighed)
        label, most = counts[0]
        if total == 1:
            return f"one {whose}was rated {label}"
        if 2 * most > total:
            return f"{most} of {total} {whose}were rated {label}"
        return f"{total} {whose}were rated {', '.join(f'{name} ({n})' for name, n in counts)}"

    def departing(self, scale: Sequence[Rating]) -> list[int]:
        """The ratings that would depart from them: all but what most were given; none where no
        rating compares."""
        if not self.weighed:
            return []
        counts = Counter(row.rating.id for row in self.weighed)
        [(first, most)] = counts.most_common(1)
        usual = {first} if 2 * most > len(self.weighed) else set(counts)
        return [rating.id for rating in scale if rating.id not in usual]

    def _is_of_scheme(self, rating: Rating) -> bool:
        return rating.scheme_id == self.scheme_id


def precedents(
    session: Session,
    viewer: Person,
    claim: Claim,
    scheme: RatingScheme | None,
    limit: int = SHOWN,
) -> Precedents:
    """The claims most like this one that have a verdict, as far as the viewer may know of them.

    ``scheme`` is the one on which this claim is rated.
    """
    demand(viewer)
    words = _telling(session, claim)
    ranked: list[tuple[bool, float, Any]] = []
    for together in _STRICTNESS:
        if len(ranked) < limit:
            ranked = _ranked(session, viewer, claim, words, together)
    if not ranked:
        return Precedents([])
    ratings = _ratings(session, {row.rating_id for *_, row in ranked[:limit]})
    return Precedents(
        [
            Precedent(
                claim_id=row.id,
                quotation=row.quotation,
                kind=row.kind,
                headline=row.headline,
                claimant=row.claimant,
                is_same_claimant=is_same,
                rating=ratings[row.rating_id],
                conclusion=row.conclusion,
                signed_at=row.signed_at,
            )
            for is_same, _, row in ranked[:limit]
        ],
        scheme.id if scheme else None,
    )


def _telling(session: Session, claim: Claim) -> list[tuple[float, list[Term]]]:
    """The claim's words, each in its forms and with what it tells: the fewer claims have it, the
    more. Months and years are when something was said, not what."""
    text = " ".join(filter(None, (claim.quotation, claim.statement)))
    asked = [term for term in terms(text) if not _WHEN.fullmatch(term.word)]
    groups = [list(forms) for _, forms in groupby(asked, key=lambda term: term.group)][:WEIGHED]
    if not groups:
        return []
    claims, counts = fulltext.spread(session, "claim", groups, MOST_COUNTED)
    weighed = [
        (math.log(1 + claims / (count or 1)), count, group)
        for count, group in zip(counts, groups, strict=True)
    ]
    # What no other claim has can't be shared, but makes the claim less like any other.
    return [
        (weight, group if count > 1 else [])
        for weight, count, group in sorted(weighed, key=lambda one: -one[0])
    ]


def _ranked(
    session: Session,
    viewer: Person,
    claim: Claim,
    words: list[tuple[float, list[Term]]],
    together: int,
) -> list[tuple[bool, float, Any]]:
    """Claims that share so many of the telling words, each with whether its claimant is the same
    and how much of what this one says it shares; the best first."""
    shared = [forms for _, forms in words if forms]
    asked = shared[:MOST_WORDS]
    near = set(fulltext.newest(session, "claim", asked, together, CANDIDATES)) - {claim.id}
    found = _judged(session, viewer, near) if near else []
    whole = sum(weight for weight, _ in words)
    weights = {forms[0].group: weight for weight, forms in words if forms}
    forms = [term for group in shared for term in group]
    ranked = [
        (row.claimant_id == claim.claimant_id is not None, like, row)
        for row in found
        if (like := sum(weights[group] for group in groups_in(_text(row), forms)) / whole)
        >= LEAST_LIKE
    ]
    return sorted(ranked, key=lambda one: (not one[0], -one[1], -one[2].id))


def _text(claim: Any) -> str:
    return " ".join(filter(None, (claim.quotation, claim.statement, claim.headline)))


def _judged(session: Session, viewer: Person, ids: Collection[int]) -> Sequence[Any]:
    """Those of the claims that have a verdict which stands, with the newest."""
    newest = (
        choose(func.max(Verdict.id)).where(col(Verdict.claim_id) == Claim.id).correlate(Claim)
    ).scalar_subquery()
    query = (
        choose(
            col(Claim.id),
            Claim.quotation,
            Claim.statement,
            Claim.headline,
            Claim.kind,
            Claim.claimant_id,
            col(Claimant.name).label("claimant"),
            Verdict.rating_id,
            Verdict.conclusion,
            Verdict.signed_at,
        )
        .join(Verdict, col(Verdict.id) == newest)
        .outerjoin(Claimant, col(Claimant.id) == Claim.claimant_id)
        .where(col(Claim.id).in_(ids), col(Claim.status).in_(_STANDING), visible(viewer))
    )
    return rows(session, query)


def _ratings(session: Session, ids: set[int]) -> dict[int, Rating]:
    query = (
        select(Rating).where(col(Rating.id).in_(ids)).options(joinedload(Rating.scheme))  # type: ignore[arg-type] # a relationship, to it
    )
    return {rating.id: rating for rating in session.exec(query)}
