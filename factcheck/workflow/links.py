"""Share links: made, opened, revoked."""

from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col, select

from factcheck.credentials import hash_token, new_token
from factcheck.errors import NotAllowed, NotFound, RuleBroken
from factcheck.models import LinkPurpose, May, Person, ShareLink, now
from factcheck.queries.viewing import may_know
from factcheck.workflow.history import claim_for_change, demand, record


def share(
    session: Session,
    actor: Person,
    claim_id: int,
    *,
    label: str,
    purpose: LinkPurpose = LinkPurpose.PUBLIC_LATEST,
    expires_at: datetime | None = None,
    form_key: str | None = None,
) -> tuple[ShareLink, str | None]:
    """Make a link to a claim's report; gives its secret, which is never to be had again.

    A form sent twice makes one link; the second time the secret is None.
    """
    demand(actor, May.SHARE)
    # Locked: of a form that is sent twice at once, the second waits here for the first.
    claim_for_change(session, actor, claim_id)
    used = (
        form_key and session.exec(select(ShareLink).where(ShareLink.form_key == form_key)).first()
    )
    if used:
        if (used.made_by_id, used.claim_id, used.label) == (actor.id, claim_id, label.strip()):
            return used, None
        # Filled in anew, it is another form, whatever key the browser kept in it.
        form_key = None
    if not label.strip():
        raise RuleBroken("Say for whom the link is, so that it can be told from the others.")
    if expires_at is not None and expires_at <= now():
        raise RuleBroken("The link would have expired already. Choose a later day.")
    token = new_token()
    link = ShareLink(
        claim_id=claim_id,
        purpose=purpose,
        label=label.strip(),
        token_hash=hash_token(token),
        made_by_id=actor.id,
        expires_at=expires_at,
        form_key=form_key or None,
    )
    session.add(link)
    session.flush()
    record(
        session,
        actor,
        "link.made",
        f"link:{link.id}",
        claim_id=claim_id,
        after={
            "label": link.label,
            "purpose": purpose.value,
            "expires_at": expires_at.isoformat() if expires_at else None,
        },
    )
    return link, token


def revoke(session: Session, actor: Person, link_id: int) -> ShareLink:
    """End a link for good: one's own, or anybody's for an editor."""
    demand(actor, May.SHARE)
    link = session.get(ShareLink, link_id, with_for_update=True)
    if link is None or not may_know(session, actor, link.claim):
        raise NotFound("There is no such link.")
    if link.made_by_id != actor.id and not actor.may(May.REVOKE):
        raise NotAllowed("Somebody else made this link. Ask them or an editor to revoke it.")
    if link.revoked_at is None:
        link.revoked_at = now()
        record(session, actor, "link.revoked", f"link:{link.id}", claim_id=link.claim_id)
    return link


def count_opening(session: Session, link_id: int) -> None:
    """Note that a link was opened just now."""
    session.exec(
        update(ShareLink)
        .where(col(ShareLink.id) == link_id)
        .values(openings=ShareLink.openings + 1, last_opened_at=now())
    )
