"""Letters: which are due to be written, what they tell, and how the queue stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import ColumnElement, exists, func
from sqlmodel import Session, and_, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from factcheck.models import (
    Claim,
    Delivery,
    Letter,
    LetterKind,
    LetterState,
    LinkCode,
    May,
    NamedReader,
    Notice,
    NoticeChoices,
    Person,
    now,
)
from factcheck.queries.links import mailbox_of
from factcheck.queries.notices import Told, told
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand, visible

#: What is older was never mailed, as while no mail server was set, and never will be.
STALE = timedelta(days=3)
#: How many letters that went out or weren't needed any more the list shows.
SHOWN = 50
#: Whom a code is for is no business of those who see to the mail.
A_RECIPIENT = "Whom a share link is for"


@dataclass(frozen=True, slots=True)
class CodeDue:
    """A code that is to be sent now, to whom."""

    code: LinkCode
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Due:
    """A letter that is to be written now."""

    key: str
    kind: LetterKind
    person_id: int
    notice_ids: list[int]


@dataclass(frozen=True, slots=True)
class _Group:
    """Notices that one letter would tell of, and up to when they would stand in it."""

    person_id: int
    delivery: Delivery
    key: str
    kind: LetterKind
    earliest: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Queued:
    """A letter in the list, and whom it is for. What it says is nobody's business here."""

    letter: Letter
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Post:
    """How the desk's mail stands."""

    waiting: int
    #: Of those that wait, how many were tried and couldn't be sent.
    failing: int
    given_up: int
    last_sent_at: datetime | None

    @property
    def is_stuck(self) -> bool:
        """Whether somebody should look at it."""
        return bool(self.failing or self.given_up)


def due_letters(session: Session, at: datetime) -> list[Due]:
    """The letters that the notices of the last days ask for and that nobody has written yet.

    All that somebody is to know at once goes into one letter; the daily one holds what came up to
    the hour that the person chose, and comes once on a day of that person's calendar.
    """
    groups = [group for group in _groups(session, at) if group.earliest <= group.until]
    known = _known(session, [group.key for group in groups])
    return [_due(session, group, at) for group in groups if group.key not in known]


def digest_moment(choices: NoticeChoices, at: datetime) -> datetime:
    """When the last daily e-mail was due: the person's hour, today or yesterday, in their zone."""
    local = at.astimezone(_zone(choices.time_zone))
    today = local.replace(hour=choices.digest_hour, minute=0, second=0, microsecond=0)
    return today if today <= local else today - timedelta(days=1)


def code_due(session: Session, letter: Letter, since: datetime) -> CodeDue | None:
    """The code that a letter brings; None when it is of no use or older than ``since``."""
    code = session.get_one(LinkCode, letter.link_code_id)
    mailbox = mailbox_of(session, code.link)
    is_fresh = code.ended_at is None and code.asked_at > since
    is_wanted = is_fresh and code.link.is_open_at(now())
    return CodeDue(code, *mailbox) if mailbox and is_wanted else None


def contents(session: Session, letter: Letter, reader: Person) -> list[Told]:
    """What a letter tells: its notices that weren't read and that its reader may still know of."""
    named = (
        select(Notice.id)
        .join(Claim, col(Claim.id) == Notice.claim_id)
        .where(Notice.letter_id == letter.id, col(Notice.read_at).is_(None), visible(reader))
    )
    return told(session, reader, named)


def waits(session: Session, at: datetime) -> bool:
    """Whether a letter is to be sent now and is in nobody's hands."""
    return session.exec(ready(at).limit(1)).first() is not None


def ready(at: datetime) -> SelectOfScalar[Letter]:
    """The letters that are to be sent now and are in nobody's hands, the longest due first."""
    return (
        select(Letter)
        .where(
            Letter.state == LetterState.WAITING,
            col(Letter.next_try_at) <= at,
            or_(col(Letter.lease_until).is_(None), col(Letter.lease_until) <= at),
        )
        .order_by(col(Letter.next_try_at), col(Letter.id))
    )


def queue(session: Session, viewer: Person) -> Sequence[Queued]:
    """What waits and what was given up, the newest first."""
    demand(viewer, May.MAIL)
    return _listed(session, (LetterState.WAITING, LetterState.GIVEN_UP), None)


def done(session: Session, viewer: Person) -> Sequence[Queued]:
    """The last letters that were sent or weren't needed any more."""
    demand(viewer, May.MAIL)
    return _listed(session, (LetterState.SENT, LetterState.DROPPED), SHOWN)


def post(session: Session, viewer: Person) -> Post:
    """How the desk's mail stands, in a few numbers."""
    demand(viewer, May.MAIL)
    counted = dict(session.exec(select(Letter.state, func.count()).group_by(Letter.state)).all())
    failing = (
        select(func.count())
        .select_from(Letter)
        .where(Letter.state == LetterState.WAITING, col(Letter.last_error).is_not(None))
    )
    last = select(func.max(Letter.ended_at)).where(Letter.state == LetterState.SENT)
    return Post(
        waiting=counted.get(LetterState.WAITING, 0),
        failing=session.exec(failing).one(),
        given_up=counted.get(LetterState.GIVEN_UP, 0),
        last_sent_at=session.exec(last).one(),
    )


def is_stuck(session: Session, viewer: Person) -> bool:
    """Whether letters can't be sent, for those who can do something about it."""
    if not viewer.may(May.MAIL):
        return False
    failing = and_(Letter.state == LetterState.WAITING, col(Letter.last_error).is_not(None))
    stuck = select(Letter.id).where(or_(Letter.state == LetterState.GIVEN_UP, failing))
    return session.exec(stuck.limit(1)).first() is not None


def _zone(name: str) -> tzinfo:
    """The time zone; UTC for one that the tz database of this machine doesn't have any more."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def _groups(session: Session, at: datetime) -> list[_Group]:
    """What nobody was written to about, told together: asked for without the notices themselves,
    of which there may be very many whose hour is far off."""
    query = (
        choose(
            Notice.person_id,
            Notice.delivery,
            func.min(Notice.id),
            func.min(Notice.made_at),
            NoticeChoices.digest_hour,
            NoticeChoices.time_zone,
        )
        .select_from(Notice)
        .join(Person, col(Person.id) == Notice.person_id)
        .outerjoin(NoticeChoices, col(NoticeChoices.person_id) == Notice.person_id)
        .where(*_unwritten(at), col(Person.disabled_at).is_(None))
        .group_by(
            col(Notice.person_id),
            col(Notice.delivery),
            col(NoticeChoices.digest_hour),
            col(NoticeChoices.time_zone),
        )
        .order_by(col(Notice.person_id), col(Notice.delivery))
    )
    groups = []
    for person_id, delivery, first, earliest, hour, zone in rows(session, query):
        if delivery is Delivery.MAIL:
            key, kind, until = f"notices:{first}", LetterKind.NOTICES, at
        else:
            chosen = {} if hour is None else {"digest_hour": hour, "time_zone": zone}
            until = digest_moment(NoticeChoices(person_id=person_id, **chosen), at)
            key, kind = f"digest:{person_id}:{until:%Y-%m-%d}", LetterKind.DIGEST
        groups.append(_Group(person_id, delivery, key, kind, earliest, until))
    return groups


def _due(session: Session, group: _Group, at: datetime) -> Due:
    told_of = select(Notice.id).where(
        *_unwritten(at),
        Notice.person_id == group.person_id,
        Notice.delivery == group.delivery,
        col(Notice.made_at) <= group.until,
    )
    ids = session.exec(told_of.order_by(col(Notice.id)))
    return Due(group.key, group.kind, group.person_id, list(ids))


def _unwritten(at: datetime) -> tuple[ColumnElement[bool], ...]:
    """Of the notices in a query, those that a letter is to tell of.

    For confidential claims alone somebody is named: so the claims themselves needn't be looked at.
    """
    named = exists().where(
        col(NamedReader.claim_id) == Notice.claim_id,
        col(NamedReader.person_id) == Notice.person_id,
    )
    confidential = choose(col(NamedReader.claim_id))
    return (
        or_(col(Notice.claim_id).not_in(confidential), named.correlate(Notice)),
        col(Notice.letter_id).is_(None),
        col(Notice.delivery).in_((Delivery.MAIL, Delivery.DIGEST)),
        col(Notice.made_at) > at - STALE,
        col(Notice.read_at).is_(None),
    )


def _known(session: Session, keys: list[str]) -> set[str]:
    return set(session.exec(select(Letter.key).where(col(Letter.key).in_(keys))))


def _listed(
    session: Session, states: tuple[LetterState, ...], most: int | None
) -> Sequence[Queued]:
    found = session.exec(
        select(Letter, func.coalesce(Person.name, A_RECIPIENT), func.coalesce(Person.email, ""))
        .outerjoin(Person, col(Person.id) == Letter.person_id)
        .where(col(Letter.state).in_(states))
        .order_by(col(Letter.id).desc())
        .limit(most)
    )
    return [Queued(*row) for row in found]
