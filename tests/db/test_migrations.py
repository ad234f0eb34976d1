"""The way of a database from nothing to the newest schema, back, and up again."""

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError
from sqlmodel import col, select

from factcheck.db import Database, is_current, upgrade
from factcheck.db.migrate import SCRIPTS, differences
from factcheck.models import (
    Correction,
    Edition,
    Event,
    Evidence,
    Letter,
    LinkPurpose,
    Proof,
    Rating,
    RatingScheme,
    Role,
    Sentence,
    Stance,
    Status,
    Version,
    now,
)
from factcheck.queries import fulltext
from factcheck.queries.links import Published, opened_by, shown_by
from factcheck.queries.ratings import schemes
from factcheck.text.searching import Term
from factcheck.workflow.corrections import mark_outdated
from factcheck.workflow.desk import policy_in_force, set_up
from factcheck.workflow.evidence import attach_search
from factcheck.workflow.letters import write_trial
from tests.factories import a_claim, a_link, a_person, an_article
from tests.outreach import a_search

#: The newest schema whose evidence is passages alone.
BEFORE_SEARCHES = "0011"
#: The newest one in which corrections stand in editions alone.
BEFORE_CORRECTIONS = "0016"
#: The newest schema whose links show the newest edition alone.
BEFORE_PURPOSES = "0017"

EXPENSIVE = "The roof of the herring hall cost nine crowns."
CHEAP = "The lamp on the breakwater cost nothing."


def test_an_empty_database_is_brought_to_the_newest_schema(blank: Database) -> None:
    assert not is_current(blank)
    upgrade(blank)
    assert is_current(blank)
    assert {"article", "claim", "evidence", "event", "edition"} <= tables(blank)


def test_models_and_migrations_say_the_same(blank: Database) -> None:
    upgrade(blank)
    assert differences(blank) == []


def test_a_table_that_no_migration_makes_is_a_difference(blank: Database) -> None:
    upgrade(blank)
    downgrade(blank, "0001")
    missing = [change for change in differences(blank) if change[0] == "add_table"]  # type: ignore[index]
    assert "evidence" in {change[1].name for change in missing}  # type: ignore[index]


def test_upgrading_twice_changes_nothing_and_keeps_what_is_there(blank: Database) -> None:
    upgrade(blank)
    store(blank, EXPENSIVE)
    before = schema(blank)
    upgrade(blank)
    assert schema(blank) == before
    assert found(blank, "herring") == [EXPENSIVE]


def test_going_down_to_nothing_and_up_again_gives_the_same_schema(blank: Database) -> None:
    upgrade(blank)
    before = schema(blank)
    downgrade(blank, "base")
    assert not is_current(blank)
    assert not {"article", "claim", "person", "evidence"} & tables(blank)
    upgrade(blank)
    assert is_current(blank)
    assert schema(blank) == before


def test_corrections_from_before_they_had_rows_are_read_from_the_editions(blank: Database) -> None:
    upgrade(blank)
    with blank.transaction() as session:
        set_up(session)
        claim, editor = a_claim(session, Status.PUBLISHED), a_person(session, Role.EDITOR)
        mark_outdated(session, editor, claim.id, "The town paid it back.")
        before = session.exec(select(Correction)).one().model_dump()
    downgrade(blank, BEFORE_CORRECTIONS)
    upgrade(blank)
    with blank.reading() as session:
        assert session.exec(select(Correction)).one().model_dump() == before


def test_a_desk_from_before_schemes_keeps_its_ratings_and_policy_on_the_desk_scale(
    blank: Database,
) -> None:
    upgrade(blank)
    downgrade(blank, "0007")
    with blank.engine.begin() as connection:
        for label in ("True", "False"):
            connection.execute(
                text(
                    "INSERT INTO rating (key, label, definition, colour, position)"
                    " VALUES (:label, :label, 'so it is', '#17683f', 0)"
                ),
                {"label": label},
            )
        connection.execute(
            text(
                "INSERT INTO policy (reviews_wanted, one_person_desk, made_at)"
                " VALUES (3, :no, '2026-01-01 00:00:00+00:00')"
            ),
            {"no": False},
        )
    upgrade(blank)
    with blank.transaction() as session:
        set_up(session)
        ratings = session.exec(select(Rating.label).where(Rating.scheme_id == 1)).all()
        policy = policy_in_force(session)
        keys = session.exec(select(RatingScheme.key).order_by(col(RatingScheme.id))).all()
        [view] = [one for one in schemes(session, a_person(session)) if one.is_in_force]
    assert sorted(ratings) == ["False", "True"]
    assert (policy.reviews_wanted, policy.scheme_id) == (3, 1)
    assert not policy.primary_source_wanted
    assert keys == ["desk-scale", "conclusion-alone"]
    assert view.in_force[0].added_at.year == 2000


def test_links_and_letters_from_before_purposes_work_as_they_did(blank: Database) -> None:
    upgrade(blank)
    with blank.transaction() as session:
        set_up(session)
        admin = a_person(session, Role.ADMIN)
        link, token = a_link(session, a_claim(session, Status.PUBLISHED))
        letter = write_trial(session, admin)
    downgrade(blank, BEFORE_PURPOSES)
    upgrade(blank)
    with blank.reading() as session:
        kept = opened_by(session, token)
        assert (kept.id, kept.purpose, kept.proof) == (
            link.id,
            LinkPurpose.PUBLIC_LATEST,
            Proof.NONE,
        )
        assert isinstance(shown_by(session, kept, "The Desk", now()), Published)
        assert session.get_one(Letter, letter.id).person_id == admin.id


def test_words_of_rows_that_went_down_with_their_table_are_not_found(blank: Database) -> None:
    upgrade(blank)
    store(blank, EXPENSIVE)
    downgrade(blank, "base")
    upgrade(blank)
    store(blank, CHEAP)
    assert found(blank, "herring") == []
    assert found(blank, "breakwater") == [CHEAP]


def test_the_full_text_index_follows_what_is_added_and_changed(blank: Database) -> None:
    upgrade(blank)
    store(blank, EXPENSIVE)
    assert found(blank, "herring") == [EXPENSIVE]
    with blank.transaction() as session:
        sentence = session.exec(select(Sentence).where(Sentence.text == EXPENSIVE)).one()
        sentence.text = CHEAP
    assert found(blank, "herring") == []
    assert found(blank, "breakwater") == [CHEAP]
    with blank.transaction() as session:
        session.delete(session.get_one(Sentence, sentence.id))
    assert found(blank, "breakwater") == []


def test_a_policy_from_before_stays_as_open_as_it_was(blank: Database) -> None:
    upgrade(blank)
    with blank.transaction() as session:
        set_up(session)
    downgrade(blank, "0002")
    assert "sources_wanted" not in columns(blank, "policy")
    upgrade(blank)
    with blank.reading() as session:
        policy = policy_in_force(session)
    assert (policy.reviews_wanted, policy.sources_wanted, policy.review_by_days) == (2, 1, None)
    assert policy.finder_may_review
    assert policy.attacher_may_review
    assert policy.own_article_may_suffice


def test_evidence_from_before_is_all_there_beside_searches(blank: Database) -> None:
    upgrade(blank)
    with blank.transaction() as session:
        set_up(session)
        claim = a_claim(session, Status.PUBLISHED)
        passages = [evidence.passage_id for evidence in session.exec(select(Evidence))]
        attached = attach_search(
            session, a_person(session), a_search(session, claim).id, Stance.CONTEXT
        )
    downgrade(blank, BEFORE_SEARCHES)
    assert "search_id" not in columns(blank, "evidence")
    upgrade(blank)
    with blank.reading() as session:
        kept = session.exec(select(Evidence)).all()
        assert len(session.exec(select(Edition)).all()) == 1
    # What the schema before has no place for went, and nothing else did.
    assert [evidence.passage_id for evidence in kept] == passages
    assert attached.id not in [evidence.id for evidence in kept]
    neither = "UPDATE evidence SET passage_id = NULL"
    with pytest.raises(DatabaseError, match="one_of_both"), blank.transaction() as session:
        session.connection().exec_driver_sql(neither)
    with pytest.raises(DatabaseError, match="frozen"), blank.transaction() as session:
        session.connection().exec_driver_sql("DELETE FROM edition")


@pytest.mark.parametrize("record", [Event, Version])
def test_the_database_itself_refuses_to_change_what_is_frozen(
    storage: Database, record: type[Event | Version]
) -> None:
    with storage.transaction() as session:
        an_article(session)
    for deed in (
        f"DELETE FROM {record.__tablename__}",
        f"UPDATE {record.__tablename__} SET id=-id",
    ):
        with pytest.raises(DatabaseError, match="frozen"), storage.transaction() as session:
            session.connection().exec_driver_sql(deed)


def store(database: Database, sentence: str) -> None:
    """Take in an article with this one sentence."""
    with database.transaction() as session:
        set_up(session)
        an_article(session, sentence)


def found(database: Database, word: str) -> list[str]:
    """The sentences that hold a word, by the full-text index."""
    with database.reading() as session:
        ids = [number for number, _ in fulltext.best(session, "sentence", [Term(word)], 10)]
        return [session.get_one(Sentence, number).text for number in ids]


def tables(database: Database) -> set[str]:
    """The names of all tables."""
    return set(inspect(database.engine).get_table_names())


def columns(database: Database, table: str) -> set[str]:
    """The names of a table's columns."""
    return {column["name"] for column in inspect(database.engine).get_columns(table)}


def schema(database: Database) -> dict[str, object]:
    """Tables with their columns and indexes, and what there is beside them."""
    look = inspect(database.engine)
    made: dict[str, object] = {
        name: (
            sorted((column["name"], str(column["type"])) for column in look.get_columns(name)),
            sorted(str(index["name"]) for index in look.get_indexes(name)),
        )
        for name in look.get_table_names()
        if "_words" not in name
    }
    triggers = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if database.is_sqlite
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    with database.engine.connect() as connection:
        made["triggers"] = sorted(connection.exec_driver_sql(triggers).scalars())
    return made


def downgrade(database: Database, revision: str) -> None:
    """Take migrations back, as a developer does."""
    with database.engine.connect().execution_options(write=True) as connection, connection.begin():
        config = Config()
        config.set_main_option("script_location", SCRIPTS.as_posix())
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
