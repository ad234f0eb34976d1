"""Listing what is published, for the public site."""

import time_machine
from sqlmodel import Session, SQLModel, delete, select

from factcheck.db import Database
from factcheck.models import (
    Claim,
    CorrectionTier,
    PublishedCheck,
    PublishedName,
    PublishedTopic,
)
from factcheck.workflow.published import list_missing
from tests.publishing import a_correction, a_published_check

LISTS: tuple[type[SQLModel], ...] = (PublishedName, PublishedTopic, PublishedCheck)


def listed(session: Session) -> list[dict[str, object]]:
    """All of the lists, but for the numbers of their rows."""
    rows = [row for table in LISTS for row in session.exec(select(table))]
    return sorted((row.model_dump(exclude={"id", "check_id"}) for row in rows), key=repr)


def check_of(session: Session, claim: Claim) -> PublishedCheck:
    return session.exec(select(PublishedCheck).where(PublishedCheck.claim_id == claim.id)).one()


def test_each_edition_takes_the_place_of_the_one_before_it(storage: Database) -> None:
    with storage.transaction() as session:
        claim = a_published_check(session, headline="A free pier", topics=("Harbour", "Money"))
        first = check_of(session, claim).model_copy()
    assert (first.number, first.rating, first.rating_key) == (1, "False", "false")
    assert (first.claimant_key, first.headline) == ("odile-fenn", "A free pier")
    assert first.first_published_at == first.published_at == first.changed_at
    assert first.tier is first.corrected_at is None
    with time_machine.travel("2030-01-01"), storage.transaction() as session:
        a_correction(session, claim, CorrectionTier.KEEPS_RATING)
    with storage.transaction() as session:
        second = check_of(session, claim)
        assert (second.id, second.number, second.conclusion) == (first.id, 2, "It cost half.")
        assert second.first_published_at == first.first_published_at
        assert second.changed_at == second.corrected_at == second.published_at
        assert second.published_at.year == 2030
        assert set(session.exec(select(PublishedTopic.key))) == {"harbour", "money"}


def test_a_slip_of_the_pen_is_a_new_edition_and_no_news(database: Database) -> None:
    with database.transaction() as session:
        claim = a_published_check(session)
    with time_machine.travel("2030-01-01"), database.transaction() as session:
        a_correction(session, claim, CorrectionTier.TYPO)
        check = check_of(session, claim)
        assert check.changed_at == check.first_published_at < check.published_at
        assert check.corrected_at is None


def test_editions_from_before_there_were_lists_are_listed_alike(storage: Database) -> None:
    with storage.transaction() as session:
        claim = a_published_check(session, topics=("Harbour",))
        a_published_check(session, claimant="Bo Lind")
        for tier in (CorrectionTier.AFFECTS_RATING, CorrectionTier.TYPO, CorrectionTier.UPDATE):
            a_correction(session, claim, tier, f"It was a case of “{tier}”.")
        before = listed(session)
        for table in LISTS:
            session.exec(delete(table))
        assert [list_missing(session, 2) for _ in range(4)] == [2, 2, 1, 0]
        assert listed(session) == before
