"""Noting who is at a claim; no change of state, so it leaves no event."""

from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from factcheck.models import Claim, Person, Presence, now

#: Of whom nothing was heard for so long is forgotten.
FORGOTTEN_AFTER = timedelta(hours=1)


def note_presence(session: Session, actor: Person, claim: Claim) -> None:
    """Write down that the actor has the claim, which they may know of, on the screen now."""
    moment = now()
    session.exec(delete(Presence).where(col(Presence.seen_at) < moment - FORGOTTEN_AFTER))
    values = {"person_id": actor.id, "claim_id": claim.id, "seen_at": moment}
    connection = session.connection()
    # Two windows of one person may come at once; the later one counts.
    key, change = ["person_id", "claim_id"], {"seen_at": moment}
    if connection.dialect.name == "postgresql":
        row = postgresql.insert(Presence).values(**values)
        connection.execute(row.on_conflict_do_update(index_elements=key, set_=change))
    else:
        line = sqlite.insert(Presence).values(**values)
        connection.execute(line.on_conflict_do_update(index_elements=key, set_=change))
