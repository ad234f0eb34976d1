"""What a share link shows to somebody without an account, and what it never shows."""

from datetime import timedelta

import pytest
from flask import Flask
from lxml.html import document_fromstring
from sqlmodel import select
from werkzeug.test import TestResponse

from factcheck.db import Database
from factcheck.models import Claim, Role, SettlingReason, ShareLink, Status, now
from factcheck.queries.reports import newest_edition
from factcheck.workflow import links
from factcheck.workflow.evidence import withdraw
from factcheck.workflow.reviews import settle_dispute
from factcheck.workflow.verdicts import begin_correction, sign_off
from tests.factories import (
    a_claim,
    a_link,
    a_person,
    a_review,
    a_sign_off,
    an_edition,
    rating_named,
    some_evidence,
)
from tests.markup import complaints
from tests.stern import Stern

WAYS = ("/s/{}/", "/s/{}", "/s/{}/report.md")
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def claim(database: Database) -> Claim:
    with database.transaction() as session:
        return a_claim(session, Status.PUBLISHED)


@pytest.fixture
def token(database: Database, claim: Claim) -> str:
    with database.transaction() as session:
        return a_link(session, claim)[1]


def opened(
    app: Flask,
    path: str,
    method: str = "GET",
    form: dict[str, str] | None = None,
    network: str = "192.0.2.1",
    **headers: str,
) -> TestResponse:
    """Fetched by somebody unknown; whatever comes back keeps quiet about the address."""
    sent = {"User-Agent": FIREFOX, **{name.replace("_", "-"): headers[name] for name in headers}}
    answer = app.test_client().open(
        path,
        method=method,
        headers=sent,
        data=form,
        environ_overrides={"REMOTE_ADDR": network},
    )
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
    if answer.mimetype == "text/html" and answer.data:
        assert complaints(answer.get_data(as_text=True)) == []
    return answer


def openings(database: Database) -> int:
    with database.reading() as session:
        return session.exec(select(ShareLink)).one().openings


def test_the_newest_edition_is_open_to_whoever_has_the_link(
    app: Flask, claim: Claim, token: str, noise: None
) -> None:
    for path in (f"/s/{token}/", f"/s/{token}"):
        answer = opened(app, path)
        page = answer.get_data(as_text=True)
        assert answer.status_code == 200
        assert claim.quotation in page
        assert "The council paid the builder a grant; the pier was not free." in page
        assert f'href="/s/{token}/report.md"' in page
        assert "<nav" not in page
        assert "<script" not in page
        assert 'content="no-referrer"' in page


def test_the_page_loads_nothing_but_the_desks_own_style_sheets(app: Flask, token: str) -> None:
    tree = document_fromstring(opened(app, f"/s/{token}/").get_data(as_text=True))
    loaded = tree.xpath("//link/@href | //*/@src | //*/@srcset")
    assert loaded
    assert all(address.startswith("/static/") for address in loaded)
    for address in loaded:
        with app.test_client().get(address) as answer:
            assert answer.status_code == 200
            assert "Set-Cookie" not in answer.headers


def test_the_file_is_the_frozen_markdown(
    app: Flask, claim: Claim, token: str, database: Database
) -> None:
    with database.reading() as session:
        edition = newest_edition(session, claim.id)
    assert edition is not None
    answer = opened(app, f"/s/{token}/report.md")
    assert answer.data == edition.markdown_bytes
    assert answer.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="{claim.ref}-edition-1.md"'
    )


@pytest.mark.parametrize("way", WAYS)
def test_a_wrong_or_cut_short_address_leads_to_nothing(
    app: Flask, token: str, way: str, database: Database
) -> None:
    for wrong in (token[:-1], token[:10], token + "A", token[::-1], "x", "%00", "ü" * 32):
        answer = opened(app, way.format(wrong))
        assert answer.status_code == 404
        assert "There is nothing" in answer.get_data(as_text=True)
    assert openings(database) == 0


def test_other_addresses_below_a_link_are_nothing(app: Flask, token: str) -> None:
    for rest in ("report.json", "notes", "report.md/", "editions/1"):
        assert opened(app, f"/s/{token}/{rest}").status_code == 404


@pytest.mark.parametrize("way", WAYS)
def test_a_revoked_link_is_gone(app: Flask, claim: Claim, database: Database, way: str) -> None:
    with database.transaction() as session:
        maker = a_person(session)
        link, token = a_link(session, claim, by=maker)
        links.revoke(session, maker, link.id)
    answer = opened(app, way.format(token))
    assert answer.status_code == 410
    assert "This link no longer works" in answer.get_data(as_text=True)
    assert claim.quotation not in answer.get_data(as_text=True)


@pytest.mark.parametrize("way", WAYS)
def test_an_expired_link_is_gone(
    app: Flask, claim: Claim, token: str, database: Database, way: str
) -> None:
    with database.transaction() as session:
        link = session.exec(select(ShareLink)).one()
        link.expires_at = now() - timedelta(seconds=1)
        session.add(link)
    assert opened(app, way.format(token)).status_code == 410
    assert openings(database) == 0


def test_before_the_first_edition_nothing_of_the_claim_is_shown(
    app: Flask, database: Database
) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.SIGNED_OFF)
        _, token = a_link(session, claim)
    answer = opened(app, f"/s/{token}/")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert "Nothing is published yet" in page
    assert claim.ref in page
    assert claim.quotation not in page
    assert "Fenn" not in page
    assert opened(app, f"/s/{token}/report.md").status_code == 404


def test_a_link_follows_to_the_newest_edition(
    app: Flask, claim: Claim, token: str, database: Database
) -> None:
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR)
        begin_correction(session, editor, claim.id)
    assert "the pier was not free" in opened(app, f"/s/{token}/").get_data(as_text=True)
    with database.transaction() as session:
        sign_off(
            session,
            editor,
            claim.id,
            rating_id=rating_named(session, "mostly-false").id,
            conclusion="The council paid half of it.",
            correction="The grant was half as large.",
        )
        an_edition(session, claim, by=editor)
    page = opened(app, f"/s/{token}/").get_data(as_text=True)
    assert "The council paid half of it." in page
    assert "The grant was half as large." in page


def test_openings_are_counted_for_people_only(app: Flask, token: str, database: Database) -> None:
    opened(app, f"/s/{token}/")
    assert openings(database) == 1
    opened(app, f"/s/{token}/report.md")
    assert openings(database) == 2
    opened(app, f"/s/{token}/", method="HEAD")
    opened(app, f"/s/{token}/", Sec_Purpose="prefetch;prerender")
    for robot in (
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
        "facebookexternalhit/1.1",
        "TelegramBot (like TwitterBot)",
        "WhatsApp/2.23.20.0",
        "Mozilla/5.0 (compatible; Googlebot/2.1)",
    ):
        assert opened(app, f"/s/{token}/", User_Agent=robot).status_code == 200
    assert openings(database) == 2


def test_somebody_who_is_signed_in_gets_the_same_page_and_no_new_cookie(
    stern: Stern, token: str, database: Database
) -> None:
    with database.transaction() as session:
        browser = stern.as_(a_person(session))
    answer = browser.get(f"/s/{token}/")
    assert "Set-Cookie" not in answer.headers
    assert "Desk" not in answer.tree.xpath("//a/text()")


SECRETS = {
    "note": "SECRET-NOTE",
    "justification": "SECRET-JUSTIFICATION",
    "settling": "SECRET-SETTLING",
    "withdrawn": "SECRET-WITHDRAWN-NOTE",
    "label": "SECRET-LABEL",
    "reviewer": "Secret Reviewer",
    "editor": "Secret Editor",
}


@pytest.mark.parametrize("status", [Status.OPEN, Status.IN_REVIEW, Status.AGREED, Status.PUBLISHED])
def test_nothing_of_the_inside_is_in_any_answer(
    app: Flask, database: Database, status: Status
) -> None:
    with database.transaction() as session:
        reviewer = a_person(session, name=SECRETS["reviewer"])
        editor = a_person(session, Role.EDITOR, name=SECRETS["editor"])
        claim = a_claim(session, by=reviewer)
        some_evidence(session, claim, by=reviewer, note=SECRETS["note"])
        gone = some_evidence(session, claim, by=reviewer, note=SECRETS["withdrawn"])
        withdraw(session, reviewer, gone.id)
        if status is not Status.OPEN:
            said = SECRETS["justification"]
            a_review(session, claim, "false", by=reviewer, justification=said)
        if status in (Status.AGREED, Status.PUBLISHED):
            a_review(session, claim, "unproven", justification=SECRETS["justification"])
            settle_dispute(
                session,
                editor,
                claim.id,
                rating_id=rating_named(session, "false").id,
                reason=SettlingReason.JUDGEMENT,
                note=SECRETS["settling"],
            )
        if status is Status.PUBLISHED:
            a_sign_off(session, claim, by=editor)
            an_edition(session, claim, by=editor)
        _, token = a_link(session, claim, by=reviewer, label=SECRETS["label"])
        revoked, ended = a_link(session, claim, by=reviewer, label=SECRETS["label"])
        links.revoke(session, reviewer, revoked.id)
    assert claim.status is status
    for secret_address in (token, ended, token[:-1]):
        for way in (*WAYS, "/s/{}/notes"):
            answer = opened(app, way.format(secret_address))
            everything = answer.get_data(as_text=True) + str(answer.headers)
            for what, secret in SECRETS.items():
                assert secret not in everything, f"{what} in {way}"


def test_robots_are_told_to_stay_away(app: Flask) -> None:
    answer = app.test_client().get("/robots.txt")
    assert answer.get_data(as_text=True) == "User-agent: *\nDisallow: /\n"
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Set-Cookie" not in answer.headers


def test_below_a_link_there_are_its_pdf_its_picture_and_its_sources(
    database: Database, stern: Stern
) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.PUBLISHED)
        link, token = a_link(session, claim)
    page = stern.get(f"/s/{token}/")
    [picture] = page.tree.xpath("//meta[@property='og:image']/@content")
    assert picture.endswith(f"/s/{token}/card.png")
    for path, start in (("card.png", b"\x89PNG"), ("report.pdf", b"%PDF")):
        answer = stern.client.get(f"/s/{token}/{path}")
        assert answer.data.startswith(start)
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "Set-Cookie" not in answer.headers
    in_place = stern.get(f"/s/{token}/sources/1")
    assert in_place.tree.xpath("//mark")
    assert "noindex" in in_place.headers["X-Robots-Tag"]
    refused = stern.get(f"/s/{token}/sources/99", expect=404)
    assert not refused.tree.xpath("//nav")
    with database.reading() as session:
        # Looking at the picture is not opening the report.
        assert session.get_one(ShareLink, link.id).openings == 4
