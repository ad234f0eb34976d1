"""Unicode's composed form (NFC) as edits, so that offsets can follow it."""

import re
from collections.abc import Iterator
from itertools import groupby
from unicodedata import combining, is_normalized, normalize

from factcheck.text.edits import Edit

# Characters outside these ranges are composed already and join nothing that stands before them.
_MOVABLE = re.compile(r"[^\u0300-\u1fff\u20d0-\U0010ffff]?[\u0300-\u1fff\u20d0-\U0010ffff]+")
_MANY = 32


def compositions(text: str) -> Iterator[Edit]:
    """The edits that bring ``text`` to its composed form, one for each character that changes."""
    for run in _MOVABLE.finditer(text):
        if is_normalized("NFC", run[0]):
            continue
        for start, end in _characters(text, run.start(), run.end()):
            written = text[start:end]
            whole = _composed(written)
            if whole != written:
                yield Edit(start, end, whole)


def _characters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches that compose by themselves: a base with its marks, a Korean syllable."""
    base = start
    for place in range(start + 1, end):
        if combining(text[place]):
            continue
        if _joins(text[base:place], text[place]):
            continue
        yield base, place
        base = place
    yield base, end


def _joins(before: str, character: str) -> bool:
    return _composed(before + character) != _composed(before) + normalize("NFC", character)


def composed(text: str) -> str:
    """The composed form of a text, in linear time."""
    return _MOVABLE.sub(lambda run: _composed(run[0]), text)


def _composed(written: str) -> str:
    """The composed form of a run, in linear time also for a base with a hundred thousand marks.

    ``normalize`` sorts marks by insertion, which takes minutes on such a text.
    """
    if len(written) > _MANY:
        apart = "".join(normalize("NFD", character) for character in written)
        written = "".join(
            "".join(group) if is_base else "".join(sorted(group, key=combining))
            for is_base, group in groupby(apart, key=lambda character: not combining(character))
        )
    return normalize("NFC", written)
