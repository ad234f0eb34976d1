"""The page on which an editor decides who may see what the desk publishes."""

import pytest

from factcheck.db import Database
from factcheck.models import Person, Role
from factcheck.queries.publicity import publicity
from tests.factories import a_person
from tests.publishing import a_published_check
from tests.stern import Stern


@pytest.fixture
def editor(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, Role.EDITOR)


def test_an_editor_reads_what_will_be_seen_and_makes_the_desk_public_and_not(
    stern: Stern, database: Database, editor: Person
) -> None:
    with database.transaction() as session:
        a_published_check(session)
        a_published_check(session)
    browser = stern.as_(editor)
    page = browser.get("/publicity")
    assert "Everybody can read the 2 reports that are published now" in page.words
    page = browser.post("/publicity", page.form("/publicity"), follow=True)
    assert "Everybody can read what the desk publishes now." in page.words
    assert "the addresses of 2 reports will ask for an account" in page.words
    stern.get("/checks")
    page = browser.post("/publicity", page.form("/publicity"), follow=True)
    assert "seen by link only" in page.h1 + page.words
    stern.get("/checks", expect=302)


def test_the_desk_says_of_itself_what_an_editor_writes(
    stern: Stern, database: Database, editor: Person
) -> None:
    browser = stern.as_(editor)
    form = browser.get("/publicity").form("/publicity/texts")
    form |= {
        "site-about": " We check <b>harbours</b>.\r\n\r\nSo it is. ",
        "site-contact": "x@y.example",
    }
    browser.post("/publicity/texts", form)
    with database.reading() as session:
        newest = publicity(session)
    assert newest is not None and not newest.is_public
    assert newest.about == "We check <b>harbours</b>.\n\nSo it is."
    browser.post("/publicity", browser.get("/publicity").form("/publicity"))
    method = stern.get("/method")
    assert "We check <b>harbours</b>." in method.words and "x@y.example" in method.words


def test_what_is_too_long_is_kept_and_refused(stern: Stern, editor: Person) -> None:
    browser = stern.as_(editor)
    form = browser.get("/publicity").form("/publicity/texts") | {"site-about": "a" * 4001}
    page = browser.post("/publicity/texts", form, expect=422)
    assert "Keep it under 4,000 characters." in page.words and "a" * 4001 in page.text


def test_of_two_editors_the_second_sees_what_the_first_did(
    stern: Stern, database: Database, editor: Person
) -> None:
    with database.transaction() as session:
        other = stern.as_(a_person(session, Role.EDITOR))
    browser = stern.as_(editor)
    mine, switch = (browser.get("/publicity").form(at) for at in ("/publicity/texts", "/publicity"))
    # What both left alone isn't laid side by side, however a browser ends its lines.
    ours = {"site-corrections_policy": "Write to us.\r\n\r\nWe answer."}
    other.post("/publicity/texts", mine | ours | {"site-about": "We check ferries."})
    yours = mine | ours | {"site-about": "We check piers."}
    page = browser.post("/publicity/texts", yours, expect=409)
    assert "We check ferries." in page.words and "We check piers." in page.text
    assert page.text.count("We answer.") == 1
    browser.post("/publicity/texts", page.form("/publicity/texts"))
    assert (
        "Somebody changed the public site" in browser.post("/publicity", switch, expect=409).words
    )


def test_nobody_else_decides(stern: Stern, database: Database) -> None:
    with database.transaction() as session:
        reviewer = stern.as_(a_person(session))
    reviewer.get("/publicity", expect=403)
    reviewer.post("/publicity", {"publicity-is_public": "yes"}, expect=403)
