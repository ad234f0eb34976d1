"""How near statements are to one, and the plain words of a post."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.nearness import nearness, rarity
from factcheck.text.posts import plain_words
from factcheck.text.searching import terms

ASKED = "The council paid three million crowns for the swing bridge"


def scores(asked: str, others: list[str]) -> list[float]:
    words = terms(asked)
    weights = {term.group: 1.0 for term in words}
    return [near.score for near in nearness(asked, words, weights, others)]


def test_what_shares_more_is_nearer() -> None:
    near, far, none = scores(
        ASKED,
        [
            "For the swing bridge the council has paid 3 million crowns",
            "The council met on Monday about the ferry",
            "Owls hunt mice at night",
        ],
    )
    assert 1 >= near > far > none >= 0


def test_it_says_which_words_are_shared() -> None:
    words = terms(ASKED)
    [near] = nearness(ASKED, words, {term.group: 1.0 for term in words}, ["They pay for a bridge"])
    assert near.shared == ("pay", "bridge")


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    assert rarity(1, 100) > rarity(50, 100) > rarity(100, 100) > 0


@pytest.mark.parametrize(
    ("post", "plain"),
    [
        ("The quay is open https://pier.example/a?b=1", "The quay is open  "),
        ("#SaveOurPier now", "SaveOurPier Save Our Pier now"),
        ("Ask @pier_watch2 about it", "Ask pier_watch2 pier watch 2 about it"),
        (
            "It sank — Ann Marlow (@annmarlow) May 3, 2024",
            "It sank Ann Marlow (annmarlow)",
        ),
        ("Write to ann@pier.example – she knows", "Write to ann@pier.example – she knows"),
    ],
)
def test_the_plain_words_of_a_post(post: str, plain: str) -> None:
    assert plain_words(post) == plain


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=300), st.lists(st.text(max_size=300), max_size=4))
def test_any_text_is_scored(asked: str, others: list[str]) -> None:
    asked = plain_words(asked)
    assert all(0 <= score <= 1 for score in scores(asked, others))
