"""The list of all links that work, for an editor."""

from datetime import timedelta

from flask import Flask
from sqlmodel import select

from factcheck.db import Database
from factcheck.models import LinkPurpose, Role, ShareLink, Status, now
from factcheck.web import live_links
from factcheck.workflow.links import Recipient, Terms
from tests.factories import a_claim, a_link, a_person
from tests.stern import Stern
from tests.web.test_share import opened

CLAIMANT = Terms(
    purpose=LinkPurpose.CLAIMANT_PREVIEW,
    expires_at=now() + timedelta(days=1),
    recipient=Recipient(name="Odile Fenn"),
)


def test_an_editor_sees_all_links_and_revokes_one_by_a_key(
    stern: Stern, database: Database
) -> None:
    with database.transaction() as session:
        editor = stern.as_(a_person(session, Role.EDITOR))
        reviewer = stern.as_(a_person(session))
        claim = a_claim(session, Status.PUBLISHED)
        kept, _ = a_link(session, claim, label="the printers")
        preview, _ = a_link(session, claim, CLAIMANT, label="the mayor")
    page = editor.get("/links")
    assert "the printers" in page.words
    assert "for Odile Fenn" in page.words
    assert 'href="/links"' in editor.get("/").text
    assert page.tree.xpath(f"//tr[@id='link-{preview.id}']//button[@data-key='x']")
    narrowed = editor.get(f"/links?purpose=claimant_preview&claim={claim.ref}&sort=ending")
    assert "the printers" not in narrowed.words
    address = narrowed.tree.xpath("string(//tr//form[contains(@action, 'revocation')]/@action)")
    after = editor.post(address, follow=True)
    assert "The link for the mayor no longer works." in after.words
    assert "No link fits" in after.words
    reviewer.get("/links", 403)
    assert 'href="/links"' not in reviewer.get("/").text
    editor.post(f"/links/{kept.id}/revocation")
    assert "No link works now" in editor.get("/links").words


def test_many_links_come_in_pages_and_nonsense_counts_as_not_asked(
    stern: Stern, database: Database
) -> None:
    with database.transaction() as session:
        editor = stern.as_(a_person(session, Role.EDITOR))
        claim, maker = a_claim(session, Status.PUBLISHED), a_person(session)
        for number in range(live_links.PAGE + 1):
            a_link(session, claim, by=maker, label=f"reader {number}")
    page = editor.get("/links?purpose=soup&sort=&page=0")
    assert len(page.tree.xpath("//tbody/tr")) == live_links.PAGE
    onward = page.tree.xpath("string(//a[@rel='next']/@href)")
    assert len(editor.get(onward).tree.xpath("//tbody/tr")) == 1
    assert "No more links" in editor.get("/links?page=9").words


def test_a_link_gets_another_address_that_is_shown_once(
    app: Flask, stern: Stern, database: Database
) -> None:
    with database.transaction() as session:
        maker = a_person(session)
        link, old = a_link(session, a_claim(session, Status.PUBLISHED), by=maker)
    page = stern.as_(maker).post(f"/links/{link.id}/replacement", expect=200)
    new = page.tree.xpath("string(//input[@id='link-address']/@value)").split("/")[-2]
    assert opened(app, f"/s/{old}/").status_code == 404
    assert opened(app, f"/s/{new}/").status_code == 200
    assert new not in stern.as_(maker).get(f"/claims/{link.claim_id}/links").text


def test_the_form_of_each_purpose_asks_for_what_it_needs(stern: Stern, database: Database) -> None:
    with database.transaction() as session:
        editor = stern.as_(a_person(session, Role.EDITOR, name="Ilse Brandt"))
        reviewer = stern.as_(a_person(session))
        claim = a_claim(session, Status.PUBLISHED)
    path = f"/claims/{claim.id}/links"
    for purpose in LinkPurpose:
        form = editor.get(f"{path}?purpose={purpose.value}").form(path)
        assert form["link-purpose"] == purpose.value
        assert ("link-embargo" in form) is (purpose is LinkPurpose.EMBARGO)
    pinned = editor.get(f"{path}?purpose=pinned_edition").form(path)
    page = editor.post(path, {**pinned, "link-label": "the printers"}, 200)
    assert "One edition: edition 1" in page.words
    preview = editor.get(f"{path}?purpose=claimant_preview").form(path)
    filled = {**preview, "link-label": "the mayor", "link-recipient_name": "Odile Fenn"}
    refused = editor.post(path, filled, 422)
    assert "has to end" in refused.words
    assert refused.form(path)["link-recipient_name"] == "Odile Fenn"
    soon = f"{now() + timedelta(days=2):%Y-%m-%dT%H:%M}"
    filled |= {"link-until": soon, "link-password": "herring for breakfast"}
    assert "with a password" in editor.post(path, filled, 200).words
    assert "?purpose=claimant_preview" not in reviewer.get(path).text
    reviewer.get(f"{path}?purpose=claimant_preview", 403)
    reviewer.post(path, {**filled, "link-key": ""}, 403)
    editor.get(f"{path}?purpose=soup", 404)
    with database.reading() as session:
        assert len(session.exec(select(ShareLink)).all()) == 2
