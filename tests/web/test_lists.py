"""The table and the board of claims, their filters, and the way out as CSV."""

import csv
import io
from datetime import timedelta

import pytest
from flask import Flask

from factcheck.db import Database
from factcheck.models import Claim, Person, Role, Status, now
from factcheck.queries.spreadsheet import COLUMNS
from factcheck.text.spreadsheet import harmless
from factcheck.workflow.assignments import assign
from factcheck.workflow.claims import Wording, word_claim
from factcheck.workflow.topics import add_topics
from tests.factories import a_claim, a_person, a_review, an_article, some_evidence
from tests.stern import Answer, Stern
from tests.web.test_query_counts import claims as some_claims
from tests.web.test_query_counts import count


@pytest.fixture
def mara(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, name="Mara Eng")


@pytest.fixture
def browser(stern: Stern, mara: Person) -> Stern:
    return stern.as_(mara)


def refs(page: Answer) -> list[str]:
    return page.tree.xpath("//tbody//td[@class='ref']/text()")


def lines(answer: Answer) -> list[dict[str, str]]:
    assert answer.text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))


def test_the_filters_of_the_address_narrow_the_table_and_stand_in_its_form(
    browser: Stern, mara: Person, database: Database
) -> None:
    with database.transaction() as session:
        mine, other = a_claim(session), a_claim(session)
        assign(session, a_person(session, Role.EDITOR), mine.id, mara.id, now().date())
        add_topics(session, mara, other.id, ["Harbour"])
    page = browser.get("/claims?assignee=me&due=week&status=open")
    assert refs(page) == [mine.ref]
    assert "Mara Eng" in page.words
    form = page.form("/claims")
    assert (form["assignee"], form["due"], form["status"]) == ("me", "week", "open")
    assert refs(browser.get(f"/claims?topic={other.topics[0].id}")) == [other.ref]
    # One that nobody has any more, or never had, shows nothing; it is no error.
    assert "No claim fits" in browser.get("/claims?topic=4711").words


def test_what_makes_no_sense_is_left_out_with_a_word(browser: Stern, database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
    page = browser.get("/claims?status=odd&colour=red&waiting=soon")
    assert refs(page) == [claim.ref]
    assert "“odd” makes no sense as a status. It is left out." in page.words
    assert "There is no filter called “colour”." in page.words
    assert "“soon” makes no sense as a number of days." in page.words


def test_a_form_of_filters_leads_to_an_address_without_its_empty_fields(browser: Stern) -> None:
    answer = browser.get("/claims?q=&assignee=me&due=&topic=&status=open&status=agreed", 302)
    assert answer.location == "/claims?status=open&status=agreed&assignee=me"
    answer = browser.get("/claims/board?q=&due=late", 302)
    assert answer.location == "/claims/board?due=late"


def test_statuses_are_counted_for_what_is_asked_otherwise(
    browser: Stern, database: Database
) -> None:
    with database.transaction() as session:
        a_claim(session)
        a_claim(session, Status.AGREED)
        a_claim(session, Status.SET_ASIDE)
    page = browser.get("/claims?assignee=nobody")
    tabs = {
        " ".join(tab.text_content().split()) for tab in page.tree.xpath("//nav[@class='tabs']/a")
    }
    assert {"In work 2", "Set aside 1"} <= tabs
    facets = page.tree.xpath("//nav[@class='facets']/a")
    assert [" ".join(one.text_content().split()) for one in facets] == ["Open 1", "Agreed 1"]
    assert facets[0].get("href") == "/claims?status=open&assignee=nobody"


def test_the_board_has_a_column_for_each_status_in_work(
    browser: Stern, mara: Person, database: Database
) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.DISPUTED)
        assign(session, a_person(session, Role.EDITOR), claim.id, mara.id, None)
        some_claims(session, 22)
    page = browser.get("/claims/board")
    columns = page.tree.xpath("//section[@class='column']")
    heads = [" ".join(column.find("h2").text_content().split()) for column in columns]
    assert heads[0] == "Open Claims: 22"
    assert [len(column.xpath(".//li")) for column in columns] == [20, 0, 1, 0, 0, 0]
    more = columns[0].xpath(".//p[@class='more']/a")[0]
    assert more.text_content() == "2 more of: Open"
    assert more.get("href") == "/claims?status=open"
    assert "Mara Eng" in columns[2].text_content()


def test_all_that_is_asked_for_comes_as_csv(
    browser: Stern, mara: Person, database: Database
) -> None:
    with database.transaction() as session:
        some_claims(session, 3)
        out = a_claim(session, Status.PUBLISHED)
        due = now().date() + timedelta(days=3)
        open_ = a_claim(session)
        assign(session, a_person(session, Role.EDITOR), open_.id, mara.id, due)
        word_claim(session, mara, open_.id, Wording(headline="=1+1", topics=("fish", "trams")))
    answer = browser.get("/claims/list.csv?status=all")
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert "attachment; filename=claims-" in answer.headers["Content-Disposition"]
    rows = lines(answer)
    assert set(rows[0]) == set(COLUMNS)
    found = {row["ref"]: row for row in rows}
    assert len(found) >= 5
    assert found[open_.ref] | {"opened": "", "changed": ""} == {
        "ref": open_.ref,
        "status": "open",
        "claimant": "",
        "headline": "'=1+1",
        "quotation": open_.quotation,
        "topics": "fish, trams",
        "assignee": "Mara Eng",
        "due": due.isoformat(),
        "rating": "",
        "supports": "0",
        "contradicts": "0",
        "context": "0",
        "opened": "",
        "changed": "",
        "link": f"http://localhost/claims/{open_.id}",
    }
    assert found[open_.ref]["opened"].endswith("Z")
    assert (found[out.ref]["rating"], found[out.ref]["contradicts"]) == ("False", "1")
    assert [row["ref"] for row in lines(browser.get("/claims/list.csv?assignee=me"))] == [open_.ref]


def test_a_running_round_says_nothing_in_the_csv(
    browser: Stern, stern: Stern, mara: Person, database: Database
) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        some_evidence(session, claim)
        a_review(session, claim, "misleading", by=mara, justification="SEALED-WORDS")
        admin = a_person(session, Role.ADMIN)
    for person in (mara, admin):
        answer = stern.as_(person).get("/claims/list.csv?status=all")
        assert "Misleading" not in answer.text
        assert "SEALED-WORDS" not in answer.text


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "  =1", "＝1"])
def test_no_cell_is_a_formula(words: str) -> None:
    assert harmless(words) == f"'{words}"
    assert harmless("3 - 1 = 2") == "3 - 1 = 2"


def test_a_filter_is_saved_renamed_deleted_and_brought_back(
    browser: Stern, database: Database
) -> None:
    with database.transaction() as session:
        a_claim(session)
    page = browser.get("/claims?due=late&assignee=nobody")
    sent = page.form("/filters") | {"filter-name": "Late, nobody’s"}
    page = browser.post("/filters", sent, follow=True)
    (chip,) = page.tree.xpath("//nav[@class='saved-filters']/a[@class='chip']")
    assert chip.get("href") == "/claims?assignee=nobody&due=late"
    assert chip.get("aria-current")
    assert "Late, nobody’s" in browser.get("/").words
    browser.post("/filters/1/name", {"filter-1-name": ""}, 422)
    page = browser.post("/filters/1/name", {"filter-1-name": "Too late"}, follow=True)
    assert "Too late" in page.words
    page = browser.post("/filters/1/removal", follow=True)
    assert "No filters yet" in page.words
    (undo,) = page.tree.xpath("//form[@data-undo]/@action")
    assert "Too late" in browser.post(undo, follow=True).words


def test_a_filter_without_a_name_is_asked_for_one(browser: Stern) -> None:
    page = browser.post("/filters", {"filter-name": " ", "filter-asks": "due=late"}, 422)
    assert "Give the filter a name." in page.words
    assert page.form("/filters")["filter-asks"] == "due=late"


def test_a_shared_filter_is_there_for_all_and_changed_by_few(
    browser: Stern, stern: Stern, database: Database
) -> None:
    browser.post("/filters", {"filter-name": "All", "filter-asks": "", "filter-shared": "y"})
    with database.transaction() as session:
        bo = stern.as_(a_person(session, Role.READER))
    page = bo.get("/filters")
    assert "shared by Mara Eng" in page.words
    assert not page.tree.xpath("//main//form")
    bo.post("/filters/1/removal", expect=403)
    bo.post("/filters/4711/removal", expect=404)


@pytest.mark.parametrize(
    "address", ["/claims", "/claims/board", "/claims/list.csv", "/claims?q=boat"]
)
def test_a_list_asks_the_database_as_often_for_many_claims_as_for_one(
    app: Flask, browser: Stern, database: Database, address: str
) -> None:
    with database.transaction() as session:
        some_claims(session, 3)
    few = count(app, browser, address)
    with database.transaction() as session:
        some_claims(session, 40)
    assert count(app, browser, address) == few
    assert few <= 16


def test_a_reader_sees_the_lists_and_nothing_to_press(stern: Stern, database: Database) -> None:
    with database.transaction() as session:
        claim: Claim = a_claim(session)
        reader = stern.as_(a_person(session, Role.READER))
        an_article(session)
    page = reader.get("/claims")
    assert refs(page) == [claim.ref]
    assert not page.tree.xpath("//input[@name='claim']")
    assert not page.tree.xpath("//button[@name='deed']")
    reader.get("/claims/board")
    reader.post("/batches", {}, 403)
