"""The lists of the desk: every filter, every order, on both databases."""

from datetime import timedelta
from itertools import count

import pytest
from sqlmodel import Session

from factcheck.db import Database
from factcheck.models import Claim, NamedReader, Person, Role, Status, now
from factcheck.queries import listing, waiting
from factcheck.queries.choices import choices, outlets
from factcheck.queries.wanted import RUNNING, Assignee, Due, Queue, Sort, Wanted
from factcheck.workflow.assignments import assign
from factcheck.workflow.topics import add_topics
from tests.factories import a_claim, a_person, a_review, an_article, some_evidence

_numbers = count(1)


def a_lone_claim(session: Session, status: Status = Status.OPEN, outlet: str = "Post") -> Claim:
    """The one claim of an article that nobody else says anything in."""
    number = next(_numbers)
    text = (
        f"“Mill {number} has never been empty,” Odile Fenn said.\n\n"
        f"The door of mill {number} was painted in June. Its roof was tarred in July."
    )
    return a_claim(session, status, article=an_article(session, text, outlet=outlet))


def listed(session: Session, viewer: Person, wanted: Wanted) -> list[int]:
    """The numbers of the claims; the figures beside the list have to agree with it."""
    found = [row.id for row in listing.claims(session, viewer, wanted).rows]
    of_each = listing.counts(session, viewer, wanted)
    assert sum(of_each.get(status, 0) for status in wanted.statuses or Status) == len(found)
    queue = waiting.queue(session, viewer, wanted, shown=50)
    assert queue.total == len(found)
    assert [one.id for one in queue.claims] == found
    on_board = listing.board(session, viewer, wanted)
    assert {row.id for rows in on_board.values() for row in rows} <= set(found)
    return found


def test_claims_are_found_by_who_sees_to_them(storage: Database) -> None:
    with storage.transaction() as session:
        mara, bo, editor = a_person(session), a_person(session), a_person(session, Role.EDITOR)
        mine, his, free = (a_lone_claim(session) for _ in range(3))
        assign(session, editor, mine.id, mara.id, None)
        assign(session, editor, his.id, bo.id, None)
        assert listed(session, mara, Wanted(assignee=Assignee.ME)) == [mine.id]
        assert listed(session, mara, Wanted(assignee=bo.id)) == [his.id]
        assert listed(session, mara, Wanted(assignee=Assignee.NOBODY)) == [free.id]
        (row,) = listing.claims(session, mara, Wanted(assignee=bo.id)).rows
        assert row.assignee == bo.name


def test_claims_are_found_by_when_they_are_due(storage: Database) -> None:
    with storage.transaction() as session:
        viewer, today = a_person(session), now().date()
        late, soon, later, undated = (a_lone_claim(session) for _ in range(4))
        done = a_lone_claim(session, Status.SET_ASIDE)
        for claim, days in ((late, -1), (soon, 7), (later, 8), (done, -9)):
            claim.due_on = today + timedelta(days=days)
        session.flush()
        assert listed(session, viewer, Wanted(due=Due.LATE)) == [late.id]
        assert listed(session, viewer, Wanted(due=Due.WEEK)) == [soon.id]
        assert listed(session, viewer, Wanted(due=Due.NONE)) == [undated.id]
        assert listed(session, viewer, Wanted(due=Due.LATE, statuses=(Status.SET_ASIDE,))) == []


def test_claims_are_found_by_topic_outlet_and_how_long_they_wait(storage: Database) -> None:
    with storage.transaction() as session:
        viewer = a_person(session)
        found, other = a_lone_claim(session, outlet="Voice"), a_lone_claim(session)
        add_topics(session, viewer, found.id, ["Herring"])
        found.standing_since = now() - timedelta(days=5)
        session.flush()
        topic = found.topics[0].id
        (voice,) = [n for n, name in outlets(session, viewer) if name == "Voice"]
        for wanted in (Wanted(topic=topic), Wanted(outlet=voice), Wanted(waiting=5)):
            assert listed(session, viewer, wanted) == [found.id]
        assert listed(session, viewer, Wanted(topic=topic, waiting=6)) == []
        assert set(listed(session, viewer, Wanted())) == {found.id, other.id}
        rows = {row.id: row.topics for row in listing.claims(session, viewer, Wanted()).rows}
        assert (list(rows[found.id]), list(rows[other.id])) == (["Herring"], [])


def test_claims_are_found_by_the_rating_that_the_desk_signed_off(storage: Database) -> None:
    with storage.transaction() as session:
        viewer = a_person(session)
        a_lone_claim(session, Status.AGREED)
        signed, out = (
            a_lone_claim(session, Status.SIGNED_OFF),
            a_lone_claim(session, Status.PUBLISHED),
        )
        assert set(listed(session, viewer, Wanted(rating="false"))) == {signed.id, out.id}
        assert listed(session, viewer, Wanted(rating="false", statuses=RUNNING)) == [signed.id]
        assert listed(session, viewer, Wanted(rating="true")) == []
        (row,) = listing.claims(session, viewer, Wanted(statuses=(Status.PUBLISHED,))).rows
        assert row.rating is not None
        assert row.rating.label == "False"


def test_queues_are_of_whoever_looks(storage: Database) -> None:
    with storage.transaction() as session:
        mara, reader = a_person(session), a_person(session, Role.READER)
        editor = a_person(session, Role.EDITOR)
        bare, reviewed = a_lone_claim(session), a_lone_claim(session)
        some_evidence(session, reviewed)
        a_review(session, reviewed, by=mara)
        disputed, agreed = (
            a_lone_claim(session, status) for status in (Status.DISPUTED, Status.AGREED)
        )
        assert listed(session, mara, Wanted(queue=Queue.BARE)) == [bare.id]
        assert listed(session, mara, Wanted(queue=Queue.REVIEW)) == []
        assert listed(session, editor, Wanted(queue=Queue.REVIEW)) == [reviewed.id]
        assert listed(session, editor, Wanted(queue=Queue.SETTLE)) == [disputed.id]
        assert listed(session, editor, Wanted(queue=Queue.SIGN)) == [agreed.id]
        for queue in (Queue.REVIEW, Queue.REVISE, Queue.SETTLE, Queue.SIGN):
            assert listed(session, reader, Wanted(queue=queue)) == []


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("statuses", [(), RUNNING])
def test_in_every_order_page_by_page_each_claim_is_shown_once(
    storage: Database, sort: Sort, statuses: tuple[Status, ...]
) -> None:
    with storage.transaction() as session:
        made = [a_lone_claim(session) for _ in range(7)]
        viewer, noon = a_person(session), now()
        for place, claim in enumerate(made):
            # Every two are alike, and some have no date.
            claim.changed_at = claim.standing_since = noon - timedelta(hours=place // 2)
            claim.score = 0.1 * (place // 2)
            claim.due_on = noon.date() + timedelta(days=place // 2) if place % 3 else None
        session.flush()
        whole = [
            row.id for row in listing.claims(session, viewer, Wanted(statuses, sort=sort)).rows
        ]
        seen: list[int] = []
        after: str | None = None
        while len(seen) < 20:
            page = listing.claims(
                session, viewer, Wanted(statuses, sort=sort), after=after, limit=2
            )
            seen += [row.id for row in page.rows]
            if (after := page.next) is None:
                break
    assert sorted(seen) == [claim.id for claim in made]
    assert seen == whole


def test_what_has_no_date_comes_behind_what_has_one(storage: Database) -> None:
    with storage.transaction() as session:
        undated, later, sooner = (a_lone_claim(session) for _ in range(3))
        later.due_on, sooner.due_on = now().date() + timedelta(days=2), now().date()
        session.flush()
        wanted = Wanted(sort=Sort.DUE)
        assert listed(session, a_person(session), wanted) == [sooner.id, later.id, undated.id]


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("made_up", ["", "_", "none_x", "none_3", "x_1", "1e999_1", "nan_1", "0_1"])
def test_no_cursor_is_too_odd(storage: Database, sort: Sort, made_up: str) -> None:
    with storage.transaction() as session:
        a_lone_claim(session)
        listing.claims(session, a_person(session), Wanted(sort=sort), after=made_up)


def test_a_board_shows_so_many_of_each_status_and_no_more(database: Database) -> None:
    with database.transaction() as session:
        text = "\n\n".join(f"Boat {n} came home late." for n in range(25))
        article, viewer = an_article(session, text), a_person(session)
        for n in range(25):
            a_claim(session, article=article, words=f"Boat {n} came home late.", by=viewer)
        agreed = a_lone_claim(session, Status.AGREED)
        columns = listing.board(session, viewer, Wanted(statuses=RUNNING))
        assert list(columns) == list(RUNNING)
        assert len(columns[Status.OPEN]) == listing.ON_BOARD
        assert [row.id for row in columns[Status.AGREED]] == [agreed.id]


@pytest.mark.parametrize("role", list(Role))
def test_no_list_and_no_figure_knows_of_a_confidential_claim(storage: Database, role: Role) -> None:
    with storage.transaction() as session:
        other, named = a_person(session, role), a_person(session, role)
        claim = a_lone_claim(session, Status.DISPUTED)
        add_topics(session, a_person(session), claim.id, ["Secrets"])
        claim.is_confidential = True
        session.add(NamedReader(claim_id=claim.id, person_id=named.id, named_by_id=named.id))
        session.flush()
        for wanted in (Wanted(), Wanted(confidential=True), Wanted(words="mill")):
            assert [row.id for row in listing.claims(session, named, wanted).rows] == [claim.id]
            assert listing.claims(session, other, wanted).rows == []
            assert listing.counts(session, other, wanted) == {}
            assert waiting.queue(session, other, wanted).total == 0
            assert not any(listing.board(session, other, wanted).values())
        offered = choices(session, other, Wanted())
        assert offered.topics == []
        assert offered.claimants == []
