"""Headers, cookies, forged forms, and what is no text."""

import io
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import Person, Role
from tests.factories import PASSWORD, a_person
from tests.stern import Stern


@pytest.fixture
def mara(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, Role.EDITOR, email="mara@desk.example")


@pytest.fixture
def behind_tls(settings: Settings) -> Iterator[Flask]:
    """The application behind one proxy that speaks https to the world."""
    app = create_app(replace(settings, public_url="https://desk.example", trusted_proxies=1))
    app.testing = True
    yield app
    app.extensions["factcheck"].database.close()


def cookie(app: Flask, **options: str) -> str:
    """The cookie that signing in sets."""
    browser = app.test_client()
    token = Stern(app).token()
    with browser.session_transaction() as session:
        session["csrf_token"] = "of this session"
    sent = {"sign-in-email": "mara@desk.example", "sign-in-password": PASSWORD}
    answer = browser.post("/sign-in", data={**sent, "csrf_token": token}, headers=options)
    assert answer.status_code == 303
    return answer.headers["Set-Cookie"]


def policy_of(header: str) -> dict[str, str]:
    return dict(rule.strip().partition(" ")[::2] for rule in header.split(";"))


@pytest.mark.parametrize(
    "path", ["/sign-in", "/policy", "/no/such/page", "/ratings.css", "/healthz"]
)
def test_every_answer_tells_the_browser_to_be_careful(
    stern: Stern, mara: Person, path: str
) -> None:
    headers = stern.as_(mara).client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in headers


def test_a_page_may_load_and_send_nothing_elsewhere(stern: Stern) -> None:
    policy = policy_of(stern.get("/sign-in").headers["Content-Security-Policy"])
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    rest = {name: value for name, value in policy.items() if value != "'none'"}
    assert set(rest.values()) == {"'self'"}
    assert {"script-src", "style-src", "connect-src", "form-action"} <= set(rest)


def test_what_a_signed_in_person_saw_is_not_kept(stern: Stern, mara: Person) -> None:
    for path in ("/policy", "/account", "/no/such/page"):
        assert stern.as_(mara).client.get(path).headers["Cache-Control"] == "no-store"


def test_a_form_without_its_token_is_refused_and_changes_nothing(
    stern: Stern, mara: Person
) -> None:
    browser = stern.as_(mara)
    for token in ("", "forged", None):
        sent = {"policy-reviews_wanted": "3"} | ({"csrf_token": token} if token else {})
        answer = browser.client.post("/policy", data=sent)
        assert answer.status_code == 400
        assert "Your session ended" in answer.get_data(as_text=True)
    assert "two sealed reviews" in browser.get("/policy").words


def test_a_form_of_a_session_that_ended_shows_what_was_written_but_no_password(
    stern: Stern, mara: Person
) -> None:
    browser = stern.as_(mara)
    token = browser.token()
    browser.post("/sign-out")
    sent = {
        "csrf_token": token,
        "review-confidence": "low",
        "review-justification": "The accounts show a <grant>.",
        "account-password": "secret words of mine",
        "review-rating": "4",
    }
    page = browser._checked(browser.client.post("/policy", data=sent), "POST /policy", 400)
    assert page.tree.xpath("//textarea/text()") == ["The accounts show a <grant>."]
    assert page.tree.xpath("string(//main//label)") == "Justification"
    assert "secret words" not in page.text


def test_the_session_cookie_is_for_this_site_and_no_script(app: Flask, mara: Person) -> None:
    flags = cookie(app).split("; ")
    assert flags[0].startswith("factcheck_session=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(flags)
    assert "Secure" not in flags
    assert any(flag.startswith("Expires=") for flag in flags)


def test_behind_tls_the_cookie_and_the_browser_stay_there(behind_tls: Flask, mara: Person) -> None:
    referrer = {"X-Forwarded-Proto": "https", "Referer": "https://localhost/sign-in"}
    assert "Secure" in cookie(behind_tls, **referrer).split("; ")
    answer = behind_tls.test_client().get("/sign-in", headers={"X-Forwarded-Proto": "https"})
    assert "max-age=" in answer.headers["Strict-Transport-Security"]


def test_a_forwarded_address_is_believed_only_of_a_trusted_proxy(
    app: Flask, behind_tls: Flask, stern: Stern, mara: Person
) -> None:
    claims = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"}
    answer = app.test_client().get("/sign-in", headers=claims)
    assert "Strict-Transport-Security" not in answer.headers


def test_the_cookie_is_renewed_by_pages_and_never_by_files(stern: Stern, mara: Person) -> None:
    browser = stern.as_(mara)
    assert "Set-Cookie" in browser.get("/policy").headers
    for path in ("/ratings.css", "/healthz", "/static/x/css/base.css"):
        headers = browser.client.get(path, buffered=True).headers
        assert "Set-Cookie" not in headers
        assert "Cookie" not in headers.get("Vary", "")


def test_a_session_that_nobody_used_for_twelve_hours_is_over(app: Flask) -> None:
    assert app.permanent_session_lifetime.total_seconds() == 12 * 3600


def test_a_cookie_that_was_changed_is_nobodys(stern: Stern, mara: Person) -> None:
    browser = stern.as_(mara)
    kept = browser.client.get_cookie("factcheck_session")
    assert kept is not None
    browser.client.set_cookie("factcheck_session", kept.value[:-2] + "xx")
    browser.get("/policy", expect=302)


def test_an_upload_that_is_too_large_gets_a_page_that_says_how_large_it_may_be(
    stern: Stern, mara: Person, settings: Settings
) -> None:
    huge = io.BytesIO(b"x" * (settings.max_upload + 300_000))
    page = stern.as_(mara).post("/articles", {"article-file": (huge, "a.txt")}, expect=413)
    assert "at most 8 MB" in page.words


def test_a_form_as_long_as_an_upload_is_read(stern: Stern, mara: Person) -> None:
    page = stern.as_(mara).post("/articles", {"article-text": "xyz " * 500_000}, expect=422)
    assert "The text has 1,999,999 characters" in page.words


def test_no_other_form_may_be_as_long(stern: Stern, mara: Person) -> None:
    for browser, path in ((stern, "/sign-in"), (stern.as_(mara), "/policy")):
        page = browser.post(path, {"policy-reviews_wanted": "2", "x": "x" * 300_000}, expect=413)
        assert "at most 0.2 MB" in page.words


def test_a_character_that_no_text_has_is_refused_wherever_it_turns_up(
    stern: Stern, mara: Person
) -> None:
    stern.post("/sign-in", {"sign-in-email": "a\0b@desk.example"}, expect=422)
    page = stern.as_(mara).get("/policy?q=%00", expect=422)
    assert "a character" in page.words
