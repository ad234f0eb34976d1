"""One-time links, from the one who makes them to the one who opens them."""

from datetime import timedelta

import pytest
import time_machine

from factcheck.db import Database
from factcheck.models import Person, Role, now
from factcheck.workflow import people
from tests.factories import PASSWORD, a_person
from tests.stern import Stern


@pytest.fixture
def token(database: Database) -> str:
    with database.transaction() as session:
        admin = a_person(session, Role.ADMIN)
        _, secret = people.invite(
            session, admin, name="Tom Brandt", email="tom@desk.example", role=Role.REVIEWER
        )
    return secret


def test_who_is_invited_chooses_a_password_and_is_signed_in(stern: Stern, token: str) -> None:
    page = stern.get(f"/invitation/{token}")
    assert "Tom Brandt" in page.words
    assert "tom@desk.example" in page.words
    assert stern.post(f"/invitation/{token}", {"new-password": PASSWORD}).location == "/"
    assert "Tom Brandt" in stern.get("/account").words

    elsewhere = Stern(stern.app)
    sent = {"sign-in-email": "tom@desk.example", "sign-in-password": PASSWORD}
    elsewhere.post("/sign-in", sent)


def test_a_link_works_once(stern: Stern, token: str) -> None:
    stern.post(f"/invitation/{token}", {"new-password": PASSWORD})
    page = stern.get(f"/invitation/{token}", expect=410)
    assert "Ask an admin for a new one" in page.words
    stern.post(f"/invitation/{token}", {"new-password": "another password"}, expect=410)


def test_an_invitation_ends_after_a_week(stern: Stern, token: str) -> None:
    with time_machine.travel(now() + people.INVITATION_LASTS + timedelta(minutes=1), tick=False):
        stern.get(f"/invitation/{token}", expect=410)
        stern.post(f"/invitation/{token}", {"new-password": PASSWORD}, expect=410)


def test_a_link_that_was_cut_short_or_made_up_leads_nowhere(stern: Stern, token: str) -> None:
    for wrong in (token[:-1], token + "A", "x", "%00", "“quoted”", "a" * 5000):
        page = stern.get(f"/invitation/{wrong}", expect=404)
        assert "Check that the address is complete" in page.words
        stern.post(f"/invitation/{wrong}", {"new-password": PASSWORD}, expect=404)


@pytest.mark.parametrize("password", ["", "too short", "long" * 60])
def test_a_password_that_nobody_should_have_is_refused_and_the_link_still_works(
    stern: Stern, token: str, password: str
) -> None:
    page = stern.post(f"/invitation/{token}", {"new-password": password}, expect=422)
    assert page.tree.xpath("//*[@id='new-password-errors']/li")
    assert page.tree.xpath("string(//*[@id='new-password']/@value)") == ""
    stern.post(f"/invitation/{token}", {"new-password": PASSWORD})


def test_a_new_link_ends_the_one_before(stern: Stern, database: Database, token: str) -> None:
    with database.transaction() as session:
        tom = people.invited(session, token)
        _, newer = people.reset_password(session, a_person(session, Role.ADMIN), tom.id)
    stern.get(f"/invitation/{token}", expect=410)
    stern.get(f"/invitation/{newer}")


def test_a_reset_signs_the_person_out_everywhere_else(stern: Stern, database: Database) -> None:
    with database.transaction() as session:
        mara: Person = a_person(session)
        _, secret = people.reset_password(session, a_person(session, Role.ADMIN), mara.id)
    browser = stern.as_(mara)
    browser.get("/account")
    stern.post(f"/invitation/{secret}", {"new-password": "another good password"})
    browser.get("/account", expect=302)
    stern.get("/account")


def test_an_account_that_was_disabled_meanwhile_lets_nobody_in(
    stern: Stern, database: Database, token: str
) -> None:
    with database.transaction() as session:
        tom = people.invited(session, token)
        people.disable(session, a_person(session, Role.ADMIN), tom.id)
    stern.post(f"/invitation/{token}", {"new-password": PASSWORD}, expect=410)
