"""The demo desk as it stands in its files, before any loader reads it.

Every quotation is in its article, every claim has what its status asks for, and nothing is real.
"""

import re
import unicodedata
from collections import Counter
from decimal import Decimal
from itertools import combinations

import pytest

from factcheck.models import QUESTIONS
from factcheck.text.likeness import Print, alike
from tests.cli.demo_files import (
    DESK,
    appearances_of,
    claims,
    desk,
    every_word_of_the_desk,
    evidence_of,
    journalism_in,
    pieces,
    quoted,
    role_of,
    words_of,
)
from tests.needs import seeds

STATUSES = {
    "suggested": 3,
    "set_aside": 2,
    "open": 4,
    "in_review": 2,
    "disputed": 1,
    "agreed": 1,
    "signed_off": 1,
    "published": 5,
    "correcting": 1,
    "outdated": 1,
}
STANCES = ("contradicts", "supports", "context")
SIGNED = {"signed_off", "published", "correcting", "outdated"}
JUDGED = SIGNED | {"agreed"}
RATINGS = {"True", "Mostly true", "Mixed", "Mostly false", "False", "Misleading", "Unproven"}
REASONS = {
    "opinion",
    "prediction",
    "not checkable",
    "duplicate of",
    "already checked",
    "not chosen",
}
CLAIM_HAS = {
    "key",
    "status",
    "article",
    "quotation",
    "claimant",
    "role",
    "said_on",
    "occasion",
    "statement",
    "headline",
}


def test_the_desk_has_the_articles_people_and_claims_it_promises() -> None:
    assert Counter(person["role"] for person in desk()["people"]) == {
        "admin": 1,
        "editor": 2,
        "reviewer": 3,
        "reader": 1,
    }
    assert len(desk()["articles"]) == 9
    assert len(claims()) == 21
    assert Counter(claim["status"] for claim in claims()) == STATUSES


def test_every_article_file_is_listed_once_with_an_outlet_that_is_listed_too() -> None:
    listed = [article["file"] for article in desk()["articles"]]
    assert sorted(listed) == sorted(path.name for path in (DESK / "articles").iterdir())
    outlets = [outlet["name"] for outlet in desk()["outlets"]]
    assert len(set(outlets)) == len(outlets)
    assert {article["outlet"] for article in desk()["articles"]} == set(outlets)


def test_every_article_is_as_long_as_a_news_story() -> None:
    for article in desk()["articles"]:
        assert 350 <= journalism_in(article["file"]) <= 700, article["file"]


def test_articles_come_out_in_order_in_the_weeks_before_the_demo() -> None:
    days = [article["published"] for article in desk()["articles"] if "kind" not in article]
    assert days == sorted(days)
    assert "2026-10-01" < days[0].isoformat() <= days[-1].isoformat() < "2026-11-20"


def test_one_source_is_primary_and_two_claims_rest_on_it() -> None:
    [record] = [article for article in desk()["articles"] if "kind" in article]
    assert (record["kind"], record["published"].isoformat()) == ("record", "2024-05-14")
    resting = [
        claim["key"]
        for claim in claims()
        if any(evidence["article"] == record["file"] for evidence in evidence_of(claim))
    ]
    assert resting == ["lowest-bid", "met-the-specification"]


def test_the_one_wire_story_stands_in_both_papers_lightly_edited_in_one() -> None:
    texts = {article["title"]: words_of(article["file"]) for article in desk()["articles"]}
    printed = [a for a in desk()["articles"] if a["author"] == "Strandline Press"]
    assert len({article["outlet"] for article in printed}) == 2
    alike_by = alike(*(Print(texts[article["title"]]) for article in printed))
    assert alike_by.is_reprint
    assert alike_by.share < 1
    carriers = {outlet["name"]: outlet.get("carries") for outlet in desk()["outlets"]}
    assert {carriers[article["outlet"]] for article in printed} == {"Strandline Press"}
    others = [Print(text) for title, text in texts.items() if title != printed[1]["title"]]
    assert not any(alike(one, other).is_reprint for one, other in combinations(others, 2))


def test_articles_are_written_with_both_kinds_of_quotation_mark_and_with_hard_characters() -> None:
    every = [words_of(article["file"]) for article in desk()["articles"]]
    assert any("“" in text for text in every)
    assert any("“" not in text and '"' in text for text in every)
    assert any(ord(character) > 0xFFFF for text in every for character in text)
    assert any(unicodedata.combining(character) for text in every for character in text)


@pytest.mark.parametrize(("file", "piece"), sorted(set(quoted())))
def test_every_quotation_and_passage_stands_once_and_verbatim_in_its_article(
    file: str, piece: str
) -> None:
    assert piece == " ".join(piece.split())
    assert words_of(file).count(piece) == 1


def test_the_pieces_of_a_split_quotation_are_in_their_order() -> None:
    for claim in claims():
        split = [(a["article"], a["quotation"]) for a in appearances_of(claim)]
        split += [(e["article"], e["passage"]) for e in evidence_of(claim)]
        for file, quotation in split:
            places = [words_of(file).index(piece) for piece in pieces(quotation)]
            assert places == sorted(places)


def test_every_article_that_quotes_a_claim_is_among_its_appearances() -> None:
    repeated = 0
    for claim in claims():
        first = pieces(claim["quotation"])[0].rstrip(".")
        quoting = {a["file"] for a in desk()["articles"] if first in words_of(a["file"])}
        assert {appearance["article"] for appearance in appearances_of(claim)} == quoting
        repeated += len({words_of(file) for file in quoting}) > 1
    assert repeated >= 2


def test_every_claim_can_be_read_by_itself() -> None:
    assert len({claim["key"] for claim in claims()}) == 21
    published = {article["file"]: article["published"] for article in desk()["articles"]}
    for claim in claims():
        assert claim.keys() >= CLAIM_HAS, claim["key"]
        assert len(claim["headline"]) < 75, claim["headline"]
        assert not any(rating in claim["headline"] for rating in RATINGS)
        assert claim["statement"].endswith(".")
        assert claim["said_on"] <= published[claim["article"]]


def test_what_nobody_has_opened_carries_no_work_and_what_is_set_aside_says_why() -> None:
    for claim in claims("suggested", "set_aside"):
        assert not claim.keys() & {"evidence", "reviews", "settlement", "verdict", "links"}
    assert not any("by" in claim for claim in claims("suggested"))
    assert all(claim["reason"] in REASONS for claim in claims("set_aside"))


def test_open_claims_have_no_review_and_one_waits_for_its_first_passage() -> None:
    assert not any("reviews" in claim for claim in claims("open"))
    assert sum("evidence" not in claim for claim in claims("open")) == 1


def test_a_claim_in_review_or_later_rests_on_passages_from_two_stories() -> None:
    for claim in claims("in_review", "disputed", *JUDGED):
        assert 2 <= len(claim["evidence"]) <= 5, claim["key"]
        assert len({words_of(passage["article"]) for passage in claim["evidence"]}) >= 2
        assert len({passage["stance"] for passage in claim["evidence"]}) >= 2


def test_evidence_has_a_stance_a_note_and_somebody_who_may_attach_it() -> None:
    for claim in claims():
        for passage in evidence_of(claim):
            assert passage["stance"] in STANCES
            assert passage["note"].strip()
            assert role_of(passage["by"]) in {"reviewer", "editor", "admin"}


def test_two_claims_are_split_and_each_part_is_words_of_the_claim_with_evidence() -> None:
    split = [claim for claim in claims() if "parts" in claim]
    assert [claim["status"] for claim in split] == ["published", "in_review"]
    for claim in split:
        words = " … ".join(pieces(claim["quotation"]))
        assert len(claim["parts"]) == 2
        for part in claim["parts"]:
            assert words.count(part["words"]) == 1
            assert role_of(part["by"]) == "reviewer"
            tied = [place for stance in STANCES for place in part.get(stance, [])]
            assert tied and set(tied) <= set(range(1, len(claim["evidence"]) + 1))


def test_reviews_are_as_many_and_as_alike_as_the_status_says() -> None:
    assert all(len(claim["reviews"]) == 1 for claim in claims("in_review"))
    for claim in claims("disputed", *JUDGED):
        assert len({review["by"] for review in claim["reviews"]}) == 2
        alike = len({review["rating"] for review in claim["reviews"]}) == 1
        assert alike != (claim["status"] == "disputed" or "settlement" in claim), claim["key"]
    for claim in claims("in_review", "disputed", *JUDGED):
        for review in claim["reviews"]:
            assert review["rating"] in RATINGS
            assert review["confidence"] in {"low", "medium", "high"}
            assert review["justification"].count(". ") >= 1
            assert role_of(review["by"]) in {"reviewer", "editor"}


def test_reviewers_of_the_disputed_claim_answer_questions_and_read_it_differently() -> None:
    (claim,) = claims("disputed")
    for review in claim["reviews"]:
        assert review["answers"].keys() <= QUESTIONS.keys()
        for reading in review["readings"]:
            attached = claim["evidence"][reading["evidence"] - 1]
            assert reading.get("stance") != attached["stance"]
            assert "stance" in reading or reading["relied_on"] is False


def test_one_claim_in_work_is_late_one_is_due_soon_and_one_is_nobodys() -> None:
    given = [claim["assignment"] for claim in claims() if "assignment" in claim]
    days = [one["due_in_days"] for one in given if "due_in_days" in one]
    assert sum(day < 0 for day in days) == 1
    assert any(0 <= day < 3 for day in days)
    assert sum("to" not in one for one in given) == 1
    assert all(role_of(one["by"]) == "editor" or one["by"] == one["to"] for one in given)


def test_threads_have_a_mention_an_answer_and_one_is_resolved() -> None:
    threads = [thread for claim in claims() for thread in claim.get("talk", [])]
    assert {thread["on"] for thread in threads} == {"claim", "evidence", "dispute"}
    assert sum("resolved_by" in thread for thread in threads) == 1
    names = {person["name"] for person in desk()["people"]}
    mentioned = {
        re.split(r"[,?.]", words)[0]
        for thread in threads
        for said in [thread, *thread.get("answers", [])]
        for words in said["text"].split("@")[1:]
    }
    assert mentioned and mentioned <= names


def test_a_claimant_is_a_person_unless_the_story_says_that_it_is_a_body() -> None:
    bodies = {claim["claimant"] for claim in claims() if "kind" in claim}
    assert bodies == {"Corvane Marine Works"}
    assert all(claim.get("kind") == "organization" for claim in claims() if "kind" in claim)


def test_the_sums_of_money_and_homes_add_up_wherever_they_are_printed() -> None:
    every = " ".join(words_of(article["file"]) for article in desk()["articles"])
    for parts, whole in (
        (("84", "23.1"), "107.1"),
        (("50.4", "33.6"), "84"),
        (("33.6", "23.1"), "56.7"),
        (("8.1", "15"), "23.1"),
        (("41.8", "8.6"), "50.4"),
        (("41.8", "29.5"), "71.3"),
        (("71.3", "35.8"), "107.1"),
        (("214", "26"), "240"),
        (("216", "24"), "240"),
        (("204", "12"), "216"),
    ):
        assert sum(map(Decimal, parts)) == Decimal(whole)
        assert all(re.search(rf"\b{re.escape(number)}\b", every) for number in (*parts, whole))


def test_every_address_is_one_that_cannot_be_real() -> None:
    text = every_word_of_the_desk()
    hosts = re.findall(r"https?://([^/\"\s]+)", text)
    assert hosts and all(host.endswith(".example") for host in hosts)
    mails = re.findall(r"[\w.]+@([\w.]+)", text)
    assert mails and set(mails) == {"example.org"}
    addresses = [article["address"] for article in desk()["articles"]]
    assert len(set(addresses)) == 9


def test_nobody_real_is_named() -> None:
    words = set(re.findall(r"\w+", every_word_of_the_desk().casefold()))
    assert not words & {"sessions", "trump", "kislyak", "cnn", "pti", "woio", "nunes", "schiff"}
    assert not words & {"comey", "schumer", "chaffetz", "boente", "washington", "russia", "russian"}


def test_no_turn_of_phrase_comes_from_the_seed_articles() -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.casefold())
        return set(zip(*(words[start:] for start in range(6)), strict=False))

    real = "\n".join(path.read_text(encoding="utf-8") for path in seeds().glob("*.txt"))
    assert not runs(every_word_of_the_desk()) & runs(real)
