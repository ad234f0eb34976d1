"""The people of the desk, as an admin looks after them."""

import pytest

from factcheck.db import Database
from factcheck.models import Person, Role
from factcheck.queries.people import person_signing_in
from factcheck.workflow.desk import shell_person
from tests.factories import PASSWORD, a_person
from tests.stern import Stern

TOM = {
    "invitation-name": "Tom Brandt",
    "invitation-email": "Tom@Desk.example",
    "invitation-role": "editor",
}


@pytest.fixture
def admin(database: Database, stern: Stern) -> Stern:
    with database.transaction() as session:
        return stern.as_(a_person(session, Role.ADMIN, name="Ada Moss"))


@pytest.fixture
def mara(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, Role.REVIEWER, name="Mara Eng", email="mara@desk.example")


def named(database: Database, email: str) -> Person:
    with database.reading() as session:
        person = person_signing_in(session, email)
    assert person is not None
    return person


def test_an_invitation_gives_a_link_once_by_which_somebody_new_comes_in(
    admin: Stern, stern: Stern, database: Database
) -> None:
    page = admin.post("/people", TOM, expect=200)
    link = page.tree.xpath("string(//input[@id='one-time-link']/@value)")
    assert link.startswith("http://localhost/invitation/")
    secret = link.rpartition("/")[2]
    assert secret not in admin.get("/people").text

    stern.post(f"/invitation/{secret}", {"new-password": PASSWORD})
    tom = named(database, "tom@desk.example")
    assert (tom.name, tom.role) == ("Tom Brandt", Role.EDITOR)


def test_everyone_is_listed_with_how_their_account_stands(
    admin: Stern, database: Database, mara: Person
) -> None:
    admin.post("/people", TOM, expect=200)
    admin.post(f"/people/{mara.id}/disabling")
    with database.transaction() as session:
        shell_person(session, "root")
    rows = [
        " ".join(row.text_content().split())
        for row in admin.get("/people").tree.xpath("//tbody/tr")
    ]
    assert [row.split()[0] for row in rows] == ["Ada", "Tom", "Mara"]
    assert "you" in rows[0]
    assert "Invited; the link works until" in rows[1]
    assert "Disabled" in rows[2]


def test_the_list_says_when_somebody_signed_in_last(
    admin: Stern, stern: Stern, mara: Person
) -> None:
    stern.post("/sign-in", {"sign-in-email": mara.email, "sign-in-password": PASSWORD})
    row = admin.get("/people").tree.xpath(f"string(//tr[@id='person-{mara.id}'])")
    assert "Signed in last" in row


def test_an_address_that_has_an_account_is_refused_and_what_was_written_is_kept(
    admin: Stern, mara: Person
) -> None:
    page = admin.post("/people", {**TOM, "invitation-email": "MARA@desk.example"}, expect=422)
    assert "mara@desk.example already has an account" in page.words
    form = page.form("/people")
    assert form["invitation-name"] == "Tom Brandt"
    assert form["invitation-email"] == "MARA@desk.example"
    assert form["invitation-role"] == "editor"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "   "),
        ("name", "n" * 121),
        ("email", "no address"),
        ("email", "a@b@c"),
        ("email", "e" * 250 + "@desk.example"),
        ("role", "owner"),
        ("role", ""),
    ],
)
def test_what_cannot_be_a_person_is_said_beside_its_field(
    admin: Stern, field: str, value: str
) -> None:
    page = admin.post("/people", {**TOM, f"invitation-{field}": value}, expect=422)
    assert page.tree.xpath(f"//*[@id='invitation-{field}-errors']/li")
    assert len(page.tree.xpath("//tbody/tr")) == 1


def test_a_reset_gives_a_link_for_another_password(
    admin: Stern, stern: Stern, mara: Person
) -> None:
    page = admin.post(f"/people/{mara.id}/reset", expect=200)
    assert page.h1 == "New password for Mara Eng"
    secret = page.tree.xpath("string(//input[@id='one-time-link']/@value)").rpartition("/")[2]
    stern.post(f"/invitation/{secret}", {"new-password": "another good password"})
    sent = {"sign-in-email": mara.email, "sign-in-password": "another good password"}
    Stern(stern.app).post("/sign-in", sent)


def test_a_disabled_account_can_be_enabled_by_the_undo_of_the_message(
    admin: Stern, stern: Stern, mara: Person
) -> None:
    page = admin.post(f"/people/{mara.id}/disabling", follow=True)
    assert "Mara Eng’s account is disabled" in page.words
    sent = {"sign-in-email": mara.email, "sign-in-password": PASSWORD}
    stern.post("/sign-in", sent, expect=422)
    admin.post(page.tree.xpath("string(//form[@data-undo]/@action)"))
    stern.post("/sign-in", sent)


def test_a_disabled_account_gets_no_link(admin: Stern, mara: Person) -> None:
    admin.post(f"/people/{mara.id}/disabling")
    page = admin.post(f"/people/{mara.id}/reset", expect=422)
    assert "enable it first" in page.words


def test_a_role_counts_from_the_next_click(admin: Stern, stern: Stern, mara: Person) -> None:
    browser = stern.as_(mara)
    browser.get("/people", expect=403)
    page = admin.post(f"/people/{mara.id}/role", {"role-role": "admin"}, follow=True)
    assert "Mara Eng is an admin now" in page.words
    browser.get("/people")


def test_an_unknown_role_is_refused(admin: Stern, database: Database, mara: Person) -> None:
    for wrong in ("owner", "", "ADMIN"):
        admin.post(f"/people/{mara.id}/role", {"role-role": wrong}, expect=422)
    assert named(database, mara.email).role is Role.REVIEWER


def test_an_admin_can_neither_disable_nor_demote_themselves(admin: Stern) -> None:
    assert admin.person is not None
    own = f"/people/{admin.person.id}"
    assert "your own account" in admin.post(f"{own}/disabling", expect=422).words
    assert "another admin" in admin.post(f"{own}/role", {"role-role": "reader"}, expect=422).words
    admin.get("/people")


def test_the_person_at_the_shell_is_nobody_here(admin: Stern, database: Database) -> None:
    with database.transaction() as session:
        shell = shell_person(session, "root")
    for deed in ("reset", "disabling", "enabling", "role"):
        admin.post(f"/people/{shell.id}/{deed}", {"role-role": "reader"}, expect=404)


@pytest.mark.parametrize("number", ["4711", "0", str(2**31), "9" * 40])
def test_an_unknown_person_is_not_found(admin: Stern, number: str) -> None:
    admin.post(f"/people/{number}/disabling", expect=404)
