import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.canonical import CANONICALISER, canonical
from factcheck.text.spans import Span

AWKWARD = st.text(
    alphabet=st.one_of(
        st.sampled_from("ab. \n\r\t\x00\x0b\x85\xa0\xad\u200b\u200d\u2028\u2029\ufeff\u202e\ud83d"),
        st.sampled_from(
            "e\u0301\u0327\u0323\u0344가\u1100\u1161\u11a8\u0958\u09c7\u09be\u2126😀’“"
        ),
        st.characters(),
    ),
    max_size=40,
)


def text_of(raw: str) -> str:
    return canonical(raw).text


def test_the_canonicaliser_says_its_name_and_number() -> None:
    assert CANONICALISER == "canonical/1"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("", ""),
        (" \r\n\t ", ""),
        ("One.\r\n\r\nTwo.", "One.\n\nTwo."),
        ("One.\rTwo.", "One.\n\nTwo."),
        ("One.\nTwo.\nThree.", "One.\n\nTwo.\n\nThree."),
        ("A line\nthat goes on.\n\nTwo.", "A line that goes on.\n\nTwo."),
        ("One.\n \t\n\n\nTwo.", "One.\n\nTwo."),
        ("\n\nOne.\nTwo.\n\n", "One.\n\nTwo."),
        ("  One  two\t three \n", "One two three"),
        ("a\xa0b\u2009c\u3000d\u202fe", "a b c d e"),
        ("a \u200b b", "a b"),
        ("a\x00b\x07c\x7fd\x9be", "abcde"),
        ("\ufeffwit\u00adness\u200b", "witness"),
        ("\u202eright\u202c \u2067left\u2069\u200e\u061c", "right left"),
        ("lone \ud83d surrogate", "lone surrogate"),
        ("cafe\u0301", "café"),
        ("e\u200b\u0301", "é"),
        ("Ω is \u2126", "Ω is Ω"),
        ("\u1112\u1161\u11ab", "한"),
        ("page one\x0cpage two", "page one\n\npage two"),
        ("one\u2028two\u2029three", "one two\n\nthree"),
        ("“It’s ‘so’” – she said — 'no' \"yes\" -", "“It’s ‘so’” – she said — 'no' \"yes\" -"),
        ("👩\u200d👩\u200d👧 می\u200cخواهم", "👩\u200d👩\u200d👧 می\u200cخواهم"),
    ],
)
def test_a_text_comes_to_its_one_form(raw: str, text: str) -> None:
    assert text_of(raw) == text


def test_an_offset_goes_back_to_the_character_it_came_from() -> None:
    raw = "\ufeff One\r\n\r\n tw\u00ado cafe\u0301s"
    made = canonical(raw)
    assert made.text == "One\n\ntwo cafés"
    assert [raw[made.to_original(place)] for place in (0, 5, 7, 9, 11, 13)] == list(
        "OtocfS".lower().replace("o", "O", 1)
    )


def test_an_offset_of_the_original_finds_its_place_in_the_canonical_text() -> None:
    raw = "\ufeff One\r\n\r\n tw\u00ado cafe\u0301s"
    made = canonical(raw)
    assert made.from_original(raw.index("One")) == 0
    assert made.from_original(raw.index("\u00ad")) == made.text.index("o caf")
    assert made.from_original(raw.index("\u0301")) == made.text.index("s", 7)
    assert made.from_original(len(raw)) == len(made.text)


def test_a_stretch_goes_back_without_what_was_taken_out_beside_it() -> None:
    raw = "so \u200bshe said\u200b\r\nand cafe\u0301\u200b left"
    made = canonical(raw)
    start = made.text.index("she said")
    assert made.span_in_original(Span(start, start + 8)).of(raw) == "she said"
    cafe = made.text.index("café")
    assert made.span_in_original(Span(cafe, cafe + 4)).of(raw) == "cafe\u0301"
    assert made.span_in_original(Span(3, 3)) == Span(4, 4)


@settings(deadline=None, max_examples=150)
@given(AWKWARD)
def test_doing_it_twice_changes_nothing_more(raw: str) -> None:
    once = text_of(raw)
    assert text_of(once) == once
    assert unicodedata.is_normalized("NFC", once)


@settings(deadline=None, max_examples=150)
@given(AWKWARD)
def test_both_maps_run_from_end_to_end_and_never_backwards(raw: str) -> None:
    made = canonical(raw)
    back = [made.to_original(place) for place in range(len(made.text) + 1)]
    forth = [made.from_original(place) for place in range(len(raw) + 1)]
    assert back == sorted(back)
    assert forth == sorted(forth)
    assert 0 <= back[0] <= back[-1] == len(raw)
    assert forth[0] == 0
    assert forth[-1] == len(made.text)


@settings(deadline=None, max_examples=150)
@given(AWKWARD)
def test_a_letter_that_nothing_happened_to_is_found_both_ways(raw: str) -> None:
    made = canonical(raw)
    for place, letter in enumerate(made.text):
        if letter in "ab.":
            origin = made.to_original(place)
            assert raw[origin] == letter
            assert made.from_original(origin) == place
            assert made.span_in_original(Span(place, place + 1)) == Span(origin, origin + 1)


@pytest.mark.parametrize(
    "piece",
    [
        "A plain sentence of an article, and “another”. ",
        "cafe\u0301 \r\n",
        "\u0316\u0300",
        "\x00\u200b",
        " \n",
        "\u1112\u1161\u11ab",
    ],
)
def test_the_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    raw = piece * (400_000 // len(piece))
    canonical(raw)
