"""Signing in with e-mail and password, and what stands in the way of guessing."""

import pytest
from sqlalchemy import event

from factcheck.db import Database
from factcheck.models import Person, Role
from factcheck.workflow import people
from tests.factories import PASSWORD, a_person
from tests.stern import Answer, Stern


@pytest.fixture
def mara(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, Role.REVIEWER, name="Mara Eng", email="mara@desk.example")


def sign_in(
    browser: Stern, email: str, password: str, expect: int = 303, onward: str = ""
) -> Answer:
    sent = {"sign-in-email": email, "sign-in-password": password, "sign-in-next": onward}
    return browser.post("/sign-in", sent, expect)


def test_who_knows_the_password_is_signed_in_and_led_to_the_desk(
    stern: Stern, mara: Person
) -> None:
    assert sign_in(stern, "mara@desk.example", PASSWORD).location == "/"
    assert "Mara Eng" in stern.get("/account").words


def test_the_case_of_an_address_and_blanks_around_it_do_not_matter(
    stern: Stern, mara: Person
) -> None:
    sign_in(stern, " Mara@Desk.EXAMPLE ", PASSWORD)
    stern.get("/account")


def test_a_wrong_password_an_unknown_address_and_a_disabled_account_are_told_the_same(
    stern: Stern, database: Database, mara: Person
) -> None:
    with database.transaction() as session:
        a_person(session, email="gone@desk.example", disabled=True)
        admin = a_person(session, Role.ADMIN)
        people.invite(session, admin, name="New", email="new@desk.example", role=Role.READER)
    tries = {
        "mara@desk.example": "not the password",
        "nobody@desk.example": PASSWORD,
        "gone@desk.example": PASSWORD,
        "new@desk.example": PASSWORD,
    }
    told = {sign_in(stern, email, password, expect=422).words for email, password in tries.items()}
    assert len(told) == 1
    assert "don’t belong together" in told.pop()


def test_a_failed_try_keeps_the_address_and_the_way_on_but_never_the_password(
    stern: Stern, mara: Person
) -> None:
    page = sign_in(stern, "mara@desk.example", "not the password", 422, onward="/claims")
    form = page.form("/sign-in")
    assert form["sign-in-email"] == "mara@desk.example"
    assert form["sign-in-next"] == "/claims"
    assert "not the password" not in page.text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "e" * 300 + "@desk.example"),
        ("password", "p" * 300),
        ("email", ""),
        ("email", "mara"),
    ],
)
def test_what_can_be_no_address_or_password_is_said_beside_its_field(
    stern: Stern, mara: Person, field: str, value: str
) -> None:
    sent = {"sign-in-email": "mara@desk.example", "sign-in-password": PASSWORD}
    page = stern.post("/sign-in", {**sent, f"sign-in-{field}": value}, expect=422)
    assert page.tree.xpath(f"//*[@id='sign-in-{field}-errors']/li")


def test_after_eight_failed_tries_even_the_right_password_has_to_wait(
    stern: Stern, mara: Person
) -> None:
    for _ in range(people.MOST_TRIES):
        sign_in(stern, "mara@desk.example", "not the password", expect=422)
    page = sign_in(stern, "MARA@desk.example", PASSWORD, expect=429)
    assert int(page.headers["Retry-After"]) == 900
    assert "quarter of an hour" in page.words
    assert PASSWORD not in page.text


def test_signing_in_forgets_the_failed_tries_before_it(stern: Stern, mara: Person) -> None:
    for _ in range(people.MOST_TRIES - 1):
        sign_in(stern, "mara@desk.example", "not the password", expect=422)
    sign_in(stern, "mara@desk.example", PASSWORD)
    sign_in(stern, "mara@desk.example", "not the password", expect=422)
    sign_in(stern, "mara@desk.example", PASSWORD)


def test_many_addresses_tried_from_one_place_are_stopped_too(
    stern: Stern, database: Database, mara: Person
) -> None:
    with database.transaction() as session:
        for number in range(people.MOST_TRIES_OF_A_NETWORK):
            guess = people.Tries(email=f"{number}@desk.example", network="127.0.0.1")
            people.note_try(session, guess)
    sign_in(stern, "mara@desk.example", PASSWORD, expect=429)


@pytest.mark.parametrize("onward", ["/claims", "/claims?status=open&page=2", "/articles/3#at-40"])
def test_who_was_led_to_sign_in_goes_on_to_the_page_meant(
    stern: Stern, mara: Person, onward: str
) -> None:
    assert sign_in(stern, "mara@desk.example", PASSWORD, onward=onward).location == onward


@pytest.mark.parametrize(
    "onward",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "javascript:alert(1)",
        "evil.example",
        "http:///evil.example",
    ],
)
def test_nobody_is_led_to_another_site(stern: Stern, mara: Person, onward: str) -> None:
    assert sign_in(stern, "mara@desk.example", PASSWORD, onward=onward).location == "/"
    answer = stern.get("/sign-in", expect=303, query_string={"next": onward})
    assert answer.location == "/"


def test_a_page_asked_for_without_a_session_leads_to_the_sign_in_page_and_back(
    stern: Stern, mara: Person
) -> None:
    answer = stern.get("/policy?from=mail", expect=302)
    assert answer.location == "/sign-in?next=/policy?from%3Dmail"
    form = stern.get(answer.location).form("/sign-in")
    form |= {"sign-in-email": "mara@desk.example", "sign-in-password": PASSWORD}
    assert stern.post("/sign-in", form).location == "/policy?from=mail"


def test_a_form_sent_without_a_session_leads_back_to_the_page_that_it_stood_on(
    stern: Stern,
) -> None:
    here = {"headers": {"Referer": "http://localhost/policy?from=mail"}}
    elsewhere = {"headers": {"Referer": "http://evil.example/policy"}}
    assert stern.post("/policy", {}, **here).location == "/sign-in?next=/policy?from%3Dmail"
    assert stern.post("/policy", {}, **elsewhere).location == "/sign-in"


def test_signing_out_ends_the_session(stern: Stern, mara: Person) -> None:
    browser = stern.as_(mara)
    browser.get("/account")
    assert browser.post("/sign-out").location == "/sign-in"
    browser.get("/account", expect=302)


def test_nothing_of_the_session_before_survives_signing_in(stern: Stern, mara: Person) -> None:
    with stern.client.session_transaction() as before:
        before["planted"] = "by somebody else"
    sign_in(stern, "mara@desk.example", PASSWORD)
    with stern.client.session_transaction() as after:
        assert "planted" not in after
        assert after["person_id"] == mara.id


def test_who_is_signed_in_does_not_see_the_form_again(stern: Stern, mara: Person) -> None:
    assert stern.as_(mara).get("/sign-in?next=/policy", expect=303).location == "/policy"


def test_a_disabled_person_is_signed_out_with_the_next_click(
    stern: Stern, database: Database, mara: Person
) -> None:
    browser = stern.as_(mara)
    browser.get("/account")
    with database.transaction() as session:
        people.disable(session, a_person(session, Role.ADMIN), mara.id)
    browser.get("/account", expect=302)
    with database.transaction() as session:
        people.enable(session, a_person(session, Role.ADMIN), mara.id)
    browser.get("/account", expect=302)


def test_who_is_looking_is_asked_once_a_request(
    stern: Stern, database: Database, mara: Person
) -> None:
    browser, asked = stern.as_(mara), []

    def note(*told: object) -> None:
        asked.extend(sql for sql in told if str(sql).startswith("SELECT person."))

    event.listen(database.engine, "before_cursor_execute", note)
    browser.get("/account")
    assert len(asked) == 1
    stern.get("/sign-in")
    assert len(asked) == 1


def test_a_stranger_is_not_asked_about_by_the_bell(stern: Stern, database: Database) -> None:
    asked = []
    event.listen(database.engine, "before_cursor_execute", lambda *told: asked.append(told))
    stern.get("/sign-in")
    assert asked == []
