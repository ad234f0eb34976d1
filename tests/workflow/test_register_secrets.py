"""What the register lets nobody know of confidential claims, and what happens at once in it."""

import pytest
from sqlmodel import Session, select

from factcheck.db import Database
from factcheck.errors import NotFound, OutOfDate, RuleBroken
from factcheck.models import Appearance, Claim, Claimant, KeptApart, LearnedWeight, Person, Role
from factcheck.queries.claimant_profile import names_of, profile
from factcheck.queries.claimants import claimant_by_name
from factcheck.queries.learned import learned
from factcheck.queries.telling import tell
from factcheck.workflow import register
from factcheck.workflow.claimants import standing
from factcheck.workflow.confidentiality import keep_confidential
from tests.factories import a_person
from tests.telling_speakers import a_told_claim


def told(session: Session, viewer: Person, claimant: int) -> str:
    """All that the page of a claimant says of others."""
    seen = profile(session, viewer, claimant)
    said = [tell(event) for event in seen.events]
    said += [f"{one.source} {one.target}" for one in seen.moves]
    said += [one.name for one in seen.merged] + [name for _, name in seen.apart]
    return "\n".join([*said, *names_of(session, viewer, [claimant]).get(claimant, [])])


def split_in_secret(session: Session, ilse: Person) -> tuple[int, int, Claim]:
    """A claimant of whom a confidential claim was split off for another; both, and the claim."""
    common, secret = (a_told_claim(session, "Edward Marsh") for _ in range(2))
    keep_confidential(session, ilse, secret.id, [ilse.id])
    one = common.claimant_id or 0
    move = register.split(session, ilse, one, claims=[secret.id], name="Tove Quist")
    session.expire_all()
    return one, move.id, secret


def test_whoever_got_confidential_claims_is_named_nowhere(storage: Database) -> None:
    with storage.transaction() as session:
        ilse, owen = a_person(session, Role.EDITOR), a_person(session, Role.EDITOR)
        one, move, secret = split_in_secret(session, ilse)
        assert "Quist" in told(session, ilse, one)
        assert "Quist" not in told(session, owen, one)
        with pytest.raises(NotFound):
            register.undo_move(session, owen, move)
        kept = session.exec(select(KeptApart)).one()
        with pytest.raises(NotFound):
            register.propose_again(session, owen, kept.id)
        register.undo_move(session, ilse, move)
        session.expire_all()
        assert secret.claimant_id == one
        assert "Quist" not in told(session, owen, one)


def test_of_who_is_kept_apart_only_those_learn_who_know_of_both(database: Database) -> None:
    with database.transaction() as session:
        ilse, owen = a_person(session, Role.EDITOR), a_person(session, Role.EDITOR)
        secret, common = a_told_claim(session, "Tove Quist"), a_told_claim(session, "Ada Moss")
        keep_confidential(session, ilse, secret.id, [ilse.id])
        one, other = common.claimant_id or 0, secret.claimant_id or 0
        register.keep_apart(session, ilse, one, other)
        assert "Quist" in told(session, ilse, one)
        assert "Quist" not in told(session, owen, one)


def test_names_merged_while_both_were_confidential_stay_so(database: Database) -> None:
    with database.transaction() as session:
        ilse, owen = a_person(session, Role.EDITOR), a_person(session, Role.EDITOR)
        kept, moved = a_told_claim(session, "Ada Moss"), a_told_claim(session, "Tove Quist")
        for claim in (kept, moved):
            keep_confidential(session, ilse, claim.id, [ilse.id])
        one = kept.claimant_id or 0
        register.merge(session, ilse, one, moved.claimant_id or 0)
        session.expire_all()
        a_told_claim(session, "Ada Moss")
        assert "Quist" in told(session, ilse, one)
        assert "Quist" not in told(session, owen, one)


def test_a_name_that_one_may_not_know_of_is_missing_in_the_same_words(database: Database) -> None:
    with database.transaction() as session:
        ilse, owen = a_person(session, Role.EDITOR), a_person(session, Role.EDITOR)
        secret = a_told_claim(session, "Tove Quist")
        keep_confidential(session, ilse, secret.id, [ilse.id])
        for name in ("Tove Quist", "Nobody Here"):
            with pytest.raises(NotFound, match=f"nobody called “{name}”"):
                claimant_by_name(session, owen, name)


def test_words_relayed_in_a_confidential_claim_are_not_split_off_by_their_number(
    database: Database,
) -> None:
    with database.transaction() as session:
        ilse, owen = a_person(session, Role.EDITOR), a_person(session, Role.EDITOR)
        one = a_told_claim(session, "Ada Moss").claimant_id or 0
        secret = a_told_claim(session, "a pilot", is_unnamed=True, relayed_by="Ada Moss")
        keep_confidential(session, ilse, secret.id, [ilse.id])
        appearance = session.exec(select(Appearance).where(Appearance.claim_id == secret.id)).one()
        with pytest.raises(NotFound):
            register.split(session, owen, one, claims=[], relayed=[appearance.id], name="Bea Lund")
        assert appearance.relayed_by_id == one


def test_what_was_learned_of_somebody_confidential_since_is_not_shown(database: Database) -> None:
    with database.transaction() as session:
        ilse, owen = a_person(session, Role.EDITOR), a_person(session, Role.EDITOR)
        secret = a_told_claim(session, "Tove Quist")
        feature = f"claimant:{secret.claimant_id}"
        session.add(LearnedWeight(feature=feature, weight=1.0, opened=3, set_aside=0))
        session.flush()
        assert [one.feature for one in learned(session, owen)] == [feature]
        keep_confidential(session, ilse, secret.id, [ilse.id])
        assert learned(session, owen) == []
        assert [one.feature for one in learned(session, ilse)] == [feature]


def test_two_who_merge_the_same_two_the_other_way_round_make_no_circle(storage: Database) -> None:
    with storage.transaction() as session:
        ilse, owen = (a_person(session, Role.EDITOR).id for _ in range(2))
        one = a_told_claim(session, "Ada Moss").claimant_id or 0
        other = a_told_claim(session, "Tove Quist").claimant_id or 0
    with storage.transaction() as session:
        register.merge(session, session.get_one(Person, ilse), one, other, (1, 1))
    with pytest.raises(OutOfDate), storage.transaction() as session:
        register.merge(session, session.get_one(Person, owen), other, one, (1, 1))
    with storage.reading() as session:
        assert standing(session, session.get_one(Claimant, other)).id == one


def test_merges_undone_in_any_order_bring_everybody_back(database: Database) -> None:
    with database.transaction() as session:
        ilse = a_person(session, Role.EDITOR)
        said = [a_told_claim(session, name) for name in ("Ada Moss", "Bea Lund", "Tove Quist")]
        ada, bea, tove = (claim.claimant_id or 0 for claim in said)
        first = register.merge(session, ilse, bea, ada)
        second = register.merge(session, ilse, tove, bea)
        session.expire_all()
        assert {claim.claimant_id for claim in said} == {tove}
        register.undo_move(session, ilse, first.id)
        register.undo_move(session, ilse, second.id)
        session.expire_all()
        assert [claim.claimant_id for claim in said] == [ada, bea, tove]


def test_a_split_that_was_taken_back_is_made_again_under_the_same_name(database: Database) -> None:
    with database.transaction() as session:
        ilse = a_person(session, Role.EDITOR)
        first, second = (a_told_claim(session, "Robert Marsh") for _ in range(2))
        one, name = first.claimant_id or 0, "Robert Marsh (the pilot)"
        move = register.split(session, ilse, one, claims=[second.id], name=name)
        register.undo_move(session, ilse, move.id)
        again = register.split(session, ilse, one, claims=[second.id], name=name)
        session.expire_all()
        assert (again.to_id, second.claimant_id) == (move.to_id, move.to_id)
        # Whoever was merged by an editor is no new name.
        register.merge(session, ilse, one, move.to_id)
        session.expire_all()
        with pytest.raises(RuleBroken, match="own name"):
            register.split(session, ilse, one, claims=[second.id], name=name)
