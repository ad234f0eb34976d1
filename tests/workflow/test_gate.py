"""The gate before sign-off, and what is set aside to pass it."""

import pytest
from sqlmodel import Session, select

from factcheck.db import Database
from factcheck.errors import NotAllowed, NotFound, OutOfDate, RuleBroken
from factcheck.models import Claim, Event, GateOverride, Person, Role, Rule, Rules, Status
from factcheck.queries.gate import checklist, stopping
from factcheck.queries.history import of_claim
from factcheck.queries.telling import tell
from factcheck.queries.workbench import workbench
from factcheck.report.json import from_json
from factcheck.workflow.desk import change_policy
from factcheck.workflow.evidence import withdraw
from factcheck.workflow.gate import override, withdraw_override
from factcheck.workflow.verdicts import begin_correction, reopen, sign_off
from tests.factories import (
    a_claim,
    a_person,
    a_review,
    a_sign_off,
    an_edition,
    some_evidence,
)

REASON = "The ministry alone keeps this register."


def two_sources_wanted(session: Session, status: Status = Status.AGREED) -> tuple[Claim, Person]:
    """A claim that lacks a second source, and an editor."""
    editor = a_person(session, Role.EDITOR, name="Ilse Brand")
    change_policy(session, editor, Rules(reviews_wanted=2, sources_wanted=2))
    return a_claim(session, status), editor


def stops(session: Session, claim: Claim, editor: Person) -> list[Rule]:
    return [row.rule for row in stopping(checklist(workbench(session, editor, claim.id)))]


def test_a_verdict_that_lacks_something_is_not_signed_off_and_it_is_named(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        claim, editor = two_sources_wanted(session)
        with pytest.raises(RuleBroken, match="needs: At least two independent sources"):
            a_sign_off(session, claim, by=editor)
        assert claim.status is Status.AGREED


def test_a_rule_that_is_set_aside_lets_the_verdict_pass_and_the_report_says_so(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        claim, editor = two_sources_wanted(session)
        override(session, editor, claim.id, Rule.SOURCES, f"  {REASON}\n", claim.revision)
        a_sign_off(session, claim, by=editor)
        edition = an_edition(session, claim)
        told = [tell(event) for event in of_claim(session, editor, claim.id)]
    assert from_json(edition.json_bytes).method.overrides == (
        f"At least two independent sources — {REASON}",
    )
    assert b"At least two independent sources" in edition.markdown_bytes
    assert f"Ilse Brand set a rule aside (At least two independent sources): “{REASON}”" in told


def test_a_report_names_no_rule_that_was_met_after_all(storage: Database) -> None:
    with storage.transaction() as session:
        claim, editor = two_sources_wanted(session)
        made = override(session, editor, claim.id, Rule.SOURCES, REASON)
        withdraw_override(session, editor, claim.id, made.id)
        assert stops(session, claim, editor) == [Rule.SOURCES]
        override(session, editor, claim.id, Rule.SOURCES, "The register is public.")
        a_sign_off(session, claim, by=editor)
        report = from_json(an_edition(session, claim).json_bytes)
    assert report.method.overrides == (
        "At least two independent sources — The register is public.",
    )


def test_an_override_holds_for_the_evidence_it_was_made_on(storage: Database) -> None:
    with storage.transaction() as session:
        claim, editor = two_sources_wanted(session)
        override(session, editor, claim.id, Rule.SOURCES, REASON)
        assert stops(session, claim, editor) == []
        more = some_evidence(session, claim)
        assert set(stops(session, claim, editor)) == {Rule.SOURCES, Rule.REVIEWS}
        withdraw(session, a_person(session), more.id)
        assert stops(session, claim, editor) == []


def test_reopening_a_claim_puts_every_rule_back_in_force(storage: Database) -> None:
    with storage.transaction() as session:
        claim, editor = two_sources_wanted(session)
        override(session, editor, claim.id, Rule.SOURCES, REASON)
        reopen(session, editor, claim.id)
        a_review(session, claim)
        a_review(session, claim)
        assert stops(session, claim, editor) == [Rule.SOURCES]


def test_a_correction_needs_an_override_of_its_own(storage: Database) -> None:
    with storage.transaction() as session:
        claim, editor = two_sources_wanted(session)
        override(session, editor, claim.id, Rule.SOURCES, REASON)
        a_sign_off(session, claim, by=editor)
        an_edition(session, claim)
        begin_correction(session, editor, claim.id)
        correction = {"conclusion": "A grant was paid.", "correction": "The year was wrong."}
        with pytest.raises(RuleBroken, match="independent sources"):
            sign_off(session, editor, claim.id, **correction)
        override(session, editor, claim.id, Rule.SOURCES, "Still the only register.")
        sign_off(session, editor, claim.id, **correction)
        report = from_json(an_edition(session, claim).json_bytes)
    assert report.method.overrides == (
        "At least two independent sources — Still the only register.",
    )


@pytest.mark.parametrize("reason", ["", " \n ", "x" * 501])
def test_an_override_needs_a_reason_that_readers_can_read(database: Database, reason: str) -> None:
    with database.transaction() as session:
        claim, editor = two_sources_wanted(session)
        with pytest.raises(RuleBroken, match=r"in one sentence|under 500"):
            override(session, editor, claim.id, Rule.SOURCES, reason)


def test_only_a_rule_that_is_not_met_is_set_aside_and_only_once(database: Database) -> None:
    with database.transaction() as session:
        claim, editor = two_sources_wanted(session)
        with pytest.raises(RuleBroken, match="is met"):
            override(session, editor, claim.id, Rule.CLAIMANT, REASON)
        override(session, editor, claim.id, Rule.SOURCES, REASON)
        with pytest.raises(RuleBroken, match="set aside already"):
            override(session, editor, claim.id, Rule.SOURCES, REASON)
        assert len(session.exec(select(GateOverride)).all()) == 1


def test_altered_words_are_never_set_aside(sqlite: Database) -> None:
    with sqlite.transaction() as session:
        claim, editor = two_sources_wanted(session)
        session.connection().exec_driver_sql("UPDATE passage SET exact = exact || ' indeed'")
        session.expire_all()
        assert Rule.VERBATIM in stops(session, claim, editor)
        with pytest.raises(RuleBroken, match="can’t be set aside"):
            override(session, editor, claim.id, Rule.VERBATIM, REASON)


@pytest.mark.parametrize("status", [Status.OPEN, Status.IN_REVIEW, Status.DISPUTED])
def test_nothing_is_set_aside_before_the_reviewers_agree(
    database: Database, status: Status
) -> None:
    with database.transaction() as session:
        claim, editor = two_sources_wanted(session, status)
        with pytest.raises(RuleBroken, match="at sign-off"):
            override(session, editor, claim.id, Rule.SOURCES, REASON)


def test_rules_are_set_aside_by_an_editor_who_did_not_review(database: Database) -> None:
    with database.transaction() as session:
        claim, editor = two_sources_wanted(session, Status.IN_REVIEW)
        a_review(session, claim, by=editor)
        with pytest.raises(NotAllowed, match="set rules aside"):
            override(session, editor, claim.id, Rule.SOURCES, REASON)
        with pytest.raises(NotAllowed):
            override(session, a_person(session), claim.id, Rule.SOURCES, REASON)
        assert session.exec(select(GateOverride)).all() == []


def test_who_saw_an_older_claim_sets_nothing_aside(database: Database) -> None:
    with database.transaction() as session:
        claim, editor = two_sources_wanted(session)
        seen = claim.revision
        made = override(session, editor, claim.id, Rule.SOURCES, REASON, seen)
        with pytest.raises(OutOfDate):
            withdraw_override(session, editor, claim.id, made.id, seen)


def test_an_override_by_which_a_verdict_was_signed_stays(database: Database) -> None:
    with database.transaction() as session:
        claim, editor = two_sources_wanted(session)
        made = override(session, editor, claim.id, Rule.SOURCES, REASON)
        a_sign_off(session, claim, by=editor)
        with pytest.raises(RuleBroken, match="signed off by it"):
            withdraw_override(session, editor, claim.id, made.id)


def test_an_override_of_another_claim_is_not_found(database: Database) -> None:
    with database.transaction() as session:
        claim, editor = two_sources_wanted(session)
        made = override(session, editor, claim.id, Rule.SOURCES, REASON)
        other = a_claim(session, Status.AGREED)
        for claim_id, override_id in ((other.id, made.id), (claim.id, 4711)):
            with pytest.raises(NotFound):
                withdraw_override(session, editor, claim_id, override_id)
        verbs = session.exec(select(Event.verb).where(Event.verb.startswith("gate."))).all()  # type: ignore[attr-defined]
    assert verbs == ["gate.overridden"]
