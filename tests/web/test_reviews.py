"""Reviews on the workbench: written, sealed, overtaken by evidence, disputed and settled."""

import re

import pytest

from factcheck.db import Database
from factcheck.models import Claim, Role, Rules, Stance, Status
from factcheck.workflow import evidence as verbs
from factcheck.workflow.desk import change_policy
from tests.factories import (
    a_claim,
    a_person,
    a_review,
    a_sign_off,
    an_edition,
    rating_named,
    some_evidence,
)
from tests.stern import Answer, Stern

MARKER = "Zanzibar justification"


@pytest.fixture
def mara(database: Database, stern: Stern) -> Stern:
    with database.transaction() as session:
        return stern.as_(a_person(session, name="Mara Eng"))


@pytest.fixture
def claim(database: Database) -> Claim:
    """An open claim with a passage."""
    with database.transaction() as session:
        claim = a_claim(session)
        some_evidence(session, claim)
    return claim


def rating(database: Database, key: str) -> str:
    with database.reading() as session:
        return str(rating_named(session, key).id)


def review(browser: Stern, database: Database, claim: Claim, key: str = "false") -> Answer:
    """Fill in the review form of the workbench and send it."""
    form = browser.get(f"/claims/{claim.id}").form(f"/claims/{claim.id}/reviews")
    form |= {
        "review-rating": rating(database, key),
        "review-confidence": "low",
        "review-justification": "The grant is there.",
    }
    return browser.post(f"/claims/{claim.id}/reviews", form, follow=True)


def asks_for_a_review(page: Answer) -> bool:
    return bool(page.tree.xpath("//form[@id='review-form']"))


def test_a_review_goes_in_and_stays_sealed_until_the_other_is_in(
    mara: Stern, stern: Stern, database: Database, claim: Claim
) -> None:
    assert "0 of 2 reviews are in; sealed until all are" in mara.get(f"/claims/{claim.id}").words
    page = review(mara, database, claim)
    assert "1 of 2 reviews is in; sealed until all are" in page.words
    assert "sealed: only you see this" in page.words
    assert not asks_for_a_review(page)
    with database.transaction() as session:
        other = stern.as_(a_person(session))
    assert "The grant is there." not in other.get(f"/claims/{claim.id}").words
    page = review(other, database, claim)
    assert "Agreed" in page.words
    assert page.words.count("The grant is there.") == 2
    assert "An editor signs it off." in page.words


def test_a_review_without_a_rating_or_a_reason_keeps_what_was_typed(
    mara: Stern, database: Database, claim: Claim
) -> None:
    address = f"/claims/{claim.id}/reviews"
    page = mara.post(
        address, {"review-confidence": "low", "review-justification": "Because of the grant."}, 422
    )
    assert "Choose a rating." in page.words
    assert "Because of the grant." in page.tree.xpath(
        "string(//textarea[@id='review-justification'])"
    )
    number = rating(database, "mixed")
    page = mara.post(address, {"review-rating": number}, 422)
    assert page.tree.xpath(f"//input[@name='review-rating'][@value='{number}'][@checked]")
    mara.post(
        address,
        {"review-rating": "99", "review-confidence": "low", "review-justification": "x"},
        422,
    )
    mara.post(
        address,
        {"review-rating": number, "review-confidence": "low", "review-justification": "x" * 5_001},
        422,
    )


def test_a_claim_without_evidence_is_not_reviewed(mara: Stern, database: Database) -> None:
    with database.transaction() as session:
        bare = a_claim(session)
    page = mara.get(f"/claims/{bare.id}")
    assert "Attach a passage" in page.words
    assert not asks_for_a_review(page)
    sent = {
        "review-rating": rating(database, "true"),
        "review-confidence": "low",
        "review-justification": "I feel it.",
    }
    page = mara.post(f"/claims/{bare.id}/reviews", sent, 422)
    assert "There is no evidence yet" in page.words
    assert "I feel it." in page.words


def test_nobody_reviews_twice_in_a_round(mara: Stern, database: Database, claim: Claim) -> None:
    review(mara, database, claim)
    sent = {
        "review-rating": rating(database, "true"),
        "review-confidence": "low",
        "review-justification": "On reflection.",
    }
    page = mara.post(f"/claims/{claim.id}/reviews", sent, 422)
    assert "Your review of this round is in already." in page.words


def test_evidence_that_changed_while_one_wrote_is_said_and_the_words_are_kept(
    mara: Stern, database: Database, claim: Claim
) -> None:
    address = f"/claims/{claim.id}/reviews"
    form = mara.get(f"/claims/{claim.id}").form(address)
    with database.transaction() as session:
        some_evidence(session, claim, stance=Stance.SUPPORTS)
    form |= {
        "review-rating": rating(database, "mixed"),
        "review-confidence": "low",
        "review-justification": "Half of it.",
    }
    page = mara.post(address, form, 409)
    assert "The evidence changed while you wrote." in page.words
    again = page.form(address)
    assert again["review-justification"].strip() == "Half of it."
    mara.post(address, again)


def test_an_overtaken_review_is_there_to_start_from_with_what_changed_marked(
    mara: Stern, database: Database, claim: Claim
) -> None:
    review(mara, database, claim, "mixed")
    with database.transaction() as session:
        other = a_person(session)
        new = some_evidence(session, claim, stance=Stance.SUPPORTS, by=other)
    page = mara.get(f"/claims/{claim.id}")
    form = page.form(f"/claims/{claim.id}/reviews")
    assert form["review-rating"] == rating(database, "mixed")
    assert form["review-justification"].strip() == "The grant is there."
    marked = page.tree.xpath("//li[.//span[@class='changed']]/@id")
    assert marked == [f"evidence-{new.id}"]
    assert "The evidence has changed since your last review" in page.words
    with database.transaction() as session:
        a_review(session, claim, by=a_person(session))
    assert asks_for_a_review(mara.get(f"/claims/{claim.id}")), "also when another was quicker"


def test_a_restatement_since_ones_review_is_marked_and_another_note_is_not(
    mara: Stern, database: Database
) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        first, second = some_evidence(session, claim), some_evidence(session, claim)
    review(mara, database, claim)
    with database.transaction() as session:
        other = a_person(session)
        verbs.restate(session, other, first.id, Stance.CONTEXT, None)
        verbs.restate(session, other, second.id, Stance.CONTRADICTS, "A better note.")
    page = mara.get(f"/claims/{claim.id}")
    marked = {
        one.get("id"): one.xpath("string(.//span[@class='changed'])")
        for one in page.tree.xpath("//li[.//span[@class='changed']]")
    }
    assert marked == {f"evidence-{first.id}": "Restated since your review"}


def test_an_editor_who_did_not_review_settles_a_dispute(stern: Stern, database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.DISPUTED)
        reviewer = stern.as_(a_person(session))
        editor = stern.as_(a_person(session, Role.EDITOR, name="Ilse Brand"))
    assert "An editor settles this dispute." in reviewer.get(f"/claims/{claim.id}").words
    address = f"/claims/{claim.id}/settlement"
    reviewer.post(address, {}, 403)
    page = editor.get(f"/claims/{claim.id}")
    assert len(page.tree.xpath("//ul[@class='reviews']/li")) == 2
    form = page.form(address) | {"settle-rating": rating(database, "false")}
    kept = editor.post(address, {**form, "settle-note": "Look at the accounts."}, 422)
    assert "Look at the accounts." in kept.tree.xpath("string(//textarea[@name='settle-note'])")
    form |= {
        "settle-reason": "misreading",
        "settle-confidence": "high",
        "settle-note": "Look at the accounts.",
    }
    page = editor.post(address, form, follow=True)
    assert "Ilse Brand settled it as False" in page.words
    assert page.tree.xpath("//form[@id='verdict-form']")
    stale = editor.post(address, form, 409)
    assert "Somebody changed" in stale.words


def test_an_editor_who_reviewed_does_not_settle(stern: Stern, database: Database) -> None:
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR)
        claim = a_claim(session)
        some_evidence(session, claim)
        a_review(session, claim, "true", by=editor)
        a_review(session, claim, "false")
    browser = stern.as_(editor)
    assert "another editor settles" in browser.get(f"/claims/{claim.id}").words
    sent = {
        "settle-rating": rating(database, "true"),
        "settle-reason": "judgement",
        "settle-confidence": "high",
        "settle-note": "I was right.",
    }
    page = browser.post(f"/claims/{claim.id}/settlement", sent, 403)
    assert "somebody else must settle this dispute" in page.words


def test_a_desk_of_one_goes_all_the_way(stern: Stern, database: Database) -> None:
    with database.transaction() as session:
        alone = a_person(session, Role.ADMIN)
        change_policy(session, alone, Rules(reviews_wanted=1, one_person_desk=True))
        claim = a_claim(session)
        some_evidence(session, claim)
    browser = stern.as_(alone)
    page = review(browser, database, claim)
    assert page.tree.xpath("//form[@id='verdict-form']")


#: Among the choices of a list's filter.
FILTERED = '<option value="misleading">Quux-rating</option>'
OFFERED = '<span class="swatch rating-swatch-6" aria-hidden="true"></span>Quux-rating'
PAGES = (
    "/",
    "/inbox",
    "/claims",
    "/claims?status=all",
    "/claims?q=Zanzibar",
    "/claims/{id}",
    "/claims/{id}?pane=suggestions",
    "/claims/{id}?pane=activity",
    "/articles",
    "/articles/1",
    "/reports",
    "/reports/FC-{id}",
    "/reports/FC-1",
    "/claims/{id}/links",
    "/search?q=Zanzibar",
    "/people",
    "/agreement",
)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("overtaken", [False, True])
def test_no_page_gives_a_sealed_review_away(
    stern: Stern, database: Database, role: Role, overtaken: bool
) -> None:
    """The rating is one that nothing else on the desk is called by."""
    with database.transaction() as session:
        rating_named(session, "misleading").label = "Quux-rating"
        rating_named(session, "misleading").definition = "Never used."
        published = a_claim(session, Status.PUBLISHED)
        claim = a_claim(session)
        some_evidence(session, claim)
        author = a_person(session, Role.REVIEWER)
        a_review(session, claim, "misleading", by=author, justification=MARKER)
        if overtaken:
            some_evidence(session, claim)
        person = a_person(session, role)
        assert published
    browser = stern.as_(person)
    for address in PAGES:
        page = browser.client.get(address.format(id=claim.id)).get_data(as_text=True)
        assert MARKER not in page, address
        # The scale offers every rating alike; beside that, nothing names this one.
        offered = page.count(OFFERED) + page.count(FILTERED)
        assert page.count("Quux-rating") == offered, address
        assert not re.search(r"<input checked[^>]*review-rating", page), address
    assert MARKER in stern.as_(author).get(f"/claims/{claim.id}").text


def test_ratings_show_once_the_round_is_complete(stern: Stern, database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        some_evidence(session, claim)
        for _ in range(2):
            a_review(session, claim, "misleading", justification=MARKER)
        a_sign_off(session, claim)
        an_edition(session, claim)
        reader = stern.as_(a_person(session, Role.READER))
    page = reader.get(f"/claims/{claim.id}")
    assert page.words.count(MARKER) == 2
    assert "Misleading" in page.words


def test_whom_the_policy_keeps_away_is_told_so_instead_of_being_asked(
    stern: Stern, database: Database
) -> None:
    with database.transaction() as session:
        person = a_person(session)
        change_policy(
            session,
            a_person(session, Role.EDITOR),
            Rules(reviews_wanted=2, attacher_may_review=False),
        )
        claim = a_claim(session)
        some_evidence(session, claim, by=person)
    browser = stern.as_(person)
    page = browser.get(f"/claims/{claim.id}")
    assert "You attached evidence to FC-" in page.words
    assert not asks_for_a_review(page)
    sent = {
        "review-rating": rating(database, "false"),
        "review-confidence": "low",
        "review-justification": "It was mine.",
    }
    page = browser.post(f"/claims/{claim.id}/reviews", sent, expect=403)
    assert "others review it" in page.words
    assert "It was mine." in page.text
