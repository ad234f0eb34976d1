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
from factcheck.queries.withholding import is_shown
from factcheck.text.searching import bearing, terms
from factcheck.text.spans import Span
from factcheck.text.words import words

#: How many sentences the index is asked for before those that are known already fall away.
CANDIDATES = 200
#: How many code points around a suggestion are shown with it.
AROUND = 80
#: The length, in words, from which a passage is known again inside a longer sentence.
FEWEST_WORDS = 5


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

    Left out: the claim's own appearances, what is attached or dismissed already (in whichever
    reprint the words stand), and all but one of the same sentence in reprints.
    """
    demand(viewer)
    claimant = session.get(Claimant, claim.claimant_id) if claim.claimant_id else None
    asked = terms(
        " ".join(filter(None, (claim.quotation, claim.statement))),
        claimant.name if claimant else None,
    )
    candidates = fulltext.likeliest(session, "sentence", asked, CANDIDATES)
    sentences = rows(session, _sentences(claim, candidates))
    scored = bearing([row.text for row in sentences], asked)
    ranked = sorted(zip(sentences, scored, strict=True), key=lambda one: (-one[1][0], one[0].id))
    taken, attached = _taken(session, claim)
    found: list[Suggestion] = []
    seen: set[str] = set()
    best = 0.0
    for row, (score, shared) in ranked:
        here = Span(row.start, row.end)
        if row.text in seen or any(here.overlaps(span) for span in taken.get(row.version_id, ())):
            continue
        if _says_again(row.text, attached):
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
                reasons=shared,
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
        .where(col(Sentence.id).in_(ids), col(Sentence.id).not_in(dismissed), is_shown(Article))
    )


def _taken(session: Session, claim: Claim) -> tuple[dict[int, list[Span]], list[str]]:
    """The spans that are attached to the claim, or are the claim itself, by version; and the
    words of what is attached."""
    own = (
        choose(Passage.version_id, Passage.place)
        .join(Appearance, col(Appearance.passage_id) == Passage.id)
        .where(col(Appearance.claim_id) == claim.id)
    )
    attached = (
        choose(Passage.version_id, Passage.place, Passage.exact)
        .join(Evidence, col(Evidence.passage_id) == Passage.id)
        .where(col(Evidence.claim_id) == claim.id, col(Evidence.withdrawn_at).is_(None))
    )
    taken: dict[int, list[Span]] = {}
    known = rows(session, attached)
    for version_id, place, *_ in (*rows(session, own), *known):
        taken.setdefault(version_id, []).extend(Span(*span) for span in spans_of(place))
    pieces = (piece for *_, exact in known for piece in exact.split(" … "))
    return taken, [_bare(piece) for piece in pieces]


def _says_again(sentence: str, attached: list[str]) -> bool:
    """Whether the sentence holds the words of a passage that is attached, or they hold it.

    A fragment of a few words is no passage to know again: half of the desk's sentences may hold it.
    """
    bare = _bare(sentence)
    return any(
        bare in passage or (passage in bare and len(passage.split()) >= FEWEST_WORDS)
        for passage in attached
    )


def _bare(text: str) -> str:
    """The words alone, as one line: reprints differ in their marks."""
    found = (word.lower for word in words(text.replace("’", "'"), 0, len(text)) if not word.is_mark)
    return f" {' '.join(found)} "


def _last_words(before: str) -> str:
    """The end of what stands before, from its own paragraph and cut at a word."""
    line = before.rpartition("\n")[2]
    return line if len(line) < AROUND else "…" + line[line.find(" ") :]


def _first_words(after: str) -> str:
    """The beginning of what stands after, within its paragraph and cut at a word."""
    line = after.partition("\n")[0]
    return line if len(line) < AROUND else line[: line.rfind(" ") + 1] + "…"
