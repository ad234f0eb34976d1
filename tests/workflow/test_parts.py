"""Splitting a claim into parts, tying evidence to them, and what that does to the reviews."""

import pytest
from sqlmodel import Session, col, select

from factcheck.db import Database
from factcheck.errors import Ambiguous, NotAllowed, NotFound, OutOfDate, RuleBroken
from factcheck.models import Claim, Event, Role, Stance, Status
from factcheck.queries.parts import parts_of
from factcheck.workflow import evidence as on_evidence
from factcheck.workflow.parts import MOST_PARTS, restore, reword, split_off, tie, untie, withdraw
from factcheck.workflow.reports import publish
from tests.factories import (
    MASTHEAD,
    a_claim,
    a_part,
    a_person,
    a_review,
    a_sign_off,
    an_article,
    some_evidence,
)

#: Of the pulled claim: “Pier 101 did not cost the town a single crown,”
COST = "did not cost the town"
CROWN = "a single crown"


def last_verbs(session: Session, claim: Claim, number: int) -> list[str]:
    query = select(Event.verb).where(Event.claim_id == claim.id).order_by(col(Event.id).desc())
    return list(session.exec(query.limit(number)))[::-1]


def test_a_part_is_word_for_word_what_the_claim_says(storage: Database) -> None:
    with storage.transaction() as session:
        claim = a_claim(session)
        part = split_off(session, a_person(session), claim.id, COST, wording=" The town\npaid. ")
        [row] = parts_of(session, claim).rows
        quotation = claim.quotation
    [(start, end)] = row.spans
    assert quotation[start:end] == part.words == COST
    assert row.wording == "The town paid."


def test_parts_are_numbered_in_the_order_of_their_words(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        a_part(session, claim, CROWN)
        first = a_part(session, claim, COST)
        assert [(row.number, row.words) for row in parts_of(session, claim).rows] == [
            (1, COST),
            (2, CROWN),
        ]
        withdraw(session, a_person(session), first.id)
        assert [(row.number, row.words) for row in parts_of(session, claim).rows] == [(1, CROWN)]


def test_parts_may_share_words_and_leave_words_out(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        a_part(session, claim, COST)
        shared = a_part(session, claim, "did not cost … a single crown")
        assert shared.words == "did not cost … a single crown"
        assert [len(row.spans) for row in parts_of(session, claim).rows] == [2, 1]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "Select or paste"),
        ("it was free", "not in the claim"),
        ("crown … cost", "not in that order"),
        (COST, "a part already"),
        ("did  not cost  the town", "a part already"),
    ],
)
def test_words_that_make_no_part_are_refused(database: Database, words: str, why: str) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        a_part(session, claim, COST)
        with pytest.raises(RuleBroken, match=why):
            a_part(session, claim, words)


def test_the_whole_claim_is_no_part_of_itself(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        with pytest.raises(RuleBroken, match="the whole claim"):
            a_part(session, claim, claim.quotation)


def test_words_that_stand_twice_ask_which_are_meant(database: Database) -> None:
    with database.transaction() as session:
        article = an_article(session, "The pier is free, the quay is free and the harbour is free.")
        words = "The pier is free, the quay is free and the harbour is free."
        claim = a_claim(session, article=article, words=words)
        with pytest.raises(Ambiguous) as refusal:
            a_part(session, claim, "is free")
        assert len(refusal.value.places) == 3
        start = refusal.value.places[1]
        part = split_off(session, a_person(session), claim.id, "is free", start=start)
        assert part.place == f"{start}-{start + 7}"


def test_there_is_an_end_to_splitting(database: Database) -> None:
    words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    with database.transaction() as session:
        article = an_article(session, f"The harbour said: {words}.")
        claim = a_claim(session, article=article, words=words)
        for word in words.split()[:MOST_PARTS]:
            a_part(session, claim, word)
        with pytest.raises(RuleBroken, match="withdraw one first"):
            a_part(session, claim, "thirteen")


def test_a_form_sent_twice_splits_once(storage: Database) -> None:
    with storage.transaction() as session:
        person, claim = a_person(session), a_claim(session)
        one, two = (
            split_off(session, person, claim.id, COST, form_key="a form").id for _ in range(2)
        )
        other = split_off(session, person, claim.id, CROWN, form_key="a form")
    assert one == two != other.id


def test_a_claim_that_is_closed_to_evidence_is_closed_to_splitting(database: Database) -> None:
    with database.transaction() as session:
        signed, suggested = a_claim(session, Status.SIGNED_OFF), a_claim(session, Status.SUGGESTED)
        with pytest.raises(RuleBroken, match="reopen it first"):
            a_part(session, signed, COST)
        with pytest.raises(RuleBroken, match="Open it first"):
            a_part(session, suggested, COST)


def test_a_reader_splits_and_ties_nothing(database: Database) -> None:
    with database.transaction() as session:
        reader = a_person(session, Role.READER)
        claim = a_claim(session)
        part, evidence = a_part(session, claim, COST), some_evidence(session, claim)
        for refused in (
            lambda: split_off(session, reader, claim.id, CROWN),
            lambda: reword(session, reader, part.id, "Free."),
            lambda: withdraw(session, reader, part.id),
            lambda: tie(session, reader, part.id, evidence.id, Stance.SUPPORTS),
            lambda: untie(session, reader, part.id, evidence.id),
        ):
            with pytest.raises(NotAllowed):
                refused()


def test_a_confidential_claim_is_not_there_for_others(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        part = a_part(session, claim, COST)
        claim.is_confidential = True
        session.add(claim)
        session.flush()
        with pytest.raises(NotFound):
            withdraw(session, a_person(session, Role.ADMIN), part.id)


def test_one_piece_of_evidence_bears_on_two_parts_in_two_ways(storage: Database) -> None:
    with storage.transaction() as session:
        mara, claim = a_person(session), a_claim(session)
        evidence = some_evidence(session, claim, stance=Stance.CONTEXT)
        one, two = a_part(session, claim, COST), a_part(session, claim, CROWN)
        tie(session, mara, one.id, evidence.id, Stance.SUPPORTS, seen=0)
        tie(session, mara, two.id, evidence.id, Stance.CONTRADICTS)
        parts = parts_of(session, claim)
        assert [parts.bearing(row) for row in parts.rows] == [
            {evidence.id: Stance.SUPPORTS},
            {evidence.id: Stance.CONTRADICTS},
        ]
        assert evidence.stance is Stance.CONTEXT
        assert parts.without_evidence == []


def test_a_bearing_is_changed_taken_back_and_made_again(database: Database) -> None:
    with database.transaction() as session:
        mara, claim = a_person(session), a_claim(session)
        evidence, part = some_evidence(session, claim), a_part(session, claim, COST)
        tie(session, mara, part.id, evidence.id, Stance.SUPPORTS)
        tie(session, mara, part.id, evidence.id, Stance.SUPPORTS)
        tie(session, mara, part.id, evidence.id, Stance.CONTEXT, seen=1)
        untie(session, mara, part.id, evidence.id, seen=2)
        untie(session, mara, part.id, evidence.id)
        assert parts_of(session, claim).without_evidence
        tie(session, mara, part.id, evidence.id, Stance.CONTEXT, seen=3)
        assert last_verbs(session, claim, 5) == [
            "part.split_off",
            "bearing.tied",
            "bearing.changed",
            "bearing.untied",
            "bearing.tied",
        ]


def test_whoever_was_slower_is_told_what_the_table_says_now(database: Database) -> None:
    with database.transaction() as session:
        mara, claim = a_person(session), a_claim(session)
        evidence, part = some_evidence(session, claim), a_part(session, claim, COST)
        tie(session, mara, part.id, evidence.id, Stance.SUPPORTS, seen=0)
        with pytest.raises(OutOfDate, match="“supports” now"):
            tie(session, a_person(session), part.id, evidence.id, Stance.CONTEXT, seen=0)
        untie(session, mara, part.id, evidence.id, seen=1)
        with pytest.raises(OutOfDate, match="doesn’t bear"):
            untie(session, a_person(session), part.id, evidence.id, seen=1)
        reword(session, mara, part.id, "It was free.", seen=1)
        with pytest.raises(OutOfDate):
            reword(session, mara, part.id, "It was cheap.", seen=1)


def test_only_what_counts_and_belongs_together_is_tied(database: Database) -> None:
    with database.transaction() as session:
        mara, claim, other = a_person(session), a_claim(session), a_claim(session)
        evidence, part = some_evidence(session, claim), a_part(session, claim, COST)
        foreign = some_evidence(session, other)
        for number in (foreign.id, 4711):
            with pytest.raises(NotFound):
                tie(session, mara, part.id, number, Stance.SUPPORTS)
        with pytest.raises(NotFound):
            tie(session, mara, 4711, evidence.id, Stance.SUPPORTS)
        on_evidence.withdraw(session, mara, evidence.id)
        with pytest.raises(RuleBroken, match="evidence is withdrawn"):
            tie(session, mara, part.id, evidence.id, Stance.SUPPORTS)
        on_evidence.restore(session, mara, evidence.id)
        withdraw(session, mara, part.id)
        for refused in (
            lambda: tie(session, mara, part.id, evidence.id, Stance.SUPPORTS),
            lambda: reword(session, mara, part.id, "Free."),
        ):
            with pytest.raises(RuleBroken, match="Restore it first"):
                refused()


def test_what_is_withdrawn_comes_back_with_what_bore_on_it(database: Database) -> None:
    with database.transaction() as session:
        mara, claim = a_person(session), a_claim(session)
        evidence, part = some_evidence(session, claim), a_part(session, claim, COST)
        tie(session, mara, part.id, evidence.id, Stance.SUPPORTS)
        on_evidence.withdraw(session, mara, evidence.id)
        assert [row.words for row in parts_of(session, claim).without_evidence] == [COST]
        on_evidence.restore(session, mara, evidence.id)
        withdraw(session, mara, part.id)
        again = a_part(session, claim, COST)
        with pytest.raises(RuleBroken, match="a part already"):
            restore(session, mara, part.id)
        withdraw(session, mara, again.id)
        restore(session, mara, part.id)
        assert parts_of(session, claim).without_evidence == []


def test_splitting_ends_the_round_and_taking_it_back_resumes_it(storage: Database) -> None:
    with storage.transaction() as session:
        mara, claim = a_person(session), a_claim(session, Status.AGREED)
        part = a_part(session, claim, COST)
        assert claim.status is Status.OPEN
        withdraw(session, mara, part.id)
        assert claim.status is Status.AGREED


def test_every_change_of_the_parts_is_one_that_reviewers_are_asked_about(
    database: Database,
) -> None:
    with database.transaction() as session:
        mara, claim = a_person(session), a_claim(session)
        evidence, part = some_evidence(session, claim), a_part(session, claim, COST)
        a_review(session, claim)

        def is_overtaken() -> bool:
            return claim.status is Status.OPEN

        reword(session, mara, part.id, "The town paid nothing.")
        assert is_overtaken()
        reword(session, mara, part.id, None)
        assert not is_overtaken()
        tie(session, mara, part.id, evidence.id, Stance.SUPPORTS)
        assert is_overtaken()
        untie(session, mara, part.id, evidence.id)
        assert not is_overtaken()


def test_after_publication_the_claim_waits_to_be_looked_at_again(database: Database) -> None:
    with database.transaction() as session:
        claim = a_claim(session, Status.PUBLISHED)
        a_part(session, claim, COST)
        assert claim.status is Status.PUBLISHED
        assert claim.reopen_asked_at is not None


def test_parts_stand_on_the_report_with_the_exhibits_that_bear_on_them(
    database: Database,
) -> None:
    with database.transaction() as session:
        editor, claim = a_person(session, Role.EDITOR), a_claim(session)
        evidence, part = some_evidence(session, claim), a_part(session, claim, COST)
        a_part(session, claim, CROWN)
        tie(session, a_person(session), part.id, evidence.id, Stance.SUPPORTS)
        for _ in range(2):
            a_review(session, claim)
        a_sign_off(session, claim)
        edition = publish(session, editor, claim.id, MASTHEAD)
    report = edition.json_bytes.decode()
    assert '"parts":[{"bearings":[{"exhibit":1,"stance":"supports"}]' in report
    assert "No evidence on record bears on this part." in edition.markdown_bytes.decode()
