"""Tying outlets together that don't vouch for each other, and untying them."""

from sqlmodel import Session, col, select

from factcheck.db import take_turns
from factcheck.errors import NotFound, RuleBroken
from factcheck.models import May, Outlet, OutletTie, Person, TieKind, now
from factcheck.statistics.grouping import groups
from factcheck.workflow.claimants import key_of_name
from factcheck.workflow.history import demand, record


def tie(session: Session, actor: Person, name: str, other_name: str, kind: TieKind) -> OutletTie:
    """Let the articles of two outlets, by their names, count as one source from now on."""
    demand(actor, May.OUTLETS)
    take_turns(session, "outlets")
    outlet, other = _named(session, name), _named(session, other_name)
    if outlet.id == other.id:
        raise RuleBroken("An outlet can’t be tied to itself. Choose another one.")
    made = OutletTie(outlet_id=outlet.id, other_id=other.id, kind=kind, made_by_id=actor.id)
    _refuse_second(session, made)
    session.add(made)
    session.flush()
    _move_houses(session)
    _tell(session, actor, "outlet.tied", made)
    return made


def untie(session: Session, actor: Person, tie_id: int) -> OutletTie:
    """End a tie."""
    demand(actor, May.OUTLETS)
    take_turns(session, "outlets")
    made = _tie(session, tie_id)
    if made.ended_at is not None:
        raise RuleBroken("These two are untied already.")
    made.ended_at = now()
    session.add(made)
    session.flush()
    _move_houses(session)
    _tell(session, actor, "outlet.untied", made)
    return made


def tie_again(session: Session, actor: Person, tie_id: int) -> OutletTie:
    """Undo an untying."""
    demand(actor, May.OUTLETS)
    take_turns(session, "outlets")
    made = _tie(session, tie_id)
    _refuse_second(session, made)
    made.ended_at = None
    session.add(made)
    session.flush()
    _move_houses(session)
    _tell(session, actor, "outlet.tied", made)
    return made


def _move_houses(session: Session) -> None:
    """Give every outlet the smallest number among those that it hangs together with."""
    ties = session.exec(
        select(OutletTie.outlet_id, OutletTie.other_id).where(col(OutletTie.ended_at).is_(None))
    ).all()
    tied = groups({number for pair in ties for number in pair}, ties)
    housed = session.exec(select(Outlet).where(col(Outlet.house).is_not(None)))
    newly = session.exec(select(Outlet).where(col(Outlet.id).in_(list(tied))))
    for outlet in (*housed, *newly):
        outlet.house = tied.get(outlet.id)
        session.add(outlet)
    session.flush()


def _refuse_second(session: Session, made: OutletTie) -> None:
    both = {made.outlet_id, made.other_id}
    standing = session.exec(
        select(OutletTie.id).where(
            col(OutletTie.outlet_id).in_(both),
            col(OutletTie.other_id).in_(both),
            col(OutletTie.ended_at).is_(None),
        )
    )
    if standing.first() is not None:
        raise RuleBroken("These two are tied already. Untie them first to say it otherwise.")


def _named(session: Session, name: str) -> Outlet:
    key = key_of_name(" ".join(name.split()))
    outlet = session.exec(select(Outlet).where(Outlet.name_key == key)).first()
    if outlet is None:
        raise RuleBroken(f"The desk has no article of an outlet called “{name}”.")
    return outlet


def _tie(session: Session, tie_id: int) -> OutletTie:
    made = session.get(OutletTie, tie_id, with_for_update=True)
    if made is None:
        raise NotFound("There is no such tie between outlets.")
    return made


def _tell(session: Session, actor: Person, verb: str, made: OutletTie) -> None:
    names = dict(
        session.exec(
            select(Outlet.id, Outlet.name).where(
                col(Outlet.id).in_([made.outlet_id, made.other_id])
            )
        ).all()
    )
    after = {
        "outlet": names[made.outlet_id],
        "other": names[made.other_id],
        "kind": made.kind.value,
    }
    record(session, actor, verb, f"outlettie:{made.id}", after=after)
