"""Keeping what a list of claims is narrowed to, under a name."""

from sqlmodel import Session, col, func, select

from factcheck.errors import NotAllowed, NotFound, RuleBroken
from factcheck.models import (
    LONGEST_FILTER,
    LONGEST_FILTER_NAME,
    Audience,
    May,
    Person,
    SavedFilter,
    now,
)
from factcheck.queries.wanted import Wanted
from factcheck.workflow.history import demand, record

#: Of one person; more are found by nobody.
MOST_FILTERS = 40


def save_filter(
    session: Session, actor: Person, name: str, wanted: Wanted, *, shared: bool = False
) -> SavedFilter:
    """Keep a filter under a name, for oneself or for everybody at the desk."""
    demand(actor, May.READ)
    asks = wanted.asks()
    if len(asks) > LONGEST_FILTER:
        raise RuleBroken("That is more than a filter can hold; leave something out.")
    own = select(func.count()).where(
        col(SavedFilter.person_id) == actor.id, col(SavedFilter.removed_at).is_(None)
    )
    if session.exec(own).one() >= MOST_FILTERS:
        raise RuleBroken(f"You have {MOST_FILTERS} saved filters; delete one first.")
    saved = SavedFilter(person_id=actor.id, name=_checked(name), asks=asks, is_shared=shared)
    session.add(saved)
    session.flush()
    _tell(session, actor, saved, "filter.saved")
    return saved


def rename_filter(session: Session, actor: Person, filter_id: int, name: str) -> SavedFilter:
    """Call a saved filter otherwise."""
    saved = _for_change(session, actor, filter_id)
    if saved.removed_at is not None:
        raise NotFound("There is no such filter.")
    if (name := _checked(name)) != saved.name:
        saved.name = name
        _tell(session, actor, saved, "filter.renamed")
    return saved


def remove_filter(session: Session, actor: Person, filter_id: int) -> SavedFilter:
    """Delete a saved filter; it can be brought back."""
    saved = _for_change(session, actor, filter_id)
    if saved.removed_at is None:
        saved.removed_at = now()
        _tell(session, actor, saved, "filter.removed")
    return saved


def restore_filter(session: Session, actor: Person, filter_id: int) -> SavedFilter:
    """Bring a deleted filter back."""
    saved = _for_change(session, actor, filter_id)
    if saved.removed_at is not None:
        saved.removed_at = None
        _tell(session, actor, saved, "filter.restored")
    return saved


def _for_change(session: Session, actor: Person, filter_id: int) -> SavedFilter:
    """One’s own, or a shared one for who makes the desk’s rules."""
    demand(actor, May.READ)
    saved = session.get(SavedFilter, filter_id, with_for_update=True, populate_existing=True)
    is_own = saved is not None and saved.person_id == actor.id
    if saved is None or not (is_own or saved.is_shared):
        raise NotFound("There is no such filter.")
    if not (is_own or actor.may(May.POLICY)):
        raise NotAllowed("Only its owner or an editor changes a shared filter.")
    return saved


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise RuleBroken("Give the filter a name.")
    if len(name) > LONGEST_FILTER_NAME:
        raise RuleBroken(f"Keep the name under {LONGEST_FILTER_NAME} characters.")
    return name


def _tell(session: Session, actor: Person, saved: SavedFilter, verb: str) -> None:
    """A filter of one’s own is nobody else’s business."""
    session.add(saved)
    record(
        session,
        actor,
        verb,
        f"filter:{saved.id}",
        after={"name": saved.name, "asks": saved.asks},
        audience=Audience.DESK if saved.is_shared else Audience.ACTOR,
    )
