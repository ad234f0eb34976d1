"""The schemes of rating on their pages, and a desk without ratings on the workbench."""

from typing import Any

import pytest
from sqlmodel import select

from factcheck.db import Database
from factcheck.models import Claim, Person, Rating, RatingScheme, Role, Rules, Stance, Status
from factcheck.workflow.desk import change_policy
from tests.factories import (
    a_claim,
    a_person,
    a_review,
    a_sign_off,
    an_article,
    an_edition,
    rating_named,
    some_evidence,
)
from tests.stern import Answer, Stern

PAGE = "/policy/ratings"


@pytest.fixture
def ilse(database: Database, stern: Stern) -> Stern:
    with database.transaction() as session:
        return stern.as_(a_person(session, Role.EDITOR, name="Ilse Brand"))


def a_rating(database: Database, key: str) -> Rating:
    with database.reading() as session:
        return rating_named(session, key)


def labels(page: Answer, section: str = "offered") -> list[str]:
    rows = page.tree.xpath(f"//section[@aria-labelledby='{section}']//p[@class='row-title']")
    return [row.text_content().strip() for row in rows]


def test_a_scheme_is_made_filled_and_put_in_force(
    ilse: Stern, stern: Stern, database: Database
) -> None:
    sent = {"scheme-label": "School marks", "scheme-shows": "rating"}
    page = ilse.post(PAGE, sent, follow=True)
    assert page.h1 == "School marks"
    assert "School marks" not in ilse.get("/policy").text
    for label, number in (("Pass", "2"), ("Fail", "1")):
        form = page.form("/policy/ratings/3/ratings") | {
            "rating-label": label,
            "rating-definition": f"The claim {label.lower()}s.",
            "rating-number": number,
        }
        page = ilse.post("/policy/ratings/3/ratings", form, follow=True)
    assert labels(page) == ["Pass", "Fail"]
    form = ilse.get("/policy").form("/policy") | {"policy-scheme_id": "3"}
    page = ilse.post("/policy", form, follow=True)
    assert "Rated on: Desk scale School marks" in page.words
    with database.transaction() as session:
        claim, reader = a_claim(session), a_person(session, Role.READER)
        some_evidence(session, claim)
    offered = ilse.get(f"/claims/{claim.id}").tree.xpath("//form[@id='review-form']//label")
    assert [one.text_content().strip() for one in offered][:2] == ["Pass", "Fail"]
    assert ".rating-swatch-11{" in stern.get("/ratings.css").text
    page = stern.as_(reader).get(PAGE)
    assert "School marks in force" in page.words
    assert not page.tree.xpath("//main//form")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"label": ""}, "Write what it is called."),
        ({"label": "x" * 61}, "Keep its name under 60 characters."),
        ({"label": "True"}, "“Desk scale” has “True” already."),
        ({"definition": ""}, "Say in a sentence what it means."),
        ({"colour": "red"}, "Write the colour like #a3221b."),
        ({"colour": "#fffef8"}, "hardly be seen on the light page"),
        ({"number": "0"}, "Write a number from 1 to 100."),
        ({"number": "5"}, "“True” has the number 5 already."),
        ({"number": "many"}, "Not a valid integer value."),
    ],
)
def test_a_rating_that_makes_no_sense_is_refused_with_what_was_typed(
    ilse: Stern, changed: dict[str, str], said: str
) -> None:
    form = ilse.get("/policy/ratings/1").form("/policy/ratings/1/ratings")
    sent = form | {"rating-label": "Half true", "rating-definition": "Half of it holds."}
    sent |= {f"rating-{name}": value for name, value in changed.items()}
    page = ilse.post("/policy/ratings/1/ratings", sent, expect=422)
    assert said in page.words
    kept = page.form("/policy/ratings/1/ratings")
    assert kept["rating-label"] == sent["rating-label"]
    assert "Half true" not in labels(page)


def test_a_rating_is_worded_moved_retired_and_brought_back_each_undone_by_a_button(
    ilse: Stern, database: Database
) -> None:
    mixed = a_rating(database, "mixed")
    address = f"/policy/ratings/ratings/{mixed.id}"
    form = ilse.get(address).form(address) | {"rating-label": "Half true"}
    page = ilse.post(address, form, follow=True)
    assert labels(page)[2] == "Half true"
    page = ilse.post(f"{address}/place?to=up", page.form(f"{address}/place?to=up"), follow=True)
    assert labels(page)[1] == "Half true"
    page = ilse.post(undo(page), follow=True)
    assert labels(page)[2] == "Half true"
    with database.transaction() as session:
        a_claim(session, Status.IN_REVIEW)
    page = ilse.get("/policy/ratings/1")
    page = ilse.post(f"{address}/retirement", page.form(f"{address}/retirement"), follow=True)
    assert labels(page, "retired") == ["Half true"]
    page = ilse.post(undo(page), follow=True)
    assert labels(page)[2] == "Half true"
    assert not page.tree.xpath("//h2[@id='retired']")


def undo(page: Answer) -> str:
    [form] = page.tree.xpath("//form[@data-undo]")
    return str(form.get("action"))


def test_whether_a_rating_can_be_removed_tells_nothing_of_a_sealed_review(
    ilse: Stern, database: Database
) -> None:
    misleading = a_rating(database, "misleading")
    removal = f"/policy/ratings/ratings/{misleading.id}/removal"
    before = ilse.get("/policy/ratings/1")
    assert before.form(removal)
    with database.transaction() as session:
        a_claim(session, Status.IN_REVIEW)
    after = ilse.get("/policy/ratings/1")
    assert not after.tree.xpath("//form[contains(@action, 'removal')]")
    page = ilse.post(removal, {"seen": "1"}, expect=422)
    assert "Retire it instead" in page.words
    assert ilse.post(removal.replace("removal", "retirement"), {"seen": "1"}).status == 303


def test_a_rating_that_nobody_can_have_given_is_removed(ilse: Stern, database: Database) -> None:
    misleading = a_rating(database, "misleading")
    removal = f"/policy/ratings/ratings/{misleading.id}/removal"
    page = ilse.post(removal, ilse.get("/policy/ratings/1").form(removal), follow=True)
    assert "Misleading" not in labels(page)
    ilse.post(removal, {"seen": "2"}, expect=404)


def test_who_is_late_sees_both_wordings(ilse: Stern, database: Database) -> None:
    mixed = a_rating(database, "mixed")
    address = f"/policy/ratings/ratings/{mixed.id}"
    form = ilse.get(address).form(address)
    ilse.post(address, form | {"rating-label": "Half true"})
    page = ilse.post(address, form | {"rating-label": "Partly true"}, expect=409)
    versions = [each.text_content() for each in page.tree.xpath("//div[@class='comparison']//p")]
    assert versions == ["Partly true", "Half true"]
    ilse.post(address, page.form(address))
    assert a_rating(database, "mixed").label == "Partly true"
    ilse.post(f"{address}/retirement", {"seen": "1"}, expect=409)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"scheme-label": "", "scheme-shows": "rating"}, "Write what it is called."),
        ({"scheme-label": "Marks"}, "Choose what readers see."),
        ({"scheme-label": "desk scale", "scheme-shows": "rating"}, "called “Desk scale” already"),
    ],
)
def test_a_scheme_that_makes_no_sense_is_refused(
    ilse: Stern, sent: dict[str, str], said: str
) -> None:
    assert said in ilse.post(PAGE, sent, expect=422).words


def test_a_scheme_is_renamed_unless_another_has_the_name(ilse: Stern) -> None:
    address = "/policy/ratings/1/name"
    form = ilse.get("/policy/ratings/1").form(address)
    page = ilse.post(address, form | {"scheme-label": "Conclusion alone"}, expect=422)
    assert page.form(address)["scheme-label"] == "Conclusion alone"
    assert ilse.post(address, form | {"scheme-label": "Our scale"}, follow=True).h1 == "Our scale"
    ilse.post(address, form | {"scheme-label": "Our own"}, expect=409)
    ilse.post(address, form | {"scheme-label": ""}, expect=422)


def test_an_article_is_said_to_be_a_primary_source_and_the_ledger_shows_it(
    ilse: Stern, database: Database
) -> None:
    with database.transaction() as session:
        claim = a_claim(session)
        record = an_article(session, "The council paid two million crowns to the builder.")
        some_evidence(session, claim, article=record)
    address = f"/articles/{record.id}/kind"
    form = ilse.get(f"/articles/{record.id}").form(address)
    assert form["source-kind"] == "journalism"
    page = ilse.post(address, form | {"source-kind": "record"}, follow=True)
    assert "Official record, a primary source" in page.words
    assert "Official record" in ilse.get(f"/claims/{claim.id}").words
    ilse.post(address, form | {"source-kind": "document"}, expect=409)
    page = ilse.post(undo(page), follow=True)
    assert page.form(address)["source-kind"] == "journalism"
    ilse.post(address, form | {"source-kind": "gossip"}, expect=422)
    ilse.post(address, expect=422)
    ilse.post("/articles/999/kind", form, expect=404)


def test_a_missing_primary_source_leads_to_where_it_can_be_found_or_said(
    ilse: Stern, database: Database
) -> None:
    with database.transaction() as session:
        change_policy(session, a_person(session, Role.EDITOR), Rules(primary_source_wanted=True))
        claim = a_claim(session)
        article = an_article(session, "The council paid two million crowns to the builder.")
        some_evidence(session, claim)
        some_evidence(session, claim, article=article)
    page = ilse.get(f"/claims/{claim.id}")
    [row] = page.tree.xpath("//li[@class='unmet'][contains(., 'A primary source')]")
    # Of the article in which the claim was made it would be no use to say so.
    assert row.xpath(".//a/@href") == [
        f"/claims/{claim.id}?pane=suggestions",
        f"/articles/{article.id}#kind",
    ]


@pytest.fixture
def alone(database: Database) -> None:
    """Conclusions alone are in force."""
    with database.transaction() as session:
        scheme = select(RatingScheme).where(RatingScheme.key == "conclusion-alone")
        rules = Rules(scheme_id=session.exec(scheme).one().id)
        change_policy(session, a_person(session, Role.EDITOR), rules)


def a_reviewed_claim(session: Any, *findings: str) -> Claim:
    claim = a_claim(session)
    some_evidence(session, claim)
    some_evidence(session, claim, stance=Stance.SUPPORTS)
    for finding in findings:
        a_review(session, claim, finding)
    return claim


@pytest.mark.usefixtures("alone")
def test_a_desk_without_ratings_asks_for_a_conclusion(stern: Stern, database: Database) -> None:
    with database.transaction() as session:
        claim, mara = a_reviewed_claim(session), a_person(session)
    browser = stern.as_(mara)
    page = browser.get(f"/claims/{claim.id}")
    [form] = page.tree.xpath("//form[@id='review-form']")
    assert form.xpath("string(.//legend)").strip() == "Finding"
    cards = [each.text_content().strip() for each in form.xpath(".//label[@class='card']")]
    assert cards[:3] == ["Supported", "Contradicted", "Not settled"]
    assert "Conclusion" in [each.text.strip() for each in form.xpath(".//div/label")]
    address = f"/claims/{claim.id}/reviews"
    page = browser.post(address, page.form(address), expect=422)
    assert "Choose what the evidence comes to." in page.words


@pytest.mark.usefixtures("alone")
def test_no_list_or_status_of_a_published_claim_shows_a_finding(
    stern: Stern, database: Database
) -> None:
    with database.transaction() as session:
        claim = a_reviewed_claim(session, "not-settled", "not-settled")
        reader, editor = a_person(session, Role.READER), a_person(session, Role.EDITOR)
        a_sign_off(session, claim)
    finding = "Not settled"
    signed = stern.as_(editor).get(f"/claims/{claim.id}")
    assert finding not in without_reviews(signed)
    with database.transaction() as session:
        an_edition(session, claim)
    browser = stern.as_(reader)
    for address in ("/claims", "/reports", f"/reports/{claim.ref}", "/search?q=pier"):
        assert finding not in browser.get(address).words, address
    assert finding not in without_reviews(browser.get(f"/claims/{claim.id}"))


def without_reviews(page: Answer) -> str:
    """What the page says, beside the reviews that the desk has of it."""
    for reviews in page.tree.xpath("//ul[@class='reviews']"):
        reviews.drop_tree()
    return str(page.tree.text_content())


def test_people_without_the_right_change_no_rating(stern: Stern, database: Database) -> None:
    mixed = a_rating(database, "mixed")
    with database.transaction() as session:
        people: list[Person] = [a_person(session, role) for role in (Role.READER, Role.REVIEWER)]
    for person in people:
        browser = stern.as_(person)
        browser.get("/policy/ratings/1", expect=403)
        browser.post(PAGE, {"scheme-label": "Marks", "scheme-shows": "rating"}, expect=403)
        for deed in ("place", "retirement", "return", "removal"):
            browser.post(f"/policy/ratings/ratings/{mixed.id}/{deed}", expect=403)
    assert a_rating(database, "mixed").retired_at is None


def test_what_is_not_there_is_not_found(ilse: Stern) -> None:
    for address in ("/policy/ratings/99", "/policy/ratings/ratings/99"):
        ilse.get(address, expect=404)
    ilse.post("/policy/ratings/99/name", {"scheme-label": "Marks"}, expect=404)
    ilse.post("/policy/ratings/ratings/99/retirement", expect=404)
