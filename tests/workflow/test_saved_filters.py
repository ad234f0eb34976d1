"""Filters under a name."""

import pytest
from sqlmodel import Session, select

from factcheck.db import Database
from factcheck.errors import NotAllowed, NotFound, RuleBroken
from factcheck.models import Audience, Event, Role, SavedFilter, Status
from factcheck.queries.saved_filters import saved_filters
from factcheck.queries.wanted import Due, Wanted
from factcheck.workflow.saved_filters import (
    MOST_FILTERS,
    remove_filter,
    rename_filter,
    restore_filter,
    save_filter,
)
from tests.factories import a_person

LATE = Wanted(due=Due.LATE, statuses=(Status.OPEN,))


def names(session: Session, viewer: object) -> list[str]:
    return [one.name for one in saved_filters(session, viewer)]  # type: ignore[arg-type]


def test_a_filter_is_ones_own_unless_it_is_shared(storage: Database) -> None:
    with storage.transaction() as session:
        mara, bo = a_person(session), a_person(session, Role.READER)
        save_filter(session, mara, " Late  ones ", LATE)
        save_filter(session, mara, "At last", Wanted(), shared=True)
        assert names(session, mara) == ["At last", "Late ones"]
        assert names(session, bo) == ["At last"]
        kept = saved_filters(session, mara)[1]
        assert (kept.wanted, kept.is_own, kept.owner) == (LATE, True, mara.name)
        told = session.exec(select(Event).where(Event.verb == "filter.saved")).all()
        assert [event.audience for event in told] == [Audience.ACTOR, Audience.DESK]


def test_a_filter_is_renamed_deleted_and_brought_back(storage: Database) -> None:
    with storage.transaction() as session:
        mara = a_person(session)
        saved = save_filter(session, mara, "Late", LATE)
        rename_filter(session, mara, saved.id, "Too late")
        assert names(session, mara) == ["Too late"]
        remove_filter(session, mara, saved.id)
        assert names(session, mara) == []
        with pytest.raises(NotFound):
            rename_filter(session, mara, saved.id, "Gone")
        restore_filter(session, mara, saved.id)
        assert names(session, mara) == ["Too late"]


def test_a_shared_filter_is_changed_by_its_owner_or_an_editor(database: Database) -> None:
    with database.transaction() as session:
        mara, bo, editor = a_person(session), a_person(session), a_person(session, Role.EDITOR)
        own, shared = (save_filter(session, mara, "F", LATE, shared=yes) for yes in (False, True))
        with pytest.raises(NotAllowed):
            remove_filter(session, bo, shared.id)
        for stranger in (bo, editor):
            with pytest.raises(NotFound):
                remove_filter(session, stranger, own.id)
        remove_filter(session, editor, shared.id)
        assert names(session, mara) == ["F"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_a_name_has_to_be_one(database: Database, name: str) -> None:
    with database.transaction() as session, pytest.raises(RuleBroken):
        save_filter(session, a_person(session), name, LATE)


def test_nobody_keeps_more_filters_than_anybody_reads(database: Database) -> None:
    with database.transaction() as session:
        mara = a_person(session)
        session.add_all(
            SavedFilter(person_id=mara.id, name=str(n), asks="") for n in range(MOST_FILTERS)
        )
        session.flush()
        with pytest.raises(RuleBroken, match="delete one"):
            save_filter(session, mara, "One more", LATE)


def test_a_filter_of_yesterday_asks_for_what_still_makes_sense(database: Database) -> None:
    with database.transaction() as session:
        mara = a_person(session)
        session.add(SavedFilter(person_id=mara.id, name="Old", asks="due=late&colour=red"))
        session.flush()
        assert saved_filters(session, mara)[0].wanted.due is Due.LATE
