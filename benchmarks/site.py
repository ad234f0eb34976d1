"""What the public site costs on a large desk: processor time of this process, median of runs."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import process_time
from typing import Any

from sqlalchemy import insert, text
from sqlmodel import Session, SQLModel, select

from benchmarks.big_desk import Size, fill
from benchmarks.pages import alternating, fetching
from benchmarks.rows import Row, middle, tell
from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import Claim, Claimant, Publicity, Rating, Round, Verdict
from factcheck.queries.rows import choose, rows
from factcheck.report import public
from factcheck.report.json import content_hash, to_json
from factcheck.text.slugs import slug
from factcheck.workflow.published import list_missing

COMMAND = "python -m benchmarks site"
MOST_MILLISECONDS = 50.0
ROUNDS = 20
#: Editions that are written, and listed, in one transaction.
AT_ONCE = 2_000
#: One check in so many was corrected.
CORRECTED = 20
TOPICS = ("Harbour", "Health", "Housing", "Public money", "Schools", "Transport", "Trees")

PAGES = {
    "front page": "/checks",
    "front page, searched": "/checks?q=ferry+permit",
    "front page, one common word": "/checks?q=million",
    "front page, one letter": "/checks?q=c",
    "front page, topic and rating": "/checks?topic=harbour&rating=false",
    "front page, far down": "/checks?before=FC-100",
    "claimants": "/claimants",
    "a claimant": "/claimants/{claimant}",
    "method": "/method",
    "corrections": "/corrections",
    "a report": "/checks/FC-7",
    "feed of checks": "/feeds/checks.atom",
    "feed of a claimant": "/feeds/checks.atom?claimant={claimant}",
    "feed of corrections": "/feeds/corrections.atom",
    "5,000 addresses of the sitemap": "/sitemaps/1.xml",
}


def measure(checks: int) -> list[Row]:
    """The rows of the table; fills a public desk of its own, which takes a minute."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'factcheck.sqlite3'}")
        tell(f"site: publishing {checks:,} checks …")
        fill(database, Size(articles=max(1, checks // 10), claims=checks, evidence=0))
        listing = _publish(database)
        settings = Settings(Path(folder), database.url, secret_key="of a desk for a minute alone")
        app = create_app(settings)
        client = app.test_client()
        with database.reading() as session:
            claimant = session.exec(select(Claimant.name)).first() or ""
        try:
            paths = [path.format(claimant=slug(claimant)) for path in PAGES.values()]
            times = alternating([fetching(client, path) for path in paths], ROUNDS)
        finally:
            app.extensions["factcheck"].database.close()
            database.close()
    return [
        Row(
            f"{name} ({path}; {checks:,} published checks)",
            f"{middle(taken):.1f} ms CPU",
            f"< {MOST_MILLISECONDS:g} ms",
            middle(taken) < MOST_MILLISECONDS,
            command=COMMAND,
        )
        for name, path, taken in zip(PAGES, paths, times, strict=True)
    ] + [Row(f"listing {checks:,} checks after an upgrade", f"{listing:.0f} s CPU", "")]


def _publish(database: Database) -> float:
    """Publish every claim of the desk; gives the processor seconds that listing them took."""
    with database.transaction() as session:
        session.add(Publicity(is_public=True, set_by_id=1))
        verdict = _a_verdict(session)
        claims = rows(
            session,
            choose(Claim.id, Claim.quotation, Claimant.name)
            .join(Claimant, Claimant.id == Claim.claimant_id)  # type: ignore[arg-type]
            .order_by(Claim.id),  # type: ignore[arg-type]
        )
        ratings = session.exec(select(Rating).where(Rating.scheme_id == 1)).all()
        editions = list(_editions(claims, ratings, verdict))
        table = SQLModel.metadata.tables["edition"]
        for start in range(0, len(editions), AT_ONCE):
            session.connection().execute(insert(table), editions[start : start + AT_ONCE])
        session.connection().execute(
            text("UPDATE claim SET status = 'published', is_confidential = (id % 500 = 0)")
        )
    before, listed = process_time(), AT_ONCE
    while listed == AT_ONCE:
        with database.transaction() as session:
            listed = list_missing(session, AT_ONCE)
    return process_time() - before


def _a_verdict(session: Session) -> int:
    running = Round(claim_id=1, number=1, reviews_wanted=1, evidence_digest="0" * 64)
    session.add(running)
    session.flush()
    verdict = Verdict(
        claim_id=1, round_id=running.id, rating_id=1, conclusion="It did not.", signed_by_id=1
    )
    session.add(verdict)
    session.flush()
    return verdict.id


def _editions(claims: Any, ratings: Any, verdict: int) -> Iterator[dict[str, Any]]:
    begun = datetime(2020, 1, 1, tzinfo=UTC)
    for number, words, name in claims:
        rating = ratings[number % len(ratings)]
        first = public.PublicReport(
            ref=f"FC-{number}",
            edition=1,
            published_at=begun + timedelta(minutes=number),
            desk="The bench",
            claim=public.Claim(
                quotation=words,
                claimant=name,
                said_on=date(2020, 1, 1),
                topics=(TOPICS[number % len(TOPICS)],),
            ),
            ruling=public.Ruling(
                conclusion="The accounts of the year show another sum.",
                rating=rating.label,
                definition=rating.definition,
                number=rating.number,
                colour=rating.colour,
            ),
            method=public.Method(
                reviews=2, settled="agreed", independent_sources=1, own_article_only=False
            ),
        )
        yield _row(number, first, verdict)
        if number % CORRECTED == 0:
            moment = first.published_at + timedelta(days=30)
            correction = public.Correction(
                edition=2, made_on=moment.date(), sentence="The sum was wrong.", tier="update"
            )
            second = replace(first, edition=2, published_at=moment, corrections=(correction,))
            yield _row(number, second, verdict)


def _row(number: int, report: public.PublicReport, verdict: int) -> dict[str, Any]:
    return {
        "claim_id": number,
        "number": report.edition,
        "verdict_id": verdict,
        "json_bytes": to_json(report),
        "markdown_bytes": b"",
        "content_hash": content_hash(report),
        "published_by_id": 1,
        "published_at": report.published_at,
    }
