"""How well attributions were found: spans of words, and who said them.

A word is what is between blanks and punctuation. A prediction answers a gold attribution when of
the words that either has in its content at least half are in both; each is used once, the best
pairs first. The speaker is right when a word of the predicted mention, other than an article or a
title, stands in the gold mention, or when neither has one.
"""

import random
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from benchmarks.lines import Line
from benchmarks.speech_verbs import is_speech

HALF = 0.5
_WORD = re.compile(r"[A-Za-z0-9$%]+(?:[-'’.,][A-Za-z0-9]+)*")
_NOT_A_NAME = frozenset(
    "the a an of to in and or mr mrs ms dr sen rep gov president former".split()
)
Words = frozenset[int]
Places = Iterable[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one article, or of several together."""

    gold: int = 0
    predicted: int = 0
    matched: int = 0
    with_speaker: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.gold + other.gold,
            self.predicted + other.predicted,
            self.matched + other.matched,
            self.with_speaker + other.with_speaker,
        )

    @property
    def span_f1(self) -> float:
        """F1 of the contents."""
        return self._f1(self.matched)

    @property
    def speaker_f1(self) -> float:
        """F1 of content and speaker together."""
        return self._f1(self.with_speaker)

    @property
    def span_recall(self) -> float:
        """Which part of the gold contents was found."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def speaker_recall(self) -> float:
        """Which part of the gold contents was found with its speaker."""
        return self.with_speaker / self.gold if self.gold else 0.0

    def _f1(self, right: int) -> float:
        return 2 * right / (self.gold + self.predicted) if right else 0.0


#: Name of a subset → which gold attributions are in it.
SUBSETS: dict[str, tuple[tuple[str, ...], bool]] = {
    "all": (("direct", "mixed", "indirect"), False),
    "verbs of speech": (("direct", "mixed", "indirect"), True),
    "direct": (("direct",), False),
    "mixed": (("mixed",), False),
    "indirect": (("indirect",), False),
}


def tallies(gold: Iterable[Line], predicted: Mapping[object, Line], subset: str) -> list[Tally]:
    """The counts of each article. What answers gold outside the subset counts for nothing."""
    kinds, only_speech = SUBSETS[subset]
    return [_tally(row, predicted[row["id"]]["quotes"], kinds, only_speech) for row in gold]


def interval(counts: Sequence[Tally], figure: str, draws: int = 300) -> tuple[float, float]:
    """The 95 % interval of a figure, by drawing articles again and again."""
    chance = random.Random(1)
    drawn = sorted(
        getattr(sum(chance.choices(counts, k=len(counts)), Tally()), figure) for _ in range(draws)
    )
    return drawn[int(draws * 0.025)], drawn[int(draws * 0.975)]


class Paired(NamedTuple):
    """An article's gold attributions, what was predicted, and which answers which."""

    words: list[tuple[int, int]]
    gold: list[Line]
    answers: list[Line]
    #: Places in ``gold`` and in ``answers``.
    pairs: list[tuple[int, int]]


def paired(row: Line, quotes: Sequence[Line]) -> Paired:
    """Pair what is alike; predictions without a word, and gold without content, are left out."""
    words = [match.span() for match in _WORD.finditer(row["text"])]
    gold = [one for one in row["attributions"] if one["type"] != "empty"]
    contents = [_covered(words, spans(one["content"])) for one in gold]
    answers = [(_covered(words, one["content"]), one) for one in quotes]
    answers = [(content, one) for content, one in answers if content]
    pairs = _pairs(contents, [content for content, _ in answers])
    return Paired(words, gold, [one for _, one in answers], pairs)


def _tally(row: Line, quotes: Sequence[Line], kinds: Sequence[str], only_speech: bool) -> Tally:
    words, gold, answers, pairs = paired(row, quotes)
    wanted = [
        one["type"] in kinds
        and (not only_speech or any(is_speech(cue["text"]) for cue in one["cue"]))
        for one in gold
    ]
    right = sum(
        same_speaker(row["text"], words, gold[place], answers[answer])
        for place, answer in pairs
        if wanted[place]
    )
    matched = sum(wanted[place] for place, _ in pairs)
    aside = sum(not wanted[place] for place, _ in pairs)
    return Tally(sum(wanted), len(answers) - aside, matched, right)


def _pairs(gold: Sequence[Words], predicted: Sequence[Words]) -> list[tuple[int, int]]:
    alike = sorted(
        (
            (len(one & other) / len(one | other), place, answer)
            for place, one in enumerate(gold)
            for answer, other in enumerate(predicted)
            if one & other
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for likeness, place, answer in alike:
        if likeness >= HALF and place not in pairs and answer not in pairs.values():
            pairs[place] = answer
    return list(pairs.items())


def same_speaker(
    text: str, words: Sequence[tuple[int, int]], attribution: Line, answer: Line
) -> bool:
    """Whether the answer's mention of the speaker is the one that is marked."""
    mention, predicted = _covered(words, spans(attribution["source"])), answer["speaker"]
    if not mention:
        return not predicted
    telling = {
        place for place in mention if text[slice(*words[place])].lower() not in _NOT_A_NAME
    } or mention
    return predicted is not None and bool(_covered(words, [predicted]) & telling)


def _covered(words: Sequence[tuple[int, int]], spans: Places) -> Words:
    covered: set[int] = set()
    for start, end in spans:
        place = bisect_left(words, start, key=lambda word: word[1] - 1)
        while place < len(words) and words[place][0] < end:
            covered.add(place)
            place += 1
    return frozenset(covered)


def spans(marked: Iterable[Line]) -> list[tuple[int, int]]:
    """The places of a source, a cue or a content as the set marks it."""
    return [(one["start"], one["end"]) for one in marked]
