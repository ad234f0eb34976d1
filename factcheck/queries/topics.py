"""How far reviewers agree, topic by topic."""

from collections import defaultdict
from dataclasses import dataclass

from sqlmodel import Session, col, select

from factcheck.models import Claim, ClaimTopic, Person, Round, Topic
from factcheck.queries.agreement import Compared, Rounds
from factcheck.queries.rows import choose, rows
from factcheck.queries.viewing import demand, visible
from factcheck.statistics.agreement import alpha_nominal, patterns, percent_agreement
from factcheck.statistics.figures import Figure, figure, with_interval


@dataclass(frozen=True, slots=True)
class OfTopic:
    """The rounds of the claims about a topic."""

    topic_id: int
    name: str
    rounds: int
    percent: Figure
    nominal: Figure


@dataclass(frozen=True, slots=True)
class OfTopics:
    """Every topic with a round, those with the most first."""

    topics: list[OfTopic]
    #: Rounds of claims without a topic.
    rounds_without: int


def by_topic(session: Session, viewer: Person, found: Rounds) -> OfTopics:
    """The figures of each topic; a claim with several topics counts in each of them."""
    demand(viewer)
    complete = select(Round.claim_id).where(col(Round.completed_at).is_not(None))
    query = (
        choose(ClaimTopic.claim_id, Topic.id, Topic.name)
        .join(Topic, col(Topic.id) == ClaimTopic.topic_id)
        .join(Claim, col(Claim.id) == ClaimTopic.claim_id)
        .where(col(ClaimTopic.claim_id).in_(complete), visible(viewer))
    )
    topics_of: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for claim_id, topic_id, name in rows(session, query):
        topics_of[claim_id].append((topic_id, name))
    of: dict[tuple[int, str], list[Compared]] = defaultdict(list)
    for one in found.compared:
        for topic in topics_of.get(one.claim_id, []):
            of[topic].append(one)
    topics = [
        OfTopic(
            topic_id,
            name,
            rounds=len(compared),
            percent=figure(percent_agreement, given),
            nominal=with_interval(alpha_nominal, given),
        )
        for (topic_id, name), compared in of.items()
        for given in [patterns(one.ratings for one in compared)]
    ]
    return OfTopics(
        topics=sorted(topics, key=lambda one: (-one.rounds, one.name.casefold())),
        rounds_without=sum(one.claim_id not in topics_of for one in found.compared),
    )
