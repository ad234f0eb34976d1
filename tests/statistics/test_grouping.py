"""Groups out of pairs."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.statistics.grouping import groups

pairs = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)).filter(lambda p: p[0] != p[1]))


def test_what_is_tied_is_one_group_over_any_number_of_others() -> None:
    assert groups([1, 2, 3, 4, 5], [(4, 5), (2, 3), (3, 4)]) == {1: 1, 2: 2, 3: 2, 4: 2, 5: 2}


def test_what_is_to_be_kept_apart_is_not_brought_together_by_a_third() -> None:
    assert groups([1, 2, 3], [(1, 3), (2, 3)], {(1, 2)}) == {1: 1, 2: 2, 3: 1}
    assert groups([1, 2, 3], [(2, 3), (1, 3)], {(1, 2)}) == {1: 1, 2: 2, 3: 2}


@given(pairs, pairs)
def test_nobody_is_ever_in_a_group_with_whom_they_are_to_be_kept_apart_from(
    ties: list[tuple[int, int]], apart: list[tuple[int, int]]
) -> None:
    found = groups(range(1, 10), ties, apart)
    assert all(found[one] != found[other] for one, other in apart)
    assert all(head <= member and found[head] == head for member, head in found.items())


@given(pairs)
def test_without_anything_kept_apart_the_order_does_not_matter(
    ties: list[tuple[int, int]],
) -> None:
    assert groups(range(1, 10), ties) == groups(range(1, 10), reversed(ties))
