"""Where the marks of a chart stand, and how its figures are said."""

import pytest

from factcheck.statistics.figures import Figure
from factcheck.web.charts import chart, decimal, spoken, spoken_interval


def test_zero_to_one_runs_from_left_to_right() -> None:
    drawn = chart("a", "A", [("Half", Figure(0.5)), ("All", Figure(1.0, None, (0.75, 1.0)))])
    half, whole = drawn.marks
    assert (half.at, half.low, half.high) == (50, None, None)
    assert (whole.at, whole.low, whole.high) == (100, 75, 100)
    assert [words for _, words in drawn.ticks] == ["0", "0.25", "0.5", "0.75", "1"]
    assert half.mark < whole.mark < drawn.ground < drawn.height


@pytest.mark.parametrize(
    ("least", "begins"), [(0.2, "0"), (-0.1, "−0.5"), (-0.5, "−0.5"), (-0.51, "−1"), (-1.0, "−1")]
)
def test_the_axis_begins_low_enough_for_all(least: float, begins: str) -> None:
    drawn = chart("a", "A", [("One", Figure(0.9, None, (least, 1.0)))])
    assert drawn.ticks[0] == (0, begins)
    assert drawn.ticks[-1] == (100, "1")
    assert drawn.marks[0].low is not None
    assert 0 <= drawn.marks[0].low <= 100


def test_what_lies_beyond_the_axis_stands_at_its_end() -> None:
    assert chart("a", "A", [("Far", Figure(-7.0))]).marks[0].at == 0


def test_a_figure_that_is_lacking_has_a_row_and_no_place() -> None:
    drawn = chart("a", "A", [("None", Figure(None, "because"))])
    assert drawn.marks[0].at is None
    assert drawn.description == "None: –."


def test_figures_are_said_in_two_decimals_or_in_whole_per_cent() -> None:
    figure = Figure(0.666, None, (0.254, 0.9))
    assert spoken(figure) == "0.67"
    assert spoken(figure, percent=True) == "67%"
    assert spoken_interval(figure) == "0.25 to 0.90"
    assert spoken_interval(figure, percent=True) == "25% to 90%"
    assert spoken(Figure(-0.254)) == "−0.25"
    assert spoken_interval(Figure(1.0)) == ""


def test_nothing_is_never_negative() -> None:
    assert decimal(-0.001) == "0.00"
