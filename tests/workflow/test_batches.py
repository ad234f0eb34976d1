"""The same deed done to many claims, each judged by itself, and taken back."""

import threading
from collections.abc import Sequence
from datetime import timedelta
from itertools import count

import pytest
from sqlmodel import Session, select

from factcheck.db import Database
from factcheck.errors import NotAllowed, NotFound, RuleBroken
from factcheck.models import (
    AsideReason,
    Batch,
    BatchDeed,
    Claim,
    Event,
    Person,
    Role,
    Rules,
    Status,
    now,
)
from factcheck.workflow.assignments import assign
from factcheck.workflow.batches import MOST_CLAIMS, Order, do_batch, undo_batch
from factcheck.workflow.claims import Wording, word_claim
from factcheck.workflow.desk import change_policy
from factcheck.workflow.topics import add_topics
from tests.factories import a_claim, a_person, an_article, some_evidence

_keys = count(1)


def some(session: Session, *statuses: Status) -> list[Claim]:
    return [a_claim(session, status) for status in statuses]


def done_to(
    session: Session, actor: Person, order: Order, claims: Sequence[Claim], key: str | None = None
) -> Batch:
    chosen = [(claim.id, claim.revision) for claim in claims]
    return do_batch(session, actor, order, chosen, key or f"key {next(_keys)}")


def refused(batch: Batch) -> dict[int, str]:
    return {one["claim"]: one["why"] for one in batch.refused}


def test_each_claim_is_judged_by_itself(storage: Database) -> None:
    with storage.transaction() as session:
        mara = a_person(session)
        claims = some(session, Status.SUGGESTED, Status.SET_ASIDE, Status.AGREED)
        gone = Claim(id=4711, revision=1, quotation="", statement_key="")
        stale = a_claim(session, Status.SUGGESTED)
        seen = stale.revision
        word_claim(session, mara, stale.id, Wording(headline="Changed"))
        chosen = [(claim.id, claim.revision) for claim in (*claims, gone)] + [(stale.id, seen)]
        batch = do_batch(session, mara, Order(BatchDeed.OPEN), chosen, "a key")
        assert [one["claim"] for one in batch.done] == [claims[0].id, claims[1].id]
        assert refused(batch) == {
            claims[2].id: f"{claims[2].ref} is agreed already.",
            gone.id: "There is no such claim.",
            stale.id: f"Somebody changed {stale.ref} while you had it open.",
        }
        assert [claim.status for claim in claims] == [Status.OPEN, Status.OPEN, Status.AGREED]
    with storage.reading() as session:
        told = session.exec(select(Event).where(Event.verb == "claim.opened")).all()
        assert {claims[0].id, claims[1].id} <= {event.claim_id for event in told}


def test_what_is_refused_is_left_exactly_as_it_was(storage: Database) -> None:
    with storage.transaction() as session:
        (agreed,) = some(session, Status.AGREED)
        number = agreed.id
        done_to(session, a_person(session), set_aside_as_opinion(), [agreed])
    with storage.reading() as session:
        kept = session.get_one(Claim, number)
        assert (kept.status, kept.aside_reason) == (Status.AGREED, None)


def set_aside_as_opinion() -> Order:
    return Order(BatchDeed.SET_ASIDE, reason=AsideReason.OPINION)


def test_a_form_sent_twice_does_it_once(storage: Database) -> None:
    with storage.transaction() as session:
        mara, claims = a_person(session), some(session, Status.SUGGESTED, Status.SUGGESTED)
        first = done_to(session, mara, Order(BatchDeed.OPEN), claims, "same")
    with storage.transaction() as session:
        again = done_to(session, mara, Order(BatchDeed.OPEN), claims, "same")
        assert (again.id, again.refused) == (first.id, [])
        assert len(session.exec(select(Batch)).all()) == 1
        with pytest.raises(RuleBroken, match="somebody else"):
            done_to(session, a_person(session), Order(BatchDeed.OPEN), claims, "same")


@pytest.mark.parametrize(
    ("order", "before"),
    [
        (Order(BatchDeed.OPEN), Status.SUGGESTED),
        (Order(BatchDeed.OPEN), Status.SET_ASIDE),
        (set_aside_as_opinion(), Status.SUGGESTED),
        (set_aside_as_opinion(), Status.OPEN),
        (Order(BatchDeed.PUT_BACK), Status.OPEN),
        (Order(BatchDeed.PUT_BACK), Status.SET_ASIDE),
        (Order(BatchDeed.TAKE), Status.OPEN),
        (Order(BatchDeed.ADD_TOPIC, topics=("fish", "trams")), Status.PUBLISHED),
        (Order(BatchDeed.REMOVE_TOPIC, topics=("Harbour",)), Status.OPEN),
    ],
    ids=lambda one: (one if isinstance(one, Status) else one.deed).value,
)
def test_an_undo_puts_everything_back(storage: Database, order: Order, before: Status) -> None:
    with storage.transaction() as session:
        mara, claims = a_person(session), some(session, before, before)
        for claim in claims:
            add_topics(session, a_person(session), claim.id, ["harbour"])
        was = [state(claim) for claim in claims]
        batch = done_to(session, mara, order, claims)
        assert batch.refused == []
        assert [state(claim) for claim in claims] != was
        # What is open again is judged by the policy of the day on which it was opened.
        change_policy(session, a_person(session, Role.EDITOR), Rules(reviews_wanted=1))
        undone = undo_batch(session, mara, batch.id)
        assert undone.kept == []
        assert [state(claim) for claim in claims] == was
        assert undo_batch(session, mara, batch.id).undone_at == undone.undone_at


def state(claim: Claim) -> tuple[object, ...]:
    return (
        claim.status,
        claim.aside_reason,
        claim.policy_id,
        claim.opened_at,
        claim.assigned_to_id,
        claim.due_on,
        [topic.name for topic in claim.topics],
    )


def test_an_undo_of_assigning_gives_each_claim_back_to_who_had_it(storage: Database) -> None:
    with storage.transaction() as session:
        editor, bo, mara = (
            a_person(session, role) for role in (Role.EDITOR, Role.REVIEWER, Role.REVIEWER)
        )
        his, free = some(session, Status.OPEN, Status.OPEN)
        assign(session, editor, his.id, bo.id, now().date())
        due = now().date() + timedelta(days=3)
        order = Order(BatchDeed.ASSIGN, person_id=mara.id, due_on=due)
        batch = done_to(session, editor, order, [his, free])
        assert {his.assigned_to_id, free.assigned_to_id} == {mara.id}
        undo_batch(session, editor, batch.id)
        assert (his.assigned_to_id, his.due_on) == (bo.id, now().date())
        assert (free.assigned_to_id, free.due_on) == (None, None)


def test_an_undo_leaves_what_was_touched_since_and_says_which(storage: Database) -> None:
    with storage.transaction() as session:
        mara, bo = a_person(session), a_person(session)
        claims = some(session, Status.SUGGESTED, Status.SUGGESTED, Status.SUGGESTED)
        batch = done_to(session, mara, Order(BatchDeed.OPEN), claims)
        word_claim(session, bo, claims[0].id, Wording(headline="Touched"))
        some_evidence(session, claims[1], by=bo)
        undo_batch(session, mara, batch.id)
        assert {one["claim"]: one["why"] for one in batch.kept} == {
            claims[0].id: f"Somebody changed {claims[0].ref} since.",
            claims[1].id: f"{claims[1].ref} has evidence; set it aside instead.",
        }
        assert [claim.status for claim in claims] == [
            Status.OPEN,
            Status.OPEN,
            Status.SUGGESTED,
        ]


def test_nobody_undoes_somebody_elses_batch(database: Database) -> None:
    with database.transaction() as session:
        batch = done_to(
            session, a_person(session), Order(BatchDeed.OPEN), some(session, Status.SUGGESTED)
        )
        with pytest.raises(NotAllowed):
            undo_batch(session, a_person(session, Role.ADMIN), batch.id)
        with pytest.raises(NotFound):
            undo_batch(session, a_person(session), 4711)


@pytest.mark.parametrize(
    "order",
    [
        Order(BatchDeed.SET_ASIDE),
        Order(BatchDeed.ASSIGN),
        Order(BatchDeed.ADD_TOPIC),
        Order(BatchDeed.REMOVE_TOPIC),
    ],
    ids=lambda order: order.deed.value,
)
def test_an_order_that_lacks_something_is_refused_as_a_whole(
    database: Database, order: Order
) -> None:
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR)
        with pytest.raises(RuleBroken):
            done_to(session, editor, order, some(session, Status.OPEN))
        assert session.exec(select(Batch)).all() == []


def test_none_and_too_many_claims_are_refused(database: Database) -> None:
    with database.transaction() as session:
        mara = a_person(session)
        with pytest.raises(RuleBroken, match="Choose the claims"):
            do_batch(session, mara, Order(BatchDeed.OPEN), [], "none")
        many = [(number, 1) for number in range(MOST_CLAIMS + 1)]
        with pytest.raises(RuleBroken, match=str(MOST_CLAIMS)):
            do_batch(session, mara, Order(BatchDeed.OPEN), many, "many")


def test_a_role_does_in_a_batch_what_it_may_do_to_one(database: Database) -> None:
    with database.transaction() as session:
        claims, bo = some(session, Status.OPEN), a_person(session)
        with pytest.raises(NotAllowed):
            done_to(session, bo, Order(BatchDeed.ASSIGN, person_id=bo.id), claims)
        with pytest.raises(NotAllowed):
            done_to(session, a_person(session, Role.READER), Order(BatchDeed.TAKE), claims)


@pytest.mark.heavy
def test_two_batches_over_the_same_claims_at_once_do_it_once_to_each(storage: Database) -> None:
    with storage.transaction() as session:
        people = [a_person(session) for _ in range(4)]
        text = "\n\n".join(f"Boat {n} came home late." for n in range(20))
        article = an_article(session, text)
        claims = [
            a_claim(session, article=article, words=f"Boat {n} came home late.") for n in range(20)
        ]
    batches: list[Batch] = []

    def work(person: Person, claims: list[Claim]) -> None:
        with storage.transaction() as session:
            batches.append(done_to(session, person, set_aside_as_opinion(), claims))

    threads = [
        threading.Thread(target=work, args=(person, claims[:: (-1) ** number]))
        for number, person in enumerate(people)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done = [one["claim"] for batch in batches for one in batch.done]
    assert sorted(done) == [claim.id for claim in claims]
    assert sum(len(batch.refused) for batch in batches) == 3 * len(claims)
