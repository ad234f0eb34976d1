"""The outlets, and tying them together."""

import pytest

from factcheck.db import Database
from factcheck.models import Role
from tests.factories import a_person, an_article
from tests.stern import Stern

TIE = {
    "tie-outlet": "Island Voice",
    "tie-kind": "carries_wire",
    "tie-other": "Northern Wire",
}


@pytest.fixture
def ilse(stern: Stern, database: Database) -> Stern:
    """An editor at a desk with three outlets, one of which has two articles."""
    with database.transaction() as session:
        for outlet in ("Northern Wire", "Island Voice", "Island Voice", "The Ledger"):
            an_article(session, outlet=outlet)
        return stern.as_(a_person(session, Role.EDITOR))


def test_outlets_are_listed_with_their_articles(ilse: Stern) -> None:
    page = ilse.get("/outlets")
    rows = [" ".join(row.text_content().split()) for row in page.tree.xpath("//tbody/tr")]
    assert rows == ["Island Voice 2", "Northern Wire 1", "The Ledger 1"]
    [address] = page.tree.xpath("//a[text()='Island Voice']/@href")
    assert len(ilse.get(address).tree.xpath("//tbody/tr")) == 2


def test_two_are_tied_untied_and_tied_again(ilse: Stern) -> None:
    page = ilse.post("/outlets/ties", TIE, expect=303, follow=True)
    assert "Island Voice carries the wire of Northern Wire" in page.words
    assert "Tied: their articles count as one source now." in page.words
    [untie] = {*page.tree.xpath("//form[contains(@action, '/ending')]/@action")}
    page = ilse.post(untie, {}, expect=303, follow=True)
    assert "carries the wire of Northern Wire" not in page.tree.xpath("string(//main//ol)")
    [undo] = page.tree.xpath("//form[@data-undo]/@action")
    page = ilse.post(undo, {}, expect=303, follow=True)
    assert "Island Voice carries the wire of Northern Wire" in page.words


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"tie-outlet": ""}, "Write the name of the outlet."),
        ({"tie-other": "x" * 201}, "Keep the name under 200 characters."),
        ({"tie-kind": "marriage"}, "Not a valid choice"),
        ({"tie-kind": ""}, "Choose what binds the two."),
        ({"tie-other": "Nobody’s Paper"}, "no article of an outlet called “Nobody’s Paper”"),
        ({"tie-other": "ISLAND  voice"}, "can’t be tied to itself"),
    ],
)
def test_a_form_that_is_wrong_comes_back_with_what_was_typed(
    ilse: Stern, wrong: dict[str, str], said: str
) -> None:
    page = ilse.post("/outlets/ties", {**TIE, **wrong}, expect=422)
    assert said in page.words
    assert page.form("/outlets/ties")["tie-outlet"] == {**TIE, **wrong}["tie-outlet"]


def test_the_second_tie_of_the_same_two_is_refused(ilse: Stern) -> None:
    ilse.post("/outlets/ties", TIE, expect=303)
    assert "are tied already" in ilse.post("/outlets/ties", TIE, expect=422).words
    ilse.post("/outlets/ties/99999/ending", {}, expect=404)


def test_a_reviewer_reads_and_ties_nothing(stern: Stern, database: Database, ilse: Stern) -> None:
    with database.transaction() as session:
        mara = stern.as_(a_person(session))
    assert "Tie two outlets" not in mara.get("/outlets").words
    mara.post("/outlets/ties", TIE, expect=403)


def test_a_desk_without_articles_says_what_to_do(stern: Stern, database: Database) -> None:
    with database.transaction() as session:
        mara = stern.as_(a_person(session))
    assert "No outlets yet" in mara.get("/outlets").words
