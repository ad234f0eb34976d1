"""Whom the desk asked: logged, answered, corrected, taken back, and what is due."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from factcheck.db import Database
from factcheck.errors import NotAllowed, NotFound, OutOfDate, RuleBroken
from factcheck.models import (
    Claim,
    Contact,
    Event,
    NamedReader,
    Person,
    Reply,
    Role,
    Stance,
    Status,
    now,
)
from factcheck.queries.changed import changes
from factcheck.queries.outreach import contacts_due
from factcheck.queries.telling import tell
from factcheck.report.html import render_body
from factcheck.report.json import from_json
from factcheck.workflow import contacts
from factcheck.workflow.evidence import attach_search
from tests.factories import a_claim, a_person, a_review, a_sign_off, an_edition
from tests.outreach import a_contact, a_search, asking

TODAY = now().date()
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def mara(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, name="Mara Eng")


@pytest.fixture
def claim(database: Database) -> Claim:
    with database.transaction() as session:
        return a_claim(session)


def test_a_contact_is_logged_and_told(database: Database, mara: Person, claim: Claim) -> None:
    with database.transaction() as session:
        contact = contacts.log_contact(session, mara, claim.id, asking(note="  "))
        event = session.exec(select(Event).where(Event.verb == "contact.logged")).one()
    assert contact.is_waiting
    assert contact.note is None
    assert tell(event) == (
        "Mara Eng asked Jane Roe (spokesperson of the harbour board): “Who paid for the pier?”"
    )


def test_a_form_sent_twice_logs_once(database: Database, mara: Person, claim: Claim) -> None:
    with database.transaction() as session:
        first = contacts.log_contact(session, mara, claim.id, asking(), form_key="once")
        assert contacts.log_contact(session, mara, claim.id, asking(), form_key="once") is first


@pytest.mark.parametrize(
    ("wrong", "no"),
    [
        ({"whom": " "}, "Say whom the desk asked"),
        ({"whom": "x" * 201}, "under 200 characters"),
        ({"question": ""}, "what they were asked"),
        ({"asked_on": TODAY + timedelta(days=2), "deadline": None}, "still to come"),
        ({"deadline": YESTERDAY}, "is past already. Give a day that is still to come, or none"),
        ({"deadline": YESTERDAY - timedelta(days=9)}, "before the day on which they were asked"),
    ],
)
def test_what_cant_be_is_refused(
    database: Database, mara: Person, claim: Claim, wrong: dict[str, object], no: str
) -> None:
    with database.transaction() as session, pytest.raises(RuleBroken, match=no):
        contacts.log_contact(session, mara, claim.id, asking(**wrong))


@pytest.mark.parametrize("status", [Status.SUGGESTED, Status.SET_ASIDE])
def test_nobody_is_asked_about_a_claim_that_isnt_opened(
    database: Database, mara: Person, status: Status
) -> None:
    with database.transaction() as session:
        claim = a_claim(session, status)
        with pytest.raises(RuleBroken, match="Open it first"):
            contacts.log_contact(session, mara, claim.id, asking())


def test_a_reader_logs_nothing(database: Database, claim: Claim) -> None:
    with database.transaction() as session, pytest.raises(NotAllowed):
        contacts.log_contact(session, a_person(session, Role.READER), claim.id, asking())


def test_an_answer_is_kept_in_their_words(database: Database, mara: Person, claim: Claim) -> None:
    words = "We paid.\r\n\r\nAll of it."
    with database.transaction() as session:
        contact = a_contact(session, claim)
        contacts.record_answer(session, mara, contact.id, Reply.ANSWERED, TODAY, words, seen=1)
        event = session.exec(select(Event).where(Event.verb == "contact.answered")).one()
    assert (contact.answer, contact.revision) == ("We paid.\n\nAll of it.", 2)
    assert tell(event) == (
        "Mara Eng wrote down the answer of Jane Roe (spokesperson of the harbour board)."
    )
    assert ("Outcome", "Waiting for an answer", "Answered") in [
        (one.label, one.before, one.after) for one in changes(event)
    ]


@pytest.mark.parametrize(
    ("reply", "when", "words", "no"),
    [
        (Reply.WAITING, TODAY, None, "Say what came of it"),
        (Reply.ANSWERED, TODAY, " ", "in their own words"),
        (Reply.NO_ANSWER, TODAY, "We paid.", "There are words of an answer"),
        (Reply.DECLINED, TODAY - timedelta(days=2), None, "can’t be older than that"),
        (Reply.DECLINED, TODAY + timedelta(days=2), None, "still to come"),
        (Reply.ANSWERED, TODAY, "x" * 5001, "under 5,000 characters"),
    ],
)
def test_an_answer_that_cant_be_is_refused(
    database: Database,
    mara: Person,
    claim: Claim,
    reply: Reply,
    when: date,
    words: str | None,
    no: str,
) -> None:
    with database.transaction() as session:
        contact = a_contact(session, claim)
        with pytest.raises(RuleBroken, match=no):
            contacts.record_answer(session, mara, contact.id, reply, when, words)


def test_an_answer_is_taken_back_and_history_keeps_it(
    database: Database, mara: Person, claim: Claim
) -> None:
    with database.transaction() as session:
        contact = a_contact(session, claim)
        contacts.record_answer(session, mara, contact.id, Reply.ANSWERED, TODAY, "We paid.")
        contacts.take_answer_back(session, mara, contact.id)
        event = session.exec(select(Event).where(Event.verb == "contact.answer_taken_back")).one()
    assert contact.is_waiting
    assert (event.before or {})["answer"] == "We paid."


def test_a_correction_may_name_a_deadline_that_is_past_by_now(
    database: Database, mara: Person, claim: Claim
) -> None:
    with database.transaction() as session:
        contact = a_contact(session, claim)
        contacts.correct_contact(session, mara, contact.id, asking(deadline=YESTERDAY), seen=1)
        assert contact.is_late
        with pytest.raises(OutOfDate, match="asking Jane Roe"):
            contacts.correct_contact(session, mara, contact.id, asking(), seen=1)


def test_nobody_was_asked_after_they_answered(
    database: Database, mara: Person, claim: Claim
) -> None:
    with database.transaction() as session:
        contact = a_contact(session, claim)
        contacts.record_answer(session, mara, contact.id, Reply.DECLINED, YESTERDAY)
        with pytest.raises(RuleBroken, match="they were asked before that"):
            contacts.correct_contact(session, mara, contact.id, asking(asked_on=TODAY))


def test_who_was_taken_out_isnt_waited_for_until_put_back(
    database: Database, mara: Person, claim: Claim
) -> None:
    with database.transaction() as session:
        contact = a_contact(session, claim)
        contacts.withdraw_contact(session, mara, contact.id)
        assert not contact.is_waiting
        with pytest.raises(RuleBroken, match="restore it first"):
            contacts.record_answer(session, mara, contact.id, Reply.DECLINED, TODAY)
        contacts.restore_contact(session, mara, contact.id)
        assert contact.is_waiting


@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.OPEN])
def test_an_answer_after_publication_asks_for_a_second_look(
    database: Database, mara: Person, status: Status
) -> None:
    with database.transaction() as session:
        claim = a_claim(session, status)
        contact = a_contact(session, claim)
        claim.reopen_asked_at = None
        contacts.record_answer(session, mara, contact.id, Reply.ANSWERED, TODAY, "We paid.")
        assert (claim.reopen_asked_at is not None) == (status is Status.PUBLISHED)


def test_late_answers_are_due_the_earliest_deadline_first(storage: Database, noise: None) -> None:
    with storage.transaction() as session:
        mara = a_person(session)
        claim = a_claim(session)

        def due(days: int | None, **otherwise: object) -> Contact:
            contact = a_contact(session, claim, **otherwise)
            contact.deadline = None if days is None else TODAY + timedelta(days=days)
            session.add(contact)
            session.flush()
            return contact

        today, late, later = due(0, whom="Ada"), due(-4, whom="Bo"), due(5, whom="Cy")
        due(None)
        answered, taken_out = due(-3), due(-2)
        contacts.record_answer(session, mara, answered.id, Reply.DECLINED, TODAY)
        contacts.withdraw_contact(session, mara, taken_out.id)
        found = contacts_due(session, mara)
        everything = contacts_due(session, mara, until=date.max)
        first = contacts_due(session, mara, until=date.max, limit=1)
    assert [one.contact_id for one in found.contacts] == [late.id, today.id]
    assert [(one.whom, one.is_late) for one in found.contacts] == [("Bo", True), ("Ada", False)]
    assert (found.total, everything.contacts[-1].contact_id) == (2, later.id)
    assert (len(first.contacts), first.total) == (1, 3)


def test_nobody_else_knows_who_was_asked_about_a_confidential_claim(
    database: Database, mara: Person, claim: Claim
) -> None:
    with database.transaction() as session:
        contact = a_contact(session, claim)
        session.get_one(Claim, claim.id).is_confidential = True
        session.flush()
        assert contacts_due(session, mara, until=date.max).total == 0
        for deed in (
            lambda: contacts.log_contact(session, mara, claim.id, asking()),
            lambda: contacts.correct_contact(session, mara, contact.id, asking()),
            lambda: contacts.record_answer(session, mara, contact.id, Reply.DECLINED, TODAY),
            lambda: contacts.take_answer_back(session, mara, contact.id),
            lambda: contacts.withdraw_contact(session, mara, contact.id),
            lambda: contacts.log_contact(session, mara, 404, asking()),
        ):
            with pytest.raises(NotFound):
                deed()
        session.add(NamedReader(claim_id=claim.id, person_id=mara.id, named_by_id=mara.id))
        session.flush()
        assert contacts_due(session, mara, until=date.max).total == 1


def test_there_is_no_such_contact(database: Database, mara: Person) -> None:
    with database.transaction() as session, pytest.raises(NotFound):
        contacts.take_answer_back(session, mara, 404)


def test_the_report_prints_who_was_asked_and_nothing_of_the_inside(database: Database) -> None:
    with database.transaction() as session:
        mara = a_person(session)
        claim = a_claim(session, Status.AGREED)
        late = a_contact(session, claim, whom="Bo Late", note="SECRET-NOTE", question="SECRET-ASK")
        late.deadline = YESTERDAY
        private = a_contact(session, claim, whom="SECRET-NAME", printed_as="a former clerk")
        contacts.record_answer(session, mara, private.id, Reply.ANSWERED, TODAY, "“Yes,” she said.")
        waits = a_contact(session, claim, whom="Cy Waits", role=None)
        gone = a_contact(session, claim, whom="SECRET-GONE")
        contacts.withdraw_contact(session, mara, gone.id)
        search = a_search(session, claim, note="SECRET-SEARCH")
        unattached = a_search(session, claim, searched_in="SECRET-ARCHIVE")
        assert unattached.note is None
        session.flush()
        attached = attach_search(session, mara, search.id, Stance.CONTRADICTS, "SECRET-WHY")
        for reviewer in (a_person(session), a_person(session)):
            a_review(session, claim, by=reviewer)
        a_sign_off(session, claim)
        edition = an_edition(session, claim)
        assert attached.stance is Stance.CONTRADICTS
    report = from_json(edition.json_bytes)
    assert [(one.whom, one.outcome, one.ended_on) for one in report.contacts] == [
        ("Bo Late (spokesperson of the harbour board)", "no answer", YESTERDAY),
        ("a former clerk", "answered", TODAY),
        ("Cy Waits", "no answer", TODAY),
    ]
    assert waits.is_waiting
    assert [one.stance for one in report.searches] == ["contradicts"]
    for content in (edition.json_bytes, edition.markdown_bytes, render_body(report).encode()):
        assert b"SECRET" not in content
        assert b"former clerk" in content
