"""Verdicts on the workbench: signed off, published, reopened, corrected."""

import pytest
from sqlmodel import select

from factcheck.db import Database
from factcheck.models import Claim, Edition, Person, Role, Status, Verdict
from tests.factories import a_claim, a_person, a_review, rating_named, some_evidence
from tests.outreach import a_contact
from tests.stern import Stern

CONCLUSION = "The council paid the builder a grant."


@pytest.fixture
def ilse(database: Database, stern: Stern) -> Stern:
    with database.transaction() as session:
        return stern.as_(a_person(session, Role.EDITOR, name="Ilse Brand"))


def claim_that_is(database: Database, status: Status) -> Claim:
    with database.transaction() as session:
        return a_claim(session, status)


def status_of(database: Database, claim: Claim) -> Status:
    with database.reading() as session:
        return session.get_one(Claim, claim.id).status


def test_an_editor_signs_off_publishes_and_the_edition_is_frozen(
    ilse: Stern, database: Database
) -> None:
    claim = claim_that_is(database, Status.AGREED)
    address = f"/claims/{claim.id}/verdict"
    form = ilse.get(f"/claims/{claim.id}").form(address) | {"verdict-conclusion": CONCLUSION}
    page = ilse.post(address, form, follow=True)
    assert CONCLUSION in page.words
    publication = f"/claims/{claim.id}/publication"
    page = ilse.post(publication, page.form(publication), follow=True)
    assert "Published." in page.words
    assert "Edition 1 is its newest." in page.words
    with database.reading() as session:
        edition = session.exec(select(Edition).where(Edition.claim_id == claim.id)).one()
        assert b"The Sandvik Desk" in edition.json_bytes
    assert "is not signed off" in ilse.post(publication, expect=422).words


def test_a_conclusion_that_is_missing_or_too_long_is_refused_with_the_words_kept(
    ilse: Stern, database: Database
) -> None:
    claim = claim_that_is(database, Status.AGREED)
    address = f"/claims/{claim.id}/verdict"
    assert "Write the conclusion" in ilse.post(address, {"verdict-conclusion": " "}, 422).words
    long = "The pier was paid for. " * 20
    page = ilse.post(address, {"verdict-conclusion": long}, 422)
    assert page.tree.xpath("string(//textarea[@name='verdict-conclusion'])").strip() == long.strip()
    assert status_of(database, claim) is Status.AGREED


def test_a_stale_sign_off_is_not_saved_and_not_lost(ilse: Stern, database: Database) -> None:
    claim = claim_that_is(database, Status.AGREED)
    address = f"/claims/{claim.id}/verdict"
    sent = {"verdict-conclusion": CONCLUSION, "verdict-seen": str(claim.revision - 1)}
    page = ilse.post(address, sent, 409)
    assert "Somebody changed" in page.words
    again = page.form(address)
    assert again["verdict-conclusion"].strip() == CONCLUSION
    ilse.post(address, again)


def test_a_verdict_on_a_claim_that_nobody_agreed_on_is_refused(
    ilse: Stern, database: Database
) -> None:
    claim = claim_that_is(database, Status.OPEN)
    page = ilse.post(f"/claims/{claim.id}/verdict", {"verdict-conclusion": CONCLUSION}, 422)
    assert "there is nothing to sign off" in page.words
    assert CONCLUSION in page.words
    with database.reading() as session:
        assert not session.exec(select(Verdict).where(Verdict.claim_id == claim.id)).all()


def test_whoever_reviewed_does_not_sign_off(stern: Stern, database: Database) -> None:
    with database.transaction() as session:
        editor: Person = a_person(session, Role.EDITOR)
        claim = a_claim(session)
        some_evidence(session, claim)
        a_review(session, claim, by=editor)
        a_review(session, claim)
    browser = stern.as_(editor)
    page = browser.get(f"/claims/{claim.id}")
    assert "another editor signs it off" in page.words
    assert not page.tree.xpath("//form[@id='verdict-form']")
    sent = {"verdict-conclusion": CONCLUSION}
    page = browser.post(f"/claims/{claim.id}/verdict", sent, 403)
    assert "somebody else must sign it off" in page.words


@pytest.mark.parametrize("status", [Status.AGREED, Status.SIGNED_OFF])
def test_a_claim_is_reopened_before_it_is_published(
    ilse: Stern, database: Database, status: Status
) -> None:
    claim = claim_that_is(database, status)
    address = f"/claims/{claim.id}/reopening"
    page = ilse.post(address, ilse.get(f"/claims/{claim.id}").form(address), follow=True)
    assert "0 of 2 reviews are in" in page.words
    assert "ended when the claim was reopened" in page.words
    assert status_of(database, claim) is Status.OPEN


def test_a_published_claim_is_corrected_by_a_second_edition(
    ilse: Stern, database: Database
) -> None:
    claim = claim_that_is(database, Status.PUBLISHED)
    address = f"/claims/{claim.id}/correction"
    page = ilse.post(address, ilse.get(f"/claims/{claim.id}").form(address), follow=True)
    assert status_of(database, claim) is Status.CORRECTING
    verdict = f"/claims/{claim.id}/verdict"
    form = page.form(verdict)
    refused = ilse.post(verdict, form, 422)
    assert "Say in one sentence what the correction changes." in refused.words
    assert "Choose what kind of correction it is." in refused.words
    with database.reading() as session:
        form["verdict-rating"] = str(rating_named(session, "mostly-false").id)
    form["verdict-correction"] = "The grant was smaller than we wrote."
    form["verdict-tier"] = "typo"
    assert "this correction affects the rating" in ilse.post(verdict, form, 422).words
    form["verdict-tier"] = "affects rating"
    page = ilse.post(verdict, form, follow=True)
    assert "Mostly false" in page.words
    ilse.post(f"/claims/{claim.id}/publication")
    assert "Edition 2 is its newest." in ilse.get(f"/claims/{claim.id}").words


def test_what_was_written_for_readers_comes_back_when_somebody_declared_it_void_meanwhile(
    ilse: Stern, database: Database
) -> None:
    claim = claim_that_is(database, Status.PUBLISHED)
    outdating, voiding = f"/claims/{claim.id}/outdating", f"/claims/{claim.id}/voiding"
    bench = ilse.get(f"/claims/{claim.id}")
    late = bench.form(outdating) | {"outdated-sentence": "The town sold the pier in May."}
    ilse.post(voiding, bench.form(voiding) | {"void-sentence": "It was another pier."})
    assert "The town sold the pier in May." in ilse.post(outdating, late, 409).words


def test_what_changed_since_it_was_signed_off_is_signed_off_again(
    ilse: Stern, database: Database
) -> None:
    claim = claim_that_is(database, Status.SIGNED_OFF)
    with database.transaction() as session:
        a_contact(session, claim)
    page = ilse.get(f"/claims/{claim.id}")
    assert "has changed since it was signed off" in page.words
    assert not page.tree.xpath(f"//form[@action='/claims/{claim.id}/publication']")
    refused = ilse.post(f"/claims/{claim.id}/publication", expect=422)
    assert "sign it off as it stands now" in refused.words
    page = ilse.post(f"/claims/{claim.id}/verdict/renewal", follow=True)
    assert "has changed since" not in page.words
    ilse.post(f"/claims/{claim.id}/publication")
    assert status_of(database, claim) is Status.PUBLISHED


def test_a_correction_is_dropped_by_undo(ilse: Stern, database: Database) -> None:
    claim = claim_that_is(database, Status.PUBLISHED)
    page = ilse.post(f"/claims/{claim.id}/correction", follow=True)
    ilse.post(page.tree.xpath("string(//form[@data-undo]/@action)"))
    assert status_of(database, claim) is Status.PUBLISHED


@pytest.mark.parametrize(
    "deed",
    [
        "verdict",
        "verdict/renewal",
        "publication",
        "reopening",
        "correction",
        "correction/dropping",
        "outdating",
        "voiding",
        "settlement",
    ],
)
def test_only_editors_judge(stern: Stern, database: Database, deed: str) -> None:
    claim = claim_that_is(database, Status.AGREED)
    with database.transaction() as session:
        reviewer = stern.as_(a_person(session))
    reviewer.post(f"/claims/{claim.id}/{deed}", expect=403)
    assert status_of(database, claim) is Status.AGREED


def test_an_unknown_claim_is_not_found(ilse: Stern) -> None:
    ilse.post("/claims/4711/verdict", {"verdict-conclusion": CONCLUSION}, 404)
    ilse.post("/claims/4711/publication", expect=404)
    ilse.post("/claims/4711/correction", expect=404)
