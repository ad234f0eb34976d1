"""Letters: written when notices ask for them, taken up to be sent, tried again, given up.

Nothing here speaks to a mail server: whoever does takes a letter in one transaction and says in
another what became of it. Dying between the two, it leaves the letter to be taken again when the
lease is over, so a letter may come twice and is never lost.
"""

from datetime import datetime, timedelta

from sqlalchemy import update
from sqlmodel import Session, col, select

from factcheck.db import take_turns
from factcheck.errors import NotFound, RuleBroken
from factcheck.models import (
    Letter,
    LetterKind,
    LetterState,
    May,
    Notice,
    Person,
    now,
)
from factcheck.queries.letters import due_letters, ready
from factcheck.workflow.history import demand

#: How long a letter is in the hands of one who sends it; more than a mail server is given.
LEASE = timedelta(minutes=10)
#: The wait after the first failure; it doubles with each that follows.
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=4)
#: With these waits a server may be down for two days.
MOST_TRIES = 20
LONGEST_ERROR = 500


def write_due(session: Session) -> int:
    """Put the letters that are due into the queue; gives how many."""
    take_turns(session, "letters")
    due = due_letters(session, now())
    for one in due:
        letter = Letter(key=one.key, kind=one.kind, person_id=one.person_id)
        session.add(letter)
        session.flush()
        named = col(Notice.id).in_(one.notice_ids)
        session.exec(update(Notice).where(named).values(letter_id=letter.id))
    return len(due)


def write_trial(session: Session, actor: Person) -> Letter:
    """Put a letter that says nothing into the queue, to whoever asks for it."""
    demand(actor, May.MAIL)
    letter = Letter(
        key=f"trial:{actor.id}:{now().isoformat()}", kind=LetterKind.TRIAL, person_id=actor.id
    )
    session.add(letter)
    session.flush()
    return letter


def take_next(session: Session) -> Letter | None:
    """The letter that has been due for longest, for nobody else until the lease is over."""
    moment = now()
    letter: Letter | None = session.exec(
        ready(moment).limit(1).with_for_update(skip_locked=True)
    ).first()
    if letter is not None:
        letter.lease_until = moment + LEASE
        letter.last_tried_at = moment
        letter.attempts += 1
        session.add(letter)
    return letter


def note_sent(session: Session, letter_id: int) -> None:
    """Write that the mail server took the letter."""
    letter = _in_hand(session, letter_id)
    _end(session, letter, LetterState.SENT)
    letter.last_error = None


def drop(session: Session, letter_id: int) -> None:
    """Write that there is nothing left for the letter to tell."""
    _end(session, _in_hand(session, letter_id), LetterState.DROPPED)


def note_failure(session: Session, letter_id: int, words: str, *, for_good: bool) -> Letter:
    """Write why the letter wasn't sent; it is tried again later, unless that is of no use."""
    letter = _in_hand(session, letter_id)
    letter.last_error = words[:LONGEST_ERROR]
    if for_good or letter.attempts >= MOST_TRIES:
        _end(session, letter, LetterState.GIVEN_UP)
    else:
        letter.next_try_at = now() + wait_after(letter.attempts)
        letter.lease_until = None
        session.add(letter)
    return letter


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many failures."""
    doublings: int = min(attempts, MOST_TRIES) - 1
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def send_again(session: Session, actor: Person, letter_id: int) -> Letter:
    """Try a letter once more, now, that was given up or waits for its next try."""
    demand(actor, May.MAIL)
    letter = session.get(Letter, letter_id, with_for_update=True)
    if letter is None:
        raise NotFound("There is no such letter.")
    if letter.state not in (LetterState.GIVEN_UP, LetterState.WAITING):
        raise RuleBroken(f"This letter is done with: {letter.state.label.lower()}.")
    _put_back(letter, now())
    session.add(letter)
    return letter


def send_all_again(session: Session, actor: Person) -> int:
    """Try all letters once more, now, that were given up or failed; gives how many."""
    demand(actor, May.MAIL)
    stuck = select(Letter).where(
        col(Letter.state).in_((LetterState.GIVEN_UP, LetterState.WAITING)),
        col(Letter.last_error).is_not(None),
    )
    letters = session.exec(stuck.with_for_update()).all()
    for letter in letters:
        _put_back(letter, now())
        session.add(letter)
    return len(letters)


def _put_back(letter: Letter, moment: datetime) -> None:
    # The lease stays: a letter that is being sent this very moment isn't sent twice.
    letter.state, letter.ended_at = LetterState.WAITING, None
    letter.attempts, letter.next_try_at = 0, moment


def _in_hand(session: Session, letter_id: int) -> Letter:
    return session.get_one(Letter, letter_id, with_for_update=True)


def _end(session: Session, letter: Letter, state: LetterState) -> None:
    letter.state, letter.ended_at, letter.lease_until = state, now(), None
    session.add(letter)
