"""Which exhibit of one edition is which of another."""

from collections.abc import Callable, Iterator

from factcheck.report.public import Passage, PublicReport, Source

_Test = Callable[[Passage, Source, Passage, Source], bool]


def matches(older: PublicReport, newer: PublicReport) -> dict[int, int]:
    """For passages of ``older.evidence``, by their places from 0, their places in ``newer``'s.

    One is the same when its words stand at the same place of the same text; else when the places
    overlap; else when another version of the article has the very words.
    """
    found: dict[int, int] = {}
    for is_same in (_at_one_place, _overlap, _in_another_version):
        found |= dict(_pairs(older, newer, is_same, found))
    return found


def _pairs(
    older: PublicReport, newer: PublicReport, is_same: _Test, found: dict[int, int]
) -> Iterator[tuple[int, int]]:
    taken = set(found.values())
    for place, exhibit in enumerate(older.evidence):
        if place in found:
            continue
        for other, candidate in enumerate(newer.evidence):
            one, two = exhibit.passage, candidate.passage
            if other not in taken and is_same(one, older.source_of(one), two, newer.source_of(two)):
                taken.add(other)
                yield place, other
                break


def _at_one_place(one: Passage, source: Source, two: Passage, other: Source) -> bool:
    return source.version_sha256 == other.version_sha256 and one.spans == two.spans


def _overlap(one: Passage, source: Source, two: Passage, other: Source) -> bool:
    return source.version_sha256 == other.version_sha256 and any(
        span.overlaps(theirs) for span in one.spans for theirs in two.spans
    )


def _in_another_version(one: Passage, source: Source, two: Passage, other: Source) -> bool:
    named = (source.outlet, source.title) == (other.outlet, other.title)
    return named and one.words == two.words
