"""What the desk's own decisions taught the inbox."""

from datetime import datetime

from sqlmodel import Field

from factcheck.models.base import Record, moment


class Learning(Record, table=True):
    """How far the inbox has learned: one row for the desk, none before the first lesson."""

    is_on: bool = True
    #: Decisions before it don't count any more; None where all do.
    since: datetime | None = moment(default=None, nullable=True)
    #: When the weights were last worked out; None for never, and after everything was forgotten.
    learned_at: datetime | None = moment(default=None, nullable=True)
    #: From so many decisions.
    lessons: int = 0
    #: The number of the last event that was looked at.
    through_event: int = 0
    #: Waiting claims below this number have still the order from before; None where none has.
    unranked_below: int | None = None
    #: Claims up to this number have been given their place.
    ranked_to: int = 0


class LearnedWeight(Record, table=True):
    """What was learned of one thing that claims show, as “claimant:7” or “says:harbour”."""

    feature: str = Field(max_length=80, unique=True)
    #: What it moves a claim by, on the logistic scale: 0.7 doubles the odds.
    weight: float
    #: How many claims that show it were opened, and how many were set aside.
    opened: int = 0
    set_aside: int = 0
