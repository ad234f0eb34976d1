"""How near other statements are to one: which of its telling words they share, and which letters.

Words are weighed by how few statements have them, which whoever asks knows; runs of letters by how
few of the statements at hand have them, and let spellings and compounds answer to one another.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from factcheck.text.searching import Term, answers_in

#: How long the runs of letters are, and how much of a statement is looked at, in characters.
_RUN = 5
_MOST = 2_000
#: What shared words count for beside shared runs of letters; chosen on CLEF 2020 task 2 (dev).
_WORDS, _RUNS = 0.35, 0.65
_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Near:
    """How near a statement is, and why."""

    #: From 0 to 1, about 1 when it has all the words of what was asked.
    score: float
    #: The words by which it was found, as it has them.
    shared: tuple[str, ...]


def rarity(having: int, of: int) -> float:
    """What a word tells that so many of the statements have."""
    return math.log(1 + (of - min(having, of) + 0.5) / (having + 0.5))


def nearness(
    statement: str, asked: Sequence[Term], weights: Mapping[int, float], others: Sequence[str]
) -> list[Near]:
    """How near each of ``others`` is to a statement; ``weights`` are of its groups of terms."""
    whole = sum(weights.values()) or 1.0
    lengths = [len(other.split()) for other in others]
    mean = sum(lengths) / (len(others) or 1) or 1.0
    own = _runs(statement)
    runs = [own & _runs(other) for other in others]
    spread = Counter(chain.from_iterable(runs))
    tells = {run: rarity(spread[run], len(others)) for run in own}
    length = math.fsum(tells.values()) or 1.0
    near = []
    for found, size, answers in zip(runs, lengths, answers_in(others, asked), strict=True):
        words = (
            sum(
                weights.get(group, 0.0) * _saturated(len(said), size / mean)
                for group, said in answers.items()
            )
            / whole
        )
        letters = math.fsum(tells[run] for run in found) / length
        near.append(
            Near(
                min(1.0, _WORDS * words + _RUNS * letters),
                tuple(dict.fromkeys(said[0] for said in answers.values())),
            )
        )
    return near


def _saturated(times: int, length: float) -> float:
    """What a word counts that comes so many times in a text so many times as long as the others.

    As in BM25 (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75): 1 for once in one of usual length.
    """
    return times * 2.2 / (times + 1.2 * (0.25 + 0.75 * length))


def _runs(text: str) -> set[str]:
    line = f" {' '.join(_LETTERS.findall(text[:_MOST].casefold()))} "
    return {line[place : place + _RUN] for place in range(len(line) - _RUN + 1)}
