"""The seal on comments about the rating."""

import pytest
from sqlmodel import select

from factcheck.db import Database
from factcheck.errors import NotFound, RuleBroken
from factcheck.models import Audience, Event, Stance, Status, ThreadKind
from factcheck.queries.history import extent
from factcheck.queries.talk import counts, thread, threads
from factcheck.queries.telling import tell
from factcheck.workflow.comments import answer, comment, edit, withdraw_comment
from factcheck.workflow.evidence import withdraw
from factcheck.workflow.threads import About, resolve
from tests.factories import a_claim, a_review, some_evidence
from tests.workflow.talking import comment_events, people, read, texts

ON_RATING = About(ThreadKind.RATING)


def test_a_comment_on_the_rating_is_its_authors_alone_until_the_round_is_complete(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        mara, tom, ada = people(session)
        claim = a_claim(session)
        some_evidence(session, claim)
        before = [extent(session, one, claim) for one in (tom, ada)]
        early = comment(session, mara, claim.id, "False, I think, @Tom Reyes.", ON_RATING)
        after = [extent(session, one, claim) for one in (tom, ada)]
        assert before == after
        a_review(session, claim, by=mara)
        late = answer(session, mara, early.thread_id, "Surely false.")
        for other in (tom, ada):
            assert read(session, other, claim) == []
            assert counts(session, other, claim).open == 0
            assert comment_events(session, other, claim) == []
            for deed in (
                lambda other=other: answer(session, other, early.thread_id, "x"),
                lambda other=other: resolve(session, other, early.thread_id),
                lambda other=other: thread(session, other, claim, early.thread_id),
                lambda other=other: edit(session, other, late.id, "x"),
            ):
                with pytest.raises(NotFound):
                    deed()
        [own] = threads(session, mara, claim).threads
        assert [one.is_sealed for one in own.comments] == [True, True]
        a_review(session, claim, by=tom)
        assert read(session, ada, claim) == [["False, I think, @Tom Reyes.", "Surely false."]]
        shown = comment_events(session, ada, claim)
        assert [tell(one) for one in shown] == [
            "Mara Finch had commented on the rating; it can be read now."
        ] * 2
        assert shown[1].after["mentions"] == [tom.id]  # type: ignore[index]


def test_an_event_of_a_comment_never_says_what_was_written(database: Database) -> None:
    with database.transaction() as session:
        mara, _, _ = people(session)
        claim = a_claim(session)
        own = comment(session, mara, claim.id, "marmalade", ON_RATING)
        edit(session, mara, own.id, "marmalade again")
        withdraw_comment(session, mara, own.id)
        resolve(session, mara, own.thread_id)
        events = session.exec(select(Event).where(Event.claim_id == claim.id)).all()
        assert not any("marmalade" in f"{event.after}{event.before}" for event in events)
        sealed = {event.verb for event in events if event.audience is Audience.ACTOR}
        assert sealed == {
            "comment.written",
            "comment.edited",
            "comment.withdrawn",
            "thread.resolved",
        }


def test_new_evidence_puts_the_talk_about_the_rating_under_seal_again(storage: Database) -> None:
    with storage.transaction() as session:
        mara, tom, ada = people(session)
        claim = a_claim(session, Status.AGREED)
        first = comment(session, mara, claim.id, "It was close.", ON_RATING)
        evidence = some_evidence(session, claim, stance=Stance.CONTEXT)
        answer(session, tom, first.thread_id, "Now it is mixed.")
        assert read(session, ada, claim) == [["It was close."]]
        with pytest.raises(RuleBroken, match="stays yours"):
            edit(session, mara, first.id, "It was not close.")
        resolve(session, mara, first.thread_id)
        answer(session, tom, first.thread_id, "Really.")
        assert counts(session, ada, claim).resolved == 1
        withdraw(session, ada, evidence.id)
        assert claim.status is Status.AGREED
        [resolved] = threads(session, ada, claim, resolved=True).threads
        assert texts(resolved) == ["It was close.", "Now it is mixed.", "Really."]


def test_a_round_that_evidence_overtook_keeps_its_comments_sealed(database: Database) -> None:
    with database.transaction() as session:
        mara, tom, _ = people(session)
        claim = a_claim(session, Status.IN_REVIEW)
        comment(session, mara, claim.id, "False.", ON_RATING)
        some_evidence(session, claim, stance=Stance.CONTEXT)
        a_review(session, claim)
        a_review(session, claim)
        assert claim.status is Status.AGREED
        assert read(session, tom, claim) == []
