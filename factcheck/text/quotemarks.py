"""Which quotation marks of a text belong together, and which are apostrophes."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.text.sentences import paragraphs
from factcheck.text.spans import Span

_MARK = re.compile(r"[“”„‟«»\"]|``|''(?!')|[‘’‚']")
_SINGLE = frozenset("‘’‚'")
_OPENING = frozenset("“„«‘‚") | {"``"}
_CLOSING = frozenset("”»")
_BEFORE_AN_OPENING = frozenset("([{<—–-/:“‘\"'«,;.!?…*")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
_NOT_A_QUOTE = re.compile(
    r"(?:tis|twas|twere|twill|em|til|till|cause|bout|round|neath|nuff|n|kay|cuz|\d\ds)\b",
    re.IGNORECASE,
)
_SINGLE_LIMIT = 2_000
_MOST_INSIDE = 100  # double marks that a quotation may hold; a muddle of more is none


class Stretch(NamedTuple):
    """Quoted words in one paragraph: with their marks, without, and how they end."""

    outer: Span
    inner: Span
    closed: bool
    mark: str


class _Mark(NamedTuple):
    start: int
    end: int
    text: str
    opens: bool
    closes: bool


def stretches(text: str) -> Iterator[Stretch]:
    """The outermost quoted stretches of a text in order, none across two paragraphs.

    A quotation nested in another is part of it. A stretch whose closing mark is missing ends with
    its paragraph and says so in ``closed``.
    """
    for paragraph in paragraphs(text):
        yield from _in_paragraph(text, paragraph)


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Stretch]:
    marks = [
        _look(text, paragraph, match)
        for match in _MARK.finditer(text, paragraph.start, paragraph.end)
    ]
    at = 0
    while at < len(marks):
        mark = marks[at]
        if not mark.opens:
            at += 1
            continue
        if mark.text in _SINGLE:
            closing = _closing_single(text, paragraph, marks, at)
        else:
            closing = _closing_double(marks, at)
        if closing is not None:
            yield _stretch(text, mark, marks[closing].start, marks[closing].end, closed=True)
            at = closing + 1
            continue
        if _may_stay_open(text, paragraph, mark):
            reopened = _next_opening(marks, at)
            end = paragraph.end if reopened is None else marks[reopened].start
            if reopened is not None:
                ends = [found.end() for found in _SENTENCE_END.finditer(text, mark.end, end)]
                end = ends[-1] if ends else mark.end
            if end > mark.end:
                yield _stretch(text, mark, end, end, closed=False)
            at = len(marks) if reopened is None else reopened
        else:
            at += 1


def _look(text: str, paragraph: Span, match: re.Match[str]) -> _Mark:
    """What the neighbours of a mark allow it to be."""
    start, end, mark = match.start(), match.end(), match.group()
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    if mark in _SINGLE:
        opens = (
            mark != "’"
            and not before.isalnum()
            and before not in ".!?,’"
            and (after.isalnum() or after in '“"[($#@…')
            and not _NOT_A_QUOTE.match(text, end, paragraph.end)
        )
        closes = mark != "‘" and not before.isspace() and not after.isalnum()
        return _Mark(start, end, mark, opens, closes)
    if before.isspace() and after.isspace():
        return _Mark(start, end, mark, mark not in _CLOSING, mark not in _OPENING)
    starts_a_word = before.isspace() or before in _BEFORE_AN_OPENING
    opens = not after.isspace() and (mark in _OPENING or starts_a_word)
    closes = not before.isspace() and start > paragraph.start and mark != "``"
    if mark in _OPENING and not before.isalnum():
        closes = False
    if mark == "“" and before.isalnum() and not after.isalnum():  # as German closes
        opens = False
    if mark == '"' and before.isdigit():  # inches, unless a quotation is open
        opens = False
    if mark in _CLOSING and not before.isspace():
        opens = False
    return _Mark(start, end, mark, opens, closes)


def _closing_double(marks: list[_Mark], opening: int) -> int | None:
    depth = inside = 0
    for at in range(opening + 1, len(marks)):
        mark = marks[at]
        if mark.text in _SINGLE:
            continue
        inside += 1
        if inside > _MOST_INSIDE:
            return None
        if mark.closes and (depth or not (mark.opens and mark.text in _OPENING)):
            if depth == 0:
                return at
            depth -= 1
        elif mark.opens:
            if not _closes_twice(marks, at):
                return None
            depth += 1
    return None


def _closes_twice(marks: list[_Mark], opening: int) -> bool:
    """Whether two closing marks follow before any other opens: then this one is nested."""
    closings = 0
    for at in range(opening + 1, len(marks)):
        mark = marks[at]
        if mark.text in _SINGLE:
            continue
        if mark.opens and not mark.closes:
            return False
        closings += 1
        if closings == 2:
            return True
    return False


def _closing_single(text: str, paragraph: Span, marks: list[_Mark], opening: int) -> int | None:
    """The mark that ends a single-quoted stretch; a plural's possessive if nothing else does."""
    doubtful = None
    depth = 0
    for at in range(opening + 1, len(marks)):
        mark = marks[at]
        if mark.start - marks[opening].start > _SINGLE_LIMIT:
            break
        if mark.text not in _SINGLE:
            depth += 1
            continue
        if mark.opens and not mark.closes:
            break
        if not mark.closes or depth % 2:
            continue
        if not _looks_like_a_plural_possessive(text, paragraph, mark):
            return at
        doubtful = at if doubtful is None else doubtful
    return doubtful


def _looks_like_a_plural_possessive(text: str, paragraph: Span, mark: _Mark) -> bool:
    after = text[mark.end : min(mark.end + 2, paragraph.end)]
    return (
        text[mark.start - 1] == "s" and len(after) == 2 and after[0] == " " and after[1].islower()
    )


def _may_stay_open(text: str, paragraph: Span, mark: _Mark) -> bool:
    """A double mark may; a single one only where a paragraph starts, else it is an apostrophe."""
    if mark.text not in _SINGLE:
        return True
    return not text[paragraph.start : mark.start].strip() and mark.text == "‘"


def _next_opening(marks: list[_Mark], at: int) -> int | None:
    for later in range(at + 1, len(marks)):
        if marks[later].opens and marks[later].text not in _SINGLE:
            return later
    return None


def _stretch(text: str, mark: _Mark, end: int, outer_end: int, *, closed: bool) -> Stretch:
    start = mark.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Stretch(Span(mark.start, outer_end), Span(start, end), closed, mark.text)
