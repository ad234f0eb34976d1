"""What a report says of searches that were made and of people who were asked."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from markdown_it import MarkdownIt

from factcheck.report.html import render_page
from factcheck.report.json import from_json, to_json
from factcheck.report.markdown import render
from factcheck.report.public import Contact, PublicReport, Search, SearchExhibit
from factcheck.report.wording import asked, method_sentences, searched
from tests.report.harbour import harbour_report

SEARCH = Search(
    searched_in="the register of contracts",
    address="https://register.example/search",
    searched_for="ferry terminal",
    period_from=date(2020, 1, 1),
    period_to=date(2026, 5, 3),
    searched_on=date(2026, 5, 4),
)
CONTACT = Contact(
    whom="Jane Roe (spokesperson of the council)",
    channel="e-mail",
    asked_on=date(2026, 5, 3),
    outcome="no answer",
    ended_on=date(2026, 5, 5),
)
ANSWERED = replace(
    CONTACT, outcome="answered", answer="*No.*\n\n1. [The county](https://x.example) paid."
)


def with_outreach() -> PublicReport:
    return harbour_report(
        searches=(SearchExhibit(stance="contradicts", search=SEARCH),),
        contacts=(CONTACT, ANSWERED),
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {},
            (
                "We searched the register of contracts for “ferry terminal” between 1 January 2020"
                " and 3 May 2026 and found nothing."
            ),
        ),
        (
            {"period_to": None, "found": "a draft of 2021"},
            (
                "We searched the register of contracts for “ferry terminal” from 1 January 2020 on"
                " and found this: a draft of 2021."
            ),
        ),
        (
            {"period_from": None, "searched_for": "“Pier 9”", "found": "“Pier 9 is paid.”"},
            (
                "We searched the register of contracts for “Pier 9” up to 3 May 2026"
                " and found this: “Pier 9 is paid.”"
            ),
        ),
        (
            {"period_from": None, "period_to": None},
            "We searched the register of contracts for “ferry terminal” and found nothing.",
        ),
        (
            {"period_from": date(2026, 5, 3)},
            (
                "We searched the register of contracts for “ferry terminal” on 3 May 2026"
                " and found nothing."
            ),
        ),
    ],
)
def test_a_search_is_one_sentence(change: dict[str, object], sentence: str) -> None:
    assert searched(replace(SEARCH, **change)) == sentence  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({}, "by e-mail on 3 May 2026; they had not answered by 5 May 2026."),
        (
            {"outcome": "answered", "answer": "No."},
            "by e-mail on 3 May 2026; they answered on 5 May 2026:",
        ),
        (
            {"outcome": "declined", "ended_on": date(2026, 5, 3), "channel": "phone"},
            "by phone on 3 May 2026; they declined to comment the same day.",
        ),
        (
            {"outcome": "declined", "answer": "We don’t comment.", "channel": "other"},
            "on 3 May 2026; they declined to comment on 5 May 2026:",
        ),
        ({"channel": "form"}, "through a contact form on 3 May 2026; they had not"),
        ({"channel": "social media"}, "on social media on 3 May 2026; they had not"),
        ({"channel": "in person"}, "in person on 3 May 2026; they had not"),
        ({"channel": "letter"}, "by letter on 3 May 2026; they had not"),
    ],
)
def test_whom_the_desk_asked_is_one_sentence(change: dict[str, object], sentence: str) -> None:
    told = asked(replace(CONTACT, **change))  # type: ignore[arg-type]
    assert told.startswith(f"We asked Jane Roe (spokesperson of the council) {sentence}")


@pytest.mark.parametrize(
    "change",
    [
        {"outcome": "answered"},
        {"answer": "Words without an answer."},
        {"ended_on": date(2026, 5, 2)},
    ],
)
def test_a_contact_that_contradicts_itself_cant_be_built(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="answer"):
        replace(CONTACT, **change)  # type: ignore[arg-type]


def test_what_a_report_doesnt_have_its_bytes_dont_name() -> None:
    bytes_before = to_json(harbour_report())
    assert b"searches" not in bytes_before
    assert b"contacts" not in bytes_before
    assert from_json(bytes_before).contacts == ()


def test_a_report_with_both_comes_back_from_its_bytes_as_it_was() -> None:
    content = to_json(with_outreach())
    assert from_json(content) == with_outreach()
    assert json.loads(content)["contacts"][0]["whom"] == CONTACT.whom


def test_the_markdown_says_both_and_shows_an_answer_word_for_word() -> None:
    text = render(with_outreach())
    found = "“ferry terminal” between 1 January 2020 and 3 May 2026 and found nothing."
    mark = re.search(re.escape(found) + r"(\[\^\d+\])", text)
    assert mark
    assert (
        f"{mark[1]}: the register of contracts, searched on 4 May 2026."
        " <https://register.example/search>." in text
    )
    assert text.index("## Whom we asked") < text.index("## How we judged it")
    tokens = MarkdownIt("commonmark").parse(text)
    shown = [token.content for token in tokens if token.type == "inline"]
    assert r"“\*No.\*" in shown
    assert not any(token.type == "ordered_list_open" for token in quoted(tokens))
    assert not re.search(r"<a href=.https://x.example", MarkdownIt("commonmark").render(text))


def quoted(tokens: list[object]) -> list[object]:
    """What stands in block quotations."""
    depth, inside = 0, []
    for token in tokens:
        depth += getattr(token, "nesting", 0) * ("blockquote" in getattr(token, "type", ""))
        if depth:
            inside.append(token)
    return inside


def test_the_page_says_both_and_claims_no_more_of_answers_than_is_true() -> None:
    page = render_page(with_outreach(), css_hrefs=[])
    assert "they had not answered by 5 May 2026." in page
    assert '<p dir="auto">1. [The county](https://x.example) paid.”</p>' in page
    assert "Answers are given as the desk received them." in page
    assert "passages, 1 search</span>" in page
    assert "No passage on record contradicts it." not in page
    assert "Answers are given" not in render_page(harbour_report(), css_hrefs=[])


def test_searches_alone_make_no_source() -> None:
    method = replace(harbour_report().method, own_article_only=True)
    assert method_sentences(method, has_searches=True)[-1] == (
        "Beside what was searched, the only evidence is the article in which the claim was made."
    )
