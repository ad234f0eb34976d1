"""Every "she said" of an article with its speaker, and which of them carries a quotation."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.text.cast import Cast, Speaker
from factcheck.text.cues import Cue
from factcheck.text.grammar import LOWER_NAME_PARTS
from factcheck.text.quotes import Quotation
from factcheck.text.reading import Reading
from factcheck.text.reported import Run, content
from factcheck.text.spans import Span
from factcheck.text.speakers import resolve
from factcheck.text.subjects import Subject, noun_phrase_ending, opening_subject
from factcheck.text.words import Word

_LINES_BACK = 2
_LONGEST_SIGNATURE = 14  # words of "— Jane Doe, mayor of Port Hale, in a letter of June 2."
_DASHES = frozenset({"—", "–", "―", "-", "--"})
_BEFORE_A_NAME = _DASHES | {".", ";", "|"}
_IN_NAMES = LOWER_NAME_PARTS | {"and", "&"}
_BLANK = 3  # code points between a quotation and the name behind it
_NEAR = 2  # words between a fragment and a cue that does not hold it
_FORWARD_COSTS = 3  # a cue that leads what it attributes seldom carries what stands before it


class Saying(NamedTuple):
    """A cue in a line, its speaker, and the words of the line that it attributes."""

    line: int
    cue: Cue
    speaker: Speaker | None
    runs: tuple[Run, ...]

    def holds(self, place: int) -> bool:
        """Whether word ``place`` of the line is attributed by it."""
        return any(run.first <= place < run.end for run in self.runs)


def sayings_in(reading: Reading, cast: Cast) -> Iterator[Saying]:
    """The sayings of a text in order; the cast learns who spoke where."""
    for number, line in enumerate(reading.lines):
        cues = reading.cues[number]
        for at, cue in enumerate(cues):
            speaker = None
            if cue.subject is not None:
                mention = reading.span(number, cue.subject.first, cue.subject.last + 1)
                speaker = resolve(cast, mention, number, after=cue.after)
                if (who := _relative(line.words, cue)) is not None:
                    speaker = speaker._replace(mention=reading.span(number, who, who + 1))
            yield Saying(number, cue, speaker, content(line.words, cues, at))


def _relative(line: Sequence[Word], cue: Cue) -> int | None:
    """The place of "who" in ``Doe, who said so``: the mention beside the verb."""
    before = cue.first - 1
    if cue.borrowed or cue.subject is None or cue.subject.last >= before:
        return None
    return before if line[before].lower == "who" else None


def carrier(
    reading: Reading, quotation: Quotation, sayings: dict[int, list[Saying]]
) -> Saying | None:
    """The saying that hands a quotation to its speaker, in a sentence that holds a part of it.

    Of those that attribute its words the nearest, else the nearest of all.
    """
    lines = {reading.line_at(span.start): None for span in quotation.spans}
    parts = frozenset(quotation.stretches)
    for line in lines:
        words = reading.lines[line].words
        places = [at for at, word in enumerate(words) if word.quoted in parts]
        there = sayings.get(line, [])
        holding = [saying for saying in there if any(saying.holds(place) for place in places)]
        if places and there:
            nearest = min(holding or there, key=lambda saying: _distance(saying, places))
            apart = not holding and quotation.kind == "fragment"
            return None if apart and _distance(nearest, places) > _NEAR else nearest
    return None


def _distance(saying: Saying, places: list[int]) -> int:
    cue = saying.cue
    weight = 1 if cue.after else _FORWARD_COSTS
    return min(
        place - cue.end if place >= cue.end else (cue.start - 1 - place) * weight
        for place in places
    )


def unclaimed(reading: Reading, cast: Cast, quotation: Quotation) -> Speaker | None:
    """Whose words a quotation is that no verb of speech carries.

    Of the one named before a colon or after a dash, else of whoever spoke or acted just before.
    """
    line = reading.line_at(quotation.spans[0].start)
    words = reading.lines[line].words
    at = next((k for k, word in enumerate(words) if word.quoted in quotation.stretches), 0)
    leads_in = line if at else line - 1
    before = words[:at] if at or not line else reading.lines[line - 1].words
    return (
        _before_a_colon(cast, leads_in, before)
        or _signature(reading, cast, quotation)
        or _named_behind(reading, cast, quotation)
        or _carried_on(cast, line)
    )


def _before_a_colon(cast: Cast, line: int, words: Sequence[Word]) -> Speaker | None:
    """``Doe: "…"`` and ``Doe was blunt: "…"``."""
    if len(words) < 2 or words[-1].text != ":":
        return None
    subject = (
        _name_ending(words, len(words) - 2)
        or opening_subject(words, len(words) - 1)
        or noun_phrase_ending(words, len(words) - 2)
    )
    if subject is None:
        return cast.subject_of(line)
    mention = Span(words[subject.first].start, words[subject.last].end)
    return resolve(cast, mention, line)


def _name_ending(words: Sequence[Word], last: int) -> Subject | None:
    """The name between a dash or full stop and the colon: ``A LONG WAY TO GO - Jane Doe: "…"``."""
    first = last + 1
    while first and (words[first - 1].is_name_like or words[first - 1].lower in _IN_NAMES):
        first -= 1
    marked = first and words[first - 1].text in _BEFORE_A_NAME
    return Subject(first, last) if marked and words[last].is_name_like else None


def _signature(reading: Reading, cast: Cast, quotation: Quotation) -> Speaker | None:
    """``"…" — Jane Doe, mayor``, on the same line or the next."""
    end = reading.stretches[quotation.stretches[-1]].outer.end
    last = reading.line_at(end - 1)
    behind = [word for word in reading.lines[last].words if word.start >= end]
    if not behind and last + 1 < len(reading.lines):
        behind = list(reading.lines[last + 1].words)
    if not behind or behind[0].text not in _DASHES or len(behind) > _LONGEST_SIGNATURE:
        return None
    named = cast.named_between(behind[0].start, behind[-1].end)
    return Speaker.of(Span(named[0].start, named[0].end), named[0].person) if named else None


def _named_behind(reading: Reading, cast: Cast, quotation: Quotation) -> Speaker | None:
    """``"It is done!" Doe, the mayor, trumpeted``: the name right behind the words."""
    end = reading.stretches[quotation.stretches[-1]].outer.end
    named = cast.named_between(end, end + _BLANK)
    if not named or named[0].possessive or "\n" in reading.text[end : named[0].start]:
        return None
    return Speaker.of(Span(named[0].start, named[0].end), named[0].person)


def _carried_on(cast: Cast, line: int) -> Speaker | None:
    for at in range(line - 1, max(-1, line - 1 - _LINES_BACK), -1):
        spoke = [speaker for speaker in cast.spoke_in(at) if speaker.name]
        found = spoke[-1] if spoke else cast.subject_of(at)
        if found:
            return found
    return None
