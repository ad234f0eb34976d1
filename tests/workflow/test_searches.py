"""Searches that were made: recorded, corrected, attached as evidence, and judged by the gate."""

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from factcheck.db import Database
from factcheck.errors import NotAllowed, NotFound, OutOfDate, RuleBroken
from factcheck.models import (
    Claim,
    Event,
    Evidence,
    LookedFor,
    NamedReader,
    Person,
    Policy,
    Role,
    Rule,
    Stance,
    Status,
    now,
)
from factcheck.queries.changed import changes
from factcheck.queries.evidence import evidence_digest
from factcheck.queries.gate import checklist
from factcheck.queries.telling import tell
from factcheck.queries.workbench import workbench
from factcheck.workflow import evidence, searches
from factcheck.workflow.gate import override
from tests.factories import a_claim, a_person, a_review, some_evidence
from tests.outreach import a_search, looked

TODAY = now().date()


@pytest.fixture
def mara(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, name="Mara Eng")


@pytest.fixture
def claim(database: Database) -> Claim:
    with database.transaction() as session:
        return a_claim(session)


def test_a_search_is_recorded_and_told(database: Database, mara: Person, claim: Claim) -> None:
    with database.transaction() as session:
        searches.record_search(session, mara, claim.id, looked(searched_in="the  town archive"))
    with database.reading() as session:
        event = session.exec(select(Event).where(Event.verb == "search.recorded")).one()
        bench = workbench(session, mara, claim.id)
    assert tell(event) == (
        "Mara Eng recorded a search: “We searched the town archive for “pier 9 grant” between"
        " 1 January 2020 and 31 December 2025 and found nothing.”"
    )
    assert [search.record.searched_in for search in bench.searches] == ["the town archive"]
    assert bench.ledger == []


def test_a_form_sent_twice_records_once(database: Database, mara: Person, claim: Claim) -> None:
    with database.transaction() as session:
        first = searches.record_search(session, mara, claim.id, looked(), form_key="once")
        again = searches.record_search(session, mara, claim.id, looked(), form_key="once")
        other = searches.record_search(
            session, a_person(session), claim.id, looked(), form_key="once"
        )
    assert first.id == again.id != other.id


@pytest.mark.parametrize(
    ("wrong", "no"),
    [
        ({"searched_in": "  "}, "Say where you searched"),
        ({"searched_for": "\n"}, "which words you searched for"),
        ({"searched_for": "x" * 501}, "under 500 characters"),
        ({"searched_on": TODAY + timedelta(days=2)}, "still to come"),
        ({"period_from": date(2025, 1, 2), "period_to": date(2025, 1, 1)}, "ends before it begins"),
        ({"address": "javascript:alert(1)"}, "Write the address in full"),
        ({"found": "y" * 1001}, "under 1,000 characters"),
    ],
)
def test_what_cant_have_been_is_refused(
    database: Database, mara: Person, claim: Claim, wrong: dict[str, object], no: str
) -> None:
    with database.transaction() as session, pytest.raises(RuleBroken, match=no):
        searches.record_search(session, mara, claim.id, looked(**wrong))


@pytest.mark.parametrize("status", [Status.SUGGESTED, Status.SET_ASIDE])
def test_a_claim_that_isnt_opened_has_no_searches(
    database: Database, mara: Person, status: Status
) -> None:
    with database.transaction() as session:
        claim = a_claim(session, status)
        with pytest.raises(RuleBroken, match="Open it first"):
            searches.record_search(session, mara, claim.id, looked())


def test_a_reader_records_nothing(database: Database, claim: Claim) -> None:
    with database.transaction() as session, pytest.raises(NotAllowed):
        searches.record_search(session, a_person(session, Role.READER), claim.id, looked())


def test_attached_it_is_evidence_but_no_source(
    database: Database, mara: Person, claim: Claim
) -> None:
    with database.transaction() as session:
        search = a_search(session, claim)
        evidence.attach_search(session, mara, search.id, Stance.CONTRADICTS, " Nothing there. ")
        bench = workbench(session, mara, claim.id)
    assert [(row.stance, row.note) for row in bench.counted] == [
        (Stance.CONTRADICTS, "Nothing there.")
    ]
    assert bench.counted[0].words.startswith("We searched")
    assert (bench.tally(Stance.CONTRADICTS), bench.independent_sources) == (1, 0)
    met = {row.rule: row.passed for row in checklist(bench)}
    assert met[Rule.PASSAGES]
    assert met[Rule.VERBATIM]
    assert not met[Rule.SOURCES]


def test_it_is_attached_once(database: Database, mara: Person, claim: Claim) -> None:
    with database.transaction() as session:
        search = a_search(session, claim)
        first = evidence.attach_search(session, mara, search.id, Stance.CONTRADICTS)
        with pytest.raises(RuleBroken, match="This search is attached already, as “contradicts”"):
            evidence.attach_search(session, mara, search.id, Stance.SUPPORTS)
        evidence.withdraw(session, mara, first.id)
        second = evidence.attach_search(session, mara, search.id, Stance.SUPPORTS)
        with pytest.raises(RuleBroken, match="attached already, as “supports”"):
            evidence.restore(session, mara, first.id)
        evidence.withdraw(session, mara, second.id)
        evidence.restore(session, mara, first.id)
        evidence.restate(session, mara, first.id, Stance.CONTEXT, "Only what is digitised.")
        told = [tell(event) for event in session.exec(select(Event).order_by(Event.id.desc()))]
    assert told[0] == "Mara Eng restated a search."
    assert told[1] == "Mara Eng restored a search."


def test_a_withdrawn_search_is_no_evidence_and_evidence_isnt_withdrawn(
    database: Database, mara: Person, claim: Claim
) -> None:
    with database.transaction() as session:
        search = a_search(session, claim)
        attached = evidence.attach_search(session, mara, search.id, Stance.CONTRADICTS)
        with pytest.raises(RuleBroken, match="Withdraw it on the ledger first"):
            searches.withdraw_search(session, mara, search.id)
        evidence.withdraw(session, mara, attached.id)
        searches.withdraw_search(session, mara, search.id)
        with pytest.raises(RuleBroken, match="restore it first"):
            evidence.attach_search(session, mara, search.id, Stance.CONTRADICTS)
        with pytest.raises(RuleBroken, match="restore it first"):
            evidence.restore(session, mara, attached.id)
        searches.restore_search(session, mara, search.id)
        assert not evidence.restore(session, mara, attached.id).is_withdrawn


def test_a_claim_that_is_signed_off_is_closed_to_it(database: Database, mara: Person) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.AGREED)
        search = a_search(session, claim)
        claim.status = Status.SIGNED_OFF
        with pytest.raises(RuleBroken, match="evidence is closed"):
            evidence.attach_search(session, mara, search.id, Stance.CONTRADICTS)


def test_the_digest_of_passages_alone_is_what_it_always_was(
    database: Database, mara: Person, claim: Claim
) -> None:
    with database.transaction() as session:
        some_evidence(session, claim)
        before = evidence_digest(session, claim.id)
        search = a_search(session, claim)
        assert evidence_digest(session, claim.id) == before
        attached = evidence.attach_search(session, mara, search.id, Stance.CONTRADICTS)
        assert evidence_digest(session, claim.id) != before
        evidence.withdraw(session, mara, attached.id)
        assert evidence_digest(session, claim.id) == before


def test_correcting_a_search_that_is_evidence_asks_for_the_reviews_again(
    database: Database, mara: Person
) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        search = a_search(session, claim)
        attached = evidence.attach_search(session, mara, search.id, Stance.CONTRADICTS)
        reviewer = a_person(session)
        a_review(session, claim, by=reviewer)
        searches.correct_search(session, mara, search.id, looked(note="Asked at the desk."))
        assert claim.status is Status.IN_REVIEW
        searches.correct_search(session, mara, search.id, looked(found="a receipt"))
        assert claim.status is Status.OPEN
        bench = workbench(session, reviewer, claim.id)
        assert bench.change(bench.ledger[0]) == "Corrected since your review"
        assert bench.ledger[0].id == attached.id
        searches.correct_search(session, mara, search.id, looked())
        assert claim.status is Status.IN_REVIEW


def test_a_correction_keeps_what_it_was(database: Database, mara: Person, claim: Claim) -> None:
    with database.transaction() as session:
        search = a_search(session, claim)
        other = looked(looked_for=LookedFor.OTHER_SIDE, period_to=None)
        searches.correct_search(session, mara, search.id, other, seen=1)
        event = session.exec(select(Event).where(Event.verb == "search.corrected")).one()
        with pytest.raises(OutOfDate):
            searches.correct_search(session, mara, search.id, looked(), seen=1)
    assert [(one.label, one.before, one.after) for one in changes(event)] == [
        ("To", "31 December 2025", None),
        ("Looked for", "What contradicts the claim", "The other side"),
    ]


def test_the_gate_asks_for_a_search_for_the_other_side(database: Database, mara: Person) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.AGREED)
        policy = session.get_one(Policy, claim.policy_id)
        policy.other_side_wanted = True
        session.add(policy)
        a_search(session, claim, looked_for=LookedFor.CONTRADICTION)

        def row() -> tuple[str, bool, str]:
            bench = workbench(session, mara, claim.id)
            found = next(one for one in checklist(bench) if one.rule is Rule.OTHER_SIDE)
            return found.sentence, found.stops, found.lack

        asked = "A recorded search for the other side"
        assert row() == (asked, True, "none is recorded")
        search = a_search(session, claim, looked_for=LookedFor.OTHER_SIDE)
        assert row() == (asked, False, "")
        searches.withdraw_search(session, mara, search.id)
        editor = a_person(session, Role.EDITOR)
        override(session, editor, claim.id, Rule.OTHER_SIDE, "There is but one side to it.")
        assert row() == (asked, False, "none is recorded")


def test_a_policy_that_doesnt_want_it_has_no_such_row(
    database: Database, mara: Person, claim: Claim
) -> None:
    with database.reading() as session:
        rules = [row.rule for row in checklist(workbench(session, mara, claim.id))]
    assert Rule.OTHER_SIDE not in rules


def test_nobody_else_knows_of_searches_for_a_confidential_claim(
    database: Database, mara: Person, claim: Claim
) -> None:
    with database.transaction() as session:
        search = a_search(session, claim)
        session.get_one(Claim, claim.id).is_confidential = True
        session.flush()
        deeds = (
            lambda: searches.record_search(session, mara, claim.id, looked()),
            lambda: searches.correct_search(session, mara, search.id, looked()),
            lambda: searches.withdraw_search(session, mara, search.id),
            lambda: evidence.attach_search(session, mara, search.id, Stance.CONTEXT),
        )
        for deed in deeds:
            with pytest.raises(NotFound):
                deed()
        session.add(NamedReader(claim_id=claim.id, person_id=mara.id, named_by_id=mara.id))
        session.flush()
        for deed in deeds[:2]:
            deed()


@pytest.mark.parametrize("both", [True, False])
def test_evidence_is_a_passage_or_a_search_never_both_or_neither(
    storage: Database, both: bool
) -> None:
    with storage.transaction() as session:
        claim = a_claim(session)
        passage = some_evidence(session, claim)
        search = a_search(session, claim)
    wrong = Evidence(
        claim_id=claim.id,
        passage_id=passage.passage_id if both else None,
        search_id=search.id if both else None,
        stance=Stance.CONTEXT,
        attached_by_id=passage.attached_by_id,
    )
    with pytest.raises(IntegrityError, match="one_of_both"), storage.transaction() as session:
        session.add(wrong)


def test_there_is_no_such_search(database: Database, mara: Person) -> None:
    with database.transaction() as session, pytest.raises(NotFound):
        searches.correct_search(session, mara, 404, looked())
