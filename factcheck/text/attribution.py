"""Who said what in an article: quotations and reported speech with their speakers."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from factcheck.text.cast import Cast, Speaker
from factcheck.text.cues import Cue
from factcheck.text.furniture import furniture
from factcheck.text.quotes import Quotation, quotations_in
from factcheck.text.reading import Reading, read
from factcheck.text.reported import Run, content
from factcheck.text.spans import Span
from factcheck.text.speakers import resolve

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SHORTEST_UNCLAIMED = 6
_MOSTLY = 0.6
_SHORTEST_REPORT = 3


class Statement(NamedTuple):
    """Something somebody said, as the article gives it; places are code points of the text.

    ``speaker`` is the mention beside the verb ("he", "a spokesman"), ``speaker_name`` whom it
    means: a full name where the text gives one, the mention itself for the unnamed, None where the
    text does not tell. ``cue`` is the verb of speech.
    """

    spans: tuple[Span, ...]
    kind: Literal["direct", "fragment", "reported"]
    speaker: Span | None
    speaker_name: str | None
    speaker_role: str | None
    cue: Span | None

    def exact(self, text: str) -> str:
        """The words said, verbatim, the parts joined by " … "."""
        return " … ".join(span.of(text) for span in self.spans)


class _Saying(NamedTuple):
    """A cue with its speaker and what it attributes."""

    line: int
    cue: Cue
    speaker: Speaker | None
    runs: tuple[Run, ...]


def pull(text: str) -> list[Statement]:
    """Everything the article says that somebody said, in order; furniture yields nothing."""
    reading = read(text)
    cast = Cast(reading)
    sayings = list(_sayings(reading, cast))
    found = [*_quoted(reading, cast, sayings), *_reported(reading, sayings)]
    idle = [piece.span for piece in furniture(text)]
    kept = (s for s in found if not any(span.overlaps(f) for f in idle for span in s.spans))
    return sorted(kept, key=lambda statement: (statement.spans[0].start, -statement.spans[-1].end))


def _sayings(reading: Reading, cast: Cast) -> Iterator[_Saying]:
    for number, line in enumerate(reading.lines):
        cues = reading.cues[number]
        for at, cue in enumerate(cues):
            speaker = None
            if cue.subject is not None:
                mention = reading.span(number, cue.subject.first, cue.subject.last + 1)
                speaker = resolve(cast, mention, number, after=cue.after)
            yield _Saying(number, cue, speaker, content(line.words, cues, at))


def _quoted(reading: Reading, cast: Cast, sayings: list[_Saying]) -> Iterator[Statement]:
    by_line: dict[int, list[_Saying]] = {}
    for saying in sayings:
        by_line.setdefault(saying.line, []).append(saying)
    before: Statement | None = None
    for quotation in quotations_in(reading):
        line = reading.line_at(quotation.spans[0].start)
        last = reading.line_at(quotation.spans[-1].start)
        saying = _governing(reading, quotation, by_line.get(line, []), line)
        if saying is None and last != line:
            saying = _governing(reading, quotation, by_line.get(last, []), last)
        statement = _of_quotation(reading, cast, quotation, saying, line, before)
        if statement:
            before = statement
            yield statement


def _governing(
    reading: Reading, quotation: Quotation, sayings: list[_Saying], line: int
) -> _Saying | None:
    """The cue of the sentence that hands the quotation to its speaker: the nearest that can."""
    words = reading.lines[line].words
    places = [at for at, word in enumerate(words) if word.quoted in quotation.stretches]
    if not places or not sayings:
        return None
    for saying in reversed(sayings):
        if any(run.first <= place < run.end for run in saying.runs for place in places):
            inner = [
                s
                for s in sayings
                if s is not saying and any(r.first <= p < r.end for r in s.runs for p in places)
            ]
            nearest = min([saying, *inner], key=lambda s: _distance(s, places))
            return nearest
    return min(sayings, key=lambda s: _distance(s, places))


def _distance(saying: _Saying, places: list[int]) -> int:
    cue = saying.cue
    first, last = min(cue.start, cue.first), max(cue.end, cue.last + 1)
    best = min(
        (place - last) if place >= last else (first - 1 - place) * (1 if cue.after else 3)
        for place in places
    )
    return abs(best)


def _of_quotation(
    reading: Reading,
    cast: Cast,
    quotation: Quotation,
    saying: _Saying | None,
    line: int,
    before: Statement | None,
) -> Statement | None:
    if saying is not None:
        cue = reading.span(saying.line, saying.cue.first, saying.cue.last + 1)
        return _statement(quotation, saying.speaker, cue)
    words = sum(len(_WORD.findall(span.of(reading.text))) for span in quotation.spans)
    if quotation.kind == "fragment" or words < _SHORTEST_UNCLAIMED:
        return None
    return _statement(quotation, _carried_on(reading, cast, line), None)


def _carried_on(reading: Reading, cast: Cast, line: int) -> Speaker | None:
    """Whose words a quotation without a cue are: of those who spoke, or acted, just before."""
    if line == 0:
        return None
    for at in range(line - 1, max(-1, line - 3), -1):
        spoke = cast.spoke_in(at)
        if spoke:
            return spoke[-1]
        first = cast.subject_of(at)
        if first:
            return first
    return None


def _statement(quotation: Quotation, speaker: Speaker | None, cue: Span | None) -> Statement:
    return Statement(
        quotation.spans,
        quotation.kind,
        speaker.mention if speaker else None,
        speaker.name if speaker else None,
        speaker.role if speaker else None,
        cue,
    )


def _is_part_of(saying: _Saying, other: _Saying) -> bool:
    """``She said she thinks it is safe`` is one report of one speaker, not two."""
    if saying.line != other.line or saying.speaker is None or other.speaker is None:
        return False
    same = saying.speaker.name is not None and saying.speaker.name == other.speaker.name
    return same and all(
        any(outer.first <= run.first and run.end <= outer.end for outer in other.runs)
        for run in saying.runs
    )


def _reported(reading: Reading, sayings: list[_Saying]) -> Iterator[Statement]:
    before: _Saying | None = None
    for saying in sayings:
        words = reading.lines[saying.line].words
        if not saying.runs or saying.speaker is None or (before and _is_part_of(saying, before)):
            continue
        before = saying
        plain = sum(
            1
            for run in saying.runs
            for word in words[run.first : run.end]
            if word.quoted < 0 and not word.is_mark
        )
        quoted = sum(
            len(_WORD.findall(reading.stretches[word.quoted].inner.of(reading.text)))
            for run in saying.runs
            for word in words[run.first : run.end]
            if word.quoted >= 0
        )
        if plain + quoted < _SHORTEST_REPORT or quoted >= _MOSTLY * (plain + quoted):
            continue
        yield Statement(
            tuple(reading.span(saying.line, run.first, run.end) for run in saying.runs),
            "reported",
            saying.speaker.mention,
            saying.speaker.name,
            saying.speaker.role,
            reading.span(saying.line, saying.cue.first, saying.cue.last + 1),
        )
