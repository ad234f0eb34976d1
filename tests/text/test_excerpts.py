"""As much of a text as shows its marked places, and no more."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.excerpts import REACH, TOGETHER, around
from factcheck.text.spans import Span

SENTENCE = "The committee went through item {} of its agenda without a word. "
#: One paragraph of five thousand words.
LONG = "".join(SENTENCE.format(number) for number in range(450)).strip()


def place_of(words: str, text: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def shown(text: str, *words: str) -> list[str]:
    return [span.of(text) for span in around(text, [place_of(each, text) for each in words])]


def test_the_paragraph_of_a_place_is_shown_with_the_one_before_and_the_one_after() -> None:
    text = "\n\n".join("One. Two. Three here. Four. Five.".split(" "))
    assert shown(text, "here") == ["Three\n\nhere.\n\nFour."]
    assert shown(text, "One") == ["One.\n\nTwo."]
    assert shown(text, "Five") == ["Four.\n\nFive."]


def test_stretches_that_meet_are_one_and_others_stay_apart() -> None:
    text = "\n\n".join(f"Line {number}." for number in range(10))
    assert shown(text, "Line 1", "Line 4") == ["\n\n".join(f"Line {n}." for n in range(6))]
    assert len(shown(text, "Line 1", "Line 8")) == 2


def test_a_long_paragraph_is_cut_at_sentences_on_both_sides() -> None:
    [stretch] = shown(LONG, "item 200 of its agenda")
    assert stretch.startswith("The committee went through item 19")
    assert stretch.endswith("without a word.")
    assert len(stretch) <= 2 * REACH + len("item 200 of its agenda")


@pytest.mark.parametrize(("text", "whole"), [("word " * 999, "word"), ("語" * 999, "語")])
def test_where_no_sentence_ends_it_is_cut_between_words_or_where_it_must_be(
    text: str, whole: str
) -> None:
    text = text.strip()
    start = text.index(whole, len(text) // 2)
    [stretch] = around(text, [Span(start, start + len(whole))])
    assert stretch.of(text).replace(whole, "").strip() == ""
    assert stretch.end - stretch.start <= 2 * REACH + len(whole)


def test_many_places_share_what_is_shown_around_them() -> None:
    places = [place_of(f"item {number} ", LONG) for number in range(0, 450, 3)]
    quoted = sum(place.end - place.start for place in places)
    stretches = around(LONG, places)
    assert sum(stretch.end - stretch.start for stretch in stretches) <= quoted + TOGETHER


def test_no_place_shows_nothing() -> None:
    assert around(LONG, []) == []


@given(
    st.text("ab. \n", min_size=1, max_size=3000).filter(str.strip),
    st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 90)), min_size=1, max_size=6),
)
def test_every_place_is_in_a_stretch_and_no_two_stretches_touch(
    text: str, wanted: list[tuple[int, int]]
) -> None:
    places = [Span(start, start + length) for start, length in wanted if start + length < len(text)]
    places = [place for place in places if place.of(text).strip() == place.of(text)]
    stretches = around(text, places)
    assert all(any(stretch.holds(place) for stretch in stretches) for place in places)
    assert all(text[one.end : next_.start].strip() for one, next_ in pairwise(stretches))
