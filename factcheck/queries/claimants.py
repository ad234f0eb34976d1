"""The register of claimants: who is in it, as far as the viewer may know of what they said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, exists, func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, or_, select

from factcheck.errors import NotFound
from factcheck.models import (
    Appearance,
    Claim,
    Claimant,
    ClaimantAlias,
    ClaimantKind,
    Person,
    Status,
)
from factcheck.queries.claimant_proposals import STANDING, Proposal, proposals
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand, visible

NO_CLAIMANT = "The register has nobody of that number."
PAGE = 50
#: So many claimants at a time are looked through for proposals, and so many times for one page.
_LOOKED_THROUGH = 100
_MOST_LOOKS = 10
_PUBLIC = (Status.PUBLISHED, Status.OUTDATED, Status.VOID)


class Shown(StrEnum):
    """Which claimants of the register are listed."""

    NAMED = "named"
    PROPOSALS = "proposals"
    UNNAMED = "unnamed"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {"named": "Named", "proposals": "To look at", "unnamed": "Unnamed sources"}[self]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the register; nothing is everybody who is named."""

    words: str = ""
    kind: ClaimantKind | None = None
    shown: Shown = Shown.NAMED


@dataclass(frozen=True, slots=True)
class Row:
    """A claimant as the list shows them, with how many claims wait, are in work, are published."""

    claimant: Claimant
    waiting: int
    in_work: int
    published: int
    proposals: Sequence[Proposal]


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of the register, and the cursor of the next one."""

    rows: list[Row]
    next: str | None = None


def register(
    session: Session, viewer: Person, asked: Asked, after: str | None = None, limit: int = PAGE
) -> Page:
    """Claimants by name; ``after`` is the cursor that a page gave."""
    demand(viewer)
    if asked.shown is Shown.PROPOSALS:
        found, following = _with_proposals(session, viewer, asked, after, limit)
    else:
        some = _stretch(session, viewer, asked, after, limit + 1)
        found, following = some[:limit], some[limit - 1].name_key if len(some) > limit else None
    counted = _counts(session, viewer, [one.id for one in found])
    proposed = proposals(session, viewer, found, known(viewer))
    listed = [
        Row(one, *counted.get(one.id, (0, 0, 0)), proposals=proposed.get(one.id, ()))
        for one in found
    ]
    return Page(listed, following)


def known(viewer: Person) -> ColumnElement[bool]:
    """Of the claimants in a query, those of whom the viewer may know a claim."""
    made = exists().where(col(Claim.claimant_id) == Claimant.id, visible(viewer))
    told = (
        exists()
        .where(col(Appearance.relayed_by_id) == Claimant.id, visible(viewer))
        .where(col(Claim.id) == Appearance.claim_id)
    )
    return or_(made.correlate(Claimant), told.correlate(Claimant))


def is_known(session: Session, viewer: Person, claimant_id: int) -> bool:
    """Whether the viewer may know of a claim that the claimant made or relayed."""
    query = select(Claimant.id).where(Claimant.id == claimant_id, known(viewer))
    return session.exec(query).first() is not None


def claimant_seen(session: Session, viewer: Person, claimant_id: int) -> Claimant:
    """The claimant, or the one into whom they were merged; raises ``NotFound``."""
    demand(viewer)
    found = session.get(Claimant, claimant_id)
    while found is not None and found.merged_into_id is not None:
        found = session.get(Claimant, found.merged_into_id)
    if found is None or not is_known(session, viewer, found.id):
        raise NotFound(NO_CLAIMANT)
    return found


def claimant_by_name(session: Session, viewer: Person, name: str) -> Claimant:
    """The claimant of that name, as it is written.

    Raises ``NotFound``, in the same words for a name that the viewer may not know of.
    """
    key = " ".join(name.split()).casefold()
    found = session.exec(select(Claimant.id).where(Claimant.name_key == key)).first()
    try:
        return claimant_seen(session, viewer, found or 0)
    except NotFound as missing:
        raise NotFound(f"The register has nobody called “{name}”.") from missing


def only_confidential(session: Session, claimant_id: int) -> bool:
    """Whether all claims that a claimant made or relayed are confidential; not when none is."""
    relayed = select(Appearance.claim_id).where(Appearance.relayed_by_id == claimant_id)
    whose = or_(col(Claim.claimant_id) == claimant_id, col(Claim.id).in_(relayed))
    said = session.exec(
        select(Claim.is_confidential).where(whose).group_by(col(Claim.is_confidential))
    ).all()
    return list(said) == [True]


def visible_of(session: Session, viewer: Person, claim_ids: Iterable[int]) -> list[int]:
    """Of these claims, by number, those that the viewer may know of."""
    wanted = sorted(claim_ids)
    found: list[int] = []
    for at in range(0, len(wanted), 500):
        some = col(Claim.id).in_(wanted[at : at + 500])
        found.extend(session.exec(select(Claim.id).where(some, visible(viewer))))
    return sorted(found)


def _stretch(
    session: Session, viewer: Person, asked: Asked, after: str | None, limit: int
) -> list[Claimant]:
    query = (
        select(Claimant)
        .where(
            STANDING,
            col(Claimant.is_unnamed).is_(asked.shown is Shown.UNNAMED),
            known(viewer),
        )
        .order_by(col(Claimant.name_key))
        .limit(limit)
    )
    if after is not None:
        query = query.where(col(Claimant.name_key) > after)
    if asked.kind is not None:
        query = query.where(Claimant.kind == asked.kind)
    if asked.words:
        query = query.where(_called(asked.words))
    if asked.shown is Shown.PROPOSALS:
        query = query.where(_has_company())
    return list(session.exec(query))


def _called(words: str) -> ColumnElement[bool]:
    """Of the claimants in a query, those in whose names the words stand."""
    sought = words.casefold()[:200]
    merged, alias = aliased(Claimant), aliased(ClaimantAlias)
    return or_(
        col(Claimant.name_key).contains(sought, autoescape=True),
        exists().where(
            alias.claimant_id == Claimant.id,  # type: ignore[arg-type]
            alias.withdrawn_at.is_(None),  # type: ignore[union-attr]
            alias.key.contains(sought, autoescape=True),  # type: ignore[attr-defined]
        ),
        exists().where(
            merged.merged_into_id == Claimant.id,  # type: ignore[arg-type]
            merged.name_key.contains(sought, autoescape=True),  # type: ignore[attr-defined]
        ),
    )


def _has_company() -> ColumnElement[bool]:
    """Of the claimants in a query, those beside whom another is spelled or shortened alike."""
    other = aliased(Claimant)
    return or_(
        exists().where(other.sound_key == Claimant.sound_key, other.id != Claimant.id),  # type: ignore[arg-type]
        exists().where(other.initials == Claimant.initials, other.id != Claimant.id),  # type: ignore[arg-type]
    )


def _with_proposals(
    session: Session, viewer: Person, asked: Asked, after: str | None, limit: int
) -> tuple[list[Claimant], str | None]:
    """Those for whom there are proposals; of very many looked through, as far as that goes."""
    found: list[Claimant] = []
    for _ in range(_MOST_LOOKS):
        some = _stretch(session, viewer, asked, after, _LOOKED_THROUGH)
        proposed = proposals(session, viewer, some, known(viewer))
        for one in some:
            after = one.name_key
            if proposed.get(one.id):
                found.append(one)
            if len(found) == limit:
                return found, after
        if len(some) < _LOOKED_THROUGH:
            return found, None
    return found, after


def _counts(
    session: Session, viewer: Person, claimant_ids: Sequence[int]
) -> dict[int, tuple[int, int, int]]:
    query = (
        choose(Claim.claimant_id, Claim.status, func.count())
        .where(col(Claim.claimant_id).in_(claimant_ids), visible(viewer))
        .group_by(col(Claim.claimant_id), col(Claim.status))
    )
    counted: dict[int, list[int]] = {}
    for number, status, many in rows(session, query):
        three = counted.setdefault(number, [0, 0, 0])
        at = 0 if status is Status.SUGGESTED else 2 if status in _PUBLIC else 1
        if status is not Status.SET_ASIDE:
            three[at] += many
    return {number: (three[0], three[1], three[2]) for number, three in counted.items()}
