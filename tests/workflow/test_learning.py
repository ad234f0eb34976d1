"""What decisions teach the inbox: kept, put to use, taken back, switched off and forgotten."""

import pytest
from sqlmodel import Session, col, select

from factcheck.cli.learner import learn
from factcheck.db import Database
from factcheck.errors import NotAllowed, RuleBroken
from factcheck.models import AsideReason, Claim, Event, LearnedWeight, Role, Status
from factcheck.queries.learned import learning, weights
from factcheck.queries.lessons import lessons, trust
from factcheck.statistics.lessons import learn as work_out
from factcheck.workflow.claims import open_claim, return_to_inbox, set_aside
from factcheck.workflow.confidentiality import keep_confidential
from factcheck.workflow.learning import forget, remember, switch_learning
from tests.factories import a_claim, a_person, an_article


def a_waiting_claim(session: Session, words: str, score: float = 0.5) -> Claim:
    article = an_article(session, f"“{words},” Odile Fenn said.")
    claim = a_claim(session, Status.SUGGESTED, article=article)
    claim.score = claim.priority = score
    session.add(claim)
    session.flush()
    return claim


def decide(database: Database, *, taken: str, left: str, times: int = 6) -> list[int]:
    """Open what is about the one, set aside what is about the other; gives what was opened."""
    opened = []
    with database.transaction() as session:
        person = a_person(session)
        for number in range(times):
            claim = a_waiting_claim(session, f"Shed {number}1 holds {taken} since May")
            open_claim(session, person, claim.id)
            opened.append(claim.id)
            other = a_waiting_claim(session, f"Shed {number}2 holds {left} since May")
            set_aside(session, person, other.id, AsideReason.NOT_CHOSEN)
    return opened


def place(database: Database, claim: Claim) -> float:
    with database.reading() as session:
        return session.get_one(Claim, claim.id).priority


def test_what_was_opened_goes_up_and_what_was_set_aside_goes_down(storage: Database) -> None:
    with storage.transaction() as session:
        herring = a_waiting_claim(session, "Nobody has ever counted the herring of this coast")
        timber = a_waiting_claim(session, "Nobody has ever counted the timber of this coast")
    decide(storage, taken="herring", left="timber")
    assert learn(storage) > 0
    assert place(storage, herring) > 0.5 > place(storage, timber)
    with storage.reading() as session:
        known = {one.feature: one for one in session.exec(select(LearnedWeight))}
        assert (known["says:herring"].opened, known["says:herring"].set_aside) == (6, 0)
        assert session.get_one(Claim, herring.id).score == 0.5
        assert learning(session).lessons == 12
    # What comes in later is given its place too, and nothing is learned twice.
    with storage.transaction() as session:
        later = a_waiting_claim(session, "The herring is back")
    learn(storage)
    assert place(storage, later) > 0.5
    assert learn(storage) == 0


def test_the_same_decisions_teach_the_same_however_often_it_learned_between(
    storage: Database,
) -> None:
    opened = decide(storage, taken="herring", left="timber", times=2)
    learn(storage)
    decide(storage, taken="timber", left="rope", times=2)
    learn(storage)
    with storage.reading() as session:
        afresh = work_out(lessons(session, None), trust)
        assert weights(session)["says:rope"] == round(afresh["says:rope"].weight, 4)
    # What is taken back was never decided.
    with storage.transaction() as session:
        return_to_inbox(session, a_person(session), opened[0])
    learn(storage)
    with storage.reading() as session:
        assert learning(session).lessons == 7


def test_duplicates_and_confidential_claims_teach_nothing(storage: Database) -> None:
    with storage.transaction() as session:
        editor = a_person(session, Role.EDITOR)
        for number in range(3):
            double = a_waiting_claim(session, f"Quay {number} smells of tar")
            set_aside(session, editor, double.id, AsideReason.DUPLICATE)
            secret = a_waiting_claim(session, f"Quay {number} smells of rum")
            open_claim(session, editor, secret.id)
            keep_confidential(session, editor, secret.id, [editor.id])
    learn(storage)
    with storage.reading() as session:
        assert learning(session).lessons == 0
        assert weights(session) == {}


def test_switched_off_the_score_alone_counts_and_on_again_what_was_known_does(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        herring = a_waiting_claim(session, "Nobody has ever counted the herring of this coast")
        admin = a_person(session, Role.ADMIN)
    decide(storage, taken="herring", left="timber")
    learn(storage)
    with storage.transaction() as session:
        switch_learning(session, admin, is_on=False)
        switch_learning(session, admin, is_on=False)
    with storage.reading() as session:
        assert weights(session) == {}
        assert len(session.exec(select(Event).where(Event.verb == "learning.switched")).all()) == 1
    with storage.transaction() as session:
        switch_learning(session, admin, is_on=True)
    learn(storage)
    assert place(storage, herring) > 0.5


def test_forgotten_decisions_count_no_more(storage: Database) -> None:
    with storage.transaction() as session:
        herring = a_waiting_claim(session, "Nobody has ever counted the herring of this coast")
        editor, reviewer = a_person(session, Role.EDITOR), a_person(session)
    decide(storage, taken="herring", left="timber")
    learn(storage)
    with storage.transaction() as session:
        with pytest.raises(NotAllowed):
            forget(session, reviewer)
        forget(session, editor)
    learn(storage)
    assert place(storage, herring) == 0.5
    decide(storage, taken="timber", left="herring")
    learn(storage)
    assert place(storage, herring) < 0.5
    with storage.reading() as session:
        assert learning(session).lessons == 12
        told = session.exec(select(Event.after).where(col(Event.verb) == "learning.forgotten"))
        assert told.all() == [{"lessons": 12}]
    # Taken back, all of them count again.
    with storage.transaction() as session:
        remember(session, a_person(session, Role.EDITOR))
        with pytest.raises(RuleBroken):
            remember(session, a_person(session, Role.EDITOR))
    learn(storage)
    with storage.reading() as session:
        assert learning(session).lessons == 24
