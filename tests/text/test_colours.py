"""How far two colours stand apart."""

import pytest

from factcheck.text.colours import contrast, is_colour


def test_black_and_white_stand_furthest_apart_and_a_colour_not_at_all_from_itself() -> None:
    assert contrast("#000000", "#ffffff") == contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#a3221b", "#a3221b") == 1


def test_the_ratio_is_the_one_of_wcag() -> None:
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert contrast("#010101", "#000000") < 1.01


@pytest.mark.parametrize("written", ["", "red", "#fff", "#a3221", "a3221b", "#a3221b;", "#g3221b"])
def test_anything_else_is_no_colour(written: str) -> None:
    assert not is_colour(written)
    with pytest.raises(ValueError, match="is no colour"):
        contrast(written, "#ffffff")
