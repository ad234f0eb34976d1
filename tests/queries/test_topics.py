"""Agreement by topic: which rounds count under which, and the figures of each."""

import pytest
from sqlmodel import Session

from factcheck.db import Database
from factcheck.models import Claim, NamedReader, Person, Role
from factcheck.queries.agreement import complete_rounds
from factcheck.queries.topics import OfTopics, by_topic
from factcheck.workflow.topics import add_topics
from tests.factories import a_person
from tests.queries.rounds import a_round
from tests.statistics.reference import reference


def about(session: Session, topics: tuple[str, ...], *ratings: str) -> int:
    claim = a_round(session, *ratings)
    add_topics(session, a_person(session), claim.id, topics)
    return claim.id


def found(session: Session, viewer: Person | None = None) -> OfTopics:
    viewer = viewer or a_person(session, Role.READER)
    session.flush()
    return by_topic(session, viewer, complete_rounds(session, viewer))


def test_each_topic_has_the_figures_of_its_claims_the_most_rounds_first(storage: Database) -> None:
    with storage.transaction() as session:
        about(session, ("harbour",), "true", "true")
        about(session, ("harbour", "budget"), "false", "false")
        about(session, ("harbour", "budget"), "true", "false")
        about(session, ("schools",), "mixed", "mixed")
        a_round(session, "true", "mixed")
        of = found(session)
    assert [(one.name, one.rounds) for one in of.topics] == [
        ("harbour", 3),
        ("budget", 2),
        ("schools", 1),
    ]
    harbour, budget, schools = of.topics
    # Two of three alike. Six ratings, three true and three false: 30 ordered pairs of which 18
    # are apart, and 2 of 6 in the rounds, so that alpha is 1 - (2 / 6) / (18 / 30).
    assert harbour.percent.value == pytest.approx(2 / 3)
    assert harbour.nominal.value == pytest.approx(4 / 9)
    # One of two alike. Four ratings, one true: 6 of 12 apart, 2 of 4 in the rounds: nothing
    # beyond chance.
    assert budget.percent.value == 0.5
    assert budget.nominal.value == pytest.approx(0)
    assert (schools.percent.value, schools.nominal.value) == (1, None)
    assert schools.nominal.lack
    assert of.rounds_without == 1


def test_a_topic_of_many_rounds_has_the_figure_of_the_reference_within_its_interval(
    database: Database,
) -> None:
    given = [("true", "true"), ("false", "false"), ("true", "mixed"), ("false", "mixed")] * 3
    with database.transaction() as session:
        for ratings in given:
            about(session, ("harbour",), *ratings)
        [harbour] = found(session).topics
    number = {"true": 1, "false": 2, "mixed": 3}
    expected = reference([[number[one] for one in ratings] for ratings in given], ordinal=False)
    assert harbour.nominal.value == pytest.approx(expected)
    assert harbour.nominal.interval is not None and harbour.nominal.value is not None
    low, high = harbour.nominal.interval
    assert low < harbour.nominal.value < high


def test_a_topic_whose_round_runs_is_not_named(database: Database) -> None:
    with database.transaction() as session:
        about(session, ("harbour",), "true", "true")
        about(session, ("Zanzibar",), "false")
        assert [one.name for one in found(session).topics] == ["harbour"]


def test_a_confidential_claim_counts_for_those_named_alone(database: Database) -> None:
    with database.transaction() as session:
        secret = about(session, ("Zanzibar",), "true", "true")
        about(session, ("harbour",), "true", "true")
        claim = session.get_one(Claim, secret)
        claim.is_confidential = True
        named = a_person(session)
        session.add(NamedReader(claim_id=secret, person_id=named.id, named_by_id=named.id))
        assert [one.name for one in found(session).topics] == ["harbour"]
        assert [one.name for one in found(session, named).topics] == ["harbour", "Zanzibar"]
