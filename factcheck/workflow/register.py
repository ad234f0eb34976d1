"""The register of claimants in an editor's hands: merged, split, kept apart, named."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlmodel import Session, col, select, update

from factcheck.db import take_turns
from factcheck.errors import NotFound, OutOfDate, RuleBroken
from factcheck.models import (
    Appearance,
    Claim,
    Claimant,
    ClaimantAlias,
    ClaimantMove,
    KeptApart,
    May,
    MoveKind,
    Person,
    now,
    ref_of,
)
from factcheck.queries.claimants import NO_CLAIMANT, is_known, only_confidential, visible_of
from factcheck.queries.register_seen import moves_seen, relays_seen
from factcheck.workflow.claimants import key_of_name, name_it, standing
from factcheck.workflow.history import demand, record
from factcheck.workflow.published import list_under

Moved = dict[str, list[int]]


class Undone(NamedTuple):
    """A merge or a split that was taken back, and the claims that stayed where they were."""

    move: ClaimantMove
    #: References of claims that went elsewhere meanwhile, of those that the actor may know of.
    stayed: list[str]


def merge(
    session: Session,
    actor: Person,
    kept_id: int,
    other_id: int,
    seen: tuple[int | None, int | None] = (None, None),
) -> ClaimantMove:
    """Say that two claimants are one: all of ``other`` goes to ``kept``, whose name it has.

    ``seen`` are the revisions of the two that the form showed.
    """
    demand(actor, May.CLAIMANTS)
    take_turns(session, "claimants")
    kept = claimant_for_change(session, actor, kept_id, seen[0])
    other = claimant_for_change(session, actor, other_id, seen[1])
    if kept.id == other.id:
        raise RuleBroken("A claimant can’t be merged with itself. Choose another one.")
    if only_confidential(session, kept.id) != only_confidential(session, other.id):
        raise RuleBroken(
            "One of these two is known by confidential claims alone: merged, its name would be told"
            " to everybody. Merge them when a claim of both is open to the desk."
        )
    moved = _all_of(session, other)
    _give(session, moved, other, kept)
    other.merged_into_id = kept.id
    _end_keeping_apart(session, kept, other)
    return _moved(session, actor, MoveKind.MERGE, other, kept, moved)


def split(
    session: Session,
    actor: Person,
    claimant_id: int,
    *,
    claims: Sequence[int],
    relayed: Sequence[int] = (),
    name: str,
    seen: int | None = None,
) -> ClaimantMove:
    """Say that some claims, and appearances relayed, are somebody else's: of ``name``.

    One of that name may be there already. Namesakes are told apart by a note in brackets.
    """
    demand(actor, May.CLAIMANTS)
    take_turns(session, "claimants")
    source = claimant_for_change(session, actor, claimant_id, seen)
    moved = _chosen(session, actor, source, claims, relayed)
    target = _named(session, actor, source, name)
    _give(session, moved, source, target)
    _keep_apart(session, actor, source, target)
    return _moved(session, actor, MoveKind.SPLIT, source, target, moved)


def undo_move(session: Session, actor: Person, move_id: int) -> Undone:
    """Take a merge or a split back: what moved returns, unless it went elsewhere since."""
    demand(actor, May.CLAIMANTS)
    take_turns(session, "claimants")
    move = session.get(ClaimantMove, move_id, with_for_update=True)
    if move is None:
        raise NotFound("There is no such merge.")
    if move.undone_at is not None:
        raise RuleBroken("That is taken back already.")
    source, target = session.get_one(Claimant, move.from_id), session.get_one(Claimant, move.to_id)
    now_there = standing(session, target)
    if not moves_seen(session, actor, [move]):
        raise NotFound("There is no such merge.")
    if move.kind is MoveKind.MERGE:
        source.merged_into_id = None
        back_to = source
    else:
        back_to = standing(session, source)
        _end_keeping_apart(session, source, target)
    was_secret = only_confidential(session, now_there.id)
    returning = _still(session, move.moved, now_there)
    _give(session, returning, now_there, back_to)
    is_left = now_there is not back_to and not any(_all_of(session, now_there).values())
    if move.kind is MoveKind.SPLIT and is_left and not was_secret:
        # Whoever writes the name that nobody has any more means the one who had the claims before.
        now_there.merged_into_id = back_to.id
    move.undone_at = now()
    session.add(move)
    left = set(move.moved["claims"]) - set(returning["claims"])
    deed = "unmerged" if move.kind is MoveKind.MERGE else "unsplit"
    _tell(session, actor, deed, target, source, move)
    return Undone(move, [ref_of(number) for number in visible_of(session, actor, left)])


def keep_apart(session: Session, actor: Person, claimant_id: int, other_id: int) -> KeptApart:
    """Say that two claimants aren't the same: they aren't proposed again."""
    demand(actor, May.CLAIMANTS)
    take_turns(session, "claimants")
    one = claimant_for_change(session, actor, claimant_id)
    other = claimant_for_change(session, actor, other_id)
    if one.id == other.id:
        raise RuleBroken("These two are one claimant already.")
    made = _keep_apart(session, actor, one, other)
    _tell(session, actor, "kept_apart", one, other)
    return made


def propose_again(session: Session, actor: Person, kept_id: int) -> KeptApart:
    """Take back that two claimants aren't the same."""
    demand(actor, May.CLAIMANTS)
    made = session.get(KeptApart, kept_id, with_for_update=True)
    if made is None or not all(
        is_known(session, actor, number) for number in (made.claimant_id, made.other_id)
    ):
        raise NotFound("There is no such decision.")
    if made.ended_at is not None:
        raise RuleBroken("That is taken back already.")
    made.ended_at = now()
    session.add(made)
    one, other = (session.get_one(Claimant, n) for n in (made.claimant_id, made.other_id))
    _tell(session, actor, "not_kept_apart", one, other)
    return made


def claimant_for_change(
    session: Session, actor: Person, claimant_id: int, seen: int | None = None
) -> Claimant:
    """The claimant, locked until the end of the transaction.

    Raises ``NotFound``, also when the actor may know of none of the claims, and ``OutOfDate`` when
    somebody changed or merged the claimant since the form was shown.
    """
    found = session.get(Claimant, claimant_id, with_for_update=True, populate_existing=True)
    if found is None or not is_known(session, actor, standing(session, found).id):
        raise NotFound(NO_CLAIMANT)
    if found.merged_into_id is not None:
        raise OutOfDate(f"{found.name} was merged with {standing(session, found).name} meanwhile.")
    if seen is not None and seen != found.revision:
        raise OutOfDate(f"Somebody changed {found.name} in the register while you had it open.")
    return found


def changed(session: Session, claimant: Claimant) -> None:
    """Note that a form which shows the claimant is out of date."""
    claimant.revision += 1
    session.add(claimant)
    session.flush()


def _all_of(session: Session, claimant: Claimant) -> Moved:
    number = claimant.id
    claims = select(Claim.id).where(Claim.claimant_id == number)
    relayed = select(Appearance.id).where(Appearance.relayed_by_id == number)
    aliases = select(ClaimantAlias.id).where(ClaimantAlias.claimant_id == number)
    return {
        "claims": sorted(session.exec(claims)),
        "relayed": sorted(session.exec(relayed)),
        "aliases": sorted(session.exec(aliases)),
    }


def _chosen(
    session: Session, actor: Person, source: Claimant, claims: Sequence[int], relayed: Sequence[int]
) -> Moved:
    there = _all_of(session, source)
    known, told = set(visible_of(session, actor, claims)), relays_seen(session, actor, relayed)
    if not claims and not relayed:
        raise RuleBroken("Choose the claims that are somebody else’s.")
    if not known <= set(there["claims"]) or not told <= set(there["relayed"]):
        raise OutOfDate(f"Some of these aren’t {source.name}’s any more. Look again.")
    if known != set(claims) or told != set(relayed):
        raise NotFound("There is no such claim.")
    return {"claims": sorted(known), "relayed": sorted(told), "aliases": []}


def _named(session: Session, actor: Person, source: Claimant, name: str) -> Claimant:
    written = " ".join(name.split())
    if not written:
        raise RuleBroken("Write whose they are.")
    key = key_of_name(written)
    known = session.exec(select(Claimant).where(Claimant.name_key == key)).first()
    if known is not None and _was_split_off(session, known, source):
        known.merged_into_id = None
    target = standing(session, known) if known else None
    if target is not None and target.id == source.id:
        raise RuleBroken(
            f"That is {source.name}’s own name. Of a namesake, say in brackets who it is:"
            f" “{written} (the coach)”."
        )
    if target is None:
        target = Claimant(name=written, name_key=key, kind=source.kind)
        name_it(target, written)
        session.add(target)
        session.flush()
    return target


def _was_split_off(session: Session, claimant: Claimant, source: Claimant) -> bool:
    """Whether a name leads to the source since a split was taken back, merged by nobody."""
    if claimant.merged_into_id != source.id:
        return False
    merged = select(ClaimantMove.id).where(
        ClaimantMove.from_id == claimant.id,
        ClaimantMove.kind == MoveKind.MERGE,
        col(ClaimantMove.undone_at).is_(None),
    )
    return session.exec(merged).first() is None


def _give(session: Session, moved: Moved, source: Claimant, target: Claimant) -> None:
    """Let what is moved be the target's, in the register and on the public site."""
    list_under(session, moved["claims"], source.name, target)
    for some in _batches(moved["claims"]):
        mine = col(Claim.id).in_(some)
        session.exec(update(Claim).where(mine).values(claimant_id=target.id))
    for some in _batches(moved["relayed"]):
        told = col(Appearance.id).in_(some)
        session.exec(update(Appearance).where(told).values(relayed_by_id=target.id))
    _give_aliases(session, moved["aliases"], target)
    for one in (source, target):
        changed(session, one)


def _give_aliases(session: Session, numbers: Sequence[int], target: Claimant) -> None:
    """Aliases that the target has already stay where they are: nobody looks for them there."""
    has = select(ClaimantAlias.kind, ClaimantAlias.key).where(
        ClaimantAlias.claimant_id == target.id
    )
    known = set(session.exec(has))
    moving = session.exec(select(ClaimantAlias).where(col(ClaimantAlias.id).in_(numbers)))
    for alias in moving:
        if (alias.kind, alias.key) not in known:
            alias.claimant_id = target.id
            session.add(alias)
    session.flush()


def _still(session: Session, moved: Moved, there: Claimant) -> Moved:
    """Of what was moved, what is still where it was moved to."""
    now_there = _all_of(session, there)
    return {name: sorted(set(moved[name]) & set(now_there[name])) for name in moved}


def _batches(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """A statement holds only so many numbers."""
    return (numbers[at : at + 500] for at in range(0, len(numbers), 500))


def _keep_apart(session: Session, actor: Person, one: Claimant, other: Claimant) -> KeptApart:
    low, high = sorted((one.id, other.id))
    made = session.exec(
        select(KeptApart).where(KeptApart.claimant_id == low, KeptApart.other_id == high)
    ).first() or KeptApart(claimant_id=low, other_id=high, by_id=actor.id)
    made.by_id, made.at, made.ended_at = actor.id, now(), None
    session.add(made)
    session.flush()
    return made


def _end_keeping_apart(session: Session, one: Claimant, other: Claimant) -> None:
    low, high = sorted((one.id, other.id))
    made = session.exec(
        select(KeptApart).where(KeptApart.claimant_id == low, KeptApart.other_id == high)
    ).first()
    if made is not None and made.ended_at is None:
        made.ended_at = now()
        session.add(made)


def _moved(
    session: Session,
    actor: Person,
    kind: MoveKind,
    source: Claimant,
    target: Claimant,
    moved: Moved,
) -> ClaimantMove:
    move = ClaimantMove(kind=kind, from_id=source.id, to_id=target.id, moved=moved, by_id=actor.id)
    session.add(move)
    session.flush()
    _tell(session, actor, "merged" if kind is MoveKind.MERGE else "split", target, source, move)
    return move


def _tell(
    session: Session,
    actor: Person,
    deed: str,
    one: Claimant,
    other: Claimant,
    move: ClaimantMove | None = None,
) -> None:
    """Write the event down with both, so that the page of each tells it to whoever may know."""
    for subject, beside in ((one, other), (other, one)):
        about = {"move": move.id} if move else {"other_id": beside.id}
        after = {"claimant": one.name, "other": other.name, **about}
        record(session, actor, f"claimant.{deed}", f"claimant:{subject.id}", after=after)
