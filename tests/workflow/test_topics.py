"""What claims are about."""

import pytest
from sqlmodel import select

from factcheck.db import Database
from factcheck.errors import NotAllowed, OutOfDate, RuleBroken
from factcheck.models import LONGEST_TOPIC, MOST_TOPICS, Role, Topic
from factcheck.queries import history, telling
from factcheck.queries.changed import changes
from factcheck.workflow.claims import Wording, word_claim
from factcheck.workflow.topics import add_topics, remove_topics, topic_names
from tests.factories import a_claim, a_person


def test_topics_are_parted_by_commas_and_each_is_named_once() -> None:
    assert topic_names(" health,  public   money ;Health,,\nschools ") == (
        "health",
        "public money",
        "schools",
    )
    assert topic_names("") == ()
    for too_much in ("x" * (LONGEST_TOPIC + 1), ",".join(map(str, range(MOST_TOPICS + 1)))):
        with pytest.raises(RuleBroken):
            topic_names(too_much)


def test_one_topic_however_it_is_spelled(storage: Database) -> None:
    with storage.transaction() as session:
        mara, first, second = a_person(session), a_claim(session), a_claim(session)
        add_topics(session, mara, first.id, ["Straße"])
        add_topics(session, mara, second.id, ["STRASSE", "Trams"])
        assert [topic.name for topic in session.exec(select(Topic).order_by("id"))] == [
            "Straße",
            "Trams",
        ]
        assert first.topics[0] is second.topics[0]


def test_topics_stand_in_the_history_of_their_claim(database: Database) -> None:
    with database.transaction() as session:
        mara, claim = a_person(session, name="Mara Eng"), a_claim(session)
        word_claim(session, mara, claim.id, Wording(topics=("trams", "health")))
        seen = claim.revision
        add_topics(session, mara, claim.id, ["fish"], seen)
        remove_topics(session, mara, claim.id, ["Fish", "health", "trams"])
        events = history.of_claim(session, mara, claim.id, 3)
        assert [telling.tell(event) for event in events] == [
            "Mara Eng took its topics away.",
            "Mara Eng set its topics: fish, health, trams.",
            "Mara Eng edited what is said of it.",
        ]
        assert [(one.before, one.after) for one in changes(events[0])] == [
            ("fish, health, trams", None)
        ]
        with pytest.raises(OutOfDate):
            add_topics(session, mara, claim.id, ["late"], seen)


def test_a_wording_that_says_nothing_of_topics_leaves_them(database: Database) -> None:
    with database.transaction() as session:
        mara, claim = a_person(session), a_claim(session)
        add_topics(session, mara, claim.id, ["trams"])
        word_claim(session, mara, claim.id, Wording(headline="Trams"))
        assert [topic.name for topic in claim.topics] == ["trams"]
        word_claim(session, mara, claim.id, Wording(topics=()))
        assert claim.topics == []


def test_what_changes_nothing_or_too_much_is_refused(database: Database) -> None:
    with database.transaction() as session:
        mara, claim = a_person(session), a_claim(session)
        add_topics(session, mara, claim.id, ["trams"])
        with pytest.raises(RuleBroken, match="already"):
            add_topics(session, mara, claim.id, ["TRAMS"])
        with pytest.raises(RuleBroken, match="doesn’t have"):
            remove_topics(session, mara, claim.id, ["fish"])
        with pytest.raises(RuleBroken, match="more than"):
            add_topics(session, mara, claim.id, [str(n) for n in range(MOST_TOPICS)])
        with pytest.raises(NotAllowed):
            add_topics(session, a_person(session, Role.READER), claim.id, ["fish"])
