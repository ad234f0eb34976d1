"""From the words of an article and the facts about it to a draft."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from factcheck.intake.addresses import canonical_address, host_of
from factcheck.intake.dates import read_date
from factcheck.intake.drafts import Draft, Facts, Pulled, Unreadable
from factcheck.text.attribution import Statement, pull
from factcheck.text.canonical import CANONICALISER, canonical
from factcheck.text.checkworthy import worth
from factcheck.text.furniture import Furniture, furniture, prose_sentences
from factcheck.text.language import language, why_nothing_was_pulled
from factcheck.text.likeness import Print
from factcheck.text.proposing import proposal
from factcheck.text.sentences import paragraphs
from factcheck.text.shortening import shortened
from factcheck.text.spans import Span

LONGEST_TEXT = 1_000_000
UNKNOWN_OUTLET = "Unknown outlet"
_LONGEST_OUTLET = 200
_LONGEST_TITLE_FROM_TEXT = 90
_DATED = {"dateline", "timestamp", "sign-off"}
_WORD = re.compile(r"\w{2}")
_TOPIC = re.compile(r"(?:about|concerning|regarding)\b", re.IGNORECASE)
_SHORTEST_ATTITUDE = 4  # words: “the bridge” alone is no position


class Source(NamedTuple):
    """What came in, as it is kept: its bytes, their type, who read them, the file's name."""

    original: bytes
    type: str
    extractor: str
    file: str | None


def compose(raw: str, given: Facts, source: Source) -> Draft:
    """The draft of an article with the words ``raw``, about which ``given`` is known.

    What isn't known is taken from the text, the address and the file's name. Raises ``Unreadable``
    when there are no words, too many, or the address is none.
    """
    text = canonical(raw).text
    _refuse_length(text)
    items = furniture(text)
    sentences = prose_sentences(text)
    address = _address(given.address)
    known = _fitting(given)
    written_in = language(text)
    published_on = known.published_on or _day(text, items)
    return Draft(
        outlet=known.outlet or _line(host_of(address or ""), _LONGEST_OUTLET) or UNKNOWN_OUTLET,
        title=known.title or _title(text, items, sentences, source.file),
        author=known.author,
        published_on=published_on,
        address=address,
        kind=known.kind,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        canonicaliser=CANONICALISER,
        extractor=source.extractor,
        furniture=tuple(items),
        sentences=tuple(sentences),
        language=written_in,
        pulled=() if why_nothing_was_pulled(written_in) else tuple(_pulled(text, published_on)),
        traces=tuple(Print(text).traces()),
        original=source.original,
        original_sha256=hashlib.sha256(source.original).hexdigest(),
        original_type=source.type,
        source_file=source.file,
    )


def _refuse_length(text: str) -> None:
    if not _WORD.search(text):
        raise Unreadable("There are no words in it.")
    if len(text) > LONGEST_TEXT:
        raise Unreadable(
            f"The text has {len(text):,} characters; the most is {LONGEST_TEXT:,}. "
            "Bring it in as several articles."
        )


def _address(given: str | None) -> str | None:
    if not given or not given.strip():
        return None
    try:
        return canonical_address(given)
    except ValueError as error:
        raise Unreadable(f"Its address can't be used: {error}") from error


def _fitting(facts: Facts) -> Facts:
    """The facts as single lines that fit where they are stored."""
    return replace(
        facts,
        outlet=_line(facts.outlet, _LONGEST_OUTLET),
        title=_line(facts.title, 500),
        author=_line(facts.author, 300),
    )


def _line(words: str | None, longest: int) -> str | None:
    return shortened(" ".join(canonical(words or "").text.split()), longest) or None


def _title(
    text: str, items: Sequence[Furniture], sentences: Sequence[Span], file: str | None
) -> str:
    """The first line that isn't furniture when it is short, else the article's first words."""
    idle = {item.span for item in items}
    first = next((line for line in paragraphs(text) if line not in idle), None)
    if first and not any(first.overlaps(span) for span in idle):
        line = first.of(text)
        if len(line) <= _LONGEST_TITLE_FROM_TEXT:
            return line
    if sentences:
        return shortened(sentences[0].of(text), _LONGEST_TITLE_FROM_TEXT)
    return shortened(file or text, _LONGEST_TITLE_FROM_TEXT)


def _day(text: str, items: Sequence[Furniture]) -> date | None:
    """The day in the dateline, the time stamp or the agency's sign-off."""
    dated = (read_date(item.span.of(text)) for item in items if item.kind in _DATED)
    return next((day for day in dated if day), None)


def _pulled(text: str, published_on: date | None) -> list[Pulled]:
    """What was said in the article, as far as it may be a claim."""
    found = []
    for statement in pull(text):
        exact = statement.exact(text)
        if _is_worth_a_row(statement, exact):
            judged = worth(exact, statement.kind, is_attitude=statement.is_attitude)
            found.append(Pulled(statement, exact, judged, proposal(text, statement, published_on)))
    return found


def _is_worth_a_row(statement: Statement, exact: str) -> bool:
    """Not what another row says already, unless it is quoted; nor a topic, nor a wish in a word."""
    if statement.kind == "reported" and (statement.is_nested or _TOPIC.match(exact)):
        return False
    return not statement.is_attitude or len(exact.split()) >= _SHORTEST_ATTITUDE
