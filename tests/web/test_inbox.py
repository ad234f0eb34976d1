"""The inbox: suggestions opened, set aside, and brought back."""

import pytest

from factcheck.db import Database
from factcheck.models import AsideReason, Claim, Role, Status
from factcheck.statistics.lessons import Learned
from factcheck.workflow import claims
from factcheck.workflow.learning import keep_weights
from tests.factories import a_claim, a_person, an_article, article_of, some_evidence
from tests.stern import Stern


@pytest.fixture
def mara(database: Database, stern: Stern) -> Stern:
    with database.transaction() as session:
        return stern.as_(a_person(session, name="Mara Eng"))


def suggested(database: Database) -> Claim:
    with database.transaction() as session:
        return a_claim(session, Status.SUGGESTED)


def status_of(database: Database, claim: Claim) -> Status:
    with database.reading() as session:
        return session.get_one(Claim, claim.id).status


def test_an_empty_inbox_says_what_to_do_next(mara: Stern) -> None:
    assert "Add an article" in mara.get("/inbox").words


def test_a_row_shows_the_words_who_said_them_and_where(mara: Stern, database: Database) -> None:
    claim = suggested(database)
    row = " ".join(mara.get("/inbox").tree.xpath(f"string(//li[@id='claim-{claim.id}'])").split())
    assert f"“{claim.quotation}”" in row
    assert "Fenn" in row
    assert "The Sandvik Courier" in row
    assert "¶2" in row
    assert "Quotation" in row


def test_reported_speech_stands_without_quotation_marks(mara: Stern, database: Database) -> None:
    with database.transaction() as session:
        an_article(session, "Mayor Odile Fenn said she never paid the builder of the pier.\n")
    page = mara.get("/inbox")
    words = page.tree.xpath("string(//li[@class='row split']//blockquote)").strip()
    assert words
    assert not words.startswith("“")


def test_opening_keeps_the_place_in_the_inbox_and_can_be_undone(
    mara: Stern, database: Database
) -> None:
    claim, other = suggested(database), suggested(database)
    address = f"/claims/{claim.id}/opening?from=inbox"
    page = mara.post(address, mara.get("/inbox").form(address), follow=True)
    assert page.h1 == "Inbox"
    assert f"FC-{claim.id} is open." in page.words
    assert not page.tree.xpath(f"//li[@id='claim-{claim.id}']")
    assert page.tree.xpath(f"//li[@id='claim-{other.id}']")
    assert status_of(database, claim) is Status.OPEN
    undo = page.tree.xpath("string(//form[@data-undo]/@action)")
    again = mara.post(undo, follow=True)
    assert again.tree.xpath(f"//li[@id='claim-{claim.id}']")
    assert status_of(database, claim) is Status.SUGGESTED


def test_setting_aside_keeps_the_reason(mara: Stern, database: Database) -> None:
    claim = suggested(database)
    page = mara.post(
        f"/claims/{claim.id}/setting-aside?from=inbox", {"reason": "prediction"}, follow=True
    )
    assert "is set aside: prediction." in page.words
    with database.reading() as session:
        assert session.get_one(Claim, claim.id).aside_reason is AsideReason.PREDICTION
    assert "It was set aside: prediction." in mara.get(f"/claims/{claim.id}").words


def test_setting_aside_needs_a_reason_of_the_list(mara: Stern, database: Database) -> None:
    claim = suggested(database)
    page = mara.post(f"/claims/{claim.id}/setting-aside?from=inbox", {"reason": "dull"}, 422)
    assert "Choose why it is set aside." in page.words
    assert status_of(database, claim) is Status.SUGGESTED


def test_a_suggestion_that_somebody_else_opened_meanwhile_is_not_set_aside(
    mara: Stern, database: Database
) -> None:
    claim = suggested(database)
    address = f"/claims/{claim.id}/setting-aside?from=inbox"
    form = mara.get("/inbox").form(address)
    with database.transaction() as session:
        claims.open_claim(session, a_person(session), claim.id)
    page = mara.post(address, form, 409)
    assert "Somebody changed" in page.words
    assert page.h1 == "Inbox"
    assert status_of(database, claim) is Status.OPEN


def test_opening_twice_says_that_it_is_open_already(mara: Stern, database: Database) -> None:
    claim = suggested(database)
    mara.post(f"/claims/{claim.id}/opening")
    assert "is open already" in mara.post(f"/claims/{claim.id}/opening", expect=422).words


def test_a_claim_with_evidence_does_not_go_back_to_the_inbox(
    mara: Stern, database: Database
) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        some_evidence(session, claim)
    assert "has evidence" in mara.post(f"/claims/{claim.id}/return", expect=422).words


def test_an_unknown_claim_is_not_found(mara: Stern) -> None:
    mara.post("/claims/4711/opening", expect=404)
    mara.post("/claims/4711/setting-aside", {"reason": "opinion"}, 404)


def test_a_reader_sees_the_inbox_and_may_not_sort_it(stern: Stern, database: Database) -> None:
    claim = suggested(database)
    with database.transaction() as session:
        reader = stern.as_(a_person(session, Role.READER))
    assert not reader.get("/inbox").tree.xpath("//main//form[@method='post']")
    reader.post(f"/claims/{claim.id}/opening", expect=403)


def test_the_rest_of_an_article_is_set_aside_and_taken_back_as_one(
    mara: Stern, database: Database
) -> None:
    claim, other = an_article_with_two(database), suggested(database)
    with database.reading() as session:
        article = article_of(session, claim).id
    page = mara.get("/inbox?by=article")
    address = f"/inbox/articles/{article}/setting-aside?by=article"
    page = mara.post(address, {**page.form(address), "reason": "opinion"}, follow=True)
    assert "2 claims of this article set aside: opinion." in page.words
    assert page.tree.xpath(f"//li[@id='claim-{other.id}']")
    assert status_of(database, claim) is Status.SET_ASIDE
    page = mara.post(page.tree.xpath("string(//form[@data-undo]/@action)"), follow=True)
    assert page.h1 == "Inbox"
    assert status_of(database, claim) is Status.SUGGESTED
    mara.post(address, {"reason": "dull"}, 422)
    mara.post("/inbox/claimants/4711/setting-aside", {"reason": "opinion"}, 422)


def test_chosen_claims_are_opened_in_the_view_that_one_is_in(
    mara: Stern, database: Database
) -> None:
    claim, other = suggested(database), suggested(database)
    address = "/batches?by=claimant&from=inbox"
    form = mara.get("/inbox?by=claimant").form(address)
    page = mara.post(address, {**form, "claim": f"{claim.id}:1", "deed": "open"}, follow=True)
    assert "1 claim opened." in page.words
    assert page.tree.xpath(f"//li[@id='claim-{other.id}']")
    assert status_of(database, claim) is Status.OPEN
    assert "Choose the claims first." in mara.post(address, {"deed": "open"}, 422).words


def test_a_row_says_why_it_stands_where_it_does(mara: Stern, database: Database) -> None:
    claim = suggested(database)
    page = mara.get("/inbox")
    told = page.tree.xpath(f"//details[@id='why-{claim.id}']//tbody/tr")
    points = [int(row.xpath("string(td[2])").replace("−", "-")) for row in told]
    assert sum(points[:-1]) == points[-1] == round(claim.score * 100)


def test_what_was_learned_is_read_by_all_and_seen_to_by_an_editor(
    mara: Stern, stern: Stern, database: Database
) -> None:
    with database.transaction() as session:
        editor = stern.as_(a_person(session, Role.EDITOR))
        keep_weights(session, {"says:pier": Learned(0.7, 0.1, 9, 1)}, 10, 99)
    page = mara.get("/inbox/learning")
    assert "says “pier”" in page.words
    assert "× 2.01" in page.words
    assert not page.tree.xpath("//main//form")
    mara.post("/inbox/learning/reset", expect=403)
    assert "switched off" in editor.post("/inbox/learning/switch", follow=True).words
    assert "Learning is off" in editor.get("/inbox").words
    editor.post("/inbox/learning/switch", {"is_on": "yes"})
    page = editor.post("/inbox/learning/reset", follow=True)
    assert "Nothing was learned yet" in page.words
    undo = page.tree.xpath("string(//form[@data-undo]/@action)")
    assert "count again" in editor.post(undo, follow=True).words
    assert "has been forgotten" in editor.post(undo, follow=True).words


def an_article_with_two(database: Database) -> Claim:
    with database.transaction() as session:
        text = "“Shed 4 was never let,” Odile Fenn said.\n\n“Shed 5 was let in May,” Fenn said."
        return a_claim(session, Status.SUGGESTED, article=an_article(session, text))
