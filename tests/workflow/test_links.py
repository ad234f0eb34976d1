"""Share links: one secret, shown once, that ends when it should."""

from datetime import timedelta

import pytest

from factcheck.db import Database
from factcheck.errors import Gone, NotAllowed, NotFound, RuleBroken
from factcheck.models import Role, Status, now
from factcheck.queries.links import opened_by
from factcheck.workflow.links import Terms, count_opening, revoke, share
from tests.factories import a_claim, a_link, a_person


def test_a_secret_opens_its_link_and_is_not_kept(storage: Database) -> None:
    with storage.transaction() as session:
        link, token = a_link(session, a_claim(session, Status.PUBLISHED))
        assert opened_by(session, token).id == link.id
    assert len(token) >= 22  # 128 bits in base64
    assert token not in repr(link.model_dump())


@pytest.mark.parametrize("spoil", [lambda t: t[:-1], lambda t: t + "x", lambda t: "", str.swapcase])
def test_a_wrong_or_cut_short_secret_opens_nothing(database: Database, spoil) -> None:  # type: ignore[no-untyped-def]
    with database.transaction() as session:
        _, token = a_link(session, a_claim(session, Status.PUBLISHED))
        with pytest.raises(NotFound):
            opened_by(session, spoil(token))


def test_a_revoked_link_is_gone(database: Database) -> None:
    with database.transaction() as session:
        link, token = a_link(session, a_claim(session, Status.PUBLISHED))
        revoke(session, a_person(session, Role.EDITOR), link.id)
        with pytest.raises(Gone):
            opened_by(session, token)


def test_an_expired_link_is_gone(database: Database) -> None:
    with database.transaction() as session:
        link, token = a_link(session, a_claim(session, Status.PUBLISHED))
        link.expires_at = now() - timedelta(seconds=1)
        session.add(link)
        session.flush()
        with pytest.raises(Gone):
            opened_by(session, token)


def test_a_link_that_would_have_expired_already_is_refused(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.PUBLISHED)
        with pytest.raises(RuleBroken, match="later time"):
            share(session, a_person(session), claim.id, Terms(expires_at=now()), label="x")


def test_a_reviewer_revokes_only_their_own_links(database: Database) -> None:
    with database.transaction() as session:
        author = a_person(session)
        link, _ = a_link(session, a_claim(session, Status.PUBLISHED), by=author)
        with pytest.raises(NotAllowed):
            revoke(session, a_person(session), link.id)
        revoke(session, author, link.id)
    assert link.revoked_at is not None


def test_a_form_sent_twice_makes_one_link(database: Database) -> None:
    with database.transaction() as session:
        claim, person = a_claim(session, Status.PUBLISHED), a_person(session)
        first, secret = share(session, person, claim.id, label="x", form_key="once")
        second, nothing = share(session, person, claim.id, label="x", form_key="once")
    assert first.id == second.id
    assert secret is not None
    assert nothing is None


def test_openings_are_counted(storage: Database) -> None:
    with storage.transaction() as session:
        link, _ = a_link(session, a_claim(session, Status.PUBLISHED))
    for _ in range(2):
        with storage.transaction() as session:
            count_opening(session, link.id)
    with storage.reading() as session:
        session.add(link)
        session.refresh(link)
        assert link.openings == 2
        assert link.last_opened_at is not None
