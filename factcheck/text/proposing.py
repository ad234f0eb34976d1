"""What the machine proposes to say of a claim: its type, its wording, its headline, its day."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from factcheck.text.attitude_wording import attitude_told
from factcheck.text.attribution import Statement
from factcheck.text.claim_types import ClaimType, type_of
from factcheck.text.days import day_told
from factcheck.text.headlines import headline
from factcheck.text.normalising import Teller, standing_alone, teller
from factcheck.text.spans import Span

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
    name = None if statement.is_unnamed else statement.speaker_name
    mention = statement.speaker.of(text) if statement.speaker else None
    around = _around(text, statement.cue, statement.spans) if statement.cue else ""
    if statement.is_attitude:
        return _proposed_attitude(text, statement, published_on)
    return proposed(
        statement.exact(text), statement.kind, teller(name, mention), published_on, around=around
    )


def _proposed_attitude(text: str, statement: Statement, published_on: date | None) -> Proposal:
    """An attitude lacks its verb: it is told with whose it is, or not at all."""
    exact = statement.exact(text)
    told = attitude_told(text, statement, published_on)
    return Proposal(
        type_of(exact, is_attitude=True), told, headline(told, None) if told else None, None
    )


def proposed(
    exact: str,
    kind: str,
    who: Teller | None,
    published_on: date | None,
    *,
    around: str = "",
) -> Proposal:
    """What is proposed for verbatim words; ``around`` is what the reporter says beside them."""
    alone = standing_alone(exact, kind, who, published_on)
    return Proposal(
        type_of(exact),
        alone,
        headline(alone, who.name if who else None) if alone else None,
        day_told(around, published_on),
    )


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
