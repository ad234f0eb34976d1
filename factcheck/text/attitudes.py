"""What people think, want, support and say beyond "she said …", read off parsed sentences.

``sayings`` reads the verbs that carry most of what is said, without a parser and better than it;
here are all the others, where who, what and how far hangs on the grammar of the sentence.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from factcheck.text.attitude_words import ATTITUDES, TELLING
from factcheck.text.folding import Line
from factcheck.text.frames import Taken, taken
from factcheck.text.reading import Reading
from factcheck.text.spans import Span
from factcheck.text.speech import is_speech
from factcheck.text.syntax import PLACEHOLDER, parse, tokens
from factcheck.text.trees import Tree
from factcheck.text.words import Word

_INNER_MARKS = frozenset("-'’$%#@&/")
_STANDING_IN = ("PRON", "ADV")
_POSSIBLE = frozenset("should could must ought".split())
_ENDS_A_CLAUSE = frozenset(
    """and but or when because if after before while since although though until unless he she it
    they i we you""".split()
)
_FEWEST_WORDS = 3  # of a sentence that is worth a look


class Attitude(NamedTuple):
    """What somebody thinks, wants or says; ``holder`` is None where the text does not tell who.

    ``is_said`` where it is what somebody said: no thought, no wish, and not what they never said.
    ``meant`` is whom the holder stands for in its sentence: for "who" the words before it.
    """

    line: int
    cue: Span
    holder: Span | None
    meant: Span | None
    spans: tuple[Span, ...]
    is_said: bool


def attitudes_in(reading: Reading, spoken_for: Collection[Span]) -> Iterator[Attitude]:
    """The attitudes of a text in order, but for those whose word is in ``spoken_for``."""
    taken_up = sorted(spoken_for)
    sentences = list(_sentences(reading, taken_up))
    parses = parse([[_shown(word) for word in words] for _, words, _ in sentences])
    for (number, words, places), found in zip(sentences, parses, strict=True):
        tree = Tree(words, found.tags, found.heads, found.labels, found.forms)
        for at in places:
            first = next(_taken_by(tree, at), None)
            if first:
                yield from _attitude(number, tree, at, first)


def _sentences(
    reading: Reading, taken_up: list[Span]
) -> Iterator[tuple[int, list[Word], list[int]]]:
    """The lines that may tell of an attitude, for the others needn't be parsed.

    For each its number, its words, and the places of those that may be the word that tells it.
    """
    for number, line in enumerate(reading.lines):
        if not _may_tell(line):
            continue
        words = list(_words(reading, line))
        there = {"", *(word.lower for word in words)}
        places = [
            at
            for at, word in enumerate(words)
            if not there.isdisjoint(TELLING.get(word.lower, ())) and not _is_in(word, taken_up)
        ]
        if places:
            yield number, words, places


def _may_tell(line: Line) -> bool:
    return len(line.words) >= _FEWEST_WORDS and any(word.lower in TELLING for word in line.words)


def _words(reading: Reading, line: Line) -> Iterator[Word]:
    """The words of a line as the parser cuts them."""
    at = line.words[0].start
    for word in (*line.words, None):
        if word is None or word.quoted >= 0:
            end = line.words[-1].end if word is None else word.start
            for token in tokens(reading.text, at, end):
                yield Word(token.start, token.end, token.text, token.text.lower())
        if word is not None and word.quoted >= 0:
            yield word
            at = word.end


def _shown(word: Word) -> str:
    return PLACEHOLDER if word.quoted >= 0 else word.text


def _is_in(word: Word, spans: list[Span]) -> bool:
    """Whether a word is in one of the spans, which are in order."""
    at = bisect_right(spans, word.start, key=lambda span: span.start) - 1
    return at >= 0 and word.start < spans[at].end


def _taken_by(tree: Tree, at: int) -> Iterator[Taken]:
    frames = ATTITUDES.get(tree.kind(at))
    if frames is None or tree.words[at].quoted >= 0:
        return
    particle = next((tree.words[kid].lower for kid in tree.of(at, "compound:prt")), "")
    allowed = frames.get((tree.words[at].lower, particle))
    if allowed:
        yield from taken(tree, at, allowed)


def _attitude(number: int, tree: Tree, at: int, found: Taken) -> Iterator[Attitude]:
    *before, (first, end) = found.runs
    runs = (*before, (first, _carried_on(tree, at, end)))
    spans = tuple(span for run in runs if (span := _span(tree, *run)))
    if spans and _says_something(tree, runs) and not _is_only_possible(tree, at):
        holder = meant = None
        if found.holder is not None:
            holder = _span(tree, *tree.phrase(found.holder))
            meant = _span(tree, *tree.phrase(tree.meant(found.holder)))
        word = tree.words[at]
        is_said = found.is_clause and is_speech(word.lower) and not tree.is_denied(at)
        yield Attitude(number, Span(word.start, word.end), holder, meant, spans, is_said)


def _says_something(tree: Tree, runs: Sequence[tuple[int, int]]) -> bool:
    """Not "him" or "so" alone: nobody can check that."""
    words = [tree.words[at] for first, end in runs for at in range(first, end)]
    return len(words) > 1 or tree.kind(runs[0][0]) not in _STANDING_IN


def _is_only_possible(tree: Tree, at: int) -> bool:
    """``She should say``, ``they could support``: nobody did."""
    return any(tree.words[kid].lower in _POSSIBLE for kid in tree.of(at, "aux"))


def _carried_on(tree: Tree, at: int, end: int) -> int:
    """Where the content that ends before word ``end`` really ends: at a mark or with its clause.

    Behind the word that takes it, a phrase is seldom followed by one that is no part of it.
    """
    if end <= at or (tree.kind(at) == "NOUN" and tree.labels[at].startswith("nsubj")):
        return end
    while end < len(tree.words):
        if tree.words[end].is_mark and tree.words[end].text not in _INNER_MARKS:
            break
        if tree.kind(end) == "AUX" or tree.words[end].lower in _ENDS_A_CLAUSE:
            break
        end += 1
    return end


def _span(tree: Tree, first: int, end: int) -> Span | None:
    """The words without the marks at either end."""
    while end > first and tree.words[end - 1].is_mark:
        end -= 1
    while first < end and tree.words[first].is_mark:
        first += 1
    return Span(tree.words[first].start, tree.words[end - 1].end) if first < end else None
