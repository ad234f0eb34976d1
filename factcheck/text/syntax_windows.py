"""Sentences too long to be read at once: cut where they pause, and joined again."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

LONGEST = 160  # words

_PAUSES = (frozenset(".?!"), frozenset(";:"), frozenset(",—–-"))


class Read(NamedTuple):
    """What the model reads in one sentence: numbers of tags and labels, places of heads, or -1."""

    tags: list[int]
    heads: list[int]
    labels: list[int]


def windows(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """The words in pieces of at most ``LONGEST``; none for no words."""
    first = 0
    while len(words) - first > LONGEST:
        end = _pause(words, first)
        yield words[first:end]
        first = end
    if first < len(words):
        yield words[first:]


def joined(pieces: Sequence[Read], beside: int) -> Read:
    """The pieces of a sentence as one; later roots depend on the first, with label ``beside``."""
    if len(pieces) == 1:
        return pieces[0]
    whole = Read([], [], [])
    root = -1
    for piece in pieces:
        first, own = len(whole.heads), piece.heads.index(-1)
        whole.tags.extend(piece.tags)
        whole.labels.extend(piece.labels)
        whole.heads.extend(head + first if head >= 0 else root for head in piece.heads)
        if first:
            whole.labels[first + own] = beside
        else:
            root = own
    return whole


def _pause(words: Sequence[str], first: int) -> int:
    """Behind the last strong mark in the second half of the window, if it has one."""
    for marks in _PAUSES:
        for at in range(first + LONGEST - 1, first + LONGEST // 2, -1):
            if words[at] in marks:
                return at + 1
    return first + LONGEST
