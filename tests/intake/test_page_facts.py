from datetime import date

import pytest

from factcheck.intake.drafts import Facts
from factcheck.intake.extraction import extract
from factcheck.intake.reading import read_bytes
from tests.intake.pages import LINKED_DATA, page


def facts(head: str = "", before: str = "") -> Facts:
    return extract(page(head, before=before)).facts


def test_linked_data_tells_title_authors_day_and_outlet():
    assert facts(LINKED_DATA) == Facts(
        "The Harbour Post", "Ferry back by May", "Ines Okafor, Tom Reyes", date(2026, 3, 4)
    )


def test_the_head_of_the_page_tells_them_too():
    found = facts(
        "<meta property='og:site_name' content='The Harbour Post | News of the coast'>"
        "<meta property='og:title' content='Ferry back &amp; running - The Harbour Post'>"
        "<meta name='author' content='By Ines Okafor'>"
        "<meta property='article:published_time' content='2026-03-04T23:30:00-05:00'>"
        "<link rel='canonical' href='https://HarbourPost.example/ferry?utm_source=mail'>"
    )
    assert found == Facts(
        "The Harbour Post",
        "Ferry back & running",
        "Ines Okafor",
        date(2026, 3, 4),
        "https://harbourpost.example/ferry",
    )


def test_a_title_is_parted_from_the_name_of_the_site_behind_it():
    found = facts("<title>Ferry back by May | The Harbour Post</title>")
    assert (found.title, found.outlet) == ("Ferry back by May", "The Harbour Post")


def test_the_only_heading_goes_before_the_title_of_the_window():
    assert facts("<title>Post</title>", "<h1>Ferry <i>back</i></h1>").title == "Ferry back"
    assert facts("<title>Post</title>", "<h1>One</h1><h1>Two</h1>").title == "Post"


@pytest.mark.parametrize(
    "byline",
    [
        "<a rel='author' href='/i'>Ines Okafor</a>",
        "<span itemprop='author'>Ines Okafor</span>",
        "<p class='top byline'>By Ines Okafor</p>",
    ],
)
def test_the_author_is_found_beside_the_text(byline):
    assert facts(before=byline).author == "Ines Okafor"


@pytest.mark.parametrize(
    "head",
    [
        "<meta name='author' content='https://social.example/ines'>",
        "<meta name='author' content='@ines'>",
        "<meta name='author' content=' '>",
    ],
)
def test_an_address_or_account_is_no_author(head):
    assert facts(head).author is None


def test_the_day_stands_in_the_time_of_the_article_and_not_in_another():
    assert facts(before="<header><time datetime='2026-03-04'>Wed</time></header>").published_on == (
        date(2026, 3, 4)
    )
    assert (
        facts(before="<aside><time datetime='2026-03-04'>Wed</time></aside>").published_on is None
    )


@pytest.mark.parametrize(
    "linked", ["{", "[]", '"x"', "{}", '{"@type": "NewsArticle", "author": 7, "headline": [1]}']
)
def test_linked_data_that_makes_no_sense_says_nothing(linked):
    assert facts(f"<script type='application/ld+json'>{linked}</script>") == Facts()


def test_a_wrong_canonical_link_says_nothing():
    assert facts("<link rel='canonical' href='javascript:alert(1)'>").address is None


def test_what_a_person_says_goes_before_what_the_page_says():
    draft = read_bytes("a.html", page(LINKED_DATA).encode(), Facts(outlet="Saltholm Wire"))
    assert (draft.outlet, draft.title) == ("Saltholm Wire", "Ferry back by May")  # type: ignore[union-attr]
