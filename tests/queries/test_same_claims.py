"""The claims that are perhaps the same: which, in which way, and at what cost."""

from sqlalchemy import event, true
from sqlmodel import Session, select

from factcheck.db import Database
from factcheck.models import Claim, Status
from factcheck.queries.same_claims import Likeness, Same, said_again, same_claims
from factcheck.text.departures import Departure
from tests.factories import a_claim, a_person, an_article

PAID = "The council paid three million crowns for the swing bridge at Vik"


def said(session: Session, words: str) -> Claim:
    """The suggested claim of an article in which Odile Fenn says these words."""
    an_article(session, f"It rained on {len(words)} days.\n\n“{words},” Mayor Odile Fenn said.")
    return session.exec(select(Claim).where(Claim.quotation == words)).one()


def asked(session: Session, words: str) -> list[Same]:
    session.flush()
    return said_again(session, words, None, true())


def test_each_is_found_with_its_kind_and_its_differences(storage: Database) -> None:
    with storage.transaction() as session:
        claim = said(session, PAID)
        said(session, "Nobody mends the pier, and the harbour master has resigned")
        for words, likeness, departures in (
            (f"“{PAID}!”", Likeness.SAME_WORDS, ()),
            (f"{PAID} last year", Likeness.SHORTER, ()),
            (PAID.removesuffix(" at Vik"), Likeness.NEAR, ()),
            (PAID.replace("three", "four"), Likeness.NEAR, (Departure.NUMBER,)),
            (PAID.replace("paid", "never paid"), Likeness.NEAR, (Departure.NEGATED,)),
            (PAID.replace("Vik", "Holm"), Likeness.NEAR, (Departure.NAME,)),
        ):
            [same] = asked(session, words)
            assert same.claim_id == claim.id
            assert same.likeness is likeness, words
            assert same.departures == departures, words
            kept = "".join(piece.words for piece in same.pieces if piece.kind != "removed")
            assert kept == claim.quotation


def test_words_that_tell_nothing_find_nothing(storage: Database) -> None:
    with storage.transaction() as session:
        said(session, PAID)
        for words in ("", "It was", "…", "\x00 ́", "the council", "Owls hunt mice at night"):
            assert asked(session, words) == []


def test_what_was_checked_already_says_what_was_found(database: Database) -> None:
    with database.transaction() as session:
        viewer = a_person(session)
        checked = a_claim(session, Status.PUBLISHED)
        again = said(session, checked.quotation.replace("did not cost", "has not cost"))
        [same] = same_claims(session, viewer, again)
        assert (same.claim_id, same.is_checked) == (checked.id, True)
        assert same.rating
        assert same.conclusion
        waiting = same_claims(session, viewer, checked)
        assert [(one.claim_id, one.is_checked, one.rating) for one in waiting] == [
            (again.id, False, None)
        ]


def test_claims_are_reached_by_their_words_and_numbers_never_one_by_one(
    database: Database,
) -> None:
    with database.transaction() as session:
        said(session, PAID)
    statements: list[tuple[str, object]] = []
    with database.reading() as session:
        engine = session.get_bind()

        def note(_c: object, _k: object, statement: str, parameters: object, *_: object) -> None:
            statements.append((statement, parameters))

        event.listen(engine, "before_cursor_execute", note)
        assert asked(session, PAID.replace("three", "four"))
        event.remove(engine, "before_cursor_execute", note)
        plans = [
            row[3]
            for statement, parameters in statements
            for row in session.connection().exec_driver_sql(
                f"EXPLAIN QUERY PLAN {statement}", parameters
            )
        ]
    assert len(statements) <= 3
    scans = [plan for plan in plans if plan.startswith("SCAN") and "VIRTUAL TABLE" not in plan]
    assert not [plan for plan in scans if "claim" in plan and "(subquery" not in plan], plans
