"""How far reviewers agree on the evidence itself: which passage speaks for a claim, which against.

As with verdicts, complete rounds alone count, by the reviews as they first came in. The thing that
is rated is a piece of evidence in a round.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import partial

from sqlmodel import Session, col

from factcheck.models import Claim, Person, Reading, Review, Round, Stance
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand, visible
from factcheck.statistics.agreement import (
    Pattern,
    alpha_nominal,
    patterns,
    percent_agreement,
    specific_agreement,
)
from factcheck.statistics.figures import Figure, figure, with_interval

#: Stances as numbers; their order says nothing, so that only the nominal figure is taken.
_NUMBERS = {stance: number for number, stance in enumerate(Stance)}


@dataclass(frozen=True, slots=True)
class OfStance:
    """How often a stance is joined by others who read the same passage."""

    stance: Stance
    given: int
    joined: Figure


@dataclass(frozen=True, slots=True)
class OfStances:
    """The figures over all pieces of evidence that two or more people read in one round."""

    compared: int
    percent: Figure
    nominal: Figure
    by_stance: list[OfStance]


def of_stances(session: Session, viewer: Person) -> OfStances:
    """How far reviewers of one round read its evidence alike."""
    given = _given(session, viewer)
    return OfStances(
        compared=given.total(),
        percent=with_interval(percent_agreement, given),
        nominal=with_interval(alpha_nominal, given),
        by_stance=[
            OfStance(
                stance,
                sum(times * stances.count(number) for stances, times in given.items()),
                figure(partial(specific_agreement, rating=number), given),
            )
            for stance, number in _NUMBERS.items()
        ],
    )


def _given(session: Session, viewer: Person) -> Counter[Pattern]:
    demand(viewer)
    query = (
        choose(Round.id, Reading.evidence_id, Reading.stance)
        .join(Review, col(Review.id) == Reading.review_id)
        .join(Round, col(Round.id) == Review.round_id)
        .join(Claim, col(Claim.id) == Round.claim_id)
        .where(col(Reading.revision) == 0, col(Round.completed_at).is_not(None), visible(viewer))
    )
    of: dict[tuple[int, int], list[int]] = defaultdict(list)
    for round_id, evidence_id, stance in rows(session, query):
        of[round_id, evidence_id].append(_NUMBERS[stance])
    return patterns(stances for stances in of.values() if len(stances) > 1)
