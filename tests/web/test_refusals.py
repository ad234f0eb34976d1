"""What the desk shows when it says no, and when it fails."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError, OperationalError

from factcheck import errors
from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import Role
from factcheck.web.permission import open_to_all
from tests.factories import a_person
from tests.stern import Stern

REFUSALS = [
    (errors.NotFound("There is no such claim."), 404),
    (errors.NotAllowed("Your role can’t do this."), 403),
    (errors.RuleBroken("FC-1 is open already."), 422),
    (errors.Ambiguous("Those words stand in 2 places.", [4, 90]), 422),
    (errors.OutOfDate("Somebody changed FC-1."), 409),
    (errors.TooMany("Wait a little.", wait=90), 429),
    (errors.Gone("This link has been used."), 410),
]


@pytest.fixture
def failing(settings: Settings) -> Iterator[Flask]:
    """An application with a page that raises what a test puts into ``app.extensions["raises"]``."""
    app = create_app(settings)

    @app.route("/fails", methods=["GET", "POST"])
    @open_to_all
    def fails() -> str:
        raise app.extensions["raises"]

    yield app
    app.extensions["factcheck"].database.close()


@pytest.mark.parametrize(("refusal", "status"), REFUSALS)
def test_a_refusal_has_its_status_and_its_sentence(
    failing: Flask, refusal: errors.Refusal, status: int
) -> None:
    failing.extensions["raises"] = refusal
    page = Stern(failing).get("/fails", expect=status)
    assert str(refusal) in page.words
    assert str(status) in page.words
    assert page.headers.get("Retry-After") == ("90" if status == 429 else None)


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (ZeroDivisionError("inside"), 500, "made a mistake"),
        (OperationalError("SELECT 1", {}, Exception("locked")), 503, "Nothing was saved"),
        (IntegrityError("INSERT", {}, Exception("unique")), 409, "at the same moment"),
    ],
)
def test_a_failure_is_told_in_plain_words_and_gives_nothing_of_the_inside_away(
    failing: Flask, error: Exception, status: int, said: str
) -> None:
    failing.extensions["raises"] = error
    sent = {"note": "words that somebody wrote"}
    page = Stern(failing).post("/fails", sent, expect=status)
    assert said in page.words
    assert "words that somebody wrote" in page.tree.xpath("//textarea/text()")
    for inside in ("SELECT", "INSERT", "Traceback", "inside"):
        assert inside not in page.text


def test_a_page_of_failure_asks_the_broken_database_nothing(
    failing: Flask, database: Database
) -> None:
    with database.transaction() as session:
        mara = a_person(session, Role.ADMIN, name="Mara Eng")
    failing.extensions["raises"] = ZeroDivisionError()
    page = Stern(failing, mara).get("/fails", expect=500)
    assert "Mara Eng" not in page.text


def test_an_address_that_is_none_gets_a_page_and_a_way_on(stern: Stern, database: Database) -> None:
    page = stern.get("/no/such/page", expect=404)
    assert page.tree.xpath("//main//a[@href='/sign-in']")
    with database.transaction() as session:
        mara = a_person(session)
    page = stern.as_(mara).get("/no/such/page", expect=404)
    assert page.tree.xpath("//main//a[@href='/']")


def test_a_page_asked_for_in_the_wrong_way_says_so(stern: Stern) -> None:
    answer = stern.get("/sign-out", expect=405)
    assert "POST" in answer.headers["Allow"]
