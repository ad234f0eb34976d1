"""When a published report is looked at again."""

from datetime import timedelta

import time_machine
from sqlmodel import Session

from factcheck.db import Database
from factcheck.models import Claim, Person, Role, Rules, Status, now
from factcheck.queries import waiting
from factcheck.queries.steps import next_step
from factcheck.queries.wanted import Queue, Wanted
from factcheck.queries.workbench import workbench
from factcheck.workflow.desk import change_policy
from factcheck.workflow.verdicts import begin_correction, drop_correction
from tests.factories import a_claim, a_person


def published_with_review_by(session: Session, days: int | None) -> tuple[Claim, Person]:
    """A claim whose policy asks for another look after so many days, and an editor."""
    editor = a_person(session, Role.EDITOR)
    change_policy(session, editor, Rules(reviews_wanted=2, review_by_days=days))
    return a_claim(session, Status.PUBLISHED), editor


def to_look_at(session: Session, editor: Person) -> list[int]:
    return [one.id for one in waiting.queue(session, editor, Wanted(queue=Queue.AGAIN)).claims]


def test_a_published_claim_waits_to_be_looked_at_again_when_its_day_has_come(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        claim, editor = published_with_review_by(session, 30)
        due = now().date() + timedelta(days=30)
        assert claim.review_by == due
        step = next_step(workbench(session, editor, claim.id), editor)
        assert f"It is looked at again by {due.day} {due:%B %Y}." in step.sentence
        assert to_look_at(session, editor) == []
        with time_machine.travel(now() + timedelta(days=30), tick=False):
            assert to_look_at(session, editor) == [claim.id]


def test_a_second_look_that_changes_nothing_moves_the_day_on(storage: Database) -> None:
    with storage.transaction() as session:
        claim, editor = published_with_review_by(session, 30)
        with time_machine.travel(now() + timedelta(days=40), tick=False):
            begin_correction(session, editor, claim.id)
            assert to_look_at(session, editor) == []
            drop_correction(session, editor, claim.id)
            assert claim.review_by == now().date() + timedelta(days=30)
            assert to_look_at(session, editor) == []


def test_without_a_period_in_the_policy_time_alone_asks_for_nothing(database: Database) -> None:
    with database.transaction() as session:
        claim, editor = published_with_review_by(session, None)
        assert claim.review_by is None
        with time_machine.travel(now() + timedelta(days=4000), tick=False):
            assert to_look_at(session, editor) == []
