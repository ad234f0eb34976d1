"""Comments: written, answered, edited, withdrawn; shown when the seal on them is lifted."""

from sqlmodel import Session, col, func, select

from factcheck.errors import NotAllowed, OutOfDate, RuleBroken
from factcheck.models import (
    LONGEST_COMMENT,
    Audience,
    Claim,
    Comment,
    CommentWording,
    May,
    Person,
    Round,
    Thread,
    now,
)
from factcheck.queries.threads_seen import comment_seen, is_open
from factcheck.text.canonical import without_unseen
from factcheck.workflow.history import claim_for_change, demand, record
from factcheck.workflow.mentions import mentioned
from factcheck.workflow.resent import made_before
from factcheck.workflow.threads import (
    About,
    is_sealed_now,
    people_of,
    reopen_it,
    thread_about,
    thread_for_change,
)

#: What is said of no part of it.
ON_CLAIM = About()


def comment(
    session: Session,
    actor: Person,
    claim_id: int,
    text: str,
    about: About = ON_CLAIM,
    form_key: str | None = None,
) -> Comment:
    """Begin a thread with a comment.

    On the rating it is its author's alone until the round is complete. In a dispute it joins the
    one thread of its round. A form sent twice (the same ``form_key``) writes once. Raises
    ``RuleBroken`` for nothing written, for a mention that fits nobody or several people, and what
    ``pin`` raises.
    """
    demand(actor, May.COMMENT)
    claim = claim_for_change(session, actor, claim_id)
    words = _words(text)
    used, form_key = made_before(session, Comment, form_key, author_id=actor.id, text=words)
    if used:
        return used
    people = mentioned(session, claim, words)
    thread = thread_about(session, actor, claim, about)
    return _write(session, actor, claim, thread, words, people, form_key)


def answer(
    session: Session, actor: Person, thread_id: int, text: str, form_key: str | None = None
) -> Comment:
    """Write in a thread; a resolved one is open again with it."""
    demand(actor, May.COMMENT)
    thread, claim = thread_for_change(session, actor, thread_id)
    words = _words(text)
    used, form_key = made_before(session, Comment, form_key, author_id=actor.id, text=words)
    if used:
        return used
    people = mentioned(session, claim, words)
    # What only its author reads yet opens nothing for the others.
    if thread.resolved_at is not None and not is_sealed_now(session, claim, thread)[0]:
        reopen_it(session, actor, thread)
    return _write(session, actor, claim, thread, words, people, form_key)


def edit(
    session: Session, actor: Person, comment_id: int, text: str, seen: int | None = None
) -> Comment:
    """Word one's own comment otherwise; what it said is kept.

    Raises ``RuleBroken`` for an open comment on the rating while a round runs: what is written now
    would be read before the round is complete.
    """
    own, thread, claim = _own_for_change(session, actor, comment_id, seen)
    words = _words(text)
    people = mentioned(session, claim, words)
    if words == own.text:
        return own
    if own.withdrawn_at is not None:
        raise RuleBroken("This comment is withdrawn. Restore it first.")
    if is_sealed_now(session, claim, thread)[0] and _is_open(session, own):
        raise RuleBroken(
            "Reviews of another round are being written. Answer in the thread instead: an answer"
            " stays yours until the round is complete."
        )
    number = select(func.count()).where(CommentWording.comment_id == own.id)
    session.add(
        CommentWording(comment_id=own.id, number=session.exec(number).one() + 1, text=own.text)
    )
    before = {number for number, _ in own.mentions}
    own.text, own.mentions, own.edited_at = words, people, now()
    own.revision += 1
    session.add(own)
    new = [number for number, _ in people if number not in before]
    _tell(session, actor, "comment.edited", own, thread, new)
    return own


def withdraw_comment(
    session: Session, actor: Person, comment_id: int, seen: int | None = None
) -> Comment:
    """Take one's own comment back; that there was one stays to be seen."""
    own, thread, _ = _own_for_change(session, actor, comment_id, seen)
    if own.withdrawn_at is None:
        own.withdrawn_at = now()
        own.revision += 1
        session.add(own)
        _tell(session, actor, "comment.withdrawn", own, thread, [])
    return own


def restore_comment(
    session: Session, actor: Person, comment_id: int, seen: int | None = None
) -> Comment:
    """Say it after all."""
    own, thread, _ = _own_for_change(session, actor, comment_id, seen)
    if own.withdrawn_at is not None:
        own.withdrawn_at = None
        own.revision += 1
        session.add(own)
        _tell(session, actor, "comment.restored", own, thread, [])
    return own


def unseal(session: Session, claim: Claim, round_: Round) -> None:
    """Tell of the comments on the rating that everybody reads now that a round is complete."""
    sealed = (
        select(Comment, Person, Thread)
        .join(Person, col(Person.id) == Comment.author_id)
        .join(Thread, col(Thread.id) == Comment.thread_id)
    )
    shown = session.exec(
        sealed.where(
            Comment.claim_id == claim.id,
            col(Comment.is_sealed).is_(True),
            col(Comment.withdrawn_at).is_(None),
            (col(Comment.round_id) == round_.id) | col(Comment.round_id).is_(None),
            is_open(),
        ).order_by(col(Comment.id))
    ).all()
    for one, author, thread in shown:
        if one.round_id is None:
            # From here on it is a comment of this round; the next one doesn't tell of it again.
            one.round_id = round_.id
            session.add(one)
        _tell(session, author, "comment.shown", one, thread, [number for number, _ in one.mentions])


def _words(text: str) -> str:
    words = without_unseen(text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not words:
        raise RuleBroken("Write something first.")
    if len(words) > LONGEST_COMMENT:
        raise RuleBroken(
            f"That has {len(words):,} characters; keep a comment under {LONGEST_COMMENT:,}."
        )
    return words


def _write(
    session: Session,
    actor: Person,
    claim: Claim,
    thread: Thread,
    words: str,
    people: list[tuple[int, str]],
    form_key: str | None,
) -> Comment:
    is_sealed, round_id = is_sealed_now(session, claim, thread)
    written = Comment(
        thread_id=thread.id,
        claim_id=claim.id,
        author_id=actor.id,
        text=words,
        mentions=[list(one) for one in people],
        is_sealed=is_sealed,
        round_id=round_id,
        form_key=form_key,
    )
    session.add(written)
    session.flush()
    _tell(session, actor, "comment.written", written, thread, [number for number, _ in people])
    return written


def _is_open(session: Session, one: Comment) -> bool:
    return (
        session.exec(select(Comment.id).where(Comment.id == one.id, is_open())).first() is not None
    )


def _own_for_change(
    session: Session, actor: Person, comment_id: int, seen: int | None
) -> tuple[Comment, Thread, Claim]:
    demand(actor, May.COMMENT)
    own = comment_seen(session, actor, comment_id)
    if own.author_id != actor.id:
        raise NotAllowed("Only who wrote a comment changes it.")
    claim = claim_for_change(session, actor, own.claim_id)
    session.refresh(own)
    if seen is not None and seen != own.revision:
        raise OutOfDate("You changed this comment elsewhere while you had it open.")
    return own, session.get_one(Thread, own.thread_id), claim


def _tell(
    session: Session,
    actor: Person,
    verb: str,
    one: Comment,
    thread: Thread,
    mentions: list[int],
) -> None:
    """Write the event: never with what is said, and of what is sealed to its author alone."""
    record(
        session,
        actor,
        verb,
        f"comment:{one.id}",
        claim_id=one.claim_id,
        after={
            "thread": thread.id,
            "about": thread.kind.value,
            "evidence": thread.evidence_id,
            "mentions": mentions,
            "thread_people": people_of(session, actor, thread),
        },
        audience=Audience.DESK if _is_open(session, one) else Audience.ACTOR,
    )
