"""What somebody was told of, as far as they may still know of it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from factcheck.errors import NotFound
from factcheck.models import Claim, Event, Notice, NoticeChoices, NoticeKind, Person, ref_of
from factcheck.queries.telling import tell
from factcheck.queries.viewing import demand, visible

#: So many unread ones are shown at once, and counted: beyond them it is “99+”.
MOST_UNREAD = 100
#: So many of those read before are on a page.
PAGE = 30


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as a page or a letter shows it."""

    id: int
    kind: NoticeKind
    at: datetime
    is_read: bool
    sentence: str
    #: The thing that the event is about, as “evidence:7”.
    subject: str
    claim_id: int
    #: The claim's headline, or its words.
    about: str
    is_confidential: bool

    @property
    def ref(self) -> str:
        """“FC-12”."""
        return ref_of(self.claim_id)


def unread_count(session: Session, viewer: Person) -> int:
    """How many notices wait to be seen, ``MOST_UNREAD`` at most."""
    waiting = (
        select(Notice.id)
        .join(Claim, col(Claim.id) == Notice.claim_id)
        .where(Notice.person_id == viewer.id, col(Notice.read_at).is_(None), visible(viewer))
        .limit(MOST_UNREAD)
    )
    return session.exec(select(func.count()).select_from(waiting.subquery())).one()


def unread(session: Session, viewer: Person) -> list[Told]:
    """The notices that wait to be seen, the newest first, ``MOST_UNREAD`` at most."""
    demand(viewer)
    waiting = _of(viewer).where(col(Notice.read_at).is_(None))
    return told(session, viewer, waiting.limit(MOST_UNREAD))


def earlier(session: Session, viewer: Person, before: int | None = None) -> list[Told]:
    """The notices that were read, the newest first, from the number ``before`` down.

    One more than ``PAGE`` when there is another page.
    """
    demand(viewer)
    seen = _of(viewer).where(col(Notice.read_at).is_not(None))
    if before is not None:
        seen = seen.where(col(Notice.id) < before)
    return told(session, viewer, seen.limit(PAGE + 1))


def one(session: Session, viewer: Person, notice_id: int) -> Told:
    """One of the viewer's notices; raises ``NotFound`` when its claim became confidential."""
    found = told(session, viewer, _of(viewer).where(Notice.id == notice_id))
    if not found:
        raise NotFound("There is no such notice.")
    return found[0]


def told(session: Session, viewer: Person, notices: SelectOfScalar[int]) -> list[Told]:
    """These notices, told; those of claims that the viewer may not know of are left out."""
    rows = session.exec(
        select(Notice, Event, Claim)
        .join(Event, col(Event.id) == Notice.event_id)
        .join(Claim, col(Claim.id) == Notice.claim_id)
        .where(col(Notice.id).in_(notices.subquery().select()), visible(viewer))
        .order_by(col(Notice.id).desc())
    )
    return [
        Told(
            id=notice.id,
            kind=notice.kind,
            at=notice.made_at,
            is_read=notice.read_at is not None,
            sentence=tell(event),
            subject=event.subject,
            claim_id=claim.id,
            about=claim.headline or claim.statement or claim.quotation,
            is_confidential=claim.is_confidential,
        )
        for notice, event, claim in rows
    ]


def choices_of(session: Session, viewer: Person) -> NoticeChoices:
    """How somebody wants to be told; as at first, and not kept, for who never chose."""
    kept = session.exec(select(NoticeChoices).where(NoticeChoices.person_id == viewer.id)).first()
    return kept or NoticeChoices(person_id=viewer.id)


def _of(viewer: Person) -> SelectOfScalar[int]:
    """The numbers of the viewer's notices, the newest first, without what became confidential."""
    return (
        select(Notice.id)
        .join(Claim, col(Claim.id) == Notice.claim_id)
        .where(Notice.person_id == viewer.id, visible(viewer))
        .order_by(col(Notice.id).desc())
    )
