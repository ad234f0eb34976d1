"""Edits of a text, and where a place in it is after and before them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """Replaces the code points ``start`` up to ``end``, at least one, by ``words``."""

    start: int
    end: int
    words: str


class Edits:
    """Edits made on one text in one go. Offsets are code points; all maps are monotone."""

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        """Makes ``edits``, which come in order and do not overlap, on ``text``."""
        pieces: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._new_starts: list[int] = []
        self._new_ends: list[int] = []
        kept = length = 0
        for start, end, words in edits:
            pieces += (text[kept:start], words)
            length += start - kept
            self._starts.append(start)
            self._ends.append(end)
            self._new_starts.append(length)
            length += len(words)
            self._new_ends.append(length)
            kept = end
        pieces.append(text[kept:])
        self.text = "".join(pieces)

    def after(self, offset: int) -> int:
        """Where a place of the old text is in the new one."""
        edit = bisect_right(self._starts, offset) - 1
        if edit < 0:
            return offset
        if offset >= self._ends[edit]:
            return self._new_ends[edit] + offset - self._ends[edit]
        return min(self._new_starts[edit] + offset - self._starts[edit], self._new_ends[edit])

    def before(self, offset: int) -> int:
        """Where a place of the new text was in the old one; behind what was taken out there."""
        return self._back(offset, bisect_right(self._new_starts, offset) - 1)

    def end_before(self, offset: int) -> int:
        """Like ``before``, for the end of a stretch: in front of what was taken out there."""
        return self._back(offset, bisect_left(self._new_starts, offset) - 1)

    def _back(self, offset: int, edit: int) -> int:
        if edit < 0:
            return offset
        if offset >= self._new_ends[edit]:
            return self._ends[edit] + offset - self._new_ends[edit]
        return min(self._starts[edit] + offset - self._new_starts[edit], self._ends[edit])
