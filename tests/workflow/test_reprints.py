"""Reprints found as articles come in, and what editors decide about them."""

import pytest
from sqlalchemy import delete
from sqlmodel import Session, col, select

from factcheck.db import Database
from factcheck.errors import NotAllowed, NotFound, RuleBroken
from factcheck.intake.composing import Source, compose
from factcheck.intake.drafts import Draft, Facts
from factcheck.models import Article, Event, Person, Resemblance, Role, Trace
from factcheck.workflow.articles import take_all_in, take_in
from factcheck.workflow.reprint_decisions import join, split, take_back
from factcheck.workflow.reprints import MOST_COMPARED, MOST_HOLDERS, look_again
from tests.factories import a_person
from tests.text.test_likeness import ANEW, STORY

EDITED = STORY.replace("will stop running", "is to stop").replace("promised to", "will")
FIRST_HALF, SECOND_HALF = (
    "\n\n".join(STORY.split("\n\n")[:2]),
    "\n\n".join(STORY.split("\n\n")[2:]),
)


def a_draft(text: str, outlet: str, address: str | None = None) -> Draft:
    facts = Facts(outlet=outlet, title=f"As {outlet} has it", address=address)
    return compose(text, facts, Source(text.encode(), "text/plain", "plain/1", None))


def bring(session: Session, *texts: str) -> list[Article]:
    """These texts, each from an outlet of its own, one after another."""
    person = a_person(session)
    return [
        take_in(session, person, a_draft(text, f"Outlet {number}")).article
        for number, text in enumerate(texts, 1)
    ]


def groups_of(*articles: Article) -> list[int | None]:
    return [article.reprint_group for article in articles]


def an_editor(session: Session) -> Person:
    return a_person(session, Role.EDITOR)


def test_a_lightly_edited_reprint_joins_the_group_and_a_story_written_anew_does_not(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        wire, edited, anew = bring(session, STORY, EDITED, ANEW)
        told = session.exec(select(Event).where(Event.verb == "reprint.found")).one()
    assert groups_of(wire, edited, anew) == [wire.id, wire.id, None]
    assert (told.article_id, told.after and told.after["article"]) == (edited.id, wire.id)


def test_the_groups_are_the_same_in_whatever_order_and_chunks_articles_come(
    storage: Database,
) -> None:
    texts = [FIRST_HALF, ANEW, SECOND_HALF, EDITED, STORY]
    found = []
    for turn, order in enumerate((texts, texts[::-1])):
        with storage.transaction() as session:
            person = a_person(session)
            drafts = [a_draft(text, f"Outlet {turn} {text[-9:]}") for text in order]
            if turn:
                taken = take_all_in(session, person, drafts)
            else:
                taken = [take_in(session, person, draft) for draft in drafts]
            alike = {text: one.article for text, one in zip(order, taken, strict=True)}
            found.append(
                [
                    alike[one].reprint_group is not None
                    and alike[one].reprint_group == alike[other].reprint_group
                    for one in texts
                    for other in texts
                ]
            )
            session.rollback()
    assert found[0] == found[1]
    # The two halves share nothing, but for the whole of which both are cut.
    assert found[0][2]


def test_a_new_version_is_looked_at_again(storage: Database) -> None:
    address = "https://courier.example/ferry"
    with storage.transaction() as session:
        person = a_person(session)
        [wire] = bring(session, STORY)
        changing = take_in(session, person, a_draft(EDITED, "The Courier", address)).article
        assert groups_of(wire, changing) == [wire.id, wire.id]
        take_in(session, person, a_draft(ANEW, "The Courier", address))
        assert groups_of(wire, changing) == [None, None]
        assert session.exec(select(Event.verb).order_by(col(Event.id).desc())).first() == (
            "reprint.lost"
        )
        take_in(session, person, a_draft(EDITED + "\n\nMore follows.", "The Courier", address))
        assert groups_of(wire, changing) == [wire.id, wire.id]


def test_a_number_that_many_articles_have_is_kept_of_the_first_of_them(
    database: Database,
) -> None:
    with database.transaction() as session:
        person = a_person(session)
        drafts = [a_draft(STORY, f"Paper {number}") for number in range(MOST_HOLDERS + 6)]
        taken = take_all_in(session, person, drafts)
        traces = session.exec(select(Trace.article_id).distinct()).all()
        kept = session.exec(select(Resemblance.id)).all()
    assert {one.article.reprint_group for one in taken} == {taken[0].article.id}
    assert len(traces) == MOST_HOLDERS
    assert len(kept) <= MOST_COMPARED * len(taken)


def test_an_editor_joins_two_groups_and_takes_it_back(storage: Database) -> None:
    with storage.transaction() as session:
        wire, edited, anew = bring(session, STORY, EDITED, ANEW)
        decision = join(session, an_editor(session), anew.id, edited.id)
        assert groups_of(wire, edited, anew) == [wire.id] * 3
        take_back(session, an_editor(session), decision.id)
        assert groups_of(wire, edited, anew) == [wire.id, wire.id, None]
        with pytest.raises(RuleBroken, match="taken back already"):
            take_back(session, an_editor(session), decision.id)
        verbs = session.exec(select(Event.verb).order_by(col(Event.id).desc()).limit(2)).all()
    assert verbs == ["reprint.join_undone", "reprint.join"]


def test_what_a_person_split_the_machine_never_joins_again(storage: Database) -> None:
    address = "https://courier.example/ferry"
    with storage.transaction() as session:
        wire, edited = bring(session, STORY, EDITED)
        person, editor = a_person(session), an_editor(session)
        late = take_in(session, person, a_draft(STORY, "The Courier", address)).article
        decision = split(session, editor, late.id)
        assert groups_of(wire, edited, late) == [wire.id, wire.id, None]
        # Neither by a new version of it, nor by a reprint that is like both.
        take_in(session, person, a_draft(EDITED + "\n\nMore follows.", "The Courier", address))
        assert groups_of(wire, edited, late) == [wire.id, wire.id, None]
        another = take_in(session, person, a_draft(STORY, "The Ledger")).article
        assert another.reprint_group == wire.id
        assert groups_of(wire, edited, late) == [wire.id, wire.id, None]
        take_back(session, editor, decision.id)
        assert groups_of(wire, edited, late, another) == [wire.id] * 4


def test_what_a_person_joined_the_machine_never_splits(storage: Database) -> None:
    address = "https://courier.example/ferry"
    with storage.transaction() as session:
        [wire] = bring(session, STORY)
        person = a_person(session)
        other = take_in(session, person, a_draft(ANEW, "The Courier", address)).article
        join(session, an_editor(session), wire.id, other.id)
        take_in(session, person, a_draft("Snow fell on the islands.", "The Courier", address))
        assert groups_of(wire, other) == [wire.id, wire.id]


def test_a_later_decision_has_the_last_word(storage: Database) -> None:
    with storage.transaction() as session:
        wire, edited = bring(session, STORY, EDITED)
        editor = an_editor(session)
        split(session, editor, edited.id)
        joined = join(session, editor, wire.id, edited.id)
        assert groups_of(wire, edited) == [wire.id, wire.id]
        take_back(session, editor, joined.id)
        assert groups_of(wire, edited) == [None, None]


def test_those_joined_over_an_article_stay_joined_when_it_is_split_off(
    database: Database,
) -> None:
    with database.transaction() as session:
        one, middle, other = bring(session, STORY, ANEW, "Snow fell on the islands.")
        editor = an_editor(session)
        join(session, editor, one.id, middle.id)
        join(session, editor, other.id, middle.id)
        split(session, editor, middle.id)
    assert groups_of(one, middle, other) == [one.id, None, one.id]


def test_decisions_that_make_no_sense_are_refused(database: Database) -> None:
    with database.transaction() as session:
        wire, edited, anew = bring(session, STORY, EDITED, ANEW)
        editor = an_editor(session)
        for refusal, deed in (
            (RuleBroken, lambda: join(session, editor, wire.id, wire.id)),
            (RuleBroken, lambda: join(session, editor, wire.id, edited.id)),
            (NotFound, lambda: join(session, editor, wire.id, 9_999)),
            (RuleBroken, lambda: split(session, editor, anew.id)),
            (NotFound, lambda: split(session, editor, 9_999)),
            (NotFound, lambda: take_back(session, editor, 9_999)),
            (NotAllowed, lambda: join(session, a_person(session), wire.id, anew.id)),
            (NotAllowed, lambda: split(session, a_person(session), wire.id)),
        ):
            with pytest.raises(refusal):
                deed()
        assert groups_of(wire, edited, anew) == [wire.id, wire.id, None]


def test_articles_that_came_in_before_are_looked_at_once_and_decisions_stay(
    storage: Database,
) -> None:
    with storage.transaction() as session:
        articles = bring(session, STORY, EDITED, ANEW, STORY)
        split(session, an_editor(session), articles[3].id)
        # As a desk is that was made before: no traces, and nothing found.
        for table in (Trace, Resemblance):
            session.connection().execute(delete(table))
        articles[0].reprint_group = articles[1].reprint_group = None
        session.flush()
        person = a_person(session)
        last, looked = 0, []
        while found := look_again(session, person, last, 3):
            looked.append(found[0])
            last = found[1]
        wire = articles[0].id
        assert looked == [3, 1]
        assert groups_of(*articles) == [wire, wire, None, None]
        assert look_again(session, person, 0, 3) is None
