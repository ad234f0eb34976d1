"""People who comment, and what each of them reads."""

from sqlmodel import Session

from factcheck.models import Claim, Event, Person, Role
from factcheck.queries.history import of_claim
from factcheck.queries.talk import ThreadRow, threads
from tests.factories import a_person


def people(session: Session) -> tuple[Person, Person, Person]:
    return (
        a_person(session, name="Mara Finch", email="mara@desk.example"),
        a_person(session, name="Tom Reyes", email="reyes@desk.example"),
        a_person(session, Role.ADMIN, name="Ada Moss", email="ada@desk.example"),
    )


def read(session: Session, viewer: Person, claim: Claim) -> list[list[str]]:
    """What the viewer reads, thread by thread."""
    return [texts(one) for one in threads(session, viewer, claim).threads]


def texts(one: ThreadRow) -> list[str]:
    return [comment.text for comment in one.comments]


def comment_events(session: Session, viewer: Person, claim: Claim) -> list[Event]:
    return [one for one in of_claim(session, viewer, claim.id) if one.verb.startswith("comment.")]
