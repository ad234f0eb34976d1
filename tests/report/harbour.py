"""A report on an invented affair, with its frozen texts, that a test changes as it likes."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from factcheck.report.public import (
    Bearing,
    Claim,
    Exhibit,
    Method,
    Part,
    Passage,
    PublicReport,
    Ruling,
    Source,
    Stance,
    Step,
)
from factcheck.text.spans import Span

LEDGER = (
    "Mayor Ines Okafor told the harbour committee: “Not one crown of public money went into the "
    "new ferry terminal.”\n\nThe council's own accounts, seen by the Ledger, list a grant of "
    "2.4 million crowns to the terminal company in May.\n\n“The building is privately owned,” said "
    "the harbour master, “and it will stay so.”"
)
COURIER = (
    "The terminal company's directors said that private investors had paid for the building.\n\n"
    "A road to the terminal was built by the county at a cost of 900,000 crowns."
)

SCALE = (
    Step(label="True", number=5, colour="#17683f"),
    Step(label="Mostly true", number=4, colour="#7ba05b"),
    Step(label="Mixed", number=3, colour="#c79a2b"),
    Step(label="Mostly false", number=2, colour="#c0562f"),
    Step(label="False", number=1, colour="#a3221b"),
)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def passage(source: int, words: str, text: str) -> Passage:
    """The passage that these words are in this text; “ … ” parts its spans."""
    spans = []
    for part in words.split(" … "):
        start = text.index(part)
        spans.append(Span(start, start + len(part)))
    number = text.count("\n\n", 0, spans[0].start) + 1
    return Passage(source=source, paragraph=number, spans=tuple(spans), words=words)


def exhibit(stance: Stance, source: int, words: str, text: str) -> Exhibit:
    return Exhibit(stance=stance, passage=passage(source, words, text))


def harbour_report(**changes: Any) -> PublicReport:
    """The first edition of the report on what the mayor said about the ferry terminal."""
    quotation = "Not one crown of public money went into the new ferry terminal."
    report = PublicReport(
        ref="FC-12",
        edition=1,
        published_at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
        desk="The Harbour Desk",
        claim=Claim(
            quotation=quotation,
            statement="No public money was spent on the ferry terminal at Sandvik harbour.",
            claimant="Ines Okafor",
            claimant_role="Mayor of Sandvik",
            said_on=date(2026, 10, 3),
            occasion="to the harbour committee",
            appearances=(passage(1, quotation, LEDGER),),
        ),
        ruling=Ruling(
            rating="Mostly false",
            definition="Something in it holds, but what it makes people believe doesn't.",
            number=2,
            colour="#c0562f",
            scale=SCALE,
            conclusion="The council gave the company 2.4 million crowns; the rest was private.",
        ),
        evidence=(
            exhibit(
                "contradicts",
                1,
                "list a grant of 2.4 million crowns to the terminal company in May",
                LEDGER,
            ),
            exhibit(
                "supports",
                2,
                "private investors had paid for the building",
                COURIER,
            ),
            exhibit(
                "context",
                1,
                "The building is privately owned, … and it will stay so.",
                LEDGER,
            ),
            exhibit(
                "contradicts",
                2,
                "A road to the terminal was built by the county at a cost of 900,000 crowns.",
                COURIER,
            ),
        ),
        method=Method(reviews=2, settled="agreed", independent_sources=2, own_article_only=False),
        sources=(
            Source(
                number=1,
                outlet="The Sandvik Ledger",
                title="Mayor defends ferry terminal",
                author="Tom Brandt",
                published_on=date(2026, 10, 4),
                address="https://ledger.example/2026/10/terminal",
                version_sha256=sha256(LEDGER),
                kept_on=date(2026, 10, 5),
            ),
            Source(
                number=2,
                outlet="Coast Courier",
                title="Who paid for the terminal?",
                version_sha256=sha256(COURIER),
                kept_on=date(2026, 10, 6),
            ),
        ),
    )
    return replace(report, **changes)


#: Two parts of what the mayor said: one with evidence on both sides, one with none.
PARTS = (
    Part(
        spans=(Span(0, 29),),
        words="Not one crown of public money",
        wording="No public money was spent.",
        bearings=(
            Bearing(exhibit=1, stance="contradicts"),
            Bearing(exhibit=2, stance="supports"),
            Bearing(exhibit=4, stance="contradicts"),
        ),
    ),
    Part(spans=(Span(40, 62),), words="the new ferry terminal"),
)

#: The frozen versions that the report quotes, by their sha256.
FROZEN = {sha256(text): text for text in (LEDGER, COURIER)}


def quoting(words: str, **changes: Any) -> PublicReport:
    """The report with these words as its claim and as its only, contradicting, evidence."""
    quoted = Passage(source=1, paragraph=1, spans=(Span(0, len(words)),), words=words)
    claim = replace(harbour_report().claim, quotation=words, appearances=(quoted,))
    return harbour_report(
        claim=claim, evidence=(Exhibit(stance="contradicts", passage=quoted),), **changes
    )
