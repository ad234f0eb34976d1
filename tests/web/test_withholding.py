"""Withheld reports and articles, wherever somebody may come upon them."""

import pytest

from factcheck.db import Database
from factcheck.models import Article, Claim, Ground, Role, Status
from factcheck.workflow.publicity import set_publicity
from factcheck.workflow.withholding import withhold, withhold_text
from tests.factories import a_claim, a_link, a_person, article_of
from tests.stern import Stern

WHY = "Order of the court of Sandvik."


@pytest.fixture
def admin(stern: Stern, database: Database) -> Stern:
    with database.transaction() as session:
        return stern.as_(a_person(session, Role.ADMIN, name="Ada Moss"))


@pytest.fixture
def editor(stern: Stern, database: Database) -> Stern:
    with database.transaction() as session:
        return stern.as_(a_person(session, Role.EDITOR, name="Eve Holm"))


@pytest.fixture
def claim(database: Database) -> Claim:
    with database.transaction() as session:
        set_publicity(session, a_person(session, Role.EDITOR), is_public=True)
        return a_claim(session, Status.PUBLISHED)


def test_a_report_is_withheld_from_the_workbench_and_released_again(
    admin: Stern, editor: Stern, database: Database, claim: Claim
) -> None:
    bench, address = f"/claims/{claim.id}", f"/claims/{claim.id}/withholding"
    form = admin.get(bench).form(address)
    page = admin.post(address, form, 422)
    assert "Choose the ground." in page.words
    form |= {"withhold-ground": "legal", "withhold-reason": WHY}
    page = admin.post(address, form, follow=True)
    assert "readers find that it was there" in page.words
    assert f"{address}/release" in page.text
    assert f"{address}/release" not in editor.get(bench).text
    log = editor.get("/reports/corrections")
    assert WHY in log.words and "Ada Moss" in log.words
    admin.post(f"{address}/release")
    editor.get(f"/reports/{claim.ref}")


def test_a_withheld_report_is_a_tombstone_at_every_address(
    stern: Stern, editor: Stern, admin: Stern, database: Database, claim: Claim
) -> None:
    with database.transaction() as session:
        _, token = a_link(session, claim)
        withhold(session, a_person(session, Role.ADMIN), claim.id, Ground.PRIVACY, WHY)
    for browser, path in (
        (stern, f"/checks/{claim.ref}"),
        (stern, f"/checks/{claim.ref}/editions/1"),
        (stern, f"/checks/{claim.ref}/editions/1/report.json"),
        (stern, f"/s/{token}/"),
        (stern, f"/s/{token}/report.md"),
        (editor, f"/reports/{claim.ref}"),
        (editor, f"/reports/{claim.ref}/editions/1/report.md"),
    ):
        answer = browser.get(path, expect=451)
        assert "for privacy, since" in answer.words
        assert "sha256" in answer.words
        for secret in (claim.quotation, "Fenn", "False", WHY):
            assert secret not in answer.text, (path, secret)
        if browser is stern:
            assert "Set-Cookie" not in answer.headers
    assert claim.ref not in editor.get("/reports").words
    assert "You see it because you may release it" in admin.get(f"/reports/{claim.ref}").words


def test_the_text_of_an_article_is_withheld_from_its_page(
    admin: Stern, editor: Stern, database: Database, claim: Claim
) -> None:
    with database.reading() as session:
        article: Article = article_of(session, claim)
    page, address = f"/articles/{article.id}", f"/articles/{article.id}/withholding"
    form = admin.get(page).form(address)
    admin.post(address, form, 422)
    admin.post(address, form | {"withhold-ground": "legal", "withhold-reason": WHY})
    seen = editor.get(page, expect=451)
    assert "Fishermen have used" not in seen.text
    editor.get(f"{page}/original", expect=451)
    assert "Fishermen have used" not in editor.get(f"/claims/{claim.id}?pane=article").text
    assert "Fishermen have used" not in editor.get("/search?q=fishermen").text
    assert "Fishermen have used" in admin.get(page).text
    assert claim.quotation in editor.get(f"/reports/{claim.ref}").text
    admin.post(f"{address}/release")
    assert "Fishermen have used" in editor.get(page).text


def test_readers_find_nothing_of_a_withheld_claim_and_those_at_work_their_workbench(
    stern: Stern, editor: Stern, database: Database, claim: Claim
) -> None:
    with database.transaction() as session:
        reader = stern.as_(a_person(session, Role.READER, name="Rae Dunn"))
        reviewer = stern.as_(a_person(session, Role.REVIEWER, name="Rob Ward"))
        withhold(session, a_person(session, Role.ADMIN), claim.id, Ground.PRIVACY, WHY)
    for way in ("", "/preview", "?pane=activity", "?pane=talk"):
        answer = reader.get(f"/claims/{claim.id}{way}", expect=451)
        assert "for privacy, since" in answer.words
        assert claim.quotation not in answer.text
    for path in ("/claims?status=all", "/search?q=pier", "/reports/corrections", "/"):
        assert claim.quotation not in reader.get(path).text, path
    for worker in (reviewer, editor):
        assert claim.quotation in worker.get(f"/claims/{claim.id}").text
        worker.get(f"/claims/{claim.id}/preview", expect=451)
        # Its links can be revoked, and each of them shows a tombstone.
        assert "is withheld" in worker.get(f"/claims/{claim.id}/links").words


def test_a_draft_that_quotes_a_withheld_text_is_for_admins(
    admin: Stern, editor: Stern, database: Database, claim: Claim
) -> None:
    draft = f"/claims/{claim.id}/preview"
    assert claim.quotation in editor.get(draft).text
    with database.transaction() as session:
        article_id = article_of(session, claim).id
        withhold_text(session, a_person(session, Role.ADMIN), article_id, Ground.LEGAL, WHY)
    refused = editor.get(draft, expect=451)
    assert "This draft quotes an article whose text" in refused.words
    assert claim.quotation not in refused.text
    assert claim.quotation in admin.get(draft).text


def test_the_log_says_of_a_withheld_report_that_it_was_corrected_and_not_how(
    editor: Stern, database: Database, claim: Claim
) -> None:
    address = f"/claims/{claim.id}/voiding"
    form = editor.get(f"/claims/{claim.id}").form(address)
    assert "readers will see it" in editor.post(address, form, 422).words
    page = editor.post(address, form | {"void-sentence": "It was another pier."}, follow=True)
    assert "It says that the check is void" in page.words
    assert "It was another pier." in editor.get("/reports/corrections").words
    with database.transaction() as session:
        withhold(session, a_person(session, Role.ADMIN), claim.id, Ground.LEGAL, WHY)
    log = editor.get("/reports/corrections").words
    assert "its report is withheld" in log
    assert "It was another pier." not in log


def test_a_text_is_withheld_once(admin: Stern, database: Database, claim: Claim) -> None:
    with database.transaction() as session:
        article = article_of(session, claim)
        withhold_text(session, a_person(session, Role.ADMIN), article.id, Ground.LEGAL, WHY)
    sent = {"withhold-ground": "legal", "withhold-reason": WHY}
    admin.post(f"/articles/{article.id}/withholding", sent, 422)
    admin.post(f"/articles/{article.id}/withholding/release")
    page = admin.post(f"/articles/{article.id}/withholding/release", follow=True)
    assert "is not withheld" in page.words
