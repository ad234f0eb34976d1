"""The first page: what waits for whoever looks, and what happened last."""

import pytest
from sqlalchemy import event

from factcheck.db import Database
from factcheck.models import Claim, Person, Role, Rules, Status, now
from factcheck.queries import waiting
from factcheck.queries.wanted import Queue, Wanted
from factcheck.workflow.desk import change_policy
from tests.factories import a_claim, a_person, a_review, an_article, some_evidence
from tests.outreach import a_contact
from tests.stern import Answer, Stern


@pytest.fixture
def mara(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, Role.REVIEWER, name="Mara Eng")


@pytest.fixture
def ines(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, Role.EDITOR, name="Ines Okafor")


def queues(page: Answer) -> dict[str, list[str]]:
    """The titles of the queues, and the addresses of the claims in each."""
    return {
        queue.xpath("string(h2/span[1])"): queue.xpath(".//blockquote/a/@href")
        for queue in page.tree.xpath("//section[@class='queue']")
    }


def address(claim: Claim) -> str:
    return f"/claims/{claim.id}"


def test_an_empty_desk_says_what_to_do_first(
    stern: Stern, mara: Person, database: Database
) -> None:
    page = stern.as_(mara).get("/")
    assert "Begin with an article" in page.words
    assert page.tree.xpath("//main//a[@href='/articles/new']")
    with database.transaction() as session:
        reader = a_person(session, Role.READER)
    page = stern.as_(reader).get("/")
    assert "Nothing has come in yet" in page.words
    assert not page.tree.xpath("//main//a[@href='/articles/new']")


def test_a_stranger_is_led_to_the_sign_in_page(stern: Stern) -> None:
    assert (stern.get("/", 302).location or "").startswith("/sign-in")


def test_a_reviewer_sees_what_a_reviewer_can_move_on(
    stern: Stern, mara: Person, database: Database
) -> None:
    with database.transaction() as session:
        suggested = a_claim(session, Status.SUGGESTED, article=an_article(session, _one_claim(1)))
        bare = a_claim(session, Status.OPEN, article=an_article(session, _one_claim(2)))
        ready = a_claim(session, Status.IN_REVIEW, article=an_article(session, _one_claim(3)))
        reviewed = a_claim(session, Status.OPEN, article=an_article(session, _one_claim(4)))
        some_evidence(session, reviewed)
        a_review(session, reviewed, by=mara)
        for number, status in enumerate((Status.DISPUTED, Status.AGREED, Status.SIGNED_OFF)):
            a_claim(session, status, article=an_article(session, _one_claim(10 + number)))
    assert queues(stern.as_(mara).get("/")) == {
        "To review": [address(ready)],
        "Without passages": [address(bare)],
        "Inbox": [address(suggested)],
    }


def test_a_review_is_asked_for_again_when_the_evidence_has_changed(
    stern: Stern, mara: Person, database: Database
) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.OPEN)
        some_evidence(session, claim)
        a_review(session, claim, by=mara)
    assert address(claim) not in queues(stern.as_(mara).get("/")).get("To review", [])
    with database.transaction() as session:
        some_evidence(session, claim)
    assert queues(stern.as_(mara).get("/"))["To review"] == [address(claim)]


def test_an_editor_sees_what_waits_for_an_editor(
    stern: Stern, ines: Person, database: Database
) -> None:
    with database.transaction() as session:
        made = {
            status: a_claim(session, status, article=an_article(session, _one_claim(number)))
            for number, status in enumerate(
                (Status.DISPUTED, Status.AGREED, Status.SIGNED_OFF, Status.CORRECTING)
            )
        }
        changed = a_claim(session, Status.PUBLISHED, article=an_article(session, _one_claim(9)))
        some_evidence(session, changed)
    shown = queues(stern.as_(ines).get("/"))
    assert shown["To settle"] == [address(made[Status.DISPUTED])]
    assert set(shown["To sign off"]) == {
        address(made[Status.AGREED]),
        address(made[Status.CORRECTING]),
    }
    assert shown["To publish"] == [address(made[Status.SIGNED_OFF])]
    assert shown["To look at again"] == [address(changed)]


def test_nobody_is_asked_to_judge_what_they_reviewed_but_a_desk_of_one(
    stern: Stern, ines: Person, database: Database
) -> None:
    def agreed(number: int) -> Claim:
        claim = a_claim(session, Status.OPEN, article=an_article(session, _one_claim(number)))
        some_evidence(session, claim)
        a_review(session, claim, by=ines)
        return claim

    with database.transaction() as session:
        own = agreed(1)
        a_review(session, own)
    assert "To sign off" not in queues(stern.as_(ines).get("/"))
    with database.transaction() as session:
        change_policy(
            session, a_person(session, Role.ADMIN), Rules(reviews_wanted=1, one_person_desk=True)
        )
    with database.transaction() as session:
        alone = agreed(2)
    assert queues(stern.as_(ines).get("/"))["To sign off"] == [address(alone)]


def test_a_reader_sees_the_inbox_and_nothing_to_do(stern: Stern, database: Database) -> None:
    with database.transaction() as session:
        reader = a_person(session, Role.READER)
        for number, status in enumerate((Status.SUGGESTED, Status.IN_REVIEW, Status.AGREED)):
            a_claim(session, status, article=an_article(session, _one_claim(number)))
    page = stern.as_(reader).get("/")
    assert list(queues(page)) == ["Inbox"]
    assert "1 in the inbox · 2 in work · 0 published" in page.words


def test_a_long_queue_shows_its_first_and_leads_to_the_rest(
    stern: Stern, mara: Person, database: Database
) -> None:
    with database.transaction() as session:
        for number in range(7):
            a_claim(session, Status.OPEN, article=an_article(session, _one_claim(number)))
    page = stern.as_(mara).get("/")
    assert len(queues(page)["Without passages"]) == waiting.SHOWN
    assert (
        page.tree.xpath("//section[@class='queue']//a[@href='/claims?queue=bare&sort=age']")[0]
        .text_content()
        .startswith("See all 7")
    )


def test_what_happened_last_is_told_without_what_an_import_brings_along(
    stern: Stern, mara: Person, database: Database
) -> None:
    with database.transaction() as session:
        article = an_article(session, by=mara, title="The pier is open")
        claim = a_claim(session, Status.OPEN, article=article, by=mara)
    told = stern.as_(mara).get("/").tree.xpath("//ol[contains(@class, 'timeline')]/li")
    assert [item.text.strip() for item in told] == [
        "Mara Eng opened it.",
        "Mara Eng added the article.",
    ]
    assert told[0].xpath("a/@href") == [address(claim)]
    assert claim.quotation[:30] in told[0].text_content()
    assert told[1].xpath("a/@href") == [f"/articles/{article.id}"]


def test_sealed_words_and_ratings_are_nowhere_on_the_desk(
    stern: Stern, mara: Person, ines: Person, database: Database
) -> None:
    with database.transaction() as session:
        admin = a_person(session, Role.ADMIN)
        claim = a_claim(session, Status.OPEN)
        some_evidence(session, claim)
        a_review(session, claim, "misleading", by=mara, justification="SEALED-WORDS")
    for person in (mara, ines, admin):
        page = stern.as_(person).get("/")
        assert "SEALED-WORDS" not in page.text
        assert "Misleading" not in page.text


def test_the_desk_asks_the_database_as_often_for_many_claims_as_for_one(
    stern: Stern, ines: Person, database: Database
) -> None:
    asked: list[str] = []
    browser = stern.as_(ines)
    engine = stern.app.extensions["factcheck"].database.engine
    event.listen(engine, "before_cursor_execute", lambda *call: asked.append(call[2]))

    def asked_now() -> int:
        asked.clear()
        browser.get("/")
        return len(asked)

    statuses = (Status.SUGGESTED, Status.IN_REVIEW, Status.DISPUTED, Status.AGREED)
    with database.transaction() as session:
        for status in statuses:
            a_claim(session, status)
    few = asked_now()
    with database.transaction() as session:
        for status in statuses * 3:
            a_claim(session, status)
    assert asked_now() == few
    assert few <= 26


def test_both_databases_fill_the_queues_alike(storage: Database) -> None:
    with storage.transaction() as session:
        viewer = a_person(session, Role.EDITOR)
        ready = a_claim(session, Status.IN_REVIEW)
        disputed = a_claim(session, Status.DISPUTED)
    with storage.reading() as session:
        to_review = waiting.queue(session, viewer, Wanted(queue=Queue.REVIEW))
        to_settle = waiting.queue(session, viewer, Wanted(queue=Queue.SETTLE))
        assert [one.id for one in to_review.claims] == [ready.id]
        assert [one.id for one in to_settle.claims] == [disputed.id]
        assert to_review.claims[0].passages == 2
        assert waiting.lately(session, viewer, 3)


def _one_claim(number: int) -> str:
    """An article with one quotation and some sentences that nobody said."""
    return (
        f"“Pier {number} did not cost the town a single crown,” Odile Fenn said.\n\n"
        f"The accounts list a grant of {number} million crowns for pier {number}. Fishermen use"
        f" pier {number}. The old pier {number} was pulled down."
    )


def test_an_answer_whose_day_has_come_is_on_the_desk(stern: Stern, database: Database) -> None:
    with database.transaction() as session:
        person = a_person(session)
        claim = a_claim(session)
        today = now().date()
        contact = a_contact(session, claim, by=person, deadline=today)
        a_contact(session, claim, by=person, whom="Later Person")
    page = stern.as_(person).get("/")
    assert queues(page)["Answers due"] == [f"/claims/{claim.id}?pane=outreach#contact-{contact.id}"]
