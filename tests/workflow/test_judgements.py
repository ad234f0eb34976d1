"""What a review says beside its rating: confidence, four answers, readings of the evidence."""

import pytest
from sqlmodel import Session, select

from factcheck.db import Database
from factcheck.errors import RuleBroken
from factcheck.models import (
    Answers,
    Claim,
    Confidence,
    Evidence,
    Person,
    Read,
    Reading,
    Review,
    Role,
    Stance,
)
from factcheck.queries.changed import changes
from factcheck.queries.history import of_claim
from factcheck.queries.workbench import workbench
from factcheck.workflow.evidence import withdraw
from factcheck.workflow.reviews import submit_review
from factcheck.workflow.revisions import revise_review
from tests.factories import a_claim, a_person, a_review, rating_named, some_evidence

ANSWERS = Answers(literally_true="To the letter.", speaker_proof="No; he named no source.")


def ready(session: Session) -> tuple[Claim, Evidence]:
    claim = a_claim(session)
    return claim, some_evidence(session, claim)


def review(
    session: Session,
    claim: Claim,
    evidence: Evidence,
    *,
    by: Person | None = None,
    rating: str = "true",
    answers: Answers = ANSWERS,
) -> Review:
    return submit_review(
        session,
        by or a_person(session),
        claim.id,
        rating_id=rating_named(session, rating).id,
        justification="The accounts say so.",
        confidence=Confidence.LOW,
        answers=answers,
        readings={evidence.id: Read(Stance.CONTEXT, is_relied_on=False)},
    )


def test_a_review_keeps_how_sure_it_is_its_answers_and_how_it_reads_the_evidence(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        claim, evidence = ready(session)
        author = a_person(session)
        review(session, claim, evidence, by=author)
    with storage.reading() as session:
        running = workbench(session, author, claim.id).running_round
        assert running is not None
        assert running.own is not None
        said = running.own.said
    assert (said.confidence, said.answers) == (Confidence.LOW, ANSWERS)
    assert said.readings == {evidence.id: Read(Stance.CONTEXT, is_relied_on=False)}
    assert next(iter(said.answers)) == ("Is it literally true?", "To the letter.")


def test_blank_answers_are_none_and_over_long_ones_are_refused(database: Database) -> None:
    with database.transaction() as session:
        claim, evidence = ready(session)
        written = review(session, claim, evidence, answers=Answers(other_reading="  "))
        assert written.other_reading is None
        with pytest.raises(RuleBroken, match="1,000"):
            review(session, claim, evidence, answers=Answers(other_reading="x" * 1_001))
        with pytest.raises(RuleBroken, match="5,000"):
            a_review(session, claim, justification="x" * 5_001)


def test_what_is_not_evidence_of_the_claim_is_not_read(database: Database) -> None:
    with database.transaction() as session:
        claim, evidence = ready(session)
        _, elsewhere = ready(session)
        with pytest.raises(RuleBroken, match="isn’t evidence"):
            review(session, claim, elsewhere)
        some_evidence(session, claim)
        withdraw(session, a_person(session), evidence.id)
        with pytest.raises(RuleBroken, match="isn’t evidence"):
            review(session, claim, evidence)


def test_a_revision_changes_what_it_names_and_keeps_the_rest(storage: Database) -> None:
    with storage.transaction() as session:
        claim, evidence = ready(session)
        author = a_person(session)
        first = review(session, claim, evidence, by=author)
        review(session, claim, evidence, rating="mixed")
        same = {"rating_id": first.rating_id, "justification": first.justification}
        with pytest.raises(RuleBroken, match="Nothing in this differs"):
            revise_review(session, author, first.id, **same)
        revise_review(session, author, first.id, **same, confidence=Confidence.HIGH)
        read = {evidence.id: Read(Stance.SUPPORTS)}
        revise_review(session, author, first.id, **same, readings=read, answers=Answers())
    with storage.reading() as session:
        view = workbench(session, a_person_reading(session), claim.id).rounds[0]
        row = next(one for one in view.reviews if one.person_id == author.id)
        kept = session.exec(select(Reading).where(Reading.review_id == first.id)).all()
    words = [(said.confidence, said.answers, said.readings) for said in (*row.earlier, row.said)]
    passed_over = {evidence.id: Read(Stance.CONTEXT, is_relied_on=False)}
    assert words == [
        (Confidence.LOW, ANSWERS, passed_over),
        (Confidence.HIGH, ANSWERS, passed_over),
        (Confidence.HIGH, Answers(), read),
    ]
    assert [reading.revision for reading in kept] == [0, 1, 2]


def test_the_history_says_what_a_revision_changed(database: Database) -> None:
    with database.transaction() as session:
        claim, evidence = ready(session)
        author = a_person(session)
        first = review(session, claim, evidence, by=author)
        review(session, claim, evidence, rating="mixed")
        revise_review(
            session,
            author,
            first.id,
            rating_id=first.rating_id,
            justification=first.justification,
            confidence=Confidence.HIGH,
            answers=Answers(literally_true="Nearly."),
        )
        event = of_claim(session, a_person(session, Role.READER), claim.id)[0]
    assert [(change.label, change.before, change.after) for change in changes(event)] == [
        ("Confidence", "Low", "High"),
        ("Is it literally true?", "To the letter.", "Nearly."),
        ("Did the speaker prove it?", "No; he named no source.", None),
    ]


def test_the_history_keeps_a_sealed_judgement_from_others(database: Database) -> None:
    with database.transaction() as session:
        claim, evidence = ready(session)
        author = a_person(session)
        review(session, claim, evidence, by=author)
        told = repr([event.after for event in of_claim(session, author, claim.id)])
        others = repr(
            [event.after for event in of_claim(session, a_person(session, Role.ADMIN), claim.id)]
        )
    assert "To the letter." in told
    for secret in ("To the letter.", "'low'", "readings", "context"):
        assert secret not in others


def a_person_reading(session: Session) -> Person:
    """Somebody who looks, found rather than made: this session only reads."""
    return session.exec(select(Person)).first() or pytest.fail("nobody is at the desk")
