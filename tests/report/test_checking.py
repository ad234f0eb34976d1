"""A report whose quotations aren't verbatim is found out."""

from dataclasses import replace
from typing import Any

import pytest

from factcheck.report.checking import Misquotation, misquotations, words_at
from factcheck.report.public import PublicReport
from factcheck.text.spans import Span
from tests.report.harbour import COURIER, FROZEN, LEDGER, harbour_report, sha256


def with_first_exhibit(**changes: Any) -> PublicReport:
    first, *others = harbour_report().evidence
    altered = replace(first, passage=replace(first.passage, **changes))
    return harbour_report(evidence=(altered, *others))


def test_a_report_that_quotes_word_for_word_has_no_misquotation() -> None:
    assert misquotations(harbour_report(), FROZEN) == []


def test_one_changed_letter_is_named_with_what_stands_there() -> None:
    words = "list a grant of 2.4 million crowns to the terminal company in May"
    report = with_first_exhibit(words=words.replace("2.4", "2.5"))
    assert misquotations(report, FROZEN) == [
        Misquotation("exhibit 1", words.replace("2.4", "2.5"), words)
    ]


def test_a_split_quotation_is_compared_span_by_span() -> None:
    exhibit = harbour_report().evidence[2]
    assert len(exhibit.passage.spans) == 2
    assert words_at(LEDGER, exhibit.passage.spans) == exhibit.passage.words


@pytest.mark.parametrize(
    "spans",
    [
        (),
        (Span(0, 10**6),),
        (Span(-5, 10),),
        (Span(10, 10),),
        (Span(30, 40), Span(10, 20)),
    ],
)
def test_a_place_that_is_none_is_a_misquotation(spans: tuple[Span, ...]) -> None:
    [wrong] = misquotations(with_first_exhibit(spans=spans), FROZEN)
    assert wrong.where == "exhibit 1" and wrong.found is None


def test_every_passage_of_a_missing_version_is_a_misquotation() -> None:
    wrong = misquotations(harbour_report(), {sha256(COURIER): COURIER})
    assert [(each.where, each.found) for each in wrong] == [
        ("appearance 1", None),
        ("exhibit 1", None),
        ("exhibit 3", None),
    ]


def test_a_kept_text_that_no_longer_has_its_own_hash_does_not_count() -> None:
    tampered = FROZEN | {sha256(COURIER): COURIER.replace("county", "counts")}
    wrong = misquotations(harbour_report(), tampered)
    assert [each.where for each in wrong] == ["exhibit 2", "exhibit 4"]


def test_the_claim_must_have_the_words_of_one_of_its_appearances() -> None:
    claim = harbour_report().claim
    reworded = replace(claim, quotation="No public money went into the terminal.")
    assert misquotations(harbour_report(claim=reworded), FROZEN) == [
        Misquotation("the claim", reworded.quotation, claim.quotation)
    ]
    nowhere = replace(claim, appearances=())
    assert misquotations(harbour_report(claim=nowhere), FROZEN) == [
        Misquotation("the claim", claim.quotation, None)
    ]


def test_places_are_counted_in_code_points() -> None:
    text = "🙂🙂 e\u0301tude said so"
    start = text.index("said")
    report = harbour_report()
    passage = replace(report.evidence[0].passage, spans=(Span(start, start + 4),), words="said")
    source = replace(report.sources[0], version_sha256=sha256(text))
    changed = harbour_report(
        claim=replace(report.claim, quotation="said", appearances=(passage,)),
        evidence=(replace(report.evidence[0], passage=passage),),
        sources=(source,),
    )
    assert misquotations(changed, {sha256(text): text}) == []
