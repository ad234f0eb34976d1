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
    assert told[0].startswith("Ilse Brand changed the policy")
    assert told[0].endswith(
        "Reviews: two sealed reviews one sealed review Who settles and signs off: somebody who did"
        " not review anybody whose role allows it, whoever reviewed too"
    )
    assert told[1].startswith("The desk was set up")


def test_the_form_offers_every_rule_and_shows_what_is_in_force(
    stern: Stern, database: Database, editor: Person
) -> None:
    browser = stern.as_(editor)
    form = browser.get("/policy").form("/policy")
    assert form["policy-finder_may_review"] == form["policy-attacher_may_review"] == "y"
    assert form["policy-own_article_may_suffice"] == "y"
    assert form["policy-sources_wanted"] == "1"
    assert form["policy-review_by_days"] == ""

    for ticked in ("finder_may_review", "attacher_may_review", "own_article_may_suffice"):
        del form[f"policy-{ticked}"]
    form |= {"policy-primary_source_wanted": "y", "policy-other_side_wanted": "y"}
    form |= {"policy-sources_wanted": "2", "policy-review_by_days": "90"}
    page = browser.post("/policy", form, follow=True)
    assert (
        "Reviews two sealed reviews Who settles and signs off somebody who did not review"
        " Whoever marked or opened a claim does not review it Whoever attached a passage of the"
        " evidence does not review it Rated on Desk scale Independent sources at least two The"
        " article in which the claim was made is not enough by itself A primary source needed A"
        " search for the other side needed A published report is looked at again within 90 days"
    ) in " ".join(" ".join(page.tree.xpath("//main//dl/*/text()")).split())
    form = page.form("/policy")
    assert form["policy-primary_source_wanted"] == form["policy-other_side_wanted"] == "y"
    assert form["policy-sources_wanted"] == "2"
    assert form["policy-review_by_days"] == "90"
    assert "policy-attacher_may_review" not in form


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("sources_wanted", "6"),
        ("sources_wanted", "-1"),
        ("sources_wanted", "two"),
        ("review_by_days", "0"),
        ("review_by_days", "soon"),
        ("review_by_days", "1.5"),
        ("review_by_days", "9" * 30),
    ],
)
def test_a_number_that_no_rule_can_have_is_refused_at_its_field(
    stern: Stern, database: Database, editor: Person, rule: str, wrong: str
) -> None:
    browser = stern.as_(editor)
    form = browser.get("/policy").form("/policy") | {f"policy-{rule}": wrong}
    page = browser.post("/policy", form, expect=422)
    assert page.tree.xpath(f"//*[@id='policy-{rule}-errors']/li")
    with database.reading() as session:
        assert len(policies(session, editor)) == 1


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
    versions = [each.text_content() for each in page.tree.xpath("//div[@class='comparison']//p")]
    assert versions == ["one sealed review", "three sealed reviews"]
    assert in_force(database, editor) == (3, False)

    again = page.form("/policy")
    assert again["policy-reviews_wanted"] == "1"
    browser.post("/policy", again)
    assert in_force(database, editor) == (1, False)


def test_a_reader_sees_the_rules_and_no_form(stern: Stern, database: Database) -> None:
    with database.transaction() as session:
        reader = a_person(session, Role.READER)
    page = stern.as_(reader).get("/policy")
    assert "two sealed reviews" in page.words
    assert not page.tree.xpath("//main//form")
