"""Topics: what claims are about, in the desk's own words."""

from sqlmodel import Field, SQLModel

from factcheck.models.base import Record

#: In characters; what is longer is a sentence, not a topic.
LONGEST_TOPIC = 60
#: Of one claim.
MOST_TOPICS = 10


class Topic(Record, table=True):
    """A word under which claims are found: “health”, “public transport”."""

    #: As it was written first.
    name: str = Field(max_length=LONGEST_TOPIC)
    #: The name, folded; folding can lengthen it.
    name_key: str = Field(max_length=3 * LONGEST_TOPIC, unique=True)


class ClaimTopic(SQLModel, table=True):
    """That a claim is about a topic."""

    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
    topic_id: int = Field(foreign_key="topic.id", primary_key=True, index=True)
