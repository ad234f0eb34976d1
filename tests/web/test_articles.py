"""Articles: brought in by a form, listed, read, and given back as they came."""

import io
from datetime import date

import pytest
from sqlmodel import func, select

from factcheck.config import Settings
from factcheck.db import Database
from factcheck.intake.originals import path_of
from factcheck.models import Article, Claim, Event, Person, Role, Status, Version
from tests.factories import a_claim, a_person, an_article, newest_version
from tests.intake.pages import BRUECKE
from tests.stern import Answer, Stern

WORDS = (
    "Mayor Odile Fenn opened the pier on Monday in front of a small crowd.\n\n"
    "“The pier did not cost the town a single crown,” Fenn said.\n\n"
    "The council's accounts list a grant of two million crowns to the builder."
)
PAGE = (
    "<!doctype html><html><head><title>Pier opened</title>"
    '<meta property="og:site_name" content="The Sandvik Courier"></head><body><article>'
    "<h1>Pier opened</h1>{}</article></body></html>"
).format("".join(f"<p>{line}</p>" for line in WORDS.split("\n\n")))


@pytest.fixture
def mara(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, Role.REVIEWER, name="Mara Eng")


@pytest.fixture
def browser(stern: Stern, mara: Person) -> Stern:
    return stern.as_(mara)


def paste(browser: Stern, expect: int = 303, follow: bool = False, **fields: str) -> Answer:
    filled = {"text": WORDS, "outlet": "The Sandvik Courier", **fields}
    data = {f"article-{name}": value for name, value in filled.items()}
    return browser.post("/articles", data, expect, follow=follow)


def send(browser: Stern, name: str, content: bytes, expect: int = 303, **fields: str) -> Answer:
    data = {f"article-{field}": value for field, value in fields.items()}
    return browser.post("/articles", {**data, "article-file": (io.BytesIO(content), name)}, expect)


def how_many(database: Database, *kinds: type) -> list[int]:
    with database.reading() as session:
        return [session.exec(select(func.count()).select_from(kind)).one() for kind in kinds]


def test_a_pasted_article_is_kept_and_its_claims_go_to_the_inbox(
    browser: Stern, database: Database
) -> None:
    page = paste(
        browser,
        follow=True,
        title="The pier is open",
        author="Tilda Marsh",
        published_on="2026-10-05",
        address="https://courier.example/pier?utm_source=x",
    )
    assert page.h1 == "The pier is open"
    assert "“The pier is open” is in. 1 claim went to the inbox." in page.words
    assert page.tree.xpath("//*[@data-region='flash']//a/@href") == ["/inbox"]
    with database.reading() as session:
        article = session.exec(select(Article)).one()
    assert (article.author, article.published_on) == ("Tilda Marsh", date(2026, 10, 5))
    assert article.address == "https://courier.example/pier"


def test_what_is_not_filled_in_is_found(browser: Stern, database: Database) -> None:
    send(browser, "pier.html", PAGE.encode())
    with database.reading() as session:
        article = session.exec(select(Article)).one()
        assert (article.title, article.outlet.name) == ("Pier opened", "The Sandvik Courier")
        assert article.source_file == "pier.html"


def test_the_same_article_again_is_known(browser: Stern, database: Database) -> None:
    first = paste(browser)
    page = paste(browser, follow=True)
    assert "already, word for word. Nothing was added." in page.words
    assert paste(browser).location == first.location
    assert how_many(database, Article, Version) == [1, 1]


def test_the_same_address_with_other_words_is_a_new_version(
    browser: Stern, database: Database
) -> None:
    paste(browser, address="https://courier.example/pier")
    changed = WORDS.replace("two million", "three million")
    page = paste(browser, follow=True, text=changed, address="https://courier.example/pier")
    assert "has changed; this is version 2" in page.words
    assert "three million" in page.words
    old = browser.get("/articles/1?version=1")
    assert "two million" in old.words
    assert "This is version 1. Read version 2, the newest." in old.words
    assert how_many(database, Article, Version) == [1, 2]


def test_the_same_text_from_another_outlet_is_listed_as_a_reprint(browser: Stern) -> None:
    paste(browser)
    page = paste(browser, follow=True, outlet="The Harbour Post")
    assert "These count as one source" in page.words
    assert page.tree.xpath("//a[@href='/articles/1']")
    assert browser.get("/articles").words.count("reprint") == 2


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": "   "}, "Paste the article’s text, or choose a file."),
        ({"text": "?!"}, "There are no words in it."),
        ({"text": "word " * 250_000}, "the most is 1,000,000"),
        ({"text": "<html><body></body></html>"}, "There is no article on the page."),
        ({"published_on": "the day before"}, "Write the day like 2026-03-04."),
        ({"address": "javascript:alert(1)"}, "must begin with http:// or https://"),
        ({"title": "t" * 501}, "Keep the title under 500 characters."),
    ],
)
def test_a_refused_article_says_why_keeps_what_was_typed_and_stores_nothing(
    browser: Stern, database: Database, fields: dict[str, str], said: str
) -> None:
    page = paste(browser, expect=422, author="Tilda Marsh", **fields)
    assert said in page.words
    form = page.form("/articles")
    assert form["article-author"] == "Tilda Marsh"
    for name, value in fields.items():
        assert form[f"article-{name}"].strip() == value.strip()
    assert how_many(database, Article, Version, Claim) == [0, 0, 0]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "It is empty."),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, ""),
        ("letters.txt", b"Caf\xe9 \xff\xfe\x00\x01 " * 40, ""),
        ("story.docx", b"PK\x03\x04" + WORDS.encode(), ""),
        ("story.rtf", WORDS.encode(), "It is neither a .txt nor a .html file."),
        ("bomb.html", b"<html><body>" + b"<div>" * 60_000 + WORDS.encode(), ""),
        ("deep.html", b"<html><body>" + b"<div>" * 400 + WORDS.encode(), "too deep"),
    ],
)
def test_a_refused_file_says_why_and_stores_nothing(
    browser: Stern, database: Database, name: str, content: bytes, said: str
) -> None:
    page = send(browser, name, content, 422, title="Kept title")
    assert "The article isn’t in yet" in page.words
    assert page.tree.xpath("//*[@id='article-file-errors']/li/text()")
    assert said in page.words
    assert page.form("/articles")["article-title"] == "Kept title"
    assert how_many(database, Article, Version) == [0, 0]


def test_text_and_a_file_at_once_are_asked_about(browser: Stern) -> None:
    page = send(browser, "pier.txt", WORDS.encode(), 422, text="Other words")
    assert "There is pasted text as well. Send one of the two." in page.words
    assert "Choose the file again" in page.words


def test_a_file_that_is_too_large_is_refused(browser: Stern) -> None:
    page = send(browser, "long.txt", b"word " * 1_700_000, 413)
    assert "at most 8 MB" in page.words


def test_a_hostile_file_name_is_only_a_name(browser: Stern, database: Database) -> None:
    send(browser, "../../etc/" + "x" * 600 + ".txt", WORDS.encode(), outlet="The Courier")
    with database.reading() as session:
        name = session.exec(select(Article)).one().source_file
    assert name is not None
    assert "/" not in name
    assert len(name) <= 200


def test_the_list_shows_each_article_with_its_claims_and_goes_on_by_pages(
    browser: Stern, mara: Person, database: Database
) -> None:
    with database.transaction() as session:
        for number in range(52):
            an_article(session, by=mara, title=f"Story {number}")
    page = browser.get("/articles")
    titles = page.tree.xpath("//tbody//th/a/text()")
    assert titles[0] == "Story 51"
    assert len(titles) == 50
    following = page.tree.xpath("string(//a[@rel='next']/@href)")
    assert browser.get(following).tree.xpath("//tbody//th/a/text()") == ["Story 1", "Story 0"]
    assert "beyond the end" in browser.get("/articles?before=1").words
    assert browser.get("/articles?before=rubbish").tree.xpath("//tbody//th/a/text()") == titles


def test_an_empty_list_says_what_to_do_to_those_who_can_do_it(
    browser: Stern, stern: Stern, database: Database
) -> None:
    assert browser.get("/articles").tree.xpath("//a[@href='/articles/new']")
    with database.transaction() as session:
        reader = a_person(session, Role.READER)
    page = stern.as_(reader).get("/articles")
    assert "A reviewer adds the first one." in page.words
    assert not page.tree.xpath("//a[@href='/articles/new']")


def test_the_reading_view_marks_every_claim_and_lists_them_in_order(
    browser: Stern, database: Database
) -> None:
    with database.transaction() as session:
        article = an_article(session, WORDS)
        marked = a_claim(session, article=article, words="Mayor Odile Fenn opened the pier")
        pulled = a_claim(session, article=article)
        text = newest_version(session, article).text
    page = browser.get(f"/articles/{article.id}")
    assert page.tree.xpath("//mark/text()") == [marked.quotation, pulled.quotation]
    refs = page.tree.xpath("//section[@aria-labelledby='claims-here']//span[@class='ref']/text()")
    assert refs == [marked.ref, pulled.ref]
    shown = page.tree.xpath("//article[@id='article-text']/p")
    for paragraph in shown:
        words = paragraph.text_content()
        start = int(paragraph.get("data-start"))
        assert text[start : start + len(words)] == words


def test_words_that_an_address_points_at_are_marked_and_can_be_jumped_to(
    browser: Stern, database: Database
) -> None:
    with database.transaction() as session:
        article = an_article(session)
        start = newest_version(session, article).text.index("Fishermen")
    page = browser.get(f"/articles/{article.id}?at={start}-{start + 9}")
    pointed = page.tree.xpath("//*[@id='here']/following-sibling::mark[1]")
    assert [mark.text for mark in pointed] == ["Fishermen"]
    for nonsense in ("9-3", "x-y", "1-99999999999", "-", "5"):
        assert not browser.get(f"/articles/{article.id}?at={nonsense}").tree.xpath(
            "//*[@id='here']"
        )


def test_words_can_be_marked_by_those_who_sort_on_the_newest_version_only(
    browser: Stern, stern: Stern, database: Database
) -> None:
    with database.transaction() as session:
        article = an_article(session)
        version = newest_version(session, article)
        reader = a_person(session, Role.READER)
    page = browser.get(f"/articles/{article.id}")
    assert page.tree.xpath("//form[@id='mark-form']/@action") == ["/claims"]
    form = page.form("/claims")
    assert form["claim-version"] == str(version.id)
    words = "The old one was pulled down last year."
    answer = browser.post("/claims", {**form, "claim-exact": words})
    assert (answer.location or "").startswith("/claims/")
    with database.reading() as session:
        newest = session.exec(select(Claim).where(Claim.quotation == words)).one()
    assert newest.status is Status.OPEN
    assert not stern.as_(reader).get(f"/articles/{article.id}").tree.xpath("//*[@id='mark-form']")


def test_the_original_comes_back_byte_for_byte_as_a_file(browser: Stern) -> None:
    send(browser, "pier.html", PAGE.encode(), title="<script>alert(1)</script>")
    answer = browser.client.get("/articles/1/original")
    assert answer.data == PAGE.encode()
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="article-1-version-1.html"'
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")


def test_the_original_of_a_pasted_text_is_plain_text(browser: Stern) -> None:
    paste(browser)
    answer = browser.client.get("/articles/1/original?version=1")
    assert answer.data.decode().split() == WORDS.split()
    assert answer.headers["Content-Type"].startswith("text/plain")


def test_an_original_that_is_lost_or_damaged_is_said_to_be(
    browser: Stern, database: Database, settings: Settings
) -> None:
    paste(browser)
    with database.reading() as session:
        kept = path_of(settings.originals, session.exec(select(Version)).one().original_sha256)
    kept.write_bytes(b"something else")
    assert "no longer what came in" in browser.get("/articles/1/original", 500).words
    kept.unlink()
    browser.get("/articles/1/original", 404)


@pytest.mark.parametrize(
    "path",
    [
        "/articles/99",
        "/articles/99/original",
        "/articles/1?version=9",
        "/articles/1?version=x",
        "/articles/1/original?version=9",
        "/articles/99999999999",
    ],
)
def test_what_is_not_there_is_not_found(browser: Stern, path: str) -> None:
    paste(browser)
    browser.get(path, 404)


def test_a_reader_reads_and_brings_nothing_in(stern: Stern, database: Database) -> None:
    with database.transaction() as session:
        reader = stern.as_(a_person(session, Role.READER))
        article = an_article(session)
    reader.get(f"/articles/{article.id}")
    reader.get("/articles/new", 403)
    before = how_many(database, Article, Event)
    reader.post("/articles", {"article-text": WORDS}, 403)
    assert how_many(database, Article, Event) == before


def test_of_an_article_in_another_language_it_is_said_that_nothing_was_pulled(
    browser: Stern,
) -> None:
    told = "Written in German, so no claims were pulled; mark them by hand."
    flashed = paste(browser, follow=True, text=BRUECKE, title="Die Brücke")
    assert f"“Die Brücke” is in. {told}" in flashed.words
    page = browser.get("/articles/1").words
    assert told in page
    assert "None was pulled." in page
    paste(browser)
    assert told not in browser.get("/articles/2").words
