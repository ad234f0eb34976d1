"""The quotations of a text: what stands between quotation marks, put together as it was said."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from factcheck.text.cues import Cue
from factcheck.text.reading import Reading, read
from factcheck.text.spans import Span

Kind = Literal["direct", "fragment"]

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SENTENCE_ENDS = (".", "!", "?", "…", ".'", ".’", "!'", "!’", "?'", "?’")
_SHORTEST_DIRECT = 4
_LONGEST_FRAGMENT = 14
_LONGEST_BETWEEN = 16  # words of "he said at the gate on Monday,"
_MARKS_BETWEEN = frozenset({",", "—", "–", "-", "--", ":", ";", "."})


class Quotation(NamedTuple):
    """Words quoted from one mouth in one go.

    ``spans`` are inside the marks, several when the verb of speech or a new paragraph parts them.
    A ``fragment`` is a few words built into the reporter's own sentence. ``stretches`` are the
    numbers of its parts among ``quotemarks.stretches(text)``.
    """

    spans: tuple[Span, ...]
    kind: Kind
    cue: Span | None
    stretches: tuple[int, ...]


def quotations(text: str) -> list[Quotation]:
    """All quotations of a text in the order in which they begin."""
    return list(quotations_in(read(text)))


def quotations_in(reading: Reading) -> Iterator[Quotation]:
    """All quotations of a text that has been read."""
    places = _places(reading)
    at = 0
    while at < len(reading.stretches):
        parts = [at]
        cue: Span | None = None
        while parts[-1] + 1 < len(reading.stretches):
            last = parts[-1]
            if _runs_on(reading, last):
                parts.append(last + 1)
                continue
            joint = _joint(reading, places, last)
            if joint is None:
                break
            cue = cue or joint
            parts.append(last + 1)
        at = parts[-1] + 1
        spans = tuple(reading.stretches[part].inner for part in parts)
        if all(span.start < span.end for span in spans):
            yield Quotation(spans, _kind(reading, spans), cue, tuple(parts))


def _kind(reading: Reading, spans: tuple[Span, ...]) -> Kind:
    text = reading.text
    first = spans[0].of(text)
    count = sum(len(_WORD.findall(span.of(text))) for span in spans)
    if len(spans) > 1:
        return "direct"
    if first.lstrip("‘'(…[.# ")[:1].islower():
        return "fragment" if count <= _LONGEST_FRAGMENT else "direct"
    whole = first.endswith(_SENTENCE_ENDS) or text[spans[0].end : spans[0].end + 1] == ","
    return "direct" if whole or count >= _SHORTEST_DIRECT else "fragment"


def _places(reading: Reading) -> dict[int, tuple[int, int]]:
    """For each stretch the line and the word that stand for it."""
    return {
        word.quoted: (number, at)
        for number, line in enumerate(reading.lines)
        for at, word in enumerate(line.words)
        if word.quoted >= 0
    }


def _runs_on(reading: Reading, number: int) -> bool:
    """Whether a stretch left open is taken up by the next, which opens the next paragraph."""
    stretch, following = reading.stretches[number], reading.stretches[number + 1]
    if stretch.closed or stretch.inner.of(reading.text)[:1].islower():
        return False
    return not reading.text[stretch.outer.end : following.outer.start].strip()


def _joint(reading: Reading, places: dict[int, tuple[int, int]], number: int) -> Span | None:
    """The cue between two parts of one quotation: ``"…," she said, "…"``; none if they are two."""
    (line, at), (next_line, next_at) = places[number], places[number + 1]
    words = reading.lines[line].words
    end = next_at if line == next_line else len(words)
    if not 0 < end - at - 1 <= _LONGEST_BETWEEN or not _expects_more(reading, number):
        return None
    if line == next_line:
        if words[end - 1].text not in _MARKS_BETWEEN:
            return None
    elif not _opens_the_next_line(reading, line, places[number + 1], number + 1):
        return None
    between = [cue for cue in reading.cues[line] if at < cue.first < end]
    if len(between) != 1 or not _follows(between[0], at):
        return None
    return reading.span(line, between[0].first, between[0].last + 1)


def _expects_more(reading: Reading, number: int) -> bool:
    """Whether a stretch is closed, and not by a full stop: that one ends what is quoted."""
    stretch = reading.stretches[number]
    return stretch.closed and not stretch.inner.of(reading.text).endswith(".")


def _opens_the_next_line(reading: Reading, line: int, place: tuple[int, int], number: int) -> bool:
    """Whether a stretch opens the sentence after ``line``, and goes on with no cue of its own."""
    next_line, next_at = place
    if next_line != line + 1 or next_at != 0:
        return False
    if reading.lines[line].paragraph != reading.lines[next_line].paragraph:
        return False
    if any(_follows(cue, 0) for cue in reading.cues[next_line]):
        return False
    return _kind(reading, (reading.stretches[number].inner,)) == "direct"


def _follows(cue: Cue, at: int) -> bool:
    """Whether the cue follows word ``at`` at once, but for a comma."""
    return cue.after and cue.start <= at + 2
