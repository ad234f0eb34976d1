"""What the register keeps of claimants beside their names: aliases, and who was held for whom."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from factcheck.models.base import Record, moment, now, word

#: In characters; what is longer is neither name nor title.
LONGEST_ALIAS = 200


class AliasKind(StrEnum):
    """What an alias is."""

    #: Another name: whoever is called so is this claimant.
    NAME = "name"
    #: A role beside the first: others may have it too.
    TITLE = "title"


class ClaimantAlias(Record, table=True):
    """Another name or title of a claimant, and where it comes from."""

    __table_args__ = (UniqueConstraint("claimant_id", "kind", "key"),)

    claimant_id: int = Field(foreign_key="claimant.id")
    kind: AliasKind = word(AliasKind)
    words: str = Field(max_length=LONGEST_ALIAS)
    #: The words, folded.
    key: str = Field(max_length=2 * LONGEST_ALIAS, index=True)
    #: The version of an article that calls them so, and where: first code point, and the one
    #: behind the last. None for what a person wrote.
    version_id: int | None = Field(default=None, foreign_key="version.id")
    place: list[int] | None = Field(default=None, sa_type=JSON)
    added_by_id: int = Field(foreign_key="person.id")
    added_at: datetime = moment(default_factory=now)
    #: Set when an editor said that it is none; the machine doesn't bring it back.
    withdrawn_at: datetime | None = moment(default=None, nullable=True)


class MoveKind(StrEnum):
    """Why claims went from one claimant to another."""

    MERGE = "merge"
    SPLIT = "split"


class ClaimantMove(Record, table=True):
    """Two claimants made one, or one made two: what went from the one to the other."""

    kind: MoveKind = word(MoveKind)
    from_id: int = Field(foreign_key="claimant.id", index=True)
    to_id: int = Field(foreign_key="claimant.id", index=True)
    #: By “claims”, “relayed” and “aliases”, the numbers of the claims, of the appearances that
    #: they relayed, and of the aliases.
    moved: dict[str, list[int]] = Field(default_factory=dict, sa_type=JSON)
    by_id: int = Field(foreign_key="person.id")
    at: datetime = moment(default_factory=now)
    undone_at: datetime | None = moment(default=None, nullable=True)


class KeptApart(Record, table=True):
    """That two claimants are not the same, as an editor said; the smaller number comes first."""

    __table_args__ = (UniqueConstraint("claimant_id", "other_id"),)

    claimant_id: int = Field(foreign_key="claimant.id")
    other_id: int = Field(foreign_key="claimant.id", index=True)
    by_id: int = Field(foreign_key="person.id")
    at: datetime = moment(default_factory=now)
    #: Set when that was taken back.
    ended_at: datetime | None = moment(default=None, nullable=True)
