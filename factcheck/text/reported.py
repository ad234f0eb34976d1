"""What was said without being quoted: the clause that a verb of speech reports."""

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.text.clauses import start_of_content
from factcheck.text.cues import ACCORDING, Cue
from factcheck.text.grammar import PRONOUNS, SIDE_MARKS, SUBORDINATORS, TIMES, is_adverb
from factcheck.text.speech import Takes
from factcheck.text.words import Word

_CUT_MARKS = SIDE_MARKS | {";"}
_LINKS = frozenset("and but also while by or".split())
_CONTRASTS = frozenset("but and while though although whereas".split())
_LEADS = frozenset("but and or yet still".split())
_NO_SECOND_PART = frozenset("who which according but and when while".split())
_FEWEST_WORDS = 2
_CUES_AHEAD = 12


class Run(NamedTuple):
    """Words ``first`` up to, and not including, ``end`` of a line."""

    first: int
    end: int


def content(line: Sequence[Word], cues: Sequence[Cue], number: int) -> tuple[Run, ...]:
    """The words of the line that cue ``number`` attributes, quoted ones included; may be none."""
    if cues[number].after:
        runs = _before(line, cues, number)
    else:
        start = start_of_content(line, cues[number])
        if start is None:
            return ()
        runs = [_trimmed(line, start, _end(line, cues, number, start))]
    return tuple(run for run in runs if run.end > run.first)


def _end(line: Sequence[Word], cues: Sequence[Cue], number: int, start: int) -> int:
    """Where the content of a leading verb ends: the sentence, or where another speaker begins."""
    end = len(line)
    if _is_subordinate(line, cues[number]):
        end = next((at for at in range(start, end) if line[at].text == ","), end)
    if Takes.LABEL in cues[number].form.takes:
        end = _end_of_label(line, start, end)
    for later in cues[number + 1 : number + 1 + _CUES_AHEAD]:
        if later.start > start + 1:
            cut = _cut(line, cues[number], later, start)
            if cut is not None:
                return min(cut, end)
    return end


def _end_of_label(line: Sequence[Word], start: int, end: int) -> int:
    """``called the plan "absurd" and left``: the label ends with its quotation."""
    for at in range(start, end - 1):
        if line[at].quoted >= 0 and line[at + 1].lower in _LINKS:
            return at + 1
    return end


def _cut(line: Sequence[Word], cue: Cue, later: Cue, start: int) -> int | None:
    """Where a later cue cuts off what ``cue`` attributes, if it does."""
    mark = later.start - 1
    if later.after and later.form is ACCORDING:
        return mark if line[mark].is_mark else mark + 1
    if later.after:
        return mark if line[mark].text in _CUT_MARKS else None
    if not later.borrowed and _starts_another(line, mark):
        return mark if line[mark].is_mark else mark - 1
    if later.borrowed and later.subject == cue.subject:
        while mark > start and (line[mark].is_mark or line[mark].lower in _LINKS):
            mark -= 1
        return mark + 1
    return None


def _starts_another(line: Sequence[Word], mark: int) -> bool:
    """Whether ``; Doe said`` or ``, but Doe said`` begins there."""
    if line[mark].text == ";":
        return True
    return line[mark].lower in _CONTRASTS and line[mark - 1].text in {",", ";"}


def _is_subordinate(line: Sequence[Word], cue: Cue) -> bool:
    """``While she said so, …`` and ``Doe, who said so, …``: the sentence goes on after a comma."""
    if cue.subject is None or cue.borrowed:
        return False
    before = line[cue.subject.first - 1].lower if cue.subject.first else ""
    return before in SUBORDINATORS or line[cue.first - 1].lower in {"who", "which"}


def _before(line: Sequence[Word], cues: Sequence[Cue], number: int) -> list[Run]:
    """The clause that stands before a trailing cue, and what goes on after it."""
    cue = cues[number]
    if _repeats(line, cues, number):
        return []
    first = 0
    for earlier in cues[:number]:
        if earlier.end < cue.start:
            first = min(earlier.end, cue.start) if earlier.after else 0
    while first < cue.start and (line[first].is_mark or line[first].lower in _LEADS):
        first += 1
    runs = [_trimmed(line, first, cue.start)]
    second = _second_part(line, cues, number)
    if second is None:
        return runs
    opening = line[runs[0].first : runs[0].end]
    leads_in = all(word.lower in TIMES or is_adverb(word) for word in opening)
    return [second] if leads_in else [*runs, second]


def _second_part(line: Sequence[Word], cues: Sequence[Cue], number: int) -> Run | None:
    """What follows ``The bridge, she said, …``."""
    cue = cues[number]
    at = cue.end
    while at < len(line) and not line[at].is_mark and line[at].quoted < 0:
        at += 1
    first = at + 1
    if cue.verb_first or first >= len(line) or line[at].text not in _CUT_MARKS:
        return None
    if line[first].lower.endswith("ing") or line[first].lower in _NO_SECOND_PART:
        return None
    starts = (later.start for later in cues[number + 1 :] if later.start >= first)
    run = _trimmed(line, first, min(starts, default=len(line)))
    quoted = any(word.quoted >= 0 for word in line[run.first : run.end])
    return run if quoted or run.end - run.first >= _FEWEST_WORDS else None


def _repeats(line: Sequence[Word], cues: Sequence[Cue], number: int) -> bool:
    """``Doe said the bridge is safe, he said on Monday``: the words are attributed already."""
    cue = cues[number]
    if cue.subject is None:
        return False
    again = line[cue.subject.first].lower in PRONOUNS or cue.form.verb == "report"
    return again and any(not earlier.after for earlier in cues[:number])


def _trimmed(line: Sequence[Word], first: int, end: int) -> Run:
    while end > first and line[end - 1].is_mark and line[end - 1].text not in ")]%":
        end -= 1
    while first < end and line[first].is_mark and line[first].text not in "([":
        first += 1
    return Run(first, end)
