"""Whether the time to pull grows with the text and no faster: texts doubled four times.

A row says how much longer each doubling took; twice as long is linear.
"""

from collections.abc import Callable, Iterable
from itertools import pairwise
from math import prod
from time import process_time

from benchmarks.invented import story
from benchmarks.rows import Row, goal
from factcheck.text.attribution import pull

#: In characters; doubled four times, unless one pull takes more seconds than ``PATIENCE``.
SHORTEST = 16_000
DOUBLINGS = 4
PATIENCE = 6.0
#: How many times more than linear the whole may take: room for a loaded machine.
ROOM = 1.6
_ARTICLE = "\n\n".join(story(number, claims=4, plain=12).text for number in range(8))

#: What is doubled: the text of so many characters.
TEXTS: dict[str, Callable[[int], str]] = {
    "articles": lambda size: _repeated(_ARTICLE + "\n\n", size),
    "one paragraph of articles": lambda size: _repeated(_ARTICLE.replace("\n", " ") + " ", size),
    "said said said": lambda size: _repeated("said ", size),
    "she said he said": lambda size: _repeated("she said he said that ", size),
    "quotation marks": lambda size: _repeated("“", size),
    "marks of every kind": lambda size: _repeated("“ \" ‘ ' « » ” ’ ", size),
    "a transcript": lambda size: _repeated("FENN: “It is safe.”\nQ: Was it?\n", size),
    "one sentence": lambda size: _repeated("the pier that the town which Bo Lind saw had ", size),
    "names": lambda size: _repeated("Odile Fenn Bo Lind ", size),
    "commas": lambda size: _repeated("Bo Lind, who said, ", size),
    "brackets": lambda size: _repeated("(said [", size),
    "combining marks": lambda size: "e" + "\u0301" * (size - 1),
    "one word": lambda size: "a" * size,
    "line breaks": lambda size: "\n" * size,
}


def ratios(text_of: Callable[[int], str]) -> list[float]:
    """How many times longer each doubling took than the text before it."""
    pull(text_of(SHORTEST))
    seconds = [_least(text_of(SHORTEST))]
    while len(seconds) <= DOUBLINGS and seconds[-1] < PATIENCE:
        seconds.append(_least(text_of(SHORTEST * 2 ** len(seconds))))
    return [after / before for before, after in pairwise(seconds)]


def measure(texts: Iterable[str] = TEXTS) -> list[Row]:
    """A row for each text."""
    rows = []
    for name in texts:
        found = ratios(TEXTS[name])
        most = ROOM * 2 ** len(found)
        rows.append(
            Row(
                f"a text doubled, time: {name}",
                " ".join(f"×{ratio:.1f}" for ratio in found) + f" = ×{prod(found):.1f}",
                f"≤ ×{most:.1f}",
                command="doubling",
                verdict=goal(most, prod(found)),
            )
        )
    return rows


def _repeated(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def _least(text: str) -> float:
    """The processor time of a pull; the least of three where it is short, and never nothing."""
    seconds: list[float] = []
    while len(seconds) < 3 and sum(seconds) < 1:
        begun = process_time()
        pull(text)
        seconds.append(process_time() - begun)
    return max(min(seconds), 1e-4)
