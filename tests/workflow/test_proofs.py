"""Codes and tries of share links: used once, for a while, and not too often."""

from datetime import timedelta

import pytest
from sqlmodel import select

from factcheck.db import Database
from factcheck.errors import TooMany
from factcheck.models import (
    Event,
    Letter,
    LinkCode,
    LinkPurpose,
    Notice,
    Role,
    ShareLink,
    SignInTry,
)
from factcheck.queries.links import code_running
from factcheck.workflow import proofs
from factcheck.workflow.links import Recipient, Terms, replace_secret
from factcheck.workflow.people import take_back
from factcheck.workflow.proofs import ask_for_code, begin_try, use_code, words_of_code
from tests.factories import a_claim, a_link, a_person

KEY = "only for tests, which have nothing to hide"
TERMS = Terms(
    purpose=LinkPurpose.REVIEWER_PREVIEW,
    recipient=Recipient(name="Ada Moss", email="ada@example.org"),
)


def a_preview(database: Database) -> ShareLink:
    with database.transaction() as session:
        return a_link(session, a_claim(session), TERMS)[0]


def a_code(database: Database, link: ShareLink) -> str:
    """The digits of the code that runs."""
    with database.reading() as session:
        code = code_running(session, link.id)
        assert code is not None
        return words_of_code(code, KEY)


def asked(database: Database, link: ShareLink) -> bool:
    with database.transaction() as session:
        return ask_for_code(session, link)


def used(database: Database, link: ShareLink, typed: str) -> bool:
    with database.transaction() as session:
        return use_code(session, link, typed, KEY)


def age(database: Database, by: timedelta) -> None:
    """Make every code older."""
    with database.transaction() as session:
        for code in session.exec(select(LinkCode)):
            code.asked_at -= by
            session.add(code)


def test_a_code_opens_its_link_once_and_is_written_nowhere(storage: Database) -> None:
    link = a_preview(storage)
    assert asked(storage, link)
    digits = a_code(storage, link)
    assert len(digits) == 8
    with storage.reading() as session:
        kept = [*session.exec(select(LinkCode)), *session.exec(select(Letter))]
        assert digits not in repr([row.model_dump() for row in kept])
    assert used(storage, link, f" {digits[:4]} {digits[4:]} ")
    assert not used(storage, link, digits)


def test_a_code_lasts_a_quarter_of_an_hour(database: Database) -> None:
    link = a_preview(database)
    asked(database, link)
    digits = a_code(database, link)
    age(database, proofs.CODE_LASTS)
    assert not used(database, link, digits)


def test_five_wrong_codes_end_the_right_one(database: Database) -> None:
    link = a_preview(database)
    asked(database, link)
    digits = a_code(database, link)
    wrong = f"{(int(digits) + 1) % 10**8:08}"
    for typed in (wrong, "", "ü", "0" * 300, wrong):
        assert not used(database, link, typed)
    assert not used(database, link, digits)


def test_a_code_of_another_link_opens_nothing(database: Database) -> None:
    one, other = a_preview(database), a_preview(database)
    asked(database, one)
    asked(database, other)
    assert not used(database, other, a_code(database, one))


def test_another_code_ends_the_one_before_and_there_are_not_many(database: Database) -> None:
    link = a_preview(database)
    asked(database, link)
    first = a_code(database, link)
    assert not asked(database, link), "the one that is on its way is enough"
    for _ in range(proofs.MOST_CODES - 1):
        age(database, proofs.CODE_REST)
        assert asked(database, link)
    assert not used(database, link, first)
    age(database, proofs.CODE_REST)
    assert not asked(database, link)


def test_a_new_address_of_the_link_ends_its_codes(database: Database) -> None:
    link = a_preview(database)
    asked(database, link)
    digits = a_code(database, link)
    with database.transaction() as session:
        replace_secret(session, a_person(session, Role.EDITOR), link.id)
    assert not used(database, link, digits)


def test_no_code_goes_to_an_account_that_was_disabled(database: Database) -> None:
    with database.transaction() as session:
        gone = a_person(session)
        terms = Terms(purpose=TERMS.purpose, recipient=Recipient(person_id=gone.id))
        link, _ = a_link(session, a_claim(session), terms)
        gone.disabled_at = link.made_at
        session.add(gone)
        session.flush()
        assert not ask_for_code(session, link)


def test_tries_of_a_link_are_counted_wherever_they_come_from(storage: Database) -> None:
    link = a_preview(storage)
    for number in range(proofs.MOST_TRIES_OF_A_LINK):
        with storage.transaction() as session:
            begin_try(session, link, f"192.0.2.{number}")
    with storage.transaction() as session, pytest.raises(TooMany, match="open this link"):
        begin_try(session, link, "198.51.100.1")
    with storage.reading() as session:
        [shut] = session.exec(select(Event).where(Event.verb == "link.shut")).all()
        assert shut.actor_name == proofs.STRANGER
        assert shut.claim_id == link.claim_id
        # Whoever made the link hears of it, for they know its reader.
        told = session.exec(select(Notice.person_id).where(Notice.event_id == shut.id)).all()
        assert told == [link.made_by_id]


def test_tries_of_a_network_are_counted_for_secrets_that_open_nothing(database: Database) -> None:
    with database.transaction() as session:
        for _ in range(40):
            begin_try(session, None, "192.0.2.1")
        with pytest.raises(TooMany):
            begin_try(session, None, "192.0.2.1")
        begin_try(session, None, "192.0.2.2")


def test_a_try_that_was_right_leaves_nothing_behind(database: Database) -> None:
    link = a_preview(database)
    with database.transaction() as session:
        take_back(session, begin_try(session, link, "192.0.2.1"))
        assert session.exec(select(SignInTry)).all() == []
