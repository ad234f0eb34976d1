"""Drafts of a report, for somebody whom the desk lets look in before it publishes.

A ``Preview`` is what the claimant may see: it has no field for notes. An ``InsideReport`` holds one
and adds the notes on the evidence and what was withdrawn. Neither has a place for a rating that
isn't signed off, a review or a comment.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from factcheck.report.later import demand
from factcheck.report.public import (
    Claim,
    Contact,
    Exhibit,
    Method,
    Part,
    Quoting,
    Ruling,
    SearchExhibit,
    Source,
    Stance,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview(Quoting):
    """The claim and its evidence as the records stand; nothing of it is frozen."""

    ref: str
    desk: str
    #: In UTC.
    as_of: datetime
    #: The name of whoever it is shown to; None for the desk's own people.
    recipient: str | None = None
    claim: Claim
    evidence: tuple[Exhibit, ...] = ()
    parts: tuple[Part, ...] = ()
    sources: tuple[Source, ...] = ()
    searches: tuple[SearchExhibit, ...] = ()
    contacts: tuple[Contact, ...] = ()
    #: Both None until the verdict is signed off.
    ruling: Ruling | None = None
    method: Method | None = None

    def __post_init__(self) -> None:
        demand(self.as_of.utcoffset() == timedelta(0), "the time of a draft must be in UTC")
        demand(
            (self.ruling is None) is (self.method is None),
            "a ruling and how it came about come together",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the desk noted on a piece of evidence."""

    #: Its number, as in ``Preview.exhibit``.
    exhibit: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """Evidence that doesn't count any more."""

    stance: Stance
    #: The passage's exact words, or the search in a sentence.
    words: str
    #: “The Courier, 5 October 2026, paragraph 3”; None for a search.
    place: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InsideReport:
    """A draft with what the desk noted on its evidence, for a reviewer."""

    draft: Preview
    notes: tuple[Note, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()

    def note_on(self, exhibit: int) -> str | None:
        """The note on the exhibit of this number; None for none."""
        return next((note.words for note in self.notes if note.exhibit == exhibit), None)
