"""Attacks on what strangers reach: secret links, sign-in, one-time links."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask import Flask
from sqlmodel import col, select

from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.credentials import hash_password
from factcheck.db import Database
from factcheck.models import Claim, Person, Role, ShareLink, SignInTry, Status
from factcheck.web.context import EXTENSION
from factcheck.workflow import people, proofs
from factcheck.workflow.links import Terms
from tests.factories import PASSWORD, a_claim, a_link, a_person
from tests.stern import Stern


@pytest.fixture
def mara(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, Role.EDITOR, email="mara@desk.example")


@pytest.fixture
def token(database: Database) -> str:
    with database.transaction() as session:
        return a_link(session, a_claim(session, Status.PUBLISHED))[1]


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"])
def test_whatever_is_done_to_a_secret_address_it_keeps_quiet(
    stern: Stern, mara: Person, token: str, method: str
) -> None:
    browser = stern.as_(mara).client
    for path in (
        f"/s/{token}/",
        f"/s/{token}",
        f"/s/{token}/report.md",
        f"/s/{token}/notes",
        f"/s/{token[:-1]}/",
        f"/s/{token.swapcase()}/",
        f"/s//{token}/",
        f"/s/{token}//",
        f"/s/{token}/?x=%00",
        f"/s/%2e%2e/{token}",
        f"/s/{token}%2f",
        f"/s/{token}/.",
        "/s/",
        "/s",
    ):
        answer = browser.open(path, method=method, buffered=True)
        assert answer.status_code in (200, 308, 400, 404, 405, 422), path
        assert "Set-Cookie" not in answer.headers, path
        assert "Cookie" not in answer.headers.get("Vary", ""), path
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow", path
        assert answer.headers["Referrer-Policy"] == "no-referrer", path
        assert answer.headers["Cache-Control"] == "private, no-store", path
        assert mara.name not in answer.get_data(as_text=True), path


def test_a_withheld_report_leaves_a_tombstone(app: Flask, database: Database, token: str) -> None:
    with database.transaction() as session:
        link = session.exec(select(ShareLink)).one()
        claim = session.get_one(Claim, link.claim_id)
        claim.status = Status.WITHHELD
        session.add(claim)
    for path in (f"/s/{token}/", f"/s/{token}/report.md"):
        answer = app.test_client().get(path)
        assert answer.status_code == 451
        assert "withheld" in answer.get_data(as_text=True)
        assert claim.quotation not in answer.get_data(as_text=True)


def test_many_wrong_passwords_at_once_do_not_outrun_the_limit(
    app: Flask, database: Database, mara: Person
) -> None:
    def guess(number: int) -> int:
        browser = Stern(app)
        spelling = ("mara@desk.example", " MARA@desk.example ", "Mara@Desk.Example")[number % 3]
        sent = {"sign-in-email": spelling, "sign-in-password": f"a wrong guess {number}"}
        sent["csrf_token"] = browser.token()
        return browser.client.post("/sign-in", data=sent).status_code

    with ThreadPoolExecutor(16) as crowd:
        answers = list(crowd.map(guess, range(32)))
    assert answers.count(422) == people.MOST_TRIES
    assert answers.count(429) == 32 - people.MOST_TRIES


@pytest.mark.heavy
def test_a_hundred_guesses_of_a_links_password_at_two_processes_at_once_do_not_outrun_the_limit(
    app_on: Flask, settings: Settings, storage: Database
) -> None:
    with storage.transaction() as session:
        terms = Terms(password_hash=hash_password("herring for breakfast"))
        token = a_link(session, a_claim(session, Status.PUBLISHED), terms)[1]
    other = create_app(replace(settings, database_url=storage.url))

    def guess(number: int) -> int:
        client = (app_on, other)[number % 2].test_client()
        way = ("", "report.md", "report.pdf", "card.png")[number % 4]
        network = {"REMOTE_ADDR": f"192.0.2.{number}"}
        sent = {"password": f"a wrong guess {number}"}
        return client.post(f"/s/{token}/{way}", data=sent, environ_base=network).status_code

    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(guess, range(100)))
    other.extensions[EXTENSION].database.close()
    assert answers.count(422) == proofs.MOST_TRIES_OF_A_LINK
    assert answers.count(429) == 100 - proofs.MOST_TRIES_OF_A_LINK


def test_signing_in_well_leaves_no_try_behind(
    stern: Stern, database: Database, mara: Person
) -> None:
    for _ in range(3):
        sent = {"sign-in-email": "mara@desk.example", "sign-in-password": PASSWORD}
        Stern(stern.app).post("/sign-in", sent)
    with database.reading() as session:
        assert session.exec(select(SignInTry)).all() == []


def test_an_invitation_that_many_take_up_at_once_is_used_once(
    app: Flask, database: Database
) -> None:
    with database.transaction() as session:
        admin = a_person(session, Role.ADMIN)
        person, secret = people.invite(
            session, admin, name="Zoe", email="zoe@desk.example", role=Role.READER
        )

    def take_up(number: int) -> int:
        browser = Stern(app)
        sent = {"csrf_token": browser.token(), "new-password": f"the password number {number}"}
        return browser.client.post(f"/invitation/{secret}", data=sent).status_code

    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(take_up, range(8)))
    assert sorted(answers) == [303] + 7 * [410]
    with database.reading() as session:
        assert session.get_one(Person, person.id).session_epoch == 1


@pytest.mark.parametrize("ending", ["disabled", "changed"])
def test_a_reset_link_dies_with_the_account_or_the_password_it_was_for(
    stern: Stern, database: Database, mara: Person, ending: str
) -> None:
    with database.transaction() as session:
        admin = a_person(session, Role.ADMIN)
        _, secret = people.reset_password(session, admin, mara.id)
    with database.transaction() as session:
        if ending == "disabled":
            people.disable(session, admin, mara.id)
            people.enable(session, admin, mara.id)
        else:
            people.change_password(session, mara, password_hash="another")
    stern.get(f"/invitation/{secret}", expect=410)


def test_no_address_is_made_of_what_a_visitor_says_of_the_host(
    stern: Stern, database: Database
) -> None:
    with database.transaction() as session:
        admin = a_person(session, Role.ADMIN)
        claim = a_claim(session, Status.PUBLISHED)
    browser = stern.as_(admin)
    lies = {
        "Host": "evil.example",
        "X-Forwarded-Host": "evil.example",
        "Forwarded": "host=evil.example",
    }
    with database.reading() as session:
        before = session.exec(select(col(ShareLink.id))).all()
    for path, sent in (
        (f"/claims/{claim.id}/links", {"link-label": "the printers"}),
        (
            "/people",
            {
                "invitation-name": "Zoe",
                "invitation-email": "zoe@desk.example",
                "invitation-role": "reader",
            },
        ),
    ):
        with browser.client.session_transaction() as session:
            held = dict(session)
        client = stern.app.test_client()
        with client.session_transaction(base_url="http://evil.example/") as session:
            session.update(held)
        answer = client.post(
            path,
            data={"csrf_token": browser.token(), **sent},
            base_url="http://evil.example/",
            headers=lies,
        )
        page = answer.get_data(as_text=True)
        assert answer.status_code == 200
        assert "evil.example" not in page
        assert "http://localhost/" in page
    assert before == []


def test_no_form_at_all_is_taken_without_the_token_of_its_page(
    stern: Stern, database: Database
) -> None:
    with database.transaction() as session:
        admin = a_person(session, Role.ADMIN)
        a_link(session, a_claim(session, Status.IN_REVIEW, by=admin))
    browser = stern.as_(admin)
    taken = []
    for rule in stern.app.url_map.iter_rules():
        # A secret link has no session that a token could belong to: its own secret guards it.
        if "POST" not in (rule.methods or ()) or rule.endpoint.startswith("share."):
            continue
        path = re.sub(r"<[^>]+>", "1", rule.rule)
        for sent in (
            {},
            {"csrf_token": "forged"},
            {"csrf_token": Stern(stern.app, None, "of another").token()},
        ):
            answer = browser.client.post(path, data=sent, buffered=True)
            if answer.status_code != 400:
                taken.append(f"{path} {answer.status_code}")
    assert taken == []
