"""Figures over the desk's own rounds: which reviews count, and who agrees with whom."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from sqlmodel import Session, select

from factcheck.db import Database
from factcheck.errors import NotAllowed
from factcheck.models import Person, RatingScheme, Role, Rules, SettlingReason, Stance, Status
from factcheck.queries.agreement import (
    Rounds,
    by_month,
    by_pair,
    by_rating,
    complete_rounds,
    whole,
)
from factcheck.queries.disputes import endings, most_argued
from factcheck.queries.ratings import schemes_used
from factcheck.queries.workbench import workbench
from factcheck.workflow.desk import change_policy
from factcheck.workflow.reviews import settle_dispute
from factcheck.workflow.revisions import revise_review
from tests.factories import a_claim, a_person, rating_named, some_evidence
from tests.queries.rounds import a_round


def found(session: Session) -> Rounds:
    return complete_rounds(session, a_person(session, Role.READER))


def two(session: Session) -> tuple[Person, Person]:
    return a_person(session, name="Ada Moss"), a_person(session, name="Ben Orr")


def test_percent_agreement_and_alpha_are_those_of_the_complete_rounds(storage: Database) -> None:
    with storage.transaction() as session:
        for ratings in (("false", "false"), ("true", "true"), ("true", "mixed")):
            a_round(session, *ratings)
        figures = whole(found(session))
    assert figures.percent.value == pytest.approx(2 / 3)
    assert figures.nominal.value == pytest.approx(1 - 5 * 2 / 22)
    assert figures.percent.interval is None, "three rounds are too few for one"


@pytest.mark.parametrize("role", list(Role))
def test_a_running_round_changes_no_figure_and_is_named_nowhere(
    database: Database, role: Role
) -> None:
    with database.transaction() as session:
        a_round(session, "false", "false")
        a_round(session, "true", "mixed")
        viewer = a_person(session, role)
        before = everything(session, viewer)
        marker = a_person(session, name="Zanzibar Quux")
        running = a_round(session, "misleading", by=(marker,))
        overtaken = a_round(session, "misleading", by=(marker,))
        some_evidence(session, overtaken)
        after = everything(session, viewer)
        assert running.status is Status.IN_REVIEW
    assert after == before
    assert "Zanzibar" not in after


def everything(session: Session, viewer: Person) -> str:
    """All that the questions answer."""
    rounds = complete_rounds(session, viewer)
    answers = (
        rounds.compared,
        rounds.alone,
        whole(rounds),
        by_pair(rounds),
        by_month(rounds),
        by_rating(rounds),
        most_argued(session, viewer, rounds),
        endings(rounds),
    )
    return repr(answers)


def test_somebody_who_may_nothing_learns_nothing(database: Database) -> None:
    with database.transaction() as session, pytest.raises(NotAllowed):
        complete_rounds(session, a_person(session, disabled=True))


def test_a_round_of_one_review_compares_with_nothing(database: Database) -> None:
    with database.transaction() as session:
        change_policy(session, a_person(session, Role.EDITOR), Rules(reviews_wanted=1))
        a_round(session, "false")
        rounds = found(session)
    assert (rounds.compared, rounds.alone) == ([], 1)
    assert whole(rounds).percent.lack == "nothing was rated by two people"


def test_ratings_without_a_number_are_left_out_of_the_ordinal_figure_alone(
    database: Database,
) -> None:
    with database.transaction() as session:
        a_round(session, "false", "false")
        a_round(session, "true", "mostly-true")
        before = whole(found(session))
        a_round(session, "misleading", "false")
        after = whole(found(session))
    assert (before.unordered, after.unordered) == (0, 1)
    assert after.ordinal == before.ordinal
    assert after.percent != before.percent


def test_a_complete_round_that_the_evidence_overtook_still_counts(database: Database) -> None:
    with database.transaction() as session:
        claim = a_round(session, "false", "mixed")
        some_evidence(session, claim, stance=Stance.SUPPORTS)
        rounds = found(session)
    assert len(rounds.compared) == 1
    assert endings(rounds) == [("The evidence changed", 1)]


def test_pairs_are_compared_over_the_rounds_they_share(database: Database) -> None:
    with database.transaction() as session:
        ada, ben = two(session)
        cleo = a_person(session, name="Cleo Finch")
        for ratings in (("true", "true"), ("false", "false"), ("true", "false"), ("true", "true")):
            a_round(session, *ratings, by=(ada, ben))
        a_round(session, "true", "true", by=(cleo, ada))
        pairs = by_pair(found(session))
    assert [(pair.first, pair.second, pair.rounds) for pair in pairs] == [
        ("Ada Moss", "Ben Orr", 4),
        ("Ada Moss", "Cleo Finch", 1),
    ]
    assert pairs[0].percent.value == 0.75
    # Ada: 3 true, 1 false; Ben: 2 and 2. By chance .5, so (.75 - .5) / (1 - .5).
    assert pairs[0].kappa.value == pytest.approx(0.5)
    assert pairs[1].kappa.value is None
    assert pairs[1].kappa.lack


def test_three_reviewers_are_three_pairs(database: Database) -> None:
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR)
        change_policy(session, editor, Rules(reviews_wanted=3))
        a_round(session, "true", "true", "false")
        rounds = found(session)
    assert len(by_pair(rounds)) == 3
    assert whole(rounds).percent.value == pytest.approx(1 / 3)


def test_each_rating_says_how_often_it_is_joined_and_by_what_not(database: Database) -> None:
    with database.transaction() as session:
        for ratings in (("false", "false"), ("false", "unproven"), ("unproven", "mixed")):
            a_round(session, *ratings)
        rows = {row.rating.key: row for row in by_rating(found(session))}
    assert list(rows) == ["mixed", "false", "unproven"], "in the order of the scale"
    assert rows["false"].given == 3
    assert rows["false"].joined.value == pytest.approx(2 / 3)
    assert rows["false"].instead is not None
    assert rows["false"].instead.key == "unproven"
    assert rows["unproven"].joined.value == 0


def test_months_are_those_in_which_rounds_became_complete(database: Database) -> None:
    with database.transaction() as session:
        for day, ratings in ((3, ("true", "true")), (30, ("true", "false"))):
            with time_machine.travel(datetime(2026, 9, day, 12, tzinfo=UTC), tick=False):
                a_round(session, *ratings)
        with time_machine.travel(datetime(2026, 10, 1, 0, 1, tzinfo=UTC), tick=False):
            a_round(session, "false", "false")
        months = by_month(found(session))
        [last] = by_month(found(session), months=1)
    assert [(month.first, month.rounds, month.percent.value) for month in months] == [
        (date(2026, 9, 1), 2, 0.5),
        (date(2026, 10, 1), 1, 1.0),
    ]
    assert last == months[-1]


def test_the_most_argued_claims_come_first(database: Database) -> None:
    with database.transaction() as session:
        a_round(session, "true", "true")
        near = a_round(session, "true", "mostly-true")
        far = a_round(session, "true", "false")
        again = a_round(session, "mixed", "mostly-false")
        a_round(session, "mixed", "mostly-false", claim=again)
        rounds = found(session)
        argued = most_argued(session, a_person(session), rounds)
        [first] = most_argued(session, a_person(session), rounds, limit=1)
    assert [one.claim_id for one in argued] == [again.id, far.id, near.id]
    assert first == argued[0]
    assert first.disputes == 2
    assert [rating.key for _, rating in first.ratings] == ["mixed", "mostly-false"]
    assert first.quotation == again.quotation


def test_what_is_revised_in_a_dispute_ends_it_and_changes_no_figure(storage: Database) -> None:
    with storage.transaction() as session:
        people = two(session)
        a_round(session, "true", "true", by=people)
        claim = a_round(session, "true", "false", by=people)
        before = found(session)
        own = workbench(session, people[0], claim.id).rounds[0].own
        assert own is not None
        for rating in ("mixed", "false"):
            revise_review(
                session,
                people[0],
                own.id,
                rating_id=rating_named(session, rating).id,
                justification="The accounts say otherwise.",
            )
        after = found(session)
        [argued] = most_argued(session, people[0], after)
    assert [one.ratings for one in after.compared] == [one.ratings for one in before.compared]
    assert whole(after) == whole(before)
    assert by_pair(after) == by_pair(before)
    assert endings(before) == [("Still disputed", 1)]
    assert endings(after) == [("Revised alike", 1)]
    assert argued.ending == "Revised alike"
    assert [rating.key for _, rating in argued.ratings] == ["true", "false"]


def test_disputes_are_counted_by_how_they_ended(database: Database) -> None:
    with database.transaction() as session:
        for reason in (SettlingReason.MISREADING, SettlingReason.MISREADING, None):
            claim = a_claim(session, Status.DISPUTED)
            if reason is not None:
                settle_dispute(
                    session,
                    a_person(session, Role.EDITOR),
                    claim.id,
                    rating_id=rating_named(session, "false").id,
                    reason=reason,
                    note="Look at the accounts.",
                )
        rounds = found(session)
    assert endings(rounds) == [("Settled: misreading", 2), ("Still disputed", 1)]
    # What the editor decided is no review.
    assert whole(rounds).percent.value == 0


def test_rounds_on_two_schemes_are_never_compared_with_one_another(database: Database) -> None:
    with database.transaction() as session:
        a_round(session, "false", "true")
        alone = session.exec(
            select(RatingScheme).where(RatingScheme.key == "conclusion-alone")
        ).one()
        change_policy(session, a_person(session, Role.EDITOR), Rules(scheme_id=alone.id))
        a_round(session, "supported", "supported")
        now, before = found(session), complete_rounds(session, a_person(session), 1)
        used = [scheme.label for scheme in schemes_used(session, a_person(session))]
    assert used == ["Desk scale", "Conclusion alone"]
    assert [one.differs for one in now.compared] == [False]
    assert [one.differs for one in before.compared] == [True]
    assert [rating.label for rating in now.ratings.values()] == [
        "Supported",
        "Contradicted",
        "Not settled",
    ]
