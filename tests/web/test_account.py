"""One's own account."""

import pytest

from factcheck.db import Database
from factcheck.models import Person, Role, Status
from factcheck.report.json import from_json
from factcheck.workflow.people import MOST_TRIES
from tests.factories import PASSWORD, a_claim, a_person, a_sign_off, an_edition
from tests.stern import Stern

NEW = "a pier for the price of two"


@pytest.fixture
def mara(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, Role.EDITOR, name="Mara Eng", email="mara@desk.example")


def test_the_page_says_who_one_is_and_what_one_may_do(stern: Stern, mara: Person) -> None:
    words = stern.as_(mara).get("/account").words
    for said in ("Mara Eng", "mara@desk.example", "Editor", "settle disputes"):
        assert said in words
    assert "invite and disable people" not in words


def test_a_new_password_keeps_this_browser_signed_in_and_no_other(
    stern: Stern, mara: Person
) -> None:
    here, elsewhere = stern.as_(mara), stern.as_(mara)
    sent = {"account-current": PASSWORD, "account-password": NEW}
    page = here.post("/account/password", sent, follow=True)
    assert "Your password is changed" in page.words
    elsewhere.get("/account", expect=302)
    stern.post("/sign-in", {"sign-in-email": mara.email, "sign-in-password": NEW})


def test_who_does_not_know_the_password_cannot_change_it(stern: Stern, mara: Person) -> None:
    browser = stern.as_(mara)
    sent = {"account-current": "not the password", "account-password": NEW}
    page = browser.post("/account/password", sent, expect=422)
    assert "This is not your password" in page.words
    assert NEW not in page.text
    for _ in range(MOST_TRIES - 1):
        browser.post("/account/password", sent, expect=422)
    browser.post("/account/password", {**sent, "account-current": PASSWORD}, expect=429)


def test_a_new_password_that_is_too_short_is_refused(stern: Stern, mara: Person) -> None:
    sent = {"account-current": PASSWORD, "account-password": "short"}
    page = stern.as_(mara).post("/account/password", sent, expect=422)
    assert "at least 10 characters" in page.words


def test_signing_out_everywhere_ends_every_session(stern: Stern, mara: Person) -> None:
    here, elsewhere = stern.as_(mara), stern.as_(mara)
    page = here.post("/account/sign-out-everywhere", follow=True)
    assert "You are signed out everywhere" in page.words
    here.get("/account", expect=302)
    elsewhere.get("/account", expect=302)


def test_reports_name_who_signed_them_off_only_if_they_want_that(
    stern: Stern, database: Database, mara: Person
) -> None:
    browser = stern.as_(mara)
    named = []
    for wanted in ("yes", "no"):
        page = browser.post("/account/signature", {"by-name": wanted}, follow=True)
        assert ("Leave my name out" in page.words) is (wanted == "yes")
        with database.transaction() as session:
            claim = a_claim(session, Status.AGREED)
            a_sign_off(session, claim, by=mara)
            edition = an_edition(session, claim)
            named.append(from_json(edition.json_bytes).method.signed_by)
            assert ("Mara Eng" in edition.markdown_bytes.decode()) is (wanted == "yes")
    assert named == ["Mara Eng", None]
    with database.transaction() as session:
        reviewer = a_person(session)
    stern.as_(reviewer).post("/account/signature", {"by-name": "yes"}, expect=403)
    assert "Your name on reports" not in stern.as_(reviewer).get("/account").words
