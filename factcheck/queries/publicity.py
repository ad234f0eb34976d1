"""What everybody may see: whether the desk publishes for all, and the editions on its public pages.

These questions take no viewer, since whoever asks them is nobody: they give what is published and
nothing else, and of a confidential claim not even that there is one.
"""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from factcheck.errors import NotFound
from factcheck.models import Claim, Edition, Publicity, id_of
from factcheck.queries.reports import heads
from factcheck.queries.withholding import demand_shown

NOTHING_PUBLISHED = "There is no published check at this address."


def publicity(session: Session) -> Publicity | None:
    """What was last decided; None while the desk has never decided, and publishes by link only."""
    return session.exec(select(Publicity).order_by(col(Publicity.id).desc()).limit(1)).first()


def is_public(session: Session) -> bool:
    """Whether the desk publishes for everybody."""
    newest = publicity(session)
    return newest is not None and newest.is_public


def public_editions(session: Session, ref: str) -> Sequence[Edition]:
    """The editions of a published check, newest first; one at least. Their bytes are read later.

    Raises ``NotFound`` when there are none for everybody, ``Withheld`` when they aren't shown now.
    """
    number = id_of(ref)
    claim = session.get(Claim, number) if number is not None else None
    if claim is None or claim.is_confidential or not is_public(session):
        raise NotFound(NOTHING_PUBLISHED)
    editions = session.exec(heads(claim.id)).all()
    if not editions:
        raise NotFound(NOTHING_PUBLISHED)
    demand_shown(session, claim)
    return editions
