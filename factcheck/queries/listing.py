"""Lists of claims: narrowed down, put in order, stretch by stretch, and counted."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, tuple_, union_all
from sqlmodel import Session, col

from factcheck.models import Claim, Person, Status, id_of
from factcheck.queries import fulltext
from factcheck.queries.claim_rows import CLAIM_ROWS, ClaimRow, with_what_belongs
from factcheck.queries.narrowing import conditions, leaves_few, statuses_of
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand
from factcheck.queries.wanted import RUNNING, Sort, Wanted
from factcheck.text.searching import plain_terms

PAGE = 50
#: Of the claims that hold some words, so many are looked at: those that fit best.
MOST_FITTING = 1000
#: So many claims of each status stand on the board.
ON_BOARD = 20


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of a list, and the cursor of the next one."""

    rows: list[ClaimRow]
    #: Goes into the address of the next page; None on the last.
    next: str | None = None


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Claims that one index has in their order: by ``key`` and number, or by number alone."""

    where: ColumnElement[bool] | None
    key: Any
    downwards: bool = False

    def order(self) -> list[Any]:
        keys = [col(Claim.id)] if self.key is None else [self.key, col(Claim.id)]
        return [key.desc() for key in keys] if self.downwards else keys

    def after(self, at: tuple[Any, int]) -> ColumnElement[bool]:
        value, number = at
        if self.key is None:
            return col(Claim.id) > number
        here, there = tuple_(self.key, col(Claim.id)), tuple_(value, number)
        return here < there if self.downwards else here > there


#: An order is one stretch after the other; what has no date comes behind what has one.
_ORDERS: dict[Sort, tuple[_Stretch, ...]] = {
    Sort.CHANGED: (_Stretch(None, col(Claim.changed_at), downwards=True),),
    Sort.AGE: (_Stretch(None, col(Claim.standing_since)),),
    Sort.WORTH: (_Stretch(None, col(Claim.score), downwards=True),),
    Sort.DUE: (
        _Stretch(col(Claim.due_on).is_not(None), col(Claim.due_on)),
        _Stretch(col(Claim.due_on).is_(None), None),
    ),
}


def claims(
    session: Session,
    viewer: Person,
    wanted: Wanted,
    *,
    after: str | None = None,
    limit: int = PAGE,
) -> Page:
    """The claims behind the cursor ``after`` in the order asked for; with words, the best fits."""
    demand(viewer)
    if wanted.words:
        return _fitting(session, viewer, wanted, limit)
    ids = first_ids(viewer, wanted, limit + 1, after)
    query = CLAIM_ROWS.where(col(Claim.id).in_(ids)).order_by(*order_of(wanted.sort))
    found = rows(session, query.limit(limit + 1))
    shown = with_what_belongs(session, found[:limit])
    return Page(shown, _cursor_of(wanted.sort, shown[-1]) if len(found) > limit else None)


def board(session: Session, viewer: Person, wanted: Wanted) -> dict[Status, list[ClaimRow]]:
    """The first claims of each status that is asked for; of those in work, when none is."""
    demand(viewer)
    statuses = statuses_of(wanted) or RUNNING
    if wanted.words:
        found = rows(session, _those_fitting(viewer, wanted, _best(session, wanted)))
    else:
        ids = first_ids(viewer, wanted.but(statuses=statuses), ON_BOARD, of_each=True)
        query = CLAIM_ROWS.where(col(Claim.id).in_(ids)).order_by(*order_of(wanted.sort))
        found = rows(session, query)
    columns: dict[Status, list[Any]] = {status: [] for status in statuses}
    for row in found:
        column = columns.get(row.status)
        if column is not None and len(column) < ON_BOARD:
            column.append(row)
    shown = with_what_belongs(session, [row for column in columns.values() for row in column])
    return {status: [row for row in shown if row.status is status] for status in statuses}


def counts(session: Session, viewer: Person, wanted: Wanted) -> dict[Status, int]:
    """How many claims of each status there are, of those that are asked for otherwise."""
    demand(viewer)
    query = choose(Claim.status, func.count()).where(*conditions(viewer, wanted))
    if wanted.words:
        query = query.where(col(Claim.id).in_(_best(session, wanted)))
    return dict(rows(session, query.group_by(col(Claim.status))))


def first_ids(
    viewer: Person,
    wanted: Wanted,
    limit: int,
    after: str | None = None,
    *,
    of_each: bool = False,
) -> Select[Any]:
    """The numbers of the first ``limit`` claims, or ``of_each`` status; a few more may be there.

    Asked for several statuses at once, a database sorts all the claims that have them. So they are
    asked for one by one, unless something else leaves few to sort.
    """
    said, statuses = conditions(viewer, wanted), statuses_of(wanted)
    alike: Iterable[tuple[Status, ...]]
    if of_each or not (leaves_few(wanted) or (not statuses and wanted.sort is Sort.CHANGED)):
        alike = [(status,) for status in statuses or Status]
    else:
        alike = [statuses]
    pieces = [
        _first(said, stretch, behind, some, limit)
        for some in alike
        for stretch, behind in _stretches(wanted.sort, after)
    ]
    return choose(union_all(*(choose(piece.c.id) for piece in pieces)).subquery().c.id)


def order_of(sort: Sort) -> tuple[Any, ...]:
    """The whole order, over all stretches."""
    if sort is Sort.DUE:
        # The databases don't agree on where what is missing comes in an order.
        return (col(Claim.due_on).is_(None), col(Claim.due_on), col(Claim.id))
    return tuple(_ORDERS[sort][0].order())


def _first(
    said: Sequence[ColumnElement[bool]],
    stretch: _Stretch,
    behind: tuple[Any, int] | None,
    statuses: tuple[Status, ...],
    limit: int,
) -> Any:
    query = choose(col(Claim.id)).where(*said)
    if len(statuses) == 1:
        query = query.where(col(Claim.status) == statuses[0])
    elif statuses:
        query = query.where(col(Claim.status).in_(statuses))
    if stretch.where is not None:
        query = query.where(stretch.where)
    if behind is not None:
        query = query.where(stretch.after(behind))
    return query.order_by(*stretch.order()).limit(limit).correlate(None).subquery()


def _stretches(sort: Sort, after: str | None) -> Iterator[tuple[_Stretch, tuple[Any, int] | None]]:
    """The stretches of an order that are left behind a cursor, and where the first begins."""
    at = _cursor(sort, after) if after else None
    for number, stretch in enumerate(_ORDERS[sort]):
        if at is None or number > at[0]:
            yield stretch, None
        elif number == at[0]:
            yield stretch, at[1]


def _cursor_of(sort: Sort, row: ClaimRow) -> str:
    key = {
        Sort.CHANGED: row.changed_at.isoformat(),
        Sort.AGE: row.standing_since.isoformat(),
        Sort.WORTH: repr(row.score),
        Sort.DUE: row.due_on.isoformat() if row.due_on else "none",
    }[sort]
    return f"{key}_{row.id}"


def _cursor(sort: Sort, text: str) -> tuple[int, tuple[Any, int]] | None:
    """Which stretch, and the key and number in it; None for a cursor that somebody made up."""
    written, _, digits = text.partition("_")
    number = id_of(digits)
    if number is None:
        return None
    try:
        if sort is Sort.DUE:
            dated = written != "none"
            return (0, (date.fromisoformat(written), number)) if dated else (1, (None, number))
        if sort is Sort.WORTH:
            return 0, (float(written), number)
        moment = datetime.fromisoformat(written)
        return (0, (moment.astimezone(UTC), number)) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _fitting(session: Session, viewer: Person, wanted: Wanted, limit: int) -> Page:
    best = _best(session, wanted)
    found = rows(session, _those_fitting(viewer, wanted, best))
    place = {number: at for at, number in enumerate(best)}
    fitting = sorted(found, key=lambda row: place[row.id])[:limit]
    return Page(with_what_belongs(session, fitting))


def _those_fitting(viewer: Person, wanted: Wanted, best: Sequence[int]) -> Select[Any]:
    query = CLAIM_ROWS.where(col(Claim.id).in_(best), *conditions(viewer, wanted))
    if wanted.statuses:
        query = query.where(col(Claim.status).in_(wanted.statuses))
    return query.order_by(*order_of(wanted.sort))


def _best(session: Session, wanted: Wanted) -> list[int]:
    """The numbers of the claims that hold all the words, those that fit them best first."""
    best = fulltext.best(session, "claim", plain_terms(wanted.words), MOST_FITTING)
    return [number for number, _ in best]
