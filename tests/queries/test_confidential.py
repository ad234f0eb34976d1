"""Claims that only named people may know of."""

import pytest

from factcheck.db import Database
from factcheck.errors import NotFound
from factcheck.models import AsideReason, Claim, NamedReader, Person, Role, Status
from factcheck.queries import articles, history, reports, versions
from factcheck.queries.agreement import complete_rounds
from factcheck.queries.viewing import claim_seen
from factcheck.workflow.claims import set_aside
from factcheck.workflow.links import revoke
from tests.factories import a_claim, a_link, a_person, article_of


def keep_confidential(database: Database, claim: Claim, *named: Person) -> None:
    with database.transaction() as session:
        kept = session.get_one(Claim, claim.id)
        kept.is_confidential = True
        session.add(kept)
        session.flush()
        for person in named:
            session.add(NamedReader(claim_id=claim.id, person_id=person.id, named_by_id=person.id))


@pytest.mark.parametrize("role", list(Role))
def test_whatever_the_role_only_who_is_named_sees_a_confidential_claim(
    storage: Database, role: Role
) -> None:
    with storage.transaction() as session:
        named, other = a_person(session, role), a_person(session, role)
        claim = a_claim(session, Status.PUBLISHED)
        article = article_of(session, claim)
    keep_confidential(storage, claim, named)
    with storage.reading() as session:
        version = articles.version_of(session, named, article.id)
        for viewer, seen in ((named, True), (other, False)):
            here = {one.id for one in versions.claims_of(session, viewer, version)}
            assert (claim.id in here) is seen
            assert articles.article(session, viewer, article.id).claims == len(here)
            assert (claim.id in marked(articles.reading(session, viewer, version))) is seen
            assert bool(reports.published(session, viewer)) is seen
            assert bool(complete_rounds(session, viewer).compared) is seen
            told = {event.claim_id for event in history.latest(session, viewer, 100)}
            assert (claim.id in told) is seen
        assert claim_seen(session, named, claim.id).id == claim.id
        with pytest.raises(NotFound):
            claim_seen(session, other, claim.id)


def test_who_is_not_named_cannot_change_what_they_cannot_see(database: Database) -> None:
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR)
        claim = a_claim(session, Status.PUBLISHED)
        link, _ = a_link(session, claim)
    keep_confidential(database, claim)
    with database.transaction() as session, pytest.raises(NotFound):
        revoke(session, editor, link.id)
    with database.transaction() as session, pytest.raises(NotFound):
        set_aside(session, editor, claim.id, AsideReason.OPINION)


def marked(reading: articles.Reading) -> set[int | None]:
    return {mark.claim for part in reading.paragraphs for run in part.runs for mark in run.marks}
