"""Pinning words to their place in a frozen version."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, select

from factcheck.db import take_turns
from factcheck.errors import Ambiguous, NotFound, RuleBroken
from factcheck.models import Passage, Version, place_of
from factcheck.queries.withholding import demand_text_shown
from factcheck.report.checking import GAP, words_at
from factcheck.text.anchoring import context, find
from factcheck.text.sentences import paragraph_number
from factcheck.text.spans import Span

#: A report quotes; it does not reprint.
LONGEST_PASSAGE = 2_000
#: Where more pieces of one quotation stand would not fit where a place is kept.
MOST_PIECES = 30


@dataclass(frozen=True, slots=True)
class Selection:
    """Words that somebody selected or pasted, and what is known of their place.

    ``start`` is where the browser says they begin, in code points; ``prefix`` and ``suffix`` are
    the words around them. All three are hints: the words are looked for in the frozen text.
    """

    version_id: int
    exact: str
    start: int | None = None
    prefix: str = ""
    suffix: str = ""


def pin(session: Session, selection: Selection) -> Passage:
    """The passage for a selection.

    Raises ``NotFound`` for an unknown version, ``Withheld`` for one whose text is, ``RuleBroken``
    when the words are too many, too few or not in the article, ``Ambiguous`` when they stand in
    several places.
    """
    version = session.get(Version, selection.version_id)
    if version is None:
        raise NotFound("There is no such version of an article.")
    demand_text_shown(session, [version.article_id])
    words = selection.exact.strip()
    if not words:
        raise RuleBroken("Select or paste the words of the passage first.")
    if len(words) > LONGEST_PASSAGE:
        raise RuleBroken(
            f"That passage has {len(words):,} characters; quote at most {LONGEST_PASSAGE:,}."
        )
    spans = locate(
        version.text,
        words,
        start=selection.start,
        prefix=selection.prefix,
        suffix=selection.suffix,
    )
    take_turns(session, f"passages of version {version.id}")
    return keep(session, version, spans)


def locate(
    text: str,
    words: str,
    *,
    start: int | None = None,
    prefix: str = "",
    suffix: str = "",
    whole: str = "article",
) -> list[Span]:
    """Where the words stand; pieces joined by “ … ” are looked for one after the other.

    ``start``, ``prefix`` and ``suffix`` are hints as a ``Selection`` has them; ``whole`` is what
    the text is called in a refusal. Raises ``RuleBroken`` for words that are not in it, and
    ``Ambiguous`` when they stand in several places.
    """
    places = find(text, words, prefix, suffix, start=start)
    pieces = words.split(GAP)
    if not places and len(pieces) > 1:
        return _in_pieces(text, pieces, start or 0, whole)
    if not places:
        raise RuleBroken(
            f"Those words are not in the {whole}. Paste them exactly as the {whole} has them."
        )
    if len(places) > 1:
        raise Ambiguous(
            f"Those words stand in {len(places)} places of the {whole}. Choose which one you mean.",
            [place.start for place in places],
        )
    return places


def _in_pieces(text: str, pieces: list[str], start: int, whole: str) -> list[Span]:
    if len(pieces) > MOST_PIECES:
        raise RuleBroken(f"That passage has {len(pieces)} pieces; quote at most {MOST_PIECES}.")
    spans: list[Span] = []
    for piece in pieces:
        after = spans[-1].end if spans else start
        found = next((place for place in find(text, piece) if place.start >= after), None)
        if found is None:
            raise RuleBroken(f"“{piece}” is not in the {whole}, or not in that order.")
        spans.append(found)
    return spans


def keep(session: Session, version: Version, spans: Sequence[Span]) -> Passage:
    """The passage with exactly these spans, made when there is none yet."""
    place = place_of([(span.start, span.end) for span in spans])
    known = session.exec(
        select(Passage).where(Passage.version_id == version.id, Passage.place == place)
    ).first()
    if known is not None:
        return known
    prefix, _ = context(version.text, spans[0])
    _, suffix = context(version.text, spans[-1])
    passage = Passage(
        version_id=version.id,
        place=place,
        exact=words_at(version.text, spans),
        prefix=prefix,
        suffix=suffix,
        paragraph=paragraph_number(version.text, spans[0].start),
    )
    session.add(passage)
    session.flush()
    return passage
