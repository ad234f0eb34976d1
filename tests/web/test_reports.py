"""Published reports: listed, read, and given out as the frozen bytes."""

import pytest

from factcheck.db import Database
from factcheck.models import Claim, Edition, Person, Role, Status
from factcheck.queries.reports import editions, published
from factcheck.workflow.verdicts import begin_correction, sign_off
from tests.factories import (
    a_claim,
    a_person,
    a_sign_off,
    an_article,
    an_edition,
    article_of,
    newest_version,
    rating_named,
)
from tests.stern import Stern


@pytest.fixture
def reader(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, Role.READER)


@pytest.fixture
def browser(stern: Stern, reader: Person) -> Stern:
    return stern.as_(reader)


@pytest.fixture
def claim(database: Database) -> Claim:
    with database.transaction() as session:
        return a_claim(session, Status.PUBLISHED)


def kept(database: Database, viewer: Person, claim: Claim) -> list[Edition]:
    with database.reading() as session:
        found = list(editions(session, viewer, claim.id))
        # The bytes are read when they are asked for, which is as long as there is a session.
        assert all(one.json_bytes and one.markdown_bytes for one in found)
        return found


def correct(database: Database, claim: Claim) -> None:
    """A second edition, with another conclusion."""
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR)
        begin_correction(session, editor, claim.id)
        sign_off(
            session,
            editor,
            claim.id,
            rating_id=rating_named(session, "mostly-false").id,
            conclusion="The council paid half of it.",
            correction="The grant was half as large.",
        )
        an_edition(session, claim, by=editor)


def test_the_list_shows_the_newest_edition_of_each_with_its_rating(
    browser: Stern, database: Database, claim: Claim, noise: None
) -> None:
    page = browser.get("/reports")
    row = page.tree.xpath(f"//li[.//a[@href='/reports/{claim.ref}']]")[0]
    words = " ".join(row.text_content().split())
    assert claim.quotation in words
    assert "False" in words
    assert "Odile Fenn" in words
    with database.reading() as session:
        rating = rating_named(session, "false")
    assert row.xpath(f".//span[contains(@class, 'rating-swatch-{rating.id}')]")


def test_the_list_goes_on_by_pages(
    browser: Stern, database: Database, reader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.web.reports.PAGE", 2)
    with database.transaction() as session:
        refs = [a_claim(session, Status.PUBLISHED).ref for _ in range(3)]
    first = browser.get("/reports")
    assert first.tree.xpath("//p[@class='row-title']/a/@href") == [
        f"/reports/{ref}" for ref in (refs[2], refs[1])
    ]
    second = browser.get(first.tree.xpath("string(//a[@rel='next']/@href)"))
    assert second.tree.xpath("//p[@class='row-title']/a/@href") == [f"/reports/{refs[0]}"]
    assert "beyond the end" in browser.get("/reports?before=1").words


def test_before_the_first_report_the_list_says_how_one_comes_about(browser: Stern) -> None:
    assert "once its verdict is signed off" in browser.get("/reports").words


def test_a_report_leads_to_its_passages_in_the_kept_article(
    browser: Stern, database: Database, claim: Claim
) -> None:
    page = browser.get(f"/reports/{claim.ref}")
    assert claim.quotation in page.h1
    in_place = page.tree.xpath("//figcaption//a[text()='see it in place']/@href")
    assert len(in_place) == 2
    with database.reading() as session:
        article = article_of(session, claim)
        text = newest_version(session, article).text
    for address in in_place:
        assert address.startswith(f"/articles/{article.id}?version=1&at=")
        assert address.endswith("#here")
        marked = browser.get(address.partition("#")[0]).tree.xpath(
            "//mark[contains(@class, 'pointed')]/text()"
        )
        assert "".join(marked) in text


def test_a_report_is_found_by_its_reference_however_it_is_written(
    browser: Stern, claim: Claim
) -> None:
    for name in (f"fc-{claim.id}", str(claim.id)):
        assert browser.get(f"/reports/{name}", 302).location == f"/reports/{claim.ref}"


@pytest.mark.parametrize(
    "path", ["/reports/FC-999", "/reports/rubbish", "/reports/FC-0", "/reports/FC-99999999999"]
)
def test_there_is_no_report_of_what_there_is_not(browser: Stern, path: str) -> None:
    answer = browser.client.get(path, follow_redirects=True)
    assert answer.status_code == 404


def test_an_unpublished_claim_has_no_report(browser: Stern, database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.SIGNED_OFF)
    page = browser.get(f"/reports/{claim.ref}", 404)
    assert f"Nothing of {claim.ref} is published yet." in page.words
    browser.get(f"/reports/{claim.ref}/editions/1", 404)
    browser.get(f"/reports/{claim.ref}/editions/1/report.md", 404)


def test_an_old_edition_stays_and_says_that_there_is_a_newer_one(
    browser: Stern, database: Database, claim: Claim
) -> None:
    correct(database, claim)
    newest = browser.get(f"/reports/{claim.ref}")
    assert "The council paid half of it." in newest.words
    assert "a newer one has replaced it" not in newest.words
    old = browser.get(f"/reports/{claim.ref}/editions/1")
    assert "The council paid half of it." not in old.words
    banner = old.tree.xpath("//p[@class='report-banner']/a/@href")
    assert banner == [f"/reports/{claim.ref}", f"/reports/{claim.ref}/editions/2/changes?with=1"]
    assert old.tree.xpath(f"//a[@href='/reports/{claim.ref}/editions/2']")
    browser.get(f"/reports/{claim.ref}/editions/3", 404)


def test_a_later_edition_says_when_the_first_one_was_published(
    browser: Stern, database: Database, claim: Claim
) -> None:
    correct(database, claim)
    page = browser.get(f"/reports/{claim.ref}")
    first, second = (
        browser.client.get(f"/reports/{claim.ref}/editions/{number}/report.json").get_json()
        for number in (1, 2)
    )
    assert "first_published_on" not in first
    assert second["first_published_on"] == first["published_at"][:10]
    assert "This check published" in page.words
    assert "Corrected (edition 2)" in page.words


def test_the_files_are_the_frozen_bytes_each_time(
    browser: Stern, database: Database, claim: Claim, reader: Person
) -> None:
    correct(database, claim)
    for edition in kept(database, reader, claim):
        base = f"/reports/{claim.ref}/editions/{edition.number}"
        markdown = browser.client.get(f"{base}/report.md")
        assert markdown.data == edition.markdown_bytes
        assert markdown.headers["Content-Type"] == "text/markdown; charset=utf-8"
        assert markdown.headers["Content-Disposition"] == (
            f'attachment; filename="{claim.ref}-edition-{edition.number}.md"'
        )
        assert markdown.headers["ETag"] == f'"{edition.content_hash}"'
        as_json = browser.client.get(f"{base}/report.json")
        assert as_json.data == edition.json_bytes
        assert as_json.headers["Content-Type"] == "application/json"


def test_a_file_that_a_browser_has_already_is_not_sent_again(browser: Stern, claim: Claim) -> None:
    path = f"/reports/{claim.ref}/editions/1/report.md"
    etag = browser.client.get(path).headers["ETag"]
    answer = browser.client.get(path, headers={"If-None-Match": etag})
    assert answer.status_code == 304
    assert answer.data == b""


def test_reports_are_for_people_with_an_account(stern: Stern, claim: Claim) -> None:
    for path in ("/reports", f"/reports/{claim.ref}", f"/reports/{claim.ref}/editions/1/report.md"):
        assert (stern.get(path, 302).location or "").startswith("/sign-in")


def test_both_databases_list_the_same(storage: Database) -> None:
    with storage.transaction() as session:
        viewer = a_person(session, Role.READER)
        older = a_claim(session, Status.PUBLISHED)
        article = an_article(session)
        newer = a_claim(session, Status.AGREED, article=article)
        a_sign_off(session, newer)
        edition = an_edition(session, newer)
    with storage.reading() as session:
        assert [one.claim_id for one, _ in published(session, viewer)] == [newer.id, older.id]
        rest = published(session, viewer, before=edition.id)
    assert [one.claim_id for one, _ in rest] == [older.id]
