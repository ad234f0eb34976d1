"""Figures of agreement: published examples, another way of reckoning, what must always hold."""

from collections import Counter
from random import Random
from time import perf_counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.statistics.agreement import (
    Measure,
    Patterns,
    Undefined,
    alpha_nominal,
    alpha_ordinal,
    kappa,
    patterns,
    percent_agreement,
    specific_agreement,
)
from factcheck.statistics.figures import FEWEST_FOR_INTERVAL, Figure, figure, with_interval
from tests.statistics.reference import Ratings, reference

# Krippendorff (2011), section C: four observers, twelve units, gaps. A dot is a gap.
OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
UNITS = [
    [int(said) for said in unit if said != "."]
    for unit in zip(*(line.split() for line in OBSERVERS), strict=True)
]
# Krippendorff (2011), section B: two observers, ten units, two values.
TWO_OBSERVERS = list(
    zip((0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0), strict=True)
)

things = st.lists(st.lists(st.integers(1, 5), max_size=4), min_size=1, max_size=25)


def test_krippendorffs_example_with_gaps_gives_his_nominal_figure() -> None:
    assert alpha_nominal(patterns(UNITS)) == pytest.approx(0.743, abs=0.0005)


def test_krippendorffs_example_with_gaps_gives_his_ordinal_figure() -> None:
    assert alpha_ordinal(patterns(UNITS)) == pytest.approx(0.815, abs=0.0005)


def test_krippendorffs_example_of_two_observers_gives_his_figure() -> None:
    assert alpha_nominal(patterns(TWO_OBSERVERS)) == pytest.approx(0.095, abs=0.0005)


def test_kappa_of_a_table_that_can_be_reckoned_by_hand() -> None:
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: .70 observed, .50 by chance.
    found: Patterns = {(1, 1): 20, (1, 0): 5, (0, 1): 10, (0, 0): 15}
    assert kappa(found) == pytest.approx(0.4)


def test_percent_agreement_counts_pairs_of_ratings_of_one_thing() -> None:
    assert percent_agreement(patterns([[1, 1], [1, 2]])) == 0.5
    assert percent_agreement(patterns([[1, 1, 2]])) == pytest.approx(1 / 3)
    assert percent_agreement(patterns([[1], [], [3, 3]])) == 1


def test_specific_agreement_says_how_often_a_rating_is_joined() -> None:
    found = patterns([[1, 1], [1, 2], [2, 2], [2, 2]])
    assert specific_agreement(found, 1) == pytest.approx(2 / 3)
    assert specific_agreement(found, 2) == pytest.approx(4 / 5)


@pytest.mark.parametrize("measure", [percent_agreement, alpha_nominal, alpha_ordinal, kappa])
def test_where_nothing_is_compared_there_is_a_reason_and_no_figure(measure: Measure) -> None:
    found = patterns([]) if measure is kappa else patterns([[1], [2], []])
    assert figure(measure, found) == Figure(None, "nothing was rated by two people")


@pytest.mark.parametrize("measure", [alpha_nominal, alpha_ordinal, kappa])
def test_where_all_ratings_are_one_and_the_same_chance_can_not_be_told(measure: Measure) -> None:
    found = figure(measure, patterns([[3, 3]] * 20))
    assert found.value is None
    assert "told from chance" in (found.lack or "")


def test_a_rating_that_nobody_gave_beside_another_has_no_specific_agreement() -> None:
    with pytest.raises(Undefined, match="nobody gave it"):
        specific_agreement(patterns([[1, 1], [4]]), 4)


@pytest.mark.parametrize(("measure", "ordinal"), [(alpha_nominal, False), (alpha_ordinal, True)])
@given(ratings=things)
def test_alpha_is_what_counting_every_pair_gives(
    measure: Measure, ordinal: bool, ratings: Ratings
) -> None:
    expected = reference(ratings, ordinal=ordinal)
    assume(expected is not None)
    assert measure(patterns(ratings)) == pytest.approx(expected, abs=1e-9)


@given(ratings=things)
def test_the_order_of_raters_and_of_things_is_irrelevant(ratings: Ratings) -> None:
    turned = [list(reversed(thing)) for thing in reversed(ratings)]
    for measure in (percent_agreement, alpha_nominal, alpha_ordinal):
        one, other = figure(measure, patterns(ratings)), figure(measure, patterns(turned))
        assert one.lack == other.lack
        assert one.value == pytest.approx(other.value)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(2, 4)), min_size=2, max_size=20))
def test_perfect_agreement_is_one(given_alike: list[tuple[int, int]]) -> None:
    assume(len({rating for rating, _ in given_alike}) > 1)
    found = patterns([[rating] * raters for rating, raters in given_alike])
    assert percent_agreement(found) == 1
    assert alpha_nominal(found) == 1
    assert alpha_ordinal(found) == 1


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=1, max_size=30))
def test_kappa_is_the_same_from_either_side_and_never_above_one(
    pairs: list[tuple[int, int]],
) -> None:
    one = figure(kappa, Counter(pairs))
    other = figure(kappa, Counter((second, first) for first, second in pairs))
    assert one.lack == other.lack
    assert one.value == pytest.approx(other.value)
    assert one.value is None or -1 <= one.value <= 1


@given(ratings=things)
def test_a_thing_with_one_rating_changes_nothing(ratings: Ratings) -> None:
    for measure in (percent_agreement, alpha_nominal, alpha_ordinal):
        assert figure(measure, patterns(ratings)) == figure(measure, patterns([*ratings, [2]]))


@given(ratings=things, stretch=st.integers(2, 9))
def test_the_ordinal_figure_goes_by_order_not_by_size(ratings: Ratings, stretch: int) -> None:
    wider = [[rating**stretch for rating in thing] for thing in ratings]
    one, other = figure(alpha_ordinal, patterns(ratings)), figure(alpha_ordinal, patterns(wider))
    assert one.value == pytest.approx(other.value)


def test_an_interval_lies_about_its_figure_and_is_the_same_each_time() -> None:
    random = Random(7)  # noqa: S311
    rated = [[(one := random.randint(1, 5)), random.choice([one, one, 3])] for _ in range(60)]
    first = with_interval(alpha_nominal, patterns(rated))
    again = with_interval(alpha_nominal, patterns(reversed(rated)))
    assert first == again
    assert first.interval is not None
    assert first.value is not None
    low, high = first.interval
    assert low < first.value < high
    assert high - low < 0.5


def test_more_things_make_a_narrower_interval() -> None:
    few = with_interval(percent_agreement, patterns([[1, 1], [1, 2]] * 10)).interval
    many = with_interval(percent_agreement, patterns([[1, 1], [1, 2]] * 160)).interval
    assert few is not None
    assert many is not None
    assert (few[1] - few[0]) / (many[1] - many[0]) == pytest.approx(4, rel=0.25)


def test_an_interval_of_a_share_is_as_wide_as_the_binomial_says() -> None:
    # Half of 400 pairs agree: a standard error of .025, and 1.96 of them to either side.
    found = with_interval(percent_agreement, patterns([[1, 1], [1, 2]] * 200)).interval
    assert found == pytest.approx((0.451, 0.549), abs=0.006)


def test_too_few_things_have_a_figure_and_no_interval() -> None:
    found = with_interval(percent_agreement, patterns([[1, 1]] * (FEWEST_FOR_INTERVAL - 1)))
    assert found == Figure(1.0)


def test_two_thousand_things_take_a_moment() -> None:
    random = Random(3)  # noqa: S311
    rated = [[random.randint(1, 7) for _ in range(random.choice([2, 3]))] for _ in range(2000)]
    begun = perf_counter()
    assert with_interval(alpha_ordinal, patterns(rated)).interval is not None
    assert perf_counter() - begun < 10
