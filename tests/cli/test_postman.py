"""Letters on their way: from notices, through the queue, to a real mail server that may be down."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
import time_machine

from factcheck.cli import postman
from factcheck.cli.postman import Postman, Round, deliver
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import (
    Claim,
    Delivery,
    LetterState,
    LinkPurpose,
    NamedReader,
    NoticeKind,
    Person,
    Role,
)
from factcheck.queries import letters as letter_questions
from factcheck.workflow import letters, notices, people
from factcheck.workflow.links import Recipient, Terms
from factcheck.workflow.proofs import CODE_LASTS, CODE_REST, ask_for_code, use_code
from tests.cli.posting import Post, with_mail
from tests.factories import a_link, a_person
from tests.mailbox import Mailbox, mail_server

MONDAY = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def post(storage: Database, settings: Settings, mailbox: Mailbox) -> Iterator["Post"]:
    with mail_server(mailbox) as url:
        yield Post(storage, with_mail(settings, url), mailbox)


def wish(database: Database, person: Person, delivery: Delivery, hour: int, zone: str) -> None:
    with database.transaction() as session:
        wished = {NoticeKind.COMMENT: delivery}
        notices.choose(session, person, wished, digest_hour=hour, time_zone=zone)


def test_what_is_wanted_at_once_is_sent_once_in_one_letter(post: Post) -> None:
    post.mention(post.ada)
    post.mention(post.ada)
    assert post.round() == Round(sent=1)
    assert post.round() == Round()
    (letter,) = post.mailbox.letters
    assert letter["To"] == "Ada Moss <ada@example.org>"
    assert letter["Subject"] == "2 notices from The Sandvik Desk"
    (text,) = post.mailbox.texts
    assert "Ben Ruud commented on the claim." in text
    assert text.count("https://desk.example/notices/") == 2
    assert [one.state for one in post.letters()] == [LetterState.SENT]


def test_while_the_server_is_down_letters_wait_and_are_tried_less_and_less_often(
    post: Post, clock: Any
) -> None:
    post.mention(post.ada)
    post.mention(post.ben, post.ada)
    with post.down():
        done = post.round()
        assert [(email, "Connection refused" in words) for email, words in done.failures] == [
            ("ada@example.org", True)
        ]
        (letter,) = post.letters()
        assert (letter.state, letter.attempts) == (LetterState.WAITING, 1)
        assert letter.next_try_at == MONDAY + timedelta(minutes=1)
        assert post.round() == Round(), "it isn't tried again before its time"
        waits = []
        for _ in range(10):
            (letter,) = post.letters()
            clock.move_to(letter.next_try_at)
            waits.append(letter.next_try_at)
            assert len(post.round().failures) == 1
    minutes = [(b - a) / timedelta(minutes=1) for a, b in pairwise(waits)]
    assert minutes == [2, 4, 8, 16, 32, 64, 128, 240, 240]
    clock.move_to(post.letters()[0].next_try_at)
    assert post.round() == Round(sent=1)
    (letter,) = post.letters()
    assert (letter.state, letter.last_error) == (LetterState.SENT, None)


def test_a_letter_that_failed_too_often_is_given_up_and_kept_until_somebody_tries_it_again(
    post: Post, clock: Any
) -> None:
    post.mention(post.ada)
    with post.down():
        for _ in range(letters.MOST_TRIES):
            assert len(post.round().failures) == 1
            clock.move_to(post.letters()[0].next_try_at)
        assert post.round() == Round()
    (letter,) = post.letters()
    assert letter.state is LetterState.GIVEN_UP
    assert "Connection refused" in (letter.last_error or "")
    assert letter.ended_at is not None
    two_days = timedelta(days=2)
    assert two_days < letter.ended_at - MONDAY < 2 * two_days
    with post.database.transaction() as session:
        assert letters.send_all_again(session, a_person(session, Role.ADMIN)) == 1
    assert post.round() == Round(sent=1)


def test_one_refused_recipient_does_not_keep_the_others_waiting(post: Post) -> None:
    post.mailbox.refused["ada@example.org"] = "550 5.1.1 No such box here"
    with post.database.transaction() as session:
        una = a_person(session, email="una@example.org")
        nowhere = a_person(session, email="no,where@example.org")
    post.mention(post.ada, nowhere, una)
    done = post.round()
    assert done.sent == 1
    assert dict(done.failures)["ada@example.org"] == "550 5.1.1 No such box here"
    assert "no address" in dict(done.failures)["no,where@example.org"]
    assert post.mailbox.recipients == ["una@example.org"]
    states = {one.person_id: one.state for one in post.letters()}
    assert states[post.ada.id] is states[nowhere.id] is LetterState.GIVEN_UP


def test_a_letter_whose_sender_dies_before_writing_it_down_comes_again_with_the_same_number(
    post: Post, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    post.mention(post.ada)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(postman.verbs, "note_sent", die)
        with pytest.raises(KeyboardInterrupt):
            post.round()
    assert len(post.mailbox.letters) == 1
    assert post.round() == Round(), "nobody else takes it before the lease is over"
    clock.shift(letters.LEASE)
    assert post.round() == Round(sent=1)
    first, second = post.mailbox.letters
    assert first["Message-ID"] == second["Message-ID"]


def test_a_letter_that_is_in_somebodys_hands_is_not_sent_by_another(post: Post) -> None:
    post.mention(post.ada)
    with post.database.transaction() as session:
        letters.write_due(session)
    with post.database.transaction() as session:
        taken = letters.take_next(session)
    assert taken is not None
    with post.database.transaction() as session:
        letters.send_again(session, a_person(session, Role.ADMIN), taken.id)
    assert post.round() == Round()
    assert post.mailbox.letters == []


def test_what_was_read_meanwhile_is_not_mailed(post: Post, clock: Any) -> None:
    post.mention(post.ada)
    post.mention(post.ada)
    with post.down():
        post.round()
    with post.database.transaction() as session:
        notices.read_all(session, post.ada, 10**6)
    clock.shift(timedelta(minutes=1))
    assert post.round() == Round(dropped=1)
    assert post.mailbox.letters == []


def test_what_became_confidential_or_whose_reader_left_is_not_mailed(
    post: Post, clock: Any
) -> None:
    with post.database.transaction() as session:
        una = a_person(session, email="una@example.org")
        admin = a_person(session, Role.ADMIN)
    post.mention(post.ada, una)
    with post.down():
        post.round()
    with post.database.transaction() as session:
        people.disable(session, admin, una.id)
        claim = session.get_one(Claim, post.claim.id)
        claim.is_confidential = True
        session.add(claim)
    clock.shift(timedelta(hours=1))
    assert post.round() == Round(dropped=2)
    assert post.mailbox.letters == []


def test_of_a_confidential_claim_a_letter_gives_its_reference_alone(post: Post) -> None:
    with post.database.transaction() as session:
        claim = session.get_one(Claim, post.claim.id)
        claim.is_confidential, claim.headline = True, "Quokka paid for it"
        session.add(claim)
        session.add(NamedReader(claim_id=claim.id, person_id=post.ada.id, named_by_id=post.ben.id))
    post.mention(post.ada)
    assert post.round() == Round(sent=1)
    (text,) = post.mailbox.texts
    assert claim.ref in text
    assert "Quokka" not in text
    assert "Ben Ruud" not in text


def test_the_daily_letter_comes_at_the_hour_of_its_reader_once_a_day(
    post: Post, clock: Any
) -> None:
    # 6:00 UTC is 7:00 in Oslo, and tomorrow 8:00 there is 7:00 UTC.
    wish(post.database, post.ada, Delivery.DIGEST, 8, "Europe/Oslo")
    post.mention(post.ada)
    clock.shift(timedelta(minutes=30))
    post.mention(post.ada)
    assert post.round() == Round()
    clock.move_to(MONDAY + timedelta(hours=1))
    assert post.round() == Round(sent=1)
    (letter,) = post.mailbox.letters
    assert letter["Subject"] == "Today at The Sandvik Desk: 2 notices on 1 claim"
    clock.shift(timedelta(minutes=1))
    post.mention(post.ada)
    assert post.round() == Round(), "what comes after the hour waits for tomorrow"
    wish(post.database, post.ada, Delivery.DIGEST, 9, "Europe/Oslo")
    clock.shift(timedelta(hours=2))
    assert post.round() == Round(), "another hour on the same day brings no second letter"
    clock.move_to(MONDAY + timedelta(days=1, hours=2))
    assert post.round() == Round(sent=1)


def test_hours_that_a_change_of_the_clock_skips_or_doubles_bring_one_letter(
    post: Post, clock: Any
) -> None:
    # In Oslo 2:00 comes twice on 25 October 2026 and never on 28 March 2027.
    for day in (datetime(2026, 10, 24, tzinfo=UTC), datetime(2027, 3, 27, tzinfo=UTC)):
        clock.move_to(day + timedelta(hours=12))
        wish(post.database, post.ada, Delivery.DIGEST, 2, "Europe/Oslo")
        post.mention(post.ada)
        sent = 0
        for hour in range(24):
            clock.move_to(day + timedelta(hours=12 + hour))
            sent += post.round().sent
        assert sent == 1


def test_who_wants_no_mail_gets_none(post: Post, clock: Any) -> None:
    wish(post.database, post.ada, Delivery.APP, 8, "UTC")
    post.mention(post.ada)
    clock.shift(timedelta(days=1))
    assert post.round() == Round()


def test_without_a_mail_server_nothing_is_written_and_old_news_is_not_mailed_later(
    post: Post, clock: Any
) -> None:
    with_server, post.settings = post.settings, replace(post.settings, smtp_url="")
    post.mention(post.ada)
    assert post.round() == Round()
    assert post.letters() == []
    clock.shift(timedelta(days=4))
    post.settings = with_server
    assert post.round() == Round()


def test_a_letter_that_cannot_be_put_into_words_does_not_stop_the_others(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with post.database.transaction() as session:
        una = a_person(session, name="Una", email="una@example.org")
    post.mention(post.ada, una)
    words = postman._words

    def stumble(settings: Settings, letter: Any, due: Any) -> Any:
        if due.email == post.ada.email:
            raise ZeroDivisionError
        return words(settings, letter, due)

    monkeypatch.setattr(postman, "_words", stumble)
    done = post.round()
    assert done.sent == 1
    assert done.failures == [("ada@example.org", "ZeroDivisionError at the desk")]


def test_the_postman_in_the_background_survives_a_failure_and_stops_when_told(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    import threading

    arrived = threading.Event()
    rounds = iter([RuntimeError("no database"), None])

    def stumble(database: Database, settings: Settings) -> Round:
        if failure := next(rounds, None):
            raise failure
        done = deliver(post.database, settings)
        arrived.set()
        return done

    monkeypatch.setattr(postman, "deliver", stumble)
    post.mention(post.ada)
    background = Postman(post.settings, every=0.01)
    background.start()
    assert arrived.wait(20)
    background.stop(20)
    assert not background.is_alive()
    assert len(post.mailbox.letters) == 1
    assert "tried again" in caplog.text


def test_a_code_goes_to_whom_its_link_is_for_while_it_is_of_use(post: Post, clock: Any) -> None:
    recipient = Recipient(name="Odile Fenn", email="odile@example.net")
    terms = Terms(purpose=LinkPurpose.REVIEWER_PREVIEW, recipient=recipient)
    with post.database.transaction() as session:
        link, token = a_link(session, post.claim, terms)
        assert ask_for_code(session, link)
    assert post.round() == Round(sent=1)
    assert post.mailbox.recipients == ["odile@example.net"]
    [text] = post.mailbox.texts
    digits = "".join(re.findall(r"\d{4}(?= \d{4}|\n)", text))
    assert token not in text
    assert post.claim.quotation not in text
    with post.database.transaction() as session:
        assert use_code(session, link, digits, post.settings.secret_key)
    clock.shift(CODE_REST)
    with post.database.transaction() as session:
        assert ask_for_code(session, link)
    clock.shift(CODE_LASTS)
    assert post.round() == Round(dropped=1)
    with post.database.transaction() as session:
        admin = a_person(session, Role.ADMIN)
        listed = [*letter_questions.queue(session, admin), *letter_questions.done(session, admin)]
    assert "odile@example.net" not in repr(listed)
    assert len(listed) == 2
