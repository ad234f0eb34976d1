"""The parts of a claim, and which evidence bears on which: the matrix."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_
from sqlmodel import Session, col, select

from factcheck.errors import NotFound
from factcheck.models import Bearing, Claim, Evidence, Part, Person, Stance, spans_of
from factcheck.queries.viewing import NO_PART, demand, may_know
from factcheck.report import public
from factcheck.text.segments import segments
from factcheck.text.sentences import paragraphs
from factcheck.text.spans import Span


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part as the desk shows it."""

    id: int
    #: From 1, in the order of the words; 0 for one that is withdrawn.
    number: int
    spans: tuple[Span, ...]
    words: str
    wording: str | None
    revision: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Cell:
    """How one piece of evidence bears on one part, now or formerly."""

    #: None when it doesn't any more.
    stance: Stance | None
    revision: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one claim with everything that is said to bear on them."""

    #: Those that count, in the order of their words.
    rows: list[PartRow]
    withdrawn: list[PartRow]
    #: By part and evidence; evidence that is withdrawn bears on nothing.
    cells: dict[tuple[int, int], Cell]

    def bearing(self, part: PartRow) -> dict[int, Stance]:
        """The evidence that bears on a part, with its stance there."""
        return {
            evidence: cell.stance
            for (number, evidence), cell in self.cells.items()
            if number == part.id and cell.stance
        }

    @property
    def without_evidence(self) -> list[PartRow]:
        """The parts on which nothing bears."""
        return [row for row in self.rows if not self.bearing(row)]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a claim's words, and the parts that it belongs to."""

    text: str
    parts: tuple[PartRow, ...]
    #: Those of the parts that begin here.
    begins: tuple[PartRow, ...]


def parts_of(session: Session, claim: Claim) -> Parts:
    """The parts of a claim and what bears on them, in one question."""
    counts = and_(col(Bearing.evidence_id) == Evidence.id, col(Evidence.withdrawn_at).is_(None))
    found = session.exec(
        select(Part, Bearing, Evidence.id)
        .outerjoin(Bearing, col(Bearing.part_id) == Part.id)
        .outerjoin(Evidence, counts)
        .where(Part.claim_id == claim.id)
        .order_by(col(Part.id), col(Bearing.evidence_id))
    ).all()
    parts = sorted({part.id: part for part, _, _ in found}.values(), key=_order)
    counted = [part for part in parts if not part.is_withdrawn]
    return Parts(
        rows=[_row(part, number) for number, part in enumerate(counted, 1)],
        withdrawn=[_row(part, 0) for part in parts if part.is_withdrawn],
        cells={
            (part.id, evidence): Cell(bearing.standing, bearing.revision, bearing.changed_at)
            for part, bearing, evidence in found
            if evidence is not None
        },
    )


def public_parts(parts: Parts, exhibits: Mapping[int, int]) -> tuple[public.Part, ...]:
    """The parts as a report has them; ``exhibits`` are the numbers of the evidence there."""
    return tuple(
        public.Part(
            spans=row.spans,
            words=row.words,
            wording=row.wording,
            bearings=tuple(
                public.Bearing(exhibit=number, stance=stance.value)
                for number, stance in sorted(
                    (exhibits[evidence], stance)
                    for evidence, stance in parts.bearing(row).items()
                    if evidence in exhibits
                )
            ),
        )
        for row in parts.rows
    )


def part_seen(session: Session, viewer: Person, part_id: int) -> Part:
    """A part; raises ``NotFound`` when the viewer may not know of its claim."""
    demand(viewer)
    part = session.get(Part, part_id)
    claim = session.get(Claim, part.claim_id) if part else None
    if part is None or claim is None or not may_know(session, viewer, claim):
        raise NotFound(NO_PART)
    return part


def marked(quotation: str, parts: Sequence[PartRow]) -> list[tuple[int, list[Stretch]]]:
    """The paragraphs of a claim's words, each with where it begins, cut wherever a part is."""
    marks = [(span, part) for part in parts for span in part.spans]
    return [
        (
            paragraph.start,
            [
                Stretch(
                    quotation[piece.start : piece.end],
                    piece.keys,
                    tuple(part for part in piece.keys if part.spans[0].start == piece.start),
                )
                for piece in segments(paragraph.start, paragraph.end, marks)
            ],
        )
        for paragraph in paragraphs(quotation)
    ]


def around(quotation: str, words: str, places: Iterable[int], reach: int = 40) -> list[str]:
    """For each place of a claim in which some words stand, what is to be read around them."""
    return [
        f"{'…' if start > reach else ''}{quotation[max(0, start - reach) : end + reach]}"
        f"{'…' if end + reach < len(quotation) else ''}"
        for start, end in ((place, place + len(words)) for place in places)
    ]


def _order(part: Part) -> tuple[list[tuple[int, int]], int]:
    return spans_of(part.place), part.id


def _row(part: Part, number: int) -> PartRow:
    return PartRow(
        id=part.id,
        number=number,
        spans=tuple(Span(*span) for span in spans_of(part.place)),
        words=part.words,
        wording=part.wording,
        revision=part.revision,
        changed_at=part.changed_at,
    )
