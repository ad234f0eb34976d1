"""How alike two articles are in the words of whoever wrote them: reprints, cuts and light edits.

What is quoted belongs to whoever said it, and a dateline or a credit to nobody, so neither is
compared: two reporters who quote one statement have not copied each other.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from rensa import RMinHash

from factcheck.text.furniture import furniture
from factcheck.text.quotemarks import stretches
from factcheck.text.spans import Span

#: How many words in a row make a shingle.
SHINGLE = 4
#: Of a text as long as a book the beginning tells enough.
MOST_LETTERS = 120_000
#: How many numbers a text is looked up by.
TRACES = 40
#: Goes up when the same text gets other keys: those that are kept have to be made anew.
RULES = 1
#: Which part of the shorter text's shingles the other has, from which on it is a reprint of it.
ALIKE = 0.33
#: What is less alike than a reprint, but enough for an editor to want to look at both.
SIMILAR = 0.2
#: Which part of the shingles of both they share at least: a page that holds five stories is
#: none of them.
LEAST_SHARED = 0.1
#: With fewer shingles of its own words than these a text is compared in all of its words.
FEWEST = 24
#: Which part of the figures has to be the same, where there are figures enough.
FIGURES_ALIKE = 0.4
#: How many figures both texts need before it counts that the figures differ.
FEWEST_FIGURES = 3

# A word, or a single character where words are written without blanks between them.
_WORD = re.compile(r"[぀-ヿ㐀-䶿一-鿿가-힣฀-๿]|[^\W_]+(?:['’][^\W_]+)*")
# Short quoted words are a term or a title, and part of the sentence.
_LONGEST_TERM = 40


class Likeness(NamedTuple):
    """What two texts have in common, each figure from 0 to 1."""

    #: Of the shorter text, in shingles: 1 for a text that is cut out of the other.
    share: float
    #: Of both texts together.
    resemblance: float
    #: Of the figures in the text that has fewer.
    figures: float

    @property
    def is_reprint(self) -> bool:
        """Whether one of the two is printed after the other, or both after a third."""
        return (
            self.share >= ALIKE
            and self.resemblance >= LEAST_SHARED
            and self.figures >= FIGURES_ALIKE
        )


SAME = Likeness(1.0, 1.0, 1.0)
NOTHING = Likeness(0.0, 0.0, 0.0)


class Print:
    """The words of a canonical text as they are compared."""

    def __init__(self, text: str) -> None:
        self._text = text[:MOST_LETTERS]
        self._aside = [item.span for item in furniture(self._text)]

    @cached_property
    def own(self) -> frozenset[str]:
        """The shingles of the writer's own words."""
        return _shingles(self._own_words)

    @cached_property
    def all(self) -> frozenset[str]:
        """The shingles of all words but the furniture, what is quoted among them."""
        return _shingles(self._all_words)

    @cached_property
    def figures(self) -> Counter[str]:
        """The figures in the writer's own words."""
        return Counter(word for line in self._own_words for word in line if word.isdecimal())

    def is_word_for_word(self, other: "Print") -> bool:
        """Whether both have the same words in the same order."""
        return self._all_words == other._all_words

    def traces(self) -> list[int]:
        """The numbers that this text is looked up by; texts that are alike share some of them.

        The smallest of all hashes of its shingles, by ``TRACES`` hash functions, each with the
        number of its function in front. A text without a word has none.
        """
        shingles = sorted(self.all or {" ".join(line) for line in self._all_words})
        if not shingles:
            return []
        signature = RMinHash(num_perm=TRACES, seed=RULES)
        signature.update(shingles)
        return [place << 32 | least for place, least in enumerate(signature.digest())]

    @cached_property
    def _own_words(self) -> list[list[str]]:
        """The writer's own words, in runs between what is left out."""
        quoted = [
            found.outer
            for found in stretches(self._text)
            if found.outer.end - found.outer.start > _LONGEST_TERM
        ]
        return _runs(self._text, sorted([*self._aside, *quoted]))

    @cached_property
    def _all_words(self) -> list[list[str]]:
        """All words but the furniture, in the same way."""
        # A text that is furniture throughout is compared all the same.
        return _runs(self._text, self._aside) or _runs(self._text, ())


def alike(one: Print, other: Print) -> Likeness:
    """How alike two texts are; the order doesn't matter."""
    # What all words are is asked only of texts with few words of their own: it takes as long again.
    for words in (attrgetter("own"), attrgetter("all")):
        mine, theirs = words(one), words(other)
        if min(len(mine), len(theirs)) >= FEWEST:
            common = len(mine & theirs)
            return Likeness(
                common / min(len(mine), len(theirs)),
                common / (len(mine) + len(theirs) - common),
                _figures_in_common(one.figures, other.figures),
            )
    # Too short to be judged by a part of it.
    return SAME if one.is_word_for_word(other) else NOTHING


def _runs(text: str, left_out: Iterable[Span]) -> list[list[str]]:
    runs: list[list[str]] = []
    start = 0
    for span in (*left_out, Span(len(text), len(text))):
        if span.start > start and (words := _words(text[start : span.start])):
            runs.append(words)
        start = max(start, span.end)
    return runs


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text.casefold())]


def _shingles(runs: Sequence[Sequence[str]]) -> frozenset[str]:
    return frozenset(
        " ".join(run[place : place + SHINGLE])
        for run in runs
        for place in range(len(run) - SHINGLE + 1)
    )


def _figures_in_common(one: Counter[str], other: Counter[str]) -> float:
    """Reports made after one form differ in little but their figures."""
    fewer = min(one.total(), other.total())
    return (one & other).total() / fewer if fewer >= FEWEST_FIGURES else 1.0
