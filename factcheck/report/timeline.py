"""When it was said, checked, published and corrected, and where these days stand on a line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from factcheck.report import wording
from factcheck.report.amending import printed
from factcheck.report.public import PublicReport, Tier

Moment = Literal["claim", "desk", "correction"]

#: What every two neighbours are apart at least, in per cent of the line, while there is room.
_APART = 8.0
#: What all of them are apart together at most: the rest of the line shows how long it took.
_EVENLY = 60.0
#: Where the line begins and ends, in per cent of the picture.
_LEFT, _RIGHT = 3.0, 97.0
#: More numbers than these don't fit beside each other on a telephone.
_NUMBERED = 12


_AMENDED: dict[Tier | None, str] = {
    "update": "Updated",
    "outdated": "Declared out of date",
    "void": "Declared void",
}


class Event(NamedTuple):
    """Something that happened on a day."""

    on: date
    #: “Published in The Ledger”.
    words: str
    #: Whose doing it was: the claim's, the desk's, or a correction of the desk's.
    kind: Moment


class Dot(NamedTuple):
    """An event on the line; ``x`` in per cent of the picture's width."""

    number: int
    x: float
    kind: Moment


@dataclass(frozen=True, slots=True)
class Timeline:
    """Two events or more in their order, and the same ones as dots on a line."""

    events: tuple[Event, ...]
    dots: tuple[Dot, ...]
    #: What the picture shows, for those who can't see it.
    label: str

    @property
    def is_numbered(self) -> bool:
        """Whether the numbers of the events have room in their dots."""
        return len(self.dots) <= _NUMBERED


def timeline(report: PublicReport) -> Timeline | None:
    """The dated events of this report's value; None where there aren't two."""
    events = tuple(sorted(_events(report), key=lambda event: event.on))
    if len(events) < 2:
        return None
    first, last = (wording.day(event.on) for event in (events[0], events[-1]))
    label = f"{wording.count(len(events)).capitalize()} events from {first} to {last}"
    dots = tuple(
        Dot(number, x, event.kind)
        for number, (event, x) in enumerate(zip(events, _places(events), strict=True), 1)
    )
    return Timeline(events, dots, label if first != last else f"All of it on {first}")


def _events(report: PublicReport) -> Iterator[Event]:
    """What happened, in the order in which it does where all happens on one day."""
    claim = report.claim
    if claim.said_on:
        by = f" by {claim.claimant}" if claim.claimant else ""
        yield Event(claim.said_on, f"{wording.said_verb(claim)}{by}", "claim")
    yield from _appeared(report)
    for asked_on, contacts in groupby(
        sorted(report.contacts, key=lambda contact: contact.asked_on), lambda one: one.asked_on
    ):
        whom = [contact.whom for contact in contacts]
        asked = whom[0] if len(whom) == 1 else f"{wording.count(len(whom))} people"
        yield Event(asked_on, f"We asked {asked}", "desk")
    if report.method.signed_on:
        yield Event(report.method.signed_on, "Checked: verdict signed off", "desk")
    yield from _published(report)


def _appeared(report: PublicReport) -> Iterator[Event]:
    """The earliest dated article in which the claim was made."""
    sources = [report.source_of(passage) for passage in report.claim.appearances]
    dated = [(one.published_on, one.number, one) for one in sources if one.published_on]
    if dated:
        published_on, _, source = min(dated)
        first = "First published, of what we have read," if len(sources) > 1 else "Published"
        yield Event(published_on, f"{first} in {source.outlet}", "claim")


def _published(report: PublicReport) -> Iterator[Event]:
    """The first edition, what was corrected since, and this edition where it is neither."""
    today = report.published_at.date()
    first = today if report.edition == 1 else report.first_published_on
    if first:
        yield Event(first, "This check published", "desk")
    corrections = printed(report)
    for one in corrections:
        amended = _AMENDED.get(one.tier, "Corrected")
        yield Event(one.made_on, f"{amended} (edition {one.edition})", "correction")
    if report.edition not in (1, *(one.edition for one in corrections)):
        yield Event(today, f"Edition {report.edition} published", "desk")


def _places(events: tuple[Event, ...]) -> Iterator[float]:
    """Where they stand: evenly for a part, and for the rest as far apart as the days are."""
    days = [(after.on - before.on).days for before, after in pairwise(events)]
    steps = len(days)
    apart = min(_APART, _EVENLY / steps) if any(days) else 100 / steps
    rest, whole = 100 - apart * steps, sum(days) or 1
    along = 0.0
    for step in (0.0, *(apart + rest * each / whole for each in days)):
        along += step
        yield round(_LEFT + (_RIGHT - _LEFT) * along / 100, 2)
