"""The share links of a claim: made, shown once, counted, revoked."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import select

from factcheck.credentials import hash_token
from factcheck.db import Database
from factcheck.models import Claim, Person, Role, ShareLink, Status, now
from tests.factories import a_claim, a_link, a_person
from tests.stern import Answer, Stern


@pytest.fixture
def mara(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, Role.REVIEWER, name="Mara Eng")


@pytest.fixture
def browser(stern: Stern, mara: Person) -> Stern:
    return stern.as_(mara)


@pytest.fixture
def claim(database: Database) -> Claim:
    with database.transaction() as session:
        return a_claim(session, Status.PUBLISHED)


def made_links(database: Database) -> list[ShareLink]:
    with database.reading() as session:
        return list(session.exec(select(ShareLink).order_by(ShareLink.id)))  # type: ignore[arg-type]


def make(browser: Stern, claim: Claim, expect: int = 200, **fields: Any) -> Answer:
    path = f"/claims/{claim.id}/links"
    filled = {**browser.get(path).form(path), "link-label": "the printers"}
    filled |= {f"link-{name}": value for name, value in fields.items()}
    return browser.post(path, filled, expect)


def address_in(page: Answer) -> str:
    return str(page.tree.xpath("string(//input[@id='link-address']/@value)"))


def test_a_link_is_shown_once_with_its_qr_code_and_only_its_hash_is_kept(
    browser: Stern, claim: Claim, database: Database
) -> None:
    page = make(browser, claim)
    address = address_in(page)
    assert address.startswith("http://localhost/s/")
    assert page.tree.xpath("//figure[@role='img']//svg")
    assert "style=" not in page.text
    token = address.split("/")[-2]
    [link] = made_links(database)
    assert link.token_hash == hash_token(token)
    assert (link.label, link.expires_at) == ("the printers", None)
    assert token not in browser.get(f"/claims/{claim.id}/links").text
    assert browser.client.get(address).status_code == 200


def test_a_form_sent_twice_makes_one_link_whose_address_is_not_shown_again(
    browser: Stern, claim: Claim, database: Database
) -> None:
    path = f"/claims/{claim.id}/links"
    filled = {**browser.get(path).form(path), "link-label": "the printers"}
    browser.post(path, filled, 200)
    page = browser.post(path, filled, 200)
    assert "can’t be shown again" in page.words
    assert not page.tree.xpath("//input[@id='link-address']")
    assert len(made_links(database)) == 1
    assert page.form(path)["link-key"] != filled["link-key"]


def test_a_link_works_until_the_moment_in_its_form(
    browser: Stern, claim: Claim, database: Database
) -> None:
    day = (now() + timedelta(days=3)).date()
    make(browser, claim, until=f"{day}T18:30")
    expires = datetime(day.year, day.month, day.day, 18, 30, tzinfo=UTC)
    assert made_links(database)[0].expires_at == expires


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"label": "  "}, "Say for whom the link is"),
        ({"label": "x" * 121}, "Keep it under 120 characters."),
        ({"until": "2020-01-01T10:00"}, "would have expired already"),
        ({"until": "soon"}, "Write day and time like 2026-03-04 18:30."),
        ({"until": "9999-12-31T10:00"}, "That is too far away."),
    ],
)
def test_a_refused_link_says_why_and_keeps_what_was_typed(
    browser: Stern, claim: Claim, database: Database, fields: dict[str, str], said: str
) -> None:
    page = make(browser, claim, 422, **fields)
    assert said in page.words
    form = page.form(f"/claims/{claim.id}/links")
    for name, value in fields.items():
        assert form[f"link-{name}"].strip() == value.strip()
    assert made_links(database) == []


def test_an_edition_that_doesnt_exist_is_refused_and_a_password_is_asked_for_again(
    browser: Stern, claim: Claim, database: Database
) -> None:
    pinned = {"purpose": "pinned_edition", "password": "a long word"}
    for edition, said in (("7", f"{claim.ref} has no edition 7."), ("x", "Choose an edition.")):
        page = make(browser, claim, 422, edition=edition, **pinned)
        assert said in page.words
        assert "Type it again" in page.words and "a long word" not in page.text
    assert made_links(database) == []


def test_the_list_says_who_made_each_link_and_how_often_it_was_opened(
    browser: Stern, claim: Claim, mara: Person, database: Database
) -> None:
    assert "No links yet" in browser.get(f"/claims/{claim.id}/links").words
    with database.transaction() as session:
        link, token = a_link(session, claim, by=mara, label="Odile Fenn’s office")
    path = f"/claims/{claim.id}/links"
    words = browser.get(path).tree.xpath(f"string(//tr[@id='link-{link.id}'])")
    assert "Odile Fenn’s office" in words
    assert "Mara Eng" in words
    assert "Never" in words
    browser.app.test_client().get(f"/s/{token}/")
    opened = browser.get(path).tree.xpath(f"//tr[@id='link-{link.id}']/td")
    assert [cell.text_content() for cell in opened if cell.get("data-label") == "Openings"] == ["1"]
    assert not [cell for cell in opened if cell.text_content() == "Never"]


def test_revoking_ends_a_link_for_good(
    browser: Stern, claim: Claim, mara: Person, database: Database
) -> None:
    with database.transaction() as session:
        link, token = a_link(session, claim, by=mara)
    page = browser.post(f"/links/{link.id}/revocation", follow=True)
    assert "The link for the printers no longer works." in page.words
    assert "Revoked" in page.tree.xpath(f"string(//tr[@id='link-{link.id}'])")
    assert not page.tree.xpath(f"//form[@action='/links/{link.id}/revocation']")
    browser.post(f"/links/{link.id}/revocation")
    assert browser.app.test_client().get(f"/s/{token}/").status_code == 410


def test_somebody_elses_link_is_revoked_by_an_editor_and_not_by_a_reviewer(
    browser: Stern, stern: Stern, claim: Claim, database: Database
) -> None:
    with database.transaction() as session:
        link, _ = a_link(session, claim)
        editor = a_person(session, Role.EDITOR)
    path = f"/claims/{claim.id}/links"
    button = f"//form[@action='/links/{link.id}/revocation']"
    assert not browser.get(path).tree.xpath(button)
    browser.post(f"/links/{link.id}/revocation", expect=403)
    assert made_links(database)[0].revoked_at is None
    assert stern.as_(editor).get(path).tree.xpath(button)
    stern.as_(editor).post(f"/links/{link.id}/revocation")
    assert made_links(database)[0].revoked_at is not None


def test_before_the_first_edition_the_page_says_what_a_link_shows(
    browser: Stern, database: Database
) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
    assert "is published yet" in browser.get(f"/claims/{claim.id}/links").words


def test_unknown_claims_and_links_are_not_found(browser: Stern) -> None:
    browser.get("/claims/999/links", 404)
    browser.post("/claims/999/links", {"link-label": "x"}, 404)
    browser.post("/links/999/revocation", expect=404)


def test_a_reader_makes_no_links(stern: Stern, claim: Claim, database: Database) -> None:
    with database.transaction() as session:
        reader = stern.as_(a_person(session, Role.READER))
    reader.get(f"/claims/{claim.id}/links", 403)
    reader.post(f"/claims/{claim.id}/links", {"link-label": "me"}, 403)
    assert made_links(database) == []
