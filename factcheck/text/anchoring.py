"""Where the words that a person selected or pasted stand in a frozen text."""

import re
from itertools import islice

from factcheck.text.canonical import canonical
from factcheck.text.edits import Edit, Edits
from factcheck.text.spans import Span

CONTEXT = 32
_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›"
_DASHES = "-‐‑‒–—―−"
_ODD = re.compile(
    rf"(?P<dash>\s*[{_DASHES}]+\s*)|(?P<quote>[{_QUOTES}]+)|(?P<dots>…)|(?P<space>\s+)"
)
_FOLDED = {"dash": "-", "quote": "'", "dots": "...", "space": " "}
_LIKE_FOLDED = {
    re.escape("..."): r"(?:…|\.\.\.)",
    re.escape("-"): rf"\s*[{_DASHES}]+\s*",
    "'": rf"[{_QUOTES}]+",
    re.escape(" "): r"\s+",
}
# A word or two is enough to look for; the rest is compared where they stand.
_OPENING = 160
# Nobody chooses among more places than this.
_MOST_PLACES = 100


def find(
    text: str, quotation: str, prefix: str = "", suffix: str = "", start: int | None = None
) -> list[Span]:
    """The places of ``quotation`` in the canonical ``text``: none, one, or several to choose from.

    Words, letters and their case must be the text's own; the kinds of quotation marks, dashes and
    white space may differ. ``start``, where the words were selected, settles which place is meant;
    otherwise the words before and after it do, if they tell the places apart.
    """
    wanted = canonical(quotation).text
    if not wanted:
        return []
    folded = _fold(wanted).text
    here = _standing_at(text, _first_letter(text, start), wanted, folded)
    if here:
        return [here]
    places = _exact(text, prefix + wanted + suffix, len(prefix), len(wanted))
    if len(places) == 1:
        return places
    places = _exact(text, wanted, 0, len(wanted)) or _alike(text, folded)
    if not places and wanted.strip(_QUOTES) != wanted:
        return find(text, wanted.strip(_QUOTES), prefix, suffix, start)
    return _in_context(text, _whole_words(text, places), prefix, suffix)


def context(text: str, span: Span) -> tuple[str, str]:
    """The 32 code points before and after ``span``, fewer at either end of ``text``."""
    before = text[max(0, span.start - CONTEXT) : span.start]
    return before, text[span.end : span.end + CONTEXT]


def _first_letter(text: str, start: int | None) -> int:
    """Where the selected words begin: a selection may hold the white space before them."""
    if start is None or not 0 <= start < len(text):
        return len(text)
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _standing_at(text: str, start: int, wanted: str, folded: str) -> Span | None:
    if text.startswith(wanted, start):
        return Span(start, start + len(wanted))
    region = _fold(text[start : start + 2 * len(folded) + CONTEXT])
    if not region.text.startswith(folded):
        return None
    return Span(start, start + region.end_before(len(folded)))


def _exact(text: str, wanted: str, skip: int, length: int) -> list[Span]:
    """The places of ``wanted``, of which ``length`` code points behind the first ``skip`` count."""
    found = re.finditer(re.escape(wanted), text) if wanted in text else iter(())
    starts = (match.start() + skip for match in islice(found, _MOST_PLACES))
    return [Span(start, start + length) for start in starts]


def _alike(text: str, folded: str) -> list[Span]:
    """The places that read the same as ``folded`` once they are folded too."""
    opening = folded if len(folded) <= _OPENING else folded[:_OPENING].rsplit(" ", 1)[0]
    pattern = re.escape(opening)
    for plain, alike in _LIKE_FOLDED.items():
        pattern = pattern.replace(plain, alike)
    starts = (match.start() for match in re.finditer(pattern, text))
    found = (_standing_at(text, _first_letter(text, start), folded, folded) for start in starts)
    return list(islice((span for span in found if span), _MOST_PLACES))


def _fold(words: str) -> Edits:
    return Edits(
        words,
        (
            Edit(odd.start(), odd.end(), _FOLDED[odd.lastgroup or ""])
            for odd in _ODD.finditer(words)
        ),
    )


def _whole_words(text: str, places: list[Span]) -> list[Span]:
    """Leaves out places inside longer words where there are others."""
    return [place for place in places if _is_whole(text, place)] or places


def _is_whole(text: str, place: Span) -> bool:
    cuts_first = text[max(0, place.start - 1) : place.start + 1].isalnum() and place.start > 0
    cuts_last = text[place.end - 1 : place.end + 1].isalnum() and place.end < len(text)
    return not cuts_first and not cuts_last


def _in_context(text: str, places: list[Span], prefix: str, suffix: str) -> list[Span]:
    """The places whose surroundings agree best, when at least half of what was given does."""
    if len(places) < 2 or not (prefix or suffix):
        return places
    before, after = _fold(prefix).text[::-1], _fold(suffix).text
    reach = CONTEXT + 2 * max(len(prefix), len(suffix))
    agreements = [
        _agreement(_fold(text[max(0, place.start - reach) : place.start]).text[::-1], before)
        + _agreement(_fold(text[place.end : place.end + reach]).text, after)
        for place in places
    ]
    best = max(agreements)
    if 2 * best < len(before) + len(after):
        return places
    return [place for place, agreed in zip(places, agreements, strict=True) if agreed == best]


def _agreement(words: str, given: str) -> int:
    pairs = zip(words, given, strict=False)
    return next(
        (n for n, (one, other) in enumerate(pairs) if one != other), min(len(words), len(given))
    )
