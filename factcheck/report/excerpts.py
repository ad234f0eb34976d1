"""The paragraphs around the passages that a report quotes: what of an article is published."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from factcheck.report.public import PublicReport
from factcheck.text.sentences import paragraphs
from factcheck.text.spans import Span

#: So many paragraphs before and after those with words of a passage.
BESIDE = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a kept article."""

    #: From 1.
    number: int
    #: Where it begins in the article, in code points.
    start: int
    words: str


def around(text: str, spans: Iterable[Span], beside: int = BESIDE) -> list[Paragraph]:
    """The paragraphs of ``text`` that hold words of ``spans``, and their neighbours, in order."""
    whole = paragraphs(text)
    quoted = list(spans)
    hit = [
        number
        for number, paragraph in enumerate(whole)
        if any(paragraph.overlaps(span) for span in quoted)
    ]
    shown = {near for number in hit for near in range(number - beside, number + beside + 1)}
    return [
        Paragraph(number + 1, whole[number].start, whole[number].of(text))
        for number in sorted(shown & set(range(len(whole))))
    ]


def excerpts(report: PublicReport, texts: dict[str, str]) -> list[dict[str, Any]]:
    """What is shown of each source of a report, as plain values for JSON.

    ``texts`` are the frozen texts by their sha256; a source whose text isn't among them shows none.
    """
    spans: dict[int, list[Span]] = {source.number: [] for source in report.sources}
    for passage in report.passages():
        spans[passage.source] += passage.spans
    return [
        {
            "source": source.number,
            "outlet": source.outlet,
            "title": source.title,
            "address": source.address,
            "version_sha256": source.version_sha256,
            "paragraphs": [
                {"paragraph": one.number, "start": one.start, "text": one.words}
                for one in around(texts.get(source.version_sha256, ""), spans[source.number])
            ],
        }
        for source in report.sources
    ]
