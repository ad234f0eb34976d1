"""What the viewer may know of the decisions in the register: those about claims that they may see.

A merge or a split names two claimants, and one of them may be known by confidential claims alone.
"""

from collections.abc import Iterable, Sequence

from sqlmodel import Session, col, select

from factcheck.models import Appearance, Claim, Claimant, ClaimantMove, Event, MoveKind, Person
from factcheck.queries.claimants import known, visible_of
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import visible

#: A statement holds only so many numbers.
_AT_ONCE = 500


def moves_seen(
    session: Session, viewer: Person, moves: Iterable[ClaimantMove]
) -> list[ClaimantMove]:
    """Of these, those that moved something of a claim that the viewer may know of."""
    moves = list(moves)
    claims = set(visible_of(session, viewer, {n for one in moves for n in one.moved["claims"]}))
    relayed = relays_seen(session, viewer, {n for one in moves for n in one.moved["relayed"]})
    return [
        one
        for one in moves
        if not claims.isdisjoint(one.moved["claims"])
        or not relayed.isdisjoint(one.moved["relayed"])
    ]


def merged_seen(session: Session, viewer: Person, numbers: Sequence[int]) -> list[Claimant]:
    """Who was merged into these claimants, by name, as far as the viewer may know who it was."""
    merged = session.exec(
        select(Claimant)
        .where(col(Claimant.merged_into_id).in_(numbers))
        .order_by(col(Claimant.name_key))
    ).all()
    moves = session.exec(
        select(ClaimantMove).where(
            col(ClaimantMove.from_id).in_([one.id for one in merged]),
            ClaimantMove.kind == MoveKind.MERGE,
            col(ClaimantMove.undone_at).is_(None),
        )
    ).all()
    hidden = {one.from_id for one in moves}
    hidden -= {one.from_id for one in moves_seen(session, viewer, moves)}
    return [one for one in merged if one.id not in hidden]


def events_seen(session: Session, viewer: Person, events: Sequence[Event]) -> list[Event]:
    """Of the events of a claimant, those that name nobody of whom the viewer may not know."""
    said = {event.id: event.after or {} for event in events}
    moves = {one["move"] for one in said.values() if "move" in one}
    others = {one["other_id"] for one in said.values() if "other_id" in one}
    asked = session.exec(select(ClaimantMove).where(col(ClaimantMove.id).in_(moves)))
    shown = {one.id for one in moves_seen(session, viewer, asked)}
    named = choose(col(Claimant.id)).where(col(Claimant.id).in_(others), known(viewer))
    beside = {row[0] for row in rows(session, named)}
    return [
        event
        for event in events
        if said[event.id].get("move") in {None, *shown}
        and said[event.id].get("other_id") in {None, *beside}
    ]


def relays_seen(session: Session, viewer: Person, numbers: Iterable[int]) -> set[int]:
    """Of these appearances, by number, those of claims that the viewer may know of."""
    query = choose(col(Appearance.id)).join(Claim, col(Claim.id) == Appearance.claim_id)
    wanted = sorted(numbers)
    return {
        row[0]
        for at in range(0, len(wanted), _AT_ONCE)
        for row in rows(
            session,
            query.where(col(Appearance.id).in_(wanted[at : at + _AT_ONCE]), visible(viewer)),
        )
    }
