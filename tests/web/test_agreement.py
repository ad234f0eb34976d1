"""The page of agreement: its figures, its charts, and what it keeps to itself."""

import pytest
from flask import Flask
from sqlmodel import select

from factcheck.db import Database
from factcheck.models import Evidence, Person, Role, Rules, SettlingReason, ThreadKind, Topic
from factcheck.workflow.comments import answer, comment
from factcheck.workflow.desk import change_policy
from factcheck.workflow.reviews import settle_dispute
from factcheck.workflow.threads import About
from factcheck.workflow.topics import add_topics
from tests.factories import a_person, rating_named
from tests.queries.rounds import a_round
from tests.stern import Stern
from tests.web.test_query_counts import count


@pytest.fixture
def reader(database: Database, stern: Stern) -> Stern:
    with database.transaction() as session:
        return stern.as_(a_person(session, Role.READER))


def rounds(database: Database, *ratings: tuple[str, str], by: tuple[Person, ...] = ()) -> None:
    with database.transaction() as session:
        people = by or (a_person(session, name="Ada Moss"), a_person(session, name="Ben Orr"))
        for pair in ratings:
            a_round(session, *pair, by=people)


def test_two_complete_rounds_are_needed(reader: Stern, database: Database) -> None:
    assert "No such round is complete so far." in reader.get("/agreement").words
    rounds(database, ("false", "false"))
    page = reader.get("/agreement")
    assert "Two complete rounds are needed" in page.words
    assert "One such round is complete so far." in page.words


def test_the_page_is_linked_from_the_reports_and_from_the_menu(reader: Stern) -> None:
    page = reader.get("/reports")
    assert page.tree.xpath("//main//a[@href='/agreement']")
    assert page.tree.xpath("//header//a[@href='/agreement']")


def test_figures_stand_in_tables(reader: Stern, database: Database) -> None:
    rounds(database, ("true", "true"), ("false", "false"), ("true", "false"), ("true", "true"))
    page = reader.get("/agreement")
    assert "75% give the same rating, over 4 complete rounds." in page.words
    rows = [
        " ".join(cell.text_content().strip() for cell in row)
        for row in page.tree.xpath("//tbody/tr")
    ]
    # Coincidences: 8 ratings, 5 true and 3 false, 1 of 4 rounds apart: 1 - 7 * 2 / 30.
    assert "Krippendorff’s α, nominal 0.53 –" in rows
    assert "Ada Moss and Ben Orr 4 75% 0.50 –" in rows
    assert "False 3 67% True" in rows


def test_every_chart_has_a_name_a_description_and_a_table_beside_it(
    reader: Stern, database: Database
) -> None:
    rounds(database, ("true", "true"), ("false", "false"), ("true", "false"))
    page = reader.get("/agreement")
    charts = page.tree.xpath("//main//svg")
    assert len(charts) == 4
    for chart in charts:
        assert chart.get("role") == "img"
        [title] = page.tree.xpath("//*[@id=$id]", id=chart.get("aria-labelledby"))
        [described] = page.tree.xpath("//*[@id=$id]", id=chart.get("aria-describedby"))
        assert title.text_content()
        assert described.text_content()
        assert chart.xpath("ancestor::div[@class='charted']//table")


def test_what_can_not_be_told_is_a_dash_with_its_reason(reader: Stern, database: Database) -> None:
    rounds(database, ("misleading", "misleading"), ("misleading", "misleading"))
    page = reader.get("/agreement")
    assert "There is no nominal figure: all ratings are the same one" in page.words
    assert "There is no ordinal figure: nothing was rated by two people" in page.words
    assert "4 reviews have ratings without a place in the order" in page.words
    assert "Nobody has differed yet." in page.words


def test_the_most_argued_claims_are_listed_with_how_they_ended(
    reader: Stern, database: Database
) -> None:
    rounds(database, ("true", "true"))
    with database.transaction() as session:
        claim = a_round(session, "true", "false", by=(a_person(session, name="Cleo Finch"),))
        settle_dispute(
            session,
            a_person(session, Role.EDITOR),
            claim.id,
            rating_id=rating_named(session, "false").id,
            reason=SettlingReason.GUIDELINE_GAP,
            note="Zanzibar: for the reviewers alone.",
        )
    page = reader.get("/agreement")
    [row] = page.tree.xpath("//section[@aria-labelledby='argued']//li")
    said = " ".join(row.text_content().split())
    assert "Cleo Finch: True" in said
    assert "Settled: guideline gap" in said
    assert row.xpath(f".//a[@href='/claims/{claim.id}']")
    assert "Zanzibar" not in page.text


@pytest.mark.parametrize("role", list(Role))
def test_a_running_round_leaves_the_page_as_it_was(
    stern: Stern, database: Database, role: Role
) -> None:
    rounds(database, ("true", "true"), ("true", "false"))
    with database.transaction() as session:
        browser = stern.as_(a_person(session, role))
        marker = a_person(session, name="Zanzibar Quux")
    before = browser.get("/agreement").tree.xpath("string(//main)")
    with database.transaction() as session:
        a_round(session, "misleading", by=(marker,))
    page = browser.get("/agreement")
    assert page.tree.xpath("string(//main)") == before
    assert "Zanzibar" not in page.text
    assert "Misleading" not in page.words


def test_rounds_of_one_review_are_said_to_be_left_out(reader: Stern, database: Database) -> None:
    rounds(database, ("true", "true"), ("false", "false"))
    with database.transaction() as session:
        editor = a_person(session, Role.EDITOR)
        change_policy(session, editor, Rules(reviews_wanted=1))
        a_round(session, "true")
    assert "1 round of a single review compares with nothing" in reader.get("/agreement").words


def test_the_number_of_questions_does_not_grow(
    app: Flask, reader: Stern, database: Database
) -> None:
    rounds(database, ("true", "true"), ("true", "false"))
    few = count(app, reader, "/agreement")
    rounds(database, *[("true", "false"), ("false", "false"), ("mixed", "true")] * 5)
    with database.transaction() as session:
        for n in range(5):
            claim = a_round(session, "true", "false")
            add_topics(session, a_person(session), claim.id, [f"pier {n}", "harbour"])
    assert count(app, reader, "/agreement") == few
    assert few < 12


def test_topics_stand_in_a_chart_with_its_table_and_lead_to_their_claims(
    reader: Stern, database: Database
) -> None:
    rounds(database, ("true", "true"), ("false", "false"))
    page = reader.get("/agreement")
    assert "None of these claims has a topic yet." in page.words
    with database.transaction() as session:
        mara = a_person(session)
        for ratings in (("true", "true"), ("false", "true"), ("false", "false")):
            add_topics(session, mara, a_round(session, *ratings).id, ["harbour"])
        topic = session.exec(select(Topic.id)).one()
    page = reader.get("/agreement")
    [section] = page.tree.xpath("//section[@aria-labelledby='topics']")
    assert section.xpath(".//svg[@role='img']")
    [row] = section.xpath(".//tbody/tr")
    # Coincidences: 6 ratings, 3 true and 3 false, 1 of 3 rounds apart: 1 - 5 * 2 / 18.
    cells = [cell.text_content().strip() for cell in row]
    assert cells == ["harbour", "3", "67%", "0.44", "–"]
    assert row.xpath(f".//a[@href='/claims?topic={topic}']")
    assert "2 rounds are of claims without a topic." in page.words


def test_comments_never_count(reader: Stern, database: Database) -> None:
    rounds(database, ("true", "true"))
    with database.transaction() as session:
        cleo = a_person(session, name="Cleo Finch")
        claim = a_round(session, "true", "false", by=(cleo, a_person(session)))
        add_topics(session, cleo, claim.id, ["harbour"])
        piece = session.exec(select(Evidence.id).where(Evidence.claim_id == claim.id)).one()
    before = reader.get("/agreement").tree.xpath("string(//main)")
    with database.transaction() as session:
        comment(session, cleo, claim.id, "Not at all: I read it as false.")
        on_evidence = About(ThreadKind.EVIDENCE, evidence_id=piece)
        comment(session, cleo, claim.id, "This supports it.", on_evidence)
        thread = comment(session, cleo, claim.id, "True!", About(ThreadKind.RATING)).thread_id
        answer(session, a_person(session), thread, "No, false.")
    assert reader.get("/agreement").tree.xpath("string(//main)") == before
