"""What was done to many claims at once."""

from sqlmodel import Session

from factcheck.errors import NotFound
from factcheck.models import Batch, Person
from factcheck.queries.viewing import demand


def batch_seen(session: Session, viewer: Person, batch_id: int) -> Batch:
    """A batch of the viewer's own; raises ``NotFound`` for anybody else's."""
    demand(viewer)
    batch = session.get(Batch, batch_id)
    if batch is None or batch.actor_id != viewer.id:
        raise NotFound("There is no such batch.")
    return batch
