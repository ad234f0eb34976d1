"""Words fitted into a field: parted into lines, set smaller, and cut where nothing else helps."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from factcheck.report.lettering import Face, width

Measure = Callable[[str], float]

#: No field of ours holds more letters than this; what is longer is cut before it is measured.
_MOST = 700
#: How often the width is halved by which lines are made alike.
_HALVINGS = 7
#: A word that was cut is left out whole if it began within so many letters of the cut.
_LAST_WORD = 14
_CLOSING = '”"’»'


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines, and the size in pixels at which they fit."""

    lines: tuple[str, ...]
    size: int


def fitted(
    words: str, face: Face, *, across: float, down: float, sizes: Sequence[int], leading: float
) -> Fitted:
    """The words at the first of the sizes at which they fit the field, lines of like length.

    ``leading`` is the height of a line in parts of its size. At the last size they are cut.
    """
    words = " ".join(words.split())
    shown = words if len(words) <= _MOST else f"{words[:_MOST]}…"
    for size in sizes:
        measure = partial(width, face, size)
        most = max(1, int(down / (size * leading)))
        lines = _lines(shown, measure, across)
        if len(lines) <= most:
            return Fitted(_evened(shown, measure, across, lines), size)
    kept = lines[:most]
    last = _cut(kept[-1] + lines[most], words, measure, across)
    return Fitted((*kept[:-1], last), size)


def on_one_line(words: str, face: Face, size: float, across: float) -> str:
    """The words, cut where they run further than ``across``."""
    words = " ".join(words.split())
    measure = partial(width, face, size)
    return words if measure(words) <= across else _cut(words[:_MOST], words, measure, across)


def _cut(line: str, words: str, measure: Measure, across: float) -> str:
    """As much of the line as there is room for, its end marked, and the quotation closed."""
    end = "…" + (words[-1] if words.endswith(tuple(_CLOSING)) else "")
    kept = list(_clusters(line))
    while kept and measure("".join(kept).rstrip() + end) > across:
        kept.pop()
    if (blank := "".join(kept).rfind(" ")) >= len(kept) - _LAST_WORD:
        kept = kept[: max(blank, 0)] or kept
    return "".join(kept).rstrip(" ,;:–—") + end


def _lines(words: str, measure: Measure, across: float) -> list[str]:
    lines, line = [], ""
    for piece in _pieces(words, measure, across):
        if line and measure((line + piece).rstrip()) > across:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def _evened(words: str, measure: Measure, across: float, lines: list[str]) -> tuple[str, ...]:
    """The same number of lines, of like length."""
    low, high, best = 0.0, across, lines
    for _ in range(_HALVINGS if len(lines) > 1 else 0):
        middle = (low + high) / 2
        tried = _lines(words, measure, middle)
        if len(tried) <= len(lines) and all(measure(line) <= middle for line in tried):
            high, best = middle, tried
        else:
            low = middle
    return tuple(best)


def _pieces(words: str, measure: Measure, across: float) -> Iterator[str]:
    """What must not be parted, each with the blank after it; a word that is too long is parted."""
    for word in re.findall(r"\S+\s*", words):
        for piece in _between_ideographs(word):
            if measure(piece.rstrip()) <= across:
                yield piece
            else:
                yield from _parted(piece, measure, across)


def _between_ideographs(word: str) -> Iterator[str]:
    """Chinese and Japanese are parted between any two letters, but not before a mark that ends."""
    piece = ""
    for cluster in _clusters(word):
        is_letter = unicodedata.category(cluster[0]).startswith(("L", "N"))
        if piece and is_letter and (_is_wide(cluster) or _is_wide(piece[-1])):
            yield piece
            piece = ""
        piece += cluster
    yield piece


def _parted(piece: str, measure: Measure, across: float) -> Iterator[str]:
    part = ""
    for cluster in _clusters(piece):
        if part and measure((part + cluster).rstrip()) > across:
            yield part
            part = ""
        part += cluster
    yield part


def _clusters(words: str) -> Iterator[str]:
    """Letters with the marks that belong to them, and what joiners hold together."""
    cluster = ""
    for sign in words:
        joins = unicodedata.category(sign) in ("Mn", "Mc", "Me", "Cf", "Sk")
        if cluster and not joins and not cluster.endswith("\u200d"):
            yield cluster
            cluster = ""
        cluster += sign
    if cluster:
        yield cluster


def _is_wide(cluster: str) -> bool:
    return unicodedata.east_asian_width(cluster[0]) in ("W", "F")
