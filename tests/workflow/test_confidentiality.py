"""Keeping claims confidential: who is named, who can't be, and how it ends."""

import pytest
from sqlmodel import Session, col, select

from factcheck.db import Database
from factcheck.errors import NotAllowed, NotFound, OutOfDate, RuleBroken
from factcheck.models import (
    Claim,
    Event,
    NamedReader,
    Notice,
    Person,
    Role,
    Status,
)
from factcheck.queries import choices
from factcheck.queries.history import latest, of_claim
from factcheck.queries.named import named_for, naming
from factcheck.queries.telling import tell
from factcheck.queries.viewing import may_know
from factcheck.workflow.assignments import assign, undo_assignment
from factcheck.workflow.claims import Wording, mark_claim, word_claim
from factcheck.workflow.confidentiality import (
    keep_confidential,
    let_in,
    open_to_desk,
    undo_confidentiality,
)
from factcheck.workflow.desk import shell_person
from factcheck.workflow.letters import write_due
from factcheck.workflow.people import disable
from tests.factories import (
    a_claim,
    a_person,
    a_review,
    a_selection,
    an_article,
    article_of,
    newest_version,
)


def an_editor(session: Session, name: str = "Ada Moss") -> Person:
    return a_person(session, Role.EDITOR, name=name)


def names(session: Session, claim: Claim) -> list[str]:
    return [person.name for person in named_for(session, claim)]


def told(session: Session, viewer: Person, claim: Claim) -> str:
    return tell(of_claim(session, viewer, claim.id, limit=1)[0])


def test_only_those_named_and_who_named_them_know_of_it(storage: Database) -> None:
    with storage.transaction() as session:
        ada, mara = an_editor(session), a_person(session, name="Mara Finch")
        admin, claim = a_person(session, Role.ADMIN), a_claim(session)
        keep_confidential(session, ada, claim.id, [mara.id], claim.revision)
        assert names(session, claim) == ["Ada Moss", "Mara Finch"]
        assert [may_know(session, one, claim) for one in (ada, mara, admin)] == [True, True, False]
        assert told(session, mara, claim) == (
            "Ada Moss made it confidential, for Ada Moss, Mara Finch."
        )
        assert claim.id not in {event.claim_id for event in latest(session, admin, 100)}


def test_who_is_named_is_told_and_nobody_else(database: Database) -> None:
    with database.transaction() as session:
        ada, mara, tom = an_editor(session), a_person(session), a_person(session)
        claim = a_claim(session)
        keep_confidential(session, ada, claim.id, [mara.id])
        keep_confidential(session, ada, claim.id, [ada.id, mara.id, tom.id])
        keep_confidential(session, ada, claim.id, [ada.id, tom.id])
        notices = session.exec(select(Notice).where(Notice.claim_id == claim.id)).all()
        assert [notice.person_id for notice in notices] == [mara.id, tom.id]


def test_no_letter_is_written_of_what_its_reader_may_not_know_any_more(storage: Database) -> None:
    with storage.transaction() as session:
        ada, mara, claim = an_editor(session), a_person(session), a_claim(session)
        assign(session, ada, claim.id, mara.id, None)
        assign(session, ada, claim.id, None, None)
        keep_confidential(session, ada, claim.id, [])
        assert write_due(session) == 0
        open_to_desk(session, ada, claim.id)
        assert write_due(session) == 1


def test_those_who_work_on_it_are_proposed(database: Database) -> None:
    with database.transaction() as session:
        ada, mara, tom = an_editor(session), a_person(session), a_person(session)
        claim = a_claim(session, Status.OPEN, article=(article := an_article(session)), by=tom)
        marked = a_claim(session, article=article, words="Fishermen have used", by=mara)
        review = a_review(session, a_claim(session, Status.IN_REVIEW, by=mara))
        assign(session, ada, claim.id, tom.id, None)
        assert naming(session, ada, claim.id).proposed == {ada.id, tom.id}
        assert naming(session, ada, marked.id).proposed == {ada.id, mara.id}
        reviewed = session.exec(
            select(Claim).where(col(Claim.status) == Status.AGREED).order_by(col(Claim.id))
        ).first()
        assert reviewed is not None
        assert review.person_id in naming(session, ada, reviewed.id).proposed


def test_the_last_editor_keeps_their_name(database: Database) -> None:
    with database.transaction() as session:
        ada, lea, mara = an_editor(session), an_editor(session, "Lea Brandt"), a_person(session)
        claim = a_claim(session)
        keep_confidential(session, ada, claim.id, [mara.id, lea.id])
        keep_confidential(session, ada, claim.id, [mara.id, lea.id])
        assert may_know(session, ada, claim) is False
        for nobody in ([], [mara.id]):
            with pytest.raises(RuleBroken, match="Name an editor or an admin"):
                keep_confidential(session, lea, claim.id, nobody)
        assert names(session, claim) == ["Lea Brandt", mara.name]


def test_the_last_editor_who_is_disabled_does_not_count(database: Database) -> None:
    with database.transaction() as session:
        ada, lea = an_editor(session), an_editor(session, "Lea Brandt")
        claim = a_claim(session)
        keep_confidential(session, ada, claim.id, [lea.id])
        disable(session, a_person(session, Role.ADMIN), lea.id)
        with pytest.raises(RuleBroken, match="isn’t disabled"):
            keep_confidential(session, ada, claim.id, [lea.id])
        keep_confidential(session, ada, claim.id, [ada.id, lea.id])


def test_some_cannot_be_named(database: Database) -> None:
    with database.transaction() as session:
        ada, gone = an_editor(session), a_person(session, name="Tom Reyes", disabled=True)
        claim, shell = a_claim(session), shell_person(session, "root")
        for number in (999_999, shell.id):
            with pytest.raises(NotFound, match="no such person"):
                keep_confidential(session, ada, claim.id, [number])
        with pytest.raises(RuleBroken, match="Tom Reyes’s account is disabled"):
            keep_confidential(session, ada, claim.id, [gone.id])
        assert not claim.is_confidential


def test_a_reader_can_be_named_and_names_nobody(database: Database) -> None:
    with database.transaction() as session:
        ada, reader, claim = an_editor(session), a_person(session, Role.READER), a_claim(session)
        keep_confidential(session, ada, claim.id, [reader.id])
        assert may_know(session, reader, claim)
        with pytest.raises(NotAllowed):
            keep_confidential(session, reader, claim.id, [reader.id])


def test_whoever_has_the_claim_is_named(database: Database) -> None:
    with database.transaction() as session:
        ada, mara, claim = an_editor(session), a_person(session), a_claim(session)
        assign(session, ada, claim.id, mara.id, None)
        with pytest.raises(RuleBroken, match=f"{mara.name} has {claim.ref}. Name them too"):
            keep_confidential(session, ada, claim.id, [])
        keep_confidential(session, ada, claim.id, [mara.id])
        tom = a_person(session, name="Tom Reyes")
        with pytest.raises(RuleBroken, match="Tom Reyes isn’t named for it"):
            assign(session, ada, claim.id, tom.id, None)


def test_undoing_an_assignment_gives_it_to_nobody_who_may_not_know(database: Database) -> None:
    with database.transaction() as session:
        ada, mara, claim = an_editor(session), a_person(session), a_claim(session)
        assign(session, ada, claim.id, mara.id, None)
        assign(session, ada, claim.id, None, None)
        keep_confidential(session, ada, claim.id, [])
        with pytest.raises(RuleBroken, match="isn’t named for it"):
            undo_assignment(session, ada, claim.id)


def test_opened_to_the_desk_everybody_sees_it_and_what_was_done(storage: Database) -> None:
    with storage.transaction() as session:
        ada, other, claim = an_editor(session), a_person(session), a_claim(session)
        keep_confidential(session, ada, claim.id, [])
        word_claim(session, ada, claim.id, Wording(headline="Done in secret"))
        open_to_desk(session, ada, claim.id)
        assert told(session, other, claim) == "Ada Moss opened it to the whole desk."
        assert "claim.worded" in {event.verb for event in of_claim(session, other, claim.id)}
        left = select(NamedReader).where(NamedReader.claim_id == claim.id)
        assert session.exec(left).all() == []


def test_ones_last_step_is_undone_until_somebody_takes_another(database: Database) -> None:
    with database.transaction() as session:
        ada, lea, claim = an_editor(session), an_editor(session, "Lea Brandt"), a_claim(session)
        keep_confidential(session, ada, claim.id, [lea.id])
        undo_confidentiality(session, ada, claim.id)
        assert not claim.is_confidential
        with pytest.raises(RuleBroken, match="nothing of yours to undo"):
            undo_confidentiality(session, ada, claim.id)
        keep_confidential(session, ada, claim.id, [lea.id])
        open_to_desk(session, ada, claim.id)
        undo_confidentiality(session, ada, claim.id)
        assert names(session, claim) == ["Ada Moss", "Lea Brandt"]
        keep_confidential(session, lea, claim.id, [lea.id, ada.id, a_person(session).id])
        with pytest.raises(RuleBroken, match="nothing of yours to undo"):
            undo_confidentiality(session, ada, claim.id)


def test_two_at_once_the_second_sees_that_somebody_was_quicker(database: Database) -> None:
    with database.transaction() as session:
        ada, lea, claim = an_editor(session), an_editor(session, "Lea Brandt"), a_claim(session)
        seen = claim.revision
        keep_confidential(session, ada, claim.id, [lea.id], seen)
        with pytest.raises(OutOfDate):
            keep_confidential(session, lea, claim.id, [], seen)
        before = len(of_claim(session, ada, claim.id))
        keep_confidential(session, ada, claim.id, [ada.id, lea.id])
        assert len(of_claim(session, ada, claim.id)) == before


def test_who_may_not_know_of_it_changes_nothing(database: Database) -> None:
    with database.transaction() as session:
        ada, lea, claim = an_editor(session), an_editor(session, "Lea Brandt"), a_claim(session)
        keep_confidential(session, ada, claim.id, [])
        for verb in (open_to_desk, undo_confidentiality):
            with pytest.raises(NotFound):
                verb(session, lea, claim.id)
        with pytest.raises(NotFound):
            keep_confidential(session, lea, claim.id, [lea.id])


def test_the_same_words_marked_by_somebody_else_are_a_claim_of_their_own(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        ada, other, claim = an_editor(session), a_person(session), a_claim(session)
        article = article_of(session, claim)
        keep_confidential(session, ada, claim.id, [])
        before = len(of_claim(session, ada, claim.id))
        selection = a_selection(session, article, claim.quotation)
        made, is_new = mark_claim(session, other, selection, Wording())
        assert is_new and made.id != claim.id and not made.is_confidential
        assert len(of_claim(session, ada, claim.id)) == before
        again, is_new = mark_claim(session, ada, selection, Wording())
        assert (again.id, is_new) == (claim.id, False)


@pytest.mark.parametrize("is_named", [True, False])
def test_an_article_with_its_words_brings_a_claim_whoever_imports_it(
    database: Database, is_named: bool
) -> None:
    with database.transaction() as session:
        ada, claim = an_editor(session), a_claim(session)
        keep_confidential(session, ada, claim.id, [])
        importer = ada if is_named else a_person(session)
        text = newest_version(session, article_of(session, claim)).text + "\n\nIt rained."
        before = set(session.exec(select(Claim.id)))
        an_article(session, text, by=importer, outlet="The Other Paper")
        made = session.exec(select(Claim).where(col(Claim.id).not_in(before))).all()
        assert [one.statement_key for one in made] == [claim.statement_key]


def test_a_claimant_of_confidential_claims_alone_is_no_choice(database: Database) -> None:
    with database.transaction() as session:
        ada, other, claim = an_editor(session), a_person(session), a_claim(session)
        word_claim(session, ada, claim.id, Wording(claimant="Odile Secret", topics=("secret",)))
        keep_confidential(session, ada, claim.id, [])
        assert claim.claimant_id is not None
        for viewer, seen in ((ada, True), (other, False)):
            offered = choices.claimants(session, viewer, claim.claimant_id)
            assert ("Odile Secret" in {name for _, name in offered}) is seen
            assert ("secret" in {name for _, name in choices.topics(session, viewer)}) is seen


def test_the_shell_lets_an_editor_in_only_where_nobody_who_is_named_can(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        ada, lea, admin = (
            an_editor(session),
            an_editor(session, "Lea Brandt"),
            a_person(session, Role.ADMIN),
        )
        shell, claim, plain = shell_person(session, "root"), a_claim(session), a_claim(session)
        keep_confidential(session, ada, claim.id, [])
        refusals = set()
        for ref in (claim.ref, plain.ref, "FC-999999", "nonsense"):
            with pytest.raises(NotFound) as refused:
                let_in(session, shell, ref, lea)
            refusals.add(str(refused.value))
        assert len(refusals) == 1
        disable(session, admin, ada.id)
        with pytest.raises(RuleBroken, match="can’t name others"):
            let_in(session, shell, claim.ref, a_person(session))
        with pytest.raises(NotAllowed):
            let_in(session, admin, claim.ref, lea)
        let_in(session, shell, claim.ref, lea)
        assert names(session, claim) == ["Ada Moss", "Lea Brandt"]
        event = session.exec(select(Event).where(Event.verb == "claim.let_in")).one()
        assert event.actor_name == "shell:root"
        assert not may_know(session, shell, claim)
