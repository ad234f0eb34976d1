"""Who said what in an article: quotations and reported speech with their speakers."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from factcheck.text.attitudes import attitudes_in
from factcheck.text.cast import Cast, Speaker
from factcheck.text.furniture import furniture
from factcheck.text.phrases import says_nobody
from factcheck.text.quotes import Quotation, quotations_in
from factcheck.text.reading import Reading, read
from factcheck.text.relays import relayers
from factcheck.text.sayings import Saying, carrier, sayings_in, unclaimed
from factcheck.text.spans import Span
from factcheck.text.speakers import antecedent, resolve
from factcheck.text.speech import THOUGHTS
from factcheck.text.subjects import opening_subject
from factcheck.text.transcripts import turns

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_TITLE = re.compile(r"(?:(?:[A-Z0-9][\w'’-]*|of|the|and|a|in|for|to|on)\b[ ,!?.:&]*)+")
_BEFORE_A_TITLE = re.compile(
    r"(?:\b(?:on|in|of|show|film|book|song|play|series|called|titled)|['’]s)\W*$"
)
_LONGEST_TITLE = 6  # words of the name of a programme or a book
_SHORTEST_UNCLAIMED = 6  # words: a shorter quotation without a verb of speech is mostly no one's
_SHORTEST_REPORT = 3  # words
_LONGEST_LEAD_IN = 4  # from the verb to the colon of "posted this note:"
_SHORTEST_SET_IN = 6  # words and marks below a colon: fewer are an item of a list
_MOSTLY = 0.6  # a clause of which so much is quoted is offered as its quotation alone


class Statement(NamedTuple):
    """Something somebody said, as the article gives it; places are code points of the text.

    ``speaker`` is the mention beside the verb ("he", "a spokesman"), ``speaker_name`` whom it
    means: a full name where the text gives one, the mention itself for the unnamed, None where the
    text does not tell. ``cue`` is the verb of speech.

    ``is_unnamed``: the name is only how the text calls somebody whom it never names ("a senior
    official"). ``proof`` is where the text gives the full name or the role. ``relayed_by`` is who
    told that the speaker said it ("the spokeswoman said he had …"). ``is_nested``: it is part of
    another statement of the article, as a fragment is of the report that it stands in.
    ``is_attitude``: what somebody believes, wants, plans or would not say, rather than says.
    """

    spans: tuple[Span, ...]
    kind: Literal["direct", "fragment", "reported"]
    speaker: Span | None
    speaker_name: str | None
    speaker_role: str | None
    cue: Span | None
    is_unnamed: bool = False
    proof: Span | None = None
    relayed_by: str | None = None
    is_nested: bool = False
    is_attitude: bool = False

    def exact(self, text: str) -> str:
        """The words said, verbatim, the parts joined by " … "."""
        return " … ".join(span.of(text) for span in self.spans)


def pull(text: str) -> list[Statement]:
    """Everything the article says that somebody said, in order; furniture yields nothing.

    A fragment quoted inside reported speech is a statement of its own beside the report, and says
    that it is nested in it.
    """
    reading = read(text)
    cast = Cast(reading)
    sayings = {
        line: list(there)
        for line, there in groupby(sayings_in(reading, cast), key=lambda saying: saying.line)
    }
    found = [
        *_labelled(reading, cast),
        *_set_in(reading, sayings),
        *_quoted(reading, cast, sayings),
        *_reported(reading, sayings),
    ]
    found += _thought(reading, cast, found)
    idle = [piece.span for piece in furniture(text)]
    kept = (said for said in found if not any(_touches(span, idle) for span in said.spans))
    ordered = sorted(kept, key=lambda found: (found.spans[0].start, -found.spans[-1].end))
    whole = list(_with_nesting(ordered))
    relayed = zip(whole, relayers(whole), strict=True)
    return [statement._replace(relayed_by=by) if by else statement for statement, by in relayed]


def _touches(span: Span, idle: Sequence[Span]) -> bool:
    """Whether a span shares words with one of many that are in order and apart."""
    at = bisect_right(idle, span.start, key=lambda one: one.end)
    return at < len(idle) and idle[at].start < span.end


def _with_nesting(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements, in order, each marked that is part of one before it.

    A part is what stands in the same words of somebody, a fragment in a report, and an attitude
    in a report, which tells of it as the speaker's view.
    """
    reported_until = said_until = -1
    for statement in statements:
        end = statement.spans[-1].end
        may_be_part = statement.kind == "fragment" or statement.is_attitude
        inside = end <= said_until or (may_be_part and end <= reported_until)
        yield statement._replace(is_nested=inside)
        if statement.kind == "reported" and not statement.is_attitude:
            reported_until = max(reported_until, end)
        elif statement.kind != "reported" and len(statement.spans) == 1 and not inside:
            said_until = max(said_until, end)


def _labelled(reading: Reading, cast: Cast) -> Iterator[Statement]:
    for turn in turns(reading.text):
        speaker = None
        if turn.speaker:
            speaker = resolve(cast, turn.speaker, reading.line_at(turn.speaker.start))
        yield _statement((turn.words,), "direct", speaker, turn.label)


def _set_in(reading: Reading, sayings: dict[int, list[Saying]]) -> Iterator[Statement]:
    """The paragraph below ``The letter said:``, which is set in, and so has no marks."""
    for line, there in sayings.items():
        words, saying = reading.lines[line].words, there[-1]
        leads_in = words[-1].text == ":" and len(words) - saying.cue.last <= _LONGEST_LEAD_IN
        if saying.speaker is None or not leads_in:
            continue
        below = list(_paragraph_below(reading, line))
        said = [word for number in below for word in reading.lines[number].words]
        is_plain = all(word.quoted < 0 for word in said) and not any(map(sayings.get, below))
        if is_plain and len(said) >= _SHORTEST_SET_IN:
            span = Span(said[0].start, said[-1].end)
            yield _statement((span,), "direct", saying.speaker, _cue(reading, saying))


def _paragraph_below(reading: Reading, line: int) -> Iterator[int]:
    """The lines of the paragraph that begins right behind ``line``; none in the midst of one."""
    for number in range(line + 1, len(reading.lines)):
        if reading.lines[number].paragraph != reading.lines[line].paragraph + 1:
            return
        yield number


def _quoted(reading: Reading, cast: Cast, sayings: dict[int, list[Saying]]) -> Iterator[Statement]:
    last: Statement | None = None
    for quotation in quotations_in(reading):
        saying = carrier(reading, quotation, sayings)
        if saying is None and last and _goes_on(reading, last, quotation):
            last = last._replace(spans=last.spans + quotation.spans, kind="direct")
            continue
        if last:
            yield last
        last = None
        if saying is not None:
            if not _is_title(reading.text, quotation):
                last = _statement(
                    quotation.spans, quotation.kind, saying.speaker, _cue(reading, saying)
                )
        elif quotation.kind == "direct" and _count(reading, quotation) >= _SHORTEST_UNCLAIMED:
            speaker = unclaimed(reading, cast, quotation)
            last = _statement(quotation.spans, quotation.kind, speaker, None)
    if last:
        yield last


def _goes_on(reading: Reading, last: Statement, quotation: Quotation) -> bool:
    """Whether ``"It is safe," she said on Monday. "Go."`` goes on with what was said before it."""
    if quotation.kind != "direct":
        return False
    line = reading.line_at(quotation.spans[0].start)
    before = reading.line_at(last.spans[-1].start)
    opens = reading.lines[line].words[0].quoted == quotation.stretches[0]
    return opens and reading.lines[line].paragraph == reading.lines[before].paragraph


def _reported(reading: Reading, sayings: dict[int, list[Saying]]) -> Iterator[Statement]:
    for line, there in sayings.items():
        kept: list[Saying] = []
        for saying in there:
            if saying.speaker is None or any(_is_part_of(saying, other) for other in kept):
                continue
            if not _reports(reading, saying):
                continue
            kept.append(saying)
            spans = tuple(reading.span(line, run.first, run.end) for run in saying.runs)
            statement = _statement(spans, "reported", saying.speaker, _cue(reading, saying))
            yield statement._replace(is_attitude=saying.cue.form.verb in THOUGHTS)


def _thought(reading: Reading, cast: Cast, found: Sequence[Statement]) -> Iterator[Statement]:
    """Attitudes, and speech that only the grammar of a sentence tells, beside what was found."""
    cues = [statement.cue for statement in found if statement.cue]
    known: dict[int, list[tuple[Span, ...]]] = {}
    for statement in found:
        known.setdefault(reading.line_at(statement.spans[0].start), []).append(statement.spans)
    for attitude in attitudes_in(reading, cues):
        there = known.setdefault(attitude.line, [])
        if any(_much_the_same(attitude.spans, spans) for spans in there):
            continue
        there.append(attitude.spans)
        speaker = None
        if attitude.holder and attitude.meant:
            speaker = _holder(cast, attitude.holder, attitude.meant, attitude.line)
        statement = _statement(attitude.spans, "reported", speaker, attitude.cue)
        yield statement._replace(is_attitude=not attitude.is_said)


def _holder(cast: Cast, holder: Span, meant: Span, line: int) -> Speaker:
    """Who holds an attitude; "who" is somebody: "a victory for Doe, who complained" is Doe's."""
    if holder.of(cast.reading.text).lower() == "who":
        near = antecedent(cast, holder)
        if near and near.person:
            cast.has_spoken(line, near)
            return near
    speaker = resolve(cast, meant, line)
    if speaker.name is None and says_nobody(meant.of(cast.reading.text)):
        return _opener(cast, meant.start, line) or speaker
    return speaker._replace(mention=holder)


def _opener(cast: Cast, before: int, line: int) -> Speaker | None:
    """Whom the sentence opens with, where a word that can't be anybody seems to hold something."""
    words = cast.reading.lines[line].words
    end = next((at for at, word in enumerate(words) if word.start >= before), len(words))
    subject = opening_subject(words, end)
    if subject is None:
        return None
    return resolve(cast, cast.reading.span(line, subject.first, subject.last + 1), line)


def _much_the_same(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether two contents share more of the text than not."""
    start, end = max(one[0].start, other[0].start), min(one[-1].end, other[-1].end)
    whole = max(one[-1].end, other[-1].end) - min(one[0].start, other[0].start)
    return 2 * (end - start) >= whole


def _reports(reading: Reading, saying: Saying) -> bool:
    """Whether there is enough in the reporter's own words to be a report, not only a quotation.

    Several quotations in one report are held together by it.
    """
    plain = quoted = stretches = 0
    for run in saying.runs:
        for word in reading.lines[saying.line].words[run.first : run.end]:
            if word.quoted >= 0:
                stretches += 1
                quoted += len(_WORD.findall(reading.stretches[word.quoted].inner.of(reading.text)))
            elif not word.is_mark and word.lower != "as":
                plain += 1
    if stretches > 1 and plain and len(saying.runs) == 1:
        return True
    return plain + quoted >= _SHORTEST_REPORT and quoted < _MOSTLY * (plain + quoted)


def _is_part_of(saying: Saying, other: Saying) -> bool:
    """``She said she thinks it is safe`` is one report of one speaker, not two."""
    if saying.speaker is None or other.speaker is None or saying.speaker.name is None:
        return False
    return saying.speaker.name == other.speaker.name and all(
        any(outer.first <= run.first and run.end <= outer.end for outer in other.runs)
        for run in saying.runs
    )


def _is_title(text: str, quotation: Quotation) -> bool:
    """Whether the quoted words name a programme, a book or a song."""
    words = quotation.spans[0].of(text)
    if len(quotation.spans) > 1 or len(_WORD.findall(words)) > _LONGEST_TITLE:
        return False
    start = quotation.spans[0].start
    before = text[max(0, start - 24) : start - 1]
    return bool(_TITLE.fullmatch(words) and _BEFORE_A_TITLE.search(before))


def _count(reading: Reading, quotation: Quotation) -> int:
    return sum(len(_WORD.findall(span.of(reading.text))) for span in quotation.spans)


def _cue(reading: Reading, saying: Saying) -> Span:
    return reading.span(saying.line, saying.cue.first, saying.cue.last + 1)


def _statement(
    spans: tuple[Span, ...],
    kind: Literal["direct", "fragment", "reported"],
    speaker: Speaker | None,
    cue: Span | None,
) -> Statement:
    if speaker is None:
        return Statement(spans, kind, None, None, None, cue)
    return Statement(
        spans,
        kind,
        speaker.mention,
        speaker.name,
        speaker.role,
        cue,
        is_unnamed=speaker.is_unnamed,
        proof=speaker.proof,
    )
