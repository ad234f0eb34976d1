"""How much processor time a card and a PDF take, for claims with more and more evidence."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from time import process_time

from benchmarks.rows import Row, middle, tell
from factcheck.report.card import card_png
from factcheck.report.pdf import render_pdf
from factcheck.report.public import (
    STANCES,
    Claim,
    Exhibit,
    Method,
    Passage,
    PublicReport,
    Ruling,
    Source,
    Step,
)
from factcheck.text.spans import Span

COMMAND = "python -m benchmarks pictures"
TRIES = 5
#: In milliseconds, a passage; a claim with few pays for the fonts.
MOST_A_PASSAGE, MOST_AT_ALL = 4.0, 200.0
WORDS = "list a grant of 2.4 million crowns to the terminal company, paid in May"


def measure() -> list[Row]:
    """The rows of both pictures."""
    rows = [_row("a card", card_png, _report(5), MOST_AT_ALL)]
    for passages in (5, 50, 500):
        report = _report(passages)
        most = max(MOST_AT_ALL, MOST_A_PASSAGE * passages)
        rows.append(_row(f"a PDF of {passages} passages", render_pdf, report, most))
    return rows


def _row(
    name: str, draw: Callable[[PublicReport], bytes], report: PublicReport, most: float
) -> Row:
    tell(f"pictures: {name}")
    seconds = []
    for _ in range(TRIES):
        began = process_time()
        content = draw(report)
        seconds.append(process_time() - began)
    taken = middle(seconds)
    value = f"{taken:.0f} ms CPU, {len(content) / 1000:.0f} kB"
    return Row(name, value, f"≤ {most:.0f} ms", taken <= most, command=COMMAND)


def _report(passages: int) -> PublicReport:
    """A report on an invented claim with so much evidence, a source to each ten."""
    sources = tuple(
        Source(
            number=number,
            outlet="The Sandvik Ledger",
            title="Mayor defends the new ferry terminal",
            published_on=date(2026, 10, 4),
            address=f"https://ledger.example/2026/10/{number}",
            version_sha256=f"{number:064x}",
            kept_on=date(2026, 10, 5),
        )
        for number in range(1, passages // 10 + 2)
    )
    return PublicReport(
        ref="FC-12",
        edition=1,
        published_at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
        desk="The Harbour Desk",
        claim=Claim(
            quotation="Not one crown of public money went into the new ferry terminal.",
            claimant="Ines Okafor",
            said_on=date(2026, 10, 3),
        ),
        ruling=Ruling(
            conclusion="The council gave the company 2.4 million crowns.",
            rating="False",
            number=1,
            colour="#a3221b",
            scale=(
                Step(label="True", number=2, colour="#17683f"),
                Step(label="False", number=1, colour="#a3221b"),
            ),
        ),
        evidence=tuple(
            Exhibit(
                stance=STANCES[place * len(STANCES) // passages],
                passage=Passage(
                    source=place // 10 + 1,
                    paragraph=place + 1,
                    spans=(Span(place, place + len(WORDS)),),
                    words=WORDS,
                ),
            )
            for place in range(passages)
        ),
        method=Method(
            reviews=2,
            settled="agreed",
            independent_sources=len(sources),
            own_article_only=False,
        ),
        sources=sources,
    )
