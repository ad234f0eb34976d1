"""Saying whether a claimant is a person or a body."""

from factcheck.db import Database
from factcheck.models import ClaimantKind
from factcheck.queries import changed, history
from factcheck.workflow.claims import Wording, word_claim
from tests.factories import a_claim, a_person


def test_what_a_claimant_is_holds_for_all_their_claims_and_stands_in_the_history(
    database: Database,
) -> None:
    with database.transaction() as session:
        mara = a_person(session, name="Mara Eng")
        first, second = a_claim(session), a_claim(session)
        for claim in (first, second):
            word_claim(session, mara, claim.id, Wording(claimant="Sandvik Council"))
        body = Wording(claimant="Sandvik Council", claimant_kind=ClaimantKind.ORGANIZATION)
        word_claim(session, mara, first.id, body)
        assert second.claimant is not None
        assert second.claimant.kind is ClaimantKind.ORGANIZATION
        (event,) = history.of_claim(session, mara, first.id, 1)
        assert [(one.label, one.after) for one in changed.changes(event)] == [
            ("Person or body", "Body")
        ]


def test_a_wording_that_says_nothing_of_it_leaves_it(database: Database) -> None:
    with database.transaction() as session:
        mara, claim = a_person(session), a_claim(session)
        person = Wording(claimant="Ada Moss", claimant_kind=ClaimantKind.PERSON)
        word_claim(session, mara, claim.id, person)
        word_claim(session, mara, claim.id, Wording(claimant="Ada Moss", occasion="at sea"))
        assert claim.claimant is not None
        assert claim.claimant.kind is ClaimantKind.PERSON


def test_another_claimant_is_not_made_what_the_one_before_was(database: Database) -> None:
    with database.transaction() as session:
        mara, claim, other = a_person(session), a_claim(session), a_claim(session)
        body = Wording(claimant="Sandvik Council", claimant_kind=ClaimantKind.ORGANIZATION)
        word_claim(session, mara, other.id, body)
        person = Wording(claimant="Ada Moss", claimant_kind=ClaimantKind.PERSON)
        word_claim(session, mara, claim.id, person)
        moved = Wording(claimant="Sandvik Council", claimant_kind=ClaimantKind.PERSON)
        word_claim(session, mara, claim.id, moved)
        assert claim.claimant is not None
        assert claim.claimant.kind is ClaimantKind.ORGANIZATION
