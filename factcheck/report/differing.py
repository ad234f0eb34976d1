"""Where two sequences of lines differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

#: Above this product of lengths the lines between the first and the last difference count as one.
_MOST_COMPARED = 25_000_000


@dataclass(frozen=True, slots=True)
class Change:
    """A place where one sequence has other lines than the other."""

    #: Index of the first line that differs; where lines are missing, of the line after them.
    at: int
    #: How many lines stand there, and how many stood there; one of them may be none.
    lines: int
    were: int
    #: Index, in the other sequence, of the first line that stood there.
    was_at: int = 0


def changes(now: Sequence[str], then: Sequence[str]) -> Iterator[Change]:
    """What turned ``then`` into ``now``, in order."""
    start = 0
    shorter = min(len(now), len(then))
    while start < shorter and now[start] == then[start]:
        start += 1
    end = 0
    while end < shorter - start and now[-1 - end] == then[-1 - end]:
        end += 1
    ours, theirs = now[start : len(now) - end], then[start : len(then) - end]
    if len(ours) * len(theirs) > _MOST_COMPARED or not ours or not theirs:
        if ours or theirs:
            yield Change(start, len(ours), len(theirs), start)
        return
    # What stands in many places, such as an empty line, is no place to begin a comparison at.
    for tag, was_at, was_end, at, at_end in SequenceMatcher(None, theirs, ours).get_opcodes():
        if tag != "equal":
            yield Change(start + at, at_end - at, was_end - was_at, start + was_at)
