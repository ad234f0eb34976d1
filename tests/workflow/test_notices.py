"""Who is told of what, over the life of a claim."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from factcheck.db import Database
from factcheck.errors import NotFound, RuleBroken
from factcheck.models import (
    Audience,
    Claim,
    Delivery,
    Event,
    NamedReader,
    Notice,
    NoticeKind,
    Person,
    Role,
    SettlingReason,
    Stance,
    now,
)
from factcheck.queries.notices import earlier, unread, unread_count
from factcheck.workflow import (
    assignments,
    claims,
    evidence,
    notices,
    reports,
    reviews,
    revisions,
    verdicts,
)
from factcheck.workflow.history import record
from factcheck.workflow.notices import TOLD
from tests.factories import (
    MASTHEAD,
    a_claim,
    a_person,
    a_review,
    rating_named,
    some_evidence,
)

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "notices.md"


class Desk:
    """A desk of people, and what each was told since the last look."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.ada = a_person(session, name="Ada Moss")
        self.ben = a_person(session, name="Ben Ruud")
        self.eve = a_person(session, Role.EDITOR, name="Eve Holt")
        self.una = a_person(session, name="Una Berg")
        self._seen = 0

    def told(self) -> dict[str, set[str]]:
        """Who was told of which events since the last time this was asked."""
        rows = self.session.exec(
            select(Event.verb, Person.name, Notice.id)
            .join(Notice, col(Notice.event_id) == Event.id)
            .join(Person, col(Person.id) == Notice.person_id)
            .where(Notice.id > self._seen)
        ).all()
        told: dict[str, set[str]] = {}
        for verb, name, number in rows:
            told.setdefault(verb, set()).add(name)
            self._seen = max(self._seen, number)
        return told


def comment(session: Session, by: Person, claim: Claim, **after: object) -> None:
    record(session, by, "comment.written", "comment:1", claim_id=claim.id, after=dict(after))


def test_the_life_of_a_claim_is_told_to_those_who_have_a_part_in_it(storage: Database) -> None:
    with storage.transaction() as session:
        desk = Desk(session)
        claim = a_claim(session, by=desk.una)
        some_evidence(session, claim, by=desk.una)
        assert desk.told() == {}

        due = now().date() + timedelta(days=9)
        assignments.assign(session, desk.eve, claim.id, desk.ada.id, due)
        assert desk.told() == {"claim.assigned": {"Ada Moss"}}
        assignments.set_due(session, desk.eve, claim.id, due + timedelta(days=1))
        assert desk.told() == {"claim.due_set": {"Ada Moss"}}
        assignments.hand_over(session, desk.ada, claim.id, desk.una.id)
        assert desk.told() == {"claim.handed_over": {"Una Berg"}}
        assignments.undo_assignment(session, desk.ada, claim.id)
        assert desk.told() == {"claim.assignment_undone": {"Una Berg"}}
        assignments.assign(session, desk.eve, claim.id, desk.ben.id, due)
        assert desk.told() == {"claim.assigned": {"Ada Moss", "Ben Ruud"}}
        assignments.hand_over(session, desk.ben, claim.id, None)
        assignments.take(session, desk.ben, claim.id)
        assert desk.told() == {}

        a_review(session, claim, "false", by=desk.ada)
        assert desk.told() == {}
        added = some_evidence(session, claim, stance=Stance.SUPPORTS, by=desk.una)
        assert desk.told() == {"round.ended": {"Ada Moss"}}
        evidence.withdraw(session, desk.una, added.id)
        assert desk.told() == {"round.resumed": {"Ada Moss"}}

        mine = a_review(session, claim, "unproven", by=desk.ben)
        assert desk.told() == {"round.completed": {"Ada Moss"}}
        revisions.revise_review(
            session,
            desk.ben,
            mine.id,
            rating_id=rating_named(session, "mixed").id,
            justification="It is neither.",
        )
        assert desk.told() == {"review.revised": {"Ada Moss"}}
        reviews.settle_dispute(
            session,
            desk.eve,
            claim.id,
            rating_id=rating_named(session, "false").id,
            reason=SettlingReason.JUDGEMENT,
            note="The accounts are clear.",
        )
        assert desk.told() == {"dispute.settled": {"Ada Moss", "Ben Ruud"}}

        verdicts.sign_off(session, desk.eve, claim.id, conclusion="The pier was paid for.")
        everyone = {"Ada Moss", "Ben Ruud", "Una Berg"}
        assert desk.told() == {"verdict.signed_off": everyone}
        reports.publish(session, desk.eve, claim.id, MASTHEAD)
        assert desk.told() == {"report.published": everyone}
        verdicts.begin_correction(session, desk.eve, claim.id)
        verdicts.drop_correction(session, desk.eve, claim.id)
        assert desk.told() == {"correction.begun": everyone, "correction.dropped": everyone}


def test_equal_ratings_tell_nobody_of_a_dispute(database: Database) -> None:
    with database.transaction() as session:
        desk = Desk(session)
        claim = a_claim(session, by=desk.una)
        some_evidence(session, claim, by=desk.una)
        a_review(session, claim, "false", by=desk.ada)
        a_review(session, claim, "false", by=desk.ben)
        assert desk.told() == {}
        verdicts.reopen(session, desk.eve, claim.id)
        assert desk.told() == {"claim.reopened": {"Ada Moss", "Ben Ruud", "Una Berg"}}


def test_reviewers_who_end_a_dispute_tell_the_others(database: Database) -> None:
    with database.transaction() as session:
        desk = Desk(session)
        claim = a_claim(session, by=desk.una)
        some_evidence(session, claim, by=desk.una)
        a_review(session, claim, "false", by=desk.ada)
        other = a_review(session, claim, "mixed", by=desk.ben)
        desk.told()
        revisions.revise_review(
            session,
            desk.ben,
            other.id,
            rating_id=rating_named(session, "false").id,
            justification="I see it now.",
        )
        assert desk.told() == {"review.revised": {"Ada Moss"}, "dispute.resolved": {"Ada Moss"}}


def test_a_comment_is_told_once_to_whom_it_mentions_and_answers(database: Database) -> None:
    with database.transaction() as session:
        desk = Desk(session)
        claim = a_claim(session, by=desk.una)
        comment(
            session,
            desk.ada,
            claim,
            mentions=[desk.ben.id, desk.ada.id, 999_999],
            thread_people=[desk.ben.id, desk.eve.id],
        )
        assert desk.told() == {"comment.written": {"Ben Ruud", "Eve Holt"}}
        comment(session, desk.ada, claim, mentions=None)
        comment(session, desk.ada, claim)
        assert desk.told() == {}


def test_what_is_its_authors_alone_is_told_to_nobody(database: Database) -> None:
    with database.transaction() as session:
        desk = Desk(session)
        claim = a_claim(session, by=desk.una)
        record(
            session,
            desk.ada,
            "comment.written",
            "comment:1",
            claim_id=claim.id,
            after={"mentions": [desk.ben.id]},
            audience=Audience.ACTOR,
        )
        assert desk.told() == {}


def test_nobody_is_told_who_is_disabled_or_a_shell_or_may_not_know_of_the_claim(
    database: Database,
) -> None:
    with database.transaction() as session:
        desk = Desk(session)
        gone = a_person(session, disabled=True)
        shell = Person(name="shell:x", email="shell:x", role=Role.ADMIN, is_shell=True)
        claim = a_claim(session, by=desk.una)
        claim.is_confidential = True
        session.add_all([claim, shell])
        session.add(NamedReader(claim_id=claim.id, person_id=desk.ben.id, named_by_id=desk.eve.id))
        session.flush()
        everyone = [desk.ben.id, desk.ada.id, desk.eve.id, gone.id, shell.id]
        comment(session, desk.una, claim, mentions=everyone)
        assert desk.told() == {"comment.written": {"Ben Ruud"}}


def test_a_claim_that_becomes_confidential_takes_its_notices_out_of_sight(
    database: Database,
) -> None:
    with database.transaction() as session:
        desk = Desk(session)
        claim = a_claim(session, by=desk.una)
        comment(session, desk.ada, claim, mentions=[desk.ben.id])
        assert unread_count(session, desk.ben) == len(unread(session, desk.ben)) == 1
        claim.is_confidential = True
        session.add(claim)
        session.flush()
        assert unread_count(session, desk.ben) == len(unread(session, desk.ben)) == 0
        notices.read_all(session, desk.ben, 10**6)
        assert earlier(session, desk.ben) == []


def test_what_somebody_wants_not_to_be_told_of_is_not_written(database: Database) -> None:
    with database.transaction() as session:
        desk = Desk(session)
        claim = a_claim(session, by=desk.una)
        off = {NoticeKind.COMMENT: Delivery.OFF, NoticeKind.ASSIGNMENT: Delivery.DIGEST}
        notices.choose(session, desk.ben, off, digest_hour=7, time_zone="Europe/Oslo")
        comment(session, desk.ada, claim, mentions=[desk.ben.id, desk.eve.id])
        assert desk.told() == {"comment.written": {"Eve Holt"}}
        assignments.assign(session, desk.eve, claim.id, desk.ben.id, None)
        made = session.exec(select(Notice).where(Notice.person_id == desk.ben.id)).one()
        assert (made.kind, made.delivery) == (NoticeKind.ASSIGNMENT, Delivery.DIGEST)


def test_another_choice_holds_for_what_no_letter_has_told_yet(database: Database) -> None:
    with database.transaction() as session:
        desk = Desk(session)
        claim = a_claim(session, by=desk.una)
        comment(session, desk.ada, claim, mentions=[desk.ben.id])
        for chosen, kept in ((Delivery.DIGEST, Delivery.DIGEST), (Delivery.OFF, Delivery.APP)):
            choice = {NoticeKind.COMMENT: chosen}
            notices.choose(session, desk.ben, choice, digest_hour=7, time_zone="UTC")
            session.expire_all()
            made = session.exec(select(Notice).where(Notice.person_id == desk.ben.id)).one()
            assert made.delivery is kept


@pytest.mark.parametrize(("hour", "zone"), [(24, "UTC"), (-1, "UTC"), (8, "Mars/Olympus"), (8, "")])
def test_hours_and_zones_that_do_not_exist_are_refused(
    database: Database, hour: int, zone: str
) -> None:
    with database.transaction() as session:
        ada = a_person(session)
        with pytest.raises(RuleBroken):
            notices.choose(session, ada, {}, digest_hour=hour, time_zone=zone)


def test_a_notice_is_read_by_its_own_reader_and_reading_can_be_taken_back(
    database: Database,
) -> None:
    with database.transaction() as session:
        desk = Desk(session)
        claim = a_claim(session, by=desk.una)
        for _ in range(3):
            comment(session, desk.ada, claim, mentions=[desk.ben.id, desk.eve.id])
        first, *_ = reversed(unread(session, desk.ben))
        with pytest.raises(NotFound):
            notices.read(session, desk.eve, first.id)
        notices.read(session, desk.ben, first.id)
        moment = notices.read_all(session, desk.ben, 10**6)
        assert unread_count(session, desk.ben) == 0
        assert unread_count(session, desk.eve) == 3
        notices.unread_since(session, desk.ben, moment)
        assert unread_count(session, desk.ben) == 2, "the one read before stays read"
        notices.unread(session, desk.ben, first.id)
        assert unread_count(session, desk.ben) == 3


def test_an_event_of_a_hundred_mentions_writes_a_notice_each_and_no_more(
    database: Database,
) -> None:
    with database.transaction() as session:
        desk = Desk(session)
        claim = a_claim(session, by=desk.una)
        comment(session, desk.ada, claim, mentions=[desk.ben.id] * 100)
        assert unread_count(session, desk.ben) == 1


def test_the_table_in_the_documents_is_the_one_in_the_code() -> None:
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    written = dict(re.findall(r"^\| `([\w.]+)` \| (\w+) \|", "\n".join(lines), re.MULTILINE))
    assert written == {verb: kind.value for verb, (kind, _) in TOLD.items()}


def test_opening_and_setting_aside_tell_who_opened_it(database: Database) -> None:
    from factcheck.models import AsideReason

    with database.transaction() as session:
        desk = Desk(session)
        claim = a_claim(session, by=desk.una)
        claims.set_aside(session, desk.ada, claim.id, AsideReason.NOT_CHECKABLE)
        assert desk.told() == {"claim.set_aside": {"Una Berg"}}
