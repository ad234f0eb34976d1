"""The seal, attacked by way of what is told: no bell, page, letter or calendar knows of a review.

A review of a running round is rewritten behind the desk's back. Whatever anybody is told, in the
desk, by mail, at the shell or by a calendar, must be the same as before, and never hold its words.
"""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from sqlmodel import Session, select

from factcheck.cli.postman import deliver
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import Letter, LetterState, Notice, Role, Rules, Stance
from factcheck.workflow import assignments, calendars, evidence
from factcheck.workflow.desk import change_policy
from factcheck.workflow.history import record
from tests.factories import a_claim, a_person, a_review, some_evidence
from tests.mailbox import Mailbox, mail_server
from tests.stern import Stern
from tests.web.test_attacks_seal import MARKER, SEALED, TOKENS, rewrite, shell

MOMENT = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)


class Desk:
    """A claim in review that everybody has a part in, and who they are."""

    def __init__(self, session: Session) -> None:
        self.una = a_person(session, name="Una Author")
        self.others = [a_person(session, role) for role in Role]
        reviewer, editor = self.others[1], self.others[2]
        change_policy(session, editor, Rules(reviews_wanted=3))
        self.claim = a_claim(session, by=reviewer)
        due = date(2026, 12, 1)
        assignments.assign(session, editor, self.claim.id, reviewer.id, due)
        some_evidence(session, self.claim, by=editor)
        # One round that evidence overtakes, sealed for ever; one that is overtaken and resumed;
        # and one that runs.
        a_review(session, self.claim, "false", by=self.una, justification=SEALED)
        a_review(session, self.claim, "unproven", by=reviewer, justification=SEALED)
        some_evidence(session, self.claim, stance=Stance.SUPPORTS, by=editor)
        a_review(session, self.claim, "false", by=self.una, justification=SEALED)
        passing = some_evidence(session, self.claim, stance=Stance.CONTEXT, by=editor)
        evidence.withdraw(session, editor, passing.id)
        everyone = [person.id for person in (self.una, *self.others)]
        for by in (self.una, editor):
            after = {"mentions": everyone, "thread_people": everyone}
            record(session, by, "comment.written", "comment:1", claim_id=self.claim.id, after=after)
        self.feeds = {person.id: calendars.make_feed(session, person) for person in self.others}


@pytest.fixture
def desk(database: Database) -> Desk:
    with time_machine.travel(MOMENT, tick=False), database.transaction() as session:
        return Desk(session)


def test_nothing_that_anybody_is_told_depends_on_a_sealed_review(
    app: Flask, database: Database, settings: Settings, desk: Desk
) -> None:
    shell(settings, "claims")  # makes the person of the shell
    before = told(app, database, settings, desk)
    assert len(before) > 30
    assert any(what.startswith("letter") for what in before)
    with database.transaction() as session:
        rewrite(session, desk.una, several=2)
    after = told(app, database, settings, desk)
    assert [what for what in before if before[what] != after.get(what)] == []
    assert [what for what in before if MARKER in before[what]] == []


def told(app: Flask, database: Database, settings: Settings, desk: Desk) -> dict[str, str]:
    """What was asked, and what came back, for everybody but the author; letters too."""
    found = {}
    for person in desk.others:
        browser = Stern(app, person)
        for path in (
            "/notices",
            "/account",
            "/mail",
            "/",
            f"/calendar/{desk.feeds[person.id]}.ics",
        ):
            answer = browser.client.get(path, buffered=True)
            assert answer.status_code in (200, 403)
            words = TOKENS.sub("…", answer.get_data(as_text=True))
            found[f"{person.role.value} GET {path}"] = words
        with database.reading() as session:
            numbers = session.exec(select(Notice.id).where(Notice.person_id == person.id)).all()
        for number in numbers:
            path = f"/notices/{number}"
            found[f"{person.role.value} GET {path}"] = str(browser.client.get(path).location)
        unread_again(database)
    for line in (["list"], ["list", "--all", "--json"]):
        output = shell(settings, "mail", *line)
        found[f"mail {line}"] = re.sub(r"\d{4}-\d\d-\d\d[T ][\d:.Z]+", "…", output)
    return found | letters(database, settings, desk)


def unread_again(database: Database) -> None:
    with database.transaction() as session:
        for notice in session.exec(select(Notice)):
            notice.read_at = None
            session.add(notice)


def letters(database: Database, settings: Settings, desk: Desk) -> dict[str, str]:
    """The letters at once and of the day, as they arrive; they are forgotten afterwards."""
    mailbox = Mailbox()
    with mail_server(mailbox) as url, time_machine.travel(MOMENT, tick=False) as clock:
        sending = replace(settings, smtp_url=url, mail_from="desk@sandvik.example")
        deliver(database, sending)
        clock.shift(timedelta(days=1))
        deliver(database, sending)
    with database.transaction() as session:
        for notice in session.exec(select(Notice)):
            notice.letter_id = None
            session.add(notice)
        session.flush()
        for letter in session.exec(select(Letter)):
            assert letter.state is LetterState.SENT
            session.delete(letter)
    assert len(mailbox.letters) >= len(desk.others)
    return {
        f"letter {number} to {letter['To']}": f"{letter['Subject']}\n{letter.get_content()}"
        for number, letter in enumerate(mailbox.letters)
    }


def test_a_reader_of_notices_learns_that_reviews_are_asked_again_and_no_more(
    stern: Stern, desk: Desk
) -> None:
    page = stern.as_(desk.una).get("/notices")
    assert "which ended round 1" in page.words
    assert MARKER not in page.words
