"""What the machine proposes to say of a claim: its type, its wording, its headline, its day."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from factcheck.text.attribution import Statement
from factcheck.text.claim_types import ClaimType, type_of
from factcheck.text.days import day_told
from factcheck.text.framing import Framed, framed_report, framed_words, shown_name
from factcheck.text.headlines import headline
from factcheck.text.normalising import Teller, standing_alone, teller
from factcheck.text.spans import Span
from factcheck.text.telling_clauses import is_clause

_AROUND = 90  # characters on either side of a verb of speech in which its day may stand


class Proposal(NamedTuple):
    """What a person may take as it is, each None where nothing can be proposed safely.

    ``statement`` stands alone; ``headline`` is short; ``said_on`` is the day of the speech.
    """

    claim_type: ClaimType
    statement: str | None
    headline: str | None
    said_on: date | None


def proposal(text: str, statement: Statement, published_on: date | None) -> Proposal:
    """What is proposed for a statement pulled from the article ``text``."""
    exact = statement.exact(text)
    mention = statement.speaker.of(text) if statement.speaker else None
    name = shown_name(statement.speaker_name, mention, is_unnamed=statement.is_unnamed)
    around = _around(text, statement.cue, statement.spans) if statement.cue else ""
    said_on = day_told(around, published_on)
    who = teller(None if statement.is_unnamed else statement.speaker_name, mention)
    wording = None
    if is_clause(text, statement):
        wording = _alone(exact, statement.kind, who, published_on)
    if wording is None and name:
        wording = framed_report(text, statement, name, published_on)
        if wording is None and not statement.is_attitude and statement.kind != "reported":
            wording = framed_words(name, exact, statement.kind, said_on)
    kind = type_of(exact, is_attitude=statement.is_attitude)
    return _proposal(kind, wording, said_on)


def proposed(exact: str, kind: str, who: str | None, published_on: date | None) -> Proposal:
    """What is proposed for verbatim words that a person chose; ``who`` is the speaker's name."""
    said_on = day_told("", published_on)
    wording = _alone(exact, kind, teller(who), published_on)
    name = shown_name(who, None)
    if wording is None and name and kind != "reported":
        wording = framed_words(name, exact, kind, said_on)
    return _proposal(type_of(exact), wording, said_on)


def _proposal(kind: ClaimType, wording: Framed | None, said_on: date | None) -> Proposal:
    if wording is None:
        return Proposal(kind, None, None, said_on)
    return Proposal(kind, wording.statement, wording.headline, said_on)


def _alone(exact: str, kind: str, who: Teller | None, told_on: date | None) -> Framed | None:
    alone = standing_alone(exact, kind, who, told_on)
    return Framed(alone, headline(alone, who.name if who else None)) if alone else None


def _around(text: str, cue: Span, said: Sequence[Span]) -> str:
    """The reporter's words around a verb of speech, within its sentence, without what was said."""
    start = max(cue.start - _AROUND, text.rfind("\n", 0, cue.start) + 1)
    line_end = text.find("\n", cue.end)
    end = min(cue.end + _AROUND, line_end if line_end >= 0 else len(text))
    for span in said:
        if span.end <= cue.start:
            start = max(start, span.end)
        elif span.start >= cue.end:
            end = min(end, span.start)
    before = text[start : cue.start].rsplit(". ", 1)[-1]
    behind = text[cue.start : end].split(". ", 1)[0]
    return before + behind
