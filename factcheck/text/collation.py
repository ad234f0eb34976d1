"""Two texts laid side by side: the runs of words that both have, and which paragraphs belong
opposite each other."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.text.spans import Span

#: How many words in a row count as taken over; fewer are the common ways of the language.
SHORTEST = 5
#: More pairs of paragraphs than these are laid side by side in their order.
MOST_PAIRS = 250_000

_WORD = re.compile(r"[぀-ヿ㐀-䶿一-鿿가-힣฀-๿]|[^\W_]+(?:['’][^\W_]+)*")


class Common(NamedTuple):
    """The same words in both texts, in code points of each."""

    one: Span
    other: Span


def in_common(one: str, other: str) -> list[Common]:
    """The runs of words that stand in both texts, in the order of ``other``; capitals and marks
    don't matter. The work grows with the length of the texts, not with its square."""
    mine, theirs = _words(one), _words(other)
    places: dict[tuple[str, ...], int] = {}
    for first in range(len(mine) - SHORTEST, -1, -1):
        places[_run(mine, first)] = first
    found: list[Common] = []
    at, expected = 0, -1
    while at <= len(theirs) - SHORTEST:
        run = _run(theirs, at)
        # Where the last run broke off the text goes on, if it can; else at its first place.
        place = expected if expected >= 0 and _run(mine, expected) == run else places.get(run)
        if place is None:
            at += 1
            expected += expected >= 0
            continue
        length = SHORTEST
        while (
            place + length < len(mine)
            and at + length < len(theirs)
            and mine[place + length].folded == theirs[at + length].folded
        ):
            length += 1
        found.append(
            Common(
                Span(mine[place].start, mine[place + length - 1].end),
                Span(theirs[at].start, theirs[at + length - 1].end),
            )
        )
        at, expected = at + length, place + length
    return found


def opposite(
    one: Sequence[Span], other: Sequence[Span], common: Sequence[Common]
) -> list[tuple[int | None, int | None]]:
    """Which paragraph of ``other`` stands opposite which of ``one``, by their places, in rows from
    top to bottom; None where nothing does. As many shared words as can be are side by side."""
    if len(one) * len(other) > MOST_PAIRS:
        longest = max(len(one), len(other))
        return [
            (at if at < len(one) else None, at if at < len(other) else None)
            for at in range(longest)
        ]
    weights = _weights(one, other, common)
    # best[i][j]: how many letters can be laid opposite each other from there to the end.
    best = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for left in range(len(one) - 1, -1, -1):
        for right in range(len(other) - 1, -1, -1):
            paired = best[left + 1][right + 1] + weights.get((left, right), -1)
            best[left][right] = max(best[left + 1][right], best[left][right + 1], paired)
    rows: list[tuple[int | None, int | None]] = []
    left = right = 0
    while left < len(one) or right < len(other):
        if right == len(other) or (left < len(one) and best[left][right] == best[left + 1][right]):
            rows.append((left, None))
            left += 1
        elif left == len(one) or best[left][right] == best[left][right + 1]:
            rows.append((None, right))
            right += 1
        else:
            rows.append((left, right))
            left, right = left + 1, right + 1
    return rows


class _Word(NamedTuple):
    start: int
    end: int
    folded: str


def _words(text: str) -> list[_Word]:
    return [
        _Word(match.start(), match.end(), match[0].casefold().replace("’", "'"))
        for match in _WORD.finditer(text)
    ]


def _run(words: Sequence[_Word], place: int) -> tuple[str, ...]:
    return tuple(word.folded for word in words[place : place + SHORTEST])


def _weights(
    one: Sequence[Span], other: Sequence[Span], common: Sequence[Common]
) -> dict[tuple[int, int], int]:
    weights: dict[tuple[int, int], int] = {}
    for run in common:
        for left in _touched(one, run.one):
            for right in _touched(other, run.other):
                length = min(_overlap(one[left], run.one), _overlap(other[right], run.other))
                weights[left, right] = weights.get((left, right), 0) + length
    return weights


def _touched(lines: Sequence[Span], run: Span) -> range:
    """The places of the paragraphs that a run lies in."""
    first = bisect_right(lines, run.start, key=lambda line: line.end)
    return range(first, bisect_left(lines, run.end, key=lambda line: line.start))


def _overlap(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
