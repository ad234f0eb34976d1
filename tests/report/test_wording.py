"""The sentences that a report is made of."""

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from factcheck.report import wording
from factcheck.report.public import Claim, Method, Settlement
from tests.report.harbour import SCALE, harbour_report

METHOD = Method(reviews=2, settled="agreed", independent_sources=2, own_article_only=False)
APART = "read the evidence apart from each other"
REVISED = "came to different ratings, and agreed after they had read what the others wrote"
REPRINTS = "reprints of one text count as one."
SETTLED = "an editor settled it"
SIGNED = "another person signed the verdict off."


def test_days_are_written_out() -> None:
    assert wording.day(date(2017, 3, 2)) == "2 March 2017"


def test_numbers_are_words_up_to_ten() -> None:
    assert [wording.count(number) for number in (0, 1, 10, 11)] == ["no", "one", "ten", "11"]


@pytest.mark.parametrize(
    ("quotation", "title"),
    [
        ("Not one crown", "“Not one crown”"),
        ("“Not one crown”", "“Not one crown”"),
        ("Not “one” crown”", "“Not “one” crown””"),
        ("Not one\n\ncrown", "“Not one crown”"),
    ],
)
def test_the_claimants_own_words_stand_in_one_pair_of_quotation_marks(
    quotation: str, title: str
) -> None:
    assert wording.title(Claim(quotation=quotation)) == title


@pytest.mark.parametrize(
    ("reviews", "settled", "sentence"),
    [
        (2, "agreed", f"Two reviewers {APART} and agreed; {SIGNED}"),
        (
            2,
            "revised",
            f"Two reviewers {APART}, {REVISED}; {SIGNED}",
        ),
        (1, "agreed", f"One reviewer read the evidence and rated the claim; {SIGNED}"),
        (
            3,
            "adjudicated",
            f"Three reviewers {APART} and came to different ratings; {SETTLED}, and {SIGNED}",
        ),
        (
            1,
            "one-person desk",
            "One person read the evidence, rated the claim and signed the verdict off.",
        ),
    ],
)
def test_the_method_says_how_it_was_settled(
    reviews: int, settled: Settlement, sentence: str
) -> None:
    method = replace(METHOD, reviews=reviews, settled=settled)
    assert wording.method_sentences(method)[0] == sentence


def test_a_desk_without_ratings_tells_of_conclusions() -> None:
    for settled in get_args(Settlement):
        method = replace(METHOD, settled=settled, reviews=1 if settled == "one-person desk" else 2)
        told = " ".join(wording.method_sentences(method, rated=False))
        assert "rating" not in told
        assert "rated" not in told


def test_the_method_names_the_signer_who_opted_in_and_the_public_reason() -> None:
    method = replace(METHOD, settled="adjudicated", reason="New evidence", signed_by="Ada Lind")
    assert wording.method_sentences(method)[0].endswith(
        "an editor settled it (new evidence), and Ada Lind signed the verdict off."
    )
    alone = replace(METHOD, settled="one-person desk", signed_by="Ada Lind")
    assert wording.method_sentences(alone)[0].startswith("One person, Ada Lind, read")


@pytest.mark.parametrize(
    ("sources", "own_article_only", "sentence"),
    [
        (
            2,
            False,
            "The evidence rests on two independent sources; reprints of one text count as one.",
        ),
        (1, False, "The evidence rests on one independent source."),
        (0, False, "The evidence rests on no independent source."),
        (1, True, "The only evidence is the article in which the claim was made."),
    ],
)
def test_the_method_says_how_many_sources_there_are(
    sources: int, own_article_only: bool, sentence: str
) -> None:
    method = replace(METHOD, independent_sources=sources, own_article_only=own_article_only)
    assert wording.method_sentences(method)[1] == sentence


def test_the_place_of_a_rating_is_counted_from_the_truest() -> None:
    ruling = harbour_report().ruling
    assert wording.place_on_scale(ruling) == "fourth of five on the scale"
    assert wording.place_on_scale(replace(ruling, scale=SCALE[3:])) == "first of two on the scale"
    assert wording.place_on_scale(replace(ruling, number=None, scale=())) == ""
