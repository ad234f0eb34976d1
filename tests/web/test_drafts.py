"""Drafts of reviews on the workbench: saved by a script or a button, brought back, thrown away."""

import pytest
from flask.testing import FlaskClient

from factcheck.db import Database
from factcheck.models import Claim, Person, Role, Stance
from factcheck.workflow.evidence import withdraw
from tests.factories import a_claim, a_person, a_review, rating_named, some_evidence
from tests.stern import Answer, Stern

SCRIPT = {"Accept": "application/json"}


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


def form_of(browser: Stern, claim: Claim) -> dict[str, str]:
    return browser.get(f"/claims/{claim.id}").form(f"/claims/{claim.id}/reviews")


def save(browser: Stern, claim: Claim, sent: dict[str, str], expect: int = 303) -> Answer:
    return browser.post(f"/claims/{claim.id}/draft", sent, expect)


def by_script(
    browser: Stern, claim: Claim, sent: dict[str, str], expect: int = 200
) -> dict[str, object]:
    client: FlaskClient = browser.client
    answer = client.post(
        f"/claims/{claim.id}/draft", data={"csrf_token": browser.token(), **sent}, headers=SCRIPT
    )
    assert answer.status_code == expect
    assert answer.get_json() is not None
    return dict(answer.get_json())


def test_what_is_half_written_is_there_again_on_any_machine(
    stern: Stern, database: Database, mara: Person, claim: Claim
) -> None:
    with database.reading() as session:
        mixed = str(rating_named(session, "mixed").id)
    form = form_of(stern.as_(mara), claim)
    [number] = [name.rpartition("-")[2] for name in form if "-read-" in name]
    form |= {
        "review-rating": mixed,
        "review-justification": "The acc",
        "review-other_reading": "He may mean",
        f"review-read-{number}": "context",
    }
    del form[f"review-relied-{number}"]
    save(stern.as_(mara), claim, form)
    elsewhere = stern.as_(mara).get(f"/claims/{claim.id}")
    again = elsewhere.form(f"/claims/{claim.id}/reviews")
    assert "Draft saved" in elsewhere.words
    assert again["review-rating"] == mixed
    assert "review-confidence" not in again
    assert again["review-justification"].strip() == "The acc"
    assert again["review-other_reading"].strip() == "He may mean"
    assert again[f"review-read-{number}"] == "context"
    assert f"review-relied-{number}" not in again


def test_a_script_is_told_the_new_revision_and_in_short_why_not(
    stern: Stern, mara: Person, claim: Claim
) -> None:
    browser = stern.as_(mara)
    form = form_of(browser, claim) | {"review-justification": "One"}
    saved = by_script(browser, claim, form)
    assert saved["revision"] == 1
    assert "another window" in str(by_script(browser, claim, form, 409)["problem"])
    form |= {"review-draft": "1", "review-justification": "x" * 5_001}
    assert "5,000" in str(by_script(browser, claim, form, 422)["problem"])
    form |= {"review-justification": "x", "review-read-1": "proves"}
    assert "bears on the claim" in str(by_script(browser, claim, form, 422)["problem"])


@pytest.mark.parametrize("odd", ["", "x", "-1", "9" * 30, "1e3"])
def test_odd_numbers_and_words_in_a_draft_cost_nothing(
    stern: Stern, mara: Person, claim: Claim, odd: str
) -> None:
    sent = {
        "review-rating": odd,
        "review-confidence": odd,
        "review-draft": odd,
        "review-evidence": odd * 100,
        "review-window": odd * 100,
        f"review-read-{odd}": "context",
    }
    assert by_script(stern.as_(mara), claim, sent | {"review-justification": "Kept."})


def test_two_windows_are_shown_both_drafts_before_one_goes_before_the_other(
    stern: Stern, mara: Person, claim: Claim
) -> None:
    browser = stern.as_(mara)
    first, second = form_of(browser, claim), form_of(browser, claim)
    save(browser, claim, first | {"review-justification": "From the first window."})
    mine = second | {"review-justification": "From the second window."}
    page = save(browser, claim, mine, expect=409)
    assert "From the first window." in page.words
    assert "From the second window." in page.words
    form = page.form(f"/claims/{claim.id}/reviews")
    assert form["review-justification"].strip() == "From the second window."
    save(browser, claim, form)
    assert form_of(browser, claim)["review-justification"].strip() == "From the second window."


def test_handing_in_ends_the_draft_and_a_draft_is_no_review(
    stern: Stern, database: Database, mara: Person, claim: Claim
) -> None:
    browser = stern.as_(mara)
    save(browser, claim, form_of(browser, claim) | {"review-justification": "Half a thou"})
    assert "0 of 2 reviews are in" in browser.get(f"/claims/{claim.id}").words
    with database.reading() as session:
        false = str(rating_named(session, "false").id)
    sent = form_of(browser, claim) | {"review-rating": false, "review-confidence": "high"}
    page = browser.post(f"/claims/{claim.id}/reviews", sent, follow=True)
    assert "Draft saved" not in page.words
    assert "High confidence" in page.words
    late = by_script(browser, claim, sent, 422)
    assert "in already" in str(late["problem"])


def test_a_draft_is_thrown_away_and_that_is_undone(
    stern: Stern, mara: Person, claim: Claim
) -> None:
    browser = stern.as_(mara)
    save(browser, claim, form_of(browser, claim) | {"review-justification": "Worth keeping."})
    page = browser.post(f"/claims/{claim.id}/draft/removal", follow=True)
    assert page.form(f"/claims/{claim.id}/reviews")["review-justification"].strip() == ""
    [undo] = page.tree.xpath("//form[@data-undo]/@action")
    page = browser.post(undo, follow=True)
    again = page.form(f"/claims/{claim.id}/reviews")
    assert again["review-justification"].strip() == "Worth keeping."
    browser.post(undo, expect=404)


def test_a_draft_that_the_evidence_has_overtaken_says_by_what(
    stern: Stern, database: Database, mara: Person, claim: Claim
) -> None:
    browser = stern.as_(mara)
    save(browser, claim, form_of(browser, claim) | {"review-justification": "So far"})
    with database.transaction() as session:
        ada = a_person(session, name="Ada Moss")
        new = some_evidence(session, claim, stance=Stance.SUPPORTS, by=ada)
        passing = some_evidence(session, claim, by=ada)
        withdraw(session, ada, passing.id)
    page = browser.get(f"/claims/{claim.id}")
    assert "The evidence has changed since this draft was saved." in page.words
    listed = page.tree.xpath("//ul[@class='changes']/li")
    assert [one.text_content().split(":")[0] for one in listed] == [
        "Ada Moss attached, as supporting it"
    ]
    assert page.tree.xpath(f"//li[@id='evidence-{new.id}']//span[@class='changed']")


def test_a_stale_review_is_asked_for_again_with_all_that_it_said(
    stern: Stern, database: Database, mara: Person, claim: Claim
) -> None:
    browser = stern.as_(mara)
    with database.reading() as session:
        false = str(rating_named(session, "false").id)
    sent = form_of(browser, claim) | {
        "review-rating": false,
        "review-confidence": "low",
        "review-justification": "For want of better.",
        "review-speaker_proof": "He did not.",
    }
    browser.post(f"/claims/{claim.id}/reviews", sent)
    with database.transaction() as session:
        some_evidence(session, claim, by=a_person(session, name="Ada Moss"))
    page = browser.get(f"/claims/{claim.id}")
    again = page.form(f"/claims/{claim.id}/reviews")
    assert "Ada Moss attached, as contradicting the claim:" in page.words
    assert again["review-confidence"] == "low"
    assert again["review-speaker_proof"].strip() == "He did not."


def test_a_reviewer_of_a_dispute_keeps_a_draft_of_the_revision(
    stern: Stern, database: Database, mara: Person, claim: Claim
) -> None:
    with database.transaction() as session:
        review = a_review(session, claim, "true", by=mara)
        a_review(session, claim, "false")
    browser, action = stern.as_(mara), f"/reviews/{review.id}/revision"
    form = browser.get(f"/claims/{claim.id}").form(action)
    save(browser, claim, form | {"revision-justification": "On refl"})
    again = browser.get(f"/claims/{claim.id}").form(action)
    assert again["revision-justification"].strip() == "On refl"


def test_a_draft_is_nobody_elses(
    stern: Stern, database: Database, mara: Person, claim: Claim
) -> None:
    save(
        stern.as_(mara),
        claim,
        form_of(stern.as_(mara), claim) | {"review-justification": "Zanzibar"},
    )
    with database.transaction() as session:
        others = [a_person(session, role) for role in Role]
    for person in others:
        browser = stern.as_(person)
        for pane in ("", "?pane=activity"):
            assert "Zanzibar" not in browser.get(f"/claims/{claim.id}{pane}").text
        refused = 404 if person.role is not Role.READER else 403
        for deed in ("removal", "return"):
            assert (
                "Zanzibar" not in browser.post(f"/claims/{claim.id}/draft/{deed}", {}, refused).text
            )
