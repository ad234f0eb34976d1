"""Deciding who may see what the desk publishes."""

import pytest
from sqlmodel import select

from factcheck.db import Database
from factcheck.errors import NotAllowed, NotFound, Withheld
from factcheck.models import Claim, Event, Publicity, Role, Status
from factcheck.queries.publicity import is_public, public_editions
from factcheck.queries.reports import Masthead
from factcheck.report.json import from_json
from factcheck.workflow.publicity import set_publicity
from factcheck.workflow.reports import publish
from tests.factories import a_claim, a_person


def test_a_desk_publishes_by_link_until_an_editor_decides_otherwise(storage: Database) -> None:
    with storage.transaction() as session:
        editor, reviewer = a_person(session, Role.EDITOR), a_person(session)
        claim = a_claim(session, Status.PUBLISHED)
        assert not is_public(session)
        with pytest.raises(NotFound):
            public_editions(session, claim.ref)
        with pytest.raises(NotAllowed):
            set_publicity(session, reviewer, is_public=True)
        decided = set_publicity(session, editor, is_public=True)
        assert set_publicity(session, editor, is_public=True).id == decided.id
        assert [one.number for one in public_editions(session, claim.ref)] == [1]
        set_publicity(session, editor, is_public=False)
        assert not is_public(session)
        told = session.exec(select(Event).where(Event.verb == "publicity.set")).all()
        assert len(told) == len(session.exec(select(Publicity)).all()) == 2


def test_confidential_and_withheld_checks_are_nobodys_to_see(database: Database) -> None:
    with database.transaction() as session:
        set_publicity(session, a_person(session, Role.EDITOR), is_public=True)
        claim = a_claim(session, Status.PUBLISHED)
        kept = session.get_one(Claim, claim.id)
        kept.status = Status.WITHHELD
        with pytest.raises(Withheld):
            public_editions(session, claim.ref)
        kept.is_confidential = True
        with pytest.raises(NotFound):
            public_editions(session, claim.ref)
        with pytest.raises(NotFound):
            public_editions(session, "no claim")


@pytest.mark.parametrize("is_public", [True, False])
def test_a_report_names_its_page_where_the_desk_publishes_for_all(
    database: Database, is_public: bool
) -> None:
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR)
        set_publicity(session, editor, is_public=is_public)
        claim = a_claim(session, Status.SIGNED_OFF)
        edition = publish(session, editor, claim.id, Masthead("Desk", "https://desk.example"))
        address = f"https://desk.example/checks/{claim.ref}"
        assert from_json(edition.json_bytes).address == (address if is_public else None)
