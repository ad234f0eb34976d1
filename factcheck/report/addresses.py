"""The addresses that a report may link to."""

import re
from urllib.parse import quote, urlsplit

from factcheck.report.public import Passage, PublicReport, Source

_ENDS_LINK = re.compile(r"[\s<>\x00-\x1f\x7f]")
#: A longer passage is named by its first and last words.
_WHOLE = 10
_ENDS = 4


def web_address(address: str | None) -> str | None:
    """The address when it is one of the web and safe to link to; None for anything else."""
    if not address or _ENDS_LINK.search(address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def address_in_place(address: str | None, passage: Passage) -> str | None:
    """The address with a text fragment, at which a browser scrolls to the words and marks them."""
    if (page := web_address(address)) is None:
        return None
    # A fragment names words of one paragraph, or the two ends of a longer stretch. A split
    # quotation is found by its first span.
    start, end = passage.spans[0]
    lines = passage.words[: end - start].strip().split("\n")
    first, last = lines[0].split(), lines[-1].split()
    if len(lines) == 1 and len(first) <= _WHOLE:
        named = _encoded(first)
    else:
        named = f"{_encoded(first[:_ENDS])},{_encoded(last[-_ENDS:])}"
    return f"{page}{'' if '#' in page else '#'}:~:text={named}"


def permanent_address(site: str, ref: str) -> str:
    """Where everybody reads the newest edition of a check, for good.

    ``site`` is where the desk's public pages stand, without a slash at the end.
    """
    return f"{site}/checks/{ref}"


def address_kept(report: PublicReport, source: Source) -> str | None:
    """Where everybody sees the paragraphs that an edition cites from the text that the desk keeps.

    None at a desk whose reports are seen by link only.
    """
    edition = address_of_edition(report, report.edition)
    return f"{edition}/sources/{source.number}" if edition else None


def address_of_edition(report: PublicReport, number: int) -> str | None:
    """Where an edition of the same claim stands for good; None where reports are by link only."""
    address = web_address(report.address)
    return f"{address}/editions/{number}" if address else None


def _encoded(words: list[str]) -> str:
    # The hyphen has a meaning of its own in a text fragment, and quote() lets it stand.
    return quote(" ".join(words), safe="").replace("-", "%2D")
