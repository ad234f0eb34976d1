"""Who may review a claim, by its policy."""

import pytest
from sqlmodel import Session

from factcheck.db import Database
from factcheck.errors import NotAllowed
from factcheck.models import Claim, Person, Role, Rules, Status
from factcheck.queries import waiting
from factcheck.queries.steps import Deed, next_step
from factcheck.queries.wanted import Queue, Wanted
from factcheck.queries.workbench import workbench
from factcheck.workflow.claims import open_claim
from factcheck.workflow.desk import change_policy
from factcheck.workflow.evidence import withdraw
from tests.factories import a_claim, a_person, a_review, an_article, some_evidence


def a_strict_desk(session: Session) -> None:
    """Neither those who choose a claim nor those who look for its evidence review it."""
    change_policy(
        session,
        a_person(session, Role.EDITOR),
        Rules(reviews_wanted=2, finder_may_review=False, attacher_may_review=False),
    )


def kept_away(session: Session, claim: Claim, person: Person) -> str:
    """The sentence by which the verb, the workbench and the desk page keep somebody away."""
    with pytest.raises(NotAllowed) as refusal:
        a_review(session, claim, by=person)
    step = next_step(workbench(session, person, claim.id), person)
    assert step.deed is Deed.NONE
    assert str(refusal.value) in step.sentence
    assert claim.id not in waiting_for(session, person)
    return str(refusal.value)


def waiting_for(session: Session, person: Person) -> list[int]:
    return [one.id for one in waiting.queue(session, person, Wanted(queue=Queue.REVIEW)).claims]


def test_who_opened_a_claim_does_not_review_it_where_the_policy_says_so(storage: Database) -> None:
    with storage.transaction() as session:
        a_strict_desk(session)
        mara = a_person(session)
        claim = a_claim(session, Status.SUGGESTED)
        open_claim(session, mara, claim.id)
        some_evidence(session, claim)
        assert "You chose FC-" in kept_away(session, claim, mara)


def test_who_marked_a_claim_does_not_review_it_where_the_policy_says_so(storage: Database) -> None:
    with storage.transaction() as session:
        a_strict_desk(session)
        mara = a_person(session)
        article = an_article(session, "The pier is free. A grant was paid.")
        claim = a_claim(session, article=article, words="The pier is free.", by=mara)
        some_evidence(session, claim)
        assert "You chose FC-" in kept_away(session, claim, mara)


def test_who_attached_evidence_does_not_review_until_it_is_withdrawn(storage: Database) -> None:
    with storage.transaction() as session:
        a_strict_desk(session)
        claim, mara = a_claim(session), a_person(session)
        some_evidence(session, claim)
        own = some_evidence(session, claim, by=mara)
        assert "You attached evidence" in kept_away(session, claim, mara)
        withdraw(session, mara, own.id)
        assert waiting_for(session, mara) == [claim.id]
        a_review(session, claim, by=mara)


def test_everybody_else_reviews_as_ever(storage: Database) -> None:
    with storage.transaction() as session:
        a_strict_desk(session)
        claim, other = a_claim(session), a_person(session)
        some_evidence(session, claim)
        assert waiting_for(session, other) == [claim.id]
        a_review(session, claim, by=other)


def test_a_claim_that_was_opened_before_keeps_the_policy_of_that_day(storage: Database) -> None:
    with storage.transaction() as session:
        mara = a_person(session)
        claim = a_claim(session, by=mara)
        a_strict_desk(session)
        some_evidence(session, claim, by=mara)
        assert waiting_for(session, mara) == [claim.id]
        a_review(session, claim, by=mara)
