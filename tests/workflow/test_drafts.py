"""Drafts of reviews: kept while one writes, one's own alone, gone when the review is in."""

import pytest
from sqlmodel import Session, select

from factcheck.db import Database
from factcheck.errors import NotAllowed, NotFound, OutOfDate, RuleBroken
from factcheck.models import (
    Answers,
    Claim,
    Confidence,
    Event,
    Person,
    Read,
    ReviewDraft,
    Role,
    Rules,
    Stance,
    Status,
)
from factcheck.queries.drafts import own_draft, readings_in
from factcheck.queries.evidence import evidence_digest
from factcheck.workflow.desk import change_policy
from factcheck.workflow.drafts import Unfinished, discard_draft, restore_draft, save_draft
from tests.factories import a_claim, a_person, a_review, rating_named, some_evidence


def ready(session: Session) -> tuple[Claim, Person]:
    claim = a_claim(session)
    some_evidence(session, claim)
    return claim, a_person(session)


def typed(session: Session, person: Person, claim: Claim, words: str, seen: int = 0) -> ReviewDraft:
    return save_draft(session, person, claim.id, Unfinished(justification=words), seen=seen)


def test_a_draft_keeps_all_that_was_chosen_and_typed(storage: Database) -> None:
    with storage.transaction() as session:
        claim, person = ready(session)
        evidence = some_evidence(session, claim)
        written = Unfinished(
            rating_id=rating_named(session, "mixed").id,
            justification="The acc",
            confidence=Confidence.MEDIUM,
            answers=Answers(speaker_proof="Not ye"),
            readings={evidence.id: Read(Stance.SUPPORTS, is_relied_on=False)},
        )
        save_draft(session, person, claim.id, written, seen=0)
    with storage.reading() as session:
        draft = own_draft(session, person, claim)
        assert draft is not None
        assert draft.rating_id == rating_named(session, "mixed").id
    assert (draft.justification, draft.confidence) == ("The acc", Confidence.MEDIUM)
    assert Answers.of(draft) == Answers(speaker_proof="Not ye")
    assert readings_in(draft) == {evidence.id: Read(Stance.SUPPORTS, is_relied_on=False)}


def test_each_has_a_draft_of_their_own_and_no_event_tells_of_it(database: Database) -> None:
    with database.transaction() as session:
        claim, person = ready(session)
        other = a_person(session, Role.ADMIN)
        before = len(session.exec(select(Event.id)).all())
        typed(session, person, claim, "Mine.")
        typed(session, other, claim, "The admin’s.")
        mine = own_draft(session, person, claim)
        assert mine is not None
        assert mine.justification == "Mine."
        assert len(session.exec(select(Event.id)).all()) == before


def test_a_window_that_saw_an_older_draft_does_not_overwrite_it(storage: Database) -> None:
    with storage.transaction() as session:
        claim, person = ready(session)
        first = typed(session, person, claim, "One window.").revision
        with pytest.raises(OutOfDate, match="another window"):
            typed(session, person, claim, "The other.")
        second = typed(session, person, claim, "One window, on.", seen=first).revision
        with pytest.raises(OutOfDate):
            typed(session, person, claim, "The other.", seen=first)
    assert second == first + 1


def test_a_window_saves_on_when_it_has_not_heard_that_its_last_saving_arrived(
    database: Database,
) -> None:
    with database.transaction() as session:
        claim, person = ready(session)
        for words in ("One", "One and on"):
            begun = Unfinished(justification=words)
            draft = save_draft(session, person, claim.id, begun, seen=0, window="a")
        with pytest.raises(OutOfDate):
            save_draft(session, person, claim.id, begun, seen=0, window="b")
    assert (draft.justification, draft.revision) == ("One and on", 2)


def test_handing_the_review_in_ends_the_draft(storage: Database) -> None:
    with storage.transaction() as session:
        claim, person = ready(session)
        seen = typed(session, person, claim, "Nearly there.").revision
        a_review(session, claim, by=person)
        assert own_draft(session, person, claim) is None
        with pytest.raises(RuleBroken, match="in already"):
            typed(session, person, claim, "A late keystroke.", seen=seen)


def test_a_reviewer_of_a_dispute_drafts_a_revision_and_nobody_else_does(
    database: Database,
) -> None:
    with database.transaction() as session:
        claim, person = ready(session)
        a_review(session, claim, "true", by=person)
        a_review(session, claim, "false")
        assert typed(session, person, claim, "On reflection").revision == 1
        with pytest.raises(RuleBroken, match="those who reviewed it"):
            typed(session, a_person(session), claim, "I would say")


@pytest.mark.parametrize("status", [Status.SUGGESTED, Status.SET_ASIDE, Status.AGREED])
def test_nothing_is_drafted_where_no_review_is_asked_for(
    database: Database, status: Status
) -> None:
    with database.transaction() as session:
        claim = a_claim(session, status)
        with pytest.raises(RuleBroken, match="takes no reviews"):
            typed(session, a_person(session), claim, "I would say")


def test_who_may_not_review_it_drafts_nothing(database: Database) -> None:
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR)
        change_policy(session, editor, Rules(attacher_may_review=False))
        claim = a_claim(session)
        person = a_person(session)
        some_evidence(session, claim, by=person)
        with pytest.raises(NotAllowed, match="others review it"):
            typed(session, person, claim, "I would say")
        with pytest.raises(NotAllowed, match="Your role"):
            typed(session, a_person(session, Role.READER), claim, "I would say")


def test_a_draft_has_its_bounds_and_passes_over_what_it_can_not_know(database: Database) -> None:
    with database.transaction() as session:
        claim, person = ready(session)
        with pytest.raises(RuleBroken, match="5,000"):
            typed(session, person, claim, "x" * 5_001)
        with pytest.raises(RuleBroken, match="1,000"):
            much = Unfinished(answers=Answers(literally_true="x" * 1_001))
            save_draft(session, person, claim.id, much, seen=0)
        strange = Unfinished(rating_id=9_999, readings={9_999: Read(Stance.SUPPORTS)})
        draft = save_draft(session, person, claim.id, strange, seen=0)
    assert (draft.rating_id, draft.readings) == (None, {})


def test_it_knows_when_the_evidence_was_last_as_the_form_showed_it(database: Database) -> None:
    with database.transaction() as session:
        claim, person = ready(session)
        digest = evidence_digest(session, claim.id)
        draft = save_draft(session, person, claim.id, Unfinished(), seen=0, digest_seen=digest)
        seen_at = draft.evidence_seen_at
        some_evidence(session, claim)
        draft = save_draft(session, person, claim.id, Unfinished(), seen=1, digest_seen=digest)
    assert draft.evidence_seen_at == seen_at is not None
    assert draft.saved_at > seen_at


def test_a_draft_is_thrown_away_and_brought_back(storage: Database) -> None:
    with storage.transaction() as session:
        claim, person = ready(session)
        with pytest.raises(NotFound):
            discard_draft(session, person, claim.id)
        typed(session, person, claim, "Worth keeping.")
        discard_draft(session, person, claim.id)
        with pytest.raises(NotFound):
            discard_draft(session, person, claim.id)
        with pytest.raises(NotFound):
            restore_draft(session, a_person(session), claim.id)
        restore_draft(session, person, claim.id)
        draft = own_draft(session, person, claim)
    assert draft is not None
    assert (draft.justification, draft.discarded_at) == ("Worth keeping.", None)
