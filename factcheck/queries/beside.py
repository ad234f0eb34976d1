"""Two articles side by side, with the words marked that both have."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session, col, func, select

from factcheck.models import Person, Version
from factcheck.queries.articles import ArticleRow, article
from factcheck.queries.viewing import demand
from factcheck.queries.withholding import demand_text_shown
from factcheck.text.collation import in_common, opposite
from factcheck.text.likeness import MOST_LETTERS, Likeness, Print, alike
from factcheck.text.segments import segments
from factcheck.text.sentences import paragraphs
from factcheck.text.spans import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph; ``run`` is the number of the shared words it belongs to."""

    text: str
    run: int | None
    #: Whether the shared words begin here, and begin somewhere on the other side too.
    first: bool


@dataclass(frozen=True, slots=True)
class Opposite:
    """A row of the page: a paragraph of either article, or of both."""

    left: list[Piece] | None
    right: list[Piece] | None


@dataclass(frozen=True, slots=True)
class Beside:
    """Two articles, how alike they are, and their newest texts in rows."""

    left: ArticleRow
    right: ArticleRow
    likeness: Likeness
    rows: list[Opposite]
    runs: int
    #: Whether only the beginning of a very long text is shown.
    is_cut: bool

    @property
    def are_one(self) -> bool:
        """Whether they count as one source."""
        group = self.left.reprint_group
        return group is not None and group == self.right.reprint_group


def beside(session: Session, viewer: Person, left_id: int, right_id: int) -> Beside:
    """The two articles; raises ``NotFound`` for an unknown one, ``Withheld`` while one is."""
    demand(viewer)
    left, right = article(session, viewer, left_id), article(session, viewer, right_id)
    demand_text_shown(session, [left.id, right.id], viewer)
    texts = dict(
        session.exec(
            # One letter more than is compared tells whether there is more.
            select(Version.id, func.substr(Version.text, 1, MOST_LETTERS + 1)).where(
                col(Version.id).in_([left.version_id, right.version_id])
            )
        ).all()
    )
    is_cut = any(len(text) > MOST_LETTERS for text in texts.values())
    one, other = (texts[row.version_id][:MOST_LETTERS] for row in (left, right))
    common = in_common(one, other)
    mine, theirs = paragraphs(one), paragraphs(other)
    lefts = _pieces(one, mine, [run.one for run in common])
    rights = _pieces(other, theirs, [run.other for run in common])
    # Words that come again and again are marked once; a number leads somewhere or isn't shown.
    linked = _begun(lefts) & _begun(rights)
    lefts, rights = _numbered(lefts, linked), _numbered(rights, linked)
    rows = [
        Opposite(lefts[at] if at is not None else None, rights[to] if to is not None else None)
        for at, to in opposite(mine, theirs, common)
    ]
    likeness = alike(Print(one), Print(other))
    return Beside(left, right, likeness, rows, len(common), is_cut)


def _pieces(text: str, lines: Sequence[Span], runs: Sequence[Span]) -> list[list[Piece]]:
    """The paragraphs, each cut where shared words begin and end."""
    marked = sorted((span, number) for number, span in enumerate(runs, 1))
    laid: list[list[Piece]] = []
    first = 0
    for line in lines:
        while first < len(marked) and marked[first][0].end <= line.start:
            first += 1
        near = []
        for span, number in marked[first:]:
            if span.start >= line.end:
                break
            near.append((span, number))
        starts = {number: span.start for span, number in near}
        laid.append(
            [
                Piece(
                    text[part.start : part.end],
                    part.keys[0] if part.keys else None,
                    bool(part.keys) and starts[part.keys[0]] == part.start,
                )
                for part in segments(line.start, line.end, near)
            ]
        )
    return laid


def _begun(laid: Sequence[Sequence[Piece]]) -> set[int]:
    return {piece.run for line in laid for piece in line if piece.first and piece.run}


def _numbered(laid: Sequence[Sequence[Piece]], linked: set[int]) -> list[list[Piece]]:
    return [
        [replace(piece, first=piece.first and piece.run in linked) for piece in line]
        for line in laid
    ]
