"""Sentences as lines of words in which every quotation is folded into one word."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.text.quotemarks import Stretch
from factcheck.text.sentences import paragraphs, sentences
from factcheck.text.spans import Span
from factcheck.text.speech import SPEECH
from factcheck.text.words import Word, words

_LONGEST_TAG = 12
_LONGEST_LINE = 400  # words: no sentence, but text without full stops must not cost its square
_TAG_GOES_ON = frozenset("in on at during to of after before when as from via by".split())


class Line(NamedTuple):
    """One sentence: its words, and the number (from 0) of its paragraph."""

    words: tuple[Word, ...]
    paragraph: int


def fold(text: str, quoted: Sequence[Stretch]) -> list[Line]:
    """The sentences of a text as lines; a quotation, however long, never breaks one.

    ``quoted`` are the stretches of the text in order; the word that stands for one carries its
    place in that sequence.
    """
    starts = {sentence.start for sentence in sentences(text)}
    lines: list[Line] = []
    at = 0
    for number, paragraph in enumerate(paragraphs(text)):
        first = at
        while at < len(quoted) and quoted[at].outer.start < paragraph.end:
            at += 1
        row = list(_row(text, paragraph, quoted, range(first, at)))
        lines.extend(Line(sentence, number) for sentence in _broken(row, starts, quoted, text))
    return lines


def _row(text: str, paragraph: Span, quoted: Sequence[Stretch], numbers: range) -> Iterator[Word]:
    at = paragraph.start
    for number in numbers:
        outer = quoted[number].outer
        yield from words(text, at, outer.start)
        last = text[quoted[number].outer.end - 2] if quoted[number].closed else ""
        shown = f"“{last}”"
        yield Word(outer.start, outer.end, shown, shown, number)
        at = outer.end
    yield from words(text, at, paragraph.end)


def _broken(
    row: list[Word], starts: set[int], quoted: Sequence[Stretch], text: str
) -> Iterator[tuple[Word, ...]]:
    first = 0
    for at in range(1, len(row)):
        before = row[at - 1]
        if before.quoted >= 0:
            ended = quoted[before.quoted].inner.of(text)[-1:] in {".", "!", "?", "…"}
            new = (
                row[at].start in starts or (ended and row[at].text[0].isupper())
            ) and not _is_tag(row, at)
        else:
            new = row[at].start in starts or _opens_with_a_quotation(row[at], before, quoted, text)
        if new or at - first >= _LONGEST_LINE:
            yield tuple(row[first:at])
            first = at
    if row:
        yield tuple(row[first:])


def _opens_with_a_quotation(word: Word, before: Word, quoted: Sequence[Stretch], text: str) -> bool:
    """Whether a full stop before quoted words ends a sentence that the splitter let run on."""
    if word.quoted < 0 or before.text != ".":
        return False
    return quoted[word.quoted].inner.of(text)[:1].isupper()


def _is_tag(row: list[Word], at: int) -> bool:
    """Whether ``Smith said.`` or ``said Smith.`` starts here, which belongs to what was quoted."""
    run: list[Word] = []
    for word in row[at : at + _LONGEST_TAG]:
        if word.is_mark or word.quoted >= 0:
            break
        run.append(word)
    places = [
        place
        for place, word in enumerate(run)
        if (form := SPEECH.get(word.lower)) and form.tense == "finite" and not form.may_be_noun
    ]
    if len(places) != 1:
        return False
    place = places[0]
    if place == 0 or place == len(run) - 1:
        return True
    return run[place + 1].lower in _TAG_GOES_ON and "that" not in {word.lower for word in run}
