"""Gaps in the guideline: noted by a settlement, answered once, and filed again when opened anew."""

import pytest

from factcheck.db import Database
from factcheck.errors import NotAllowed, NotFound, OutOfDate, RuleBroken
from factcheck.models import Claim, Confidence, Person, Role, SettlingReason, Status
from factcheck.queries import guideline as questions
from factcheck.workflow.guideline import close_gap, reopen_gap
from factcheck.workflow.reviews import settle_dispute
from tests.factories import a_claim, a_person, rating_named


def settled(
    database: Database, reason: SettlingReason = SettlingReason.GUIDELINE_GAP
) -> tuple[Person, Claim]:
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR, name="Lea Brandt")
        claim = a_claim(session, Status.DISPUTED)
        settle_dispute(
            session,
            editor,
            claim.id,
            rating_id=rating_named(session, "false").id,
            reason=reason,
            note="The guideline doesn’t say what free of charge means.",
            confidence=Confidence.MEDIUM,
        )
    return editor, claim


def test_a_dispute_that_is_settled_over_a_gap_puts_it_on_the_list(storage: Database) -> None:
    editor, claim = settled(storage)
    with storage.reading() as session:
        [gap] = questions.open_gaps(session, editor)
        assert questions.number_open(session, editor) == 1
        assert questions.closed_gaps(session, editor) == []
    assert (gap.claim_id, gap.settled_by, gap.rating) == (claim.id, "Lea Brandt", "False")
    assert "free of charge" in gap.note


@pytest.mark.parametrize(
    "reason", [one for one in SettlingReason if one is not SettlingReason.GUIDELINE_GAP]
)
def test_other_reasons_leave_the_list_as_it_is(database: Database, reason: SettlingReason) -> None:
    editor, _ = settled(database, reason)
    with database.reading() as session:
        assert questions.open_gaps(session, editor) == []


def test_a_gap_is_answered_and_can_be_opened_again(storage: Database) -> None:
    editor, _ = settled(storage)
    with storage.transaction() as session:
        [gap] = questions.open_gaps(session, editor)
        close_gap(session, editor, gap.id, " Free means free for whoever uses it. ", seen=1)
    with storage.reading() as session:
        assert questions.open_gaps(session, editor) == []
        [closed] = questions.closed_gaps(session, editor)
    assert (closed.answer, closed.closed_by) == (
        "Free means free for whoever uses it.",
        "Lea Brandt",
    )
    with storage.transaction() as session:
        reopen_gap(session, editor, gap.id)
        assert [one.answer for one in questions.open_gaps(session, editor)] == [None]


def test_an_answer_needs_words_a_right_and_a_gap_that_nobody_answered_since(
    database: Database,
) -> None:
    editor, _ = settled(database)
    with database.transaction() as session:
        reviewer = a_person(session)
        [gap] = questions.open_gaps(session, reviewer)
        for actor, answer, seen, refusal in (
            (editor, "  ", None, RuleBroken),
            (editor, "x" * 1_001, None, RuleBroken),
            (editor, "It says so now.", 7, OutOfDate),
            (reviewer, "It says so now.", None, NotAllowed),
        ):
            with pytest.raises(refusal):
                close_gap(session, actor, gap.id, answer, seen)
        with pytest.raises(NotFound):
            close_gap(session, editor, 999, "It says so now.")


def test_a_gap_of_a_confidential_claim_is_on_the_list_of_who_is_named_alone(
    database: Database,
) -> None:
    editor, claim = settled(database)
    with database.transaction() as session:
        [gap] = questions.open_gaps(session, editor)
        session.get_one(Claim, claim.id).is_confidential = True
        session.flush()
        assert questions.open_gaps(session, editor) == []
        assert questions.number_open(session, editor) == 0
        with pytest.raises(NotFound):
            close_gap(session, editor, gap.id, "It says so now.")
