"""Reviewers who revise in a dispute: who may, what is kept, and when the dispute is over."""

import pytest
from sqlmodel import Session, select

from factcheck.db import Database
from factcheck.errors import NotAllowed, NotFound, OutOfDate, RuleBroken
from factcheck.models import Claim, Person, Review, Revision, Role, Rules, SettlingReason, Status
from factcheck.queries import reports as questions
from factcheck.queries.changed import changes
from factcheck.queries.history import of_claim
from factcheck.queries.telling import tell
from factcheck.queries.workbench import workbench
from factcheck.report.json import from_json
from factcheck.workflow import evidence as on_evidence
from factcheck.workflow.desk import change_policy
from factcheck.workflow.reviews import settle_dispute
from factcheck.workflow.revisions import revise_review
from tests.factories import (
    a_claim,
    a_person,
    a_review,
    a_sign_off,
    an_edition,
    rating_named,
    some_evidence,
)


def disputed(session: Session, *ratings: str) -> tuple[Claim, list[Review]]:
    """A claim that is disputed, and its reviews."""
    claim = a_claim(session)
    some_evidence(session, claim)
    return claim, [a_review(session, claim, rating) for rating in ratings or ("true", "false")]


def revise(
    session: Session,
    review: Review,
    rating: str,
    words: str = "The accounts say otherwise.",
    *,
    by: Person | None = None,
    seen: int | None = None,
) -> Revision:
    return revise_review(
        session,
        by or session.get_one(Person, review.person_id),
        review.id,
        rating_id=rating_named(session, rating).id,
        justification=words,
        seen=seen,
    )


def test_equal_ratings_after_a_revision_end_the_dispute(storage: Database) -> None:
    with storage.transaction() as session:
        claim, [first, _] = disputed(session)
        revise(session, first, "false")
    assert claim.status is Status.AGREED


def test_a_revision_that_still_differs_leaves_it_disputed(storage: Database) -> None:
    with storage.transaction() as session:
        claim, [first, second] = disputed(session)
        revise(session, first, "mixed")
        assert claim.status is Status.DISPUTED
        revise(session, second, "mixed")
    assert claim.status is Status.AGREED


def test_reviewers_who_change_places_still_differ(database: Database) -> None:
    with database.transaction() as session:
        claim, [first, second] = disputed(session)
        revise(session, first, "mixed")
        revise(session, second, "true")
    assert claim.status is Status.DISPUTED


def test_of_three_all_have_to_agree(database: Database) -> None:
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR)
        change_policy(session, editor, Rules(reviews_wanted=3))
        claim, [first, second, _] = disputed(session, "true", "mixed", "false")
        revise(session, first, "false")
        assert claim.status is Status.DISPUTED
        revise(session, second, "false")
    assert claim.status is Status.AGREED


def test_every_wording_is_kept_and_the_last_one_counts(storage: Database) -> None:
    with storage.transaction() as session:
        claim, [first, _] = disputed(session)
        revise(session, first, "mixed", "Second thoughts.")
        revise(session, first, "mostly-false", "Third thoughts.")
        [row, _] = workbench(session, a_person(session, Role.READER), claim.id).rounds[0].reviews
        kept = session.exec(select(Revision.number, Revision.justification)).all()
        untouched = session.get_one(Review, first.id, populate_existing=True)
    assert (row.rating.key, row.justification) == ("mostly-false", "Third thoughts.")
    assert [(said.rating.key, said.justification) for said in row.earlier] == [
        ("true", "The accounts show the grant."),
        ("mixed", "Second thoughts."),
    ]
    assert kept == [(1, "Second thoughts."), (2, "Third thoughts.")]
    assert untouched.justification == "The accounts show the grant."


def test_other_words_for_the_same_rating_are_a_revision_too(database: Database) -> None:
    with database.transaction() as session:
        claim, [first, _] = disputed(session)
        assert revise(session, first, "true", "Said better.").number == 1
    assert claim.status is Status.DISPUTED


def test_only_its_author_revises_a_review(database: Database) -> None:
    with database.transaction() as session:
        _, [first, second] = disputed(session)
        with pytest.raises(NotAllowed, match="Only its author"):
            revise(session, first, "false", by=session.get_one(Person, second.person_id))
        with pytest.raises(NotAllowed, match="Only its author"):
            revise(session, first, "false", by=a_person(session, Role.ADMIN))
        with pytest.raises(NotAllowed, match="Your role"):
            revise(session, first, "false", by=a_person(session, Role.READER))


def test_a_sealed_review_is_unknown_to_others_and_not_revised_by_its_author(
    database: Database,
) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        some_evidence(session, claim)
        review = a_review(session, claim)
        with pytest.raises(NotFound):
            revise(session, review, "true", by=a_person(session, Role.ADMIN))
        with pytest.raises(RuleBroken, match="not disputed"):
            revise(session, review, "true")


def test_what_is_agreed_settled_or_overtaken_is_not_revised(database: Database) -> None:
    with database.transaction() as session:
        _, [agreed, _] = disputed(session, "true", "true")
        settled, [of_settled, _] = disputed(session)
        settle_dispute(
            session,
            a_person(session, Role.EDITOR),
            settled.id,
            rating_id=rating_named(session, "mixed").id,
            reason=SettlingReason.JUDGEMENT,
            note="So be it.",
        )
        overtaken, [of_overtaken, _] = disputed(session)
        some_evidence(session, overtaken)
        for review in (agreed, of_settled, of_overtaken):
            with pytest.raises(RuleBroken, match="not disputed in this round"):
                revise(session, review, "false")


def test_a_revision_needs_words_a_rating_and_something_new(database: Database) -> None:
    with database.transaction() as session:
        _, [first, _] = disputed(session)
        with pytest.raises(RuleBroken, match="Say in a sentence"):
            revise(session, first, "false", "  ")
        with pytest.raises(RuleBroken, match="Nothing in this differs"):
            revise(session, first, "true", " The accounts show the grant. ")
        with pytest.raises(RuleBroken, match="Choose a rating"):
            revise_review(
                session,
                session.get_one(Person, first.person_id),
                first.id,
                rating_id=999,
                justification="Because.",
            )
        with pytest.raises(NotFound):
            revise_review(session, a_person(session), 999, rating_id=1, justification="Of nothing.")


def test_who_writes_while_another_revises_is_told(database: Database) -> None:
    with database.transaction() as session:
        claim, [first, second] = disputed(session)
        seen = claim.revision
        revise(session, first, "mixed", seen=seen)
        with pytest.raises(OutOfDate):
            revise(session, second, "true", seen=seen)
        with pytest.raises(OutOfDate):
            settle_dispute(
                session,
                a_person(session, Role.EDITOR),
                claim.id,
                rating_id=rating_named(session, "mixed").id,
                reason=SettlingReason.JUDGEMENT,
                note="So be it.",
                seen=seen,
            )


def test_the_history_tells_what_was_revised_and_that_the_dispute_is_over(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        claim, [first, _] = disputed(session)
        revise(session, first, "false")
        name = session.get_one(Person, first.person_id).name
        ended, revised, *_ = of_claim(session, a_person(session, Role.READER), claim.id)
    assert tell(ended) == f"{name} ended the dispute: all rate it False now."
    assert tell(revised) == f"{name} revised their review."
    assert [(one.label, one.before, one.after) for one in changes(revised)] == [
        ("Rating", "True", "False"),
        ("Justification", "The accounts show the grant.", "The accounts say otherwise."),
    ]


def test_when_evidence_comes_and_goes_the_revised_round_counts_as_revised(
    database: Database,
) -> None:
    with database.transaction() as session:
        claim, [first, _] = disputed(session)
        revise(session, first, "false")
        more = some_evidence(session, claim)
        assert claim.status is Status.OPEN
        on_evidence.withdraw(session, a_person(session), more.id)
    assert claim.status is Status.AGREED


def test_the_report_takes_the_revised_rating_and_says_how_it_came_about(
    database: Database,
) -> None:
    with database.transaction() as session:
        claim, [first, _] = disputed(session)
        revise(session, first, "false", "Zanzibar.")
        a_sign_off(session, claim)
        edition = an_edition(session, claim)
        report = from_json(edition.json_bytes)
        assert questions.newest_edition(session, claim.id) is edition
    assert report.ruling.rating == "False"
    assert report.method.settled == "revised"
    assert b"Zanzibar" not in edition.json_bytes + edition.markdown_bytes
    assert b"agreed after they had read what the others wrote" in edition.markdown_bytes
