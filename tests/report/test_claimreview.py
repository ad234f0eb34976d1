"""The ClaimReview of a report."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.report.claimreview import CLAIM_SHOWN, claim_review, claim_reviewed, script
from factcheck.report.datafeed import data_feed
from factcheck.report.public import Correction, PublicReport, Ruling, Step, Tier
from tests.linked import SCHEMA, expanded, scripts_of, the
from tests.report.harbour import harbour_report

SITE = "https://desk.example"
FIRST = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
#: What has ended a script, a line or a quotation where it shouldn't.
HOSTILE = "</script><!-- <script> \u2028\u2029 \u202egnp.exe “'\"\\ ]]> &amp; 🐟 \u0000"


def public_report(**changes: Any) -> PublicReport:
    """The report at its permanent address, with a claimant who is a person."""
    claim = replace(harbour_report().claim, claimant_kind="person")
    return harbour_report(**{"address": f"{SITE}/checks/FC-12", "claim": claim, **changes})


def review_of(report: PublicReport) -> dict[str, Any]:
    review = claim_review(report, site=SITE, first_published_at=FIRST)
    assert review is not None
    return review


def test_a_library_reads_back_what_the_report_says() -> None:
    (review,) = expanded(review_of(public_report()))
    assert review["@type"] == [f"{SCHEMA}ClaimReview"]
    assert the(review, f"{SCHEMA}url") == {"@id": f"{SITE}/checks/FC-12"}
    rating = the(review, f"{SCHEMA}reviewRating")
    assert {name: the(rating, SCHEMA + name) for name in ("alternateName", "ratingValue")} == {
        "alternateName": "Mostly false",
        "ratingValue": 2,
    }
    assert (the(rating, f"{SCHEMA}bestRating"), the(rating, f"{SCHEMA}worstRating")) == (5, 1)
    claim = the(review, f"{SCHEMA}itemReviewed")
    claimant = the(claim, f"{SCHEMA}author")
    assert claimant["@type"] == [f"{SCHEMA}Person"]
    assert the(claimant, f"{SCHEMA}jobTitle") == "Mayor of Sandvik"
    assert the(claim, f"{SCHEMA}datePublished") == "2026-10-03"
    appearance = the(claim, f"{SCHEMA}appearance")
    assert the(appearance, f"{SCHEMA}url") == {"@id": "https://ledger.example/2026/10/terminal"}
    desk = the(review, f"{SCHEMA}author")
    assert the(desk, f"{SCHEMA}correctionsPolicy") == f"{SITE}/corrections"


def test_the_claim_and_its_check_have_days_of_their_own() -> None:
    review = review_of(public_report())
    assert review["datePublished"] == "2026-11-22T09:30:00Z"
    assert "dateModified" not in review
    later = datetime(2027, 1, 5, 8, tzinfo=UTC)
    corrected = review_of(public_report(edition=2, published_at=later))
    assert corrected["datePublished"] == review["datePublished"]
    assert corrected["dateModified"] == "2027-01-05T08:00:00Z"


@pytest.mark.parametrize(
    ("said_on", "given_as"),
    [
        (date(2026, 11, 22), "2026-11-22"),
        (date(2026, 11, 23), None),
        (None, None),
    ],
)
def test_no_claim_is_said_to_be_made_after_its_check(
    said_on: date | None, given_as: str | None
) -> None:
    claim = replace(public_report().claim, said_on=said_on)
    made = review_of(public_report(claim=claim))["itemReviewed"]
    assert made.get("datePublished") == given_as


def test_where_the_next_day_has_begun_a_claim_may_be_of_that_day() -> None:
    claim = replace(public_report().claim, said_on=date(2026, 11, 23))
    evening = datetime(2026, 11, 22, 21, tzinfo=UTC)
    review = claim_review(public_report(claim=claim), site=SITE, first_published_at=evening)
    assert review is not None
    assert review["itemReviewed"]["datePublished"] == "2026-11-23"


def test_nobody_is_called_a_person_or_a_body_by_guess() -> None:
    claim = public_report().claim
    body = replace(claim, claimant="Sandvik Council", claimant_kind="organization")
    assert review_of(public_report(claim=body))["itemReviewed"]["author"] == {
        "@type": "Organization",
        "name": "Sandvik Council",
    }
    unknown = replace(claim, claimant_kind=None)
    assert "author" not in review_of(public_report(claim=unknown))["itemReviewed"]


@pytest.mark.parametrize(
    "ruling",
    [
        Ruling(conclusion="Nobody knows.", rating="Unproven"),
        Ruling(
            conclusion="No.",
            rating="False",
            number=0,
            scale=(
                Step(label="True", number=1, colour="#17683f"),
                Step(label="False", number=0, colour="#a3221b"),
            ),
        ),
        Ruling(conclusion="The council paid."),
    ],
)
def test_only_a_step_of_a_sound_scale_has_numbers(ruling: Ruling) -> None:
    rating = review_of(public_report(ruling=ruling))["reviewRating"]
    assert rating == {"@type": "Rating", "alternateName": ruling.rating or ruling.conclusion}


@pytest.mark.parametrize(
    "changes",
    [
        {"address": None},
        {"address": "https://elsewhere.example/checks/FC-12"},
    ],
)
def test_it_names_the_page_that_the_check_has_now_whatever_the_edition_named(
    changes: dict[str, Any],
) -> None:
    assert review_of(public_report(**changes)) == review_of(public_report())
    assert review_of(public_report(**changes))["url"] == f"{SITE}/checks/FC-12"


def gone(tier: Tier) -> PublicReport:
    """An edition by which the desk takes the report back, or says that it no longer holds."""
    correction = Correction(edition=2, made_on=FIRST.date(), sentence="Gone.", tier=tier)
    return public_report(edition=2, corrections=(correction,))


@pytest.mark.parametrize(
    ("report", "site"),
    [
        (gone("void"), SITE),
        (gone("outdated"), SITE),
        (public_report(), "desk.example"),
        (public_report(), "ftp://desk.example"),
    ],
)
def test_there_is_none_where_there_is_no_page_or_no_ruling_to_tell_of(
    report: PublicReport, site: str
) -> None:
    assert claim_review(report, site=site, first_published_at=FIRST) is None
    assert script(report, site=site, first_published_at=FIRST) == ""


@pytest.mark.parametrize(
    ("statement", "headline", "shown"),
    [
        ("No public money was spent.", "The ferry terminal", "No public money was spent."),
        ("It is false: " + 9 * "no public money ", "The terminal", "The terminal"),
        (None, "Mostly false: the terminal", "Not one crown of public money went into the new"),
    ],
)
def test_the_claim_is_told_in_short_and_without_its_verdict(
    statement: str | None, headline: str, shown: str
) -> None:
    claim = replace(public_report().claim, statement=statement, headline=headline)
    assert claim_reviewed(public_report(claim=claim)).startswith(shown)


@given(st.text(min_size=1).filter(str.strip))
def test_the_claim_in_short_ends_at_a_word(words: str) -> None:
    claim = replace(public_report().claim, statement=None, quotation=words)
    ruling = Ruling(conclusion="No.")
    shown = claim_reviewed(public_report(claim=claim, ruling=ruling))
    whole = " ".join(words.split())
    assert len(shown) < CLAIM_SHOWN
    assert shown == whole or whole.startswith(shown.removesuffix("…"))


@given(st.text(st.characters(exclude_categories=["Cs"])).map(lambda words: words + HOSTILE))
def test_no_words_end_the_script_in_which_they_stand(words: str) -> None:
    claim = replace(
        public_report().claim, statement=words, headline=words, claimant=words, quotation=words
    )
    report = public_report(claim=claim, desk=words)
    written = script(report, site=SITE, first_published_at=FIRST)
    inner = re.fullmatch(
        r'<script type="application/ld\+json">([^<>&\u2028\u2029]*)</script>', written
    )
    assert inner is not None
    assert json.loads(inner[1]) == review_of(report)


def test_a_page_gives_it_back_whole() -> None:
    claim = replace(public_report().claim, claimant=HOSTILE.replace("\u0000", ""))
    report = public_report(claim=claim)
    head = script(report, site=SITE, first_published_at=FIRST)
    page = f"<!doctype html><html><head>{head}</head><body><h1>A</h1></body></html>"
    assert scripts_of(page) == expanded(review_of(report))
    assert len(lxml.html.fromstring(page).xpath("//script")) == 1


def test_a_feed_holds_each_with_the_day_of_its_last_edition() -> None:
    later = datetime(2027, 1, 5, 8, tzinfo=UTC)
    reports = [
        (public_report(), FIRST),
        (public_report(edition=2, published_at=later), FIRST),
        (gone("void"), FIRST),
    ]
    feed = data_feed("The Harbour Desk", SITE, reports, f"{SITE}/claimreviews.json?after=9")
    (read,) = expanded(feed)
    assert read["@type"] == [f"{SCHEMA}DataFeed"]
    assert len(read[f"{SCHEMA}dataFeedElement"]) == 2
    assert the(read, "https://www.w3.org/ns/activitystreams#next")
    assert feed["dateModified"] == "2027-01-05T08:00:00Z"
    assert "next" not in data_feed("The Harbour Desk", SITE, [], None)
