"""What a report quotes of a source, in place: the marked passages, and the words around them."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.report.public import Passage, PublicReport, Source, Stance
from factcheck.text.excerpts import around
from factcheck.text.segments import segments
from factcheck.text.sentences import paragraphs
from factcheck.text.spans import Span


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage as it is marked."""

    #: “exhibit-3”, as on the page of the report; “appearance-1” for where the claim was made.
    anchor: str
    #: None for the claim itself.
    stance: Stance | None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph with one set of marks."""

    text: str
    marks: tuple[Quoted, ...]
    #: Those of the marks whose first words these are.
    begun: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or what is shown of it."""

    #: From 1, as the report counts them.
    number: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is shown of a source's text."""

    source: Source
    #: Between two of them, something is left out.
    stretches: tuple[tuple[Line, ...], ...]
    #: Whether something is left out before the first of them, and after the last.
    is_cut_before: bool
    is_cut_after: bool

    @property
    def is_part(self) -> bool:
        """Whether anything is left out."""
        return self.is_cut_before or self.is_cut_after or len(self.stretches) > 1


def anchors(report: PublicReport) -> dict[Passage, str]:
    """Where each passage of the report is marked in its source: “exhibit-3”, “appearance-1”."""
    return {quoted: mark.anchor for quoted, mark in reversed(list(_quoted(report)))}


def excerpt(report: PublicReport, source: Source, text: str) -> Excerpt:
    """What the report quotes of this source, whose frozen text is given; at least one passage."""
    marks = [
        (span, mark)
        for passage, mark in _quoted(report)
        if passage.source == source.number
        for span in passage.spans
    ]
    stretches = around(text, [span for span, _ in marks])
    lines = paragraphs(text)
    shown = tuple(tuple(_lines(text, lines, stretch, marks)) for stretch in stretches)
    return Excerpt(
        source,
        shown,
        is_cut_before=stretches[0].start > lines[0].start,
        is_cut_after=stretches[-1].end < lines[-1].end,
    )


def _quoted(report: PublicReport) -> Iterator[tuple[Passage, Quoted]]:
    for number, exhibit in enumerate(report.evidence, 1):
        yield exhibit.passage, Quoted(f"exhibit-{number}", exhibit.stance)
    for number, passage in enumerate(report.claim.appearances, 1):
        yield passage, Quoted(f"appearance-{number}", None)


def _lines(
    text: str, lines: list[Span], stretch: Span, marks: list[tuple[Span, Quoted]]
) -> Iterator[Line]:
    begins: dict[str, int] = {}
    for span, mark in marks:
        begins.setdefault(mark.anchor, span.start)
    first = bisect_right(lines, stretch.start, key=lambda line: line.end)
    for number, line in enumerate(lines[first:], first + 1):
        if line.start >= stretch.end:
            return
        pieces = segments(max(line.start, stretch.start), min(line.end, stretch.end), marks)
        runs = tuple(
            Run(
                text[start:end],
                keys,
                tuple(mark for mark in keys if begins[mark.anchor] == start),
            )
            for start, end, keys in pieces
        )
        yield Line(number, runs)
