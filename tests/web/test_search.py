"""Searching claims and the sentences of articles."""

import pytest
from sqlalchemy import event

from factcheck.db import Database
from factcheck.models import Person
from factcheck.queries.search import pieces, search
from factcheck.text.searching import plain_terms
from tests.factories import a_claim, a_person, an_article
from tests.stern import Stern

WORDS = (
    "Mayor Odile Fenn opened the lighthouse on Monday.\n\n"
    "“The lighthouse did not cost the town a single crown,” Fenn said.\n\n"
    "It rained. The accounts list a grant for the lighthouse."
)


@pytest.fixture
def mara(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session)


@pytest.fixture
def browser(stern: Stern, mara: Person) -> Stern:
    return stern.as_(mara)


def test_claims_and_sentences_that_hold_all_words_are_found_in_place(
    browser: Stern, database: Database, noise: None
) -> None:
    with database.transaction() as session:
        article = an_article(session, WORDS, title="A light at last")
        claim = a_claim(session, article=article)
    page = browser.get("/search?q=lighthouse+crown")
    assert page.h1 == "“lighthouse crown”"
    assert page.tree.xpath("//blockquote/a/@href")[0] == f"/claims/{claim.id}"
    assert page.form("/search") == {"q": "lighthouse crown"}
    found = page.tree.xpath("//section[@aria-labelledby='sentences-found']//blockquote/a")
    assert [link.text_content() for link in found] == [
        "“The lighthouse did not cost the town a single crown,” Fenn said."
    ]
    assert found[0].xpath("b/text()") == ["lighthouse", "crown"]
    in_place = browser.get(found[0].get("href").partition("#")[0])
    pointed = in_place.tree.xpath("//mark[contains(@class, 'pointed')]/text()")
    assert "".join(pointed) == found[0].text_content()
    assert in_place.tree.xpath("//*[@id='here']")


def test_the_last_word_may_be_unfinished(browser: Stern, database: Database) -> None:
    with database.transaction() as session:
        an_article(session, WORDS)
    assert "The accounts list a grant" in browser.get("/search?q=accounts+lightho").words


def test_the_same_sentence_of_reprints_is_shown_once(browser: Stern, database: Database) -> None:
    with database.transaction() as session:
        an_article(session, WORDS)
        an_article(session, WORDS, outlet="The Harbour Post")
    page = browser.get("/search?q=accounts")
    assert page.words.count("The accounts list a grant") == 1
    assert "and in 1 other article" in page.words


def test_old_versions_are_not_searched(browser: Stern, database: Database) -> None:
    address = "https://courier.example/light"
    with database.transaction() as session:
        an_article(session, WORDS, address=address)
        an_article(session, WORDS.replace("accounts", "ledgers"), address=address)
    assert "Nothing holds all of these words" in browser.get("/search?q=accounts").words
    assert "The ledgers list" in browser.get("/search?q=ledgers").words


@pytest.mark.parametrize(
    "query",
    ["zeppelin", "%22", "*", "NEAR(a%20b)", "a%20AND", "'%20OR%201=1", "😀", "w" * 5000, "-x:y"],
)
def test_whatever_is_typed_is_only_words(browser: Stern, query: str, noise: None) -> None:
    assert "Nothing holds all of these words" in browser.get(f"/search?q={query}").words


def test_without_words_the_page_says_what_can_be_looked_for(browser: Stern) -> None:
    for path in ("/search", "/search?q=", "/search?q=%20"):
        assert "What are you looking for?" in browser.get(path).words


def test_a_reference_opens_the_claim(browser: Stern, database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
    answer = browser.get(f"/search?q=fc-{claim.id}", 302)
    assert answer.location == f"/claims/{claim.id}"
    browser.get("/search?q=FC-999999")


def test_what_is_searched_for_is_marked_whatever_its_ending() -> None:
    asked = plain_terms("don’t pay tax")
    assert pieces("We don't pay taxes on (tax) pays.", asked) == [
        ("We ", False),
        ("don't", True),
        (" ", False),
        ("pay", True),
        (" ", False),
        ("taxes", True),
        (" on (", False),
        ("tax", True),
        (") ", False),
        ("pays", True),
        (".", False),
    ]


def test_both_databases_find_the_same(storage: Database) -> None:
    with storage.transaction() as session:
        viewer = a_person(session)
        article = an_article(session, WORDS)
        claim = a_claim(session, article=article)
    with storage.reading() as session:
        found = search(session, viewer, "lighthouse")
        assert [row.id for row in found.claims] == [claim.id]
        assert {hit.start for hit in found.sentences} == {
            WORDS.index(words) for words in ("Mayor", "“The", "The accounts")
        }
        assert search(session, viewer, "it's a \\ 'quoted' & |word").sentences == []


def test_a_search_asks_the_database_as_often_for_much_as_for_little(
    browser: Stern, database: Database
) -> None:
    asked: list[str] = []

    def asked_by(path: str) -> int:
        asked.clear()
        browser.get(path)
        return len(asked)

    engine = browser.app.extensions["factcheck"].database.engine
    event.listen(engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    with database.transaction() as session:
        an_article(session, WORDS)
    few = asked_by("/search?q=lighthouse")
    with database.transaction() as session:
        for number in range(12):
            words = WORDS.replace("lighthouse", f"lighthouse {number}")
            a_claim(session, article=an_article(session, words))
    assert asked_by("/search?q=lighthouse") == few
