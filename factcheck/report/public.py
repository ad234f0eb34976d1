"""The public value of a report: all that a reader may see, and no place to put anything else.

There is no field for notes, comments, justifications, drafts or the names of reviewers: what can't
be carried can't leak. A value that contradicts itself can't be built; it raises ValueError.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal, get_args

from factcheck.report.later import LATER, demand
from factcheck.report.ruling import Correction, Method, Ruling, Settlement, Step, Tier
from factcheck.text.spans import Span

__all__ = [
    "STANCES",
    "Bearing",
    "Channel",
    "Claim",
    "ClaimantKind",
    "Contact",
    "Correction",
    "Exhibit",
    "Method",
    "Outcome",
    "Part",
    "Passage",
    "PublicReport",
    "Quoting",
    "Ruling",
    "Search",
    "SearchExhibit",
    "Settlement",
    "Source",
    "Stance",
    "Step",
    "Tier",
]

#: Changes when a reader of the JSON would have to read it in another way.
SCHEMA = "factcheck-report/1"

Stance = Literal["contradicts", "supports", "context"]
Channel = Literal["e-mail", "phone", "in person", "letter", "form", "social media", "other"]
Outcome = Literal["answered", "declined", "no answer"]
ClaimantKind = Literal["person", "organization"]

#: The stances in the order in which a report shows them.
STANCES: tuple[Stance, ...] = get_args(Stance)

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of one source, pinned to their place in its frozen version."""

    #: The number of the source, as in ``PublicReport.sources``.
    source: int
    #: The number, from 1, of the paragraph in which it begins.
    paragraph: int
    #: Where the words stand, in code points, end exclusive; several spans are a split quotation.
    spans: tuple[Span, ...]
    #: The exact words, the spans joined by “ … ”.
    words: str
    #: Up to 32 code points that stand before the first span and after the last.
    prefix: str = field(default="", metadata=LATER)
    suffix: str = field(default="", metadata=LATER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A passage attached to the claim, with the way in which it bears on it."""

    stance: Stance
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """An exhibit that bears on a part of the claim, with the way in which it bears on that."""

    #: Its number: from 1 in ``PublicReport.evidence``, and on from there in ``searches``.
    exhibit: int
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of the claim that can be true or false by itself."""

    #: Where its words stand in the claim's quotation, in code points, end exclusive.
    spans: tuple[Span, ...]
    #: The exact words, the spans joined by “ … ”.
    words: str
    #: The part in words that stand alone.
    wording: str | None = None
    #: Empty when no evidence on record bears on it.
    bearings: tuple[Bearing, ...] = ()

    def bearing(self, stance: Stance) -> tuple[int, ...]:
        """The numbers of the exhibits that bear on it with this stance."""
        return tuple(one.exhibit for one in self.bearings if one.stance == stance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Where the desk looked for what, and what it found."""

    #: “the council’s register of contracts”.
    searched_in: str
    address: str | None = None
    searched_for: str
    #: The days, inclusive, from which the things looked through are.
    period_from: date | None = None
    period_to: date | None = None
    searched_on: date
    #: None for nothing.
    found: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchExhibit:
    """A search attached to the claim, with the way in which its outcome bears on it."""

    stance: Stance
    search: Search


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody whom the desk asked, and what came of it."""

    #: Name and role, or a description in their place.
    whom: str
    channel: Channel
    asked_on: date
    outcome: Outcome
    #: The day of the answer or the refusal; that by which no answer had come.
    ended_on: date
    #: In their own words.
    answer: str | None = None

    def __post_init__(self) -> None:
        demand(self.asked_on <= self.ended_on, "an answer can't come before its question")
        demand(self.outcome != "answered" or bool(self.answer), "whoever answered did so in words")
        demand(self.outcome != "no answer" or self.answer is None, "no answer has no words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What was claimed, by whom, when, and where it appeared."""

    #: The verbatim words.
    quotation: str
    #: False when the words are an article's account of what was said: they get no quotation marks.
    own_words: bool = True
    #: The claim in words that stand alone.
    statement: str | None = None
    headline: str | None = None
    claimant: str | None = None
    claimant_role: str | None = None
    said_on: date | None = None
    #: “to NBC News”, “at a council hearing”.
    occasion: str | None = None
    appearances: tuple[Passage, ...] = ()
    claimant_kind: ClaimantKind | None = field(default=None, metadata=LATER)
    #: Whether ``claimant`` is only how an article calls somebody whom it doesn't name.
    claimant_is_unnamed: bool = field(default=False, metadata=LATER)
    #: What it is about, as the desk calls it.
    topics: tuple[str, ...] = field(default=(), metadata=LATER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article from which the report quotes, in the version that the desk keeps."""

    #: From 1, in the order of ``PublicReport.sources``.
    number: int
    outlet: str
    title: str
    author: str | None = None
    published_on: date | None = None
    address: str | None = None
    #: sha256 of the frozen text in UTF-8, in hexadecimal.
    version_sha256: str
    kept_on: date
    #: What kind of primary source it is (“Official record”); None for journalism.
    primary: str | None = field(default=None, metadata=LATER)

    def __post_init__(self) -> None:
        demand(
            bool(_SHA256.fullmatch(self.version_sha256)),
            f"{self.version_sha256!r} is no sha256 in hexadecimal",
        )


class Quoting:
    """What quotes numbered sources: a report, and a draft of one."""

    __slots__ = ()

    evidence: tuple[Exhibit, ...]
    sources: tuple[Source, ...]
    searches: tuple[SearchExhibit, ...]

    def source_of(self, passage: Passage) -> Source:
        """The source that a passage cites."""
        return self.sources[passage.source - 1]

    def bearing(self, stance: Stance) -> tuple[tuple[int, Passage], ...]:
        """The passages attached with this stance in their order, and their exhibits' numbers."""
        return tuple(
            (number, exhibit.passage)
            for number, exhibit in enumerate(self.evidence, 1)
            if exhibit.stance == stance
        )

    def searched(self, stance: Stance) -> tuple[tuple[int, Search], ...]:
        """The searches attached with this stance in their order, and their exhibits' numbers."""
        return tuple(
            (number, exhibit.search)
            for number, exhibit in enumerate(self.searches, len(self.evidence) + 1)
            if exhibit.stance == stance
        )

    def exhibit(self, number: int) -> Passage | Search:
        """The passage or the search that is the exhibit of this number, from 1."""
        quoted = len(self.evidence)
        if number <= quoted:
            return self.evidence[number - 1].passage
        return self.searches[number - quoted - 1].search


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicReport(Quoting):
    """One edition of the report on one claim."""

    schema: str = SCHEMA
    #: “FC-12”.
    ref: str
    #: From 1.
    edition: int
    #: In UTC.
    published_at: datetime
    #: The name of the desk that signs.
    desk: str
    #: Where the report stands for everybody; None when it is seen by link only.
    address: str | None = None
    claim: Claim
    ruling: Ruling
    evidence: tuple[Exhibit, ...] = ()
    #: In the order of their words; empty when the claim is judged as one.
    parts: tuple[Part, ...] = field(default=(), metadata=LATER)
    method: Method
    sources: tuple[Source, ...] = ()
    corrections: tuple[Correction, ...] = ()
    searches: tuple[SearchExhibit, ...] = field(default=(), metadata=LATER)
    contacts: tuple[Contact, ...] = field(default=(), metadata=LATER)
    #: The content hash of the edition before, in hexadecimal; editions are a chain.
    previous_sha256: str | None = field(default=None, metadata=LATER)
    #: The day of edition 1, in later ones.
    first_published_on: date | None = field(default=None, metadata=LATER)

    def __post_init__(self) -> None:
        numbers = [source.number for source in self.sources]
        demand(self.schema == SCHEMA, f"this is not a report of {SCHEMA}: {self.schema!r}")
        demand(self.edition >= 1, "editions are numbered from 1")
        demand(
            self.previous_sha256 is None or bool(_SHA256.fullmatch(self.previous_sha256)),
            f"{self.previous_sha256!r} is no sha256 in hexadecimal",
        )
        demand(
            self.published_at.utcoffset() == timedelta(0), "the time of publication must be in UTC"
        )
        demand(
            numbers == list(range(1, len(numbers) + 1)),
            "sources are numbered 1, 2, 3 in their order",
        )
        demand(
            all(1 <= passage.source <= len(numbers) for passage in self.passages()),
            "a passage cites a source that the report doesn't list",
        )
        demand(
            {one.exhibit for part in self.parts for one in part.bearings}
            <= set(range(1, len(self.evidence) + len(self.searches) + 1)),
            "a part names an exhibit that the report doesn't have",
        )

    @property
    def latest_tier(self) -> Tier | None:
        """The tier of the correction by which this edition came about; None for other editions."""
        newest = self.corrections[-1] if self.corrections else None
        return newest.tier if newest and newest.edition == self.edition else None

    def passages(self) -> tuple[Passage, ...]:
        """Every passage that the report quotes: the claim's appearances, then the evidence."""
        return self.claim.appearances + tuple(exhibit.passage for exhibit in self.evidence)
