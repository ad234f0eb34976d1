"""Claims, who made them, where they appear, and the one table of a claim's life."""

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Optional

from sqlalchemy import JSON, Index, UniqueConstraint, text
from sqlmodel import Field, Relationship

from factcheck.models.base import Record, moment, now, word

if TYPE_CHECKING:
    from factcheck.models.passages import Passage
    from factcheck.models.topics import Topic


class Status(StrEnum):
    """Where a claim is in its life."""

    SUGGESTED = "suggested"
    SET_ASIDE = "set_aside"
    OPEN = "open"
    IN_REVIEW = "in_review"
    DISPUTED = "disputed"
    AGREED = "agreed"
    SIGNED_OFF = "signed_off"
    PUBLISHED = "published"
    CORRECTING = "correcting"
    OUTDATED = "outdated"
    VOID = "void"
    WITHHELD = "withheld"

    @property
    def label(self) -> str:
        """The words on the page."""
        return self.value.replace("_", " ").capitalize()


#: The life of a claim: from each status, the statuses that may follow it.
MOVES: dict[Status, frozenset[Status]] = {
    Status.SUGGESTED: frozenset({Status.OPEN, Status.SET_ASIDE}),
    Status.SET_ASIDE: frozenset({Status.SUGGESTED, Status.OPEN}),
    # Back to suggested is the undo of opening, for as long as nothing has been attached.
    Status.OPEN: frozenset(
        {
            Status.IN_REVIEW,
            Status.AGREED,
            Status.DISPUTED,
            Status.SET_ASIDE,
            Status.SUGGESTED,
            # A claim whose correction was reopened still has a report in the world: from here to
            # signed off, withholding is for such a claim.
            Status.WITHHELD,
        }
    ),
    Status.IN_REVIEW: frozenset({Status.AGREED, Status.DISPUTED, Status.OPEN, Status.WITHHELD}),
    Status.DISPUTED: frozenset({Status.AGREED, Status.OPEN, Status.WITHHELD}),
    Status.AGREED: frozenset({Status.SIGNED_OFF, Status.OPEN, Status.WITHHELD}),
    Status.SIGNED_OFF: frozenset({Status.PUBLISHED, Status.OPEN, Status.WITHHELD}),
    Status.PUBLISHED: frozenset({Status.CORRECTING, Status.OUTDATED, Status.VOID, Status.WITHHELD}),
    # Dropped, a correction leaves the claim as its newest edition has it.
    Status.CORRECTING: frozenset(
        {Status.SIGNED_OFF, Status.PUBLISHED, Status.OUTDATED, Status.VOID, Status.WITHHELD}
    ),
    Status.OUTDATED: frozenset({Status.CORRECTING, Status.VOID, Status.WITHHELD}),
    Status.VOID: frozenset({Status.CORRECTING, Status.WITHHELD}),
    # Released, it is what its newest edition says; or open, when it was being worked on.
    Status.WITHHELD: frozenset({Status.PUBLISHED, Status.OUTDATED, Status.VOID, Status.OPEN}),
}

#: Statuses in which evidence may be attached, restated, withdrawn and restored.
WORKABLE = frozenset(
    {
        Status.OPEN,
        Status.IN_REVIEW,
        Status.DISPUTED,
        Status.AGREED,
        Status.PUBLISHED,
        Status.CORRECTING,
        Status.OUTDATED,
    }
)


class AsideReason(StrEnum):
    """Why a suggestion was not taken up."""

    OPINION = "opinion"
    PREDICTION = "prediction"
    NOT_CHECKABLE = "not_checkable"
    DUPLICATE = "duplicate"
    ALREADY_CHECKED = "already_checked"
    NOT_CHOSEN = "not_chosen"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {"duplicate": "Duplicate of another"}.get(
            self.value, self.value.replace("_", " ").capitalize()
        )


class ClaimKind(StrEnum):
    """How the article gives the claim."""

    DIRECT = "direct"
    FRAGMENT = "fragment"
    REPORTED = "reported"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {
            "direct": "Quotation",
            "fragment": "Quoted in part",
            "reported": "Reported speech",
        }[self.value]


class ClaimType(StrEnum):
    """What sort of thing is claimed."""

    EVENT = "event"
    NUMBER = "number"
    COMPARISON = "comparison"
    CAUSAL = "causal"
    POSITION = "position"
    PREDICTION = "prediction"
    OPINION = "opinion"
    QUOTATION = "quotation"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {"causal": "Cause", "quotation": "What another said"}.get(
            self.value, self.value.capitalize()
        )


class ClaimantKind(StrEnum):
    """What a claimant is."""

    PERSON = "person"
    ORGANIZATION = "organization"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {"person": "Person", "organization": "Body"}[self.value]


#: In characters; what is longer is no name.
LONGEST_NAME = 200


class Claimant(Record, table=True):
    """A person or body that makes claims."""

    #: With a note in brackets where two share a name: “John Smith (coach)”.
    name: str = Field(max_length=LONGEST_NAME)
    #: The name, folded; folding can lengthen it. Of somebody who is known in one article alone, as
    #: the unnamed are, it ends with the number of that article.
    name_key: str = Field(max_length=2 * LONGEST_NAME, unique=True)
    #: What the variants of a name share, and what names do that are spelled or shortened almost
    #: alike: see ``text.namesakes``.
    plain_key: str = Field(default="", max_length=2 * LONGEST_NAME, index=True)
    sound_key: str = Field(default="", max_length=60, index=True)
    initials: str | None = Field(default=None, max_length=20, index=True)
    role: str | None = Field(default=None, max_length=LONGEST_NAME)
    #: None while nobody has said.
    kind: ClaimantKind | None = word(ClaimantKind, default=None, nullable=True)
    #: Whether the name is only how an article calls somebody whom it doesn't name.
    is_unnamed: bool = False
    #: Who this is, since an editor said that the two are one.
    merged_into_id: int | None = Field(default=None, foreign_key="claimant.id", index=True)
    #: Goes up by one with every change in the register; a form that saw another is out of date.
    revision: int = 1

    @property
    def is_of_one_article(self) -> bool:
        """Whether this is whoever one article calls so, who may be another in the next."""
        return self.name_key != self.name.casefold()[: 2 * LONGEST_NAME]


class Claim(Record, table=True):
    """What was claimed, and where the desk is with it."""

    __table_args__ = (
        Index("ix_claim_review_by", "review_by"),
        Index("ix_claim_status_score", "status", "score", "id", "is_confidential"),
        Index("ix_claim_status_priority", "status", "priority", "id", "is_confidential"),
        # The inbox by type and by claimant, and what was opened last.
        Index("ix_claim_type_priority", "status", "claim_type", "priority", "id"),
        Index("ix_claim_claimant_priority", "claimant_id", "status", "priority", "id"),
        Index("ix_claim_opened_at", "opened_at", "id"),
        Index("ix_claim_status_changed", "status", "changed_at", "id", "is_confidential"),
        Index("ix_claim_assigned", "assigned_to_id", "status", "is_confidential", "due_on"),
        Index("ix_claim_status_since", "status", "standing_since", "id", "is_confidential"),
        Index("ix_claim_status_due", "status", "due_on", "id", "is_confidential"),
        Index("ix_claim_claimant", "claimant_id", "status", "is_confidential"),
        # What the public never sees: few, and asked for by every public list.
        Index(
            "ix_claim_hidden",
            "id",
            sqlite_where=text("is_confidential = 1"),
            postgresql_where=text("is_confidential"),
        ),
        # All that lists are counted by, so that counting need not look at the rows.
        Index(
            "ix_claim_counted",
            "status",
            "is_confidential",
            "assigned_to_id",
            "due_on",
            "claimant_id",
            "standing_since",
            "id",
        ),
    )

    #: The verbatim words of the first appearance.
    quotation: str
    #: The claim in words that stand alone, when somebody wrote them.
    statement: str | None = None
    headline: str | None = Field(default=None, max_length=200)
    #: sha256 of the quotation, folded: the same words elsewhere are the same claim.
    statement_key: str = Field(max_length=64, index=True)
    claimant_id: int | None = Field(default=None, foreign_key="claimant.id")
    claimant: Optional["Claimant"] = Relationship()
    said_on: date | None = None
    #: “to NBC News”, “at a council hearing”.
    occasion: str | None = Field(default=None, max_length=200)
    kind: ClaimKind = word(ClaimKind)
    #: Check-worthiness from 0 to 1, and why.
    score: float = 0.0
    reasons: list[str] = Field(default_factory=list, sa_type=JSON)
    #: What the score is made of, by name: see ``text.checkworthy``.
    features: list[str] = Field(default_factory=list, sa_type=JSON)
    #: The order of the inbox: the score, with what the desk's own decisions taught.
    priority: float = 0.0
    #: None for what was pulled before claims were told apart.
    claim_type: ClaimType | None = word(ClaimType, default=None, nullable=True)
    #: How the machine would word it, and when it was claimed; a person takes it or writes another.
    suggested_statement: str | None = None
    suggested_headline: str | None = Field(default=None, max_length=200)
    suggested_said_on: date | None = None
    status: Status = word(Status, default=Status.SUGGESTED)
    aside_reason: AsideReason | None = word(AsideReason, default=None, nullable=True)
    #: The claim that it was joined with, which has its appearances now.
    duplicate_of_id: int | None = Field(default=None, foreign_key="claim.id", index=True)
    #: The policy in force when it was opened.
    policy_id: int | None = Field(default=None, foreign_key="policy.id")
    #: Goes up by one with every change but an attachment; a form that saw another is out of date.
    revision: int = 1
    #: None when the machine pulled it.
    marked_by_id: int | None = Field(default=None, foreign_key="person.id")
    found_at: datetime = moment(default_factory=now)
    changed_at: datetime = moment(default_factory=now, index=True)
    #: Since when it has had its status.
    standing_since: datetime = moment(default_factory=now)
    #: When the desk took it up; None for one that it hasn't.
    opened_at: datetime | None = moment(default=None, nullable=True)
    #: Set when evidence changes after publication: the claim waits to be looked at again.
    reopen_asked_at: datetime | None = moment(default=None, nullable=True)
    #: The day by which its published report is looked at again, when the policy wants that.
    review_by: date | None = None
    #: Who sees to it, and the day by which its check is to be done.
    assigned_to_id: int | None = Field(default=None, foreign_key="person.id")
    due_on: date | None = None
    #: Whether only the people named for it may know of it, whatever their role.
    is_confidential: bool = False

    #: What it is about.
    topics: list["Topic"] = Relationship(
        sa_relationship_kwargs={"secondary": "claimtopic", "order_by": "Topic.name_key"}
    )

    @property
    def ref(self) -> str:
        """“FC-12”: how people name it."""
        return ref_of(self.id)

    @property
    def is_workable(self) -> bool:
        """Whether evidence may be changed as things stand."""
        return self.status in WORKABLE

    def facts(self) -> dict[str, Any]:
        """What a person may edit, as history keeps it."""
        return {
            "statement": self.statement,
            "headline": self.headline,
            "claimant": self.claimant.name if self.claimant else None,
            "claimant_role": self.claimant.role if self.claimant else None,
            "claimant_kind": self.claimant.kind.value
            if self.claimant and self.claimant.kind
            else None,
            "said_on": self.said_on.isoformat() if self.said_on else None,
            "occasion": self.occasion,
            "topics": ", ".join(topic.name for topic in self.topics) or None,
        }


class Appearance(Record, table=True):
    """A passage in which a claim was made or repeated."""

    __table_args__ = (UniqueConstraint("claim_id", "passage_id"),)

    claim_id: int = Field(foreign_key="claim.id")
    passage_id: int = Field(foreign_key="passage.id", index=True)
    passage: "Passage" = Relationship()
    #: Where the version names the speaker beside the verb, and where it proves who that is: first
    #: code point and the one behind the last, or None.
    mention: list[int] | None = Field(default=None, sa_type=JSON)
    proof: list[int] | None = Field(default=None, sa_type=JSON)
    #: Who told that the claimant said it.
    relayed_by_id: int | None = Field(default=None, foreign_key="claimant.id", index=True)


class NamedReader(Record, table=True):
    """Somebody who may know of a confidential claim."""

    __table_args__ = (UniqueConstraint("person_id", "claim_id"),)

    claim_id: int = Field(foreign_key="claim.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    named_by_id: int = Field(foreign_key="person.id")
    named_at: datetime = moment(default_factory=now)


def ref_of(claim_id: int) -> str:
    """“FC-12” for 12."""
    return f"FC-{claim_id}"


def id_of(ref: str) -> int | None:
    """12 for “FC-12”, “fc-12” or “12”; None for anything else."""
    digits = ref.strip().upper().removeprefix("FC-")
    return int(digits) if digits.isdecimal() and digits.isascii() and len(digits) < 10 else None
