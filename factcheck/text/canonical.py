"""The canonical text of an article: the one form that versions freeze and offsets count in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.text.composition import compositions
from factcheck.text.edits import Edit, Edits
from factcheck.text.spans import Span

CANONICALISER = "canonical/1"

# Controls but those that part words, lone surrogates, soft hyphen, zero-width spaces, word joiner,
# marks of direction, byte order mark. The joiners U+200C and U+200D stay: they spell words and
# emoji.
_DROPPED = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060"
    r"\u2066-\u2069\ufeff\ud800-\udfff]+"
)
_BREAKS = r"\n\r\x0b\x0c\x85\u2028\u2029"
_ODD_SPACES = r"\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
# A single blank between words is right as it is, and most of them are that.
_WHITE = re.compile(rf"[ {_ODD_SPACES}{_BREAKS}]{{2,}}|[{_ODD_SPACES}{_BREAKS}]|\A[ ]|[ ]\Z")
_BREAK = re.compile(rf"\r\n|[{_BREAKS}]")
_PARAGRAPH_SEPARATOR = "\u2029"
_PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True)
class Canonical:
    """A canonical text, and where its places are in the text it was made from (code points)."""

    text: str
    _steps: tuple[Edits, ...] = field(repr=False)

    def to_original(self, offset: int) -> int:
        """Where the character at ``offset`` of the canonical text begins in the original."""
        for step in reversed(self._steps):
            offset = step.before(offset)
        return offset

    def from_original(self, offset: int) -> int:
        """Where ``offset`` of the original is in the canonical text.

        Inside what was taken out it is the place where that stood.
        """
        for step in self._steps:
            offset = step.after(offset)
        return offset

    def span_in_original(self, span: Span) -> Span:
        """The stretch of the original from the first to the last character of ``span``.

        What was taken out at either end of it is not in it.
        """
        end = span.end
        for step in reversed(self._steps):
            end = step.end_before(end)
        start = self.to_original(span.start)
        return Span(start, max(start, end))


def canonical(raw: str) -> Canonical:
    """``raw`` as canonical text. Doing it twice changes nothing more."""
    kept = Edits(raw, (Edit(drop.start(), drop.end(), "") for drop in _DROPPED.finditer(raw)))
    spaced = Edits(kept.text, _spacing(kept.text))
    composed = Edits(spaced.text, compositions(spaced.text))
    return Canonical(composed.text, (kept, spaced, composed))


def without_unseen(words: str) -> str:
    """The words without what nobody sees and terminals obey: controls, marks of direction.

    Tabs and the ends of lines stay.
    """
    return _DROPPED.sub("", words)


def _spacing(text: str) -> Iterator[Edit]:
    """Edits that fold white space, trim lines and part paragraphs by one blank line."""
    runs = [(run.start(), run.end(), _breaks(run[0])) for run in _WHITE.finditer(text)]
    inner = [run for run in runs if run[0] > 0 and run[1] < len(text)]
    line_break = " " if any(breaks > 1 for _, _, breaks in inner) else _PARAGRAPH_BREAK
    for start, end, breaks in runs:
        if start == 0 or end == len(text):
            words = ""
        else:
            words = (" ", line_break, _PARAGRAPH_BREAK)[min(breaks, 2)]
        if text[start:end] != words:
            yield Edit(start, end, words)


def _breaks(white: str) -> int:
    """How many lines end in this white space; a paragraph separator counts for two."""
    if white == _PARAGRAPH_BREAK:
        return 2
    return len(_BREAK.findall(white)) + white.count(_PARAGRAPH_SEPARATOR)
