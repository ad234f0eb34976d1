"""A desk without ratings: reviews come to a finding, and readers see the conclusion alone."""

from itertools import chain

import pytest
from sqlmodel import Session, select

from factcheck.db import Database
from factcheck.errors import RuleBroken
from factcheck.models import (
    Claim,
    Event,
    Person,
    RatingScheme,
    Role,
    Rules,
    SettlingReason,
    Stance,
    Status,
)
from factcheck.queries.telling import tell
from factcheck.report.html import render_page
from factcheck.report.json import content_hash, from_json
from factcheck.workflow.desk import change_policy
from factcheck.workflow.reviews import settle_dispute
from factcheck.workflow.revisions import revise_review
from factcheck.workflow.verdicts import begin_correction, sign_off
from tests.factories import (
    a_claim,
    a_person,
    a_review,
    a_sign_off,
    an_edition,
    rating_named,
    some_evidence,
)

FINDINGS = ("Supported", "Contradicted", "Not settled")


@pytest.fixture
def editor(storage: Database) -> Person:
    """Who has put conclusions alone in force."""
    with storage.transaction() as session:
        ilse = a_person(session, Role.EDITOR, name="Ilse Brand")
        alone = select(RatingScheme).where(RatingScheme.key == "conclusion-alone")
        change_policy(session, ilse, Rules(scheme_id=session.exec(alone).one().id))
        return ilse


def reviewed(session: Session, *findings: str) -> Claim:
    claim = a_claim(session)
    some_evidence(session, claim)
    some_evidence(session, claim, stance=Stance.SUPPORTS)
    for finding in findings:
        a_review(session, claim, finding)
    return claim


def test_equal_findings_agree_and_different_ones_are_a_dispute_that_ends_as_ever(
    storage: Database, editor: Person
) -> None:
    with storage.transaction() as session:
        assert reviewed(session, "contradicted", "contradicted").status is Status.AGREED
        claim = reviewed(session, "contradicted")
        ada = a_person(session)
        review = a_review(session, claim, "not-settled", by=ada)
        assert claim.status is Status.DISPUTED
        revise_review(
            session,
            ada,
            review.id,
            rating_id=rating_named(session, "contradicted").id,
            justification="The grant is on record.",
        )
        assert claim.status is Status.AGREED

        settled = reviewed(session, "contradicted", "supported")
        settle_dispute(
            session,
            editor,
            settled.id,
            rating_id=rating_named(session, "contradicted").id,
            reason=SettlingReason.JUDGEMENT,
            note="The accounts decide it.",
        )
        assert settled.status is Status.AGREED


def test_a_rating_of_the_desk_scale_is_no_finding(storage: Database, editor: Person) -> None:
    with storage.transaction() as session, pytest.raises(RuleBroken, match="Choose a finding"):
        reviewed(session, "false")


def test_nothing_that_readers_get_shows_a_finding_not_after_a_correction_either(
    storage: Database, editor: Person
) -> None:
    with storage.transaction() as session:
        claim = reviewed(session, "contradicted", "contradicted")
        a_sign_off(session, claim)
        first = an_edition(session, claim)
        begin_correction(session, editor, claim.id)
        sign_off(
            session,
            editor,
            claim.id,
            conclusion="The council paid the builder two grants.",
            rating_id=rating_named(session, "not-settled").id,
            correction="There were two grants.",
        )
        second = an_edition(session, claim)
        public = [event for event in session.exec(select(Event)) if "report" in event.verb]
    for edition in (first, second):
        report = from_json(edition.json_bytes)
        assert report.ruling.rating is report.ruling.colour is report.ruling.definition is None
        assert report.ruling.scale == ()
        assert content_hash(report) == edition.content_hash
        page = render_page(report, css_hrefs=[])
        assert "report-dial" not in page
        assert "Our conclusion" in page
        shown = (page, edition.markdown_bytes.decode(), edition.json_bytes.decode())
        for finding, text in chain.from_iterable([(f, text) for f in FINDINGS] for text in shown):
            assert finding not in text.replace("What contradicts", "")
        # The front matter is for programs: there a correction's tier has its one name.
        body = edition.markdown_bytes.decode().split("\n---\n", 1)[1]
        assert "rating" not in body
        assert "came to different ratings" not in page
    assert public
    assert not [finding for finding in FINDINGS if finding in str([e.after for e in public])]


def test_the_history_tells_of_a_signed_conclusion_without_a_finding(
    storage: Database, editor: Person
) -> None:
    with storage.transaction() as session:
        a_sign_off(session, reviewed(session, "contradicted", "contradicted"), by=editor)
        event = session.exec(select(Event).where(Event.verb == "verdict.signed_off")).one()
    assert tell(event) == (
        "Ilse Brand signed off: “The council paid the builder a grant; the pier was not free.”"
    )
