"""Where the paragraphs and sentences of a canonical text begin and end."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from factcheck.text.spans import Span

_LANGUAGE = "en"
_LINE = re.compile(r"[^\n]+")
_AT_ONCE = 8_000  # code points: what the splitter does with one more mark grows with those before


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of ``text`` in order, without the white space around them.

    A line is a paragraph, as the canonical text has it; empty lines are none.
    """
    lines = (_trimmed(text, line.start(), line.end()) for line in _LINE.finditer(text))
    return [line for line in lines if line.start < line.end]


def sentences(text: str) -> list[Span]:
    """The sentences of ``text`` in order; none runs over the end of its paragraph.

    A closed quotation stays in one sentence with the words that carry it, however many sentences
    were said in it. One that its paragraph never closes is cut at its full stops like any prose.
    """
    return [
        sentence for paragraph in paragraphs(text) for sentence in _sentences_in(text, paragraph)
    ]


def paragraph_number(text: str, offset: int) -> int:
    """The number, from 1, of the paragraph at ``offset``; between two, that of the one before."""
    starts = [paragraph.start for paragraph in paragraphs(text)]
    return max(1, bisect_right(starts, offset))


def _sentences_in(text: str, paragraph: Span) -> list[Span]:
    found: list[Span] = []
    start = paragraph.start
    for end in _boundaries(text, paragraph):
        # The splitter now and then cuts inside a word ("D-N.Y."): a sentence ends at a space.
        if end < paragraph.end and not text[end - 1].isspace() and not text[end].isspace():
            continue
        sentence = _trimmed(text, start, end)
        if sentence.start < sentence.end:
            found.append(sentence)
        start = end
    return found


def _boundaries(text: str, paragraph: Span) -> Iterator[int]:
    """Where the splitter ends a sentence of the paragraph; a very long one is gone through in
    parts, each from the last boundary of the part before."""
    start = paragraph.start
    while start < paragraph.end:
        end = min(paragraph.end, start + _AT_ONCE)
        found = [
            start + b["end_index"] for b in get_sentence_boundaries(_LANGUAGE, text[start:end])
        ]
        whole = end == paragraph.end or len(found) < 2
        yield from found if whole else found[:-1]
        start = end if whole else found[-2]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
