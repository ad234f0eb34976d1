"""Corrections with their tiers, and checks that are outdated or void."""

import itertools
from datetime import date

import pytest
from sqlmodel import Session, col, select

from factcheck.db import Database
from factcheck.errors import NotAllowed, RuleBroken
from factcheck.models import (
    AsideReason,
    Claim,
    Correction,
    CorrectionTier,
    Edition,
    Person,
    Role,
    Status,
)
from factcheck.report.json import from_json
from factcheck.report.public import PublicReport
from factcheck.workflow.claims import Wording, set_aside, word_claim
from factcheck.workflow.corrections import declare_void, mark_outdated
from factcheck.workflow.reports import publish
from factcheck.workflow.verdicts import (
    begin_correction,
    drop_correction,
    reopen,
    sign_again,
    sign_off,
)
from tests.factories import (
    MASTHEAD,
    a_claim,
    a_person,
    a_review,
    a_sign_off,
    an_edition,
    rating_named,
    some_evidence,
)
from tests.outreach import a_contact

FIRST = "The council paid the builder a grant; the pier was not free."
WHY = "The town paid the grant back in June."


def amend(
    session: Session,
    claim: Claim,
    tier: CorrectionTier | None,
    *,
    rating: str = "false",
    conclusion: str = FIRST,
) -> PublicReport:
    """The next edition, by a correction."""
    editor = a_person(session, Role.EDITOR)
    if claim.status is not Status.CORRECTING:
        begin_correction(session, editor, claim.id)
    sign_off(
        session,
        editor,
        claim.id,
        conclusion=conclusion,
        rating_id=rating_named(session, rating).id,
        correction="The year was wrong.",
        tier=tier,
    )
    return from_json(publish(session, editor, claim.id, MASTHEAD).json_bytes)


def reports_of(session: Session, claim: Claim) -> list[PublicReport]:
    query = select(Edition).where(Edition.claim_id == claim.id).order_by(col(Edition.number))
    editions = session.exec(query).all()
    for before, after in itertools.pairwise(editions):
        assert after.previous_hash == before.content_hash
    return [from_json(edition.json_bytes) for edition in editions]


@pytest.mark.parametrize(
    ("tier", "rating"),
    [
        (CorrectionTier.AFFECTS_RATING, "mostly-false"),
        (CorrectionTier.KEEPS_RATING, "false"),
        (CorrectionTier.UPDATE, "false"),
        (CorrectionTier.TYPO, "false"),
    ],
)
def test_an_edition_says_by_which_tier_it_came_about(
    database: Database, tier: CorrectionTier, rating: str
) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.PUBLISHED)
        slip = FIRST.replace("paid", "payed")
        typo = tier is CorrectionTier.TYPO
        report = amend(session, claim, tier, rating=rating, conclusion=slip if typo else FIRST)
        logged = session.exec(select(Correction).where(Correction.claim_id == claim.id)).one()
    assert report.latest_tier == tier.value
    assert logged.tier is tier
    assert (logged.rating_before, logged.rating_after) == ("False", report.ruling.rating)
    assert claim.quotation in logged.title


def test_without_a_tier_it_is_what_the_rating_tells(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.PUBLISHED)
        assert amend(session, claim, None).latest_tier == "does not affect rating"
        assert amend(session, claim, None, rating="true").latest_tier == "affects rating"


@pytest.mark.parametrize(
    ("tier", "rating", "no"),
    [
        (CorrectionTier.AFFECTS_RATING, "false", "is the one of the edition before"),
        (CorrectionTier.KEEPS_RATING, "true", "affects the rating"),
        (CorrectionTier.UPDATE, "true", "affects the rating"),
        (CorrectionTier.TYPO, "true", "affects the rating"),
        (CorrectionTier.VOID, "false", "what kind"),
    ],
)
def test_a_tier_that_the_rating_belies_is_refused(
    database: Database, tier: CorrectionTier, rating: str, no: str
) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.CORRECTING)
        with pytest.raises(RuleBroken, match=no):
            amend(session, claim, tier, rating=rating)
        assert claim.status is Status.CORRECTING


@pytest.mark.parametrize(
    ("conclusion", "is_typo"),
    [
        ("The council paid the builder a grant: the pier wasn’t free.", True),
        ("The council paid the bilder a grant; the pier was not free.", True),
        ("The council paid the builder 2 grants; the pier was not free.", False),
        ("The builder paid for all of it.", False),
    ],
)
def test_a_typo_changes_a_few_letters_of_the_conclusion(
    database: Database, conclusion: str, is_typo: bool
) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.CORRECTING)
        if is_typo:
            amend(session, claim, CorrectionTier.TYPO, conclusion=conclusion)
        else:
            with pytest.raises(RuleBroken, match="at most 6 letters"):
                amend(session, claim, CorrectionTier.TYPO, conclusion=conclusion)


@pytest.mark.parametrize(
    ("wording", "no"),
    [
        (Wording(claimant="Odile Fenn", statement="The pier cost little."), "of the statement"),
        (Wording(claimant="Ada Lund"), "of the claimant,"),
        (Wording(claimant="Odile Fenn", said_on=date(2026, 1, 2)), "on which day"),
    ],
)
def test_what_else_the_report_says_is_no_typo_either(
    database: Database, wording: Wording, no: str
) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.CORRECTING)
        word_claim(session, a_person(session, Role.EDITOR), claim.id, wording)
        with pytest.raises(RuleBroken, match=no):
            amend(session, claim, CorrectionTier.TYPO)


def test_a_typo_that_nobody_set_right_makes_no_edition(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.CORRECTING)
        with pytest.raises(RuleBroken, match="Set the typo right first, or drop"):
            amend(session, claim, CorrectionTier.TYPO)
        assert claim.status is Status.CORRECTING


def test_other_evidence_is_no_typo(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.CORRECTING)
        some_evidence(session, claim)
        with pytest.raises(RuleBroken, match="more than a typo"):
            amend(session, claim, CorrectionTier.TYPO)


def test_what_is_outdated_or_void_keeps_its_frozen_words_whatever_the_records_say(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        claim, editor = a_claim(session, Status.PUBLISHED), a_person(session, Role.EDITOR)
        frozen = session.exec(select(Edition)).one().json_bytes
        word_claim(session, editor, claim.id, Wording(claimant="Somebody Else", headline="Else"))
        some_evidence(session, claim)
        mark_outdated(session, editor, claim.id, f" {WHY}\n")
        assert claim.status is Status.OUTDATED
        declare_void(session, editor, claim.id, "We had the wrong pier.")
        assert claim.status is Status.VOID
        first, outdated, void = reports_of(session, claim)
        assert session.exec(select(Edition).order_by(col(Edition.id))).first().json_bytes == frozen  # type: ignore[union-attr]
    assert (outdated.latest_tier, void.latest_tier) == ("outdated", "void")
    assert [one.sentence for one in void.corrections] == [WHY, "We had the wrong pier."]
    for later in (outdated, void):
        assert (later.claim, later.evidence, later.ruling) == (
            first.claim,
            first.evidence,
            first.ruling,
        )
        assert later.first_published_on == first.published_at.date()


@pytest.mark.parametrize("annul", [mark_outdated, declare_void])
def test_a_check_holds_again_by_a_correction_and_not_by_dropping_one(
    database: Database, annul: object
) -> None:
    with database.transaction() as session:
        claim, editor = a_claim(session, Status.PUBLISHED), a_person(session, Role.EDITOR)
        annul(session, editor, claim.id, WHY)  # type: ignore[operator]
        annulled = claim.status
        begin_correction(session, editor, claim.id)
        drop_correction(session, editor, claim.id)
        assert claim.status is annulled
        begin_correction(session, editor, claim.id)
        assert amend(session, claim, CorrectionTier.UPDATE).latest_tier == "update"
        assert claim.status is Status.PUBLISHED


def test_a_check_isnt_made_to_hold_again_on_the_quiet(database: Database) -> None:
    with database.transaction() as session:
        claim, editor = a_claim(session, Status.PUBLISHED), a_person(session, Role.EDITOR)
        declare_void(session, editor, claim.id, WHY)
        with pytest.raises(RuleBroken, match="Readers were told that the check is void"):
            amend(session, claim, CorrectionTier.TYPO)


def test_only_an_editor_annuls_and_only_what_is_published_with_a_sentence(
    database: Database,
) -> None:
    with database.transaction() as session:
        claim, editor = a_claim(session, Status.PUBLISHED), a_person(session, Role.EDITOR)
        with pytest.raises(NotAllowed):
            declare_void(session, a_person(session), claim.id, WHY)
        with pytest.raises(RuleBroken, match="one sentence why"):
            declare_void(session, editor, claim.id, "  ")
        agreed = a_claim(session, Status.AGREED)
        with pytest.raises(RuleBroken, match="only what is published"):
            mark_outdated(session, editor, agreed.id, WHY)
        assert len(reports_of(session, claim)) == 1


def answer(session: Session, claim: Claim) -> None:
    a_contact(session, claim)


def reword(session: Session, claim: Claim) -> None:
    word_claim(session, a_person(session), claim.id, Wording(claimant="Somebody Else"))


@pytest.mark.parametrize("change", [answer, reword])
def test_what_is_published_is_what_was_signed(storage: Database, change: object) -> None:
    with storage.transaction() as session:
        claim, editor = a_claim(session, Status.SIGNED_OFF), a_person(session, Role.EDITOR)
        with pytest.raises(RuleBroken, match="has changed since it was signed off; publish it"):
            sign_again(session, editor, claim.id)
        change(session, claim)  # type: ignore[operator]
        with pytest.raises(RuleBroken, match="changed since it was signed off"):
            an_edition(session, claim)
        sign_again(session, editor, claim.id)
        an_edition(session, claim)
        assert claim.status is Status.PUBLISHED


def test_a_rating_that_the_desk_words_anew_asks_for_no_new_signature(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.SIGNED_OFF)
        rating_named(session, "false").definition = "The claim is wrong."
        an_edition(session, claim)


def test_what_was_reopened_after_publication_says_what_it_corrects(database: Database) -> None:
    with database.transaction() as session:
        claim, editor = a_claim(session, Status.CORRECTING), a_person(session, Role.EDITOR)
        reopened(session, editor, claim)
        with pytest.raises(RuleBroken, match="published report"):
            set_aside(session, editor, claim.id, AsideReason.NOT_CHOSEN)
        a_review(session, claim)
        a_review(session, claim)
        with pytest.raises(RuleBroken, match="what the correction changes"):
            a_sign_off(session, claim)


def reopened(session: Session, editor: Person, claim: Claim) -> None:
    """A correction that was signed off, and sent back for new reviews."""
    sign_off(session, editor, claim.id, conclusion=FIRST, correction="The year.", tier=None)
    reopen(session, editor, claim.id)
