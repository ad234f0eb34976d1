"""The page of gaps in the guideline."""

from factcheck.db import Database
from factcheck.models import Role
from tests.factories import a_person
from tests.stern import Stern
from tests.workflow.test_guideline import settled


def test_an_editor_answers_a_gap_and_takes_it_back(stern: Stern, database: Database) -> None:
    editor, claim = settled(database)
    lea = stern.as_(editor)
    page = lea.get("/guideline-gaps")
    assert claim.ref in page.words and "free of charge" in page.words
    page = lea.post(
        "/guideline-gaps/1/answer",
        {"gap-1-answer": "Free means free for whoever uses it.", "gap-1-seen": "1"},
        follow=True,
    )
    assert "No gap is open" in page.words
    assert "The guideline now: Free means free for whoever uses it." in page.words
    page = lea.post("/guideline-gaps/1/reopening", follow=True)
    assert "No gap is open" not in page.words


def test_two_editors_at_once_see_both_answers(stern: Stern, database: Database) -> None:
    editor, _ = settled(database)
    lea = stern.as_(editor)
    lea.post("/guideline-gaps/1/answer", {"gap-1-answer": "Free for users.", "gap-1-seen": "1"})
    page = lea.post(
        "/guideline-gaps/1/answer",
        {"gap-1-answer": "Free for taxpayers.", "gap-1-seen": "1"},
        expect=409,
    )
    assert "Free for users." in page.words and "Free for taxpayers." in page.words


def test_an_empty_answer_comes_back_and_reviewers_only_read(
    stern: Stern, database: Database
) -> None:
    editor, _ = settled(database)
    stern.as_(editor).post("/guideline-gaps/1/answer", {"gap-1-answer": " "}, expect=422)
    with database.transaction() as session:
        ida = stern.as_(a_person(session, Role.REVIEWER))
    assert not ida.get("/guideline-gaps").tree.xpath("//textarea")
    ida.post("/guideline-gaps/1/answer", {"gap-1-answer": "No."}, expect=403)
