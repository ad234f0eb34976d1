"""Searching claims, and the sentences of all articles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_
from sqlmodel import Session, col

from factcheck.models import Article, Outlet, Person, Sentence, Version
from factcheck.queries import fulltext
from factcheck.queries.claim_rows import ClaimRow
from factcheck.queries.listing import claims
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand
from factcheck.queries.wanted import Wanted
from factcheck.queries.withholding import is_shown
from factcheck.text.searching import Term, plain_terms

MOST_CLAIMS = 20
MOST_SENTENCES = 30
#: How many the index is asked for before old versions and reprints fall away.
CANDIDATES = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that holds all the words, in its article."""

    article_id: int
    version: int
    start: int
    end: int
    #: The sentence in pieces, each with whether it is one of the words looked for.
    pieces: list[tuple[str, bool]]
    title: str
    outlet: str
    published_on: date | None
    #: How many other articles have the same sentence.
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to some words; ``more_…`` says that there is more of it than is given."""

    claims: list[ClaimRow]
    more_claims: bool
    sentences: list[Hit]
    more_sentences: bool


def search(session: Session, viewer: Person, words: str) -> Found:
    """Claims and sentences that hold all of the words, best first."""
    demand(viewer)
    asked = plain_terms(words)
    if not asked:
        return Found([], False, [], False)
    fitting = claims(session, viewer, Wanted(words=words), limit=MOST_CLAIMS + 1).rows
    hits = _sentences(session, asked)
    return Found(
        claims=fitting[:MOST_CLAIMS],
        more_claims=len(fitting) > MOST_CLAIMS,
        sentences=hits[:MOST_SENTENCES],
        more_sentences=len(hits) > MOST_SENTENCES,
    )


def pieces(sentence: str, asked: Sequence[Term]) -> list[tuple[str, bool]]:
    """The sentence cut at the words that were asked for, and at words that begin with them."""
    if not asked:
        return [(sentence, False)]
    stems = "|".join(re.sub("['’]", "['’]", re.escape(term.word)) for term in asked)
    cut = re.split(rf"(?i)(?<!\w)((?:{stems})\w*)", sentence)
    return [(piece, bool(number % 2)) for number, piece in enumerate(cut) if piece]


def _sentences(session: Session, asked: Sequence[Term]) -> list[Hit]:
    ranked = dict(fulltext.best(session, "sentence", asked, CANDIDATES))
    query = (
        choose(
            col(Sentence.id),
            col(Article.id).label("article_id"),
            Version.number,
            Sentence.start,
            Sentence.end,
            Sentence.text,
            Article.title,
            col(Outlet.name).label("outlet"),
            Article.published_on,
        )
        .join(Version, col(Version.id) == Sentence.version_id)
        .join(
            Article,
            and_(
                col(Article.id) == Version.article_id,
                col(Article.newest_version) == Version.number,
            ),
        )
        .join(Outlet, col(Outlet.id) == Article.outlet_id)
        .where(col(Sentence.id).in_(ranked), is_shown(Article))
    )
    found = sorted(rows(session, query), key=lambda row: (-ranked[row.id], row.id))
    articles_with: dict[str, set[int]] = {}
    for row in found:
        articles_with.setdefault(row.text, set()).add(row.article_id)
    first = {row.text: row for row in reversed(found)}
    return [
        Hit(
            article_id=row.article_id,
            version=row.number,
            start=row.start,
            end=row.end,
            pieces=pieces(row.text, asked),
            title=row.title,
            outlet=row.outlet,
            published_on=row.published_on,
            elsewhere=len(articles_with[row.text]) - 1,
        )
        for row in found
        if first[row.text] is row
    ]
