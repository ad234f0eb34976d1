"""Whether every quotation of a report is word for word what its frozen version says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.report.digests import sha256 as sha256_of
from factcheck.report.public import PublicReport
from factcheck.text.spans import Span

#: What stands between the spans of a split quotation.
GAP = " … "


@dataclass(frozen=True, slots=True)
class Misquotation:
    """A quotation that isn't verbatim."""

    #: “exhibit 3”, “appearance 1”, “part 2” or “the claim”, counted in the order of the report.
    where: str
    #: The words that the report gives.
    expected: str
    #: The words that stand there; None where the version is missing, altered or too short.
    found: str | None


def words_at(text: str, spans: Sequence[Span]) -> str:
    """The words that these spans of ``text`` hold, joined as a report joins them."""
    return GAP.join(text[start:end] for start, end in spans)


def misquotations(report: PublicReport, texts: Mapping[str, str]) -> list[Misquotation]:
    """The quotations that differ from the frozen texts, which are given by their sha256.

    The claim's own words must be those of one of its appearances, and the words of a part those of
    the claim. No misquotation: all is well.
    """
    intact = {sha256: text for sha256, text in texts.items() if sha256_of(text) == sha256}
    named = [
        *((f"appearance {n}", passage) for n, passage in enumerate(report.claim.appearances, 1)),
        *((f"exhibit {n}", exhibit.passage) for n, exhibit in enumerate(report.evidence, 1)),
    ]
    wrong = []
    for where, passage in named:
        text = intact.get(report.source_of(passage).version_sha256)
        found = _found(passage.spans, text)
        if found != passage.words:
            wrong.append(Misquotation(where, passage.words, found))
    return [*_misquoted_claim(report), *_misquoted_parts(report), *wrong]


def _misquoted_claim(report: PublicReport) -> list[Misquotation]:
    given = [appearance.words for appearance in report.claim.appearances]
    if report.claim.quotation in given:
        return []
    return [Misquotation("the claim", report.claim.quotation, given[0] if given else None)]


def _misquoted_parts(report: PublicReport) -> list[Misquotation]:
    found = [_found(part.spans, report.claim.quotation) for part in report.parts]
    return [
        Misquotation(f"part {number}", part.words, words)
        for number, (part, words) in enumerate(zip(report.parts, found, strict=True), 1)
        if words != part.words
    ]


def _found(spans: Sequence[Span], text: str | None) -> str | None:
    if text is None or not spans:
        return None
    ends = [offset for span in spans for offset in span]
    in_order = ends == sorted(ends) and all(start < end for start, end in spans)
    if not in_order or ends[0] < 0 or ends[-1] > len(text):
        return None
    return words_at(text, spans)
