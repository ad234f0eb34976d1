"""The page of the desk's mail, for admins."""

from dataclasses import replace

import pytest
from flask import Flask

from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import Claim, Letter, LetterState, Person, Role
from factcheck.web.context import EXTENSION, Desk
from factcheck.workflow import letters
from factcheck.workflow.history import record
from tests.factories import a_claim, a_person
from tests.stern import Stern


@pytest.fixture
def admin(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, Role.ADMIN)


@pytest.fixture
def mailing(app: Flask, database: Database, settings: Settings) -> Flask:
    """The application with a mail server that it never meets."""
    sending = replace(
        settings,
        smtp_url="smtps://desk:quokka-secret@mail.sandvik.example",
        mail_from="The Sandvik Desk <desk@sandvik.example>",
    )
    app.extensions[EXTENSION] = Desk(sending, database)
    return app


def a_letter(database: Database, *, failure: str | None = None, for_good: bool = False) -> Letter:
    with database.transaction() as session:
        ada = a_person(session, name="Ada Moss")
        claim = a_claim(session)
        claim.headline = "Wombats paid"
        session.add(claim)
        mention(session, claim, ada)
        letters.write_due(session)
        taken = letters.take_next(session)
        assert taken is not None
        if failure:
            letters.note_failure(session, taken.id, failure, for_good=for_good)
        return taken


def mention(session: object, claim: Claim, reader: Person) -> None:
    by = a_person(session)  # type: ignore[arg-type]
    after = {"mentions": [reader.id]}
    record(session, by, "comment.written", "comment:1", claim_id=claim.id, after=after)  # type: ignore[arg-type]


def state(database: Database, letter: Letter) -> LetterState:
    with database.reading() as session:
        return session.get_one(Letter, letter.id).state


def test_without_a_mail_server_the_page_says_what_to_set(stern: Stern, admin: Person) -> None:
    page = stern.as_(admin).get("/mail")
    assert "FACTCHECK_SMTP_URL" in page.words
    assert "No letter waits." in page.words


def test_the_page_shows_the_server_without_its_password(mailing: Flask, admin: Person) -> None:
    page = Stern(mailing, admin).get("/mail")
    assert "mail.sandvik.example, port 465, TLS" in page.words
    assert "quokka" not in page.text


def test_failures_are_shown_with_the_servers_words_and_not_what_the_letter_says(
    mailing: Flask, database: Database, admin: Person
) -> None:
    letter = a_letter(database, failure="451 <b>Come back</b> later")
    browser = Stern(mailing, admin)
    page = browser.get("/mail")
    assert "1 letter couldn’t be sent yet" in page.words
    assert "451 <b>Come back</b> later" in page.words
    assert "Ada Moss" in page.words
    assert "Wombats" not in page.text
    assert "couldn’t be sent" in browser.get("/").words
    browser.post(f"/mail/{letter.id}/retry")
    with database.reading() as session:
        again = session.get_one(Letter, letter.id)
    assert (again.state, again.attempts) == (LetterState.WAITING, 0)


def test_what_was_given_up_is_tried_again_by_one_button(
    mailing: Flask, database: Database, admin: Person
) -> None:
    letter = a_letter(database, failure="550 No such box", for_good=True)
    assert state(database, letter) is LetterState.GIVEN_UP
    browser = Stern(mailing, admin)
    assert "1 was given up" in browser.get("/mail").words
    page = browser.post("/mail/retry", follow=True)
    assert "1 letter is tried again now." in page.words
    assert state(database, letter) is LetterState.WAITING


def test_a_letter_that_was_sent_is_not_sent_again(
    mailing: Flask, database: Database, admin: Person
) -> None:
    letter = a_letter(database)
    with database.transaction() as session:
        letters.note_sent(session, letter.id)
    browser = Stern(mailing, admin)
    browser.post(f"/mail/{letter.id}/retry", expect=422)
    browser.post("/mail/9999/retry", expect=404)
    page = browser.get("/mail")
    assert "Ada Moss" in page.words
    assert "No letter waits." in page.words


def test_a_test_letter_goes_to_whoever_asks(
    mailing: Flask, database: Database, admin: Person
) -> None:
    page = Stern(mailing, admin).post("/mail/test", follow=True)
    assert f"A test letter to {admin.email} is in the queue." in page.words
    assert "Test letter" in page.words


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER, Role.EDITOR])
def test_the_others_neither_see_nor_hear_of_it(
    mailing: Flask, database: Database, role: Role
) -> None:
    letter = a_letter(database, failure="451 Later")
    with database.transaction() as session:
        browser = Stern(mailing, a_person(session, role))
    browser.get("/mail", expect=403)
    browser.post(f"/mail/{letter.id}/retry", expect=403)
    assert "letters of the desk" not in browser.get("/").words
