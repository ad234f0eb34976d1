"""Reports as lines of tables: one for the claim, one for each piece of its evidence."""

from collections.abc import Iterator

from factcheck.report.public import Passage, PublicReport, Search, Stance
from factcheck.report.wording import moment
from factcheck.text.spreadsheet import harmless, line

CLAIMS = (
    "ref",
    "edition",
    "published",
    "rating",
    "rating_number",
    "conclusion",
    "claimant",
    "claimant_role",
    "claimant_kind",
    "said",
    "occasion",
    "quotation",
    "statement",
    "headline",
    "topics",
    "contradicts",
    "supports",
    "context",
    "independent_sources",
    "reviews",
    "corrections",
    "corrected_by",
    "address",
    "sha256",
)
EVIDENCE = (
    "ref",
    "edition",
    "exhibit",
    "kind",
    "stance",
    "words",
    "source",
    "outlet",
    "title",
    "author",
    "published",
    "address",
    "paragraph",
    "spans",
    "version_sha256",
    "kept",
    "primary",
    "searched_for",
    "searched",
    "found",
)


def claim_line(report: PublicReport, sha256: str) -> str:
    """The claim, and what came of it."""
    claim, ruling = report.claim, report.ruling
    tier = report.corrections[-1].tier if report.corrections else None
    cells = {
        "ref": report.ref,
        "edition": report.edition,
        "published": moment(report.published_at),
        "rating": ruling.rating,
        "rating_number": ruling.number,
        "conclusion": ruling.conclusion,
        "claimant": claim.claimant,
        "claimant_role": claim.claimant_role,
        "claimant_kind": claim.claimant_kind,
        "said": claim.said_on,
        "occasion": claim.occasion,
        "quotation": claim.quotation,
        "statement": claim.statement,
        "headline": claim.headline,
        "topics": ", ".join(claim.topics),
        "contradicts": _count(report, "contradicts"),
        "supports": _count(report, "supports"),
        "context": _count(report, "context"),
        "independent_sources": report.method.independent_sources,
        "reviews": report.method.reviews,
        "corrections": len(report.corrections),
        "corrected_by": tier,
        "address": report.address,
        "sha256": sha256,
    }
    return _line(CLAIMS, cells)


def evidence_lines(report: PublicReport) -> Iterator[str]:
    """The passages and then the searches, by their numbers in the report."""
    for number, exhibit in enumerate(report.evidence, 1):
        cells = _passage(report, exhibit.passage)
        yield _evidence_line(report, number, "passage", exhibit.stance, cells)
    for number, searched in enumerate(report.searches, len(report.evidence) + 1):
        cells = _search(searched.search)
        yield _evidence_line(report, number, "search", searched.stance, cells)


def _count(report: PublicReport, stance: Stance) -> int:
    return len(report.bearing(stance)) + len(report.searched(stance))


def _evidence_line(
    report: PublicReport, number: int, kind: str, stance: Stance, cells: dict[str, object]
) -> str:
    common = {
        "ref": report.ref,
        "edition": report.edition,
        "exhibit": number,
        "kind": kind,
        "stance": stance,
    }
    return _line(EVIDENCE, {**common, **cells})


def _passage(report: PublicReport, passage: Passage) -> dict[str, object]:
    source = report.source_of(passage)
    return {
        "words": passage.words,
        "source": source.number,
        "outlet": source.outlet,
        "title": source.title,
        "author": source.author,
        "published": source.published_on,
        "address": source.address,
        "paragraph": passage.paragraph,
        "spans": " ".join(f"{start}:{end}" for start, end in passage.spans),
        "version_sha256": source.version_sha256,
        "kept": source.kept_on,
        "primary": source.primary,
    }


def _search(search: Search) -> dict[str, object]:
    return {
        "words": search.searched_in,
        "address": search.address,
        "searched_for": search.searched_for,
        "searched": search.searched_on,
        "found": search.found or "nothing",
    }


def _line(columns: tuple[str, ...], cells: dict[str, object]) -> str:
    """A number or a day is itself; words are made harmless."""
    return line([_cell(cells.get(column)) for column in columns])


def _cell(value: object) -> str:
    if value is None:
        return ""
    return harmless(value) if isinstance(value, str) else str(value)
