"""What share links of each purpose show to strangers, and what it takes to open them."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlmodel import select
from werkzeug.test import TestResponse

from factcheck import credentials
from factcheck.credentials import hash_password
from factcheck.db import Database
from factcheck.models import (
    Claim,
    Letter,
    LinkPurpose,
    Role,
    ShareLink,
    SignInTry,
    Stance,
    Status,
    now,
)
from factcheck.queries.links import code_running
from factcheck.web import link_proofs
from factcheck.web.context import EXTENSION, Desk
from factcheck.workflow import proofs
from factcheck.workflow.comments import comment
from factcheck.workflow.evidence import withdraw
from factcheck.workflow.links import Recipient, Terms
from factcheck.workflow.verdicts import begin_correction, sign_off
from tests.factories import (
    a_claim,
    a_link,
    a_person,
    a_review,
    an_edition,
    some_evidence,
)
from tests.stern import Stern
from tests.web.test_share import opened

PASSWORD = "herring for breakfast"
SECRET_OF = {
    "note": "MARK-NOTE",
    "withdrawn": "MARK-WITHDRAWN",
    "justification": "MARK-JUSTIFICATION",
    "comment": "MARK-COMMENT",
    "label": "MARK-LABEL",
    "reviewer": "Mark Reviewer",
}


def until(hours: float) -> datetime:
    return now() + timedelta(hours=hours)


REVIEWER = Terms(
    purpose=LinkPurpose.REVIEWER_PREVIEW,
    recipient=Recipient(name="Ada Moss", email="ada@example.org"),
)
CLAIMANT = Terms(
    purpose=LinkPurpose.CLAIMANT_PREVIEW,
    expires_at=until(24),
    recipient=Recipient(name="Odile Fenn"),
)


@pytest.fixture
def claim(database: Database) -> Claim:
    with database.transaction() as session:
        return a_claim(session, Status.PUBLISHED)


@pytest.fixture
def mailing(app: Flask) -> Flask:
    """The application of a desk that sends mail."""
    desk: Desk = app.extensions[EXTENSION]
    told = replace(
        desk.settings, smtp_url="smtp://localhost", mail_from="The Desk <desk@example.org>"
    )
    app.extensions[EXTENSION] = Desk(told, desk.database)
    return app


def linked(database: Database, claim: Claim, terms: Terms, label: str = "them") -> str:
    with database.transaction() as session:
        return a_link(session, claim, terms, label=label)[1]


def sent(app: Flask, path: str, network: str = "192.0.2.1", **fields: str) -> TestResponse:
    """The answer to a form, held to what every page of a secret link is held to."""
    return opened(app, path, "POST", fields, network)


def corrected(database: Database, claim: Claim) -> None:
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR)
        begin_correction(session, editor, claim.id)
        sign_off(
            session,
            editor,
            claim.id,
            conclusion="The council paid half of it.",
            correction="The grant was half as large.",
        )
        an_edition(session, claim, by=editor)


def test_a_pinned_link_keeps_its_edition_and_says_that_a_newer_one_exists(
    app: Flask, claim: Claim, database: Database
) -> None:
    token = linked(database, claim, Terms(purpose=LinkPurpose.PINNED, edition_number=1))
    assert "This is edition 1 of" not in opened(app, f"/s/{token}/").get_data(as_text=True)
    corrected(database, claim)
    page = opened(app, f"/s/{token}/").get_data(as_text=True)
    assert "the pier was not free" in page
    assert "paid half of it" not in page
    assert "This is edition 1 of 2." in page
    assert "/checks/" not in page
    assert b"edition: 1" in opened(app, f"/s/{token}/report.md").data


def test_under_embargo_nothing_of_the_claim_is_said_before_the_moment(
    app: Flask, claim: Claim, database: Database
) -> None:
    moment = until(50.2)
    token = linked(database, claim, Terms(purpose=LinkPurpose.EMBARGO, embargo_until=moment))
    answer = opened(app, f"/s/{token}/")
    page = answer.get_data(as_text=True)
    assert "2 days and 2 hours" in page
    for word in (claim.quotation, claim.ref, "Fenn", "pier"):
        assert word not in page
    assert "Refresh" not in answer.headers
    assert opened(app, f"/s/{token}/report.md").status_code == 404
    with database.transaction() as session:
        link = session.exec(select(ShareLink)).one()
        assert link.openings == 0
        link.embargo_until = now() + timedelta(minutes=5)
        session.add(link)
    assert 290 < int(opened(app, f"/s/{token}/").headers["Refresh"]) <= 301
    with database.transaction() as session:
        link = session.exec(select(ShareLink)).one()
        link.embargo_until = now()
        session.add(link)
    assert claim.quotation in opened(app, f"/s/{token}/").get_data(as_text=True)


@pytest.mark.parametrize("status", [Status.OPEN, Status.IN_REVIEW, Status.DISPUTED, Status.AGREED])
def test_no_draft_shows_what_a_review_says(app: Flask, database: Database, status: Status) -> None:
    with database.transaction() as session:
        reviewer = a_person(session, name=SECRET_OF["reviewer"])
        claim = a_claim(session, by=reviewer)
        some_evidence(session, claim, by=reviewer, note=SECRET_OF["note"])
        gone = some_evidence(
            session, claim, stance=Stance.SUPPORTS, by=reviewer, note=SECRET_OF["withdrawn"]
        )
        withdraw(session, reviewer, gone.id)
        comment(session, reviewer, claim.id, SECRET_OF["comment"])
        said = SECRET_OF["justification"]
        if status is not Status.OPEN:
            a_review(session, claim, "false", by=reviewer, justification=said)
        if status in (Status.DISPUTED, Status.AGREED):
            other = "false" if status is Status.AGREED else "unproven"
            a_review(session, claim, other, justification=said)
        assert claim.status is status
        password = hash_password(PASSWORD)
        terms = [CLAIMANT, replace(REVIEWER, password_hash=password)]
        tokens = [a_link(session, claim, one, label=SECRET_OF["label"])[1] for one in terms]
    bare = opened(app, f"/s/{tokens[0]}/").get_data(as_text=True)
    inside = sent(app, f"/s/{tokens[1]}/", password=PASSWORD).get_data(as_text=True)
    assert claim.quotation in bare
    assert "Draft for comment, not published" in bare
    assert "Odile Fenn" in bare
    assert "This draft has no verdict" in bare
    assert SECRET_OF["note"] in inside
    assert SECRET_OF["withdrawn"] in inside
    assert "Ada Moss" in inside
    for what, secret in SECRET_OF.items():
        assert secret not in bare, what
        assert what in ("note", "withdrawn") or secret not in inside, what
    for page in (bare, inside):
        assert "report-rating" not in page


def test_a_draft_of_what_is_signed_off_has_its_ruling_and_no_file(
    app: Flask, database: Database
) -> None:
    with database.transaction() as session:
        token = a_link(session, a_claim(session, Status.SIGNED_OFF), CLAIMANT)[1]
    assert "the pier was not free" in opened(app, f"/s/{token}/").get_data(as_text=True)
    assert opened(app, f"/s/{token}/report.md").status_code == 404


def test_a_password_opens_the_page_and_the_file_each_time_anew(
    app: Flask, claim: Claim, database: Database
) -> None:
    token = linked(database, claim, Terms(password_hash=hash_password(PASSWORD)))
    for path in (f"/s/{token}/", f"/s/{token}/report.md"):
        asked = opened(app, path)
        assert asked.status_code == 200
        assert f'action="{path}"' in asked.get_data(as_text=True)
        assert claim.quotation not in asked.get_data(as_text=True)
        assert claim.ref not in asked.get_data(as_text=True)
        wrong = sent(app, path, password="a wrong one")
        assert wrong.status_code == 422
        assert claim.quotation not in wrong.get_data(as_text=True)
        right = sent(app, path, password=PASSWORD)
        assert right.status_code == 200
        assert "pier was not free" in right.get_data(as_text=True)
    with database.reading() as session:
        assert session.exec(select(ShareLink)).one().openings == 2


def test_a_password_tried_a_hundred_times_is_shut_out_and_works_again_later(
    app: Flask, claim: Claim, database: Database
) -> None:
    token = linked(database, claim, Terms(password_hash=hash_password(PASSWORD)))
    path = f"/s/{token}/"
    statuses = [
        sent(app, path, f"192.0.2.{number}", password=f"guess {number}").status_code
        for number in range(100)
    ]
    assert statuses.count(422) == proofs.MOST_TRIES_OF_A_LINK
    assert statuses.count(429) == 100 - proofs.MOST_TRIES_OF_A_LINK
    shut = sent(app, path, "198.51.100.1", password=PASSWORD)
    assert shut.status_code == 429
    assert shut.headers["Retry-After"] == "900"
    with database.transaction() as session:
        for tried in session.exec(select(SignInTry)):
            tried.at -= timedelta(minutes=15)
            session.add(tried)
    assert sent(app, path, password=PASSWORD).status_code == 200


def test_a_secret_that_opens_nothing_takes_the_same_work_as_one_that_does(
    app: Flask, claim: Claim, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = linked(database, claim, Terms(password_hash=hash_password(PASSWORD)))
    hashed: list[str] = []

    def counting(password: str, kept: str | None) -> bool:
        hashed.append(password)
        return credentials.password_fits(password, kept)

    monkeypatch.setattr(link_proofs, "password_fits", counting)
    for path, status in ((f"/s/{token}/", 422), (f"/s/{token[::-1]}/", 404), ("/s/x/", 404)):
        hashed.clear()
        assert sent(app, path, password="a wrong one").status_code == status
        assert hashed == ["a wrong one"]


def test_a_code_opens_a_preview_once(mailing: Flask, claim: Claim, database: Database) -> None:
    token = linked(database, claim, REVIEWER)
    path = f"/s/{token}/"
    asked = opened(mailing, path).get_data(as_text=True)
    assert claim.quotation not in asked
    assert "ada@example.org" not in asked
    answers = [sent(mailing, f"{path}code").get_data() for _ in range(2)]
    assert answers[0] == answers[1], "whoever asks isn't told whether one goes out"
    with database.reading() as session:
        link = session.exec(select(ShareLink)).one()
        code = code_running(session, link.id)
        assert code is not None
        assert len(session.exec(select(Letter)).all()) == 1
        digits = proofs.words_of_code(code, mailing.config["SECRET_KEY"])
    assert sent(mailing, path, code="12345678").status_code == 422
    assert claim.quotation in sent(mailing, path, code=digits).get_data(as_text=True)
    assert sent(mailing, path, code=digits).status_code == 422
    assert sent(mailing, f"/s/{token[::-1]}/code").status_code == 404


def test_a_code_guessed_a_hundred_times_is_shut_out(
    mailing: Flask, claim: Claim, database: Database
) -> None:
    token = linked(database, claim, REVIEWER)
    sent(mailing, f"/s/{token}/code")
    statuses = [
        sent(mailing, f"/s/{token}/", f"192.0.2.{n}", code=f"{n:08}").status_code
        for n in range(100)
    ]
    assert (statuses.count(422), statuses.count(429)) == (10, 90)


def test_a_code_is_asked_for_only_where_one_is_wanted(
    mailing: Flask, claim: Claim, database: Database
) -> None:
    token = linked(database, claim, Terms())
    assert sent(mailing, f"/s/{token}/code").status_code == 404


def test_a_recipient_with_an_account_is_led_into_the_desk_and_reads_it_there(
    app: Flask, stern: Stern, claim: Claim, database: Database
) -> None:
    with database.transaction() as session:
        kwame = a_person(session, Role.READER)
        some_evidence(session, claim, note="Ask the builder again.")
    terms = replace(REVIEWER, recipient=Recipient(person_id=kwame.id))
    token = linked(database, claim, terms)
    page = opened(app, f"/s/{token}/").get_data(as_text=True)
    assert "sends no e-mail" in page
    assert f'href="/claims/{claim.id}/preview"' in page
    inside = stern.as_(kwame).get(f"/claims/{claim.id}/preview")
    assert "Ask the builder again." in inside.words
    bare = stern.as_(kwame).get(f"/claims/{claim.id}/preview?as=without-notes")
    assert "Ask the builder again." not in bare.text
    stern.get(f"/claims/{claim.id}/preview", 302)
