"""The evidence of a report as a page sets it out: part by part, each exhibit in full once."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.report import wording
from factcheck.report.public import STANCES, Part, Passage, PublicReport, Search, Stance


class Shown(NamedTuple):
    """An exhibit in its place."""

    number: int
    exhibit: Passage | Search
    #: Beside a part of the claim, how it bears on the whole of it; None with the whole.
    whole: Stance | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """What bears in one way on the claim, or on a part of it."""

    stance: Stance
    #: What is set out here.
    in_full: tuple[Shown, ...]
    #: The numbers of the exhibits that are set out above.
    above: tuple[int, ...] = ()

    @property
    def counted(self) -> str:
        """“2 passages, 1 search”; empty where everything is set out above."""
        searches = sum(isinstance(one.exhibit, Search) for one in self.in_full)
        return wording.exhibits(len(self.in_full) - searches, searches)


class OfPart(NamedTuple):
    """A part of the claim and what bears on it."""

    part: Part
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """All of a report's evidence."""

    parts: tuple[OfPart, ...]
    #: What bears on the claim, but on no part of it.
    whole: tuple[Side, ...]


def arranged(report: PublicReport) -> Arrangement:
    """Every exhibit once in full: at the first part that it bears on, else with the whole claim."""
    stances = [one.stance for one in report.evidence] + [one.stance for one in report.searches]
    bears = dict(enumerate(stances, 1))
    met: set[int] = set()
    parts = tuple(OfPart(part, tuple(_of_part(report, part, bears, met))) for part in report.parts)
    rest = {number: stance for number, stance in bears.items() if number not in met}
    return Arrangement(parts, tuple(_of_whole(report, rest, set(stances))))


def _of_part(
    report: PublicReport, part: Part, bears: Mapping[int, Stance], met: set[int]
) -> Iterator[Side]:
    """By stance; ``met`` are the exhibits that are set out already."""
    for stance in STANCES:
        if numbers := part.bearing(stance):
            above = tuple(number for number in numbers if number in met)
            in_full = tuple(
                Shown(number, report.exhibit(number), bears[number])
                for number in numbers
                if number not in met
            )
            met.update(numbers)
            yield Side(stance, in_full, above)


def _of_whole(report: PublicReport, rest: Mapping[int, Stance], had: Set[Stance]) -> Iterator[Side]:
    """By stance; one that no exhibit of the report has is there, to say so."""
    for stance in STANCES:
        in_full = tuple(
            Shown(number, report.exhibit(number)) for number, one in rest.items() if one == stance
        )
        if in_full or (stance not in had and stance in wording.NOTHING_FOUND):
            yield Side(stance, in_full)
