"""An article read once: its quoted stretches, its sentences as folded lines, and their cues."""

from bisect import bisect_right
from dataclasses import dataclass

from factcheck.text.cues import Cue, cues
from factcheck.text.folding import Line, fold
from factcheck.text.quotemarks import Stretch, stretches
from factcheck.text.spans import Span


@dataclass(frozen=True)
class Reading:
    """What the other modules of this floor ask about one text; all places are code points."""

    text: str
    stretches: tuple[Stretch, ...]
    lines: tuple[Line, ...]
    cues: tuple[tuple[Cue, ...], ...]  # for each line
    line_starts: tuple[int, ...]
    stretch_starts: tuple[int, ...]

    def line_at(self, offset: int) -> int:
        """The number of the line that holds ``offset``."""
        return max(0, bisect_right(self.line_starts, offset) - 1)

    def is_quoted(self, offset: int) -> bool:
        """Whether ``offset`` lies in quoted words."""
        at = bisect_right(self.stretch_starts, offset) - 1
        return at >= 0 and offset < self.stretches[at].outer.end

    def span(self, line: int, first: int, end: int) -> Span:
        """From word ``first`` of a line up to, and without, word ``end``."""
        words = self.lines[line].words
        return Span(words[first].start, words[end - 1].end)


def read(text: str) -> Reading:
    """Read a text; the same text gives an equal reading."""
    quoted = tuple(stretches(text))
    lines = tuple(fold(text, quoted))
    return Reading(
        text,
        quoted,
        lines,
        tuple(tuple(cues(line.words)) for line in lines),
        tuple(line.words[0].start for line in lines),
        tuple(stretch.outer.start for stretch in quoted),
    )
