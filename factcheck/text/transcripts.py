"""Who speaks in a transcript or an interview, where a label says it, and in posts shown whole."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.text.sentences import paragraphs
from factcheck.text.spans import Span

_TITLE = r"(?:MR|MRS|MS|DR|SEN|REP|GOV|GEN|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\.?\s"
_LABEL = re.compile(
    rf"(?P<who>Q|A|(?:{_TITLE})?[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]*){{0,3}}"
    rf"|(?:{_TITLE})?[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]*){{0,2}})\s?:\s+(?=\S)"
)
_ASKING = frozenset("q question questions reporter reporters".split())
_ANSWERING = frozenset("a answer".split())
_NO_ONE = frozenset(
    {"read more", "read also", "also read", "see also", "related", "more", "watch", "watch live"}
    | {"note", "update", "correction", "source", "name", "photo", "photos", "video", "warning"}
)
_FEWEST_LABELS = 3
_FEWEST_WORDS = 4
_LONGEST_TURN = 8  # paragraphs that one label speaks for
_SIGNED = re.compile(
    r"(?<!\S)[—–-]{1,2}\s?(?P<who>[^\n—–()]{2,40}?\s?\(@\w{1,15}\))\s+"
    r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}|\d{1,2}\s[A-Z][a-z]{2,8}\s\d{4})"
)
_LINK = re.compile(r"\s*(?:https?://|pic\.twitter\.com/|SIGN UP)\S*.*$")


class Turn(NamedTuple):
    """A paragraph that a label, or the line beneath it, hands to a speaker.

    ``speaker`` is None where the label names nobody ("A:").
    """

    words: Span
    label: Span
    speaker: Span | None


def turns(text: str) -> list[Turn]:
    """What is said in the transcripts and posts of a text, paragraph by paragraph, in order.

    Questions that a label gives to no one by name are nobody's statement and are left out.
    """
    lines = paragraphs(text)
    return sorted([*_spoken(text, lines), *_posted(text, lines)])


def _spoken(text: str, lines: list[Span]) -> Iterator[Turn]:
    labels = [_label(text, line) for line in lines]
    if not _is_a_transcript([found["who"] for found in labels if found]):
        return
    speaking: re.Match[str] | None = None
    since = 0
    for number, (line, found) in enumerate(zip(lines, labels, strict=True)):
        if found:
            speaking, since = found, number
        elif not any(labels[number + 1 : since + _LONGEST_TURN]):
            speaking = None
        if speaking is None or speaking["who"].lower() in _ASKING:
            continue
        words = Span(found.end() if found else line.start, line.end)
        if len(words.of(text).split()) >= _FEWEST_WORDS:
            label = Span(*speaking.span("who"))
            yield Turn(words, label, None if speaking["who"].lower() in _ANSWERING else label)


def _label(text: str, line: Span) -> re.Match[str] | None:
    found = _LABEL.match(text, line.start, line.end)
    return found if found and found["who"].lower() not in _NO_ONE else None


def _is_a_transcript(labels: list[str]) -> bool:
    """Whether labels come again as speakers do; those of a list or a table differ."""
    counts = Counter(labels)
    again = sum(count for count in counts.values() if count > 1)
    return len(labels) >= _FEWEST_LABELS and 2 * again >= len(labels)


def _posted(text: str, lines: list[Span]) -> Iterator[Turn]:
    """``We keep the port. — Anna Holt (@annaholt) March 3, 2019``, on one line or on two."""
    for number, line in enumerate(lines):
        for found in _SIGNED.finditer(text, line.start, line.end):
            who = Span(*found.span("who"))
            start, end = line.start, found.start()
            if start == end and number:
                start, end = lines[number - 1]
            link = _LINK.search(text, start, end)
            end = link.start() if link else end
            words = Span(start, start + len(text[start:end].rstrip()))
            if len(words.of(text).split()) >= _FEWEST_WORDS:
                yield Turn(words, who, who)
            break
