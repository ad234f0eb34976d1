"""Saying what claims are about."""

import re
from collections.abc import Iterable

from sqlmodel import Session, select

from factcheck.db import take_turns
from factcheck.errors import RuleBroken
from factcheck.models import LONGEST_TOPIC, MOST_TOPICS, Claim, May, Person, Topic, now
from factcheck.text.canonical import without_unseen
from factcheck.workflow.history import claim_for_change, demand, record


def topic_names(written: str) -> tuple[str, ...]:
    """The topics in “health, schools”: each once, however it is spelled, in the order written.

    Raises ``RuleBroken`` for one that is too long, and for too many.
    """
    found: dict[str, str] = {}
    for piece in re.split(r"[,;\r\n]", without_unseen(written)):
        name = " ".join(piece.split())
        if len(name) > LONGEST_TOPIC:
            raise RuleBroken(f"Keep a topic under {LONGEST_TOPIC} characters.")
        if name:
            found.setdefault(_key(name), name)
    if len(found) > MOST_TOPICS:
        raise RuleBroken(f"A claim has at most {MOST_TOPICS} topics.")
    return tuple(found.values())


def topics_named(session: Session, names: Iterable[str]) -> list[Topic]:
    """The topics of these names, by name; those that are new to the desk are made."""
    return sorted((_topic(session, name) for name in names), key=lambda topic: topic.name_key)


def add_topics(
    session: Session, actor: Person, claim_id: int, names: Iterable[str], seen: int | None = None
) -> Claim:
    """Say that a claim is about these as well."""
    demand(actor, May.SORT)
    claim = claim_for_change(session, actor, claim_id, seen)
    known = {topic.id for topic in claim.topics}
    fresh = [topic for topic in topics_named(session, names) if topic.id not in known]
    if not fresh:
        raise RuleBroken(f"{claim.ref} has that topic already.")
    put_topics(session, actor, claim, [*claim.topics, *fresh])
    return claim


def remove_topics(
    session: Session, actor: Person, claim_id: int, names: Iterable[str], seen: int | None = None
) -> Claim:
    """Say that a claim isn’t about these after all."""
    demand(actor, May.SORT)
    claim = claim_for_change(session, actor, claim_id, seen)
    keys = {_key(name) for name in names}
    kept = [topic for topic in claim.topics if topic.name_key not in keys]
    if len(kept) == len(claim.topics):
        raise RuleBroken(f"{claim.ref} doesn’t have that topic.")
    put_topics(session, actor, claim, kept)
    return claim


def put_topics(session: Session, actor: Person, claim: Claim, topics: list[Topic]) -> None:
    """Give a claim, which is locked, these topics and no others."""
    if len(topics) > MOST_TOPICS:
        raise RuleBroken(f"{claim.ref} would have more than {MOST_TOPICS} topics.")
    before = claim.facts()["topics"]
    claim.topics = sorted(topics, key=lambda topic: topic.name_key)
    claim.revision += 1
    claim.changed_at = now()
    session.add(claim)
    record(
        session,
        actor,
        "claim.sorted",
        f"claim:{claim.id}",
        claim_id=claim.id,
        before={"topics": before},
        after={"topics": claim.facts()["topics"]},
    )


def _topic(session: Session, name: str) -> Topic:
    named = select(Topic).where(Topic.name_key == _key(name))
    topic = session.exec(named).first()
    if topic is None:
        take_turns(session, "topics")
        topic = session.exec(named).first()
    if topic is None:
        topic = Topic(name=name, name_key=_key(name))
        session.add(topic)
        session.flush()
    return topic


def _key(name: str) -> str:
    return name.casefold()
