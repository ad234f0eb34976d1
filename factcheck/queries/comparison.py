"""The reviews of a complete round side by side, with the evidence on which they differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.models import Read
from factcheck.queries.ledger import LedgerRow
from factcheck.queries.rounds import ReviewRow, RoundView


@dataclass(frozen=True, slots=True)
class ReadBy:
    """How each reviewer reads one piece of evidence, in the order of the reviews."""

    row: LedgerRow
    #: None where a reviewer didn't say, and for what came after the review.
    reads: tuple[Read | None, ...]

    @property
    def differs_in_stance(self) -> bool:
        """Whether they say differently how it bears on the claim."""
        return len({read.stance for read in self.reads if read}) > 1

    @property
    def differs_in_use(self) -> bool:
        """Whether it carries the rating of one reviewer and not that of another."""
        return len({read.is_relied_on for read in self.reads if read}) > 1

    @property
    def differs(self) -> bool:
        """Whether there is something to talk about."""
        return self.differs_in_stance or self.differs_in_use


@dataclass(frozen=True, slots=True)
class Comparison:
    """Reviews side by side."""

    reviews: Sequence[ReviewRow]
    #: The evidence that somebody read; what they differ on first.
    evidence: list[ReadBy]

    @property
    def differing(self) -> int:
        """On how many pieces of evidence they differ."""
        return sum(one.differs for one in self.evidence)


def compared(view: RoundView, ledger: Sequence[LedgerRow]) -> Comparison:
    """The reviews of a round as their authors stand by them; of a sealed one there are none."""
    read = [
        ReadBy(row, tuple(review.said.readings.get(row.id) for review in view.reviews))
        for row in ledger
    ]
    return Comparison(
        reviews=view.reviews,
        evidence=sorted((one for one in read if any(one.reads)), key=lambda one: not one.differs),
    )
