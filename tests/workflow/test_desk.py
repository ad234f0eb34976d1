"""The desk's ratings and its policy."""

import pytest
from sqlmodel import select

from factcheck.db import Database
from factcheck.errors import NotAllowed, NotFound, OutOfDate, RuleBroken
from factcheck.models import Event, Rating, RatingScheme, Role, Rules
from factcheck.queries.desk import Difference, policies
from factcheck.workflow.desk import change_policy, policy_in_force, set_up
from tests.factories import a_person, rating_named


def test_setting_up_again_keeps_what_the_desk_has_made_its_own(storage: Database) -> None:
    with storage.transaction() as session:
        rating_named(session, "mixed").label = "Half true"
        change_policy(
            session, a_person(session, Role.EDITOR), Rules(reviews_wanted=1, one_person_desk=True)
        )
        set_up(session)
        assert len(session.exec(select(Rating)).all()) == 10
        assert len(session.exec(select(RatingScheme)).all()) == 2
        assert rating_named(session, "mixed").label == "Half true"
        assert policy_in_force(session).reviews_wanted == 1


def test_only_ordered_ratings_carry_a_number(storage: Database) -> None:
    with storage.reading() as session:
        numbers = {rating.key: rating.number for rating in session.exec(select(Rating))}
    assert numbers["true"] == 5
    assert numbers["misleading"] is numbers["unproven"] is None


def test_a_change_of_policy_is_a_new_row_and_an_event(storage: Database) -> None:
    with storage.transaction() as session:
        ilse = a_person(session, Role.EDITOR, name="Ilse Brand")
        first = policy_in_force(session)
        second = change_policy(session, ilse, Rules(reviews_wanted=3), seen=first.id)
        assert (first.reviews_wanted, second.reviews_wanted) == (2, 3)
        event = session.exec(select(Event).where(Event.verb == "policy.changed")).one()
        assert event.before == {
            "reviews_wanted": 2,
            "one_person_desk": False,
            "finder_may_review": True,
            "attacher_may_review": True,
            "scheme_id": 1,
            "sources_wanted": 1,
            "own_article_may_suffice": True,
            "primary_source_wanted": False,
            "other_side_wanted": False,
            "review_by_days": None,
        }
        assert event.after == event.before | {"reviews_wanted": 3}
        changes = policies(session, ilse)
    assert [change.made_by for change in changes] == ["Ilse Brand", None]
    assert changes[0].made_at >= changes[1].made_at
    assert changes[0].changed == [
        Difference("Reviews", "two sealed reviews", "three sealed reviews")
    ]
    assert changes[1].changed == []


def test_the_policy_in_force_again_is_no_change(storage: Database) -> None:
    with storage.transaction() as session:
        ilse, first = a_person(session, Role.EDITOR), policy_in_force(session)
        assert change_policy(session, ilse, Rules(reviews_wanted=2)) is first
        assert session.exec(select(Event)).all() == []


def test_who_saw_another_policy_changes_nothing(storage: Database) -> None:
    with storage.transaction() as session:
        ilse, first = a_person(session, Role.EDITOR), policy_in_force(session)
        change_policy(session, ilse, Rules(reviews_wanted=3))
        with pytest.raises(OutOfDate):
            change_policy(
                session, ilse, Rules(reviews_wanted=1, one_person_desk=True), seen=first.id
            )
        assert policy_in_force(session).reviews_wanted == 3


def test_a_policy_asks_for_one_to_three_reviews_and_is_the_editors_affair(
    database: Database,
) -> None:
    with database.transaction() as session:
        ilse, mara = a_person(session, Role.EDITOR), a_person(session, Role.REVIEWER)
        for wanted in (0, 4, -1):
            with pytest.raises(RuleBroken, match="one, two or three"):
                Rules(reviews_wanted=wanted)
        for wrong in ({"sources_wanted": 6}, {"sources_wanted": -1}, {"review_by_days": 0}):
            with pytest.raises(RuleBroken):
                Rules(**wrong)
        with pytest.raises(NotFound):
            change_policy(session, ilse, Rules(scheme_id=99))
        with pytest.raises(NotAllowed):
            change_policy(session, mara, Rules(reviews_wanted=1))
