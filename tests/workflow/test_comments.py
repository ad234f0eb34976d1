"""Comments in threads, whom they mention, and the seal on those about the rating."""

import pytest

from factcheck.db import Database
from factcheck.errors import NotAllowed, NotFound, OutOfDate, RuleBroken
from factcheck.models import (
    LONGEST_COMMENT,
    Comment,
    NamedReader,
    Role,
    Status,
    ThreadKind,
)
from factcheck.queries.talk import counts, dispute_thread, stretches, thread, threads
from factcheck.queries.telling import tell
from factcheck.workflow.comments import (
    answer,
    comment,
    edit,
    restore_comment,
    withdraw_comment,
)
from factcheck.workflow.threads import About, reopen_thread, resolve
from tests.factories import (
    a_claim,
    a_person,
    a_selection,
    article_of,
    newest_version,
    some_evidence,
)
from tests.workflow.talking import comment_events, people, read, texts

IN_DISPUTE = About(ThreadKind.DISPUTE)


def test_a_comment_and_its_answers_are_a_thread(storage: Database) -> None:
    with storage.transaction() as session:
        mara, tom, ada = people(session)
        claim = a_claim(session)
        first = comment(session, mara, claim.id, " Which pier\r\nis meant? ")
        answer(session, tom, first.thread_id, "The new one, @Mara Finch.")
        comment(session, ada, claim.id, "Another thing")
        assert read(session, tom, claim) == [
            ["Another thing"],
            ["Which pier\nis meant?", "The new one, @Mara Finch."],
        ]
        event = comment_events(session, ada, claim)[1]
        assert tell(event) == "Tom Reyes commented on the claim."
        assert event.after == {
            "thread": first.thread_id,
            "about": "claim",
            "evidence": None,
            "mentions": [mara.id],
            "thread_people": [mara.id, tom.id],
        }
        assert (counts(session, tom, claim).open, counts(session, tom, claim).resolved) == (2, 0)


def test_a_comment_stands_by_evidence_and_by_a_passage(storage: Database) -> None:
    with storage.transaction() as session:
        mara, tom, _ = people(session)
        claim = a_claim(session)
        evidence = some_evidence(session, claim)
        other = some_evidence(session, a_claim(session))
        comment(session, mara, claim.id, "Is it dated?", About(ThreadKind.EVIDENCE, evidence.id))
        article = article_of(session, claim)
        selection = a_selection(session, article, claim.quotation)
        on_words = About(ThreadKind.PASSAGE, selection=selection)
        comment(session, mara, claim.id, "Who heard it?", on_words)
        [by_passage, by_evidence] = threads(session, tom, claim).threads
        assert by_passage.exact == claim.quotation
        assert by_evidence.evidence_id == evidence.id
        assert counts(session, tom, claim).on_evidence == {evidence.id: 1}
        [stretch] = stretches(session, newest_version(session, article).id, claim.id)
        assert stretch.thread_id == by_passage.id
        with pytest.raises(NotFound):
            comment(session, mara, claim.id, "x", About(ThreadKind.EVIDENCE, other.id))
        with pytest.raises(RuleBroken, match="Select or paste"):
            comment(session, mara, claim.id, "x", About(ThreadKind.PASSAGE))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("  \n ", "Write something"),
        ("x" * (LONGEST_COMMENT + 1), "under 4,000"),
        ("ask @Jon about it", "“@Jon” is nobody at this desk"),
        ("ask @Gone Away", "disabled"),
        ("ask @Tom", "several people. Write @Tom Reyes or @Tom Ash"),
        ("ask @Kim Low", "Write @kim@desk.example or @low@desk.example"),
        (" ".join(f"@nobody{n}" for n in range(21)), "at most 20"),
    ],
)
def test_what_cannot_be_written_is_refused_in_words(
    database: Database, text: str, why: str
) -> None:
    with database.transaction() as session:
        mara, _tom, _ada = people(session)
        a_person(session, name="Tom Ash", email="ash@desk.example")
        a_person(session, name="Kim Low", email="kim@desk.example")
        a_person(session, name="Kim Low", email="low@desk.example")
        a_person(session, name="Gone Away", disabled=True)
        claim = a_claim(session)
        with pytest.raises(RuleBroken, match=why):
            comment(session, mara, claim.id, text)
        assert threads(session, mara, claim).threads == []


def test_nobody_is_mentioned_who_may_not_know_of_a_confidential_claim(database: Database) -> None:
    with database.transaction() as session:
        mara, tom, _ = people(session)
        claim = a_claim(session)
        first = comment(session, tom, claim.id, "Before it was confidential")
        claim.is_confidential = True
        session.add(NamedReader(claim_id=claim.id, person_id=mara.id, named_by_id=mara.id))
        session.flush()
        with pytest.raises(RuleBroken, match="isn’t named for it"):
            comment(session, mara, claim.id, "ask @Tom Reyes")
        for refused in (
            lambda: comment(session, tom, claim.id, "x"),
            lambda: answer(session, tom, first.thread_id, "x"),
            lambda: edit(session, tom, first.id, "x"),
            lambda: resolve(session, tom, first.thread_id),
        ):
            with pytest.raises(NotFound):
                refused()
        assert threads(session, tom, claim).threads == []


def test_a_reader_comments_nothing(database: Database) -> None:
    with database.transaction() as session:
        mara, _, _ = people(session)
        reader, claim = a_person(session, Role.READER), a_claim(session)
        first = comment(session, mara, claim.id, "Hm.")
        with pytest.raises(NotAllowed):
            comment(session, reader, claim.id, "x")
        with pytest.raises(NotAllowed):
            answer(session, reader, first.thread_id, "x")
        assert read(session, reader, claim) == [["Hm."]]


def test_a_form_sent_twice_writes_once(storage: Database) -> None:
    with storage.transaction() as session:
        mara, tom, _ = people(session)
        claim = a_claim(session)
        for _ in range(2):
            first = comment(session, mara, claim.id, "Once.", form_key="a key")
            answer(session, mara, first.thread_id, "And again.", "another key")
        assert read(session, mara, claim) == [["Once.", "And again."]]
        for person, text in ((tom, "Once."), (mara, "Something else.")):
            comment(session, person, claim.id, text, form_key="a key")
        assert read(session, mara, claim)[:2] == [["Something else."], ["Once."]]


def test_ones_own_comment_is_edited_and_every_wording_kept(database: Database) -> None:
    with database.transaction() as session:
        mara, tom, _ = people(session)
        claim = a_claim(session)
        own = comment(session, mara, claim.id, "Ask @Tom Reyes.")
        edit(session, mara, own.id, "Ask @Ada Moss.", seen=1)
        edit(session, mara, own.id, "Ask @Ada Moss!")
        [row] = threads(session, tom, claim).threads[0].comments
        assert [one.text for one in row.earlier] == ["Ask @Tom Reyes.", "Ask @Ada Moss."]
        with pytest.raises(OutOfDate):
            edit(session, mara, own.id, "Ask nobody.", seen=1)
        with pytest.raises(NotAllowed):
            edit(session, tom, own.id, "Mine now")
        with pytest.raises(RuleBroken, match="nobody at this desk"):
            edit(session, mara, own.id, "Ask @Jon.")
        newly = [event.after["mentions"] for event in comment_events(session, mara, claim)]  # type: ignore[index]
        assert [len(one) for one in newly] == [0, 1, 1]


def test_a_withdrawn_comment_stays_as_withdrawn_and_comes_back(database: Database) -> None:
    with database.transaction() as session:
        mara, tom, _ = people(session)
        claim = a_claim(session)
        own = comment(session, mara, claim.id, "Nonsense.")
        with pytest.raises(NotAllowed):
            withdraw_comment(session, tom, own.id)
        withdraw_comment(session, mara, own.id)
        [row] = threads(session, tom, claim).threads[0].comments
        assert row.withdrawn_at is not None
        with pytest.raises(RuleBroken, match="Restore it first"):
            edit(session, mara, own.id, "Sense.")
        restore_comment(session, mara, own.id)
        assert own.withdrawn_at is None


def test_a_thread_is_resolved_reopened_and_opened_again_by_an_answer(database: Database) -> None:
    with database.transaction() as session:
        mara, tom, _ = people(session)
        claim = a_claim(session)
        number = comment(session, mara, claim.id, "Which pier?").thread_id
        resolve(session, tom, number)
        assert threads(session, mara, claim).threads == []
        [resolved] = threads(session, mara, claim, resolved=True).threads
        assert resolved.resolved_by == "Tom Reyes"
        reopen_thread(session, mara, number)
        resolve(session, mara, number)
        answer(session, tom, number, "One more thing.")
        assert counts(session, mara, claim).open == 1


def test_long_talk_is_shown_in_pages(storage: Database) -> None:
    with storage.transaction() as session:
        mara, tom, _ = people(session)
        claim = a_claim(session)
        first = comment(session, mara, claim.id, "0")
        for number in range(1, 60):
            answer(session, mara, first.thread_id, str(number))
        [row] = threads(session, tom, claim).threads
        assert texts(row) == ["55", "56", "57", "58", "59"]
        assert row.earlier == 55
        whole = thread(session, tom, claim, row.id)
        assert (texts(whole)[0], whole.earlier) == ("10", 10)
        before = thread(session, tom, claim, row.id, before=whole.comments[0].id)
        assert (texts(before)[0], before.earlier) == ("0", 0)
        for number in range(25):
            comment(session, mara, claim.id, f"thread {number}")
        page = threads(session, tom, claim)
        assert (len(page.threads), page.next is not None) == (20, True)
        assert len(threads(session, tom, claim, before=page.next).threads) == 6
        with pytest.raises(NotFound):
            thread(session, tom, a_claim(session), row.id)


def test_a_dispute_has_one_thread(database: Database) -> None:
    with database.transaction() as session:
        mara, tom, ada = people(session)
        claim = a_claim(session, Status.DISPUTED)
        first = comment(session, mara, claim.id, "I read it otherwise.", IN_DISPUTE)
        second = comment(session, tom, claim.id, "So did I.", IN_DISPUTE)
        assert first.thread_id == second.thread_id
        assert first.round_id is not None
        found = dispute_thread(session, ada, first.round_id)
        assert found is not None
        assert texts(found) == ["I read it otherwise.", "So did I."]
        with pytest.raises(RuleBroken, match="not disputed"):
            comment(session, mara, a_claim(session).id, "x", IN_DISPUTE)


def test_nothing_of_a_comment_is_lost(database: Database) -> None:
    with database.transaction() as session:
        mara, _, _ = people(session)
        claim = a_claim(session)
        own = comment(session, mara, claim.id, "Kept.")
        withdraw_comment(session, mara, own.id)
        assert session.get_one(Comment, own.id).text == "Kept."
