"""The same claim again: proposed at import, joined, parted, told apart."""

from itertools import count

import pytest
from sqlmodel import Session, select

from factcheck.db import Database
from factcheck.errors import NotFound, OutOfDate, RuleBroken
from factcheck.models import (
    Appearance,
    AsideReason,
    Claim,
    Event,
    PerhapsSame,
    Person,
    Role,
    Status,
)
from factcheck.queries.same_claims import same_claims
from factcheck.queries.telling import tell
from factcheck.workflow import claims
from factcheck.workflow import same_claims as verbs
from factcheck.workflow.confidentiality import keep_confidential
from tests.factories import a_person, an_article, some_evidence

FULL = "I have never met the owners of the yard at any time to discuss the lease"
SHORT = "I have never met the owners of the yard to discuss the lease"
_days = count(1)
TURNED = "I have met the owners of the yard at any time to discuss the lease"


def pulled(session: Session, words: str, who: str = "Odile Fenn") -> Claim:
    """The claim pulled from an article in which somebody says these words."""
    day = next(_days)
    an_article(session, f"The council met on day {day}.\n\n“{words},” Mayor {who} said.")
    return session.exec(select(Claim).where(Claim.quotation == words)).one()


def appearances(session: Session, claim: Claim) -> int:
    session.flush()
    return len(session.exec(select(Appearance.id).where(Appearance.claim_id == claim.id)).all())


def proposed(session: Session) -> list[tuple[int, int]]:
    rows = session.exec(select(PerhapsSame)).all()
    return [(row.claim_id, row.other_id) for row in rows]


def told(session: Session, claim: Claim) -> list[str]:
    events = session.exec(select(Event).where(Event.claim_id == claim.id).order_by(Event.id)).all()
    return [tell(event) for event in events]


def test_a_shortened_form_by_the_same_claimant_is_proposed_and_not_merged(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        long = pulled(session, FULL)
        pulled(session, TURNED)
        pulled(session, SHORT.replace("lease", "contract"), "Bo Strand")
        short = pulled(session, SHORT)
        assert proposed(session) == [(short.id, long.id)]
        assert short.status is Status.SUGGESTED
        assert appearances(session, long) == appearances(session, short) == 1


def test_the_same_words_are_one_more_appearance_as_before(database: Database) -> None:
    with database.transaction() as session:
        claim = pulled(session, FULL)
        assert pulled(session, FULL).id == claim.id
        assert appearances(session, claim) == 2
        assert proposed(session) == []


def test_joining_moves_the_appearance_and_sets_the_claim_aside_and_parting_undoes_it(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        actor = a_person(session)
        long, short = pulled(session, FULL), pulled(session, SHORT)
        verbs.join(session, actor, short.id, long.id, short.revision)
        assert (short.status, short.aside_reason) == (Status.SET_ASIDE, AsideReason.DUPLICATE)
        assert short.duplicate_of_id == long.id
        assert (appearances(session, long), appearances(session, short)) == (2, 0)
        assert f"joined it with {long.ref}, of which it is a duplicate." in told(session, short)[-1]
        assert f"joined {short.ref} with it" in told(session, long)[-1]
        assert pulled(session, SHORT) is short
        assert appearances(session, long) == 3
        verbs.part(session, actor, short.id)
        assert (short.status, short.duplicate_of_id) == (Status.SUGGESTED, None)
        assert (appearances(session, long), appearances(session, short)) == (2, 1)


def test_a_claim_that_was_worked_on_is_not_joined_with_another(database: Database) -> None:
    with database.transaction() as session:
        actor = a_person(session)
        long, short = pulled(session, FULL), pulled(session, SHORT)
        claims.open_claim(session, actor, short.id)
        some_evidence(session, short, "The council met on day")
        with pytest.raises(RuleBroken, match="has evidence, which joining would lose"):
            verbs.join(session, actor, short.id, long.id)
        verbs.join(session, actor, long.id, short.id)
        with pytest.raises(RuleBroken, match="Another claim was joined"):
            verbs.join(session, actor, short.id, pulled(session, TURNED).id)


def test_a_duplicate_stays_with_its_claim_until_it_is_parted(database: Database) -> None:
    with database.transaction() as session:
        actor = a_person(session)
        long, short = pulled(session, FULL), pulled(session, SHORT)
        with pytest.raises(OutOfDate):
            verbs.join(session, actor, short.id, long.id, seen=99)
        with pytest.raises(RuleBroken, match="itself"):
            verbs.join(session, actor, short.id, short.id)
        with pytest.raises(RuleBroken, match="isn’t joined"):
            verbs.part(session, actor, short.id)
        verbs.join(session, actor, short.id, long.id)
        for deed in (claims.open_claim, claims.return_to_inbox):
            with pytest.raises(RuleBroken, match="Part the two first"):
                deed(session, actor, short.id)
        with pytest.raises(RuleBroken, match="itself"):
            verbs.join(session, actor, pulled(session, TURNED).id, short.id)


def test_what_was_told_apart_is_not_proposed_until_it_is_taken_back(storage: Database) -> None:
    with storage.transaction() as session:
        actor = a_person(session)
        long, short = pulled(session, FULL), pulled(session, SHORT)
        for _ in range(2):
            verbs.tell_apart(session, actor, short.id, long.id)
        assert found(session, actor, short) == found(session, actor, long) == []
        verbs.take_back(session, actor, long.id, short.id)
        assert found(session, actor, short) == [long.id]
        assert len([line for line in told(session, short) if "isn’t the same" in line]) == 1


def test_of_a_confidential_claim_nobody_learns_by_a_likeness(storage: Database) -> None:
    with storage.transaction() as session:
        actor, editor = a_person(session), a_person(session, Role.ADMIN)
        long, short = pulled(session, FULL), pulled(session, SHORT)
        keep_confidential(session, editor, long.id, [editor.id])
        assert found(session, actor, short) == []
        assert found(session, editor, short) == [long.id]
        with pytest.raises(NotFound):
            verbs.join(session, actor, short.id, long.id)
        with pytest.raises(NotFound):
            verbs.tell_apart(session, actor, short.id, long.id)
        with pytest.raises(RuleBroken, match="confidential"):
            verbs.join(session, editor, short.id, long.id)
        verbs.tell_apart(session, editor, short.id, long.id)
        assert not any("isn’t the same" in line for line in told(session, short))
        an_article(session, f"It rained.\n\n“{SHORT} or the quay,” Mayor Odile Fenn said.")
        assert all(other != long.id for _, other in proposed(session)[1:])


def found(session: Session, viewer: Person, claim: Claim) -> list[int]:
    session.flush()
    return [same.claim_id for same in same_claims(session, viewer, claim)]


def test_a_claim_becomes_confidential_only_once_it_is_parted(database: Database) -> None:
    with database.transaction() as session:
        ilse = a_person(session, Role.EDITOR)
        one, other = pulled(session, FULL), pulled(session, SHORT)
        verbs.join(session, ilse, other.id, one.id)
        for claim in (one, other):
            with pytest.raises(RuleBroken, match="Part the two first"):
                keep_confidential(session, ilse, claim.id, [ilse.id])
        verbs.part(session, ilse, other.id)
        assert keep_confidential(session, ilse, other.id, [ilse.id]).is_confidential
