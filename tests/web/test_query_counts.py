"""Pages ask the database the same number of questions, however many rows they show."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlmodel import Session

from factcheck.db import Database
from factcheck.models import Claim, CorrectionTier, Role, Stance, Status
from factcheck.workflow.evidence import attach_search
from tests.factories import (
    a_claim,
    a_link,
    a_person,
    a_review,
    a_sign_off,
    an_article,
    some_evidence,
)
from tests.outreach import a_contact, a_search
from tests.publishing import a_correction, a_public_desk, a_published_check
from tests.stern import Stern


@pytest.fixture
def mara(database: Database, stern: Stern) -> Stern:
    with database.transaction() as session:
        return stern.as_(a_person(session))


@contextmanager
def questions(app: Flask) -> Iterator[list[str]]:
    """What the application asks its database meanwhile."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    engine: Engine = app.extensions["factcheck"].database.engine
    event.listen(engine, "before_cursor_execute", note)
    yield asked
    event.remove(engine, "before_cursor_execute", note)


def count(app: Flask, browser: Stern, address: str) -> int:
    with questions(app) as asked:
        browser.get(address)
    return len(asked)


def claims(session: Session, many: int) -> None:
    """Open claims with a passage each."""
    person = a_person(session)
    lines = [f"Boat {n} came home late. Nobody waited for boat {n}." for n in range(many)]
    article = an_article(session, "\n\n".join(lines))
    for n in range(many):
        words = f"Boat {n} came home late."
        claim = a_claim(session, article=article, words=words, by=person)
        some_evidence(session, claim, f"Nobody waited for boat {n}.", article=article, by=person)


def evidence(session: Session, claim: Claim, many: int) -> None:
    person = a_person(session)
    lines = [f"Ship {n} never left the harbour of Sandvik." for n in range(many)]
    article = an_article(session, "\n\n".join(lines))
    for n, line in enumerate(lines):
        stance = list(Stance)[n % 3]
        some_evidence(session, claim, line, stance, article=article, by=person)


def test_the_list_of_claims(app: Flask, mara: Stern, database: Database) -> None:
    with database.transaction() as session:
        claims(session, 5)
    few = count(app, mara, "/claims")
    with database.transaction() as session:
        claims(session, 45)
    assert count(app, mara, "/claims") == few
    assert few < 15


def outreach(session: Session, claim: Claim, many: int) -> None:
    person = a_person(session)
    for _ in range(many):
        a_contact(session, claim, by=person)
        search = a_search(session, claim, by=person)
        attach_search(session, person, search.id, Stance.CONTEXT)


@pytest.mark.parametrize(
    "pane", ["article", "suggestions", "activity", "parts", "outreach", "talk"]
)
def test_the_workbench(app: Flask, mara: Stern, database: Database, pane: str) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        evidence(session, claim, 2)
        outreach(session, claim, 2)
    address = f"/claims/{claim.id}?pane={pane}"
    few = count(app, mara, address)
    with database.transaction() as session:
        evidence(session, claim, 38)
        outreach(session, claim, 8)
    assert count(app, mara, address) == few
    assert few < 41


def test_the_review_form_with_what_is_read_and_similar_claims(
    app: Flask, mara: Stern, database: Database
) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        evidence(session, claim, 2)
        a_claim(session, Status.PUBLISHED)
    address = f"/claims/{claim.id}"
    few = count(app, mara, address)
    with database.transaction() as session:
        evidence(session, claim, 38)
        for _ in range(3):
            a_claim(session, Status.PUBLISHED)
    page = mara.get(address)
    assert len(page.tree.xpath("//ol[@class='readings']/li")) == 40
    assert len(page.tree.xpath("//details[@id='precedents']//li")) == 4
    assert count(app, mara, address) <= few


def test_the_inbox(app: Flask, mara: Stern, database: Database) -> None:
    with database.transaction() as session:
        for _ in range(3):
            an_article(session)
    few = count(app, mara, "/inbox")
    with database.transaction() as session:
        by = a_person(session)
        for _ in range(47):
            an_article(session, by=by)
    page = mara.get("/inbox")
    assert len(page.tree.xpath("//li[starts-with(@id,'claim-')]")) == 30
    assert count(app, mara, "/inbox") == few
    for by in ("article", "claimant"):
        assert count(app, mara, f"/inbox?by={by}") <= few + 4
    assert few < 15


LISTS_OF_CHECKS = (
    "/checks",
    "/checks?q=pier",
    "/claimants",
    "/corrections",
    "/feeds/checks.atom",
    "/feeds/corrections.atom",
    "/claimreviews.json",
    "/sitemaps/1.xml",
    "/reports",
    "/reports/corrections",
    "/links",
)


def test_lists_of_what_is_published(app: Flask, database: Database, stern: Stern) -> None:
    with database.transaction() as session:
        a_public_desk(session)
        editor = stern.as_(a_person(session, Role.EDITOR))
        corrected_and_linked(session, 1)
    few = {address: count(app, editor, address) for address in LISTS_OF_CHECKS}
    with database.transaction() as session:
        corrected_and_linked(session, 3)
    assert {address: count(app, editor, address) for address in LISTS_OF_CHECKS} == few
    assert max(few.values()) < 15


def corrected_and_linked(session: Session, many: int) -> None:
    for number in range(many):
        check = a_published_check(session, claimant=f"Bo Lind {many}{number}", topics=("Piers",))
        a_correction(session, check, CorrectionTier.UPDATE)
        a_link(session, check)


WAYS_TO_A_CHECK = (
    "/checks/{ref}",
    "/checks/{ref}/editions",
    "/checks/{ref}/editions/1",
    "/checks/{ref}/editions/2/changes",
    "/checks/{ref}/editions/1/sources/1",
    "/checks/{ref}/editions/1/annotations.jsonld",
    "/checks/{ref}/editions/1/report.json",
    "/checks/{ref}/card.png",
    "/checks/{ref}/embed",
    "/reports/{ref}",
    "/reports/{ref}/editions/1",
)


def test_a_check_of_many_editions(app: Flask, database: Database, stern: Stern) -> None:
    with database.transaction() as session:
        a_public_desk(session)
        reader = stern.as_(a_person(session))
        check = a_published_check(session)
        a_correction(session, check, CorrectionTier.UPDATE)
    ways = [way.format(ref=check.ref) for way in WAYS_TO_A_CHECK]
    few = {way: count(app, reader, way) for way in ways}
    with database.transaction() as session:
        for _ in range(2):
            a_correction(session, check, CorrectionTier.TYPO)
    for way in ways:
        with questions(app) as asked:
            reader.get(way)
        assert len(asked) == few[way], way
        # Of four editions the bytes of one are read, or of two where they are held together.
        assert sum("edition.json_bytes" in question for question in asked) <= 2, way
        assert not any("edition.markdown_bytes" in question for question in asked), way


def test_publishing(app: Flask, database: Database, stern: Stern) -> None:
    with database.transaction() as session:
        a_public_desk(session)
        editor = stern.as_(a_person(session, Role.EDITOR))
        short, long = signed_off(session, 2), signed_off(session, 12)
    few, many = (count(app, editor, f"/claims/{claim.id}") for claim in (short, long))
    assert many == few < 70
    asked = []
    for claim in (short, long):
        with questions(app) as during:
            editor.post(f"/claims/{claim.id}/publication", {})
        asked.append(len(during))
        with database.reading() as session:
            assert session.get_one(Claim, claim.id).status is Status.PUBLISHED
    assert asked[0] == asked[1]


def signed_off(session: Session, passages: int) -> Claim:
    claim = a_claim(session)
    evidence(session, claim, passages)
    a_review(session, claim)
    a_review(session, claim)
    a_sign_off(session, claim)
    return claim
