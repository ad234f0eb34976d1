"""What an address asks for behind its question mark; what makes no sense counts as not asked."""

from flask import request

from factcheck.errors import NotFound
from factcheck.text.spans import Span

#: More digits than any number or place has.
_MOST_DIGITS = 9


def number_asked(name: str) -> int | None:
    """The whole number of that name."""
    return _number(request.args.get(name, ""))


def version_asked() -> int | None:
    """The number of a version; raises ``NotFound`` for one that can't be."""
    if not request.args.get("version"):
        return None
    number = number_asked("version")
    if number is None:
        raise NotFound("There is no such version of an article.")
    return number


def spans_asked(name: str) -> tuple[Span, ...]:
    """Places in a text, as “490-565” or “3801-3879,3892-3997”."""
    spans = []
    for pair in request.args.get(name, "")[:500].split(","):
        start, end = (_number(edge) for edge in pair.partition("-")[::2])
        if start is not None and end is not None and start < end:
            spans.append(Span(start, end))
    return tuple(spans)


def _number(digits: str) -> int | None:
    is_number = digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS
    return int(digits) if is_number else None
