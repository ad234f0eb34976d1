"""Revising one's review on the workbench, and the wordings before it."""

import pytest

from factcheck.db import Database
from factcheck.models import Claim, Person, Review, Role
from tests.factories import a_claim, a_person, a_review, rating_named, some_evidence
from tests.stern import Stern
from tests.web.test_desk import address, queues


@pytest.fixture
def mara(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, name="Mara Eng")


@pytest.fixture
def claim(database: Database) -> Claim:
    with database.transaction() as session:
        claim = a_claim(session)
        some_evidence(session, claim)
    return claim


@pytest.fixture
def review(database: Database, mara: Person, claim: Claim) -> Review:
    """Mara's, in a round that is disputed."""
    with database.transaction() as session:
        review = a_review(session, claim, "true", by=mara, justification="At first sight.")
        a_review(session, claim, "false", justification="The accounts show a grant.")
    return review


def filled(database: Database, page_form: dict[str, str], key: str, words: str) -> dict[str, str]:
    with database.reading() as session:
        rating = str(rating_named(session, key).id)
    sure = {"revision-confidence": "high"}
    return page_form | sure | {"revision-rating": rating, "revision-justification": words}


def test_a_reviewer_of_a_dispute_revises_and_ends_it(
    stern: Stern, database: Database, mara: Person, claim: Claim, review: Review
) -> None:
    browser, action = stern.as_(mara), f"/reviews/{review.id}/revision"
    page = browser.get(f"/claims/{claim.id}?pane=activity")
    assert "revise yours or let it stand" in page.words
    form = page.form(f"{action}?pane=activity")
    assert form["revision-justification"].strip() == "At first sight."
    sent = filled(database, form, "false", "I had missed the accounts.")
    done = browser.post(f"{action}?pane=activity", sent, follow=True)
    assert "Your review is revised; what you wrote before is kept." in done.words
    assert "Agreed" in done.words
    assert "Mara Eng ended the dispute: all rate it False now." in done.words
    [earlier] = done.tree.xpath("//details[@class='earlier']")
    assert earlier.get("open") is None
    assert "At first sight." in earlier.text_content()
    assert "True" in earlier.text_content()
    [shown] = [
        one for one in done.tree.xpath("//ul[@class='reviews']/li") if "Mara" in one.text_content()
    ]
    assert shown.xpath("string(p)") == "I had missed the accounts."


def test_words_are_kept_when_the_revision_is_refused(
    stern: Stern, database: Database, mara: Person, claim: Claim, review: Review
) -> None:
    browser, action = stern.as_(mara), f"/reviews/{review.id}/revision"
    form = browser.get(f"/claims/{claim.id}").form(action)
    same = browser.post(action, form, 422)
    assert "Nothing in this differs from your review as it stands." in same.words
    empty = browser.post(action, form | {"revision-justification": " "}, 422)
    assert "Say in a sentence or two" in empty.words
    sent = filled(database, form, "mixed", "Neither one nor the other.")
    browser.post(action, sent, 303)
    stale = browser.post(action, sent | {"revision-justification": "Again."}, 409)
    assert "Somebody changed" in stale.words
    assert "Again." in stale.tree.xpath("string(//textarea[@name='revision-justification'])")


def test_when_the_dispute_is_over_meanwhile_the_words_are_shown(
    stern: Stern, database: Database, mara: Person, claim: Claim, review: Review
) -> None:
    browser, action = stern.as_(mara), f"/reviews/{review.id}/revision"
    form = browser.get(f"/claims/{claim.id}").form(action)
    browser.post(action, filled(database, form, "false", "Yes, false."), 303)
    late = browser.post(action, filled(database, form, "mixed", "Or is it?"), 409)
    assert "Justification, as you wrote it: Or is it?" in late.words


def test_nobody_else_revises_it(
    stern: Stern, database: Database, claim: Claim, review: Review
) -> None:
    action = f"/reviews/{review.id}/revision"
    with database.transaction() as session:
        editor = stern.as_(a_person(session, Role.EDITOR))
        reader = stern.as_(a_person(session, Role.READER))
    assert action not in editor.get(f"/claims/{claim.id}").text
    sent = filled(database, {}, "false", "I know better.")
    assert "Only its author" in editor.post(action, sent, 403).words
    reader.post(action, sent, 403)
    editor.post("/reviews/999/revision", sent, 404)


def test_a_sealed_review_can_not_be_told_from_one_that_is_not_there(
    stern: Stern, database: Database, mara: Person, claim: Claim
) -> None:
    with database.transaction() as session:
        sealed = a_review(session, claim, by=mara, justification="Zanzibar")
        other = stern.as_(a_person(session, Role.ADMIN))
    sent = filled(database, {}, "false", "Guessing.")
    there = other.post(f"/reviews/{sealed.id}/revision", sent, 404)
    missing = other.post(f"/reviews/{sealed.id + 1}/revision", sent, 404)
    assert there.words == missing.words
    own = stern.as_(mara).post(f"/reviews/{sealed.id}/revision", sent, 422)
    assert "is not disputed in this round" in own.words


def test_the_desk_asks_the_reviewers_of_a_dispute_to_look_again(
    stern: Stern, database: Database, mara: Person, claim: Claim, review: Review
) -> None:
    with database.transaction() as session:
        other = stern.as_(a_person(session))
    assert queues(stern.as_(mara).get("/"))["To revise"] == [address(claim)]
    assert queues(other.get("/")).get("To revise", []) == []
    form = stern.as_(mara).get(f"/claims/{claim.id}").form(f"/reviews/{review.id}/revision")
    sent = filled(database, form, "false", "Yes, false.")
    stern.as_(mara).post(f"/reviews/{review.id}/revision", sent, 303)
    assert queues(stern.as_(mara).get("/")).get("To revise", []) == []
