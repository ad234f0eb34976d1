"""Parts: pieces of a claim that can be true or false by themselves."""

from datetime import datetime

from sqlmodel import Field

from factcheck.models.base import Record, moment, now

#: In characters; a statement of one sentence.
LONGEST_WORDING = 500


class Part(Record, table=True):
    """Words of a claim that are judged by themselves; withdrawn and restored, never deleted.

    Parts carry no number: they are counted in the order of their words, so that the numbers have
    no gaps and are the same at the desk and on the report.
    """

    claim_id: int = Field(foreign_key="claim.id", index=True)
    #: The spans in the claim's quotation, in code points, end exclusive, as a passage has them.
    place: str = Field(max_length=500)
    #: The words, the spans joined by “ … ”.
    words: str
    #: The part in words that stand alone, when somebody wrote them.
    wording: str | None = Field(default=None, max_length=LONGEST_WORDING)
    made_by_id: int = Field(foreign_key="person.id")
    changed_at: datetime = moment(default_factory=now)
    withdrawn_at: datetime | None = moment(default=None, nullable=True)
    #: Goes up by one with every change; a form that saw another is out of date.
    revision: int = 1
    #: Sent with the form, so that a form sent twice splits once.
    form_key: str | None = Field(default=None, max_length=64, unique=True)

    @property
    def is_withdrawn(self) -> bool:
        """Whether it no longer counts."""
        return self.withdrawn_at is not None
