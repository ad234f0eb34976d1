"""Signing off, publishing, correcting: editions that never change."""

import json

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from factcheck.db import Database
from factcheck.errors import NotAllowed, OutOfDate, RuleBroken
from factcheck.models import Claim, Edition, Passage, Role, Status
from factcheck.queries.reports import editions, newest_edition
from factcheck.report.json import from_json
from factcheck.workflow.claims import Wording, word_claim
from factcheck.workflow.reports import publish
from factcheck.workflow.verdicts import (
    begin_correction,
    drop_correction,
    reopen,
    sign_off,
)
from tests.factories import (
    MASTHEAD,
    a_claim,
    a_person,
    a_review,
    a_sign_off,
    an_article,
    an_edition,
    rating_named,
    some_evidence,
)


def corrected(session: Session, claim: Claim) -> Edition:
    editor = a_person(session, Role.EDITOR)
    begin_correction(session, editor, claim.id)
    sign_off(
        session,
        editor,
        claim.id,
        conclusion="The grant came in two parts.",
        rating_id=rating_named(session, "mostly-false").id,
        correction="The first edition left the second grant out.",
    )
    return publish(session, editor, claim.id, MASTHEAD)


def test_a_published_report_is_the_same_bytes_each_time(storage: Database) -> None:
    with storage.transaction() as session:
        claim = a_claim(session, Status.PUBLISHED)
        reader = a_person(session, Role.READER)
        first = editions(session, reader, claim.id)[0]
        before = (first.json_bytes, first.markdown_bytes)
        word_claim(
            session, a_person(session), claim.id, Wording(claimant="Somebody Else", headline="Else")
        )
    with storage.reading() as session:
        again = newest_edition(session, claim.id)
        assert again is not None
        assert (again.json_bytes, again.markdown_bytes) == before


@pytest.mark.parametrize("table", ["edition", "event", "version"])
@pytest.mark.parametrize("deed", ["UPDATE {0} SET id = id", "DELETE FROM {0}"])
def test_the_database_itself_refuses_to_change_what_is_frozen(
    storage: Database, table: str, deed: str
) -> None:
    with storage.transaction() as session:
        a_claim(session, Status.PUBLISHED)
    with pytest.raises(DBAPIError, match="frozen"), storage.transaction() as session:
        session.connection().execute(text(deed.format(table)))


def test_a_report_with_a_quotation_that_is_not_verbatim_is_not_published(
    database: Database,
) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.AGREED)
        a_sign_off(session, claim)
        passage = session.get_one(Passage, 1)
        passage.exact = passage.exact + " and more"
        session.add(passage)
        session.flush()
        with pytest.raises(RuleBroken, match="word for word"):
            an_edition(session, claim)
        assert claim.status is Status.SIGNED_OFF


def test_reprints_of_one_story_are_one_source(database: Database) -> None:
    story = "“The pier was free,” Mayor Odile Fenn said.\n\nIt cost two million.\n\nIt was late."
    with database.transaction() as session:
        first = an_article(session, story, outlet="The Courier")
        second = an_article(session, story, outlet="The Herald")
        claim = a_claim(session, article=first)
        some_evidence(session, claim, "It cost two million.", article=first)
        some_evidence(session, claim, "It was late.", article=second)
        a_review(session, claim)
        a_review(session, claim)
        a_sign_off(session, claim)
        report = from_json(an_edition(session, claim).json_bytes)
    assert report.method.independent_sources == 1
    assert len(report.sources) == 2


def test_a_correction_is_a_later_edition_that_says_what_changed(storage: Database) -> None:
    with storage.transaction() as session:
        claim = a_claim(session, Status.PUBLISHED)
        second = corrected(session, claim)
        first = editions(session, a_person(session), claim.id)[-1]
        report = from_json(second.json_bytes)
    assert (second.number, second.previous_hash) == (2, first.content_hash)
    assert report.ruling.rating == "Mostly false"
    assert [one.sentence for one in report.corrections] == [
        "The first edition left the second grant out."
    ]


def test_a_third_edition_keeps_the_corrections_of_the_second(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.PUBLISHED)
        corrected(session, claim)
        report = from_json(corrected(session, claim).json_bytes)
    assert [one.edition for one in report.corrections] == [2, 3]


def test_a_correction_that_is_dropped_leaves_the_edition_as_it_was(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.CORRECTING)
        drop_correction(session, a_person(session, Role.EDITOR), claim.id)
        assert claim.status is Status.PUBLISHED
        assert len(editions(session, a_person(session), claim.id)) == 1


def test_a_correction_needs_a_sentence_for_the_readers(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.CORRECTING)
        with pytest.raises(RuleBroken, match="what the correction changes"):
            a_sign_off(session, claim)


def test_who_reviewed_does_not_sign_off(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        editor = a_person(session, Role.EDITOR)
        some_evidence(session, claim)
        a_review(session, claim, by=editor)
        a_review(session, claim)
        with pytest.raises(NotAllowed, match="somebody else"):
            a_sign_off(session, claim, by=editor)


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER])
def test_only_an_editor_signs_off_and_publishes(database: Database, role: Role) -> None:
    with database.transaction() as session:
        with pytest.raises(NotAllowed):
            a_sign_off(session, a_claim(session, Status.AGREED), by=a_person(session, role))
        with pytest.raises(NotAllowed):
            an_edition(session, a_claim(session, Status.SIGNED_OFF), by=a_person(session, role))


def test_a_conclusion_is_one_line_and_not_too_long(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.AGREED)
        with pytest.raises(RuleBroken, match="Write the conclusion"):
            a_sign_off(session, claim, conclusion=" \n ")
        with pytest.raises(RuleBroken, match="under 300"):
            a_sign_off(session, claim, conclusion="word " * 100)
        verdict = a_sign_off(session, claim, conclusion="  The pier\n was not free. ")
    assert verdict.conclusion == "The pier was not free."


def test_what_is_not_signed_off_is_not_published(database: Database) -> None:
    with database.transaction() as session, pytest.raises(RuleBroken, match="not signed off"):
        an_edition(session, a_claim(session, Status.AGREED))


def test_a_signed_off_claim_that_is_reopened_needs_reviews_again(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.SIGNED_OFF)
        reopen(session, a_person(session, Role.EDITOR), claim.id)
        assert claim.status is Status.OPEN
        a_review(session, claim)
        assert claim.status is Status.IN_REVIEW


def test_a_page_that_is_out_of_date_publishes_nothing(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.SIGNED_OFF)
        editor = a_person(session, Role.EDITOR)
        with pytest.raises(OutOfDate):
            publish(session, editor, claim.id, MASTHEAD, seen=claim.revision - 1)


def test_nothing_of_the_inside_is_in_an_edition(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        some_evidence(session, claim, note="inside-note")
        a_review(session, claim, justification="inside-justification")
        a_review(session, claim, justification="inside-justification")
        a_sign_off(session, claim)
        edition = an_edition(session, claim)
    for content in (edition.json_bytes, edition.markdown_bytes):
        assert b"inside" not in content
    assert json.loads(edition.json_bytes)["method"]["reviews"] == 2
