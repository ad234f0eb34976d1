"""The editions that a desk keeps, held against what they say of themselves."""

import pytest
from sqlalchemy import text

from factcheck.db import Database
from factcheck.errors import NotFound
from factcheck.models import Claim, Edition, Person, Role, Status
from factcheck.queries.verifying import Checked, check_all, edition_named
from factcheck.workflow.confidentiality import keep_confidential
from factcheck.workflow.verdicts import begin_correction, sign_off
from tests.factories import a_claim, a_person, an_edition


@pytest.fixture
def viewer(storage: Database) -> Person:
    with storage.transaction() as session:
        return a_person(session, Role.ADMIN)


@pytest.fixture
def claim(storage: Database) -> Claim:
    """A claim with two editions."""
    with storage.transaction() as session:
        claim = a_claim(session, Status.PUBLISHED)
        editor = a_person(session, Role.EDITOR)
        begin_correction(session, editor, claim.id)
        sign_off(
            session,
            editor,
            claim.id,
            conclusion="The council paid half of it.",
            correction="The grant was half as large.",
        )
        an_edition(session, claim, by=editor)
        return claim


def checked(database: Database, viewer: Person) -> list[Checked]:
    with database.reading() as session:
        return list(check_all(session, viewer))


def tamper(database: Database, column: str, old: str, new: str, number: int) -> None:
    """Change the kept bytes of an edition, past the triggers that refuse it."""
    with database.transaction() as session:
        if session.get_bind().dialect.name == "sqlite":
            names = session.execute(
                text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            ).scalars()
            for name in list(names):
                if "edition" in name:
                    session.execute(text(f"DROP TRIGGER {name}"))
        else:
            session.execute(text("ALTER TABLE edition DISABLE TRIGGER USER"))
        content = session.execute(
            text(f"SELECT {column} FROM edition WHERE number = :number"),
            {"number": number},
        ).scalar_one()
        session.execute(
            text(f"UPDATE edition SET {column} = :new WHERE number = :number"),
            {"new": bytes(content).replace(old.encode(), new.encode()), "number": number},
        )


def test_editions_as_they_were_published_have_no_flaw(
    storage: Database, viewer: Person, claim: Claim
) -> None:
    assert checked(storage, viewer) == [Checked(claim.ref, 1, []), Checked(claim.ref, 2, [])]


def test_an_edition_that_was_touched_in_the_database_is_told(
    storage: Database, viewer: Person, claim: Claim
) -> None:
    tamper(storage, "json_bytes", '"edition":1', '"edition":7', number=1)
    tamper(storage, "markdown_bytes", "\n# ", "\n# No ", number=2)
    first, second = checked(storage, viewer)
    assert first.flaws[0].startswith("Its JSON has the hash")
    assert f"Its JSON is that of edition 7 of {claim.ref}." in first.flaws
    assert [flaw[-12:] for flaw in second.flaws] == ["(the claim)."] * 2


def test_an_edition_is_found_by_its_name_or_by_its_hash(
    storage: Database, viewer: Person, claim: Claim
) -> None:
    with storage.reading() as session:
        [first, second] = [
            edition_named(session, viewer, claim.ref, number, None) for number in (1, 2)
        ]
        assert edition_named(session, viewer, "FC-999", 1, first.content_hash) is first
        # What its hash says counts more than the number beside it.
        assert edition_named(session, viewer, claim.ref, 1, second.content_hash) is second
        assert edition_named(session, viewer, claim.ref, 2, "0" * 64) is second
        with pytest.raises(NotFound, match=f"No edition 3 of {claim.ref}"):
            edition_named(session, viewer, claim.ref, 3, None)


def test_a_confidential_report_is_as_if_it_werent_there(storage: Database, viewer: Person) -> None:
    with storage.transaction() as session:
        editor, claim = a_person(session, Role.EDITOR), a_claim(session, Status.PUBLISHED)
        keep_confidential(session, editor, claim.id, [])
    with storage.reading() as session:
        edition = session.get_one(Edition, 1)
        with pytest.raises(NotFound):
            edition_named(session, viewer, claim.ref, 1, edition.content_hash)
        assert edition_named(session, editor, claim.ref, 1, None) is edition
    assert checked(storage, viewer) == []
    assert [one.ref for one in checked(storage, editor)] == [claim.ref]
