"""Words that stand in an article but are not its journalism: datelines, sign-offs, credits.

They stay in the text, which is the outlet's; they are never offered as a claim or a passage.
"""

from collections.abc import Iterable, Iterator, Sequence
from re import Match
from typing import NamedTuple

from factcheck.text.furniture_patterns import (
    DATELINES,
    LABELS,
    LINES,
    SHORT_PLACES,
    SIGN_OFFS,
    SPEAKER_LABEL,
    TAILS,
)
from factcheck.text.sentences import paragraphs, sentences
from factcheck.text.spans import Span

_LONGEST_LINE = 300
_LONGEST_TAIL = 300
_LONGEST_DATELINE = 160
# Headline, subheading and byline may stand above the paragraph that carries the dateline.
_OPENING_PARAGRAPHS = 5


class Furniture(NamedTuple):
    """A stretch of furniture and what it is, in a word ("dateline", "read-more", "credit")."""

    span: Span
    kind: str


def furniture(text: str) -> list[Furniture]:
    """The furniture of a canonical ``text``, in order, none overlapping another."""
    found: list[Furniture] = []
    prose: list[Span] = []
    for number, line in enumerate(paragraphs(text)):
        kind = _kind_of_line(line.of(text), is_opening=number < _OPENING_PARAGRAPHS)
        if kind:
            found.append(Furniture(line, kind))
        else:
            prose.append(line)
    found += _dateline(text, prose)
    for line in prose:
        found += _tail(text, line, is_last=line == prose[-1])
    return sorted(found)


def prose_sentences(text: str) -> list[Span]:
    """The sentences of ``text`` that are journalism, without the furniture at either end of one."""
    items = furniture(text)
    found: list[Span] = []
    first = 0
    for sentence in sentences(text):
        while first < len(items) and items[first].span.end <= sentence.start:
            first += 1
        found += _without(text, sentence, items, first)
    return found


def _kind_of_line(line: str, is_opening: bool) -> str | None:
    if len(line) > _LONGEST_LINE:
        return None
    for kind, pattern in LINES:
        if pattern.fullmatch(line) and (kind != "byline" or is_opening):
            return kind
    return None


def _dateline(text: str, prose: Sequence[Span]) -> list[Furniture]:
    """The dateline, of which an article has one at most, in one of its first paragraphs."""
    for line in prose[:_OPENING_PARAGRAPHS]:
        opening = text[line.start : min(line.end, line.start + _LONGEST_DATELINE)]
        for kind, pattern in DATELINES:
            match = pattern.match(opening)
            if match and _is_a_place(match, text, prose):
                return [Furniture(Span(line.start, line.start + match.end()), kind)]
    return []


def _is_a_place(match: Match[str], text: str, prose: Iterable[Span]) -> bool:
    """Whether bare capitals name a place rather than a label, an acronym or who is speaking."""
    named = match.groupdict()
    place = named.get("place")
    if place is None:
        return True
    if LABELS.fullmatch(place) or (len(place) < 5 and not SHORT_PLACES.fullmatch(place)):
        return False
    return not (named.get("colon") and _is_a_transcript(text, prose))


def _is_a_transcript(text: str, prose: Iterable[Span]) -> bool:
    labelled = sum(bool(SPEAKER_LABEL.match(text, line.start, line.end)) for line in prose)
    return labelled > 2


def _tail(text: str, line: Span, is_last: bool) -> Iterator[Furniture]:
    """The credit or agency at the end of a paragraph; an agency signs off only the last one."""
    start = max(line.start, line.end - _LONGEST_TAIL)
    ending = text[start : line.end]
    for kind, pattern in (*TAILS, *(SIGN_OFFS if is_last else ())):
        match = pattern.search(ending)
        if match:
            yield Furniture(Span(start + match.start() + _indent(match[0]), line.end), kind)
            return


def _indent(words: str) -> int:
    return len(words) - len(words.lstrip())


def _without(text: str, sentence: Span, items: Sequence[Furniture], first: int) -> Iterator[Span]:
    start = sentence.start
    while first < len(items) and items[first].span.start < sentence.end:
        yield from _words(text, start, items[first].span.start)
        start = max(start, items[first].span.end)
        first += 1
    yield from _words(text, start, sentence.end)


def _words(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without white space around it, if any letter or figure is in it."""
    words = text[start:end]
    if any(character.isalnum() for character in words):
        indent = _indent(words)
        yield Span(start + indent, start + len(words.rstrip()))
