"""The same claim again: proposed where an article comes in, joined or told apart by a person."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from factcheck.errors import RuleBroken
from factcheck.models import (
    Appearance,
    AsideReason,
    Claim,
    Contact,
    Event,
    Evidence,
    May,
    NotTheSame,
    Part,
    PerhapsSame,
    Person,
    Review,
    Round,
    SearchRecord,
    Status,
)
from factcheck.queries.same_claims import another_form
from factcheck.workflow.claims import move
from factcheck.workflow.history import claim_for_change, demand, record

#: Claims that the desk hasn't begun to work on.
_UNTOUCHED = (Status.SUGGESTED, Status.OPEN)


def propose(session: Session, claim: Claim) -> None:
    """Note of which claim of the same claimant a pulled one is a shorter or longer form."""
    other_id = another_form(session, claim)
    if other_id is not None:
        session.add(PerhapsSame(claim_id=claim.id, other_id=other_id))
        session.flush()


def join(
    session: Session, actor: Person, claim_id: int, other_id: int, seen: int | None = None
) -> tuple[Claim, Claim]:
    """Let a claim count as an appearance of another: what it appeared in goes there, and it is set
    aside as a duplicate. Gives both.

    Raises ``RuleBroken`` where somebody worked on it already, and for confidential ones.
    """
    demand(actor, May.SORT)
    claim, other = _both(session, actor, claim_id, other_id, seen)
    _check_free(session, claim)
    if claim.is_confidential or other.is_confidential:
        raise RuleBroken(
            "A confidential claim isn’t joined with another: not everybody may know of both."
        )
    if other.duplicate_of_id is not None:
        raise RuleBroken(f"{other.ref} was joined with another claim itself. Join it with that.")
    claim.duplicate_of_id, claim.aside_reason = other.id, AsideReason.DUPLICATE
    passages = _hand_over(session, claim, other, None)
    move(
        session,
        actor,
        claim,
        Status.SET_ASIDE,
        "claim.joined",
        into=other.ref,
        passages=list(passages),
    )
    _tell(session, actor, "claim.took_in", other, claim.ref)
    return claim, other


def part(
    session: Session, actor: Person, claim_id: int, seen: int | None = None
) -> tuple[Claim, Claim]:
    """Undo a joining: the claim has its appearances and its former status again. Gives both."""
    demand(actor, May.SORT)
    claim = claim_for_change(session, actor, claim_id, seen)
    if claim.duplicate_of_id is None:
        raise RuleBroken(f"{claim.ref} isn’t joined with another claim.")
    other = claim_for_change(session, actor, claim.duplicate_of_id)
    joined = session.exec(
        select(Event)
        .where(Event.claim_id == claim.id, Event.verb == "claim.joined")
        .order_by(col(Event.id).desc())
        .limit(1)
    ).one()
    _hand_over(session, other, claim, (joined.after or {})["passages"])
    claim.duplicate_of_id = claim.aside_reason = None
    was = Status((joined.before or {})["status"])
    move(session, actor, claim, was, "claim.parted", of=other.ref)
    _tell(session, actor, "claim.gave_back", other, claim.ref)
    return claim, other


def tell_apart(session: Session, actor: Person, claim_id: int, other_id: int) -> None:
    """Say that two claims are not the same, so that they aren't proposed again; twice is once."""
    demand(actor, May.SORT)
    claim, other = _both(session, actor, claim_id, other_id)
    if _told_apart(session, claim, other) is None:
        low, high = sorted((claim.id, other.id))
        session.add(NotTheSame(low_id=low, high_id=high, said_by_id=actor.id))
        _tell_of_both(session, actor, "claim.told_apart", claim, other)


def take_back(session: Session, actor: Person, claim_id: int, other_id: int) -> None:
    """Undo telling two claims apart."""
    demand(actor, May.SORT)
    claim, other = _both(session, actor, claim_id, other_id)
    told = _told_apart(session, claim, other)
    if told is not None:
        session.delete(told)
        _tell_of_both(session, actor, "claim.perhaps_same", claim, other)


def _both(
    session: Session, actor: Person, claim_id: int, other_id: int, seen: int | None = None
) -> tuple[Claim, Claim]:
    """Both claims, locked in the order of their numbers: so nobody waits in circles."""
    revisions = {claim_id: seen}
    locked = {
        number: claim_for_change(session, actor, number, revisions.get(number))
        for number in sorted({claim_id, other_id})
    }
    if claim_id == other_id:
        raise RuleBroken("A claim is itself already. Name another one.")
    return locked[claim_id], locked[other_id]


def _check_free(session: Session, claim: Claim) -> None:
    """Raise ``RuleBroken`` unless nobody has worked on the claim yet."""
    if claim.status not in _UNTOUCHED:
        raise RuleBroken(
            f"{claim.ref} is {claim.status.label.lower()}; only a claim that waits in the inbox or"
            " is open can be joined with another."
        )
    taken = session.exec(select(Claim.id).where(Claim.duplicate_of_id == claim.id).limit(1)).first()
    if taken is not None:
        raise RuleBroken(
            f"Another claim was joined with {claim.ref}. Take that back first, or join the other"
            " way round."
        )
    for of_claim, what in (
        (select(Evidence.id).where(Evidence.claim_id == claim.id), "evidence"),
        (
            select(Review.id)
            .join(Round, col(Round.id) == Review.round_id)
            .where(Round.claim_id == claim.id),
            "reviews",
        ),
        (select(SearchRecord.id).where(SearchRecord.claim_id == claim.id), "searches"),
        (select(Contact.id).where(Contact.claim_id == claim.id), "people who were asked"),
        (select(Part.id).where(Part.claim_id == claim.id), "parts"),
    ):
        if session.exec(of_claim.limit(1)).first() is not None:
            raise RuleBroken(
                f"{claim.ref} has {what}, which joining would lose. Join the other claim with this"
                " one instead."
            )


def _hand_over(
    session: Session, giver: Claim, taker: Claim, passages: Sequence[int] | None
) -> list[int]:
    """Let appearances be the taker's, all or those in some passages; gives the passages.

    They come last of the taker's, and one that both have stays where it is.
    """
    has = set(session.exec(select(Appearance.passage_id).where(Appearance.claim_id == taker.id)))
    given = session.exec(
        select(Appearance).where(Appearance.claim_id == giver.id).order_by(col(Appearance.id))
    ).all()
    moved = []
    for appearance in given:
        number = appearance.passage_id
        if number in has or (passages is not None and number not in passages):
            continue
        facts = appearance.model_dump(exclude={"id", "claim_id"})
        session.delete(appearance)
        session.add(Appearance(claim_id=taker.id, **facts))
        moved.append(number)
    session.flush()
    return moved


def _told_apart(session: Session, claim: Claim, other: Claim) -> NotTheSame | None:
    low, high = sorted((claim.id, other.id))
    query = select(NotTheSame).where(NotTheSame.low_id == low, NotTheSame.high_id == high)
    return session.exec(query).first()


def _tell(session: Session, actor: Person, verb: str, claim: Claim, ref: str) -> None:
    record(session, actor, verb, f"claim:{claim.id}", claim_id=claim.id, after={"other": ref})


def _tell_of_both(session: Session, actor: Person, verb: str, claim: Claim, other: Claim) -> None:
    """In the history of one of the two, of which nobody learns who may not know of the other."""
    session.flush()
    if other.is_confidential and not claim.is_confidential:
        claim, other = other, claim
    _tell(session, actor, verb, claim, "another claim" if other.is_confidential else other.ref)
