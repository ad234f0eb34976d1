"""A stretch of text cut into runs, so that marks which overlap can be drawn one after another."""

from collections.abc import Hashable, Sequence
from itertools import groupby, pairwise
from typing import Generic, NamedTuple, TypeVar

from factcheck.text.spans import Span

Key = TypeVar("Key", bound=Hashable)


class Segment(NamedTuple, Generic[Key]):
    """Code points ``start`` up to ``end`` and the keys of all the marks that cover them."""

    start: int
    end: int
    keys: tuple[Key, ...]


def segments(start: int, end: int, marks: Sequence[tuple[Span, Key]]) -> list[Segment[Key]]:
    """Cuts ``start`` to ``end`` wherever a mark begins or ends.

    The segments join up without a gap. Keys stand in the order of ``marks``, each once; what of a
    mark lies outside is left out. Neighbours that carry the same keys are one segment.
    """
    if start >= end:
        return []
    inside = [(span, key) for span, key in marks if span.start < end and start < span.end]
    cuts = {start, end}
    for span, _ in inside:
        cuts |= {max(start, span.start), min(end, span.end)}
    runs = [(Span(*run), _keys(Span(*run), inside)) for run in pairwise(sorted(cuts))]
    return [
        Segment(alike[0][0].start, alike[-1][0].end, keys)
        for keys, alike in (
            (keys, list(group)) for keys, group in groupby(runs, lambda run: run[1])
        )
    ]


def _keys(run: Span, marks: Sequence[tuple[Span, Key]]) -> tuple[Key, ...]:
    return tuple(dict.fromkeys(key for span, key in marks if span.holds(run)))
