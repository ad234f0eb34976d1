"""Who of the register could be the same: proposed with a reason, decided by an editor."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col, or_, select

from factcheck.models import Claimant, KeptApart, Person
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand
from factcheck.text.namesakes import bearer, resemblance
from factcheck.text.walks import differ_clearly, share_a_word

#: So many are proposed for one claimant, and so many are looked at for a page of them.
MOST = 10
_MOST_LOOKED_AT = 2_000
#: Of the claimants in a query, those who weren't merged. So written, no index is used for it:
#: nearly nobody was, and a database that begins there walks and sorts the whole register.
STANDING = func.coalesce(Claimant.merged_into_id, 0) == 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """Another claimant who could be the same, and why; the likelier come first."""

    other: Claimant
    reason: str
    rank: int


def proposals(
    session: Session,
    viewer: Person,
    claimants: Sequence[Claimant],
    known: ColumnElement[bool],
) -> dict[int, list[Proposal]]:
    """By number of the claimant, who else each could be, but for whom an editor said is another.

    ``known`` narrows down whom the viewer may know of. The unnamed are proposed for nobody.
    """
    demand(viewer)
    asking = [one for one in claimants if not one.is_unnamed]
    beside = _beside(session, asking, known)
    apart = _kept_apart(session, {one.id for one in (*asking, *beside)})
    alike: dict[str | None, dict[int, Claimant]] = {}
    for other in beside:
        for key in (f"{other.sound_key} ", other.initials):
            alike.setdefault(key, {})[other.id] = other
    found: dict[int, list[Proposal]] = {}
    for one in asking:
        shorts = alike.get(one.initials, {}) if one.initials else {}
        for other in {**alike.get(f"{one.sound_key} ", {}), **shorts}.values():
            if other.id == one.id or frozenset((one.id, other.id)) in apart:
                continue
            if (proposal := _proposal(one, other)) is not None:
                found.setdefault(one.id, []).append(proposal)
    return {
        number: sorted(some, key=lambda each: (each.rank, each.other.name_key))[:MOST]
        for number, some in found.items()
    }


def _beside(
    session: Session, asking: Sequence[Claimant], known: ColumnElement[bool]
) -> Sequence[Claimant]:
    sounds = {one.sound_key for one in asking if one.sound_key}
    initials = {one.initials for one in asking if one.initials}
    return session.exec(
        select(Claimant)
        .where(
            or_(col(Claimant.sound_key).in_(sounds), col(Claimant.initials).in_(initials)),
            STANDING,
            col(Claimant.is_unnamed).is_(False),
            known,
        )
        .order_by(col(Claimant.id).desc())
        .limit(_MOST_LOOKED_AT)
    ).all()


def _proposal(one: Claimant, other: Claimant) -> Proposal | None:
    reason = resemblance(bearer(one.name), bearer(other.name))
    if reason is None:
        return None
    roles = [other.role] if other.role else []
    differ, share = differ_clearly(one.role, roles), share_a_word(one.role, roles)
    if "only the surname" in reason and differ:
        return None
    if differ:
        return Proposal(other, f"{reason}, but roles far apart", 3)
    if share:
        return Proposal(other, f"{reason}, and roles alike", 0)
    return Proposal(other, reason, 2 if "only the surname" in reason else 1)


def _kept_apart(session: Session, numbers: set[int]) -> set[frozenset[int]]:
    """Pairs that an editor keeps apart, also by what was merged into them since."""
    merged = choose(col(Claimant.id), Claimant.merged_into_id).where(
        col(Claimant.merged_into_id).in_(numbers)
    )
    stands_for = {**{number: number for number in numbers}, **dict(rows(session, merged))}
    decided = choose(KeptApart.claimant_id, KeptApart.other_id).where(
        col(KeptApart.ended_at).is_(None),
        col(KeptApart.claimant_id).in_(stands_for),
        col(KeptApart.other_id).in_(stands_for),
    )
    return {
        frozenset((stands_for[one], stands_for[other])) for one, other in rows(session, decided)
    }
