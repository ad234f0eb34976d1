"""Sealed reviews, disputes, and who may settle them."""

import pytest
from sqlmodel import Session

from factcheck.db import Database
from factcheck.errors import NotAllowed, OutOfDate, RuleBroken
from factcheck.models import Claim, Person, Role, Rules, SettlingReason, Status
from factcheck.queries.history import of_claim
from factcheck.queries.workbench import workbench
from factcheck.workflow.desk import change_policy
from factcheck.workflow.evidence import evidence_digest
from factcheck.workflow.reviews import settle_dispute, submit_review
from tests.factories import a_claim, a_person, a_review, rating_named, some_evidence


def ready(session: Session) -> Claim:
    """A claim with evidence and no review."""
    claim = a_claim(session)
    some_evidence(session, claim)
    return claim


def settled(session: Session, claim: Claim, by: Person) -> None:
    settle_dispute(
        session,
        by,
        claim.id,
        rating_id=rating_named(session, "mixed").id,
        reason=SettlingReason.JUDGEMENT,
        note="The accounts weigh more than the letter.",
    )


def test_the_first_review_puts_the_claim_in_review(storage: Database) -> None:
    with storage.transaction() as session:
        claim = ready(session)
        a_review(session, claim)
    assert claim.status is Status.IN_REVIEW


@pytest.mark.parametrize(
    ("second", "status"), [("false", Status.AGREED), ("mixed", Status.DISPUTED)]
)
def test_the_last_review_decides_between_agreed_and_disputed(
    storage: Database, second: str, status: Status
) -> None:
    with storage.transaction() as session:
        claim = ready(session)
        a_review(session, claim, "false")
        a_review(session, claim, second)
    assert claim.status is status


def test_nobody_reviews_twice_in_a_round(database: Database) -> None:
    with database.transaction() as session:
        claim, person = ready(session), a_person(session)
        a_review(session, claim, by=person)
        with pytest.raises(RuleBroken, match="in already"):
            a_review(session, claim, by=person)


def test_a_claim_without_evidence_takes_no_review(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        with pytest.raises(RuleBroken, match="no evidence"):
            a_review(session, claim)


def test_a_review_on_evidence_that_changed_meanwhile_is_out_of_date(database: Database) -> None:
    with database.transaction() as session:
        claim = ready(session)
        seen = evidence_digest(session, claim.id)
        some_evidence(session, claim)
        with pytest.raises(OutOfDate, match="evidence changed"):
            submit_review(
                session,
                a_person(session),
                claim.id,
                rating_id=rating_named(session, "false").id,
                justification="Because.",
                digest_seen=seen,
            )


def test_a_review_needs_words_and_a_rating_of_the_scale(database: Database) -> None:
    with database.transaction() as session:
        claim = ready(session)
        with pytest.raises(RuleBroken, match="Say in a sentence"):
            a_review(session, claim, justification="   ")
        with pytest.raises(RuleBroken, match="Choose a rating"):
            submit_review(
                session, a_person(session), claim.id, rating_id=999, justification="Because."
            )


def test_a_desk_of_one_needs_one_review_and_its_editor_may_sign(database: Database) -> None:
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR)
        change_policy(session, editor, Rules(reviews_wanted=1, one_person_desk=True))
        claim = ready(session)
        a_review(session, claim, by=editor)
    assert claim.status is Status.AGREED


def test_a_claim_keeps_the_policy_it_was_opened_under(database: Database) -> None:
    with database.transaction() as session:
        claim = ready(session)
        editor = a_person(session, Role.EDITOR)
        change_policy(session, editor, Rules(reviews_wanted=1))
        a_review(session, claim)
    assert claim.status is Status.IN_REVIEW


@pytest.mark.parametrize("role", list(Role))
def test_until_the_round_is_complete_a_review_is_its_authors_alone(
    database: Database, role: Role
) -> None:
    with database.transaction() as session:
        claim, author = ready(session), a_person(session)
        a_review(session, claim, by=author, justification="sealed-words")
        other = a_person(session, role)
        view = workbench(session, other, claim.id).running_round
        events = of_claim(session, other, claim.id)
        assert view is not None
        assert (view.reviews_in, view.reviews, view.own) == (1, [], None)
        assert "sealed-words" not in repr([event.model_dump() for event in events])
        own = workbench(session, author, claim.id).running_round
        assert own is not None
        assert own.own is not None
        assert own.own.justification == "sealed-words"


def test_a_round_that_the_evidence_overtook_stays_sealed(database: Database) -> None:
    with database.transaction() as session:
        claim = ready(session)
        a_review(session, claim, justification="sealed-words")
        some_evidence(session, claim)
        [view] = workbench(session, a_person(session, Role.ADMIN), claim.id).rounds
    assert view.reviews == []


def test_what_one_wrote_before_the_evidence_changed_is_kept_for_ones_next_review(
    database: Database,
) -> None:
    with database.transaction() as session:
        claim, author = ready(session), a_person(session)
        a_review(session, claim, by=author, justification="my first thoughts")
        fresh = some_evidence(session, claim)
        bench = workbench(session, author, claim.id)
    assert bench.own_stale_review is not None
    assert bench.own_stale_review.justification == "my first thoughts"
    changed = {row.id: bench.change(row) for row in bench.ledger if bench.change(row)}
    assert changed == {fresh.id: "New since your review"}


def test_a_complete_round_is_open_to_the_desk(database: Database) -> None:
    with database.transaction() as session:
        claim = ready(session)
        a_review(session, claim, "false", justification="first")
        a_review(session, claim, "mixed", justification="second")
        view = workbench(session, a_person(session, Role.READER), claim.id).running_round
    assert view is not None
    assert [review.justification for review in view.reviews] == ["first", "second"]


def test_an_editor_settles_a_dispute_with_a_reason(storage: Database) -> None:
    with storage.transaction() as session:
        claim = a_claim(session, Status.DISPUTED)
        settled(session, claim, a_person(session, Role.EDITOR))
    assert claim.status is Status.AGREED


def test_who_reviewed_does_not_settle(database: Database) -> None:
    with database.transaction() as session:
        claim, editor = ready(session), a_person(session, Role.EDITOR)
        a_review(session, claim, "false", by=editor)
        a_review(session, claim, "mixed")
        with pytest.raises(NotAllowed, match="somebody else"):
            settled(session, claim, editor)


def test_only_a_disputed_claim_is_settled(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.AGREED)
        with pytest.raises(RuleBroken, match="not disputed"):
            settled(session, claim, a_person(session, Role.EDITOR))
