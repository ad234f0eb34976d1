"""Earlier verdicts on similar claims, for whoever chooses a rating."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import Claim, Claimant, ClaimKind, Person, Rating, Status, Verdict, ref_of
from factcheck.queries import fulltext
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand, visible
from factcheck.text.searching import Term, bearing, terms

SHOWN = 5
#: How many words the index is asked for, and how many claims it gives.
MOST_WORDS = 5
CANDIDATES = 100
#: How many words two claims share before one is like the other; the fewer only where there is need.
_STRICTNESS = (3, 2)
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


@dataclass(frozen=True, slots=True)
class Precedents:
    """The nearest of them, those of the same claimant first."""

    rows: Sequence[Precedent]

    def __bool__(self) -> bool:
        return bool(self.rows)

    @property
    def weighed(self) -> Sequence[Precedent]:
        """Those that a rating is held against: the same claimant's where there are any."""
        return [row for row in self.rows if row.is_same_claimant] or self.rows

    @property
    def summary(self) -> str:
        """“3 of 4 were rated False”, or all ratings where none has the most."""
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
        """The ratings that would depart from them: all but what most were given."""
        counts = Counter(row.rating.id for row in self.weighed)
        [(first, most)] = counts.most_common(1)
        usual = {first} if 2 * most > len(self.weighed) else set(counts)
        return [rating.id for rating in scale if rating.id not in usual]


def precedents(session: Session, viewer: Person, claim: Claim, limit: int = SHOWN) -> Precedents:
    """The claims most like this one that have a verdict, as far as the viewer may know of them."""
    demand(viewer)
    asked = _telling(terms(" ".join(filter(None, (claim.quotation, claim.statement)))))
    groups = [list(forms) for _, forms in groupby(asked, key=lambda term: term.group)]
    ranked: list[tuple[bool, float, Any]] = []
    for together in _STRICTNESS:
        if len(ranked) < limit and len(groups) >= together:
            ranked = _ranked(session, viewer, claim, groups, together)
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
        ]
    )


def _ranked(
    session: Session, viewer: Person, claim: Claim, groups: list[list[Term]], together: int
) -> list[tuple[bool, float, Any]]:
    """Claims that share so many words, each with whether its claimant is the same and how near it
    is; the best first."""
    near = {
        number
        for least in {together, len(groups)}
        for number in fulltext.newest(session, "claim", groups, least, CANDIDATES)
    } - {claim.id}
    found = _judged(session, viewer, near) if near else []
    texts = [" ".join(filter(None, (row.quotation, row.statement, row.headline))) for row in found]
    scores = bearing(texts, [term for group in groups for term in group])
    ranked = [
        (row.claimant_id == claim.claimant_id is not None, score, row)
        for row, (score, _) in zip(found, scores, strict=True)
    ]
    return sorted(ranked, key=lambda one: (not one[0], -one[1], -one[2].id))


def _telling(asked: Sequence[Term]) -> list[Term]:
    """The words that tell most: names, then the longest, which by and large are the rarest."""
    ranked = sorted(asked, key=lambda term: (not term.prefix, -len(term.word)))
    groups = list(dict.fromkeys(term.group for term in ranked))[:MOST_WORDS]
    return [term for term in asked if term.group in groups]


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
    return {
        rating.id: rating for rating in session.exec(select(Rating).where(col(Rating.id).in_(ids)))
    }
