import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.checkworthy import FEATURES, worth
from tests.needs import do_without

DEBATES = Path(__file__).parents[3] / "shared" / "data" / "claimbuster-train.jsonl"


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("I have not met with any of the owners.", "a denial"),
        ("The council paid £3 million for the bridge.", "a number"),
        ("The council paid for the bridge and closed the yard.", "a past event"),
        ("The bridge belongs to Marlow and Sons.", "names a person or body"),
        ("It has been closed since 1987.", "a date"),
        ("I think this is a wonderful bridge.", "against: opinion"),
        ("Fares would go up and up.", "against: prediction"),
        ("We will open the bridge before the summer.", "against: a promise"),
        ("You should all come and see it.", "against: a demand"),
        ("Who paid for all of this?", "against: a question"),
        ("Thank you all so very much.", "against: thanks"),
        ("A total mess", "against: too short"),
        ("…", "against: too short"),
    ],
)
def test_a_reviewer_reads_why(statement: str, reason: str) -> None:
    assert reason in worth(statement, "direct").reasons


def test_a_denial_of_ones_own_deeds_ranks_above_talk_around_it() -> None:
    denial = worth("I have not met with any of the owners at any time.", "direct").score
    for talk in (
        "I feel I should not be involved in this.",
        "This letter should not be read as proof of anything.",
        "I have said that I will leave whenever it is right.",
        "It is a great day for all of us and for the harbour.",
    ):
        assert denial > 2 * worth(talk, "direct").score


def test_figures_rank_above_promises_and_promises_above_thanks() -> None:
    figure = worth("Unemployment rose by 4 per cent to 210,000 last year.", "direct")
    promise = worth("We will bring jobs back to the harbour for all of you.", "direct")
    thanks = worth("Thank you, good evening and welcome to the harbour.", "direct")
    assert figure.score > 0.9 > 0.3 > promise.score > thanks.score


def test_a_few_words_in_quotation_marks_rank_below_the_same_in_full() -> None:
    words = "the council knew of the rust for two years"
    fragment = worth(words, "fragment")
    assert fragment.score < worth(words, "direct").score
    assert "against: a few words only" in fragment.reasons


def test_a_denial_outweighs_that_the_speaker_speaks_of_themselves() -> None:
    for denial in (
        "I have not met with any of the owners.",
        "I knew nothing of the rust before the storm.",
        "She never discussed the sale with the owners.",
        "He denied that he had met the owners.",
        "Nobody ordered me to close the yard.",
        "No one told me about the rust.",
    ):
        judged = worth(denial)
        assert judged.score > 0.65
        assert judged.reasons[0] == "a denial"


def test_a_wish_ranks_below_the_same_words_as_speech_and_says_so() -> None:
    wish = worth("to close the bridge in 2019", "reported", is_attitude=True)
    assert wish.score < worth("to close the bridge in 2019", "reported").score / 2
    assert wish.reasons[0] == "against: a wish or a view"


def test_each_feature_tells_its_words_and_what_it_weighs() -> None:
    found = {one.name: one for one in worth("I think Marlow paid £3 million in 2019.").features}
    assert found["amount"].words == ("£", "million")
    assert found["date"].words == ("2019",)
    assert found["name"].words == ("Marlow",)
    assert found["amount"].weight > 0 > found["belief"].weight
    assert {one.reason for one in found.values()} <= set(FEATURES.values())
    assert [abs(one.weight) for one in found.values()] == sorted(
        (abs(one.weight) for one in found.values()), reverse=True
    )


def test_of_several_sentences_the_one_that_asks_most_speaks_for_all() -> None:
    talk, denial = "It is a great day for all of us.", "I have not met with any of the owners."
    assert worth(f"{talk} {denial}") == worth(denial)


def test_few_reasons_are_given_and_the_weightiest_comes_first() -> None:
    found = worth("Last year Marlow voted 98 times, I think, to raise more than £3 million.")
    assert len(found.reasons) == 4
    assert found.reasons[0] == "a number"


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=120), st.sampled_from(["direct", "fragment", "reported"]))
def test_any_text_gets_a_score_between_none_and_full(text: str, kind: str) -> None:
    assert 0 <= worth(text, kind).score <= 1


def test_the_order_agrees_with_what_people_chose_to_check() -> None:
    """Average precision on debate sentences, of which a quarter was worth checking."""
    if not DEBATES.is_file():
        do_without("../shared/data is not beside this clone")
    rows = [json.loads(line) for line in DEBATES.read_text(encoding="utf-8").splitlines()]
    ranked = sorted(rows, key=lambda row: -worth(row["text"], "direct").score)
    hits = [place for place, row in enumerate(ranked, 1) if row["label"]]
    precision = sum(number / place for number, place in enumerate(hits, 1)) / len(hits)
    assert precision > 0.8
