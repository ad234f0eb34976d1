"""Due dates for calendar programs, at a secret address."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from icalendar import Calendar, Event
from sqlmodel import select

from factcheck.db import Database
from factcheck.models import CalendarFeed, Claim, NamedReader, Person, Role, Status, now
from factcheck.queries.calendars import due_dates
from factcheck.workflow import calendars, people
from tests.factories import a_claim, a_person
from tests.outreach import a_contact
from tests.stern import Answer, Stern


@pytest.fixture
def ada(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, name="Ada Moss")


@pytest.fixture
def eve(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, Role.EDITOR)


def a_due_claim(
    database: Database,
    person: Person,
    day: date = date(2026, 12, 24),
    headline: str | None = "Pier was free",
    status: Status = Status.OPEN,
) -> Claim:
    with database.transaction() as session:
        claim = a_claim(session, status)
        claim.assigned_to_id, claim.due_on, claim.headline = person.id, day, headline
        session.add(claim)
        return claim


def address(stern: Stern, person: Person) -> str:
    page = stern.as_(person).post("/account/calendar", expect=200)
    (value,) = page.tree.xpath("//input[@id='calendar-address']/@value")
    assert value.startswith("http://localhost/calendar/")
    return str(value).removeprefix("http://localhost")


def entries(answer: Answer) -> dict[str, Event]:
    calendar = Calendar.from_ical(answer.text)
    return {str(one["SUMMARY"]): one for one in calendar.walk("VEVENT")}


def test_the_feed_holds_the_days_by_which_one_checks(
    stern: Stern, database: Database, ada: Person, eve: Person
) -> None:
    claim = a_due_claim(database, ada)
    a_due_claim(database, eve)
    a_due_claim(database, ada, status=Status.PUBLISHED)
    answer = stern.get(address(stern, ada))
    found = entries(answer)
    assert list(found) == [f"Check {claim.ref}: Pier was free"]
    (entry,) = found.values()
    assert entry.decoded("DTSTART") == date(2026, 12, 24)
    assert entry["UID"] == f"due-{claim.id}@localhost"
    assert entry["URL"] == f"http://localhost/claims/{claim.id}"
    assert entry["DTSTART"].params["VALUE"] == "DATE"
    assert entry.decoded("DTSTAMP").tzinfo is not None


def test_the_feed_is_as_the_standard_wants_it(
    stern: Stern, database: Database, ada: Person
) -> None:
    headline = "Ørsted; “piers, boats” \\ and 🐟 " + "ø" * 150
    claim = a_due_claim(database, ada, headline=headline)
    answer = stern.get(address(stern, ada))
    raw = answer.response.get_data()
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert raw.startswith(b"BEGIN:VCALENDAR\r\n")
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert list(entries(answer)) == [f"Check {claim.ref}: {headline}"]


def test_answers_that_somebody_waits_for_are_in_it_without_a_name(
    stern: Stern, database: Database, ada: Person, eve: Person
) -> None:
    claim = a_due_claim(database, eve)
    day = now().date() + timedelta(days=3)
    with database.transaction() as session:
        a_contact(session, claim, by=ada)
        a_contact(session, a_claim(session))
    for person in (ada, eve):
        feed = stern.client.get(address(stern, person)).get_data(as_text=True)
        assert "Jane Roe" not in feed
        with database.reading() as session:
            due = [one for one in due_dates(session, person) if one.key.startswith("answer-")]
        assert [(one.deed, one.day) for one in due] == [(f"Answer due for {claim.ref}", day)]


def test_the_same_fetched_again_is_the_same_to_the_byte(
    stern: Stern, database: Database, ada: Person
) -> None:
    a_due_claim(database, ada)
    path = address(stern, ada)
    first = stern.get(path).text
    with time_machine.travel(datetime.now(UTC) + timedelta(days=3)):
        assert stern.get(path).text == first


def test_an_editor_is_told_when_reports_are_looked_at_again(
    stern: Stern, database: Database, ada: Person, eve: Person
) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.PUBLISHED)
        claim.review_by, claim.headline = date.today() + timedelta(days=9), None
        far = a_claim(session, Status.PUBLISHED)
        far.review_by = date.today() + timedelta(days=900)
        session.add_all([claim, far])
    assert list(entries(stern.get(address(stern, eve)))) == [f"Look at {claim.ref} again"]
    assert entries(stern.get(address(stern, ada))) == {}


def test_confidential_claims_are_in_the_feeds_of_those_named(
    stern: Stern, database: Database, ada: Person
) -> None:
    claim = a_due_claim(database, ada)
    path = address(stern, ada)
    with database.transaction() as session:
        hidden = session.get_one(Claim, claim.id)
        hidden.is_confidential = True
        session.add(hidden)
    assert entries(stern.get(path)) == {}
    with database.transaction() as session:
        session.add(NamedReader(claim_id=claim.id, person_id=ada.id, named_by_id=ada.id))
    assert len(entries(stern.get(path))) == 1


def test_the_words_of_a_claim_are_not_in_the_feed(
    stern: Stern, database: Database, ada: Person
) -> None:
    claim = a_due_claim(database, ada, headline=None)
    answer = stern.get(address(stern, ada))
    assert list(entries(answer)) == [f"Check {claim.ref}"]
    assert "crown" not in answer.text


def test_whoever_fetches_it_is_nobody(stern: Stern, database: Database, ada: Person) -> None:
    path = address(stern, ada)
    for browser in (stern, stern.as_(ada)):
        answer = browser.get(path)
        assert "Set-Cookie" not in answer.headers
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer.headers["X-Robots-Tag"]


def test_a_new_address_ends_the_one_before_and_the_address_can_be_ended(
    stern: Stern, database: Database, ada: Person
) -> None:
    first, second = address(stern, ada), address(stern, ada)
    stern.get(first, expect=404)
    stern.get(second)
    browser = stern.as_(ada)
    assert "a new one ends it" in browser.get("/account").words
    browser.post("/account/calendar/revocation")
    stern.get(second, expect=404)
    browser.post("/account/calendar/revocation")
    assert second.split("/")[-1] not in browser.get("/account").text


def test_only_the_hash_of_the_secret_is_kept(stern: Stern, database: Database, ada: Person) -> None:
    token = address(stern, ada).removeprefix("/calendar/").removesuffix(".ics")
    assert len(token) >= 32
    with database.reading() as session:
        (kept,) = session.exec(select(CalendarFeed.token_hash)).all()
    assert token not in kept
    assert len(kept) == 64


def test_a_disabled_account_has_no_feed(stern: Stern, database: Database, ada: Person) -> None:
    path = address(stern, ada)
    with database.transaction() as session:
        people.disable(session, a_person(session, Role.ADMIN), ada.id)
    stern.get(path, expect=404)


@pytest.mark.parametrize(
    "path", ["/calendar/x.ics", "/calendar/" + "x" * 400 + ".ics", "/calendar/", "/calendar/a/b"]
)
def test_a_wrong_address_says_so_without_a_cookie(stern: Stern, ada: Person, path: str) -> None:
    for browser in (stern, stern.as_(ada)):
        answer = browser.get(path, expect=404)
        assert "Set-Cookie" not in answer.headers


def test_many_wrong_addresses_are_too_many(stern: Stern, database: Database, ada: Person) -> None:
    path = address(stern, ada)
    for _ in range(people.MOST_TRIES_OF_A_NETWORK):
        stern.get("/calendar/wrong.ics", expect=404)
    answer = stern.get("/calendar/wrong.ics", expect=429)
    assert int(answer.headers["Retry-After"]) > 0
    with time_machine.travel(datetime.now(UTC) + people.TRIES_COUNT_FOR):
        stern.get(path)


def test_the_feed_asks_as_often_for_many_days_as_for_one(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        eve = a_person(session, Role.EDITOR)
        calendars.make_feed(session, eve)
        for _ in range(3):
            claim = a_claim(session)
            claim.assigned_to_id, claim.due_on = eve.id, date(2026, 12, 1)
            session.add(claim)
        session.flush()
        assert len(due_dates(session, eve)) == 3
