"""Attaching passages, and what that does to the reviews."""

from typing import Any

import pytest
from sqlmodel import select

from factcheck.db import Database
from factcheck.errors import Ambiguous, NotAllowed, NotFound, OutOfDate, RuleBroken
from factcheck.models import Evidence, Passage, Role, Round, RoundEnd, Stance, Status
from factcheck.workflow.evidence import attach_passage, restate, restore, withdraw
from factcheck.workflow.passages import LONGEST_PASSAGE, Selection
from tests.factories import (
    a_claim,
    a_person,
    a_review,
    a_selection,
    an_article,
    article_of,
    newest_version,
    some_evidence,
)

SPLIT = """\
“The pier 🏗️ is safe,” Fenn said, “and it is paid for.”

The pier is closed.

The pier is closed."""


def test_an_attached_passage_is_word_for_word_what_the_article_says(storage: Database) -> None:
    with storage.transaction() as session:
        article = an_article(session, SPLIT)
        claim = a_claim(session, article=article, words="The pier 🏗️ is safe")
        evidence = some_evidence(session, claim, "and it is paid for", article=article)
        passage = session.get_one(Passage, evidence.passage_id)
        text = newest_version(session, article).text
    [(start, end)] = passage.spans
    assert text[start:end] == passage.exact == "and it is paid for"


def test_words_that_are_not_in_the_article_are_refused(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        with pytest.raises(RuleBroken, match="not in the article"):
            some_evidence(session, claim, "nobody ever said this")


def test_words_that_stand_twice_ask_which_one_is_meant(database: Database) -> None:
    with database.transaction() as session:
        article = an_article(session, SPLIT)
        claim = a_claim(session, article=article, words="The pier 🏗️ is safe")
        with pytest.raises(Ambiguous) as refusal:
            some_evidence(session, claim, "The pier is closed.", article=article)
        chosen = refusal.value.places[1]
        selection = Selection(newest_version(session, article).id, "The pier is closed.", chosen)
        evidence = attach_passage(session, a_person(session), claim.id, selection, Stance.CONTEXT)
        assert session.get_one(Passage, evidence.passage_id).spans[0][0] == chosen


def test_pieces_with_an_ellipsis_between_are_one_split_passage(database: Database) -> None:
    with database.transaction() as session:
        article = an_article(session, SPLIT)
        claim = a_claim(session, article=article, words="The pier 🏗️ is safe")
        evidence = some_evidence(session, claim, "is safe … paid for", article=article)
        passage = session.get_one(Passage, evidence.passage_id)
    assert len(passage.spans) == 2
    assert passage.exact == "is safe … paid for"


def test_a_form_sent_twice_attaches_once(storage: Database) -> None:
    with storage.transaction() as session:
        person, claim = a_person(session), a_claim(session)
        selection = a_selection(session, article_of(session, claim), claim.quotation)
        twice = [
            attach_passage(session, person, claim.id, selection, Stance.CONTEXT, form_key="once").id
            for _ in range(2)
        ]
    assert twice[0] == twice[1]


def test_the_same_passage_is_not_attached_twice(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        evidence = some_evidence(session, claim, claim.quotation)
        with pytest.raises(RuleBroken, match="attached already"):
            some_evidence(session, claim, claim.quotation, Stance.SUPPORTS)
        withdraw(session, a_person(session), evidence.id)
        some_evidence(session, claim, claim.quotation, Stance.SUPPORTS)
        with pytest.raises(RuleBroken, match="attached already"):
            restore(session, a_person(session), evidence.id)


@pytest.mark.parametrize("status", [Status.SUGGESTED, Status.SET_ASIDE, Status.SIGNED_OFF])
def test_a_claim_that_is_closed_to_evidence_says_what_to_do(
    database: Database, status: Status
) -> None:
    with database.transaction() as session:
        claim = a_claim(session, status)
        with pytest.raises(RuleBroken, match="first"):
            some_evidence(session, claim, claim.quotation)


def test_a_reader_attaches_nothing(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        with pytest.raises(NotAllowed):
            some_evidence(session, claim, by=a_person(session, Role.READER))


def test_a_passage_that_is_too_long_to_quote_is_refused(database: Database) -> None:
    with database.transaction() as session:
        article = an_article(session, "All of it. " * 400)
        claim = a_claim(session)
        with pytest.raises(RuleBroken, match="at most"):
            some_evidence(session, claim, "All of it. " * (LONGEST_PASSAGE // 10), article=article)


def test_an_unknown_claim_or_version_is_not_found(database: Database) -> None:
    with database.transaction() as session:
        person, claim = a_person(session), a_claim(session)
        with pytest.raises(NotFound):
            attach_passage(session, person, 999, Selection(1, "x"), Stance.CONTEXT)
        with pytest.raises(NotFound):
            attach_passage(session, person, claim.id, Selection(999, "x"), Stance.CONTEXT)


def test_a_stale_form_is_refused_and_changes_nothing(database: Database) -> None:
    with database.transaction() as session:
        person, claim = a_person(session), a_claim(session)
        evidence = some_evidence(session, claim)
        restate(session, person, evidence.id, Stance.SUPPORTS, "seen again", seen=1)
        with pytest.raises(OutOfDate):
            restate(session, person, evidence.id, Stance.CONTEXT, None, seen=1)
        assert evidence.stance is Stance.SUPPORTS


def test_new_evidence_ends_the_round_and_sends_the_claim_back_to_work(storage: Database) -> None:
    with storage.transaction() as session:
        claim = a_claim(session, Status.IN_REVIEW)
        some_evidence(session, claim)
        round_ = session.exec(_rounds(claim.id)).one()
    assert claim.status is Status.OPEN
    assert round_.ended_reason is RoundEnd.EVIDENCE_CHANGED


def test_undoing_the_change_makes_the_reviews_count_again(storage: Database) -> None:
    with storage.transaction() as session:
        claim = a_claim(session, Status.AGREED)
        evidence = some_evidence(session, claim)
        assert claim.status is Status.OPEN
        withdraw(session, a_person(session), evidence.id)
    assert claim.status is Status.AGREED


def test_a_note_alone_leaves_the_reviews_as_they_are(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.IN_REVIEW)
        evidence = session.exec(_evidence(claim.id)).first()
        assert evidence is not None
        restate(session, a_person(session), evidence.id, evidence.stance, "a better note")
    assert claim.status is Status.IN_REVIEW


def test_a_round_after_new_evidence_is_another_round(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.AGREED)
        some_evidence(session, claim)
        a_review(session, claim)
        numbers = [round_.number for round_ in session.exec(_rounds(claim.id))]
    assert numbers == [1, 2]


def test_evidence_after_publication_waits_for_an_editor(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.PUBLISHED)
        some_evidence(session, claim)
    assert claim.status is Status.PUBLISHED
    assert claim.reopen_asked_at is not None


def _rounds(claim_id: int) -> Any:
    return select(Round).where(Round.claim_id == claim_id).order_by("number")


def _evidence(claim_id: int) -> Any:
    return select(Evidence).where(Evidence.claim_id == claim_id)
