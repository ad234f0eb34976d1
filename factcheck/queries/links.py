"""Share links: those of a claim, all live ones, and the one that a token opens."""

from collections.abc import Sequence

from sqlalchemy.orm import joinedload
from sqlmodel import Session, col, select

from factcheck.credentials import hash_token
from factcheck.errors import Gone, NotFound
from factcheck.models import Person, ShareLink, now
from factcheck.queries.viewing import claim_seen

#: A secret of 24 bytes in URL-safe base64; anything else is not worth a look into the table.
TOKEN_LENGTH = 32


def of_claim(session: Session, viewer: Person, claim_id: int | str) -> Sequence[ShareLink]:
    """The links of a claim, the last made first."""
    claim = claim_seen(session, viewer, claim_id)
    return session.exec(
        select(ShareLink)
        .where(ShareLink.claim_id == claim.id)
        .order_by(col(ShareLink.id).desc())
        .options(joinedload(ShareLink.made_by))  # type: ignore[arg-type] # a relationship, to it
    ).all()


def opened_by(session: Session, token: str) -> ShareLink:
    """The link of which this is the secret; whoever holds it needs no account.

    Raises ``NotFound`` for a secret that was never one, ``Gone`` for one that ended.
    """
    kept = hash_token(token)
    link = (
        session.exec(
            select(ShareLink)
            .where(ShareLink.token_hash == kept)
            .options(joinedload(ShareLink.claim))  # type: ignore[arg-type] # a relationship, to it
        ).first()
        if len(token) == TOKEN_LENGTH
        else None
    )
    if link is None:
        raise NotFound("There is nothing at this address. Check that it is complete.")
    if not link.is_open_at(now()):
        raise Gone("This link has expired or was revoked. Ask the desk for a new one.")
    return link
