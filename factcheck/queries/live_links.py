"""All share links of the desk that still work, for whoever may revoke any of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, or_, select

from factcheck.models import Claim, LinkPurpose, May, Person, ShareLink, id_of, now
from factcheck.queries.viewing import demand, visible


class Order(StrEnum):
    """By what the list is sorted."""

    MADE = "made"
    ENDING = "ending"
    OPENED = "opened"
    OPENINGS = "openings"

    @property
    def label(self) -> str:
        """The words on the page."""
        return {
            "made": "Made last",
            "ending": "Ending soonest",
            "opened": "Opened last",
            "openings": "Opened most",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which links the list is to hold, and in what order."""

    purpose: LinkPurpose | None = None
    #: A claim's reference or number, as somebody wrote it; empty for all claims.
    claim: str = ""
    order: Order = Order.MADE


def live_links(
    session: Session, viewer: Person, asked: Asked, *, limit: int, skip: int = 0
) -> Sequence[ShareLink]:
    """The links that work now and whose claims the viewer may know of."""
    demand(viewer, May.REVOKE)
    query = (
        select(ShareLink)
        .join(Claim, col(Claim.id) == ShareLink.claim_id)
        .where(
            col(ShareLink.revoked_at).is_(None),
            or_(col(ShareLink.expires_at).is_(None), col(ShareLink.expires_at) > now()),
            visible(viewer),
        )
        .order_by(*_order(asked.order), col(ShareLink.id).desc())
        .offset(skip)
        .limit(limit)
        .options(
            joinedload(ShareLink.claim),  # type: ignore[arg-type] # a relationship, to it
            joinedload(ShareLink.made_by),  # type: ignore[arg-type]
            joinedload(ShareLink.recipient),  # type: ignore[arg-type]
        )
    )
    if asked.purpose is not None:
        query = query.where(ShareLink.purpose == asked.purpose)
    if asked.claim:
        query = query.where(ShareLink.claim_id == (id_of(asked.claim) or 0))
    return session.exec(query).all()


def _order(order: Order) -> tuple[Any, ...]:
    if order is Order.ENDING:
        return col(ShareLink.expires_at).is_(None), col(ShareLink.expires_at)
    if order is Order.OPENED:
        return col(ShareLink.last_opened_at).is_(None), col(ShareLink.last_opened_at).desc()
    return (col(ShareLink.openings).desc(),) if order is Order.OPENINGS else ()
