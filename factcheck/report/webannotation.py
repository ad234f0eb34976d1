"""The evidence of a report as W3C Web Annotations: each exhibit is one, on the words it quotes.

A split quotation has a target for each of its pieces, since a selector of the model selects one
stretch. Positions count the code points of the kept text, which a ``ni:`` address (RFC 6920) names
by its sha256; what surrounds a piece is given where the report knows it.
"""

import base64
import json
from typing import Any

from factcheck.report.addresses import web_address
from factcheck.report.checking import GAP
from factcheck.report.json import content_hash
from factcheck.report.public import Exhibit, Passage, PublicReport, Source
from factcheck.report.wording import moment

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
CONTENT_TYPE = f'application/ld+json; profile="{CONTEXT}"'


def annotations(report: PublicReport) -> dict[str, Any]:
    """The evidence as an AnnotationCollection with its one page; without evidence, with none."""
    edition = _edition(report)
    collection: dict[str, Any] = {
        "@context": CONTEXT,
        "id": edition,
        "type": "AnnotationCollection",
        "label": f"Evidence of {report.ref}, edition {report.edition}",
        "creator": _desk(report),
        "created": moment(report.published_at),
        "total": len(report.evidence),
    }
    if report.evidence:
        collection["first"] = {
            "id": f"{edition}#page",
            "type": "AnnotationPage",
            "partOf": edition,
            "startIndex": 0,
            "items": [
                _annotation(report, edition, number, exhibit)
                for number, exhibit in enumerate(report.evidence, 1)
            ],
        }
        collection["last"] = f"{edition}#page"
    return collection


def to_jsonld(report: PublicReport) -> bytes:
    """The annotations as UTF-8, the same for the same report."""
    return json.dumps(annotations(report), ensure_ascii=False, indent=1).encode()


def pieces(passage: Passage) -> list[str]:
    """The exact words of each span of a passage."""
    found, at = [], 0
    for start, end in passage.spans:
        found.append(passage.words[at : at + end - start])
        at += end - start + len(GAP)
    return found


def _annotation(
    report: PublicReport, edition: str, number: int, exhibit: Exhibit
) -> dict[str, Any]:
    source = report.source_of(exhibit.passage)
    return {
        "id": f"{edition}#exhibit-{number}",
        "type": "Annotation",
        "motivation": ["classifying", "linking"],
        "creator": _desk(report),
        "created": moment(report.published_at),
        "body": [
            {
                "type": "TextualBody",
                "purpose": "tagging",
                "format": "text/plain",
                "language": "en",
                "value": exhibit.stance,
            },
            {
                "type": "SpecificResource",
                "purpose": "linking",
                "source": web_address(report.address) or edition,
            },
        ],
        "target": [
            {
                "type": "SpecificResource",
                "source": web_address(source.address) or _named(source.version_sha256),
                "selector": selectors,
                "state": _state(report, source),
            }
            for selectors in _selectors(exhibit.passage)
        ],
    }


def _selectors(passage: Passage) -> list[list[dict[str, Any]]]:
    """For each span, by its words and by its place; both select the same stretch."""
    last = len(passage.spans) - 1
    found = []
    for number, (span, words) in enumerate(zip(passage.spans, pieces(passage), strict=True)):
        quote: dict[str, Any] = {"type": "TextQuoteSelector", "exact": words}
        if number == 0 and passage.prefix:
            quote["prefix"] = passage.prefix
        if number == last and passage.suffix:
            quote["suffix"] = passage.suffix
        place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        found.append([quote, place])
    return found


def _state(report: PublicReport, source: Source) -> dict[str, Any]:
    """The article as the desk kept it, on a day in UTC; readers see the place in the kept text."""
    cached = [_named(source.version_sha256)]
    if home := web_address(report.address):
        cached.append(f"{home}/editions/{report.edition}/sources/{source.number}")
    day = source.kept_on.isoformat()
    return {
        "type": "TimeState",
        "sourceDateStart": f"{day}T00:00:00Z",
        "sourceDateEnd": f"{day}T23:59:59Z",
        "cached": cached,
    }


def _desk(report: PublicReport) -> dict[str, str]:
    """Whoever publishes the report; nobody who worked on it is named."""
    desk = {"type": "Organization", "name": report.desk}
    if home := web_address(report.address):
        desk["homepage"] = home.rpartition("/")[0]
    return desk


def _edition(report: PublicReport) -> str:
    """Where the annotations of this edition stand; of a report seen by link only, what it is."""
    if home := web_address(report.address):
        return f"{home}/editions/{report.edition}/annotations.jsonld"
    return _named(content_hash(report))


def _named(sha256: str) -> str:
    """The name of some bytes by their sha256, which is given in hexadecimal (RFC 6920)."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"
