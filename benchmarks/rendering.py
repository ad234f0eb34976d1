"""What a report costs to render, by its number of passages: JSON, Markdown, HTML; and its size."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import process_time

import factcheck
from benchmarks.invented import Story, story
from benchmarks.rows import Row, tell
from factcheck.report.html import render_page
from factcheck.report.json import to_json
from factcheck.report.markdown import render
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

COMMAND = "python -m benchmarks rendering"
#: The style of a report that stands alone.
SHEETS = ("tokens", "report")
PASSAGES = (5, 50, 500)
ROUNDS = 30
#: Ten times the passages may take so many times the time, and no more.
MOST_PER_TENFOLD = 12.0
MOST_KILOBYTES = 40.0
#: Of which a report is to be that small.
SMALL = 10


@dataclass(frozen=True, slots=True)
class Renderer:
    """One form of a report."""

    name: str
    render: Callable[[PublicReport], str | bytes]


def page(report: PublicReport) -> str:
    """The public page, as it is served."""
    return render_page(report, css_hrefs=[f"/static/css/{name}.css" for name in SHEETS])


RENDERERS = (Renderer("JSON", to_json), Renderer("Markdown", render), Renderer("HTML", page))


def measure() -> list[Row]:
    """The rows of the table."""
    tell("rendering: reports of 5, 50 and 500 passages …")
    reports = {passages: invented_report(passages) for passages in PASSAGES}
    rows = [row for renderer in RENDERERS for row in _times(renderer, reports)]
    return [*rows, *(_size(passages) for passages in sorted({SMALL, *PASSAGES}))]


def invented_report(passages: int, stories: Sequence[Story] | None = None) -> PublicReport:
    """A report with so many passages, two from each source: from stories of its own, or these."""
    stories = stories or [story(number, claims=1) for number in range(-(-passages // 2))]
    quoted = [
        _passage(number, told, place) for number, told in enumerate(stories, 1) for place in (1, 2)
    ][:passages]
    claimed = _passage(1, stories[0], 0)
    scale = tuple(
        Step(label=label, number=number, colour=colour)
        for label, number, colour in (
            ("True", 3, "#17683f"),
            ("Mixed", 2, "#c79a2b"),
            ("False", 1, "#a3221b"),
        )
    )
    return PublicReport(
        ref="FC-12",
        edition=1,
        published_at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
        desk="The Harbour Desk",
        address="https://desk.example/checks/FC-12",
        claim=Claim(
            quotation=claimed.words,
            statement=claimed.words,
            claimant="Odile Fenn",
            said_on=date(2026, 10, 3),
            appearances=(claimed,),
        ),
        ruling=Ruling(
            rating="False",
            definition="The evidence shows that the claim is wrong.",
            number=1,
            colour="#a3221b",
            scale=scale,
            conclusion="The council paid for it twice, as its own accounts of that year show.",
        ),
        evidence=tuple(
            Exhibit(stance=STANCES[number % len(STANCES)], passage=passage)
            for number, passage in enumerate(quoted)
        ),
        method=Method(
            reviews=2, settled="agreed", independent_sources=len(stories), own_article_only=False
        ),
        sources=tuple(_source(number, told) for number, told in enumerate(stories, 1)),
    )


def _passage(source: int, told: Story, place: int) -> Passage:
    sentence = told.sentences[place]
    return Passage(
        source=source,
        paragraph=sentence.paragraph,
        spans=(Span(sentence.start, sentence.end),),
        words=told.words(sentence),
        prefix=told.text[max(0, sentence.start - 32) : sentence.start],
        suffix=told.text[sentence.end : sentence.end + 32],
    )


def _source(number: int, told: Story) -> Source:
    return Source(
        number=number,
        outlet="The Sandvik Courier",
        title=told.title,
        author="Tilda Marsh",
        published_on=date(2026, 10, 1) + timedelta(days=number % 30),
        address=f"https://courier.example/2026/10/story-{number}",
        version_sha256=hashlib.sha256(told.text.encode()).hexdigest(),
        kept_on=date(2026, 11, 1),
    )


def _times(renderer: Renderer, reports: dict[int, PublicReport]) -> list[Row]:
    rows = []
    before = None
    for passages, report in reports.items():
        taken = _milliseconds(renderer, report)
        ratio = taken / before if before else None
        rows.append(
            Row(
                f"{renderer.name} of a report with {passages} passages",
                f"{taken:.2f} ms CPU" + (f", {ratio:.1f} × that of a tenth" if ratio else ""),
                f"≤ {MOST_PER_TENFOLD:g} × for ten times the passages" if ratio else "",
                ratio <= MOST_PER_TENFOLD if ratio else None,
                command=COMMAND,
            )
        )
        before = taken
    return rows


def _milliseconds(renderer: Renderer, report: PublicReport) -> float:
    """Processor time of a rendering, the least of many: whatever else runs only adds to it."""
    seconds = []
    for _ in range(ROUNDS):
        start = process_time()
        renderer.render(report)
        seconds.append(process_time() - start)
    return min(seconds) * 1000


def _size(passages: int) -> Row:
    report = invented_report(passages)
    styles = Path(factcheck.__file__).parent / "web" / "static" / "css"
    style = sum((styles / f"{name}.css").stat().st_size for name in SHEETS)
    whole = (len(page(report).encode()) + style) / 1000
    markdown, json = len(render(report).encode()) / 1000, len(to_json(report)) / 1000
    is_small = passages == SMALL
    return Row(
        f"page of a report with {passages} passages, with its style",
        f"{whole:.1f} KB (Markdown {markdown:.1f}, JSON {json:.1f})",
        f"< {MOST_KILOBYTES:g} KB" if is_small else "",
        whole < MOST_KILOBYTES if is_small else None,
        command=COMMAND,
    )
