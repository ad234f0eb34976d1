import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.matching import (
    is_another_form,
    same_statement,
    similar,
    statement_key,
)


def test_case_marks_spacing_and_end_punctuation_make_no_other_key() -> None:
    key = statement_key("“It’s over,  he said … ‘for good’!”")
    assert key == statement_key('it\'s OVER he said for "good".') == "it's over he said for good"


def test_figures_signs_and_units_stay_in_the_key() -> None:
    assert statement_key("−5% of €3,500,000 at 10:15.") == "-5 % of €3500000 at 10:15"
    assert statement_key("It fell 5%") != statement_key("It fell 5")


def test_a_text_without_words_has_an_empty_key_and_makes_no_statement() -> None:
    assert statement_key(" … – “” ") == ""
    assert not same_statement("", "…")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "I have not met with any Russians to discuss any political campaign",
            "I have not met with any Russians at any time to discuss any political campaign",
        ),
        ("The bridge was checked by two engineers.", "the bridge was checked by 2 engineers"),
        ("Fares rose by 3 per cent last year", "“Fares rose by 3% last year,”"),
        ("We don't know who signed the lease", "We do not know who signed the lease"),
        ("Marlow is an honest man", "Ann Marlow is an honest man"),
        ("Fares fell in the north of the city", "Last year fares fell in the north of the city"),
        ("The ferry carried 3,000 people", "The ferry carried 3000 people"),
        (
            "The lease must not be read as proof of any agreement",
            "The lease must not be read as proof of any agreement or as a sign that we knew of it",
        ),
    ],
)
def test_the_same_statement_is_known_also_when_words_were_left_out(one: str, other: str) -> None:
    assert same_statement(one, other)
    assert same_statement(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I have met with the owners of the yard", "I have not met with the owners of the yard"),
        ("I have met with the owners of the yard", "I never met with the owners of the yard"),
        ("Fares rose by 3% last year", "Fares rose by 4% last year"),
        ("Fares rose by 3% last year", "Fares rose by 3% last year and 9% before"),
        ("The ferry lost 3 million", "The ferry lost 3 billion"),
        ("Marlow beat Holt in the north", "Holt beat Marlow in the north"),
        ("Marlow signed the lease on Monday", "Bell signed the lease on Monday"),
        ("Holt signed the harbour lease", "Marlow and Holt signed the harbour lease"),
        ("I have not met with any owners", "I have not met with any owners or Russians"),
        ("Fares fell in every part of town", "Fares rose in every part of town"),
        ("The bridge is safe for lorries", "If the bridge is safe for lorries we open it"),
        ("All the ferries were late on Monday", "Some of the ferries were late on Monday"),
        ("The council paid for the bridge", "The sun is out and the cafés are full"),
        ("a mess", "It is a mess"),
        ("The bridge is safe.", "The bridge is safe. Nobody told us about the rust, she said."),
    ],
)
def test_another_statement_is_told_apart(one: str, other: str) -> None:
    assert not same_statement(one, other)
    assert not same_statement(other, one)


def test_a_longer_statement_may_say_the_shorter_one_among_others() -> None:
    short = "I have not met the owners of the yard"
    long = "I have not met the owners of the yard at any time … and those remarks are false."
    assert is_another_form(short, long)
    assert is_another_form(long, short)
    assert not same_statement(long, short)
    assert not is_another_form("I have met the owners of the yard", long)


@pytest.mark.parametrize("unit", ["a\u0301\u0316", "́", "word ", "1,", "n't ", "— "])
def test_a_very_long_text_takes_no_more_than_its_length(unit: str) -> None:
    text = unit * 100_000
    assert statement_key(text) == statement_key(text)
    assert not is_another_form(text, "The bridge is safe for lorries")
    assert 0 <= similar(text, text[1:]) <= 1


def test_what_is_closer_is_more_similar() -> None:
    claim = "The council paid 3 million for the bridge"
    near = similar(claim, "For the bridge the council paid three million")
    far = similar(claim, "The council met on Monday")
    none = similar(claim, "Owls hunt mice")
    assert 1 > near > far > none >= 0
    assert similar(claim, f"“{claim}!”") == 1
    assert similar("", claim) == 0


SAYINGS = st.lists(
    st.sampled_from("I not never the Bridge fell 3 % won't cent per Marlow’s and 😀 é …".split()),
    max_size=9,
).map(" ".join)


@settings(deadline=None, max_examples=100)
@given(SAYINGS, SAYINGS)
def test_order_does_not_matter_and_a_statement_is_always_itself(one: str, other: str) -> None:
    assert same_statement(one, other) == same_statement(other, one)
    assert similar(one, other) == pytest.approx(similar(other, one))
    assert same_statement(one, one) == bool(statement_key(one))
    assert statement_key(statement_key(one)) == statement_key(one)
