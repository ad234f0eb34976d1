"""A public desk as large as they get: every claim of a filled desk published, and links to them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from time import process_time
from typing import Any

from sqlalchemy import insert, text
from sqlmodel import Session, SQLModel, select

from benchmarks.big_desk import Size, article
from benchmarks.rendering import invented_report
from factcheck.credentials import hash_token
from factcheck.db import Database
from factcheck.models import (
    Claim,
    Claimant,
    LinkPurpose,
    Publicity,
    Rating,
    Round,
    Verdict,
    now,
    ref_of,
)
from factcheck.queries.rows import choose, rows
from factcheck.report import public
from factcheck.report.json import content_hash, to_json
from factcheck.report.markdown import render
from factcheck.workflow.published import list_missing

#: Rows that are written, or editions that are listed, in one transaction.
AT_ONCE = 2_000
#: One check in so many was corrected, one is confidential, one withheld.
CORRECTED, CONFIDENTIAL, WITHHELD = 20, 500, 700
#: Two checks with so many passages, in one edition and in so many.
ONCE, OFTEN, PASSAGES, EDITIONS = 11, 12, 50, 30
#: What opens the link to check 1.
SECRET = "the secret of the first of so many links"
TOPICS = ("Harbour", "Health", "Housing", "Public money", "Schools", "Transport", "Trees")
_FIRST_MOMENT = datetime(2020, 1, 1, tzinfo=UTC)
_SENTENCE = "The sum was wrong."

_CORRECTIONS = """
INSERT INTO correction (claim_id, edition_id, tier, sentence, title, rating_before, rating_after,
                        made_by_id, made_at)
SELECT edition.claim_id, edition.id, 'update', :sentence, claim.quotation, 'False', 'Mixed', 1,
       edition.published_at
FROM edition JOIN claim ON claim.id = edition.claim_id WHERE edition.number > 1
"""
_STATUSES = """
UPDATE claim SET is_confidential = (id % :confidential = 0),
    status = CASE WHEN id % :withheld = 0 THEN 'withheld' ELSE 'published' END
"""


def publish_all(database: Database, size: Size) -> float:
    """Publish every claim of a desk of this size; gives the processor seconds of listing them."""
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
        quoted = [article(size, number) for number in range(1, PASSAGES // 2 + 1)]
        long = invented_report(PASSAGES, quoted)
        _insert(session, "edition", list(_editions(claims, ratings, verdict, long)))
        connection = session.connection()
        connection.execute(text(_CORRECTIONS), {"sentence": _SENTENCE})
        hidden = {"confidential": CONFIDENTIAL, "withheld": WITHHELD}
        connection.execute(text(_STATUSES), hidden)
    before, listed = process_time(), AT_ONCE
    while listed == AT_ONCE:
        with database.transaction() as session:
            listed = list_missing(session, AT_ONCE)
    return process_time() - before


def link_all(database: Database) -> None:
    """A link to every check that works, by its latest edition; one in ten has ended."""
    with database.transaction() as session:
        numbers = session.exec(select(Claim.id)).all()
        _insert(session, "sharelink", [_link(number) for number in numbers])


def _link(number: int) -> dict[str, Any]:
    secret = SECRET if number == 1 else f"link {number}"
    return {
        "claim_id": number,
        "purpose": LinkPurpose.PUBLIC_LATEST,
        "label": f"Newsroom {number}",
        "token_hash": hash_token(secret),
        "made_by_id": 1,
        "made_at": now(),
        "expires_at": now() + timedelta(days=number % 90 + 1) if number % 3 else None,
        "revoked_at": now() if number % 10 == 0 else None,
        "openings": number % 40,
        "last_opened_at": now() - timedelta(minutes=number) if number % 4 else None,
    }


def _insert(session: Session, name: str, found: list[dict[str, Any]]) -> None:
    table = SQLModel.metadata.tables[name]
    for start in range(0, len(found), AT_ONCE):
        session.connection().execute(insert(table), found[start : start + AT_ONCE])


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


def _editions(
    claims: Any, ratings: Any, verdict: int, long: public.PublicReport
) -> Iterator[dict[str, Any]]:
    for number, words, name in claims:
        first = _report(number, words, name, ratings[number % len(ratings)])
        if number in (ONCE, OFTEN):
            first = replace(first, evidence=long.evidence, sources=long.sources)
        many = EDITIONS if number == OFTEN else 2 if number % CORRECTED == 0 else 1
        for edition in range(1, many + 1):
            yield _row(number, _corrected(first, edition), verdict)


def _report(number: int, words: str, name: str, rating: Rating) -> public.PublicReport:
    return public.PublicReport(
        ref=ref_of(number),
        edition=1,
        published_at=_FIRST_MOMENT + timedelta(minutes=number),
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


def _corrected(first: public.PublicReport, edition: int) -> public.PublicReport:
    """The edition of this number: each but the first came thirty days after the one before."""
    moments = [first.published_at + timedelta(days=30 * earlier) for earlier in range(edition)]
    corrections = tuple(
        public.Correction(edition=number, made_on=moment.date(), sentence=_SENTENCE, tier="update")
        for number, moment in enumerate(moments[1:], 2)
    )
    return replace(first, edition=edition, published_at=moments[-1], corrections=corrections)


def _row(number: int, report: public.PublicReport, verdict: int) -> dict[str, Any]:
    return {
        "claim_id": number,
        "number": report.edition,
        "verdict_id": verdict,
        "json_bytes": to_json(report),
        "markdown_bytes": render(report).encode(),
        "content_hash": content_hash(report),
        "published_by_id": 1,
        "published_at": report.published_at,
    }
