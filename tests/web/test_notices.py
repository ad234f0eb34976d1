"""Notices on the page: the bell, what is unread and read, where they lead, and the choices."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask

from factcheck.db import Database
from factcheck.models import Claim, Delivery, NoticeKind, Person
from factcheck.queries.notices import PAGE, choices_of, unread, unread_count
from factcheck.workflow import notices
from factcheck.workflow.history import record
from tests.factories import a_claim, a_person, some_evidence
from tests.stern import Answer, Stern
from tests.web.test_query_counts import count


@pytest.fixture
def ada(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, name="Ada Moss")


@pytest.fixture
def ben(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, name="Ben Ruud")


@pytest.fixture
def claim(database: Database) -> Claim:
    with database.transaction() as session:
        return a_claim(session)


def mention(
    database: Database, by: Person, claim: Claim, reader: Person, subject: str = "comment:7"
) -> None:
    with database.transaction() as session:
        after = {"mentions": [reader.id]}
        record(session, by, "comment.written", subject, claim_id=claim.id, after=after)


def bell(page: Answer) -> str:
    (found,) = page.tree.xpath("//a[contains(@class, 'bell')]")
    return " ".join(found.text_content().split())


def numbers(database: Database, reader: Person) -> list[int]:
    with database.reading() as session:
        return [one.id for one in unread(session, reader)]


def test_the_bell_counts_what_waits_on_every_page(
    stern: Stern, database: Database, ada: Person, ben: Person, claim: Claim
) -> None:
    browser = stern.as_(ada)
    assert bell(browser.get("/claims")) == "Notices"
    mention(database, ben, claim, ada)
    assert bell(browser.get("/claims")) == "Notices, not read: 1"
    assert bell(stern.as_(ben).get("/claims")) == "Notices"


def test_the_bell_does_not_count_beyond_ninety_nine(
    stern: Stern, database: Database, ada: Person, ben: Person, claim: Claim
) -> None:
    for _ in range(101):
        mention(database, ben, claim, ada)
    assert bell(stern.as_(ada).get("/")) == "Notices, not read: 99+"
    assert len(numbers(database, ada)) == 100


def test_nothing_yet_says_what_will_be_there(stern: Stern, ada: Person) -> None:
    assert "When a claim is given to you" in stern.as_(ada).get("/notices").words


def test_what_is_unread_comes_first_by_days(
    stern: Stern, database: Database, ada: Person, ben: Person, claim: Claim
) -> None:
    for day in (1, 2, 2, 3):
        with time_machine.travel(datetime(2026, 11, day, 12, tzinfo=UTC), tick=False):
            mention(database, ben, claim, ada)
    browser = stern.as_(ada)
    second = numbers(database, ada)[2]
    browser.post(f"/notices/{second}/reading")
    page = browser.get("/notices")
    days = [day.text_content() for day in page.tree.xpath("//main//h3")]
    assert days == ["3 November 2026", "2 November 2026", "1 November 2026", "2 November 2026"]
    headings = page.tree.xpath("//main//h2/text()")
    assert headings == ["Not read yet", "Read before"]
    assert page.tree.xpath(f"//li[@id='seen-{second}']")


def test_a_notice_leads_to_where_it_happened_and_is_read_then(
    stern: Stern, database: Database, ada: Person, ben: Person, claim: Claim
) -> None:
    browser = stern.as_(ada)
    mention(database, ben, claim, ada)
    (number,) = numbers(database, ada)
    browser.client.get(f"/notices/{number}", headers={"Sec-Purpose": "prefetch"})
    assert numbers(database, ada) == [number], "a browser that fetches ahead reads nothing"
    answer = browser.get(f"/notices/{number}", expect=303)
    assert answer.location == f"/claims/{claim.id}?pane=talk#comment-7"
    assert numbers(database, ada) == []
    assert browser.get(f"/notices/{number}", expect=303).location == answer.location


def test_what_has_no_place_of_its_own_leads_to_the_claim(
    stern: Stern, database: Database, ada: Person, ben: Person, claim: Claim
) -> None:
    mention(database, ben, claim, ada, "claim:1")
    (number,) = numbers(database, ada)
    answer = stern.as_(ada).get(f"/notices/{number}", expect=303)
    assert answer.location == f"/claims/{claim.id}"


def test_one_is_marked_and_unmarked(
    stern: Stern, database: Database, ada: Person, ben: Person, claim: Claim
) -> None:
    mention(database, ben, claim, ada)
    (number,) = numbers(database, ada)
    browser = stern.as_(ada)
    page = browser.post(f"/notices/{number}/reading", follow=True)
    assert "Marked as read." in page.words
    assert "You have read everything." in page.words
    page.form(f"/notices/{number}/unreading")
    browser.post(f"/notices/{number}/unreading")
    assert numbers(database, ada) == [number]


def test_all_are_marked_up_to_what_the_page_showed_and_unmarked_again(
    stern: Stern, database: Database, ada: Person, ben: Person, claim: Claim
) -> None:
    for _ in range(3):
        mention(database, ben, claim, ada)
    browser = stern.as_(ada)
    sent = browser.get("/notices").form("/notices/reading")
    mention(database, ben, claim, ada)
    page = browser.post("/notices/reading", sent, follow=True)
    assert len(numbers(database, ada)) == 1, "what came meanwhile wasn't seen"
    (undo,) = re.findall(r'action="(/notices/unreading[^"]+)"', page.text)
    browser.post(undo.replace("&amp;", "&"))
    assert len(numbers(database, ada)) == 4


@pytest.mark.parametrize("sent", [{}, {"up-to": "x"}, {"up-to": "9" * 30}, {"up-to": "²"}])
def test_a_form_that_does_not_say_up_to_where_is_refused(
    stern: Stern, ada: Person, sent: dict[str, str]
) -> None:
    stern.as_(ada).post("/notices/reading", sent, expect=422)


@pytest.mark.parametrize("moment", ["", "never", "2026-01-01T00:00:00", "9" * 50])
def test_an_undo_of_no_moment_is_refused(stern: Stern, ada: Person, moment: str) -> None:
    stern.as_(ada).post(f"/notices/unreading?at={moment}", expect=422)


@pytest.mark.parametrize("before", ["", "x", "9" * 30, "-1", "0"])
def test_a_page_that_is_none_is_a_page_all_the_same(stern: Stern, ada: Person, before: str) -> None:
    stern.as_(ada).get(f"/notices?before={before}")


def test_nobody_reads_or_marks_the_notices_of_another(
    stern: Stern, database: Database, ada: Person, ben: Person, claim: Claim
) -> None:
    mention(database, ben, claim, ada)
    (number,) = numbers(database, ada)
    other = stern.as_(ben)
    other.get(f"/notices/{number}", expect=404)
    other.post(f"/notices/{number}/reading", expect=404)
    other.post(f"/notices/{number}/unreading", expect=404)
    assert numbers(database, ada) == [number]


def test_a_claim_that_became_confidential_is_not_led_to(
    stern: Stern, database: Database, ada: Person, ben: Person, claim: Claim
) -> None:
    mention(database, ben, claim, ada)
    (number,) = numbers(database, ada)
    with database.transaction() as session:
        hidden = session.get_one(Claim, claim.id)
        hidden.is_confidential = True
        session.add(hidden)
    browser = stern.as_(ada)
    browser.get(f"/notices/{number}", expect=404)
    page = browser.get("/notices")
    assert bell(page) == "Notices"
    assert claim.ref not in page.words


def test_long_ago_is_on_further_pages(
    stern: Stern, database: Database, ada: Person, ben: Person, claim: Claim
) -> None:
    for _ in range(PAGE + 5):
        mention(database, ben, claim, ada)
    with database.transaction() as session:
        notices.read_all(session, ada, 10**6)
    browser = stern.as_(ada)
    first = browser.get("/notices")
    (further,) = first.tree.xpath("//a[@rel='next']/@href")
    second = browser.get(further)
    shown = [len(page.tree.xpath("//li[starts-with(@id, 'seen-')]")) for page in (first, second)]
    assert shown == [PAGE, 5]
    assert not second.tree.xpath("//a[@rel='next']")


def test_the_page_asks_as_often_for_many_notices_as_for_one(
    app: Flask, stern: Stern, database: Database, ada: Person, ben: Person, claim: Claim
) -> None:
    mention(database, ben, claim, ada)
    few = count(app, stern.as_(ada), "/notices")
    with database.transaction() as session:
        others = [a_claim(session) for _ in range(5)]
    for other in others * 4:
        mention(database, ben, other, ada)
    assert count(app, stern.as_(ada), "/notices") == few
    assert few <= 5


def test_evidence_is_led_to_by_its_own_place(
    stern: Stern, database: Database, ada: Person, ben: Person, claim: Claim
) -> None:
    with database.transaction() as session:
        attached = some_evidence(session, claim)
    mention(database, ben, claim, ada, f"evidence:{attached.id}")
    (number,) = numbers(database, ada)
    browser = stern.as_(ada)
    place = browser.get(f"/notices/{number}", expect=303).location or ""
    assert place == f"/claims/{claim.id}#evidence-{attached.id}"
    page = browser.get(place.partition("#")[0])
    assert page.tree.xpath(f"//*[@id='{place.partition('#')[2]}']")


def test_how_one_is_told_is_chosen_in_the_account(
    stern: Stern, database: Database, ada: Person
) -> None:
    browser = stern.as_(ada)
    sent = browser.get("/account").form("/account/notices")
    assert sent["notices-comment"] == "mail"
    assert sent["notices-outcome"] == "digest"
    sent |= {"notices-comment": "off", "notices-hour": "17", "notices-zone": "Europe/Oslo"}
    page = browser.post("/account/notices", sent, follow=True)
    assert "Your choices are saved." in page.words
    with database.reading() as session:
        kept = choices_of(session, ada)
    assert (kept.digest_hour, kept.time_zone) == (17, "Europe/Oslo")
    assert kept.of(NoticeKind.COMMENT) is Delivery.OFF
    assert page.form("/account/notices")["notices-zone"] == "Europe/Oslo"


@pytest.mark.parametrize(
    ("field", "value"), [("comment", "pigeon"), ("hour", "24"), ("hour", ""), ("zone", "Mars/Base")]
)
def test_a_wrong_choice_is_refused_and_the_others_are_kept(
    stern: Stern, database: Database, ada: Person, field: str, value: str
) -> None:
    browser = stern.as_(ada)
    sent = browser.get("/account").form("/account/notices")
    sent |= {"notices-outcome": "off", f"notices-{field}": value}
    page = browser.post("/account/notices", sent, expect=422)
    assert "Your choices aren’t saved yet" in page.words
    assert page.form("/account/notices")["notices-outcome"] == "off"
    with database.reading() as session:
        assert choices_of(session, ada).of(NoticeKind.OUTCOME) is Delivery.DIGEST


def test_every_kind_of_notice_has_its_choice(stern: Stern, ada: Person) -> None:
    sent = stern.as_(ada).get("/account").form("/account/notices")
    assert {f"notices-{kind.value}" for kind in NoticeKind} <= set(sent)


def test_the_count_is_one_question_answered_from_an_index(database: Database, ada: Person) -> None:
    with database.reading() as session:
        plan = session.connection().exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT id FROM notice WHERE person_id = 1 AND read_at IS NULL"
        )
        assert "ix_notice_person_id_read_at_id" in str(plan.all())
        assert unread_count(session, ada) == 0
