"""Ticking claims of the table, and doing something to all of them."""

import pytest
from sqlmodel import select

from factcheck.db import Database
from factcheck.models import Batch, Claim, Person, Role, Status
from factcheck.workflow.claims import Wording, word_claim
from tests.factories import a_claim, a_person
from tests.stern import Answer, Stern


@pytest.fixture
def mara(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, name="Mara Eng")


@pytest.fixture
def browser(stern: Stern, mara: Person) -> Stern:
    return stern.as_(mara)


def some(database: Database, *statuses: Status) -> list[Claim]:
    with database.transaction() as session:
        return [a_claim(session, status) for status in statuses]


def ticked(page: Answer, *claims: Claim, **fields: str) -> dict[str, object]:
    """The form of the table with these claims ticked."""
    form = page.form("/batches")
    boxes = [f"{claim.id}:{claim.revision}" for claim in claims]
    return {**form, "claim": boxes, **fields}


def status_of(database: Database, claim: Claim) -> Status:
    with database.reading() as session:
        return session.get_one(Claim, claim.id).status


def test_what_is_ticked_is_done_refused_one_by_one_and_taken_back(
    browser: Stern, database: Database
) -> None:
    suggested, agreed = some(database, Status.SUGGESTED, Status.AGREED)
    page = browser.get("/claims?status=all&sort=age")
    sent = ticked(page, suggested, agreed, deed="open")
    answer = browser.post("/batches", sent)
    assert answer.location == "/claims?status=all&sort=age"
    page = browser.get(answer.location)
    assert "1 claim opened." in page.words
    assert f"1 claim refused: {agreed.ref} is agreed already." in page.words
    assert status_of(database, suggested) is Status.OPEN
    (undo,) = page.tree.xpath("//form[@data-undo]/@action")
    answer = browser.post(undo)
    assert answer.location == "/claims?status=all&sort=age"
    assert "1 claim put back as before." in browser.get(answer.location).words
    assert status_of(database, suggested) is Status.SUGGESTED


def test_the_same_form_sent_twice_does_it_once(browser: Stern, database: Database) -> None:
    (claim,) = some(database, Status.SUGGESTED)
    sent = ticked(browser.get("/claims?status=all"), claim, deed="open")
    for _ in range(2):
        assert "1 claim opened." in browser.post("/batches", sent, follow=True).words
    with database.reading() as session:
        assert len(session.exec(select(Batch)).all()) == 1


def test_a_refused_order_keeps_what_was_ticked_and_filled_in(
    browser: Stern, database: Database
) -> None:
    claim, _ = some(database, Status.OPEN, Status.OPEN)
    page = browser.get("/claims")
    sent = ticked(page, claim, deed="add_topic", topic="x" * 61, reason="opinion")
    page = browser.post("/batches", sent, 422)
    assert "Keep a topic under 60 characters." in page.words
    (box,) = page.tree.xpath("//input[@name='claim'][@checked]/@value")
    assert box.startswith(f"{claim.id}:")
    assert page.tree.xpath("string(//input[@name='topic']/@value)") == "x" * 61
    assert page.tree.xpath("string(//select[@name='reason']/option[@selected]/@value)") == "opinion"


@pytest.mark.parametrize(
    "fields",
    [
        {"deed": "open", "claim": []},
        {"deed": "open", "claim": ["x"]},
        {"deed": "open", "claim": ["1"]},
        {"deed": "open", "claim": [":"]},
        {"deed": "open", "claim": ["99999999999:1"]},
        {"deed": "open", "claim": [f"{n}:1" for n in range(1, 202)]},
        {"deed": "dance"},
        {"deed": ""},
        {"deed": "set_aside", "reason": ""},
        {"deed": "set_aside", "reason": "odd"},
        {"deed": "add_topic", "topic": " , "},
    ],
)
def test_bad_orders_are_refused_in_words(
    browser: Stern, database: Database, fields: dict[str, object]
) -> None:
    (claim,) = some(database, Status.OPEN)
    page = browser.post("/batches", {**ticked(browser.get("/claims"), claim), **fields}, 422)
    assert page.tree.xpath("//*[@data-error-summary]//li")


@pytest.mark.parametrize(
    "fields", [{"person": ""}, {"person": "x"}, {"person": "1", "due_on": "someday"}]
)
def test_an_assignment_lacks_nobody_and_no_odd_day(
    stern: Stern, database: Database, fields: dict[str, str]
) -> None:
    (claim,) = some(database, Status.OPEN)
    with database.transaction() as session:
        editor = stern.as_(a_person(session, Role.EDITOR))
    sent = ticked(editor.get("/claims"), claim, deed="assign", **fields)
    editor.post("/batches", sent, 422)


def test_an_editor_assigns_several_and_a_reviewer_has_no_button_for_it(
    stern: Stern, browser: Stern, mara: Person, database: Database
) -> None:
    claims = some(database, Status.OPEN, Status.OPEN)
    assert not browser.get("/claims").tree.xpath("//button[@value='assign']")
    sent = ticked(browser.get("/claims"), *claims, deed="assign", person=str(mara.id))
    browser.post("/batches", sent, 403)
    with database.transaction() as session:
        editor = stern.as_(a_person(session, Role.EDITOR))
    sent = ticked(editor.get("/claims"), *claims, deed="assign", person=str(mara.id))
    assert "2 claims assigned." in editor.post("/batches", sent, follow=True).words
    assert len(browser.get("/claims?assignee=me").tree.xpath("//input[@name='claim']")) == 2


def test_the_page_of_a_batch_says_of_each_claim_what_became_of_it(
    browser: Stern, stern: Stern, database: Database
) -> None:
    refused = some(database, *([Status.OPEN] * 6))
    (suggested,) = some(database, Status.SUGGESTED)
    sent = ticked(browser.get("/claims?status=all"), suggested, *refused, deed="open")
    page = browser.post("/batches", sent, follow=True)
    (more,) = page.tree.xpath("//a[text()='See all of them']/@href")
    page = browser.get(more)
    for claim in refused:
        assert f"{claim.ref} is open already." in page.words
    with database.transaction() as session:
        bo = stern.as_(a_person(session, Role.ADMIN))
        word_claim(session, a_person(session), suggested.id, Wording(headline="Touched"))
    bo.get(more, expect=404)
    bo.post(f"{more}/undo", expect=403)
    page = browser.post(f"{more}/undo", follow=True)
    assert f"1 claim left alone: Somebody changed {suggested.ref} since." in page.words
    assert "Left alone by the undo" in browser.get(more).words
