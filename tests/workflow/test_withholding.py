"""Withholding reports and the texts of articles, and releasing them."""

from collections.abc import Callable

import pytest
from sqlmodel import Session, select

from factcheck.db import Database
from factcheck.errors import NotAllowed, RuleBroken, Withheld
from factcheck.models import Claim, Ground, Person, Role, Status, Withholding
from factcheck.queries.articles import article, reading, version_of
from factcheck.queries.beside import beside
from factcheck.queries.publicity import public_editions
from factcheck.queries.reports import editions, newest_edition, published
from factcheck.queries.search import search
from factcheck.queries.suggestions import suggestions
from factcheck.queries.withholding import tombstone_of, withheld_versions
from factcheck.workflow.corrections import declare_void, mark_outdated
from factcheck.workflow.publicity import set_publicity
from factcheck.workflow.verdicts import begin_correction, reopen, sign_off
from factcheck.workflow.withholding import release, release_text, withhold, withhold_text
from tests.factories import (
    a_claim,
    a_person,
    a_review,
    an_article,
    article_of,
    newest_version,
    some_evidence,
)

WHY = "Order of the court of Sandvik of 3 May, on Fenn’s application."

Step = Callable[[Session, Person, Claim], object]


def outdated(session: Session, editor: Person, claim: Claim) -> None:
    mark_outdated(session, editor, claim.id, "The town paid it back.")


def void(session: Session, editor: Person, claim: Claim) -> None:
    declare_void(session, editor, claim.id, "It was another pier.")


def correcting(session: Session, editor: Person, claim: Claim) -> None:
    begin_correction(session, editor, claim.id)


def signed(session: Session, editor: Person, claim: Claim) -> None:
    correcting(session, editor, claim)
    sign_off(session, editor, claim.id, conclusion="A grant was paid.", correction="The year.")


def in_review(session: Session, editor: Person, claim: Claim) -> None:
    signed(session, editor, claim)
    reopen(session, editor, claim.id)
    a_review(session, claim)


def nothing(session: Session, editor: Person, claim: Claim) -> None:
    """The claim stays published."""


@pytest.mark.parametrize(
    ("step", "released"),
    [
        (nothing, Status.PUBLISHED),
        (correcting, Status.PUBLISHED),
        (outdated, Status.OUTDATED),
        (void, Status.VOID),
        (signed, Status.OPEN),
        (in_review, Status.OPEN),
    ],
)
def test_a_court_doesnt_wait_whatever_the_desk_is_doing_with_the_claim(
    database: Database, step: Step, released: Status
) -> None:
    with database.transaction() as session:
        claim, admin = a_claim(session, Status.PUBLISHED), a_person(session, Role.ADMIN)
        step(session, a_person(session, Role.EDITOR), claim)
        withhold(session, admin, claim.id, Ground.LEGAL, WHY)
        assert claim.status is Status.WITHHELD
        with pytest.raises(RuleBroken, match="withheld already"):
            withhold(session, admin, claim.id, Ground.LEGAL, WHY)
        release(session, admin, claim.id)
        assert claim.status is released
        with pytest.raises(RuleBroken, match="not withheld"):
            release(session, admin, claim.id)


def test_of_a_withheld_report_only_its_tombstone_is_shown(storage: Database) -> None:
    with storage.transaction() as session:
        claim, admin = a_claim(session, Status.PUBLISHED), a_person(session, Role.ADMIN)
        editor = a_person(session, Role.EDITOR)
        set_publicity(session, editor, is_public=True)
        edition = public_editions(session, claim.ref)[0]
        withhold(session, admin, claim.id, Ground.PRIVACY, WHY)
        for ask in (
            lambda: public_editions(session, claim.ref),
            lambda: editions(session, editor, claim.id),
        ):
            with pytest.raises(Withheld) as said:
                ask()
            stone = said.value.tombstone
            assert stone == tombstone_of(session, claim)
            assert stone.ground == "For privacy"
            assert stone.stones == ((1, edition.published_at.date(), edition.content_hash),)
            told = f"{said.value} {stone}"
            assert not any(secret in told for secret in (claim.quotation, "Fenn", "False", WHY))
        assert newest_edition(session, claim.id) is None
        assert published(session, admin) == []
        assert editions(session, admin, claim.id) == [edition]
        release(session, admin, claim.id)
        assert public_editions(session, claim.ref) == [edition]
        row = session.exec(select(Withholding)).one()
        assert (row.reason, row.ended_by_id) == (WHY, admin.id)


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER, Role.EDITOR])
def test_only_an_admin_withholds_and_gives_a_reason(database: Database, role: Role) -> None:
    with database.transaction() as session:
        claim, admin = a_claim(session, Status.PUBLISHED), a_person(session, Role.ADMIN)
        person = a_person(session, role)
        with pytest.raises(NotAllowed):
            withhold(session, person, claim.id, Ground.LEGAL, WHY)
        with pytest.raises(NotAllowed):
            withhold_text(session, person, article_of(session, claim).id, Ground.LEGAL, WHY)
        with pytest.raises(RuleBroken, match="the desk’s log"):
            withhold(session, admin, claim.id, Ground.LEGAL, " ")


def test_what_was_never_published_is_not_withheld(database: Database) -> None:
    with database.transaction() as session:
        claim, admin = a_claim(session, Status.SIGNED_OFF), a_person(session, Role.ADMIN)
        with pytest.raises(RuleBroken, match="nothing to withhold"):
            withhold(session, admin, claim.id, Ground.LEGAL, WHY)


def test_the_text_of_a_withheld_article_is_shown_nowhere(storage: Database) -> None:
    with storage.transaction() as session:
        kept = an_article(session, "“The pier was free,” Odile Fenn said.\n\nIt cost nine ducats.")
        other = an_article(session)
        claim = a_claim(session, article=kept)
        admin, reader = a_person(session, Role.ADMIN), a_person(session)
        version = newest_version(session, kept)
        assert search(session, reader, "ducats").sentences
        withhold_text(session, admin, kept.id, Ground.LEGAL, WHY)
        seen = reading(session, reader, version_of(session, reader, kept.id))
        assert seen.paragraphs == []
        assert seen.withheld is not None and seen.withheld.stones[0][2] == version.sha256
        assert article(session, reader, kept.id).title == kept.title
        assert search(session, reader, "ducats").sentences == []
        assert not any("ducats" in one.exact for one in suggestions(session, reader, claim))
        with pytest.raises(Withheld):
            beside(session, reader, kept.id, other.id)
        with pytest.raises(Withheld):
            some_evidence(session, claim, "It cost nine ducats.", article=kept)
        theirs = newest_version(session, other).sha256
        assert withheld_versions(session, [version.sha256, theirs]) == {version.sha256}
        release_text(session, admin, kept.id)
        assert reading(session, reader, version.id).paragraphs
        assert withheld_versions(session, [version.sha256]) == set()
