"""Words that are cut where they are too long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.shortening import shortened


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("No crown was spent", "No crown was spent"),
        ("No crown was spent, ever", "No crown was…"),
        ("No crown was spent – ever", "No crown was spent…"),
        ("A constitutionalisation of it", "A constitutionalis…"),
        ("一分钱也没有花在新渡轮码头上面因为它是免费的", "一分钱也没有花在新渡轮码头上面因为它…"),
    ],
)
def test_the_last_word_that_fits_ends_it(words: str, shown: str) -> None:
    assert shortened(words, 19) == shown


@given(st.text(), st.integers(2, 40))
def test_it_is_never_longer_and_only_the_end_is_missing(words: str, longest: int) -> None:
    shown = shortened(words, longest)
    assert len(shown) <= longest
    assert shown == words or words.startswith(shown.removesuffix("…"))
