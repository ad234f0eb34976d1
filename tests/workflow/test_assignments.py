"""Who sees to a claim, and by when."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlmodel import Session

from factcheck.db import Database
from factcheck.errors import NotAllowed, NotFound, OutOfDate, RuleBroken
from factcheck.models import Claim, Event, NamedReader, Person, Role, Status, now
from factcheck.queries.history import of_claim
from factcheck.queries.telling import tell
from factcheck.workflow.assignments import (
    LONGEST_NOTE,
    assign,
    hand_over,
    set_due,
    take,
    undo_assignment,
)
from tests.factories import a_claim, a_person

TODAY = now().date()
FRIDAY = TODAY + timedelta(days=5)
YESTERDAY = TODAY - timedelta(days=1)


def an_editor(session: Session) -> Person:
    return a_person(session, Role.EDITOR, name="Ada Moss")


def last_event(session: Session, claim: Claim, viewer: Person) -> Event:
    return of_claim(session, viewer, claim.id, limit=1)[0]


def test_an_editor_assigns_a_claim_with_a_due_date(storage: Database) -> None:
    with storage.transaction() as session:
        ada, mara, claim = (
            an_editor(session),
            a_person(session, name="Mara Finch"),
            a_claim(session),
        )
        assign(session, ada, claim.id, mara.id, date(2999, 12, 4), claim.revision)
        assert (claim.assigned_to_id, claim.due_on) == (mara.id, date(2999, 12, 4))
        event = last_event(session, claim, mara)
        assert tell(event) == "Ada Moss assigned it to Mara Finch, due 4 December 2999."
        assert event.before == {"assignee_id": None, "assignee": None, "due_on": None}
        assert event.after == {
            "assignee_id": mara.id,
            "assignee": "Mara Finch",
            "due_on": "2999-12-04",
        }


def test_assigning_to_nobody_takes_it_from_whoever_had_it(database: Database) -> None:
    with database.transaction() as session:
        ada, mara, claim = an_editor(session), a_person(session), a_claim(session)
        assign(session, ada, claim.id, mara.id, None)
        assign(session, ada, claim.id, None, None)
        assert claim.assigned_to_id is None
        assert tell(last_event(session, claim, ada)) == "Ada Moss assigned it to nobody."


def test_the_same_again_leaves_no_event(database: Database) -> None:
    with database.transaction() as session:
        ada, mara, claim = an_editor(session), a_person(session), a_claim(session)
        assign(session, ada, claim.id, mara.id, FRIDAY)
        revision, events = claim.revision, len(of_claim(session, ada, claim.id))
        assign(session, ada, claim.id, mara.id, FRIDAY)
        assert (claim.revision, len(of_claim(session, ada, claim.id))) == (revision, events)


def test_a_reviewer_assigns_nothing(database: Database) -> None:
    with database.transaction() as session:
        mara, claim = a_person(session), a_claim(session)
        with pytest.raises(NotAllowed, match="assign claims"):
            assign(session, mara, claim.id, mara.id, None)


@pytest.mark.parametrize(
    ("whom", "why"),
    [
        (lambda session: a_person(session, disabled=True), "disabled"),
        (lambda session: a_person(session, Role.READER), "is a reader"),
    ],
)
def test_nobody_gets_a_claim_who_cannot_work_on_it(
    database: Database, whom: Callable[[Session], Person], why: str
) -> None:
    with database.transaction() as session:
        ada, mara, claim = an_editor(session), a_person(session), a_claim(session)
        other = whom(session)
        with pytest.raises(RuleBroken, match=why):
            assign(session, ada, claim.id, other.id, None)
        take(session, mara, claim.id)
        with pytest.raises(RuleBroken, match=why):
            hand_over(session, mara, claim.id, other.id)
        with pytest.raises(NotFound, match="no such person"):
            assign(session, ada, claim.id, 999, None)


def test_a_confidential_claim_goes_to_those_who_may_know_of_it(database: Database) -> None:
    with database.transaction() as session:
        ada, mara, claim = an_editor(session), a_person(session), a_claim(session)
        claim.is_confidential = True
        session.add(NamedReader(claim_id=claim.id, person_id=ada.id, named_by_id=ada.id))
        session.flush()
        with pytest.raises(RuleBroken, match="isn’t named for it"):
            assign(session, ada, claim.id, mara.id, None)
        with pytest.raises(NotFound):
            take(session, mara, claim.id)
        assign(session, ada, claim.id, ada.id, None)


def test_a_due_date_in_the_past_is_refused_unless_the_claim_has_it_already(
    database: Database,
) -> None:
    with database.transaction() as session:
        ada, mara, claim = an_editor(session), a_person(session), a_claim(session)
        with pytest.raises(RuleBroken, match="gone by"):
            assign(session, ada, claim.id, mara.id, YESTERDAY)
        with pytest.raises(RuleBroken, match="gone by"):
            set_due(session, ada, claim.id, YESTERDAY)
        with pytest.raises(RuleBroken, match="before the year"):
            set_due(session, ada, claim.id, date(9999, 1, 1))
        set_due(session, ada, claim.id, TODAY)
        claim.due_on = YESTERDAY
        assign(session, ada, claim.id, mara.id, YESTERDAY)
        assert claim.assigned_to_id == mara.id


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (Status.SUGGESTED, "Open it first"),
        (Status.SET_ASIDE, "Open it first"),
        (Status.PUBLISHED, "check is done"),
    ],
)
def test_only_a_claim_in_work_is_somebodys(database: Database, status: Status, why: str) -> None:
    with database.transaction() as session:
        ada, claim = an_editor(session), a_claim(session, status)
        for deed in (
            lambda: assign(session, ada, claim.id, ada.id, None),
            lambda: take(session, ada, claim.id),
            lambda: set_due(session, ada, claim.id, FRIDAY),
        ):
            with pytest.raises(RuleBroken, match=why):
                deed()


def test_a_reviewer_takes_a_claim_that_nobody_has(storage: Database) -> None:
    with storage.transaction() as session:
        mara, tom, claim = a_person(session, name="Mara Finch"), a_person(session), a_claim(session)
        take(session, mara, claim.id, claim.revision)
        assert tell(last_event(session, claim, tom)) == "Mara Finch took it on."
        with pytest.raises(RuleBroken, match="Mara Finch has FC-"):
            take(session, tom, claim.id)
        take(session, mara, claim.id)
        with pytest.raises(NotAllowed):
            take(session, a_person(session, Role.READER), claim.id)


def test_what_somebody_had_who_left_the_desk_is_free(database: Database) -> None:
    with database.transaction() as session:
        mara, tom, claim = a_person(session), a_person(session), a_claim(session)
        take(session, mara, claim.id)
        mara.disabled_at = now()
        take(session, tom, claim.id)
        assert claim.assigned_to_id == tom.id


def test_whoever_has_a_claim_hands_it_over_with_its_due_date(database: Database) -> None:
    with database.transaction() as session:
        mara, tom = (a_person(session, name=name) for name in ("Mara Finch", "Tom Reyes"))
        claim = a_claim(session)
        with pytest.raises(NotAllowed, match="don’t have"):
            hand_over(session, mara, claim.id, tom.id)
        take(session, mara, claim.id)
        set_due(session, mara, claim.id, FRIDAY)
        hand_over(session, mara, claim.id, tom.id, " I am away on Friday. ")
        assert (claim.assigned_to_id, claim.due_on) == (tom.id, FRIDAY)
        told = tell(last_event(session, claim, tom))
        assert told == "Mara Finch handed it over to Tom Reyes: “I am away on Friday.”"
        with pytest.raises(RuleBroken, match="under"):
            hand_over(session, tom, claim.id, mara.id, "x" * (LONGEST_NOTE + 1))


def test_whoever_has_a_claim_lets_go_of_it_even_when_it_is_published(database: Database) -> None:
    with database.transaction() as session:
        mara, claim = a_person(session, name="Mara Finch"), a_claim(session, Status.PUBLISHED)
        claim.assigned_to_id = mara.id
        hand_over(session, mara, claim.id, None)
        assert claim.assigned_to_id is None
        assert tell(last_event(session, claim, mara)) == "Mara Finch let go of it."


def test_the_due_date_is_moved_by_an_editor_or_by_whoever_has_the_claim(database: Database) -> None:
    with database.transaction() as session:
        ada, mara, tom, claim = (
            an_editor(session),
            a_person(session),
            a_person(session),
            a_claim(session),
        )
        take(session, mara, claim.id)
        set_due(session, mara, claim.id, FRIDAY)
        with pytest.raises(NotAllowed):
            set_due(session, tom, claim.id, None)
        set_due(session, ada, claim.id, None)
        assert tell(last_event(session, claim, tom)) == "Ada Moss took its due date off."


def test_a_form_that_saw_another_state_is_out_of_date(database: Database) -> None:
    with database.transaction() as session:
        ada, mara, tom, claim = (
            an_editor(session),
            a_person(session),
            a_person(session),
            a_claim(session),
        )
        seen = claim.revision
        take(session, mara, claim.id, seen)
        with pytest.raises(OutOfDate):
            take(session, tom, claim.id, seen)
        with pytest.raises(OutOfDate):
            assign(session, ada, claim.id, tom.id, None, seen)
        assert claim.assigned_to_id == mara.id


def test_ones_last_deed_is_undone_until_somebody_does_another(database: Database) -> None:
    with database.transaction() as session:
        ada, mara, tom, claim = (
            an_editor(session),
            a_person(session),
            a_person(session),
            a_claim(session),
        )
        with pytest.raises(RuleBroken, match="nothing of yours"):
            undo_assignment(session, ada, claim.id)
        assign(session, ada, claim.id, mara.id, FRIDAY)
        assign(session, ada, claim.id, tom.id, None)
        undo_assignment(session, ada, claim.id)
        assert (claim.assigned_to_id, claim.due_on) == (mara.id, FRIDAY)
        with pytest.raises(RuleBroken, match="nothing of yours"):
            undo_assignment(session, ada, claim.id)
        hand_over(session, mara, claim.id, None)
        with pytest.raises(RuleBroken, match="nothing of yours"):
            undo_assignment(session, ada, claim.id)
