"""The desk's policy on its page."""

import pytest

from factcheck.db import Database
from factcheck.models import Person, Role
from factcheck.queries.desk import policies
from tests.factories import a_person
from tests.stern import Stern


@pytest.fixture
def editor(database: Database) -> Person:
    with database.transaction() as session:
        return a_person(session, Role.EDITOR, name="Ilse Brand")


def in_force(database: Database, viewer: Person) -> tuple[int, bool]:
    with database.reading() as session:
        policy = policies(session, viewer)[0].policy
    return policy.reviews_wanted, policy.one_person_desk


def test_an_editor_puts_another_policy_in_force_and_the_history_tells_of_it(
    stern: Stern, database: Database, editor: Person
) -> None:
    browser = stern.as_(editor)
    form = browser.get("/policy").form("/policy")
    assert form["policy-reviews_wanted"] == "2"
    assert "policy-one_person_desk" not in form

    form |= {"policy-reviews_wanted": "1", "policy-one_person_desk": "y"}
    page = browser.post("/policy", form, follow=True)
    assert in_force(database, editor) == (1, True)
    told = [
        " ".join(line.text_content().split())
        for line in page.tree.xpath("//ol[@class='timeline']/li")
    ]
    assert told[0].startswith(
        "One review; whoever reviewed may also settle and sign off, by Ilse Brand"
    )
    assert "as the desk was set up" in told[1]


def test_the_same_rules_again_change_nothing(
    stern: Stern, database: Database, editor: Person
) -> None:
    browser = stern.as_(editor)
    browser.post("/policy", browser.get("/policy").form("/policy"))
    with database.reading() as session:
        assert len(policies(session, editor)) == 1


@pytest.mark.parametrize("wanted", ["0", "4", "two", "", "-1", "9" * 30])
def test_a_number_of_reviews_that_is_none_is_refused(
    stern: Stern, database: Database, editor: Person, wanted: str
) -> None:
    browser = stern.as_(editor)
    page = browser.post("/policy", {"policy-reviews_wanted": wanted}, expect=422)
    assert page.tree.xpath("//*[@id='policy-reviews_wanted-errors']/li")
    assert in_force(database, editor) == (2, False)


def test_who_saw_an_older_policy_is_told_and_keeps_what_was_chosen(
    stern: Stern, database: Database, editor: Person
) -> None:
    browser = stern.as_(editor)
    seen = browser.get("/policy").form("/policy")
    browser.post("/policy", {**seen, "policy-reviews_wanted": "3"})
    page = browser.post("/policy", {**seen, "policy-reviews_wanted": "1"}, expect=409)
    assert "Somebody changed the policy" in page.words
    assert in_force(database, editor) == (3, False)

    again = page.form("/policy")
    assert again["policy-reviews_wanted"] == "1"
    browser.post("/policy", again)
    assert in_force(database, editor) == (1, False)


def test_a_reader_sees_the_rules_and_no_form(stern: Stern, database: Database) -> None:
    with database.transaction() as session:
        reader = a_person(session, Role.READER)
    page = stern.as_(reader).get("/policy")
    assert "Two reviews; somebody who did not review settles and signs off" in page.words
    assert not page.tree.xpath("//main//form")
