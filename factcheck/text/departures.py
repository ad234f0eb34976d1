"""What makes a statement another claim than one that is worded much like it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from factcheck.text.matching import is_name, spelled_out, stem
from factcheck.text.matching_words import EMPTY_WORDS, MAGNITUDES, NEGATIONS, WHEN_WORDS

_MOST_WORDS, _MOST_LETTERS = 600, 5_000
#: Between sentences, and between clauses that would stand alone.
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+|(?<=[;:])\s+|,[\"'”’]?\s+(?=(?:and|but|so)\s)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


class Departure(StrEnum):
    """How one statement differs from another so that it may be another claim."""

    NEGATED = "negated"
    NUMBER = "number"
    NAME = "name"
    DATE = "date"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {
            "negated": "One of them is negated",
            "number": "Another number",
            "name": "Another name",
            "date": "Another date",
        }[self.value]


class _Word(NamedTuple):
    word: str
    #: The number of its sentence.
    sentence: int


def departures(one: str, other: str) -> tuple[Departure, ...]:
    """What differs between two statements, in sentences that they share; the same either way."""
    first, second = sorted((_words(one), _words(other)))
    mine, theirs = _told_by_one_alone(first, second)
    found = []
    if _negations(mine) % 2 != _negations(theirs) % 2:
        found.append(Departure.NEGATED)
    for kind, belongs in (
        (Departure.NUMBER, _is_number),
        (Departure.NAME, _names_somebody),
        (Departure.DATE, _tells_when),
    ):
        ours, others = (
            {word.casefold() for word in side if belongs(word)} for side in (mine, theirs)
        )
        # A name or a day that only one gives makes its statement longer; another figure, another.
        if ours != others and (kind is Departure.NUMBER or (ours and others)):
            found.append(kind)
    return tuple(found)


def _words(statement: str) -> list[_Word]:
    sentences = _SENTENCE.split(statement[:_MOST_LETTERS])
    words = (
        _Word(word, number)
        for number, sentence in enumerate(sentences)
        for word in spelled_out(sentence)
    )
    return [word for word, _ in zip(words, range(_MOST_WORDS), strict=False)]


def _told_by_one_alone(one: Sequence[_Word], other: Sequence[_Word]) -> tuple[list[str], list[str]]:
    """The words of each that the other doesn't have, in sentences of which it has others."""
    steps = LCSseq.opcodes([stem(word.word) for word in one], [stem(word.word) for word in other])
    equal = [step for step in steps if step.tag == "equal"]
    mine = _lone(one, ((step.src_start, step.src_end) for step in equal))
    theirs = _lone(other, ((step.dest_start, step.dest_end) for step in equal))
    return mine, theirs


def _lone(words: Sequence[_Word], shared: Iterator[tuple[int, int]]) -> list[str]:
    places = {place for start, end in shared for place in range(start, end)}
    sentences = {
        words[place].sentence for place in places if words[place].word.casefold() not in EMPTY_WORDS
    }
    return [
        word.word
        for place, word in enumerate(words)
        if place not in places and word.sentence in sentences
    ]


def _negations(words: Sequence[str]) -> int:
    counted = Counter(word.casefold() for word in words)
    return sum(counted[word] for word in NEGATIONS)


def _is_number(word: str) -> bool:
    is_written = any(map(str.isdigit, word)) and not _YEAR.fullmatch(word)
    return is_written or word.casefold() in MAGNITUDES


def _tells_when(word: str) -> bool:
    return bool(_YEAR.fullmatch(word)) or word.casefold() in WHEN_WORDS


def _names_somebody(word: str) -> bool:
    return is_name(word) and not _tells_when(word) and not any(map(str.isdigit, word))
