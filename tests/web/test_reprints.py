"""Reprints on an article's page, side by side, joined and split."""

import pytest

from factcheck.db import Database
from factcheck.models import Article, Role
from tests.factories import a_person, an_article
from tests.stern import Stern
from tests.workflow.test_reprints import ANEW, EDITED, STORY

Three = tuple[Article, Article, Article]


@pytest.fixture
def three(database: Database) -> Three:
    """A wire story, a lightly edited reprint of it, and one written anew."""
    with database.transaction() as session:
        return (
            an_article(session, STORY, outlet="Northern Wire", title="The last ferry"),
            an_article(session, EDITED, outlet="Island Voice", title="No ferry any more"),
            an_article(session, ANEW, outlet="The Ledger", title="How to get to the dentist"),
        )


@pytest.fixture
def ilse(stern: Stern, database: Database) -> Stern:
    """An editor."""
    with database.transaction() as session:
        return stern.as_(a_person(session, Role.EDITOR))


@pytest.fixture
def owen(stern: Stern, database: Database) -> Stern:
    """A reader."""
    with database.transaction() as session:
        return stern.as_(a_person(session, Role.READER))


def test_an_article_lists_its_reprints_with_how_alike_they_are(owen: Stern, three: Three) -> None:
    page = owen.get(f"/articles/{three[0].id}")
    assert "Island Voice" in page.words
    assert " % alike" in page.words
    assert f"/articles/{three[0].id}/beside/{three[1].id}" in page.text
    assert "Split it from these" not in page.words
    assert "None was found." in owen.get(f"/articles/{three[2].id}").words


def test_side_by_side_the_shared_words_are_marked_in_both(owen: Stern, three: Three) -> None:
    page = owen.get(f"/articles/{three[0].id}/beside/{three[1].id}")
    lefts, rights = (
        [" ".join(p.itertext()) for p in page.tree.xpath(f"//div[@class='beside-row']/p[{side}]")]
        for side in (1, 2)
    )
    assert len(lefts) == len(rights) == 4
    marked = page.tree.xpath("//p[contains(@class, 'beside-cell')]//mark")
    assert any("at the end of October, because" in mark.text for mark in marked)
    assert not any("will stop running" in mark.text for mark in marked)
    assert "They count as one source." in page.words


def test_another_article_is_laid_beside_by_its_number(owen: Stern, three: Three) -> None:
    wire, _, anew = (article.id for article in three)
    found = owen.get(f"/articles/{wire}/beside?to={anew}", expect=303)
    assert found.location.endswith(f"/articles/{wire}/beside/{anew}")
    for asked in ("", "99999", str(wire), "x" * 3_000, "https://nowhere.example/"):
        page = owen.get(f"/articles/{wire}/beside?to={asked}", expect=422)
        assert "nothing to lay beside it yet" in page.words
    owen.get(f"/articles/99999/beside?to={anew}", expect=404)
    owen.get(f"/articles/{wire}/beside/99999", expect=404)


def test_an_article_beside_itself_is_the_same_throughout(ilse: Stern, three: Three) -> None:
    page = ilse.get(f"/articles/{three[0].id}/beside/{three[0].id}")
    assert "100 % alike" in page.words
    assert "Split the left one off" not in page.words


def test_an_editor_splits_and_joins_and_takes_back(ilse: Stern, three: Three) -> None:
    wire, edited, anew = (article.id for article in three)
    page = ilse.post(f"/articles/{edited}/splitting", {}, expect=303, follow=True)
    assert "Split: it counts as a source of its own now." in page.words
    assert "Alike, and a source of their own" in page.words
    assert "split it off" in page.words
    [undo] = page.tree.xpath("//form[@data-undo]/@action")
    page = ilse.post(undo, {}, expect=303, follow=True)
    assert "These count as one source with it." in page.words
    page = ilse.post(f"/articles/{anew}/reprints/{wire}", {}, expect=303, follow=True)
    assert page.words.count(" % alike") == 2
    assert "joined it with “The last ferry”" in page.words


def test_what_makes_no_sense_or_is_not_allowed_is_refused(
    ilse: Stern, owen: Stern, three: Three
) -> None:
    wire, edited, anew = (article.id for article in three)
    ilse.post(f"/articles/{wire}/reprints/{wire}", {}, expect=422)
    ilse.post(f"/articles/{wire}/reprints/{edited}", {}, expect=422)
    ilse.post(f"/articles/{anew}/splitting", {}, expect=422)
    ilse.post(f"/articles/{wire}/reprints/99999", {}, expect=404)
    ilse.post("/reprint-decisions/99999/undoing", {}, expect=404)
    owen.post(f"/articles/{wire}/splitting", {}, expect=403)
    owen.post(f"/articles/{wire}/reprints/{anew}", {}, expect=403)


def test_a_very_long_text_is_cut_and_says_so(owen: Stern, database: Database) -> None:
    with database.transaction() as session:
        long = an_article(session, "\n\n".join([STORY] * 220), outlet="Northern Wire")
        other = an_article(session, "\n\n".join([EDITED] * 220), outlet="Island Voice")
    page = owen.get(f"/articles/{long.id}/beside/{other.id}")
    assert "only the beginning is compared" in page.words
