"""The register across articles: who joins whom, and what an editor merges, splits and undoes."""

import pytest
from sqlmodel import Session, select

from factcheck.db import Database
from factcheck.errors import NotAllowed, NotFound, OutOfDate, RuleBroken
from factcheck.models import (
    AliasKind,
    Appearance,
    Claim,
    Claimant,
    ClaimantAlias,
    ClaimantKind,
    Event,
    Role,
)
from factcheck.queries import claimants as questions
from factcheck.queries.claimant_profile import profile
from factcheck.queries.claimants import Asked, Shown
from factcheck.queries.telling import tell
from factcheck.workflow import naming, register
from factcheck.workflow.claimants import claimant_named
from factcheck.workflow.claims import Wording, word_claim
from factcheck.workflow.confidentiality import keep_confidential
from tests.factories import a_claim, a_person
from tests.telling_speakers import a_told_claim


def names(session: Session) -> list[str]:
    return sorted(session.exec(select(Claimant.name)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Odile Fenn", "Mayor Odile Fenn"),
        ("Odile M. Fenn", "Odile Fenn"),
        ("Bernie Marsh", "Bernard Marsh"),
        ("Zoë Marsh", "Zoe Marsh"),
    ],
)
def test_variants_of_one_name_are_one_claimant_and_what_the_article_wrote_is_kept(
    database: Database, first: str, second: str
) -> None:
    with database.transaction() as session:
        one, other = a_told_claim(session, first), a_told_claim(session, second)
        assert one.claimant_id == other.claimant_id
        alias = session.exec(select(ClaimantAlias)).one()
        assert (alias.words, alias.kind) == (second, AliasKind.NAME)
        assert a_told_claim(session, second.upper()).claimant_id == one.claimant_id


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Fenn", "Fenn"),
        ("Odile Fenn", "Fenn"),
        ("Odile Fenn", "Ada Fenn"),
        ("Robert Marsh", "Robert Marsh Jr."),
        ("Robert Q. Marsh", "Robert R. Marsh"),
        ("a spokesman", "a spokesman"),
        ("city officials", "city officials"),
    ],
)
def test_two_people_of_one_surname_and_two_unnamed_sources_are_two(
    database: Database, first: str, second: str
) -> None:
    with database.transaction() as session:
        one, other = a_told_claim(session, first), a_told_claim(session, second)
        assert one.claimant_id != other.claimant_id


def test_a_name_that_could_be_two_peoples_is_its_own(database: Database) -> None:
    with database.transaction() as session:
        for name in ("Robert Q. Marsh", "Robert R. Marsh", "Robert Marsh"):
            a_told_claim(session, name)
        assert names(session) == ["Robert Marsh", "Robert Q. Marsh", "Robert R. Marsh"]


def test_namesakes_of_other_walks_of_life_are_two_and_each_is_found_again(
    database: Database,
) -> None:
    with database.transaction() as session:
        senator = a_told_claim(session, "Robert Marsh", "senator")
        coach = a_told_claim(session, "Robert Marsh", "football coach")
        assert names(session) == ["Robert Marsh", "Robert Marsh (football coach)"]
        again = a_told_claim(session, "Robert Marsh", "coach of the rowers")
        governor = a_told_claim(session, "Robert Marsh", "governor")
        assert (again.claimant_id, governor.claimant_id) == (coach.claimant_id, senator.claimant_id)


def test_a_short_form_joins_nobody_whose_role_is_another(database: Database) -> None:
    with database.transaction() as session:
        one = a_told_claim(session, "Bernard Marsh", "harbour master")
        other = a_told_claim(session, "Bernie Marsh", "chair of the council")
        assert one.claimant_id != other.claimant_id


def test_an_unnamed_source_keeps_words_mark_and_the_one_who_relayed_it(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        claim = a_told_claim(session, "a senior pilot", is_unnamed=True, relayed_by="Odile Fenn")
        appearance = session.exec(select(Appearance).where(Appearance.claim_id == claim.id)).one()
        relayed = session.get_one(Claimant, appearance.relayed_by_id)
        assert claim.claimant is not None
        assert (claim.claimant.name, claim.claimant.is_unnamed) == ("a senior pilot", True)
        assert (relayed.name, relayed.is_unnamed) == ("Odile Fenn", False)
        assert appearance.proof is not None
        assert appearance.mention is not None
        viewer = a_person(session)
        listed = questions.register(session, viewer, Asked()).rows
        assert [row.claimant.name for row in listed] == ["Odile Fenn"]
        unnamed = questions.register(session, viewer, Asked(shown=Shown.UNNAMED)).rows
        assert [row.claimant.name for row in unnamed] == ["a senior pilot"]


def test_the_same_unnamed_source_of_one_article_is_one(database: Database) -> None:
    with database.transaction() as session:
        claim = a_told_claim(session, "a senior pilot", is_unnamed=True)
        assert claim.claimant is not None
        article = int(claim.claimant.name_key.rpartition("@")[2])
        assert claimant_named(session, "a senior pilot", None, article) is claim.claimant
        assert claimant_named(session, "a senior pilot", None, article + 1) is not claim.claimant


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a spokesman", "A spokeswoman for the builder"),
        ("Fenn", "Fenn"),
        ("Odile Fenn", "Fenn"),
        ("Fenn", "Odile Fenn"),
    ],
)
def test_the_same_words_in_a_reprint_are_one_claim_whoever_leaves_the_name_out(
    database: Database, first: str, second: str
) -> None:
    words = "The light of the old breakwater has burnt for nine nights"
    with database.transaction() as session:
        one, other = (a_told_claim(session, name, words=words) for name in (first, second))
        assert one.id == other.id


def test_the_same_words_of_somebody_else_are_another_claim(database: Database) -> None:
    words = "The light of the old breakwater has burnt for nine nights"
    with database.transaction() as session:
        people = ("Odile Fenn", "Ada Fenn", "a spokesman", "Marsh")
        assert len({a_told_claim(session, name, words=words).id for name in people}) == 4


def test_a_merge_moves_everything_leads_old_names_on_and_is_undone_exactly(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        ilse = a_person(session, Role.EDITOR, name="Ilse Brandt")
        kept = a_told_claim(session, "Edward Marsh")
        moved = a_told_claim(session, "Ted Marsh", "harbour master")
        told = a_told_claim(session, "a pilot", is_unnamed=True, relayed_by="Ted Marsh")
        other = session.get_one(Claimant, moved.claimant_id)
        a_told_claim(session, "Ted Q. Marsh", "keeper of the light")
        one = session.get_one(Claimant, kept.claimant_id)
        move = register.merge(session, ilse, one.id, other.id, (one.revision, other.revision))
        session.expire_all()
        assert (moved.claimant_id, told.claimant_id != one.id) == (one.id, True)
        assert a_told_claim(session, "Ted Marsh").claimant_id == one.id
        assert a_told_claim(session, "Ted Q. Marsh").claimant_id == one.id
        seen = profile(session, ilse, other.id)
        assert (seen.claimant.id, [row.name for row in seen.merged]) == (one.id, ["Ted Marsh"])
        assert [row.claim_id for row in seen.relayed] == [told.id]
        assert tell(seen.events[0]) == "Ilse Brandt merged Ted Marsh into Edward Marsh."

        undone = register.undo_move(session, ilse, move.id)
        session.expire_all()
        assert undone.stayed == []
        assert (kept.claimant_id, moved.claimant_id) == (one.id, other.id)
        assert [row.claim_id for row in profile(session, ilse, other.id).relayed] == [told.id]
        assert [
            alias.words for alias, _ in profile(session, ilse, other.id).aliases_of("name")
        ] == ["Ted Q. Marsh"]


def test_what_went_elsewhere_since_a_merge_stays_and_is_told(database: Database) -> None:
    with database.transaction() as session:
        ilse = a_person(session, Role.EDITOR)
        kept, moved = a_told_claim(session, "Edward Marsh"), a_told_claim(session, "Ted Marsh")
        move = register.merge(session, ilse, kept.claimant_id or 0, moved.claimant_id or 0)
        session.expire_all()
        word_claim(session, ilse, moved.id, Wording(claimant="Ada Moss"))
        assert register.undo_move(session, ilse, move.id).stayed == [moved.ref]
        assert moved.claimant is not None
        assert moved.claimant.name == "Ada Moss"
        with pytest.raises(RuleBroken, match="taken back already"):
            register.undo_move(session, ilse, move.id)


def test_a_split_makes_a_namesake_who_is_kept_apart_and_comes_back(storage: Database) -> None:
    with storage.transaction() as session:
        ilse = a_person(session, Role.EDITOR)
        first, second = (a_told_claim(session, "Robert Marsh") for _ in range(2))
        one = session.get_one(Claimant, first.claimant_id)
        with pytest.raises(RuleBroken, match="say in brackets who it is"):
            register.split(session, ilse, one.id, claims=[second.id], name="Robert Marsh")
        with pytest.raises(RuleBroken, match="Choose the claims"):
            register.split(session, ilse, one.id, claims=[], name="Robert Marsh (the pilot)")
        move = register.split(
            session, ilse, one.id, claims=[second.id], name="Robert Marsh (the pilot)"
        )
        session.expire_all()
        assert second.claimant is not None
        assert (first.claimant_id, second.claimant.name) == (one.id, "Robert Marsh (the pilot)")
        assert profile(session, ilse, one.id).proposals == []
        # A form that shows the name means whom it shows, not the namesake.
        word_claim(session, ilse, second.id, Wording(claimant="Robert Marsh (the pilot)"))
        assert second.claimant_id == move.to_id
        assert register.undo_move(session, ilse, move.id).stayed == []
        session.expire_all()
        assert second.claimant_id == one.id


def test_forms_that_are_out_of_date_and_people_who_may_not_are_refused(
    database: Database,
) -> None:
    with database.transaction() as session:
        ilse, mara = a_person(session, Role.EDITOR), a_person(session)
        one, other = (a_told_claim(session, name).claimant_id or 0 for name in ("Ada A", "Bea B"))
        with pytest.raises(NotAllowed):
            register.merge(session, mara, one, other)
        with pytest.raises(RuleBroken, match="with itself"):
            register.merge(session, ilse, one, one)
        with pytest.raises(NotFound):
            register.merge(session, ilse, one, 99999)
        register.merge(session, ilse, one, other, (1, 1))
        with pytest.raises(OutOfDate, match="was merged with"):
            register.merge(session, ilse, one, other)
        with pytest.raises(OutOfDate, match="changed"):
            naming.add_alias(session, ilse, one, "The Keeper", seen=1)


def test_who_is_not_the_same_is_not_proposed_until_that_is_taken_back(
    database: Database,
) -> None:
    with database.transaction() as session:
        ilse = a_person(session, Role.EDITOR)
        one = a_told_claim(session, "Edward Marsh", "harbour master").claimant_id or 0
        other = a_told_claim(session, "Ted Marsh", "the harbour master").claimant_id or 0
        [proposal] = profile(session, ilse, one).proposals
        assert proposal.reason == "one given name is short for the other, and roles alike"
        assert profile(session, ilse, one).proofs[other].sentence is not None
        made = register.keep_apart(session, ilse, other, one)
        assert profile(session, ilse, one).proposals == []
        asked = Asked(shown=Shown.PROPOSALS)
        assert questions.register(session, ilse, asked).rows == []
        register.propose_again(session, ilse, made.id)
        assert len(questions.register(session, ilse, asked).rows) == 2


def test_a_renamed_claimant_is_found_by_both_names_and_an_alias_leads_until_it_is_taken_away(
    database: Database,
) -> None:
    with database.transaction() as session:
        ilse = a_person(session, Role.EDITOR)
        one = a_told_claim(session, "Odile Fenn").claimant_id or 0
        entry = naming.Entry("Odile Fenn-Marsh", "mayor", ClaimantKind.PERSON)
        naming.describe(session, ilse, one, entry)
        alias = naming.add_alias(session, ilse, one, "The Harbour Lady")
        for name in ("Odile Fenn", "Odile Fenn-Marsh", "the harbour lady"):
            found = claimant_named(session, name)
            assert found is not None
            assert found.id == one
        naming.withdraw_alias(session, ilse, alias.id)
        found = claimant_named(session, "The Harbour Lady")
        assert found is not None
        assert found.id != one
        with pytest.raises(RuleBroken, match="The register has"):
            naming.add_alias(session, ilse, one, "The Harbour Lady")


def test_one_word_that_is_said_to_be_a_body_is_one_for_all_articles(database: Database) -> None:
    with database.transaction() as session:
        ilse = a_person(session, Role.EDITOR)
        one = a_told_claim(session, "Havnepost")
        body = naming.Entry("Havnepost", None, ClaimantKind.ORGANIZATION)
        naming.describe(session, ilse, one.claimant_id or 0, body)
        assert a_told_claim(session, "Havnepost").claimant_id == one.claimant_id


def test_nobody_learns_of_a_claimant_by_confidential_claims(database: Database) -> None:
    with database.transaction() as session:
        ilse, owen = a_person(session, Role.EDITOR), a_person(session, Role.EDITOR)
        secret, common = a_told_claim(session, "Edward Marsh"), a_told_claim(session, "Ted Marsh")
        keep_confidential(session, ilse, secret.id, [ilse.id])
        number, other = secret.claimant_id or 0, common.claimant_id or 0
        assert profile(session, ilse, number).claimant.name == "Edward Marsh"
        with pytest.raises(NotFound):
            profile(session, owen, number)
        assert profile(session, owen, other).proposals == []
        with pytest.raises(NotFound):
            register.merge(session, owen, other, number)
        with pytest.raises(RuleBroken, match="confidential claims alone"):
            register.merge(session, ilse, other, number)


def test_every_deed_in_the_register_has_a_sentence(database: Database) -> None:
    with database.transaction() as session:
        a_claim(session)
        for event in session.exec(select(Event)):
            assert "claimant." not in tell(event)
        assert session.exec(select(Claim)).first() is not None
