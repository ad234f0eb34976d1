"""Deciding who may see what the desk publishes, and wording what it says there of itself."""

from dataclasses import asdict

from sqlmodel import Session

from factcheck.db import take_turns
from factcheck.errors import OutOfDate
from factcheck.models import May, Person, Publicity, SiteTexts
from factcheck.queries import publicity as questions
from factcheck.workflow.history import demand, record


def set_publicity(
    session: Session, actor: Person, *, is_public: bool, seen: int | None = None
) -> Publicity:
    """Publish for everybody from now on, or by link only; the same again changes nothing.

    ``seen`` is the number of the decision that the form showed, 0 for none. Raises ``OutOfDate``
    when somebody decided otherwise since.
    """
    newest = _in_turn(session, actor)
    before = newest is not None and newest.is_public
    if newest is not None and before == is_public:
        return newest
    _hold_to(newest, seen)
    texts = newest.texts if newest else SiteTexts()
    return _decide(
        session,
        actor,
        "publicity.set",
        Publicity(is_public=is_public, set_by_id=actor.id, **asdict(texts)),
        {"is_public": before},
        {"is_public": is_public},
    )


def word_site(
    session: Session, actor: Person, texts: SiteTexts, seen: int | None = None
) -> Publicity | None:
    """Say this of the desk on its public site; the same again changes nothing.

    ``seen`` as above. Gives what is in force: None while nothing was ever decided or worded.
    """
    newest = _in_turn(session, actor)
    before = asdict(newest.texts if newest else SiteTexts())
    after = asdict(texts)
    changed = [name for name in after if after[name] != before[name]]
    if not changed:
        return newest
    _hold_to(newest, seen)
    is_public = newest is not None and newest.is_public
    return _decide(
        session,
        actor,
        "publicity.worded",
        Publicity(is_public=is_public, set_by_id=actor.id, **after),
        {name: before[name] for name in changed},
        {name: after[name] for name in changed},
    )


def _in_turn(session: Session, actor: Person) -> Publicity | None:
    demand(actor, May.POLICY)
    take_turns(session, "publicity")
    return questions.publicity(session)


def _hold_to(newest: Publicity | None, seen: int | None) -> None:
    if seen is not None and seen != (newest.id if newest else 0):
        raise OutOfDate("Somebody changed the public site while you had it open.")


def _decide(
    session: Session,
    actor: Person,
    verb: str,
    decided: Publicity,
    before: dict[str, object],
    after: dict[str, object],
) -> Publicity:
    session.add(decided)
    session.flush()
    record(session, actor, verb, f"publicity:{decided.id}", before=before, after=after)
    return decided
