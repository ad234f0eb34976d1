"""Outlets tied together, and what that means for a claim."""

import pytest
from sqlmodel import Session, select

from factcheck.db import Database
from factcheck.errors import NotAllowed, NotFound, RuleBroken
from factcheck.models import Event, Outlet, Person, Role, TieKind
from factcheck.queries.ledger import ledger_of
from factcheck.queries.workbench import workbench
from factcheck.workflow.outlets import tie, tie_again, untie
from tests.factories import a_claim, a_person, an_article, some_evidence

A, B, C = "The Sandvik Courier", "Island Voice", "Northern Wire"


def an_editor(session: Session) -> Person:
    return a_person(session, Role.EDITOR)


def some_outlets(session: Session) -> None:
    for name in (A, B, C):
        an_article(session, outlet=name)


def houses(session: Session) -> dict[str, int | None]:
    return dict(session.exec(select(Outlet.name, Outlet.house)).all())


def test_outlets_hang_together_over_others_until_they_are_untied(storage: Database) -> None:
    with storage.transaction() as session:
        some_outlets(session)
        editor = an_editor(session)
        first = tie(session, editor, A, f"  {B.upper()} ", TieKind.SAME_OWNER)
        tie(session, editor, B, C, TieKind.CARRIES_WIRE)
        assert len(set(houses(session).values()) - {None}) == 1
        untie(session, editor, first.id)
        found = houses(session)
        assert (found[A], found[B] == found[C]) == (None, True)
        tie_again(session, editor, first.id)
        assert len(set(houses(session).values()) - {None}) == 1
        told = session.exec(select(Event.verb).where(Event.verb.startswith("outlet."))).all()  # type: ignore[attr-defined]
    assert told == ["outlet.tied", "outlet.tied", "outlet.untied", "outlet.tied"]


def test_articles_of_tied_outlets_are_one_source_and_the_ledger_says_why(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        claim = a_claim(session)
        for name in (A, B, C):
            some_evidence(session, claim, article=an_article(session, outlet=name))
        editor = an_editor(session)
        assert workbench(session, editor, claim.id).independent_sources == 3
        made = tie(session, editor, A, B, TieKind.SAME_OWNER)
        tie(session, editor, B, C, TieKind.CARRIES_WIRE)
        assert workbench(session, editor, claim.id).independent_sources == 1
        assert [row.one_with for row in ledger_of(session, claim)] == [
            None,
            f"same owner as {A}",
            f"tied to {A} by way of others",
        ]
        untie(session, editor, made.id)
        assert workbench(session, editor, claim.id).independent_sources == 2
        assert ledger_of(session, claim)[2].one_with == f"wire of {B}"


def test_ties_that_make_no_sense_are_refused(database: Database) -> None:
    with database.transaction() as session:
        some_outlets(session)
        editor = an_editor(session)
        made = tie(session, editor, A, B, TieKind.SAME_OWNER)
        for refusal, deed in (
            (RuleBroken, lambda: tie(session, editor, A, A, TieKind.SAME_OWNER)),
            (RuleBroken, lambda: tie(session, editor, B, A, TieKind.CARRIES_WIRE)),
            (RuleBroken, lambda: tie(session, editor, A, "Nobody’s Paper", TieKind.SAME_OWNER)),
            (RuleBroken, lambda: tie_again(session, editor, made.id)),
            (NotFound, lambda: untie(session, editor, 9_999)),
            (NotAllowed, lambda: tie(session, a_person(session), A, C, TieKind.SAME_OWNER)),
        ):
            with pytest.raises(refusal):
                deed()
        untie(session, editor, made.id)
        with pytest.raises(RuleBroken):
            untie(session, editor, made.id)
