"""The claims that were argued about most, and how disputes end."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col

from factcheck.models import Claim, ClaimKind, Person, Rating, RoundEnd, SettlingReason, ref_of
from factcheck.queries.agreement import Compared, Rounds
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Argued:
    """A claim whose reviewers differed, with its last such round."""

    claim_id: int
    quotation: str
    kind: ClaimKind
    #: How many of its rounds were disputed.
    disputes: int
    #: Who gave which rating, as the reviews first came in.
    ratings: list[tuple[str, Rating]]
    ending: str

    @property
    def ref(self) -> str:
        """“FC-12”."""
        return ref_of(self.claim_id)


def most_argued(
    session: Session, viewer: Person, found: Rounds, limit: int = SHOWN
) -> list[Argued]:
    """The claims with the most disputed rounds first, and then those furthest apart."""
    demand(viewer)
    of: dict[int, list[Compared]] = defaultdict(list)
    for one in found.compared:
        if one.differs:
            of[one.claim_id].append(one)
    chosen = sorted(of, key=lambda claim: (_weight(found, of[claim]), claim), reverse=True)[:limit]
    query = choose(Claim.id, Claim.quotation, Claim.kind).where(col(Claim.id).in_(chosen))
    words = {number: (quotation, kind) for number, quotation, kind in rows(session, query)}
    return [
        Argued(
            claim_id,
            *words[claim_id],
            disputes=len(of[claim_id]),
            ratings=[
                (one.person, found.ratings[one.rating_id]) for one in of[claim_id][-1].reviews
            ],
            ending=ending(of[claim_id][-1]),
        )
        for claim_id in chosen
    ]


def endings(found: Rounds) -> list[tuple[str, int]]:
    """How the disputes ended, the commonest way first."""
    return Counter(ending(one) for one in found.compared if one.differs).most_common()


def ending(one: Compared) -> str:
    """How a disputed round ended, in a few words."""
    if one.settled_reason is not None:
        return f"Settled: {_REASONS[one.settled_reason]}"
    if one.revised_alike:
        return "Revised alike"
    if one.ended_reason is not None:
        return _ENDS[one.ended_reason]
    return "Still disputed"


def _weight(found: Rounds, rounds: Sequence[Compared]) -> tuple[int, int, int]:
    last = rounds[-1]
    numbers = [
        number for rating in last.ratings if (number := found.ratings[rating].number) is not None
    ]
    apart = max(numbers) - min(numbers) if numbers else 0
    return len(rounds), len(set(last.ratings)), apart


_REASONS = {reason: reason.label.lower() for reason in SettlingReason}
_ENDS = {
    RoundEnd.EVIDENCE_CHANGED: "The evidence changed",
    RoundEnd.REOPENED: "The claim was reopened",
}
