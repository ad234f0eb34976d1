"""The evidence of a report as a page sets it out: part by part, each exhibit in full once."""

from collections.abc import Iterable
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
    met: set[int] = set()
    parts = tuple(OfPart(part, tuple(_of_part(report, part, met))) for part in report.parts)
    numbers = [*range(1, len(report.evidence) + len(report.searches) + 1)]
    return Arrangement(parts, tuple(_of_whole(report, [n for n in numbers if n not in met])))


def _of_part(report: PublicReport, part: Part, met: set[int]) -> Iterable[Side]:
    for stance in STANCES:
        if numbers := part.bearing(stance):
            above = tuple(number for number in numbers if number in met)
            in_full = tuple(
                Shown(number, report.exhibit(number), _stance(report, number))
                for number in numbers
                if number not in met
            )
            met.update(numbers)
            yield Side(stance, in_full, above)


def _of_whole(report: PublicReport, numbers: Iterable[int]) -> Iterable[Side]:
    """By stance; one of which the report has nothing at all is there, to say so."""
    rest = [(_stance(report, number), number) for number in numbers]
    for stance in STANCES:
        in_full = tuple(Shown(n, report.exhibit(n)) for bears, n in rest if bears == stance)
        is_missing = not report.bearing(stance) and not report.searched(stance)
        if in_full or (is_missing and stance in wording.NOTHING_FOUND):
            yield Side(stance, in_full)


def _stance(report: PublicReport, number: int) -> Stance:
    bears = [one.stance for one in report.evidence] + [one.stance for one in report.searches]
    return bears[number - 1]
