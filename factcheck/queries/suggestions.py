"""Passages that may bear on a claim, found by the full-text index."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, func
from sqlmodel import Session, col

from factcheck.models import (
    Appearance,
    Article,
    Claim,
    Claimant,
    Dismissal,
    Evidence,
    Outlet,
    Passage,
    Person,
    Sentence,
    Version,
    spans_of,
)
from factcheck.queries import fulltext
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand
from factcheck.text.searching import bearing, terms
from factcheck.text.spans import Span

#: How many sentences the index is asked for before those that are known already fall away.
CANDIDATES = 200
#: How many code points around a suggestion are shown with it.
AROUND = 80


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A sentence that may bear on a claim, and why it is suggested."""

    sentence_id: int
    version_id: int
    article_id: int
    start: int
    end: int
    exact: str
    outlet: str
    title: str
    published_on: date | None
    #: From 0 to 1, beside that of the best one.
    score: float
    #: The words it shares with the claim.
    reasons: tuple[str, ...]
    #: The words around it in its article.
    before: str
    after: str


def suggestions(
    session: Session, viewer: Person, claim: Claim, limit: int = 10
) -> list[Suggestion]:
    """Sentences of all articles that bear on the claim, best first.

    Left out: the claim's own appearances, what is attached or dismissed already, and all but one
    of the same sentence in reprints.
    """
    demand(viewer)
    claimant = session.get(Claimant, claim.claimant_id) if claim.claimant_id else None
    asked = terms(
        " ".join(filter(None, (claim.quotation, claim.statement))),
        claimant.name if claimant else None,
    )
    candidates = [row for row, _ in fulltext.best(session, "sentence", asked, CANDIDATES)]
    sentences = rows(session, _sentences(claim, candidates))
    scored = bearing([row.text for row in sentences], asked)
    ranked = sorted(zip(sentences, scored, strict=True), key=lambda one: (-one[1][0], one[0].id))
    taken = _taken(session, claim)
    found: list[Suggestion] = []
    seen: set[str] = set()
    best = 0.0
    for row, (score, words) in ranked:
        here = Span(row.start, row.end)
        if row.text in seen or any(here.overlaps(span) for span in taken.get(row.version_id, ())):
            continue
        seen.add(row.text)
        best = best or score or 1.0
        found.append(
            Suggestion(
                sentence_id=row.id,
                version_id=row.version_id,
                article_id=row.article_id,
                start=row.start,
                end=row.end,
                exact=row.text,
                outlet=row.outlet,
                title=row.title,
                published_on=row.published_on,
                score=score / best,
                reasons=words,
                before=_last_words(row.before),
                after=_first_words(row.after),
            )
        )
        if len(found) == limit:
            break
    return found


def _sentences(claim: Claim, ids: list[int]) -> Select[Any]:
    dismissed = choose(Dismissal.sentence_id).where(col(Dismissal.claim_id) == claim.id)
    return (
        choose(
            col(Sentence.id),
            Sentence.version_id,
            col(Article.id).label("article_id"),
            Sentence.start,
            Sentence.end,
            Sentence.text,
            col(Outlet.name).label("outlet"),
            Article.title,
            Article.published_on,
            func.substr(
                Version.text,
                # Letters are counted from 1; what would begin before the first is cut by hand.
                case((col(Sentence.start) > AROUND, Sentence.start - AROUND + 1), else_=1),
                case((col(Sentence.start) > AROUND, AROUND), else_=Sentence.start),
            ).label("before"),
            func.substr(Version.text, Sentence.end + 1, AROUND).label("after"),
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
        .where(col(Sentence.id).in_(ids), col(Sentence.id).not_in(dismissed))
    )


def _taken(session: Session, claim: Claim) -> dict[int, list[Span]]:
    """The spans that are attached to the claim, or are the claim itself, by version."""
    own = (
        choose(Passage.version_id, Passage.place)
        .join(Appearance, col(Appearance.passage_id) == Passage.id)
        .where(col(Appearance.claim_id) == claim.id)
    )
    attached = (
        choose(Passage.version_id, Passage.place)
        .join(Evidence, col(Evidence.passage_id) == Passage.id)
        .where(col(Evidence.claim_id) == claim.id, col(Evidence.withdrawn_at).is_(None))
    )
    taken: dict[int, list[Span]] = {}
    for query in (own, attached):
        for version_id, place in rows(session, query):
            taken.setdefault(version_id, []).extend(Span(*span) for span in spans_of(place))
    return taken


def _last_words(before: str) -> str:
    """The end of what stands before, from its own paragraph and cut at a word."""
    line = before.rpartition("\n")[2]
    return line if len(line) < AROUND else "…" + line[line.find(" ") :]


def _first_words(after: str) -> str:
    """The beginning of what stands after, within its paragraph and cut at a word."""
    line = after.partition("\n")[0]
    return line if len(line) < AROUND else line[: line.rfind(" ") + 1] + "…"
