"""The gate before sign-off: its rules, and those that were set aside for one claim."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field

from factcheck.models.base import Record, moment, now, word


class Rule(StrEnum):
    """What a claim needs before its verdict is signed off, in the order of the checklist."""

    CLAIMANT = "claimant"
    PASSAGES = "passages"
    SOURCES = "sources"
    OWN_ARTICLE = "own_article"
    PRIMARY_SOURCE = "primary_source"
    OTHER_SIDE = "other_side"
    VERBATIM = "verbatim"
    REVIEWS = "reviews"

    @property
    def may_be_set_aside(self) -> bool:
        """Whether an editor may do without it: never without the reviews, or with altered words."""
        return self not in (Rule.VERBATIM, Rule.REVIEWS)


#: In characters.
LONGEST_OVERRIDE = 500


class GateOverride(Record, table=True):
    """A rule set aside by an editor, for one verdict on the evidence as it stood."""

    claim_id: int = Field(foreign_key="claim.id", index=True)
    rule: Rule = word(Rule)
    #: In one line; readers of the report see it.
    reason: str = Field(max_length=LONGEST_OVERRIDE)
    #: Of the evidence when it was made; on other evidence it doesn't count.
    evidence_digest: str = Field(max_length=64)
    made_by_id: int = Field(foreign_key="person.id")
    made_at: datetime = moment(default_factory=now)
    withdrawn_at: datetime | None = moment(default=None, nullable=True)
    #: The verdict that was signed off by it; the next one needs an override of its own.
    verdict_id: int | None = Field(default=None, foreign_key="verdict.id")
