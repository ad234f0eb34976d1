"""Articles: the list, and one version laid out for reading with its marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, func
from sqlmodel import Session, col

from factcheck.errors import NotFound, Tombstone
from factcheck.models import (
    Appearance,
    Article,
    Claim,
    Evidence,
    May,
    Outlet,
    Passage,
    Person,
    SourceKind,
    Version,
    spans_of,
)
from factcheck.queries import marks
from factcheck.queries.marks import Mark
from factcheck.queries.rows import choose, rows
from factcheck.queries.talk import Stretch
from factcheck.queries.viewing import demand, visible
from factcheck.queries.withholding import demand_text_shown, tombstone_of_text
from factcheck.text.segments import segments
from factcheck.text.sentences import paragraph_number, paragraphs
from factcheck.text.spans import Span

PAGE = 50


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as a list shows it."""

    id: int
    title: str
    outlet: str
    author: str | None
    published_on: date | None
    address: str | None
    source_file: str | None
    added_at: datetime
    reprint_group: int | None
    newest_version: int
    version_id: int
    source_kind: SourceKind
    #: How many claims appear in it.
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of the list of articles, and the cursor of the next one."""

    rows: list[ArticleRow]
    next: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph with one set of marks."""

    text: str
    marks: tuple[Mark, ...]
    furniture: str | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the canonical text; ``start`` in code points."""

    start: int
    #: The kind of furniture that the whole paragraph is, if it is.
    furniture: str | None
    runs: list[Run]


@dataclass(frozen=True, slots=True)
class Reading:
    """One version of an article, laid out for reading."""

    article: ArticleRow
    version_id: int
    version_number: int
    sha256: str
    original_sha256: str
    original_type: str
    taken_at: datetime
    #: The code of its language, see ``text.language``; None where it isn't known.
    language: str | None
    #: Empty while the text is withheld, but for those who may withhold it.
    paragraphs: list[Paragraph]
    #: What may be said of the text while it is withheld.
    withheld: Tombstone | None = None


def articles(
    session: Session, viewer: Person, *, before: int | None = None, outlet_id: int | None = None
) -> Page:
    """Articles, the last added first; ``before`` is the cursor that a page gave."""
    demand(viewer)
    query = _rows().order_by(col(Article.id).desc()).limit(PAGE + 1)
    if before is not None:
        query = query.where(col(Article.id) < before)
    if outlet_id is not None:
        query = query.where(col(Article.outlet_id) == outlet_id)
    found = rows(session, query)
    shown = found[:PAGE]
    counted = _claim_counts(session, viewer, [row.version_id for row in shown])
    listed = [replace(ArticleRow(*row), claims=counted.get(row.version_id, 0)) for row in shown]
    return Page(listed, listed[-1].id if len(found) > PAGE else None)


def latest(session: Session, viewer: Person) -> list[ArticleRow]:
    """The articles that were added last, their claims not counted."""
    demand(viewer)
    query = _rows().order_by(col(Article.id).desc()).limit(PAGE)
    return [ArticleRow(*row) for row in rows(session, query)]


def article(session: Session, viewer: Person, article_id: int) -> ArticleRow:
    """One article; raises ``NotFound``."""
    demand(viewer)
    found = rows(session, _rows().where(col(Article.id) == article_id))
    if not found:
        raise NotFound("There is no such article.")
    row = found[0]
    counted = _claim_counts(session, viewer, [row.version_id])
    return replace(ArticleRow(*row), claims=counted.get(row.version_id, 0))


def rows_of(session: Session, article_ids: Sequence[int]) -> dict[int, ArticleRow]:
    """These articles by their numbers; their claims are not counted."""
    query = _rows().where(col(Article.id).in_(article_ids))
    return {row.id: ArticleRow(*row) for row in rows(session, query)}


def reprints(session: Session, viewer: Person, row: ArticleRow) -> list[ArticleRow]:
    """The other articles that are reprints of the same story."""
    demand(viewer)
    if row.reprint_group is None:
        return []
    query = _rows().where(
        col(Article.reprint_group) == row.reprint_group, col(Article.id) != row.id
    )
    return [ArticleRow(*other) for other in rows(session, query)]


def version_of(session: Session, viewer: Person, article_id: int, number: int | None = None) -> int:
    """The id of a version of an article, the newest when no number is given."""
    demand(viewer)
    wanted = number if number is not None else col(Article.newest_version)
    query = (
        choose(col(Version.id))
        .join(Article, col(Article.id) == Version.article_id)
        .where(col(Article.id) == article_id, col(Version.number) == wanted)
    )
    version_id = session.connection().scalar(query)
    if version_id is None:
        raise NotFound("There is no such version of an article.")
    return int(version_id)


def reading(
    session: Session,
    viewer: Person,
    version_id: int,
    claim_id: int | None = None,
    pointed: Sequence[Span] = (),
    talked_of: Sequence[Stretch] = (),
) -> Reading:
    """A version with the marks of one claim: its evidence and where it was made.

    Without a claim, every claim's appearances are marked. The words at ``pointed`` are marked as
    what somebody came for; the first of them are at “#here”. ``talked_of`` are marked as well.
    """
    demand(viewer)
    version = session.get(Version, version_id)
    if version is None:
        raise NotFound("There is no such version of an article.")
    stone = tombstone_of_text(session, version.article_id)
    return Reading(
        withheld=stone,
        article=article(session, viewer, version.article_id),
        version_id=version.id,
        version_number=version.number,
        sha256=version.sha256,
        original_sha256=version.original_sha256,
        original_type=version.original_type,
        taken_at=version.taken_at,
        language=version.language,
        paragraphs=[]
        if stone and not viewer.may(May.WITHHOLD)
        else lay_out(
            version.text,
            version.furniture,
            [
                *_marks(session, viewer, version.id, claim_id),
                *marks.of_talk(talked_of),
                *marks.pointed_at(pointed),
            ],
        ),
    )


def surroundings(
    session: Session, viewer: Person, version_id: int, starts: Sequence[int], reach: int = 60
) -> list[tuple[int, str, str]]:
    """For places in a version: number of the paragraph, words before, words from there.

    The words are those of its paragraph; where they are cut, an ellipsis says so.
    """
    demand(viewer)
    version = session.get(Version, version_id)
    if version is None:
        raise NotFound("There is no such version of an article.")
    demand_text_shown(session, [version.article_id], viewer)
    text = version.text
    return [
        (
            paragraph_number(text, start),
            _line_before(text, start, reach),
            _line_from(text, start, 2 * reach),
        )
        for start in starts
    ]


def _line_before(text: str, end: int, reach: int) -> str:
    start = text.rfind("\n", 0, end) + 1
    if end - start <= reach:
        return text[start:end]
    words = text[end - reach : end]
    return "…" + (words.partition(" ")[2] or words)


def _line_from(text: str, start: int, reach: int) -> str:
    line = text[start:].partition("\n")[0]
    return line if len(line) <= reach else (line[:reach].rpartition(" ")[0] or line[:reach]) + "…"


def said_at(place: str) -> str:
    """The anchor of an appearance in an article that is read beside its claim."""
    return f"said-{spans_of(place)[0][0]}"


def lay_out(
    text: str, furniture: Iterable[Sequence[object]], marks: Sequence[tuple[Span, Mark]]
) -> list[Paragraph]:
    """The paragraphs of ``text`` cut into runs, so that overlapping passages all show."""
    set_aside = [(Span(int(str(s)), int(str(e))), str(kind)) for s, e, kind in furniture]
    keyed: list[tuple[Span, Mark | str]] = [*marks, *set_aside]
    laid = []
    for paragraph in paragraphs(text):
        whole = next((kind for span, kind in set_aside if span.holds(paragraph)), None)
        near = [(span, key) for span, key in keyed if span.overlaps(paragraph)]
        begins = {id(key): span.start for span, key in near}
        runs = []
        for piece in segments(paragraph.start, paragraph.end, near):
            drawn = tuple(
                replace(key, first=begins[id(key)] == piece.start)
                for key in piece.keys
                if isinstance(key, Mark)
            )
            kind = next((key for key in piece.keys if isinstance(key, str)), None)
            runs.append(Run(text[piece.start : piece.end], drawn, None if whole else kind))
        laid.append(Paragraph(paragraph.start, whole, runs))
    return laid


def _marks(
    session: Session, viewer: Person, version_id: int, claim_id: int | None
) -> list[tuple[Span, Mark]]:
    appearances = (
        choose(Passage.place, Appearance.claim_id)
        .join(Appearance, col(Appearance.passage_id) == Passage.id)
        .join(Claim, col(Claim.id) == Appearance.claim_id)
        .where(col(Passage.version_id) == version_id, visible(viewer))
    )
    if claim_id is not None:
        appearances = appearances.where(col(Appearance.claim_id) == claim_id)
    drawn = []
    for place, claim in rows(session, appearances):
        first, *others = spans_of(place)
        # Beside a claim, the beginning of each of its appearances can be pointed at.
        anchor = said_at(place) if claim_id else None
        drawn.append((Span(*first), Mark("claimed", None, claim, anchor=anchor)))
        drawn += [(Span(*span), Mark("claimed", None, claim)) for span in others]
    if claim_id is None:
        return drawn
    attached = (
        choose(Passage.place, Evidence.stance, col(Evidence.id))
        .join(Evidence, col(Evidence.passage_id) == Passage.id)
        .where(
            col(Passage.version_id) == version_id,
            col(Evidence.claim_id) == claim_id,
            col(Evidence.withdrawn_at).is_(None),
        )
        .order_by(col(Evidence.id))
    )
    return drawn + [
        (Span(*span), Mark(stance.value, evidence, claim_id))
        for place, stance, evidence in rows(session, attached)
        for span in spans_of(place)
    ]


def _rows() -> Select[Any]:
    return (
        choose(
            col(Article.id),
            Article.title,
            Outlet.name,
            Article.author,
            Article.published_on,
            Article.address,
            Article.source_file,
            Article.added_at,
            Article.reprint_group,
            Article.newest_version,
            col(Version.id).label("version_id"),
            Article.source_kind,
        )
        .join(Outlet, col(Outlet.id) == Article.outlet_id)
        .join(
            Version,
            and_(
                col(Version.article_id) == Article.id, col(Version.number) == Article.newest_version
            ),
        )
    )


def _claim_counts(session: Session, viewer: Person, version_ids: Sequence[int]) -> dict[int, int]:
    query = (
        choose(Passage.version_id, func.count(func.distinct(Appearance.claim_id)))
        .join(Appearance, col(Appearance.passage_id) == Passage.id)
        .join(Claim, col(Claim.id) == Appearance.claim_id)
        .where(col(Passage.version_id).in_(version_ids), visible(viewer))
        .group_by(col(Passage.version_id))
    )
    return dict(rows(session, query))
